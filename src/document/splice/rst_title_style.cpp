#include "document/splice/rst_title_style.h"

#include <algorithm>

#include "document/writer/document_names.h"
#include "text/rst_escape.h"
#include "text/width.h"

namespace summit {
namespace {

// In the order in which OpenStack's documents use them.
constexpr std::string_view adornments = "-~^\"'+*#:.<>_`,;!?@$%&()/[]{}|\\=";

std::string_view without_break(std::string_view line) {
  const std::size_t last = line.find_last_not_of(" \r\n");
  return line.substr(0, last == std::string_view::npos ? 0 : last + 1);
}

std::string markup_of(std::string_view text) {
  std::string scratch;
  std::string markup;
  const std::string_view title = one_line(text, scratch);
  append_text(markup, title.empty() ? DocumentNames::untitled : title);
  return markup;
}

std::string written(const RstTitleLines& style, std::string_view markup, std::size_t columns) {
  const std::string line = std::string(columns, style.adornment) + '\n';
  std::string out;
  if (style.overlined) out += line;
  out.append(style.indent, ' ').append(markup) += '\n';
  return out += line;
}

// An overline sticks out on either side as far.
std::size_t least_columns(const RstTitleLines& style, std::string_view markup) {
  return std::max<std::size_t>(display_width(markup) + 2 * style.indent, 1);
}

}  // namespace

RstTitleLines title_lines(const RstEdits& document, const RstTree& tree, RstIndex section) {
  const auto line_at = [&](std::uint32_t begin) {
    return document.text().substr(begin, document.line_end(begin) - begin);
  };
  RstTitleLines found;
  std::uint32_t at = document.line_begin(tree[section].begin);
  found.lines.begin = at;
  const RstIndex title = tree.child(section, RstKind::title);
  if (title != rst_none && tree[title].level == 1) {
    found.overlined = true;
    at = document.line_end(at);
  }
  const std::string_view line = without_break(line_at(at));
  found.indent = std::min(line.find_first_not_of(' '), line.size());
  found.title = {at + static_cast<std::uint32_t>(found.indent),
                 at + static_cast<std::uint32_t>(line.size())};
  found.width = display_width(line.substr(found.indent));
  const std::uint32_t under = document.line_end(at);
  const std::string_view underline = without_break(line_at(under));
  if (!underline.empty()) found.adornment = underline[0];
  found.adornments = underline.size();
  found.lines.end = document.line_end(under);
  return found;
}

RstTitleStyle::RstTitleStyle(const RstEdits& document, const RstTree& tree) {
  for (RstIndex node = 0; node < tree.nodes.size(); ++node) {
    if (tree.kind(node) != RstKind::section) continue;
    const std::size_t level = std::max<std::size_t>(tree[node].level, 1);
    if (levels_.size() < level) levels_.resize(level);
    Level& known = levels_[level - 1];
    const RstTitleLines lines = title_lines(document, tree, node);
    const std::size_t gap = document.blank_lines_ahead(lines.lines.begin);
    if (!known.known) {
      known = {lines, gap, true};
      if (document.skip_blank(lines.lines.end) < document.text().size()) {
        gap_behind_ =
            lines.lines.end < document.text().size() && document.is_blank_line(lines.lines.end) ? 1
                                                                                                : 0;
      }
    } else {
      known.gap_ahead = std::min(known.gap_ahead, gap);
    }
  }
}

std::string RstTitleStyle::make(std::string_view title, std::size_t level) const {
  level = std::max<std::size_t>(level, 1);
  RstTitleLines style;
  if (level <= levels_.size() && levels_[level - 1].known) {
    style = levels_[level - 1].sample;
  } else {
    const auto in_use = [&](char c) {
      return std::any_of(levels_.begin(), levels_.end(), [&](const Level& known) {
        return known.known && known.sample.adornment == c;
      });
    };
    const auto free = std::find_if_not(adornments.begin(), adornments.end(), in_use);
    style.adornment = free == adornments.end() ? adornments.back() : *free;
  }
  const std::string markup = markup_of(title);
  return written(style, markup, least_columns(style, markup));
}

std::string RstTitleStyle::make_document_title(std::string_view title) const {
  const std::string markup = markup_of(title);
  RstTitleLines style;
  style.adornment = '=';
  style.overlined = true;
  return written(style, markup, least_columns(style, markup));
}

std::string RstTitleStyle::renamed(const RstTitleLines& old, std::string_view title) const {
  const std::string markup = markup_of(title);
  std::size_t columns = least_columns(old, markup);
  const bool longer = old.adornments > old.width + 2 * old.indent;
  if (longer) columns = std::max(columns, old.adornments);
  return written(old, markup, columns);
}

std::string RstTitleStyle::adorned_like(const RstTitleLines& other, std::string_view markup) {
  return written(other, markup, least_columns(other, markup));
}

std::size_t RstTitleStyle::gap_ahead(std::size_t level) const {
  if (level == 0 || level > levels_.size() || !levels_[level - 1].known) return 1;
  return std::max<std::size_t>(levels_[level - 1].gap_ahead, 1);
}

}  // namespace summit
