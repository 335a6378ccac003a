#include "cli/files.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <iterator>
#include <string>
#include <system_error>

namespace summit {
namespace {

namespace fs = std::filesystem;

// A folder of its own that is gone afterwards.
class Folder {
 public:
  Folder() {
    for (int i = 0; !fs::create_directory(path_); ++i) {
      path_ = fs::temp_directory_path() / ("summit-files-test-" + std::to_string(i));
    }
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() {
    std::error_code code;
    fs::remove_all(path_, code);
  }
  [[nodiscard]] std::string operator/(const char* name) const { return (path_ / name).string(); }
  [[nodiscard]] std::size_t size() const {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(path_), {}));
  }

 private:
  fs::path path_ = fs::temp_directory_path() / "summit-files-test";
};

std::string contents(const std::string& path) {
  std::string error;
  return RealFiles().read(path, error).value_or("cannot read: " + error);
}

TEST_CASE("what is written is read back, byte for byte") {
  const Folder folder;
  RealFiles files;
  std::string error;
  const std::string bytes("a\r\n\0\xFF é", 8);
  CHECK(files.write(folder / "a", bytes, error));
  CHECK(contents(folder / "a") == bytes);
  CHECK(files.write(folder / "a", "", error));
  CHECK(contents(folder / "a") == "");
  CHECK(folder.size() == 1);
  const std::string large(1 << 20, 'x');
  CHECK(files.write(folder / "a", large, error));
  CHECK(contents(folder / "a") == large);
}

TEST_CASE("what cannot be read or written says why and leaves nothing behind") {
  const Folder folder;
  RealFiles files;
  std::string error;
  CHECK(contents(folder / "none") == "cannot read: No such file or directory");
  CHECK(contents(folder / ".") == "cannot read: it is a folder");
  CHECK_FALSE(files.write(folder / "none/a", "x", error));
  CHECK(error == "No such file or directory");
  CHECK_FALSE(files.write(folder / ".", "x", error));
  CHECK_FALSE(files.write("", "x", error));
  CHECK(folder.size() == 0);
}

TEST_CASE("a file that is written over keeps its permissions") {
  const Folder folder;
  RealFiles files;
  std::string error;
  CHECK(files.write(folder / "a", "old", error));
  const auto only_owner = fs::perms::owner_read | fs::perms::owner_write;
  fs::permissions(folder / "a", only_owner);
  CHECK(files.write(folder / "a", "new", error));
  CHECK(fs::status(folder / "a").permissions() == only_owner);
}

TEST_CASE("a link is followed, to a file that is there or not") {
  const Folder folder;
  RealFiles files;
  std::string error;
  fs::create_symlink("target", folder / "link");
  CHECK(files.write(folder / "link", "first", error));
  CHECK(fs::is_symlink(folder / "link"));
  CHECK(contents(folder / "target") == "first");
  CHECK(files.write(folder / "link", "second", error));
  CHECK(contents(folder / "target") == "second");
  CHECK(folder.size() == 2);
  fs::create_symlink("loop", folder / "loop");
  CHECK_FALSE(files.write(folder / "loop", "x", error));
}

TEST_CASE("others' files beside it are left alone") {
  const Folder folder;
  RealFiles files;
  std::string error;
  CHECK(files.write(folder / "a.summit-0", "theirs", error));
  CHECK(files.write(folder / "a", "ours", error));
  CHECK(contents(folder / "a.summit-0") == "theirs");
  CHECK(folder.size() == 2);
}

}  // namespace
}  // namespace summit
