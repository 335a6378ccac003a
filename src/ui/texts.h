// The texts of the interface, in the language of whoever reads them. The source has them in
// English; a catalogue (assets/languages/*.json) gives each in another language. What it lacks
// stays English.
//
//   tr("Add priority")
//   format_text(tr("Moved “{}”"), {title})
//   format_text(tr_n(words, "{} word", "{} words"), {number(words)})
//
// tests/ui/languages_test.py reads the sources and says which of these calls a catalogue lacks:
// their arguments are literals, whole sentences, never parts put together.
#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

#include "text/message.h"

namespace summit::ui {

class Host;

// What tr() gives: stays until another catalogue is taken.
struct Text : std::string_view {
  Text(std::string_view text) : std::string_view(text) {}
  operator std::string() const;
};

// The catalogue's text for an English one. A literal goes by its pointer, since there are hundreds
// of calls and that is the least code.
[[nodiscard]] Text tr(const char* english);
[[nodiscard]] Text tr(std::string_view english);
// What a lower layer tells: a problem, a refusal, a reason.
[[nodiscard]] std::string tr(const Message& message);
// The same for what has another form for one than for more of it; the catalogue has it by `many`.
[[nodiscard]] Text tr_n(std::size_t count, const char* one, const char* many);
// Marks a text that is translated where it is used, such as one in a table.
[[nodiscard]] constexpr std::string_view to_translate(std::string_view english) {
  return english;
}
// The values for the "{}" of a pattern, or for its "{1}", "{2}" where their order differs.
[[nodiscard]] std::string format_text(std::string_view pattern,
                                      std::initializer_list<std::string_view> values);

// What begins in the middle of a sentence, as the beginning of one.
[[nodiscard]] std::string capital(std::string text);

// A count as the reader's language writes it: "12,345".
[[nodiscard]] std::string number(std::size_t count);
// A moment in milliseconds since 1970: "May 20, 2015, 10:02 AM UTC".
[[nodiscard]] std::string date_and_time(std::int64_t milliseconds);

// Takes a catalogue: for each text the English one, its form for one and its form for more, each
// ended by a NUL, by the bytes of the English ones. Empty: English again.
void set_catalogue(std::string_view texts);
// Who writes numbers and times; null: nobody, digits do.
void set_formats(const Host* host);

}  // namespace summit::ui
