#include "cli/files.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <memory>
#include <string>
#include <system_error>

namespace summit {
namespace {

struct Close {
  void operator()(std::FILE* file) const { (void)std::fclose(file); }
};
using Handle = std::unique_ptr<std::FILE, Close>;

bool write_all(std::FILE* file, std::string_view bytes) {
  return std::fwrite(bytes.data(), 1, bytes.size(), file) == bytes.size() && std::fflush(file) == 0;
}

// What a symbolic link stands for, there or not; other paths as they are.
std::filesystem::path followed(std::filesystem::path path) {
  constexpr int most_links = 40;  // as the kernel's own limit
  std::error_code code;
  for (int i = 0; i < most_links && std::filesystem::is_symlink(path, code); ++i) {
    path = path.parent_path() / std::filesystem::read_symlink(path, code);
  }
  return path;
}

// A new file beside `target`, open for writing; its name is nobody else's.
Handle open_beside(const std::filesystem::path& target, std::filesystem::path& name) {
  constexpr int most_tries = 100;
  for (int i = 0; i < most_tries; ++i) {
    name = target;
    name += ".summit-" + std::to_string(i);
    Handle file(std::fopen(name.c_str(), "wbx"));
    if (file != nullptr || errno != EEXIST) return file;
  }
  return nullptr;
}

bool replace(const std::filesystem::path& target, std::string_view bytes, std::string& error) {
  std::error_code code;
  if (std::filesystem::is_symlink(target, code)) {
    error = std::strerror(ELOOP);
    return false;
  }
  std::filesystem::path name;
  Handle file = open_beside(target, name);
  if (file == nullptr) {
    error = std::strerror(errno);
    return false;
  }
  if (!write_all(file.get(), bytes) || std::fclose(file.release()) != 0) {
    error = std::strerror(errno);
  } else {
    // The file keeps its permissions.
    const auto status = std::filesystem::status(target, code);
    if (std::filesystem::exists(status)) {
      std::filesystem::permissions(name, status.permissions(), code);
    }
    std::filesystem::rename(name, target, code);
    if (!code) return true;
    error = code.message();
  }
  file.reset();
  std::filesystem::remove(name, code);
  return false;
}

}  // namespace

std::optional<std::string> RealFiles::read(const std::string& path, std::string& error) {
  Handle opened;
  std::FILE* file = stdin;
  if (path != "-") {
    std::error_code code;
    if (std::filesystem::is_directory(path, code)) {
      error = "it is a folder";
      return std::nullopt;
    }
    opened.reset(std::fopen(path.c_str(), "rb"));
    file = opened.get();
  }
  if (file == nullptr) {
    error = std::strerror(errno);
    return std::nullopt;
  }
  std::string bytes;
  char block[1 << 16];
  while (const std::size_t size = std::fread(block, 1, sizeof block, file)) {
    bytes.append(block, size);
  }
  if (std::ferror(file) != 0) {
    error = std::strerror(errno);
    return std::nullopt;
  }
  return bytes;
}

bool RealFiles::write(const std::string& path, std::string_view bytes, std::string& error) {
  if (path == "-") {
    if (write_all(stdout, bytes)) return true;
    error = std::strerror(errno);
    return false;
  }
  // A file gets its new content in one step; a device or pipe is written to as it is.
  std::error_code code;
  if (std::filesystem::exists(path, code) && !std::filesystem::is_regular_file(path, code)) {
    const Handle file(std::fopen(path.c_str(), "wb"));
    if (file != nullptr && write_all(file.get(), bytes)) return true;
    error = std::strerror(errno);
    return false;
  }
  return replace(followed(path), bytes, error);
}

void RealFiles::print_error(std::string_view text) {
  (void)write_all(stderr, text);
}

}  // namespace summit
