#include "plan/archive_writer.h"

#include <algorithm>

namespace summit {

void ArchiveWriter::after(std::string_view name) {
  if (unknown_ == nullptr) return;
  known_.push_back(name);
  for (const UnknownMember& member : *unknown_) {
    if (member.after == name) write(member);
  }
}

// An idea that was a priority may have members that followed one which only priorities have.
void ArchiveWriter::after_all() {
  if (unknown_ == nullptr) return;
  for (const UnknownMember& member : *unknown_) {
    if (std::find(known_.begin(), known_.end(), member.after) == known_.end()) write(member);
  }
}

void ArchiveWriter::write(const UnknownMember& member) {
  json_.name(member.name);
  json_.raw(member.json);
}

void ArchiveWriter::unknown(const UnknownMembers& members) {
  unknown_ = members.empty() ? nullptr : &members;
  after("");
}

void ArchiveWriter::constant(std::string_view name, std::string_view value) {
  json_.name(name);
  json_.string(value);
  after(name);
}

void ArchiveWriter::line(std::string_view name, const std::string& value, Presence presence) {
  if (!value.empty() || presence == Presence::required) return constant(name, value);
  after(name);
}

void ArchiveWriter::lines(std::string_view name, const std::vector<std::string>& value,
                          Presence presence) {
  if (!value.empty() || presence == Presence::required) {
    json_.name(name);
    json_.begin_array();
    for (const std::string& item : value) json_.string(item);
    json_.end_array();
  }
  after(name);
}

void ArchiveWriter::optional_lines(std::string_view name,
                                   const std::optional<std::vector<std::string>>& value) {
  if (value) return lines(name, *value, Presence::required);
  after(name);
}

void ArchiveWriter::optional_text(std::string_view name, const std::optional<std::string>& value) {
  if (value) return constant(name, *value);
  after(name);
}

void ArchiveWriter::nullable_text(std::string_view name, const std::optional<std::string>& value) {
  if (value) return constant(name, *value);
  json_.name(name);
  json_.null();
  after(name);
}

void ArchiveWriter::count(std::string_view name, const std::optional<std::int64_t>& value) {
  if (value) return count(name, *value);
  after(name);
}

void ArchiveWriter::count(std::string_view name, std::int64_t value) {
  json_.name(name);
  json_.integer(value);
  after(name);
}

void ArchiveWriter::index(std::string_view name, const std::optional<std::size_t>& value) {
  if (value) return count(name, static_cast<std::int64_t>(*value));
  after(name);
}

void ArchiveWriter::index_or_first(std::string_view name, std::size_t value) {
  count(name, static_cast<std::int64_t>(value));
}

void ArchiveWriter::flag_or_true(std::string_view name, bool value) {
  if (!value) {
    json_.name(name);
    json_.boolean(false);
  }
  after(name);
}

void ArchiveWriter::fields(std::string_view name, const std::vector<Field>& value) {
  if (!value.empty()) {
    json_.name(name);
    json_.begin_object();
    for (const Field& field : value) {
      json_.name(field.name);
      json_.string(field.value);
    }
    json_.end_object();
  }
  after(name);
}

void ArchiveWriter::field_value(std::string_view name, const FieldValue& value) {
  json_.name(name);
  if (const auto* text = std::get_if<std::string>(&value)) {
    json_.string(*text);
  } else if (const auto* number = std::get_if<std::int64_t>(&value)) {
    json_.integer(*number);
  } else if (const auto* links = std::get_if<std::vector<Link>>(&value)) {
    items(*links);
  } else {
    json_.null();
  }
  after(name);
}

void ArchiveWriter::status(std::string_view name, Status value) {
  if (value != Status::agreed) return constant(name, to_string(value));
  after(name);
}

void ArchiveWriter::status(std::string_view name, const std::optional<Status>& value) {
  if (value) return constant(name, to_string(*value));
  after(name);
}

void ArchiveWriter::kind(std::string_view name, PersonKind value) {
  if (value != PersonKind::person) return constant(name, to_string(value));
  after(name);
}

void ArchiveWriter::kind(std::string_view name, const std::optional<PersonKind>& value) {
  if (value) return constant(name, to_string(*value));
  after(name);
}

}  // namespace summit
