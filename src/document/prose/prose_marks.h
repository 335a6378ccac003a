// Marks set in prose and taken away again, as the buttons above a field of prose and their keys do
// it: a text and what is selected in it become what replaces a part of that text and what is
// selected then. Whatever is changed is read back (rst_reader.h): a mark that docutils would not
// see behind or ahead of some letter is set apart with an escaped space, and what cannot be
// marked stays as it is.
//
// Places are bytes, at the borders of code points.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace summit {

enum class ProseMark : std::uint8_t { strong, emphasis, literal, link, list };

struct ProseEdit {
  std::size_t from = 0, to = 0;    // of the text, what is replaced …
  std::string with;                // … by this
  std::size_t begin = 0, end = 0;  // what is selected afterwards
  friend bool operator==(const ProseEdit&, const ProseEdit&) = default;
};
[[nodiscard]] std::string apply_edit(std::string_view text, const ProseEdit& edit);
// What makes `after` of `before`, without what both begin and end with.
[[nodiscard]] ProseEdit edit_between(std::string_view before, std::string_view after,
                                     std::size_t begin, std::size_t end);

// Sets the mark where not all of what is selected has it, else takes it away. Inline markup does
// not nest: what is selected within other markup parts that, links but stay. Where nothing is
// selected, the caret comes to stand between two new marks, leaves the mark that ends there, or
// the markup that it stands in loses its marks. A link gets the place for its address selected.
// Lines become items of a list, or paragraphs, with the blank lines that lists need.
[[nodiscard]] ProseEdit toggle_mark(std::string_view text, std::size_t begin, std::size_t end,
                                    ProseMark mark);

// `markup` in the place of a part of the text, recognised whatever stands around it: with escaped
// spaces where docutils needs them. The caret stands behind it.
[[nodiscard]] ProseEdit put_inline(std::string_view text, std::size_t from, std::size_t to,
                                   std::string_view markup);

}  // namespace summit
