// Writes values as JSON by their lists of members (plan_members.h, which tells what each function
// here is for). Optional members are left out when empty; unknown ones come back at their place.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "plan/json_writer.h"
#include "plan/operation.h"
#include "plan/plan_members.h"
#include "plan/rules.h"

namespace summit {

class ArchiveWriter {
 public:
  void constant(std::string_view name, std::string_view value);
  void version(std::string_view name, int value) { count(name, value); }
  void refused(std::string_view, Pattern) {}
  void line(std::string_view name, const std::string& value, Presence = Presence::optional);
  void text(std::string_view name, const std::string& value) { line(name, value); }
  void given_text(std::string_view name, const std::string& value) {
    line(name, value, Presence::required);
  }
  void id(std::string_view name, const std::string& value) { line(name, value); }
  void person_name(std::string_view name, const std::string& value) { given_text(name, value); }
  void pad_name(std::string_view name, const std::string& value) { given_text(name, value); }
  void lines(std::string_view name, const std::vector<std::string>& value,
             Presence = Presence::optional);
  void optional_lines(std::string_view name, const std::optional<std::vector<std::string>>& value);
  void long_lines(std::string_view name, const std::vector<std::string>& value) {
    lines(name, value);
  }
  void optional_text(std::string_view name, const std::optional<std::string>& value);
  void nullable_text(std::string_view name, const std::optional<std::string>& value);
  void count(std::string_view name, const std::optional<std::int64_t>& value);
  void count(std::string_view name, std::int64_t value);
  void index(std::string_view name, const std::optional<std::size_t>& value);
  void index_or_first(std::string_view name, std::size_t value);
  void flag_or_true(std::string_view name, bool value);
  void fields(std::string_view name, const std::vector<Field>& value);
  void field_value(std::string_view name, const FieldValue& value);
  void status(std::string_view name, Status value);
  void status(std::string_view name, const std::optional<Status>& value);
  void kind(std::string_view name, PersonKind value);
  void kind(std::string_view name, const std::optional<PersonKind>& value);
  void unknown(const UnknownMembers& members);  // called before all others

  template <typename T>
  void object(std::string_view name, const T& value, Presence presence = Presence::optional) {
    if (presence == Presence::required || value != T{}) {
      json_.name(name);
      item(value);
    }
    after(name);
  }
  template <typename T>
  void optional_object(std::string_view name, const std::optional<T>& value) {
    if (value) {
      json_.name(name);
      item(*value);
    }
    after(name);
  }
  template <typename T>
  void list(std::string_view name, const std::vector<T>& values) {
    if (!values.empty()) {
      json_.name(name);
      items(values);
    }
    after(name);
  }
  template <typename T>
  void items(const std::vector<T>& values) {
    json_.begin_array();
    for (const T& value : values) item(value);
    json_.end_array();
  }
  template <typename T>
  void item(const T& value) {
    const UnknownMembers* outer = std::exchange(unknown_, nullptr);
    std::vector<std::string_view> outer_known = std::exchange(known_, {});
    json_.begin_object();
    members(*this, value);
    after_all();
    json_.end_object();
    unknown_ = outer;
    known_ = std::move(outer_known);
  }

  [[nodiscard]] JsonWriter& json() { return json_; }

 private:
  void after(std::string_view name);  // writes the unknown members that followed this one
  void after_all();                   // and those that followed one this type does not have

  void write(const UnknownMember& member);

  JsonWriter json_;
  // Of the object being written; null when it has none.
  const UnknownMembers* unknown_ = nullptr;
  std::vector<std::string_view> known_;  // its known members so far; not kept without unknown ones
};

}  // namespace summit
