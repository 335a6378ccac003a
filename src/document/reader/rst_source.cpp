#include "document/reader/rst_source.h"

#include <algorithm>
#include <cstring>
#include <iterator>
#include <utility>

#include "text/utf8.h"

namespace summit {
namespace {

constexpr std::size_t tab_columns = 8;

// How many bytes of a line break that only Python knows start at `at`; 0 where none does.
std::size_t rare_line_break(std::string_view text, std::size_t at) {
  const auto byte = static_cast<unsigned char>(text[at]);
  if (byte >= 0x1C && byte <= 0x1E) return 1;
  if (byte == '\r') return text.substr(at + 1).starts_with('\n') ? 0 : 1;
  const std::string_view rest = text.substr(at);
  if (byte == 0xC2) return rest.starts_with("\xC2\x85") ? 2 : 0;
  if (byte == 0xE2) return rest.starts_with("\u2028") || rest.starts_with("\u2029") ? 3 : 0;
  return 0;
}

bool is_odd(std::string_view text, std::size_t at) {
  return text[at] == '\t' || text[at] == '\v' || text[at] == '\f' || rare_line_break(text, at) > 0;
}

// The first byte at or after `at` that docutils does not take as it is, or npos.
std::size_t find_odd(std::string_view text, std::size_t at) {
  constexpr std::uint64_t ones = 0x0101010101010101U;
  constexpr std::uint64_t high = ones << 7U;
  constexpr std::uint64_t low = ~high;
  while (at < text.size()) {
    std::size_t stop = text.size();
    if (at + 8 <= text.size()) {
      std::uint64_t eight = 0;
      std::memcpy(&eight, text.data() + at, 8);
      // High bits: of bytes that are not ASCII, of bytes below a space, of bytes but "\n".
      const std::uint64_t control = ~((eight & low) + ones * 0x60) & ~eight & high;
      const std::uint64_t line = eight ^ (ones * '\n');
      const std::uint64_t other = (((line & low) + low) | line) & high;
      if ((((eight & high) | control) & other) == 0) {
        at += 8;
        continue;
      }
      stop = at + 8;
    }
    for (; at < stop; ++at) {
      if (is_odd(text, at)) return at;
    }
  }
  return std::string_view::npos;
}

}  // namespace

RstSource::RstSource(std::string source) : source_(std::move(source)) {
  const std::size_t first = find_odd(source_, 0);
  if (first != std::string_view::npos) expand(first);
}

void RstSource::expand(std::size_t first) {
  mapped_ = true;
  const auto add_run = [&](std::size_t from, bool fixed) {
    const auto at = static_cast<std::uint32_t>(text_.size());
    if (!runs_.empty() && runs_.back().text == at) runs_.pop_back();  // it was empty
    runs_.push_back({at, static_cast<std::uint32_t>(from), fixed});
  };
  std::size_t counted = 0;  // up to where the columns of the text's last line are known
  std::size_t columns = 0;
  const auto append = [&](std::string_view chunk) {
    const std::size_t newline = chunk.rfind('\n');
    if (newline != std::string_view::npos) {
      counted = text_.size() + newline + 1;
      columns = 0;
    }
    text_ += chunk;
  };
  add_run(0, false);
  std::size_t done = 0;  // in the source
  for (std::size_t at = first; at != std::string_view::npos; at = find_odd(source_, done)) {
    append(std::string_view(source_).substr(done, at - done));
    done = at + 1;
    if (source_[at] == '\t') {
      while (counted < text_.size()) {
        counted += decode(text_, counted).size;
        ++columns;
      }
      add_run(at, true);
      text_.append(tab_columns - columns % tab_columns, ' ');
      add_run(done, false);
    } else if (const std::size_t size = rare_line_break(source_, at); size > 0) {
      append("\n");
      done = at + size;
      if (size > 1) add_run(done, false);
    } else {
      text_ += ' ';
    }
  }
  append(std::string_view(source_).substr(done));
}

std::uint32_t RstSource::in_source(std::uint32_t offset) const {
  if (!mapped_) return offset;
  const auto after =
      std::upper_bound(runs_.begin(), runs_.end(), offset,
                       [](std::uint32_t value, const Run& run) { return value < run.text; });
  const Run& run = *std::prev(after);
  return run.fixed ? run.source : run.source + (offset - run.text);
}

}  // namespace summit
