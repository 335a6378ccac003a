// The names that an owners field suggests: while a name is typed after the last comma, those whom
// the plan knows, with their nicks and links, and the authors of the pad that is open.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "plan/operation.h"
#include "ui/semantics.h"

namespace summit::ui {

class Session;
class Ui;
struct FieldOptions;
struct FieldResult;
struct WidgetKey;

struct KnownOwner {
  std::string name;
  std::string detail;  // nick and link, as far as known
  int score = 0;
};

// The list that is open: one field has it at a time.
struct OwnerList {
  NodeId field = 0;  // 0: none is open
  Rect anchor;       // the field's, as drawn
  std::string text;  // what was typed there, whole
  std::string id;    // the priority whose owners they are
  std::vector<KnownOwner> found;
  std::size_t chosen = 0;
  bool drawn = false;  // the field, in this frame
};

// Whom the last name of `text` may mean, the owners of the priority `id`: the best first, nobody
// who is named ahead of it. Nobody where nothing is typed after the last comma.
[[nodiscard]] std::vector<KnownOwner> suggest_owners(const Session& session, std::string_view text,
                                                     std::string_view id);
// `text` with its last name completed.
[[nodiscard]] std::string complete_owner(std::string_view text, const std::string& name);
// What typed owners mean. A link behind a name, with or without "<>", becomes the person's.
[[nodiscard]] Operations owner_operations(const std::string& id, std::string_view text);

// The field itself; a change is made, and the keys that the list acts on are taken. What is left of
// them is Ui::take_key's.
FieldResult draw_owners_field(Ui& ui, Session& session, std::string_view key, const Rect& rect,
                              std::string_view label, const std::string& id,
                              const std::vector<std::string>& owners, FieldOptions options);
// The list, over everything drawn before.
void draw_owner_list(Ui& ui, Session& session);

}  // namespace summit::ui
