#include "text/wrap.h"

namespace summit {

void wrap(std::span<const std::string_view> words, std::size_t columns, WidthOf width_of,
          std::vector<std::string_view>& lines) {
  if (words.empty()) return;
  const char* begin = words.front().data();
  const char* end = begin;
  const char* measured = begin;  // from `begin` to here there are `width` columns
  std::size_t width = 0;
  const auto finish_line = [&] {
    lines.emplace_back(begin, static_cast<std::size_t>(end - begin));
  };
  for (const std::string_view word : words) {
    const char* word_end = word.data() + word.size();
    // Every column takes a byte at least: only what might be too long is measured.
    if (end != begin && static_cast<std::size_t>(word_end - begin) > columns) {
      width += width_of({measured, static_cast<std::size_t>(word_end - measured)});
      measured = word_end;
      if (width > columns) {
        finish_line();
        begin = measured = word.data();
        width = 0;
      }
    }
    end = word_end;
  }
  finish_line();
}

}  // namespace summit
