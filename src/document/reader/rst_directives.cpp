// Directives: arguments, options, content (docutils' Body.parse_directive_block).

#include <algorithm>
#include <string>

#include "document/reader/rst_blocks.h"
#include "document/reader/rst_directive_kinds.h"
#include "document/reader/rst_punctuation.h"
#include "text/name.h"

namespace summit {
namespace {

constexpr std::size_t npos = std::string_view::npos;

bool has_option(const RstDirectiveKind& kind, std::string_view name) {
  return kind.options.find(' ' + std::string(name) + ' ') != npos;
}

bool is_flag(std::string_view name) {
  return name == "keepspace" || name == "local" || name == "trim" || name == "ltrim" ||
         name == "rtrim" || name == "literal";
}

bool is_number(std::string_view name) {
  return name == "header-rows" || name == "stub-columns" || name == "depth";
}

bool is_class(std::string_view name) {
  return name == "class" || name == "figclass";
}

// Whether each word can become a class's name, for which it needs a letter (nodes.make_id). Of
// letters past ASCII, those with an accent lose it, and others are dropped.
bool are_classes(std::string_view value) {
  std::size_t words = 0;
  for (std::size_t at = 0; at < value.size(); ++words) {
    bool letter = false;
    for (; at < value.size() && value[at] != ' ' && value[at] != '\n'; ++at) {
      const auto c = static_cast<unsigned char>(value[at]);
      letter =
          letter || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= 0xC3 && c <= 0xC9);
    }
    if (!letter) return false;
    while (at < value.size() && (value[at] == ' ' || value[at] == '\n')) ++at;
  }
  return words > 0;
}

}  // namespace

void RstBlocks::refuse(std::uint32_t place, std::string_view name, Pattern why) {
  builder_.problem(RstFault::directive_invalid, place, Message(why, {name}));
}

// `name` is where the name starts in line `i`; `substitution` is the name that the directive
// defines, if it does.
RstBlocks::Item RstBlocks::directive(const RstBlock& block, std::uint32_t i, std::uint32_t name,
                                     std::string_view substitution, bool titles) {
  const std::size_t held = lines_.size();
  const std::string_view here = line(i);
  const auto name_end = name + static_cast<std::uint32_t>(simple_name(here, name));
  std::uint32_t marker = name_end + (here[name_end] == ' ' ? 3 : 2);
  while (marker < here.size() && here[marker] == ' ') ++marker;
  const std::string spelled(here.substr(name, name_end - name));
  const RstDirectiveKind* kind = find_directive(spelled);
  const std::uint32_t place = lines_[i].begin;

  const Indented inside =
      indented(block, i, {.first_indent = columns_of(i, marker), .strip_top = false});
  const RstIndex node = builder_.open(RstKind::directive, lines_[i].begin);
  builder_.leaf(RstKind::directive_name, place + name, place + name_end);
  const RstBuilder::Mark before = builder_.mark();
  bool read = false;
  if (kind == nullptr) {
    builder_.problem(RstFault::directive_unknown, place, spelled);
  } else if (kind->in_substitutions_only && substitution.empty()) {
    refuse(
        place, spelled,
        Pattern("the directive \"{}\" can stand in a substitution definition only; move it there"));
  } else if (kind->in_sections_only && !titles) {
    refuse(place, spelled,
           Pattern("the directive \"{}\" can stand in a section only, not inside another element; "
                   "unindent it"));
  } else {
    RstBlock arguments;
    RstBlock options;
    RstBlock content;
    read = directive_parts(inside.block, *kind, spelled, place, arguments, options, content) &&
           directive_content(content, *kind, spelled, place);
  }
  if (!read) {
    // Kept as it is, and so are the problems found.
    builder_.take_back_nodes(before);
    builder_[node].style = 1;
    const std::uint32_t first = skip_blank(inside.block.first, inside.block.last);
    if (first < inside.block.last) {
      builder_[builder_.leaf(RstKind::directive_content, lines_[first].begin,
                             content_end(inside.block, 0))]
          .value = inside.block.indent;
    }
  }
  builder_.close(content_end(inside.block, lines_[i].end));
  release(held);
  const bool next_blank = inside.end >= block.last || blank(inside.end);
  return {inside.end, inside.blank_finish || (read && next_blank)};
}

