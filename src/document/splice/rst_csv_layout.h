// The rows of a csv-table, taken apart and written again: rows that stay keep their lines, others
// get the quotes and spaces that the table has.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "document/splice/rst_table_layout.h"

namespace summit {

class RstCsvLayout {
 public:
  // `lines` are those of the rows, whole, with "," and double quotes, and have to stay. None for
  // what is nothing of the kind, or has rows of different lengths.
  [[nodiscard]] static std::optional<RstCsvLayout> read(std::string_view lines);

  [[nodiscard]] std::size_t rows() const { return rows_.size(); }
  [[nodiscard]] std::size_t columns() const { return rows_[0].values.size(); }

  // The rows; none where a value has a double quote, which only a doubled one could be.
  [[nodiscard]] std::optional<std::string> write(const RstTableLayout& layout) const;

 private:
  struct Row {
    std::vector<std::string_view> values;  // as they stand there, in quotes or not
    std::string_view lines;
  };

  // Takes a row from the start of `lines`.
  [[nodiscard]] bool add(std::string_view& lines);
  void append_value(std::string& out, const RstNewCell& cell) const;

  std::size_t indent_ = 0;
  bool quotes_ = false;     // values that need none, too
  std::size_t spaces_ = 0;  // behind a comma
  std::vector<Row> rows_;
};

}  // namespace summit
