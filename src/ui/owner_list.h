// The names that an owners field suggests: while a name is typed after the last comma, those whom
// the plan knows, with their nicks and links, and the authors of the pad that is open.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "plan/operation.h"
#include "ui/suggestion_list.h"

namespace summit::ui {

class Session;
class Ui;
struct FieldOptions;
struct FieldResult;

// Whom the last name of `text` may mean, the owners of the priority `id`: the best first, nobody
// who is named ahead of it. Nobody where nothing is typed after the last comma.
[[nodiscard]] std::vector<Suggestion> suggest_owners(const Session& session, std::string_view text,
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

}  // namespace summit::ui
