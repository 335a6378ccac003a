#include "document/writer/prose.h"

#include <algorithm>
#include <vector>

#include "document/writer/rst_words.h"
#include "document/writer/rst_writer.h"
#include "text/find_byte.h"
#include "text/rst_escape.h"
#include "text/utf8.h"
#include "text/width.h"
#include "text/wrap.h"

namespace summit {
namespace {

constexpr std::size_t npos = std::string_view::npos;
constexpr std::size_t tab_columns = 8;

using Lines = std::vector<std::string_view>;

bool contains(std::string_view text, char c) {
  return find_byte(text, c) != npos;
}

std::string_view without_trailing_space(std::string_view line) {
  const std::size_t last = line.find_last_not_of(" \t\r");
  return line.substr(0, last == npos ? 0 : last + 1);
}

// Calls `use(line)` for every line of `text`.
template <typename Use>
void for_each_line(std::string_view text, Use use) {
  while (true) {
    const std::size_t end = find_byte(text, '\n');
    use(text.substr(0, end));
    if (end == npos) return;
    text.remove_prefix(end + 1);
  }
}

std::size_t indentation(std::string_view line) {
  return std::min(line.find_first_not_of(' '), line.size());
}

// The size of a bullet with the spaces after it; 0 where the line is no item of a bullet list.
std::size_t bullet_size(std::string_view line) {
  if (line.size() < 3 || !contains("*-+", line[0]) || line[1] != ' ') return 0;
  return 1 + indentation(line.substr(1));
}

// Whether some part without a space has more than `size` bytes.
bool has_longer_run(std::string_view text, std::size_t size) {
  while (text.size() > size) {
    // Such a part at the front would leave no space in its first bytes.
    const std::size_t space = text.rfind(' ', size);
    if (space == npos) return true;
    text.remove_prefix(space + 1);
  }
  return false;
}

// The top of a simple table: docutils' simple_table_top_pat.
bool is_simple_table_top(std::string_view line) {
  return line.starts_with('=') && contains(line, ' ') && line.find_first_not_of("= ") == npos;
}

bool is_simple_table_border(std::string_view line) {
  return line.starts_with('=') && line.find_first_not_of("= ") == npos;
}

// Whether lines, none of them blank, are a paragraph: nothing in them could be other markup.
bool is_paragraph(std::span<const std::string_view> lines) {
  return !may_start_block(lines.front()) &&
         std::none_of(lines.begin(), lines.end(), [](std::string_view line) {
           return line.front() == ' ' || is_adornment(line);
         });
}

// Writes the lines of one prose, block by block.
class ProseWriter {
 public:
  ProseWriter(std::string& out, std::string_view tidy, std::size_t indent)
      : out_(out), indent_(indent), columns_(prose_columns(indent)) {
    for_each_line(tidy, [&](std::string_view line) { lines_.push_back(line); });
  }

  void write() {
    bool literal_follows = false;
    for (std::size_t at = 0; at < lines_.size();) {
      if (lines_[at].empty()) {
        out_ += '\n';
        ++at;
        continue;
      }
      const std::size_t end = end_of_block(at);
      const std::span block(lines_.data() + at, end - at);
      // Right after "::" the lines may be a quoted literal block.
      const bool wraps = !literal_follows && any_too_long(block);
      if (wraps && is_paragraph(block)) {
        rewrap(block, 0);
      } else if (wraps && is_bullet_list(block)) {
        write_list(block);
      } else {
        copy(block);
      }
      literal_follows = block.back().ends_with("::");
      at = end;
    }
  }

 private:
  // Blocks end at blank lines; only simple tables may hold some.
  [[nodiscard]] std::size_t end_of_block(std::size_t at) const {
    if (is_simple_table_top(lines_[at])) {
      std::size_t borders = 0;
      for (std::size_t i = at + 1; i < lines_.size(); ++i) {
        if (!is_simple_table_border(lines_[i])) continue;
        ++borders;
        if (borders == 2 || i + 1 == lines_.size() || lines_[i + 1].empty()) return i + 1;
      }
    }
    while (at < lines_.size() && !lines_[at].empty()) ++at;
    return at;
  }

  // Whether wrapping would help. A line that is too long because of one long word, like a URL,
  // stays as it is.
  bool too_long(std::string_view line) {
    if (line.size() <= columns_) return false;  // every column takes at least one byte
    const std::size_t width = display_width(line);
    if (width <= columns_) return false;
    const std::string_view text = line.substr(indentation(line));
    if (!has_longer_run(text, columns_)) return true;
    split_words(text, words_);
    std::size_t longest = 0;
    for (const std::string_view word : words_) longest = std::max(longest, display_width(word));
    return words_.size() > 1 && (longest <= columns_ || width - longest > columns_);
  }

  bool any_too_long(std::span<const std::string_view> block) {
    return std::any_of(block.begin(), block.end(),
                       [&](std::string_view line) { return too_long(line); });
  }

  // Items that start with one bullet and go on with hanging indentation, plain text in each.
  static bool is_bullet_list(std::span<const std::string_view> block) {
    const char bullet = block.front().front();
    std::size_t hanging = 0;
    for (std::string_view line : block) {
      if (line.front() != ' ') {
        hanging = bullet_size(line);
        if (hanging == 0 || line.front() != bullet || may_start_block(line.substr(hanging))) {
          return false;
        }
      } else if (indentation(line) != hanging || is_adornment(line.substr(hanging))) {
        return false;
      }
    }
    return true;
  }

