#include "document/reader/rst_problems.h"

#include <algorithm>
#include <array>
#include <utility>

#include "text/position_cursor.h"
#include "text/sort.h"
#include "text/utf8.h"

namespace summit {
namespace {

struct Words {
  Severity severity;
  std::string_view code;
  Pattern message;  // "{}" is the argument
};

constexpr Severity warning = Severity::warning;
constexpr Severity error = Severity::error;

// Where the argument is the sentence.
constexpr Pattern several("");

// In the order of RstFault. Warnings are docutils' level 2, errors its levels 3 and 4.
constexpr std::array words = {
    Words{warning, "rst-title-underline-short",
          Pattern("the line under this title is shorter than the title; make it at least as long")},
    Words{warning, "rst-title-overline-short",
          Pattern("the line over this title is shorter than the title; make both lines at least as "
                  "long")},
    Words{error, "rst-title-unexpected",
          Pattern("a section title stands inside another element, where no section can start; "
                  "unindent it, "
                  "or put a blank line under the text")},
    Words{
        error, "rst-line-unexpected",
        Pattern(
            "a line of punctuation stands inside another element, where it can be no title and no "
            "transition; unindent or remove it")},
    Words{error, "rst-title-incomplete",
          Pattern(
              "the text ends after a title's overline and the title; an underline that equals the "
              "overline is missing")},
    Words{
        error, "rst-title-underline-missing",
        Pattern("the title has a line over it but none under it; add an underline that equals the "
                "overline")},
    Words{error, "rst-title-mismatch",
          Pattern("the lines over and under the title differ; make them equal")},
    Words{
        error, "rst-title-invalid",
        Pattern(
            "two lines of punctuation follow each other, which is no title and no transition; put "
            "the title between them, or a blank line")},
    Words{error, "rst-title-level",
          Pattern("the title's underline skips a level of sections; use the one that comes next "
                  "below the "
                  "section around it")},
    Words{
        error, "rst-transition-first",
        Pattern("a document or section begins with a transition; put text before it or remove it")},
    Words{error, "rst-transition-adjacent",
          Pattern("two transitions follow each other; put text between them or remove one")},
    Words{error, "rst-transition-last",
          Pattern("the document ends with a transition; put text after it or remove it")},
    Words{warning, "rst-unindent",
          Pattern("{} ends without a blank line; put one before this line, or indent it like the "
                  "text above")},
    Words{
        error, "rst-indent",
        Pattern(
            "this line is indented more than the text above it, without a blank line between; add "
            "one, or indent both alike")},
    Words{warning, "rst-line-block-end",
          Pattern("the line block ends without a blank line; put one after it")},
    Words{warning, "rst-table-end",
          Pattern("text follows right after a table; put a blank line between")},
    Words{error, "rst-table-malformed", Pattern("the table cannot be read: {}")},
    Words{warning, "rst-literal-missing",
          Pattern("after “::” an indented or quoted literal block was expected, and none was "
                  "found; indent "
                  "the text that is meant, or end the paragraph with a single colon")},
    Words{error, "rst-literal-quoting",
          Pattern(
              "the quoted literal block goes on with another quote; start each line with the same "
              "character, or put a blank line between")},
    Words{
        warning, "rst-target-malformed",
        Pattern(
            "this looks like a hyperlink target and is none, so it is a comment; write “.. _name:” "
            "with a colon after the name")},
    Words{
        warning, "rst-substitution-malformed",
        Pattern(
            "this looks like a substitution definition and is none, so it is a comment; write “.. "
            "|name| replace:: text”")},
    Words{warning, "rst-substitution-empty",
          Pattern("the definition of the substitution “{}” holds no directive with contents; give "
                  "it one, "
                  "such as replace or image")},
    Words{
        error, "rst-substitution-illegal",
        Pattern(
            "the definition of the substitution “{}” holds a target, an anonymous reference or an "
            "automatic footnote, which cannot be repeated; take it out")},
    Words{error, "rst-substitution-duplicate",
          Pattern("the substitution “{}” is defined twice; keep one definition")},
    Words{error, "rst-substitution-unknown",
          Pattern(
              "the substitution “{}” is not defined; define it with “.. |name| replace:: text”, or "
              "write “\\|” for a bar")},
    Words{error, "rst-substitution-circular",
          Pattern("the substitution “{}” refers to itself; write the text out")},
    Words{error, "rst-directive-unknown",
          Pattern(
              "there is no directive “{}”; correct the name, or put a space before “::” away for a "
              "comment")},
    Words{error, "rst-directive-invalid", several},
    Words{warning, "rst-directive-empty",
          Pattern("the directive “{}” has no content; write some below it, indented")},
    Words{error, "rst-role-unknown",
          Pattern("there is no role “{}” for interpreted text; correct the name")},
    Words{warning, "rst-role-twice",
          Pattern("interpreted text has a role before and after it; keep one of them")},
    Words{warning, "rst-role-reference",
          Pattern("interpreted text with a role ends like a reference; take the role or the "
                  "underscore away")},
    Words{
        warning, "rst-inline-unclosed",
        Pattern("the markup of {} starts here and does not end in this paragraph; end it, or put a "
                "backslash before its start")},
    Words{
        error, "rst-name-unknown",
        Pattern("nothing in this document is called “{}”; correct the name, add a target, or put a "
                "backslash before the underscore")},
    Words{error, "rst-name-ambiguous",
          Pattern("more than one thing in this document is called “{}”, so that a reference leads "
                  "nowhere; "
                  "give them different names")},
    Words{warning, "rst-name-duplicate",
          Pattern("the name “{}” is given to more than one target; rename or remove one of them")},
    Words{
        error, "rst-target-unknown",
        Pattern("the target leads to “{}”, which is not defined or not unique; correct the name")},
    Words{error, "rst-target-circular",
          Pattern(
              "the target leads to “{}” and so back to itself; let one of them lead to a URL or a "
              "section")},
    Words{error, "rst-anonymous-count", several},
    Words{error, "rst-footnote-count",
          Pattern("there are more references than footnotes of the kind {}; add a footnote")},
    Words{error, "rst-nesting",
          Pattern("blocks are nested too deeply here to be read; the text is kept as it is")},
};
static_assert(words.size() == static_cast<std::size_t>(RstFault::nesting) + 1);

const Words& words_of(RstFault fault) {
  return words[static_cast<std::size_t>(fault)];
}

// What is quoted from a text of any length.
constexpr std::size_t argument_limit = 200;

// Lines are those of the text, where each of docutils' line breaks is a "\n"; columns are those of
// the source, where a tab is one character.
class SourceColumns {
 public:
  explicit SourceColumns(const RstSource& source) : source_(source) {}

