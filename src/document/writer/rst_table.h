// A table of a document: a grid table with a header row, at most rst_line_columns wide where its
// words allow that.
//
// docutils cuts the cells of a grid table out by columns but loses count after a combining
// character, so that a bar of the grid becomes text. A table that has one is written as a
// "list-table" directive instead, which shows the same.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace summit {

class RstTable {
 public:
  enum class Cell {
    text,      // each line may be wrapped
    verbatim,  // markup of several blocks, lines as they are
  };

  explicit RstTable(std::size_t columns) : columns_(columns) {}

  // The next cell, row by row, the header first: lines parted by "\n", no white space at their
  // ends.
  void add(std::string_view markup, Cell kind);

  // Appends the table. A header without a row below it is an error to docutils, so an empty row
  // follows it then.
  void write(std::string& out) const;

 private:
  struct Span {
    std::size_t begin;
    std::size_t size;
    Cell kind;
  };

  [[nodiscard]] std::string_view markup(const Span& cell) const;
  [[nodiscard]] std::vector<std::size_t> column_widths() const;
  void write_grid(std::string& out) const;
  void write_list(std::string& out) const;

  std::size_t columns_;
  std::string text_;  // the markup of all cells
  std::vector<Span> cells_;
};

}  // namespace summit
