// The directives that docutils and Sphinx know, as far as reading a document needs them.
#pragma once

#include <cstdint>
#include <string_view>

namespace summit {

// What stands below the options.
enum class RstContent : std::uint8_t {
  none,      // nothing may
  verbatim,  // kept as it is
  body,      // elements, as in a block quote
  quote,     // block quotes
  markup,    // one text with inline markup, lines as they are
  figure,    // a caption and a legend
  list_table,
  csv_table,
  table,
};

struct RstDirectiveKind {
  std::string_view name;
  std::uint8_t required_arguments = 0;
  std::uint8_t optional_arguments = 0;
  bool spaces = false;  // in the last argument
  bool title = false;   // the argument is text with inline markup
  bool needs_content = false;
  bool in_sections_only = false;  // docutils refuses it in other elements
  bool in_substitutions_only = false;
  RstContent content = RstContent::none;
  std::string_view options = {};  // names between spaces; empty: no options, so no field list
};

// Null for an unknown one. Upper and lower case are the same.
[[nodiscard]] const RstDirectiveKind* find_directive(std::string_view name);

}  // namespace summit
