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
  void refused(std::string_view, Pattern) {}
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
    if (!value.empty()) unique(ids_, value, id_twice);
  }
  void person_name(std::string_view name, const std::string& value) {
    line(name, value, Presence::required);
    unique(people_, value, person_twice);
  }
  void pad_name(std::string_view name, const std::string& value) {
    line(name, value, Presence::required);
    unique(pads_, value, pad_twice);
  }
  void long_lines(std::string_view name, const std::vector<std::string>& value) {
    for (const std::string& item : value) {
      note(long_line_trouble(item, entry_of(name)));
    }
  }
  void lines(std::string_view name, const std::vector<std::string>& value) {
    for (const std::string& item : value) {
      note(line_trouble(item, entry_of(name)));
    }
  }
  void optional_text(std::string_view name, const std::optional<std::string>& value) {
    if (value) text(name, *value);
  }
  void count(std::string_view name, const std::optional<std::int64_t>& value) {
    if (value && *value < 0) note(Message("{} is a whole number from 0", {called(name)}));
  }
  void fields(std::string_view, const std::vector<Field>& value) {
    std::unordered_set<std::string_view> names;
    for (const Field& field : value) {
      note(line_trouble(field.name, Pattern("the name of a field")));
      note(text_trouble(field.value, {Pattern("“{}”"), shortened(field.name)}));
      unique(names, field.name, field_twice);
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
      return note(
          Message("there are more than {} levels; move the innermost ones up", {max_nesting}));
    }
    members(*this, value);
    if (holds_itself<T>) --nesting_;
  }

  [[nodiscard]] Message take() && { return std::move(trouble_); }

 private:
  // A member by its name in JSON.
  static Message::Value called(std::string_view name) { return {Pattern("the {}"), name}; }
  static Message::Value entry_of(std::string_view name) {
    return {Pattern("an entry of “{}”"), name};
  }

  void note(Message trouble) {
    if (trouble_.empty()) trouble_ = std::move(trouble);
  }
  void unique(std::unordered_set<std::string_view>& seen, std::string_view name, Pattern twice) {
    if (!seen.insert(name).second) note(Message(twice, {shortened(name)}));
  }

  Message trouble_;  // the first
  std::size_t nesting_ = 0;
  std::unordered_set<std::string_view> ids_;
  std::unordered_set<std::string_view> people_;
  std::unordered_set<std::string_view> pads_;
};

template <typename T>
Message trouble(const T& value) {
  Checker checker;
  checker.item(value);
  return std::move(checker).take();
}

}  // namespace

Message trouble_in(const Priority& priority) {
  return trouble(priority);
}
Message trouble_in(const Group& group) {
  return trouble(group);
}
Message trouble_in(const Idea& idea) {
  return trouble(idea);
}
Message trouble_in(const Link& link) {
  return trouble(link);
}
Message trouble_in(const Plan& plan) {
  return trouble(plan);
}

}  // namespace summit
