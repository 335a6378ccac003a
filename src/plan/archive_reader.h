// Reads values from JSON by their lists of members (plan_members.h, which tells what each function
// here is for). The first thing that does not fit ends the reading with a problem at its place.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include "plan/json_tree.h"
#include "plan/operation.h"
#include "plan/plan_members.h"
#include "plan/rules.h"

namespace summit {

class ArchiveReader {
 public:
  // The tree that is read, which came from `text`, must outlive the reader.
  ArchiveReader(std::string_view text, std::string_view file) : text_(text), file_(file) {}

  void constant(std::string_view name, std::string_view value);
  void version(std::string_view name, int value);
  void refused(std::string_view name, Pattern why);
  void line(std::string_view name, std::string& value, Presence = Presence::optional);
  void text(std::string_view name, std::string& value);
  void given_text(std::string_view name, std::string& value);
  void id(std::string_view name, std::string& value);
  void person_name(std::string_view name, std::string& value);
  void pad_name(std::string_view name, std::string& value);
  void lines(std::string_view name, std::vector<std::string>& value, Presence = Presence::optional);
  void optional_lines(std::string_view name, std::optional<std::vector<std::string>>& value);
  void long_lines(std::string_view name, std::vector<std::string>& value);
  void optional_text(std::string_view name, std::optional<std::string>& value);
  void nullable_text(std::string_view name, std::optional<std::string>& value);
  void count(std::string_view name, std::optional<std::int64_t>& value);
  void count(std::string_view name, std::int64_t& value);
  void index(std::string_view name, std::optional<std::size_t>& value);
  void index_or_first(std::string_view name, std::size_t& value);
  void flag_or_true(std::string_view name, bool& value);
  void fields(std::string_view name, std::vector<Field>& value);
  void field_value(std::string_view name, FieldValue& value);
  void status(std::string_view name, Status& value);
  void status(std::string_view name, std::optional<Status>& value);
  void kind(std::string_view name, PersonKind& value);
  void kind(std::string_view name, std::optional<PersonKind>& value);
  void unknown(UnknownMembers& members) { frame_->unknown = &members; }

  template <typename T>
  void object(std::string_view name, T& value, Presence presence = Presence::optional) {
    const JsonNode* node = find(name, presence);
    if (node != nullptr) item(*node, value);
  }
  template <typename T>
  void optional_object(std::string_view name, std::optional<T>& value) {
    const JsonNode* node = find(name);
    if (node != nullptr) item(*node, value.emplace());
  }
  template <typename T>
  void list(std::string_view name, std::vector<T>& values) {
    const JsonNode* node = find(name);
    if (node != nullptr) items(*node, values);
  }
  template <typename T>
  void items(const JsonNode& node, std::vector<T>& values) {
    if (!expect(node, JsonNode::Kind::array)) return;
    values.reserve(node.items.size());
    for (const JsonNode& child : node.items) {
      item(child, values.emplace_back());
      if (failed()) return;
    }
  }
  template <typename T>
  void item(const JsonNode& node, T& value) {
    if (!expect(node, JsonNode::Kind::object)) return;
    if (holds_itself<T> && ++nesting_ > max_nesting) {
      return fail(node, "plan-nesting",
                  Message("this is nested more than {} levels deep; move it up to an outer level",
                          {max_nesting}));
    }
    Frame frame(node, frame_);
    frame_ = &frame;
    members(*this, value);
    finish(frame);
    frame_ = frame.outer;
    if (holds_itself<T>) --nesting_;
  }

  // Keeps the first problem only: what follows it may be its consequence.
  void fail(const JsonNode& node, std::string code, Message message);
  [[nodiscard]] bool failed() const { return !problems_.empty(); }
  [[nodiscard]] std::vector<Problem> take_problems() { return std::move(problems_); }

 private:
  // The object being read.
  struct Frame {
    Frame(const JsonNode& object, Frame* around) : node(object), outer(around) {}
    const JsonNode& node;
    Frame* outer;
    std::vector<std::string_view> known;  // the members asked for so far
    UnknownMembers* unknown = nullptr;    // null: other members are refused
  };

  const JsonNode* find(std::string_view name, Presence presence = Presence::optional);
  const JsonNode* find(std::string_view name, JsonNode::Kind kind,
                       Presence presence = Presence::optional);
  bool expect(const JsonNode& node, JsonNode::Kind kind);
  bool read_line(const JsonNode& node, const Message::Value& what, Presence presence,
                 std::string& value);
  bool read_text(const JsonNode& node, std::string& value);
  void finish(const Frame& frame);
  void unique(std::string_view name, std::unordered_set<std::string_view>& seen, Pattern twice);

  std::string_view text_;
  std::string_view file_;
  Frame* frame_ = nullptr;
  std::size_t nesting_ = 0;                   // ideas or sections around the one being read
  std::unordered_set<std::string_view> ids_;  // must differ from each other
  std::unordered_set<std::string_view> people_;
  std::unordered_set<std::string_view> pads_;
  std::vector<Problem> problems_;
};

}  // namespace summit