bool RstBlocks::directive_parts(const RstBlock& whole, const RstDirectiveKind& kind,
                                std::string_view name, std::uint32_t place, RstBlock& arguments,
                                RstBlock& options, RstBlock& content) {
  RstBlock block = whole;
  if (!block.empty() && blank(block.first)) ++block.first;
  while (!block.empty() && blank(block.last - 1)) --block.last;
  const bool has_arguments = kind.required_arguments + kind.optional_arguments > 0;
  const auto empty_at = [&](std::uint32_t i) { return RstBlock{i, i, block.indent}; };
  arguments = empty_at(block.first);
  options = empty_at(block.first);
  content = block;
  if (!block.empty() && (has_arguments || !kind.options.empty())) {
    // Up to the first blank line: arguments, then options.
    std::uint32_t end = block.first;
    while (end < block.last && !blank(end)) ++end;
    arguments.last = end;
    content.first = std::min(end + 1, block.last);
    if (!kind.options.empty()) {
      std::uint32_t field = block.first;
      while (field < end && field_marker(line(field)) == 0) ++field;
      options = {field, end, block.indent};
      arguments.last = field;
    }
    if (!arguments.empty() && !has_arguments) {
      // It is content, which goes on below the options if there are any.
      if (options.empty()) {
        content.first = arguments.first;
      } else {
        return split_content(arguments, options, content, kind, name, place);
      }
      arguments = empty_at(block.first);
    }
  }
  content.first = skip_blank(content.first, content.last);
  // What is wrong in a title does not matter where the directive is refused for something else.
  const RstBuilder::Mark mark = builder_.mark();
  if (!directive_options(options, kind, name, place)) return false;
  builder_.take_back_nodes(mark);
  return directive_has_content(content, kind, name, place) &&
         directive_arguments(arguments, kind, name, place) &&
         directive_options(options, kind, name, place);
}

// docutils takes text ahead of the options for content as well. Options in the middle of content
// have no place in the tree; they are markup of the directive.
bool RstBlocks::split_content(const RstBlock& before, const RstBlock& options, RstBlock& content,
                              const RstDirectiveKind& kind, std::string_view name,
                              std::uint32_t place) {
  const RstBuilder::Mark mark = builder_.mark();
  if (!directive_options(options, kind, name, place)) return false;
  builder_.take_back_nodes(mark);
  std::uint32_t to = options.last;
  for (std::uint32_t i = before.last; i-- > before.first;) lines_[--to] = lines_[i];
  content.first = to;
  return directive_has_content(content, kind, name, place);
}

bool RstBlocks::directive_has_content(const RstBlock& content, const RstDirectiveKind& kind,
                                      std::string_view name, std::uint32_t place) {
  if (kind.content == RstContent::none && !content.empty()) {
    refuse(place, name,
           Pattern("the directive \"{}\" takes no content; unindent the text or put a blank line "
                   "before it"));
    return false;
  }
  if (content.empty() && (kind.needs_content || kind.content == RstContent::list_table)) {
    refuse(place, name,
           Pattern("the directive \"{}\" has no content; write some below it, indented"));
    return false;
  }
  return true;
}

bool RstBlocks::directive_arguments(const RstBlock& arguments, const RstDirectiveKind& kind,
                                    std::string_view name, std::uint32_t place) {
  std::size_t count = 0;
  for (std::uint32_t i = arguments.first; i < arguments.last; ++i) {
    const std::string_view here = line(i);
    bool space = true;
    for (const char c : here) {
      if (space && c != ' ') ++count;
      space = c == ' ';
    }
  }
  if (count < kind.required_arguments) {
    refuse(place, name,
           Pattern("the directive \"{}\" lacks its argument; write it behind the colons"));
    return false;
  }
  if (!kind.spaces && count > kind.required_arguments + kind.optional_arguments) {
    refuse(place, name,
           Pattern("the directive \"{}\" has more arguments than it takes; put a blank line before "
                   "its content"));
    return false;
  }
  if (count == 0) return true;
  const RstSpan written{lines_[arguments.first].begin, lines_[arguments.last - 1].end};
  if ((kind.name == "class" || kind.name == "container") && !are_classes(builder_.text(written))) {
    refuse(
        place, name,
        Pattern(
            "the directive \"{}\" has an argument that can be no name of a class; write a word"));
    return false;
  }
  const RstKind element = kind.title ? RstKind::title : RstKind::directive_argument;
  const RstIndex node = builder_.open(element, lines_[arguments.first].begin);
  builder_[node].value = arguments.indent;
  if (kind.title) {
    text_lines_.assign(lines_.begin() + arguments.first, lines_.begin() + arguments.last);
    inline_.parse(text_lines_, arguments.indent);
  }
  builder_.close(lines_[arguments.last - 1].end);
  const std::string_view argument =
      builder_.text({lines_[arguments.first].begin, lines_[arguments.first].end});
  if (kind.name == "default-role") inline_.set_default_role(argument);
  return true;
}

