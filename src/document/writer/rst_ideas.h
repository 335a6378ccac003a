// Ideas as a nested bullet list.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "plan/plan.h"

namespace summit {

// How a list is written.
struct RstBullets {
  std::string marker = "*";
  std::size_t spaces = 1;  // behind it
  bool loose = false;  // a blank line between all items, not only where one holds several blocks

  [[nodiscard]] std::size_t hanging() const;  // columns of the marker and the spaces
};

// Appends the list, a "\n" after each line and a blank line ahead of it unless `out` is empty.
// `before` is the prose ahead of it: an empty comment parts the list from one that ends it.
void append_ideas(std::string& out, const std::vector<Idea>& ideas, std::string_view before,
                  std::size_t indent, const RstBullets& bullets = {});

// One item, with what is in it; its title as `markup`.
void append_idea(std::string& out, const Idea& idea, std::string_view markup, std::size_t indent,
                 const RstBullets& bullets = {});

// The title of an idea as markup.
[[nodiscard]] std::string title_markup(const Idea& idea);

// The lines of an item without its notes and ideas: the marker and the title.
void append_item_title(std::string& out, std::string_view markup, std::size_t indent,
                       const RstBullets& bullets);

// Whether an idea is nothing but its title.
[[nodiscard]] bool is_simple(const Idea& idea);

// Whether prose right after a list would be taken for a part of it, so that a separator has to
// stand in between.
[[nodiscard]] bool joins_list(std::string_view prose, const RstBullets& bullets = {});

// An empty comment, which parts two lists, or a list and a block quote.
void append_separator(std::string& out, std::size_t indent);

}  // namespace summit
