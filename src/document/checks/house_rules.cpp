#include "document/checks/house_rules.h"

#include <algorithm>
#include <utility>

#include "document/writer/prose.h"
#include "document/writer/rst_writer.h"
#include "text/find_byte.h"
#include "text/sort.h"
#include "text/utf8.h"
#include "text/width.h"

namespace summit {
namespace {

constexpr std::size_t npos = std::string_view::npos;
constexpr std::string_view zero_width_space = "\u200B";

std::string expanded(std::string_view line) {
  std::string out;
  append_expanded(out, line);
  return out;
}

class HouseRules {
 public:
  explicit HouseRules(std::string_view text) : text_(text) {}

  std::vector<HouseRuleFinding> run() {
    for (std::size_t begin = 0; begin < text_.size();) {
      const std::size_t end = std::min(find_byte(text_, '\n', begin), text_.size());
      line_begin_ = begin;
      ++line_number_;
      line(begin, end);
      begin = end + 1;
    }
    ending();
    sort_by(findings_,
            [](const auto& each) { return key_of(each.problem.at.line, each.problem.at.column); });
    return std::move(findings_);
  }

 private:
  void line(std::size_t begin, std::size_t end) {
    if (end > begin && text_[end - 1] == '\r') {
      --end;
      add(Severity::warning, end, "line-carriage-return",
          Pattern(
              "this line ends with a carriage return (Windows); save the file with Unix line ends"),
          TextEdit{end, end + 1, ""});
    }
    std::string_view line = text_.substr(begin, end - begin);
    const std::size_t size = line.find_last_not_of(" \t") + 1;  // npos + 1 is 0
    if (size < line.size()) {
      add(Severity::warning, begin + size, "line-trailing-space",
          Pattern("white space ends this line; delete it"), TextEdit{begin + size, end, ""});
      line = line.substr(0, size);
    }
    if (const std::size_t tab = find_byte(line, '\t'); tab != npos) {
      add(Severity::warning, begin + tab, "line-tab",
          Pattern("a tab stands here, whose width differs from editor to editor; use spaces"),
          TextEdit{begin, begin + size, expanded(line)});
    }
    if (const std::size_t space = line.find(zero_width_space); space != npos) {
      add(Severity::warning, begin + space, "zero-width-space",
          Pattern("an invisible character, the zero-width space U+200B, stands here; delete it"),
          TextEdit{begin + space, begin + space + zero_width_space.size(), ""});
    }
    length(begin, line);
  }

  void length(std::size_t begin, std::string_view line) {
    // Every column takes a byte at least.
    if (line.size() <= rst_line_columns) return;
    const std::size_t width = display_width(line);
    if (width <= rst_line_columns || line.find("://") != npos) return;
    const std::size_t indent = std::min(line.find_first_not_of(' '), line.size());
    if (find_byte(line.substr(0, line.find_last_not_of(' ') + 1), ' ', indent) == npos) return;
    add(Severity::warning, begin, "line-too-long",
        Message("this line has {} columns, and {} is the limit; break it",
                {width, rst_line_columns}),
        std::nullopt);
  }

  void ending() {
    if (text_.empty()) return;
    if (!text_.ends_with('\n')) {
      add(Severity::warning, text_.size(), "no-final-newline",
          Pattern("the last line has no line break; add one"),
          TextEdit{text_.size(), text_.size(), "\n"});
      return;
    }
    const std::size_t last = text_.find_last_not_of('\n');
    const std::size_t keep = last == npos ? 0 : last + 2;
    if (keep < text_.size()) {
      line_begin_ = keep;
      line_number_ = position_of(text_, keep).line;
      add(Severity::hint, keep, "blank-line-at-end",
          Pattern("blank lines end the file; delete them"), TextEdit{keep, text_.size(), ""});
    }
  }

  void add(Severity severity, std::size_t at, std::string_view code, Message message,
           std::optional<TextEdit> fix) {
    const Position position{line_number_,
                            position_of(text_.substr(line_begin_), at - line_begin_).column};
    findings_.push_back(
        {{severity, {}, position, std::move(message), std::string(code)}, std::move(fix)});
  }

  std::string_view text_;
  std::size_t line_begin_ = 0;
  std::uint32_t line_number_ = 0;
  std::vector<HouseRuleFinding> findings_;
};

}  // namespace

std::vector<HouseRuleFinding> check_house_rules(std::string_view text) {
  return HouseRules(text).run();
}

}  // namespace summit