bool RstBlocks::directive_options(const RstBlock& block, const RstDirectiveKind& kind,
                                  std::string_view name, std::uint32_t place) {
  if (block.empty()) return true;
  builder_.open(RstKind::field_list, lines_[block.first].begin);
  std::string seen = " ";
  for (std::uint32_t i = block.first; i < block.last;) {
    const std::size_t held = lines_.size();
    const auto marker = static_cast<std::uint32_t>(field_marker(line(i)));
    if (marker == 0) {
      refuse(place, name,
             Pattern("the directive \"{}\" has a line among its options that is none; write "
                     "\":name: value\""));
      return false;
    }
    const auto colon = static_cast<std::uint32_t>(line(i).substr(0, marker).rfind(':'));
    const Indented inside = indented(block, i, {.first_indent = columns_of(i, marker)});
    const std::uint32_t end = content_end(inside.block, lines_[i].end);
    const RstSpan spelled{lines_[i].begin + 1, lines_[i].begin + colon};
    builder_.open(RstKind::field, lines_[i].begin);
    builder_.open(RstKind::field_name, spelled.begin);
    builder_.leaf(RstKind::text, spelled.begin, spelled.end);
    builder_.close(spelled.end);
    const bool empty = inside.block.empty();
    const std::uint32_t begin = empty ? end : lines_[inside.block.first].begin;
    builder_.open(RstKind::field_body, begin);
    if (!empty) builder_[builder_.leaf(RstKind::text, begin, end)].value = inside.block.indent;
    builder_.close(end);
    builder_.close(end);
    release(held);
    i = inside.end;

    const std::string option = normalize_name(builder_.text(spelled));
    const std::string value = empty ? "" : std::string(builder_.text({begin, end}));
    if (option.find(' ') != npos || !has_option(kind, option)) {
      builder_.problem(
          RstFault::directive_invalid, place,
          Message("the directive \"{}\" does not know the option \"{}\"; correct or remove it",
                  {name, RstProblems::shortened(option)}));
      return false;
    }
    if (seen.find(' ' + option + ' ') != npos) {
      builder_.problem(RstFault::directive_invalid, place,
                       Message("the directive \"{}\" has the option \"{}\" twice; keep one",
                               {name, RstProblems::shortened(option)}));
      return false;
    }
    seen += option + ' ';
    const bool number = !value.empty() && value.find_first_not_of("0123456789") == npos;
    if ((is_flag(option) && !empty) || (is_number(option) && !number) ||
        (is_class(option) && !are_classes(value))) {
      builder_.problem(
          RstFault::directive_invalid, place,
          Message("the directive \"{}\" cannot take the value of its option \"{}\"; correct it",
                  {name, RstProblems::shortened(option)}));
      return false;
    }
  }
  builder_.close(builder_.furthest());
  return true;
}

bool RstBlocks::directive_content(const RstBlock& content, const RstDirectiveKind& kind,
                                  std::string_view name, std::uint32_t place) {
  switch (kind.content) {
    case RstContent::list_table:
      return list_table(content, name, place);
    case RstContent::csv_table:
      return csv_table(content, name, place);
    case RstContent::table:
      return rst_table(content, name, place);
    default:
      break;
  }
  if (content.empty()) return true;
  switch (kind.content) {
    case RstContent::body:
      nested(content);
      return true;
    case RstContent::quote:
      quotes(content);
      return true;
    case RstContent::figure:
      figure_content(content, name, place);
      return true;
    case RstContent::markup: {
      builder_.open(RstKind::paragraph, lines_[content.first].begin);
      text_lines_.assign(lines_.begin() + content.first, lines_.begin() + content.last);
      inline_.parse(text_lines_, content.indent);
      builder_.close(lines_[content.last - 1].end);
      return true;
    }
    default:
      break;
  }
  builder_[builder_.leaf(RstKind::directive_content, lines_[content.first].begin,
                         content_end(content, 0))]
      .value = content.indent;
  if (kind.name == "role") {
    const std::string_view here = line(content.first);
    inline_.add_role(here.substr(0, simple_name(here, 0)));
  }
  return true;
}

// A caption and a legend; other content is reported, and kept verbatim beside the image.
void RstBlocks::figure_content(const RstBlock& content, std::string_view name,
                               std::uint32_t place) {
  const RstBuilder::Mark mark = builder_.mark();
  nested(content);
  const RstTree& tree = builder_.tree();
  const RstIndex first = mark.size;
  if (first >= builder_.size() || tree.kind(first) == RstKind::paragraph ||
      (tree.kind(first) == RstKind::comment && tree.first_child(first) == rst_none)) {
    return;
  }
  refuse(place, name,
         Pattern("the directive \"{}\" has a caption that is no paragraph; write one, or \"..\" "
                 "for none"));
  builder_.take_back_nodes(mark);
  builder_[builder_.leaf(RstKind::directive_content, lines_[content.first].begin,
                         content_end(content, 0))]
      .value = content.indent;
}

// The value of an option of the directive; empty where it has none.
std::string_view RstBlocks::option(RstIndex directive, std::string_view name) const {
  const RstTree& tree = builder_.tree();
  // The directive is still open, so that its end is not known.
  RstIndex list = directive + 1;
  while (list < builder_.size() && tree.kind(list) != RstKind::field_list) {
    list = tree[list].subtree_end;
  }
  if (list >= builder_.size()) return {};
  for (const RstIndex field : tree.children(list)) {
    if (normalize_name(tree.markup(field + 1)) == name) {
      return tree.markup(tree.child(field, RstKind::field_body));
    }
  }
  return {};
}

}  // namespace summit
