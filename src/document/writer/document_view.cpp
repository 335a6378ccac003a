#include "document/writer/document_view.h"

#include <algorithm>
#include <map>
#include <string_view>
#include <vector>

#include "document/writer/prose.h"
#include "document/writer/rst_cells.h"
#include "document/writer/rst_ideas.h"
#include "text/rst_escape.h"

namespace summit {
namespace {

class View {
 public:
  std::string of(const Plan& plan) {
    line("title", plan.title);
    for (const std::string& label : plan.labels) line("label", label);
    const bool untitled = !plan.groups.empty() && is_blank(plan.groups.front().title);
    prose(plan.introduction + '\n' + (untitled ? plan.groups.front().introduction : ""));
    for (const Group& group : plan.groups) this->group(group, plan);
    unplanned(plan.unplanned);
    sections(plan.sections);
    std::sort(sections_.begin(), sections_.end());
    for (const std::string& section : sections_) out_ += section;
    for (const auto& [name, url] : links_) line(name, url);
    return std::move(out_);
  }

 private:
  void line(std::string_view name, std::string_view text) {
    out_.append(name).append(": ").append(one_line(text, scratch_)) += '\n';
  }

  // Words, so that line breaks and indentation do not count.
  static void append_words(std::string& out, std::string_view prose) {
    while (!prose.empty()) {
      std::string_view line = prose.substr(0, prose.find('\n'));
      prose.remove_prefix(std::min(line.size() + 1, prose.size()));
      const std::size_t first = line.find_first_not_of(" \t\r");
      if (first == std::string_view::npos) continue;
      line.remove_prefix(first);
      if (line.starts_with(".. _") || line == "..") continue;
      for (const char c : line) {
        if (c != ' ' && c != '\t' && c != '\r') {
          out += c;
        } else if (!out.ends_with(' ')) {
          out += ' ';
        }
      }
      if (!out.ends_with(' ')) out += ' ';
    }
    out += '\n';
  }

  void prose(std::string_view text) { append_words(out_ += "prose: ", text); }

  void group(const Group& group, const Plan& plan) {
    line("group", group.title);
    const bool untitled = &group == plan.groups.data() && is_blank(group.title);
    if (!untitled) prose(group.introduction);
    std::vector<std::string> headers;
    for (RstColumn& column : columns_of(group)) headers.push_back(std::move(column.header));
    // Those of a table that has no header, which may get one.
    if (headers != default_columns()) {
      for (const std::string& header : headers) line("column", header);
    }
    for (const Priority& priority : group.priorities) this->priority(priority, plan);
  }

  void priority(const Priority& priority, const Plan& plan) {
    line("priority", priority.title);
    for (const std::string& owner : priority.owners) {
      line("owner", owner);
      const Person* person = find_person(plan, owner);
      if (person != nullptr && !is_blank(person->url)) links_[person->name] = person->url;
    }
    std::map<std::string_view, std::string_view> fields;
    for (const Field& field : priority.fields) {
      if (!is_blank(field.value)) fields[field.name] = field.value;
    }
    for (const auto& [name, value] : fields) {
      line("field", name);
      prose(value);
    }
    if (!priority.description) return;
    line("heading", heading_of(priority));
    prose(*priority.description);
  }

  void ideas(const std::vector<Idea>& ideas) {
    for (const Idea& idea : ideas) {
      line("idea", idea.title);
      std::string body = idea.notes + '\n';
      append_ideas(body, idea.ideas, {}, 0);
      prose(body);
    }
  }

  void unplanned(const Unplanned& unplanned) {
    if (unplanned.ideas.empty()) {
      const std::string body = unplanned.introduction + '\n' + unplanned.closing;
      if (!is_blank(unplanned.title)) {
        section(unplanned.title, body);
      } else if (!is_blank(body)) {
        section(usual_unplanned_title, body);
      }
      return;
    }
    prose(unplanned.introduction);
    ideas(unplanned.ideas);
    prose(unplanned.closing);
  }

  void section(std::string_view title, std::string_view body) {
    std::string text = "section: ";
    text.append(one_line(title, scratch_)) += '\n';
    append_words(text, body);
    sections_.push_back(std::move(text));
  }

  void sections(const std::vector<Section>& sections) {
    for (const Section& section : sections) {
      this->section(section.title, section.body);
      this->sections(section.sections);
    }
  }

  std::string out_;
  std::string scratch_;
  std::vector<std::string> sections_;
  std::map<std::string, std::string> links_;
};

}  // namespace

std::string document_view(const Plan& plan) {
  return View().of(plan);
}

}  // namespace summit
