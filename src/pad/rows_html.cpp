#include "pad/rows_html.h"

#include <utility>
#include <vector>

#include "pad/html_tokens.h"
#include "plan/plan_json.h"

namespace summit {
namespace {

constexpr std::string_view attribute = "data-summit-rows";

void append_escaped(std::string& html, std::string_view text) {
  for (const char c : text) {
    if (c == '&') {
      html += "&amp;";
    } else if (c == '<') {
      html += "&lt;";
    } else if (c == '"') {
      html += "&quot;";
    } else {
      html += c;
    }
  }
}

template <typename Row>
void append_row(std::string& html, const Row& row) {
  html += "<tr><td>";
  append_escaped(html, row.title);
  html += "</td><td>";
  for (std::size_t at = 0; at < row.owners.size(); ++at) {
    if (at > 0) html += ", ";
    append_escaped(html, row.owners[at]);
  }
  html += "</td>";
  for (const Field& field : row.fields) {
    html += "<td>";
    append_escaped(html, field.value);
    html += "</td>";
  }
  html += "</tr>";
}

// As deep as max_nesting.
void append_ideas(std::string& html, const std::vector<Idea>& ideas) {
  for (const Idea& idea : ideas) {
    append_row(html, idea);
    append_ideas(html, idea.ideas);
  }
}

}  // namespace

std::string write_rows_html(const Plan& rows) {
  std::string html = "<table ";
  html += attribute;
  html += "=\"";
  append_escaped(html, write_plan_json(rows));
  html += "\">";
  for (const Group& group : rows.groups) {
    for (const Priority& priority : group.priorities) append_row(html, priority);
  }
  append_ideas(html, rows.unplanned.ideas);
  html += "</table>";
  return html;
}

std::optional<Plan> read_rows_html(std::string_view html) {
  if (html.find(attribute) == std::string_view::npos) return std::nullopt;
  std::string json;
  each_html_token(
      html, [](std::string_view) {},
      [&](const HtmlToken& tag) {
        if (tag.name == "table" && json.empty()) json = html_attribute(tag.raw, attribute);
      },
      [](std::string_view) {});
  Result<Plan> read = read_plan_json(json, "clipboard");
  if (!read) return std::nullopt;
  return std::move(*read.value);
}

}  // namespace summit
