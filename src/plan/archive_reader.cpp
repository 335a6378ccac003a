#include "plan/archive_reader.h"

#include <algorithm>
#include <limits>

#include "text/utf8.h"

namespace summit {

using Kind = JsonNode::Kind;

namespace {

Message::Value quoted(std::string_view name) {
  return {Pattern("“{}”"), name};
}

}  // namespace

// [SECTION] What all of them use

void ArchiveReader::fail(const JsonNode& node, std::string code, Message message) {
  if (failed()) return;
  problems_.push_back({Severity::error, std::string(file_), position_of(text_, node.begin),
                       std::move(message), std::move(code)});
}

// The member of that name, from now on a known one; null where there is none or reading has failed.
const JsonNode* ArchiveReader::find(std::string_view name, Presence presence) {
  if (failed()) return nullptr;
  frame_->known.push_back(name);
  const JsonNode* node = find_member(frame_->node, name);
  if (node == nullptr && presence == Presence::required) {
    fail(frame_->node, "plan-member", Message("“{}” is missing here; add it", {name}));
  }
  return node;
}

// The same, null too where it is of another kind.
const JsonNode* ArchiveReader::find(std::string_view name, Kind kind, Presence presence) {
  const JsonNode* node = find(name, presence);
  return node != nullptr && expect(*node, kind) ? node : nullptr;
}

bool ArchiveReader::expect(const JsonNode& node, Kind kind) {
  if (failed()) return false;
  if (node.kind == kind) return true;
  const std::string name = shortened(node.name);
  const Message::Value what = name.empty() ? Message::Value(Pattern("this")) : quoted(name);
  fail(node, "plan-type",
       Message("{} is {}, but {} is expected here", {what, describe(node.kind), describe(kind)}));
  return false;
}

bool ArchiveReader::read_line(const JsonNode& node, const Message::Value& what, Presence presence,
                              std::string& value) {
  if (!expect(node, Kind::string)) return false;
  if (Message trouble = line_trouble(node.text, what, presence); !trouble.empty()) {
    fail(node, "plan-text", std::move(trouble));
  }
  value = node.text;
  return !failed();
}

bool ArchiveReader::read_text(const JsonNode& node, std::string& value) {
  if (!expect(node, Kind::string)) return false;
  const std::string name = shortened(node.name);
  if (Message trouble = text_trouble(node.text, quoted(name)); !trouble.empty()) {
    fail(node, "plan-text", std::move(trouble));
  }
  value = node.text;
  return !failed();
}

void ArchiveReader::unique(std::string_view name, std::unordered_set<std::string_view>& seen,
                           Pattern twice) {
  if (failed()) return;
  const JsonNode* node = find_member(frame_->node, name);
  if (node == nullptr || node->text.empty() || seen.insert(node->text).second) return;
  fail(*node, "plan-duplicate", Message(twice, {shortened(node->text)}));
}

// What nobody asked for is kept, after the known member it followed in the file.
void ArchiveReader::finish(const Frame& frame) {
  if (failed()) return;
  std::string_view after;
  for (const JsonNode& item : frame.node.items) {
    if (std::find(frame.known.begin(), frame.known.end(), item.name) != frame.known.end()) {
      after = item.name;
    } else if (frame.unknown == nullptr) {
      return fail(item, "plan-member",
                  Message("the member “{}” is not known here; remove it or correct its name",
                          {shortened(item.name)}));
    } else if (item.height > max_unknown_height) {
      return fail(item, "plan-nesting",
                  Message("“{}” is nested more than {} levels deep; take it out",
                          {shortened(item.name), max_unknown_height}));
    } else {
      frame.unknown->push_back({std::string(after), item.name,
                                std::string(text_.substr(item.begin, item.end - item.begin))});
    }
  }
}

// [SECTION] Members, in the order of the header

void ArchiveReader::constant(std::string_view name, std::string_view value) {
  const JsonNode* node = find(name, Kind::string);
  if (node == nullptr || node->text == value) return;
  fail(*node, "plan-format",
       Message("“{}” is “{}”, but “{}” is expected", {name, shortened(node->text), value}));
}

void ArchiveReader::version(std::string_view name, int value) {
  const JsonNode* node = find(name, Kind::integer);
  if (node == nullptr || node->integer == value) return;
  fail(*node, "plan-version",
       Message("this plan is of version {}, but only version {} can stand here",
               {node->integer, value}));
}

void ArchiveReader::refused(std::string_view name, Pattern why) {
  if (const JsonNode* node = find(name)) {
    fail(*node, "plan-member", Message(why, {name}));
  }
}

void ArchiveReader::line(std::string_view name, std::string& value, Presence presence) {
  const JsonNode* node = find(name, presence);
  if (node != nullptr) read_line(*node, quoted(name), presence, value);
}

void ArchiveReader::text(std::string_view name, std::string& value) {
  const JsonNode* node = find(name);
  if (node != nullptr) read_text(*node, value);
}

void ArchiveReader::given_text(std::string_view name, std::string& value) {
  const JsonNode* node = find(name, Presence::required);
  if (node != nullptr) read_text(*node, value);
}

void ArchiveReader::id(std::string_view name, std::string& value) {
  line(name, value);
  unique(name, ids_, id_twice);
}

void ArchiveReader::person_name(std::string_view name, std::string& value) {
  line(name, value, Presence::required);
  unique(name, people_, person_twice);
}

void ArchiveReader::pad_name(std::string_view name, std::string& value) {
  line(name, value, Presence::required);
  unique(name, pads_, pad_twice);
}

void ArchiveReader::lines(std::string_view name, std::vector<std::string>& value,
                          Presence presence) {
  const JsonNode* node = find(name, Kind::array, presence);
  if (node == nullptr) return;
  const Message::Value what(Pattern("an entry of “{}”"), name);
  value.reserve(node->items.size());
  for (const JsonNode& item : node->items) {
    if (!read_line(item, what, Presence::required, value.emplace_back())) return;
  }
}

void ArchiveReader::long_lines(std::string_view name, std::vector<std::string>& value) {
  const JsonNode* node = find(name, Kind::array);
  if (node == nullptr) return;
  const Message::Value what(Pattern("an entry of “{}”"), name);
  value.reserve(node->items.size());
  for (const JsonNode& item : node->items) {
    if (!expect(item, Kind::string)) return;
    if (Message trouble = long_line_trouble(item.text, what); !trouble.empty()) {
      return fail(item, "plan-text", std::move(trouble));
    }
    value.push_back(item.text);
  }
}

void ArchiveReader::optional_lines(std::string_view name,
                                   std::optional<std::vector<std::string>>& value) {
  if (find_member(frame_->node, name) != nullptr) {
    lines(name, value.emplace());
  } else {
    find(name);
  }
}

void ArchiveReader::optional_text(std::string_view name, std::optional<std::string>& value) {
  const JsonNode* node = find(name);
  if (node != nullptr) read_text(*node, value.emplace());
}

void ArchiveReader::nullable_text(std::string_view name, std::optional<std::string>& value) {
  const JsonNode* node = find(name, Presence::required);
  if (node != nullptr && node->kind != Kind::null) read_text(*node, value.emplace());
}

void ArchiveReader::count(std::string_view name, std::optional<std::int64_t>& value) {
  const JsonNode* node = find(name, Kind::integer);
  if (node == nullptr) return;
  if (node->integer < 0) {
    return fail(
        *node, "plan-type",
        Message("“{}” is {}, but a whole number from 0 is expected", {name, node->integer}));
  }
  value = node->integer;
}

void ArchiveReader::count(std::string_view name, std::int64_t& value) {
  std::optional<std::int64_t> given;
  count(name, given);
  value = given.value_or(0);
}

void ArchiveReader::index(std::string_view name, std::optional<std::size_t>& value) {
  std::optional<std::int64_t> given;
  count(name, given);
  if (!given) return;
  // No list is longer, and the page's addresses have 32 bits.
  value = static_cast<std::size_t>(
      std::min<std::int64_t>(*given, std::numeric_limits<std::int32_t>::max()));
}

void ArchiveReader::index_or_first(std::string_view name, std::size_t& value) {
  std::optional<std::size_t> given;
  index(name, given);
  value = given.value_or(0);
}

void ArchiveReader::flag_or_true(std::string_view name, bool& value) {
  const JsonNode* node = find(name, Kind::boolean);
  if (node != nullptr) value = node->boolean;
}

void ArchiveReader::fields(std::string_view name, std::vector<Field>& value) {
  const JsonNode* node = find(name, Kind::object);
  if (node == nullptr) return;
  value.reserve(node->items.size());
  for (const JsonNode& item : node->items) {
    if (Message trouble = line_trouble(item.name, Pattern("the name of a field"));
        !trouble.empty()) {
      return fail(item, "plan-text", std::move(trouble));
    }
    Field& field = value.emplace_back(Field{item.name, {}});
    if (!read_text(item, field.value)) return;
  }
}

void ArchiveReader::field_value(std::string_view name, FieldValue& value) {
  const JsonNode* node = find(name, Presence::required);
  if (node == nullptr) return;
  switch (node->kind) {
    case Kind::null:
      break;
    case Kind::integer:
      value = node->integer;
      break;
    case Kind::array:
      items(*node, value.emplace<std::vector<Link>>());
      break;
    case Kind::string:
      read_text(*node, value.emplace<std::string>());
      break;
    default:
      fail(*node, "plan-type",
           Message(
               "“{}” is {}, but a text, a whole number, a list of links or null is expected here",
               {name, describe(node->kind)}));
  }
}

void ArchiveReader::status(std::string_view name, std::optional<Status>& value) {
  const JsonNode* node = find(name, Kind::string);
  if (node == nullptr) return;
  value = status_from(node->text);
  if (!value) fail(*node, "plan-type", status_trouble(node->text));
}

void ArchiveReader::status(std::string_view name, Status& value) {
  std::optional<Status> given;
  status(name, given);
  value = given.value_or(Status::agreed);
}

void ArchiveReader::kind(std::string_view name, std::optional<PersonKind>& value) {
  const JsonNode* node = find(name, Kind::string);
  if (node == nullptr) return;
  value = person_kind_from(node->text);
  if (!value) {
    fail(*node, "plan-type",
         Message("“{}” is no kind of owner; use person, team or unassigned",
                 {shortened(node->text)}));
  }
}

void ArchiveReader::kind(std::string_view name, PersonKind& value) {
  std::optional<PersonKind> given;
  kind(name, given);
  value = given.value_or(PersonKind::person);
}

}  // namespace summit
