#include "document/writer/rst_ideas.h"

#include "document/writer/prose.h"
#include "document/writer/rst_words.h"
#include "text/rst_escape.h"
#include "text/width.h"
#include "text/wrap.h"

namespace summit {
namespace {

void append_blank_line(std::string& out) {
  if (!out.empty() && !out.ends_with("\n\n")) out += '\n';
}

// Whether a line is an item with this marker.
bool is_item(std::string_view line, std::string_view marker) {
  return line.starts_with(marker) && (line.size() == marker.size() || line[marker.size()] == ' ');
}

// Whether the last thing in tidy prose belongs to a list with the same marker: what comes next, if
// it is an item too, would join it.
bool ends_in_bullets(std::string_view tidy, std::string_view marker) {
  while (!tidy.empty()) {
    const std::size_t start = tidy.rfind('\n') + 1;  // npos + 1 is 0
    const std::string_view line = tidy.substr(start);
    if (!line.empty() && line.front() != ' ') return is_item(line, marker);
    tidy = tidy.substr(0, start == 0 ? 0 : start - 1);
  }
  return false;
}

}  // namespace

std::size_t RstBullets::hanging() const {
  return display_width(marker) + spaces;
}

std::string title_markup(const Idea& idea) {
  std::string scratch;
  std::string markup;
  append_text(markup, one_line(idea.title, scratch));
  return markup;
}

bool is_simple(const Idea& idea) {
  return idea.ideas.empty() && is_blank(idea.notes);
}

void append_separator(std::string& out, std::size_t indent) {
  out.append(indent, ' ');
  out += "..\n";
}

bool joins_list(std::string_view prose, const RstBullets& bullets) {
  std::string scratch;
  const std::string_view tidy = tidy_prose(prose, scratch);
  return tidy.starts_with(' ') || is_item(tidy.substr(0, tidy.find('\n')), bullets.marker);
}

void append_ideas(std::string& out, const std::vector<Idea>& ideas, std::string_view before,
                  std::size_t indent, const RstBullets& bullets) {
  if (ideas.empty()) return;
  std::string scratch;
  if (ends_in_bullets(tidy_prose(before, scratch), bullets.marker)) {
    append_blank_line(out);
    append_separator(out, indent);
  }
  append_blank_line(out);
  bool simple = true;
  for (const Idea& idea : ideas) {
    const bool was_simple = simple;
    simple = is_simple(idea);
    if (&idea != ideas.data() && (bullets.loose || !was_simple || !simple)) append_blank_line(out);
    append_idea(out, idea, title_markup(idea), indent, bullets);
  }
}

void append_idea(std::string& out, const Idea& idea, std::string_view markup, std::size_t indent,
                 const RstBullets& bullets) {
  append_item_title(out, markup, indent, bullets);
  const std::size_t inner = indent + bullets.hanging();
  if (!is_blank(idea.notes)) {
    append_blank_line(out);
    append_prose(out, idea.notes, inner);
  }
  RstBullets below = bullets;
  below.loose = false;
  append_ideas(out, idea.ideas, idea.notes, inner, below);
}

void append_item_title(std::string& out, std::string_view markup, std::size_t indent,
                       const RstBullets& bullets) {
  const std::size_t inner = indent + bullets.hanging();
  out.append(indent, ' ');
  out += bullets.marker;
  if (markup.empty()) out += '\n';
  std::vector<std::string_view> words;
  split_words(markup, words);
  std::vector<std::string_view> lines;
  wrap(words, prose_columns(inner), display_width, lines);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    out.append(i == 0 ? bullets.spaces : inner, ' ');
    out += lines[i];
    out += '\n';
  }
}

}  // namespace summit
