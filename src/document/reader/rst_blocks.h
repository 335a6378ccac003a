// Reads blocks: what docutils' states Body, Text, Line and their kin do. A block is a run of lines;
// what is indented or stands in a cell becomes a block of its own, whose lines are the parts of the
// same lines, and is read in the same way.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "document/reader/rst_builder.h"
#include "document/reader/rst_inline.h"
#include "document/reader/rst_markers.h"

namespace summit {

struct RstDirectiveKind;

// Lines [first, last) of those the reader holds. Their first `indent` bytes of white space, counted
// from the line's start or the cell's, are no part of them (but perhaps of the first).
struct RstBlock {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  std::uint32_t indent = 0;

  [[nodiscard]] bool empty() const { return first == last; }
};

class RstBlocks {
 public:
  explicit RstBlocks(RstTree& tree) : builder_(tree), inline_(builder_) {}

  void read();
  [[nodiscard]] RstBuilder& builder() { return builder_; }

 private:
  // Indented lines as a block, taken out of the one around it.
  struct Indented {
    RstBlock block;            // without blank lines at its start
    std::uint32_t end = 0;     // the line behind it, in the block around
    bool blank_finish = true;  // a blank line or nothing follows
  };
  // How StateMachineWS.get_indented and its kin are called.
  struct IndentRule {
    std::optional<std::uint32_t> block_indent = {};
    std::optional<std::uint32_t> first_indent = {};
    bool until_blank = false;
    bool strip_indent = true;
    bool strip_top = true;
  };
  // What is left of a compound element's item.
  struct Item {
    std::uint32_t end = 0;  // the line behind it
    bool blank_finish = true;
  };

  // --- rst_blocks.cpp: lines, and blocks of no other file
  void split_lines();
  [[nodiscard]] std::string_view line(std::uint32_t i) const { return builder_.text(lines_[i]); }
  [[nodiscard]] bool blank(std::uint32_t i) const { return lines_[i].begin == lines_[i].end; }
  [[nodiscard]] std::uint32_t skip_blank(std::uint32_t i, std::uint32_t last) const;
  [[nodiscard]] std::uint32_t place(const RstBlock& block, std::uint32_t i) const;
  [[nodiscard]] std::uint32_t content_end(const RstBlock& block, std::uint32_t otherwise) const;
  [[nodiscard]] std::uint32_t columns_of(std::uint32_t i, std::uint32_t bytes) const;
  void trim(RstSpan& span, std::uint32_t columns) const;
  [[nodiscard]] RstSpan trimmed_end(RstSpan span) const;
  Indented indented(const RstBlock& around, std::uint32_t from, const IndentRule& rule);
  // Gives back the lines that indented() took since there were `size`.
  void release(std::size_t size) { lines_.resize(size); }

  void body(const RstBlock& block, bool titles);
  void nested(const RstBlock& block);
  [[nodiscard]] bool too_deep(const RstBlock& block);
  std::uint32_t element(const RstBlock& block, std::uint32_t i, bool titles);
  std::uint32_t text(const RstBlock& block, std::uint32_t i, bool titles);
  bool paragraph(const RstBlock& block, std::uint32_t first, std::uint32_t last);
  std::uint32_t literal(const RstBlock& block, std::uint32_t i);
  std::uint32_t quoted_literal(const RstBlock& block, std::uint32_t i);
  std::uint32_t doctest(const RstBlock& block, std::uint32_t i);
  std::uint32_t block_quote(const RstBlock& block, std::uint32_t i);
  void quotes(const RstBlock& block);
  std::uint32_t attribution_end(const RstBlock& block, std::uint32_t i,
                                std::uint32_t& indent) const;
  void attribution(const RstBlock& block, std::uint32_t first, std::uint32_t last,
                   std::uint32_t indent);
  void opaque(const RstBlock& block, std::uint32_t first, std::uint32_t last);

  // --- rst_sections.cpp
  std::uint32_t punctuation_line(const RstBlock& block, std::uint32_t i, bool titles);
  std::uint32_t overlined(const RstBlock& block, std::uint32_t i);
  [[nodiscard]] bool is_underlined(const RstBlock& block, std::uint32_t i) const;
  std::uint32_t underlined(const RstBlock& block, std::uint32_t i, bool titles);
  void section(const RstBlock& block, std::uint32_t first, std::uint32_t title, bool overline);
  void transition(std::uint32_t i);
  void close_sections(std::size_t open);
  void check_last_transition();