  void write_list(std::span<const std::string_view> block) {
    while (!block.empty()) {
      std::size_t end = 1;
      while (end < block.size() && block[end].front() == ' ') ++end;
      const auto item = block.subspan(0, end);
      if (any_too_long(item)) {
        rewrap(item, bullet_size(item.front()));
      } else {
        copy(item);
      }
      block = block.subspan(end);
    }
  }

  void copy(std::span<const std::string_view> block) {
    if (indent_ == 0) {
      const char* begin = block.front().data();
      out_.append(begin, block.back().data() + block.back().size());
      out_ += '\n';
      return;
    }
    for (const std::string_view line : block) {
      out_.append(indent_, ' ');
      out_ += line;
      out_ += '\n';
    }
  }

  // Writes a paragraph in new lines. The first `hanging` bytes of its first line are a bullet, and
  // its other lines are indented by as many columns.
  void rewrap(std::span<const std::string_view> block, std::size_t hanging) {
    out_.append(indent_, ' ');
    out_ += block.front().substr(0, hanging);
    text_.clear();
    for (const std::string_view line : block) {
      if (!text_.empty()) text_ += ' ';
      text_ += line.substr(hanging);
    }
    split_words(text_, words_);
    wrapped_.clear();
    wrap(words_, columns_ - std::min(columns_, hanging), display_width, wrapped_);
    for (std::size_t i = 0; i < wrapped_.size(); ++i) {
      if (i > 0) out_.append(indent_ + hanging, ' ');
      out_ += wrapped_[i];
      out_ += '\n';
    }
  }

  std::string& out_;
  std::size_t indent_;
  std::size_t columns_;
  Lines lines_;
  // Kept between blocks for their memory.
  std::string text_;
  Lines words_;
  Lines wrapped_;
};

}  // namespace

void append_expanded(std::string& out, std::string_view line) {
  std::size_t column = 0;
  for (std::size_t i = 0; i < line.size();) {
    const std::size_t size = decode(line, i).size;
    if (line[i] == '\t') {
      const std::size_t spaces = tab_columns - column % tab_columns;
      out.append(spaces, ' ');
      column += spaces;
    } else {
      out += line.substr(i, size);
      ++column;
    }
    i += size;
  }
}

bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \t\r\n") == npos;
}

std::size_t prose_columns(std::size_t indent) {
  constexpr std::size_t at_least = 24;
  return std::max(rst_line_columns - std::min(indent, rst_line_columns), at_least);
}

namespace {

struct Tidy {
  std::string_view prose;
  std::size_t longest_line;  // bytes, of which every column takes at least one
};

// What tidy_prose does, in one pass over prose that is tidy already.
Tidy tidy(std::string_view prose, std::string& scratch) {
  while (prose.starts_with('\n')) prose.remove_prefix(1);
  while (prose.ends_with('\n')) prose.remove_suffix(1);
  std::size_t longest = 0;
  for (std::size_t begin = 0; begin <= prose.size();) {
    std::size_t end = find_control(prose, begin);
    while (end != npos && prose[end] != '\n' && prose[end] != '\t' && prose[end] != '\r') {
      end = find_control(prose, end + 1);
    }
    end = std::min(end, prose.size());
    const bool line_ends = end == prose.size() || prose[end] == '\n';
    if (!line_ends || (end > begin && prose[end - 1] == ' ')) {
      scratch.clear();
      for_each_line(prose, [&](std::string_view line) {
        // A "\r" alone breaks a line as well, to docutils.
        line = without_trailing_space(line);
        for (std::size_t at = 0; at <= line.size();) {
          const std::size_t break_at = std::min(line.find('\r', at), line.size());
          append_expanded(scratch, without_trailing_space(line.substr(at, break_at - at)));
          scratch += '\n';
          at = break_at + 1;
        }
      });
      std::string none;
      return tidy(scratch, none);
    }
    longest = std::max(longest, end - begin);
    begin = end + 1;
  }
  return {prose, longest};
}

}  // namespace

std::string_view tidy_prose(std::string_view prose, std::string& scratch) {
  return tidy(prose, scratch).prose;
}

bool is_paragraph(std::string_view tidy) {
  Lines lines;
  for_each_line(tidy, [&](std::string_view line) { lines.push_back(line); });
  return std::none_of(lines.begin(), lines.end(), [](auto line) { return line.empty(); }) &&
         is_paragraph(std::span<const std::string_view>(lines));
}

void append_prose(std::string& out, std::string_view prose, std::size_t indent) {
  std::string scratch;
  const auto [tidy, longest] = summit::tidy(prose, scratch);
  if (tidy.empty()) return;
  if (indent + longest > rst_line_columns) {
    ProseWriter(out, tidy, indent).write();
    return;
  }
  if (indent == 0) {
    out += tidy;
    out += '\n';
    return;
  }
  for_each_line(tidy, [&](std::string_view line) {
    if (!line.empty()) out.append(indent, ' ');
    out += line;
    out += '\n';
  });
}

}  // namespace summit
