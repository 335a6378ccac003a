#include "document/prose/prose_list.h"

#include <algorithm>
#include <vector>

#include "document/prose/prose_lines.h"

namespace summit {
namespace {

constexpr std::string_view bullet = "* ";

class ListEdit {
 public:
  ListEdit(std::string_view text, std::size_t begin, std::size_t end)
      : text_(text), lines_(lines_of_prose(text)), begin_(begin), end_(end) {
    first_ = line_with(lines_, begin);
    last_ = line_with(lines_, end);
    // A selection that ends at the start of a line does not reach into it.
    if (last_ > first_ && end == lines_[last_].begin) --last_;
  }

  ProseEdit run() {
    while (first_ < last_ && lines_[first_].is_blank()) ++first_;
    while (first_ < last_ && lines_[last_].is_blank()) --last_;
    bool removes = lines_[first_].is_item();
    for (std::size_t i = first_; i <= last_ && removes; ++i) removes = belongs_to_item(i);
    if (first_ > 0 && !lines_[first_ - 1].is_blank() &&
        (removes || !lines_[first_ - 1].is_item() ||
         lines_[first_ - 1].indent != lines_[first_].indent)) {
      out_ += '\n';
    }
    for (std::size_t i = first_; i <= last_; ++i) removes ? remove(i) : add(i);
    const std::size_t from = lines_[first_].begin;
    const std::size_t to = lines_[last_].begin + lines_[last_].text.size();
    const bool goes_on = last_ + 1 < lines_.size() && !lines_[last_ + 1].is_blank();
    if (goes_on && (removes || !lines_[last_ + 1].is_item()) && !is_continued(last_ + 1)) {
      out_ += '\n';
    }
    const bool caret = begin_ == end_;
    const std::size_t new_begin = from + (new_begin_ == npos ? 0 : new_begin_);
    const std::size_t new_end = caret ? new_begin : from + selected_end_;
    std::string after(text_.substr(0, from));
    after += out_;
    after += text_.substr(to);
    return edit_between(text_, after, new_begin, std::max(new_begin, new_end));
  }

 private:
  static constexpr std::size_t npos = std::string::npos;

  // An item's first line, a further one, or what parts two.
  [[nodiscard]] bool belongs_to_item(std::size_t i) const {
    return lines_[i].is_blank() || lines_[i].is_item() || lines_[i].indent > lines_[first_].indent;
  }
  // The line goes on with the item that ends ahead of it.
  [[nodiscard]] bool is_continued(std::size_t i) const {
    return lines_[i - 1].is_item() && lines_[i].indent > lines_[i - 1].indent;
  }

  // Where the selection begins and ends, once what comes next in the output is `line` from its
  // byte `from` on.
  void keep_place(const MarkupLine& line, std::size_t from) {
    const auto inside = [&](std::size_t place) {
      return place < line.begin + from ? 0 : place - line.begin - from;
    };
    const std::size_t size = line.text.size() - from;
    if (new_begin_ == npos && begin_ <= line.begin + line.text.size()) {
      new_begin_ = out_.size() + std::min(inside(begin_), size);
    }
    if (end_ >= line.begin) selected_end_ = out_.size() + std::min(inside(end_), size);
  }

  void add(std::size_t i) {
    const MarkupLine& line = lines_[i];
    if (line.is_blank() && i != first_) {
      // Paragraphs become items that stand close; blank lines around anything else stay.
      const bool stays = lines_[i - 1].indent > lines_[first_].indent ||
                         (i < last_ && lines_[i + 1].indent > lines_[first_].indent);
      if (stays) out_ += '\n';
      return;
    }
    if (i > first_) out_ += '\n';
    const bool further = i > first_ && line.indent > lines_[first_].indent;
    out_ += line.text.substr(0, line.indent);
    if (!line.is_item() && !further) out_ += bullet;
    keep_place(line, line.indent);
    out_ += line.text.substr(line.indent);
  }

  void remove(std::size_t i) {
    const MarkupLine& line = lines_[i];
    if (line.is_blank()) {
      if (i > first_) out_ += '\n';
      return;
    }
    const std::size_t indent = lines_[first_].indent;
    const bool item = line.is_item() && line.indent == indent;
    if (i > first_) {
      out_ += '\n';
      if (item && !lines_[i - 1].is_blank()) out_ += '\n';
    }
    const std::size_t cut = std::min(indent + bullet.size(), line.text.size());
    const std::size_t from = item ? cut : std::min(cut, line.indent);
    out_ += line.text.substr(0, indent);
    keep_place(line, from);
    out_ += line.text.substr(from);
  }

  std::string_view text_;
  std::vector<MarkupLine> lines_;
  std::size_t begin_, end_;
  std::size_t first_ = 0, last_ = 0;
  std::string out_;
  std::size_t new_begin_ = npos;  // in out_
  std::size_t selected_end_ = 0;
};

}  // namespace

ProseEdit toggle_list(std::string_view text, std::size_t begin, std::size_t end) {
  return ListEdit(text, begin, end).run();
}

}  // namespace summit
