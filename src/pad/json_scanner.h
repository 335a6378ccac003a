// JSON (RFC 8259) read in place, value by value, from any point of a text: nothing is built and no
// string is decoded that nobody asks for. An export of a pad has hundreds of thousands of records
// of which an index is wanted first, in slices so that a page stays responsive, and later single
// ones by their place. nlohmann/json's SAX, which reads plans, can neither pause nor begin in the
// middle, decodes every string (so that it takes two to four times as long to accept an export of
// 54 MB as the whole pad takes to open by this), and refuses half surrogate pairs, which JavaScript
// writes and real pads have.
//
// The first mistake in the grammar ends the reading: every call from then on gives false or
// nothing, and failed() is true.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "text/message.h"

namespace summit {

// A string's bytes between its quotation marks, escapes as they are.
struct JsonString {
  std::string_view raw;
  bool has_escapes = false;

  friend bool operator==(const JsonString& one, std::string_view text) {
    return one.has_escapes ? one.utf8() == text : one.raw == text;
  }
  // Decoded; half a surrogate pair becomes U+FFFD.
  [[nodiscard]] std::string utf8() const;
  // Decoded; half a surrogate pair stays what it is.
  [[nodiscard]] std::u16string utf16() const;
};

class JsonScanner {
 public:
  explicit JsonScanner(std::string_view text, std::size_t at = 0) : text_(text), at_(at) {}

  // The first character of the value that comes next: {, [, ", t, f, n, - or a digit; \0 at the
  // text's end.
  [[nodiscard]] char peek();

  // Through an object: begin_object(), then next_member() until that is false; the value of each
  // member must be read or skipped. Through an array alike.
  bool begin_object() { return begin('{'); }
  bool next_member(JsonString& name);
  bool begin_array() { return begin('['); }
  bool next_item();

  bool string(JsonString& into);
  // A number as it is written.
  bool number(std::string_view& into);
  // What it is: null and the like too; at most max_json_depth levels (plan/json_tree.h).
  bool skip();
  // skip(), and what was skipped.
  bool value(std::string_view& into);
  // Nothing but white space is left.
  bool end();

  // Where the last thing read ended, or the mistake stands.
  [[nodiscard]] std::size_t at() const { return at_; }
  [[nodiscard]] bool failed() const { return wrong_.has_value(); }
  // "a “:” is missing here"; once it has failed.
  [[nodiscard]] Pattern wrong() const { return *wrong_; }

 private:
  bool begin(char bracket);
  bool scan_string(JsonString& into);
  bool check_escape();
  bool fail(Pattern what);
  void skip_space();

  std::string_view text_;
  std::size_t at_;
  bool is_first_ = false;  // no member or item yet where we are
  std::optional<Pattern> wrong_;
};

// A whole number as JSON writes it, up to 15 digits; none for anything else.
[[nodiscard]] std::optional<std::int64_t> whole_number(std::string_view number);

}  // namespace summit
