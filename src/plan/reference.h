// References to named things in RST prose: `Name`_ and Name_. Names compare as docutils compares
// them (text/name.h).
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace summit {

// `prose` with every reference to the name `from` (normalised) turned into one to `to`: phrase
// references `From`_, simple references From_, and references with a text of their own
// `text <From_>`_; none where there is no such reference. Literals, literal blocks and everything
// else stay as they are, byte for byte. Time is linear in `prose`.
[[nodiscard]] std::optional<std::string> rename_references(std::string_view prose,
                                                           std::string_view from,
                                                           std::string_view to);

}  // namespace summit
