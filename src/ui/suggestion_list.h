// A list of suggestions that a field has while something is typed there: whoever draws the field
// fills the list and acts on what is taken of it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "ui/semantics.h"

namespace summit::ui {

class Session;
class Ui;

struct Suggestion {
  std::string name;
  std::string detail;  // what helps to tell it from others
  int score = 0;
};

// The list that is open: one field has it at a time.
struct SuggestionList {
  NodeId field = 0;   // 0: none is open
  Rect anchor;        // the field's, as drawn
  std::string label;  // of the list
  std::string text;   // what was typed there, whole
  std::string id;     // what the field is about, as keys_of_list() knows it
  std::vector<Suggestion> found;
  std::size_t chosen = 0;
  bool drawn = false;  // the field, in this frame
  bool taken = false;  // the chosen one, by the pointer
};

// The best first, and no more of them than somebody reads: more letters lead further.
void keep_best(std::vector<Suggestion>& found);

// The keys that a field about `id` acts on while its list is open, and it has the focus.
[[nodiscard]] std::uint16_t keys_of_list(const Ui& ui, const SuggestionList& list,
                                         const std::string& id);
// After the field is drawn and the list brought up to date: acts on the list's keys. What is left
// of them is Ui::take_key's. The suggestion that is taken; the list is closed then.
std::optional<Suggestion> take_suggestion(Ui& ui, SuggestionList& list, NodeId field,
                                          const Rect& anchor);
// The list, over everything drawn before.
void draw_suggestions(Ui& ui, Session& session);

}  // namespace summit::ui
