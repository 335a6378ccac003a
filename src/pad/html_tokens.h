// HTML as a run of tags and texts, read as browsers read tag soup: anything is HTML, and nothing of
// it is an error.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace summit {

struct HtmlToken {
  enum class Kind { end, text, open, close };
  Kind kind = Kind::end;
  std::string name;      // of a tag, in lower case
  std::string_view raw;  // a text as it stands; the attributes of a tag
};

// Gives a page's tags and texts in order. Comments, declarations and what a page carries for
// programs (scripts, style sheets, templates) are left out, but for style sheets: their text comes
// behind their tag. Time is linear in the page, whatever it holds.
class HtmlTokens {
 public:
  explicit HtmlTokens(std::string_view page) : page_(page) {}
  [[nodiscard]] HtmlToken next();

 private:
  [[nodiscard]] HtmlToken tag();
  [[nodiscard]] HtmlToken text_until(std::size_t end);
  void skip_past(std::string_view mark);

  std::string_view page_;
  std::size_t at_ = 0;
  std::string raw_element_;  // whose content comes next, not as HTML
};

// All tokens of a page, each to the function for its kind.
template <typename Text, typename Open, typename Close>
void each_html_token(std::string_view page, Text text, Open open, Close close) {
  HtmlTokens tokens(page);
  for (HtmlToken token = tokens.next(); token.kind != HtmlToken::Kind::end; token = tokens.next()) {
    if (token.kind == HtmlToken::Kind::text) {
      text(token.raw);
    } else if (token.kind == HtmlToken::Kind::open) {
      open(token);
    } else {
      close(token.name);
    }
  }
}

// The value of an attribute, its entities decoded; empty where the tag has none of that name.
[[nodiscard]] std::string html_attribute(std::string_view attributes, std::string_view name);

// What a tag's style says of its text's weight. Word processors put all they copy into a "<b>" of
// normal weight.
enum class HtmlWeight : std::uint8_t { unsaid, normal, bold };
[[nodiscard]] HtmlWeight html_weight(const HtmlToken& tag);

// Appends one character or entity at `at` of a text and answers the bytes it took. What is no
// entity stays as it is; "&nbsp;" is U+00A0.
[[nodiscard]] std::size_t append_html_character(std::string& out, std::string_view text,
                                                std::size_t at);

}  // namespace summit
