#include "text/wrap.h"

namespace summit {

void wrap(std::span<const std::string_view> words, std::size_t columns, WidthOf width_of,
          std::vector<std::string_view>& lines) {
  if (words.empty()) return;
  const char* begin = words.front().data();
  const char* end = begin;
  std::size_t width = 0;
  const auto finish_line = [&] {
    lines.emplace_back(begin, static_cast<std::size_t>(end - begin));
  };
  for (const std::string_view word : words) {
    const std::size_t word_width = width_of(word);
    if (end != begin && width + 1 + word_width > columns) {
      finish_line();
      begin = word.data();
      width = word_width;
    } else {
      width += word_width + (end == begin ? 0 : 1);
    }
    end = word.data() + word.size();
  }
  finish_line();
}

}  // namespace summit