  // Of offsets of the text in rising order.
  std::uint32_t at(std::uint32_t offset) {
    const std::string_view between = source_.text().substr(read_, offset - read_);
    const std::size_t newline = between.rfind('\n');
    if (newline != std::string_view::npos) {
      counted_ = source_.in_source(read_ + static_cast<std::uint32_t>(newline) + 1);
      column_ = 1;
    }
    read_ = offset;
    const std::uint32_t end = source_.in_source(offset);
    while (counted_ < end) {
      counted_ += static_cast<std::uint32_t>(decode(source_.source(), counted_).size);
      ++column_;
    }
    return column_;
  }

 private:
  const RstSource& source_;
  std::uint32_t read_ = 0;     // of the text
  std::uint32_t counted_ = 0;  // of the source
  std::uint32_t column_ = 1;
};

}  // namespace

std::string RstProblems::shortened(std::string_view text) {
  std::string kept(text.substr(0, argument_limit));
  // Not in the middle of a character.
  while (text.size() > kept.size() && !kept.empty() &&
         (static_cast<unsigned char>(text[kept.size()]) & 0xC0U) == 0x80) {
    kept.pop_back();
  }
  if (text.size() > kept.size()) kept += "…";
  return kept;
}

void RstProblems::add(RstFault fault, std::uint32_t offset, std::string_view argument) {
  keep(fault, offset, Message(words_of(fault).message, {shortened(argument)}));
}

void RstProblems::add(RstFault fault, std::uint32_t offset, const Message& argument) {
  const Pattern pattern = words_of(fault).message;
  keep(fault, offset, pattern == several ? argument : Message(pattern, {argument}));
}

void RstProblems::add(RstFault fault, std::uint32_t offset) {
  keep(fault, offset, words_of(fault).message);
}

void RstProblems::keep(RstFault fault, std::uint32_t offset, Message message) {
  if (found_.size() < limit) {
    found_.push_back({fault, offset, std::move(message)});
  } else {
    ++more_;
  }
}

bool RstProblems::has_within(RstSpan span) const {
  return std::any_of(found_.begin(), found_.end(), [&](const Found& found) {
    return found.offset >= span.begin && found.offset < span.end;
  });
}

void RstProblems::replace(RstSpan span, const RstProblems& others, std::uint32_t size) {
  found_.erase(std::remove_if(found_.begin(), found_.end(),
                              [&](const Found& found) {
                                return found.offset >= span.begin && found.offset < span.end;
                              }),
               found_.end());
  for (Found& found : found_) {
    if (found.offset >= span.end) found.offset += span.begin + size - span.end;
  }
  for (const Found& other : others.found_) {
    found_.push_back({other.fault, span.begin + other.offset, other.message});
  }
}

std::vector<Problem> RstProblems::take(const RstSource& source) {
  sort_by(found_, [](const Found& each) { return each.offset; });
  std::vector<Problem> problems;
  problems.reserve(found_.size() + 1);
  PositionCursor positions(source.text());
  SourceColumns columns(source);
  for (const Found& found : found_) {
    const Words& said = words_of(found.fault);
    Position at = positions.at(found.offset);
    if (source.mapped()) at.column = columns.at(found.offset);
    problems.push_back({.severity = said.severity,
                        .at = at,
                        .message = found.message,
                        .code = std::string(said.code)});
  }
  if (more_ > 0) {
    problems.push_back(
        {.severity = Severity::warning,
         .at = problems.back().at,
         .message =
             Message("{} more problems of this document are not listed; correct those above first",
                     {more_}),
         .code = "rst-more-problems"});
  }
  found_.clear();
  return problems;
}

}  // namespace summit
