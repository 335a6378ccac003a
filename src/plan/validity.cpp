#include "plan/validity.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include "plan/plan_members.h"

namespace summit {
namespace {

// An archive that neither reads nor writes, but holds each member against the rules.
class Checker {
 public:
  void constant(std::string_view, std::string_view) {}
  void version(std::string_view, int) {}
  void refused(std::string_view, std::string_view) {}
  void unknown(const UnknownMembers&) {}
  void status(std::string_view, const std::optional<Status>&) {}
  void kind(std::string_view, PersonKind) {}

  void line(std::string_view name, const std::string& value,
            Presence presence = Presence::optional) {
    note(line_trouble(value, called(name), presence));
  }
  void text(std::string_view name, const std::string& value) {
    note(text_trouble(value, called(name)));
  }
  void id(std::string_view name, const std::string& value) {
    line(name, value);
    if (!value.empty()) unique(ids_, value, "id");
  }
  void person_name(std::string_view name, const std::string& value) {
    line(name, value, Presence::required);
    unique(people_, value, "person");
  }
  void pad_name(std::string_view name, const std::string& value) {
    line(name, value, Presence::required);
    unique(pads_, value, "pad");
  }
  void long_lines(std::string_view name, const std::vector<std::string>& value) {
    for (const std::string& item : value) {
      note(long_line_trouble(item, "an entry of " + quoted(name)));
    }
  }
  void lines(std::string_view name, const std::vector<std::string>& value) {
    for (const std::string& item : value) {
      note(line_trouble(item, "an entry of " + quoted(name)));
    }
  }
  void optional_text(std::string_view name, const std::optional<std::string>& value) {
    if (value) text(name, *value);
  }
  void count(std::string_view name, const std::optional<std::int64_t>& value) {
    if (value && *value < 0) note(called(name) + " is a whole number from 0");
  }
  void fields(std::string_view, const std::vector<Field>& value) {
    std::unordered_set<std::string_view> names;
    for (const Field& field : value) {
      note(line_trouble(field.name, "the name of a field"));
      note(text_trouble(field.value, quoted(field.name)));
      unique(names, field.name, "field");
    }
  }

  template <typename T>
  void object(std::string_view, const T& value) {
    item(value);
  }
  template <typename T>
  void optional_object(std::string_view, const std::optional<T>& value) {
    if (value) item(*value);
  }
  template <typename T>
  void list(std::string_view, const std::vector<T>& values) {
    for (const T& value : values) item(value);
  }
  template <typename T>
  void item(const T& value) {
    if (holds_itself<T> && ++nesting_ > max_nesting) {
      return note("there are more than " + std::to_string(max_nesting) +
                  " levels; move the innermost ones up");
    }
    members(*this, value);
    if (holds_itself<T>) --nesting_;
  }

  [[nodiscard]] std::string take() && { return std::move(trouble_); }

 private:
  static std::string called(std::string_view name) { return "the " + std::string(name); }

  void note(std::string trouble) {
    if (trouble_.empty()) trouble_ = std::move(trouble);
  }
  void unique(std::unordered_set<std::string_view>& seen, std::string_view name,
              std::string_view what) {
    if (seen.insert(name).second) return;
    note("the " + std::string(what) + " " + quoted(name) + " stands twice; give each its own");
  }

  std::string trouble_;  // the first
  std::size_t nesting_ = 0;
  std::unordered_set<std::string_view> ids_;
  std::unordered_set<std::string_view> people_;
  std::unordered_set<std::string_view> pads_;
};

template <typename T>
std::string trouble(const T& value) {
  Checker checker;
  checker.item(value);
  return std::move(checker).take();
}

}  // namespace

std::string trouble_in(const Priority& priority) {
  return trouble(priority);
}
std::string trouble_in(const Group& group) {
  return trouble(group);
}
std::string trouble_in(const Idea& idea) {
  return trouble(idea);
}
std::string trouble_in(const Link& link) {
  return trouble(link);
}
std::string trouble_in(const Plan& plan) {
  return trouble(plan);
}

}  // namespace summit
