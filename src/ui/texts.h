// The texts of the interface, in the language of whoever reads them. The source has them in
// English; a catalogue (assets/languages/*.json) gives each in another language. What it lacks
// stays English.
//
//   tr("Add priority")
//   format_text(tr("Moved “{}”"), {title})
//   format_text(tr_n(words, "{} word", "{} words"), {number(words)})
//
// tests/ui/texts_test.cpp reads the sources and says which of these calls a catalogue lacks: their
// arguments are literals, whole sentences, never parts put together.
#pragma once

#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>

namespace summit::ui {

// The catalogue's text for an English one.
[[nodiscard]] std::string_view tr(std::string_view english);
// The same for what has another form for one than for more of it; the catalogue has it by `many`.
[[nodiscard]] std::string_view tr_n(std::size_t count, std::string_view one, std::string_view many);
// Marks a text that is translated where it is used, such as one in a table.
[[nodiscard]] constexpr std::string_view to_translate(std::string_view english) {
  return english;
}
// The values for the "{}" of a pattern, or for its "{1}", "{2}" where their order differs.
[[nodiscard]] std::string format_text(std::string_view pattern,
                                      std::initializer_list<std::string_view> values);

// Takes a catalogue: for each text the English one, its form for one and its form for more, each
// ended by a NUL. Empty: English again.
void set_catalogue(std::string_view texts);

}  // namespace summit::ui
