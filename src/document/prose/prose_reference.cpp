#include "document/prose/prose_reference.h"

#include "document/reader/rst_punctuation.h"
#include "document/writer/document_names.h"
#include "document/writer/prose.h"
#include "text/rst_escape.h"

namespace summit {
namespace {

void add_sections(const std::vector<Section>& sections, std::vector<Referable>& found) {
  for (const Section& section : sections) {
    found.push_back({Referable::Kind::section, section.title, {}});
    add_sections(section.sections, found);
  }
}

}  // namespace

std::vector<Referable> referable(const Plan& plan) {
  std::vector<Referable> found;
  for (const Group& group : plan.groups) {
    for (const Priority& priority : group.priorities) {
      if (!priority.description) continue;
      found.push_back({Referable::Kind::priority, heading_of(priority), priority.title});
    }
  }
  for (const Group& group : plan.groups)
    found.push_back({Referable::Kind::section, group.title, {}});
  found.push_back({Referable::Kind::section, plan.unplanned.title, {}});
  add_sections(plan.sections, found);
  const DocumentNames names(plan);
  std::erase_if(found, [&](const Referable& each) {
    return is_blank(each.name) || !names.finds_section(each.name);
  });
  return found;
}

std::optional<TypedReference> typed_reference(std::string_view text, std::size_t caret) {
  const std::size_t line = caret == 0 ? 0 : text.rfind('\n', caret - 1) + 1;
  const std::string_view typed = text.substr(0, caret);
  std::size_t open = std::string_view::npos;
  for (std::size_t at = line; at < caret; ++at) {
    if (typed[at] == '\\') {
      ++at;
    } else if (typed[at] == '`') {
      if (typed.substr(at).starts_with("``") && open == std::string_view::npos) {
        // A literal, in which nothing is markup.
        at = typed.find("``", at + 2);
        if (at == std::string_view::npos) return std::nullopt;
        ++at;
      } else if (open != std::string_view::npos) {
        open = std::string_view::npos;
      } else {
        open = at;
      }
    }
  }
  if (open == std::string_view::npos) return std::nullopt;
  const std::string_view name = typed.substr(open + 1);
  // A link's address, or interpreted text with a role.
  if (name.find('<') != std::string_view::npos || name.starts_with(' ')) return std::nullopt;
  if (open > line && typed[open - 1] == ':') return std::nullopt;
  std::size_t to = caret;
  for (const std::string_view end : {"`__", "`_", "`"}) {
    if (to == caret && text.substr(caret).starts_with(end)) to += end.size();
  }
  return TypedReference{open, to, name};
}

ProseEdit put_reference(std::string_view text, const TypedReference& typed, std::string_view name) {
  std::string reference;
  std::string scratch;
  append_reference(reference, one_line(name, scratch));
  return put_inline(text, typed.from, typed.to, reference);
}

}  // namespace summit