  // --- rst_lists.cpp
  std::uint32_t bullet_list(const RstBlock& block, std::uint32_t i);
  std::uint32_t enumerated_list(const RstBlock& block, std::uint32_t i);
  [[nodiscard]] bool is_enumerated(const RstBlock& block, std::uint32_t i,
                                   const RstEnumerator& item) const;
  Item list_item(const RstBlock& block, std::uint32_t i, std::uint32_t marker);
  std::uint32_t definition_list(const RstBlock& block, std::uint32_t i);
  Item definition_list_item(const RstBlock& block, std::uint32_t i);
  std::uint32_t field_list(const RstBlock& block, std::uint32_t i);
  Item field(const RstBlock& block, std::uint32_t i);
  std::uint32_t option_list(const RstBlock& block, std::uint32_t i, bool titles);
  Item option_list_item(const RstBlock& block, std::uint32_t i);
  void option_group(RstSpan marker);
  std::uint32_t line_block(const RstBlock& block, std::uint32_t i);
  std::uint32_t end_list(const RstBlock& block, const Item& last, Pattern name);

  // --- rst_explicit.cpp
  std::uint32_t explicit_markup(const RstBlock& block, std::uint32_t i, bool titles);
  Item explicit_construct(const RstBlock& block, std::uint32_t i, bool titles);
  Item footnote(const RstBlock& block, std::uint32_t i, std::uint32_t label, std::uint32_t close);
  Item comment(const RstBlock& block, std::uint32_t i);
  std::optional<Item> hyperlink_target(const RstBlock& block, std::uint32_t i,
                                       std::uint32_t marker);
  Item anonymous_target(const RstBlock& block, std::uint32_t i);
  void target_content(const RstBlock& block, RstIndex node, bool anonymous);
  std::optional<Item> substitution_definition(const RstBlock& block, std::uint32_t i,
                                              std::uint32_t marker);
  void check_substitution(RstIndex node, std::uint32_t where, std::string_view name);
  std::uint32_t join(const RstBlock& block, std::string_view between);
  [[nodiscard]] std::uint32_t in_joined(std::size_t offset) const;

  // --- rst_directives.cpp
  Item directive(const RstBlock& block, std::uint32_t i, std::uint32_t name,
                 std::string_view substitution, bool titles);
  bool directive_parts(const RstBlock& block, const RstDirectiveKind& kind, std::string_view name,
                       std::uint32_t place, RstBlock& arguments, RstBlock& options,
                       RstBlock& content);
  bool directive_options(const RstBlock& block, const RstDirectiveKind& kind, std::string_view name,
                         std::uint32_t place);
  bool split_content(const RstBlock& before, const RstBlock& options, RstBlock& content,
                     const RstDirectiveKind& kind, std::string_view name, std::uint32_t place);
  bool directive_arguments(const RstBlock& arguments, const RstDirectiveKind& kind,
                           std::string_view name, std::uint32_t place);
  bool directive_has_content(const RstBlock& content, const RstDirectiveKind& kind,
                             std::string_view name, std::uint32_t place);
  bool directive_content(const RstBlock& content, const RstDirectiveKind& kind,
                         std::string_view name, std::uint32_t place);
  void figure_content(const RstBlock& content, std::string_view name, std::uint32_t place);
  void refuse(std::uint32_t place, std::string_view name, Pattern why);
  [[nodiscard]] std::string_view option(RstIndex directive, std::string_view name) const;

  // --- rst_table_directives.cpp
  bool check_table(std::uint32_t rows, std::uint32_t columns, std::uint32_t& head_rows,
                   std::string_view name, std::uint32_t place);
  bool list_table(const RstBlock& content, std::string_view name, std::uint32_t place);
  bool csv_table(const RstBlock& content, std::string_view name, std::uint32_t place);
  bool rst_table(const RstBlock& content, std::string_view name, std::uint32_t place);

  // --- rst_grid_table.cpp, rst_simple_table.cpp
  std::uint32_t grid_table(const RstBlock& block, std::uint32_t i);
  std::uint32_t simple_table(const RstBlock& block, std::uint32_t i);
  std::uint32_t end_table(const RstBlock& block, std::uint32_t end, bool blank_finish);
  void malformed_table(const RstBlock& block, std::uint32_t first, std::uint32_t last,
                       std::uint32_t where, const Message& why);
  struct TableCell {
    std::uint32_t row = 0;
    std::uint32_t column = 0;
    std::uint16_t more_rows = 0;
    std::uint16_t more_columns = 0;
    RstBlock lines;
  };
  void table(const RstBlock& block, const std::vector<TableCell>& cells, std::uint32_t rows,
             std::uint32_t head_rows);
  std::uint32_t table_row(std::span<const TableCell> cells, std::uint32_t at, bool spans);

  RstBuilder builder_;
  RstInline inline_;
  std::vector<RstSpan> lines_;
  std::vector<RstSpan> text_lines_;
  std::size_t depth_ = 0;

  struct Style {
    char character;
    bool overline;
  };
  std::vector<Style> styles_;       // by level, as they came
  std::vector<RstIndex> sections_;  // that are open
  // Several lines as one, and where they came from.
  std::string joined_;
  std::vector<RstSpan> joined_lines_;  // begin: in joined_, end: in the text
};

}  // namespace summit
