// The names that prose mentions and defines.
#pragma once

#include <string_view>
#include <vector>

namespace summit {

struct ProseName {
  enum class Kind {
    reference,  // `name`_, name_, `text <name_>`_
    target,     // .. _name: …, _`name`, `name <url>`_
    heading,    // a title with its underline
  };
  Kind kind;
  std::string_view markup;  // as written, backslashes and line breaks included
  std::string_view url;     // of a target, as far as it stands on its first line; may be empty
};

// Appends the names in `prose` in their order, headings after the rest. Cheap and generous: it
// looks for underscores; what it finds in a literal block counts too, and a name may come twice.
void find_names(std::string_view prose, std::vector<ProseName>& names);

}  // namespace summit
