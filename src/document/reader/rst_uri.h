// URLs and e-mail addresses that stand in a text as they are (docutils' Inliner.patterns.uri).
#pragma once

#include <cstddef>
#include <string_view>

namespace summit {

struct RstUri {
  std::size_t begin = std::string_view::npos;  // npos: none
  std::size_t end = 0;
  std::size_t colon = std::string_view::npos;  // behind the scheme; npos for an e-mail address
};

// The first thing in `text`, which may have backslashes, that has the form of one; its scheme may
// be any word.
[[nodiscard]] RstUri find_uri(std::string_view text);

// Whether docutils knows the scheme (docutils.utils.urischemes); words with a colon are no URLs.
[[nodiscard]] bool is_uri_scheme(std::string_view scheme);

// Whether all of `text` is an e-mail address, which "mailto:" makes a URL.
[[nodiscard]] bool is_email(std::string_view text);

}  // namespace summit
