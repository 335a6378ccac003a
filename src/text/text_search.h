// Finds what somebody typed in a text, as people look for words: capitals and small letters are the
// same, and so is all white space, however much of it there is.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace summit {

// Bytes of a text.
struct TextHit {
  std::size_t begin = 0, end = 0;
  friend bool operator==(const TextHit&, const TextHit&) = default;
};

class TextSearch {
 public:
  // White space around `wanted` means nothing.
  explicit TextSearch(std::string_view wanted);
  // Nothing is looked for: nothing is found.
  [[nodiscard]] bool empty() const { return wanted_.empty(); }
  // The first hit that begins at byte `from` of `text` or later.
  [[nodiscard]] std::optional<TextHit> find(std::string_view text, std::size_t from = 0) const;

 private:
  // Where the hit that begins at byte `at` ends; nothing where none does.
  [[nodiscard]] std::optional<std::size_t> end_of_hit(std::string_view text, std::size_t at) const;

  std::u32string wanted_;  // lower case, white space runs one space
};

}  // namespace summit
