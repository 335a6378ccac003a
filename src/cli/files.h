// The file system as the commands need it: narrow, so that tests run on files in memory.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace summit {

class Files {
 public:
  Files() = default;
  Files(const Files&) = delete;
  Files& operator=(const Files&) = delete;
  virtual ~Files() = default;

  // All bytes of a file; "-" is standard input. None when it cannot be read, with `error` saying
  // why.
  [[nodiscard]] virtual std::optional<std::string> read(const std::string& path,
                                                        std::string& error) = 0;
  // Writes a file whole or not at all; "-" is standard output.
  [[nodiscard]] virtual bool write(const std::string& path, std::string_view bytes,
                                   std::string& error) = 0;
  virtual void print_error(std::string_view text) = 0;
};

// The machine's own.
class RealFiles final : public Files {
 public:
  [[nodiscard]] std::optional<std::string> read(const std::string& path,
                                                std::string& error) override;
  [[nodiscard]] bool write(const std::string& path, std::string_view bytes,
                           std::string& error) override;
  void print_error(std::string_view text) override;
};

}  // namespace summit
