// Changes of a document's text: collected in any order, made in one pass. What no change touches
// keeps its bytes, those that docutils takes for others (tabs, "\r\n") included.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "document/reader/rst_tree.h"

namespace summit {

// Places are bytes of RstTree::text(). New text is whole lines that end in "\n", which become the
// line breaks that the document has.
class RstEdits {
 public:
  // The tree has to stay as it is while this is used.
  explicit RstEdits(const RstTree& tree) : tree_(tree) {}

  // A range that lies in another one that is replaced goes with it; what is inserted inside of an
  // erased range is not lost.
  void replace(RstSpan span, std::string text);
  // At one place, the text inserted first comes first.
  void insert(std::uint32_t at, std::string text) { replace({at, at}, std::move(text)); }

  // Whole lines by others; a last line of the document without a break stays one.
  void replace_lines(RstSpan lines, std::string text);

  // Blocks: whole lines, parted from others by blank ones. Erasing takes the blank lines on one
  // side along, those behind unless they are more or nothing follows.
  void erase_block(RstSpan lines);
  // Lines among others that stay; with blank lines on both sides they are a block.
  void erase_lines(RstSpan lines);
  // Behind the block that ends at `at` (the start of a line) or ahead of the one that starts there,
  // with `gap` blank lines in between, and one at least on its other side.
  void insert_behind(std::uint32_t at, std::string_view block, std::size_t gap = 1);
  void insert_ahead(std::uint32_t at, std::string_view block, std::size_t gap = 1);

  // Takes the block out, with the changes made in it, and puts it behind the block that ends at
  // `to`.
  void move_block(RstSpan lines, std::uint32_t to, std::size_t gap = 1);

  // Whether something of a range is replaced or erased.
  [[nodiscard]] bool touches(RstSpan span) const;

  [[nodiscard]] bool empty() const { return edits_.empty(); }

  // The source with all changes made.
  [[nodiscard]] std::string apply() const;

  // [SECTION] Lines of the text

  [[nodiscard]] std::string_view text() const { return tree_.text(); }
  [[nodiscard]] std::uint32_t line_begin(std::uint32_t at) const;
  // Behind the line break of the line that `at` is in.
  [[nodiscard]] std::uint32_t line_end(std::uint32_t at) const;
  // Whole lines; behind the break of the last one that the span has bytes of.
  [[nodiscard]] RstSpan lines(RstSpan span) const;
  // From the start of a line on, the first line that is not blank; the end of the text.
  [[nodiscard]] std::uint32_t skip_blank(std::uint32_t at) const;
  // The other way: behind the last line ahead of `at` that is not blank.
  [[nodiscard]] std::uint32_t skip_blank_back(std::uint32_t at) const;
  // How many blank lines end at the start of a line.
  [[nodiscard]] std::size_t blank_lines_ahead(std::uint32_t at) const;
  [[nodiscard]] bool is_blank_line(std::uint32_t at) const;

 private:
  struct Edit {
    RstSpan span;
    std::string text;
    // Of a block: the blank lines that there are at least on either side.
    std::size_t gap_ahead = 0;
    std::size_t gap_behind = 0;
  };
  class Rendering;
  [[nodiscard]] std::string render(RstSpan span, const std::vector<Edit>& edits) const;

  const RstTree& tree_;
  std::vector<Edit> edits_;
};

}  // namespace summit
