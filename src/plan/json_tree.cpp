#include "plan/json_tree.h"

#include <algorithm>
#include <iterator>
#include <limits>
#include <map>
#include <nlohmann/json.hpp>
#include <unordered_set>
#include <utility>

#include "text/utf8.h"

namespace summit {
namespace {

using Kind = JsonNode::Kind;

// Numbers are kept as they are written, but nlohmann/json refuses what its type for fractions
// cannot hold: long double goes to 1e4932 (80 bits on x86, 128 in WebAssembly), where a double ends
// at 1e308.
using Json = nlohmann::basic_json<std::map, std::vector, std::string, bool, std::int64_t,
                                  std::uint64_t, long double>;
static_assert(std::numeric_limits<long double>::max_exponent10 == 4932);
constexpr int out_of_range = 406;  // the id of that error

// An input iterator that moves a pointer of its maker's, who sees from it how far the reading is.
class Cursor {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = char;

  explicit Cursor(const char*& at) : at_(&at) {}
  char operator*() const { return **at_; }
  Cursor& operator++() {
    ++*at_;
    return *this;
  }
  friend bool operator==(Cursor a, Cursor b) { return *a.at_ == *b.at_; }

 private:
  const char** at_;
};

constexpr Pattern a_value("a value");
constexpr Pattern a_name("the name of a member in quotation marks");
constexpr Pattern no_number("a number is written like 12, -3 or 0.5, and this is not");

// What is wrong within a text or a number, by a part of what nlohmann/json says about it; its other
// errors are about what stands where something else is expected.
struct TokenError {
  enum class Place : std::uint8_t { beginning, last_read, backslash, unicode_escape };
  std::string_view told;
  Place place;
  Pattern sentence;
};
constexpr TokenError token_errors[] = {
    {"missing closing quote", TokenError::Place::beginning,
     Pattern("the text that begins here has no closing quotation mark")},
    {"control character", TokenError::Place::last_read,
     Pattern("a line break or control character stands within quotation marks, where it is written "
             "as an "
             "escape such as \\n")},
    {"character after backslash", TokenError::Place::backslash,
     Pattern("this backslash begins no escape that JSON has; write a backslash as \\\\")},
    {"4 hex digits", TokenError::Place::unicode_escape,
     Pattern("a \\u is followed by four hexadecimal digits, here it is not")},
    {"surrogate", TokenError::Place::unicode_escape,
     Pattern(
         "half of a character stands here without its other half; escapes from \\ud800 to \\udfff "
         "come in pairs")},
    {"invalid number", TokenError::Place::beginning, no_number},
};

// The member whose name another before it has; null where all differ.
const JsonNode* find_repeated(const std::vector<JsonNode>& members) {
  // Most objects have few members: comparing them all is cheaper than a set of their names.
  constexpr std::size_t few = 16;
  if (members.size() <= few) {
    for (auto later = members.begin(); later != members.end(); ++later) {
      const auto same = [&](const JsonNode& earlier) { return earlier.name == later->name; };
      if (std::any_of(members.begin(), later, same)) return &*later;
    }
    return nullptr;
  }
  std::unordered_set<std::string_view> names;
  names.reserve(members.size());
  for (const JsonNode& member : members) {
    if (!names.insert(member.name).second) return &member;
  }
  return nullptr;
}

// Makes a tree of what nlohmann/json reports, whose business the grammar is. Where a value begins
// and ends follows from how far the text is read by then. Each event gives false once a problem is
// found, which ends the reading.
class TreeBuilder {
 public:
  TreeBuilder(std::string_view text, std::string_view file) : text_(text), file_(file) {}

  Result<JsonNode> run() {
    const char* end = text_.data() + text_.size();
    if (is_text() && Json::sax_parse(Cursor(at_), Cursor(end), this)) return {std::move(root_), {}};
    return {std::nullopt, std::move(problems_)};
  }

  // --- The events of nlohmann::json_sax ---

  bool null() { return finish(begin_value(Kind::null), read()); }
  bool boolean(bool value) {
    JsonNode& node = begin_value(Kind::boolean);
    node.boolean = value;
    return finish(node, read());
  }
  bool string(const std::string& value) {
    JsonNode& node = begin_value(Kind::string);
    node.text = value;
    return finish(node, read());
  }

  // The character behind a number is read too, where there is one.
  bool number_integer(std::int64_t value) {
    JsonNode& node = begin_value(Kind::integer);
    node.integer = value;
    const std::size_t digit = node.begin + (text_[node.begin] == '-' ? 1 : 0);
    const std::size_t end = skip("0123456789", digit);
    // Here a number ends behind a leading zero, and the digits to come are another.
    if (text_[digit] == '0' && end > digit + 1) return syntax(node.begin, no_number);
    return finish(node, end);
  }
  bool number_unsigned(std::uint64_t value) {
    constexpr std::uint64_t most = std::numeric_limits<std::int64_t>::max();
    if (value <= most) return number_integer(static_cast<std::int64_t>(value));
    return number_float(0, std::to_string(value));
  }
  bool number_float(long double, const std::string& token) {
    JsonNode& node = begin_value(Kind::number);
    return finish(node, node.begin + token.size());
  }

  bool start_object(std::size_t) { return open(Kind::object); }
  bool start_array(std::size_t) { return open(Kind::array); }
  bool key(const std::string& name) {
    open_.back()->items.emplace_back().name = name;
    end_ = read();
    return true;
  }
  bool end_array() {
    JsonNode& node = *open_.back();
    open_.pop_back();
    return finish(node, read());
  }
  bool end_object() {
    const JsonNode* repeated = find_repeated(open_.back()->items);
    return repeated == nullptr
               ? end_array()
               : fail(repeated->begin, "json-duplicate",
                      Message("the member “{}” stands twice; keep the one that is meant",
                              {repeated->name}));
  }
  bool binary(const Json::binary_t&) { return false; }  // not in a text

  bool parse_error(std::size_t, const std::string&, const Json::exception& error) {
    const Expected next = expected();
    if (error.id == out_of_range) {
      return fail(
          next.at, "json-number",
          Pattern("this number is past 1e4932, which is as far as numbers are read; write it in "
                  "quotation marks"));
    }
    // Where such a token does not belong, that is what is wrong, not what is in it.
    const bool is_string = text_.substr(next.at).starts_with('"');
    if (next.what != a_value && !(next.what == a_name && is_string)) return unexpected(next);
    std::string_view told = error.what();
    told = told.substr(0, told.find("; last read"));  // it quotes the text
    for (const TokenError& each : token_errors) {
      if (told.find(each.told) != std::string_view::npos) {
        return syntax(place_of(each.place, next.at), each.sentence);
      }
    }
    return unexpected(next);
  }

 private:
  // nlohmann/json passes over a byte order mark and ends at a zero byte.
  bool is_text() {
    if (const std::size_t bad = find_invalid(text_); bad != std::string_view::npos) {
      return fail(bad, "json-utf8", Pattern("this is not UTF-8; save the file in that encoding"));
    }
    if (const std::size_t zero = text_.find('\0'); zero != std::string_view::npos) {
      return syntax(zero,
                    Pattern("a zero byte stands here, which no text has; save the file as UTF-8"));
    }
    if (without_byte_order_mark(text_).size() < text_.size()) {
      return syntax(0, Pattern("an invisible character, U+FEFF, stands here; delete it"));
    }
    return true;
  }

  // How much of the text is read.
  [[nodiscard]] std::size_t read() const { return static_cast<std::size_t>(at_ - text_.data()); }

  [[nodiscard]] std::size_t skip(std::string_view characters, std::size_t at) const {
    return std::min(text_.find_first_not_of(characters, at), text_.size());
  }

  // The node of the value that is reported now.
  JsonNode& begin_value(Kind kind) {
    JsonNode* node = &root_;
    if (!open_.empty()) {
      std::vector<JsonNode>& items = open_.back()->items;
      node = open_.back()->kind == Kind::array ? &items.emplace_back() : &items.back();
    }
    node->kind = kind;
    node->begin = skip(" \t\r\n,:", end_);
    return *node;
  }
  bool finish(JsonNode& node, std::size_t end) {
    node.end = end_ = end;
    if (!open_.empty()) {
      std::uint16_t& height = open_.back()->height;
      height = std::max(height, static_cast<std::uint16_t>(node.height + 1));
    }
    return true;
  }
  bool open(Kind kind) {
    JsonNode& node = begin_value(kind);
    if (open_.size() == max_json_depth) {
      return fail(node.begin, "json-depth",
                  Message("this is nested more than {} levels deep, which no plan is; take the "
                          "inner levels out",
                          {max_json_depth}));
    }
    node.height = 1;
    open_.push_back(&node);
    end_ = read();
    return true;
  }

  // Behind what is reported so far: the place of what comes next, and what has to stand there.
  struct Expected {
    std::size_t at;
    Pattern what;
  };
  [[nodiscard]] Expected expected() const {
    constexpr std::string_view space = " \t\r\n";
    std::size_t at = skip(space, end_);
    const auto take = [&](char c) {
      if (at == text_.size() || text_[at] != c) return false;
      at = skip(space, at + 1);
      return true;
    };
    if (open_.empty()) return {at, root_.end == 0 ? a_value : Pattern("the end of the file")};
    const bool in_object = open_.back()->kind == Kind::object;
    const std::vector<JsonNode>& items = open_.back()->items;
    if (items.empty()) return {at, in_object ? a_name : a_value};
    if (items.back().end == 0 && !take(':')) return {at, Pattern("“:”")};
    if (items.back().end == 0) return {at, a_value};
    if (!take(',')) return {at, in_object ? Pattern("“,” or “}”") : Pattern("“,” or “]”")};
    return {at, in_object ? a_name : a_value};
  }

  [[nodiscard]] std::size_t place_of(TokenError::Place place, std::size_t beginning) const {
    switch (place) {
      case TokenError::Place::beginning:
        return beginning;
      case TokenError::Place::last_read:
        return read() - 1;
      case TokenError::Place::backslash:
        return text_.rfind('\\', read() - 1);
      case TokenError::Place::unicode_escape:
        return text_.rfind("\\u", read() - 2);  // what was read last may begin another
    }
    return beginning;
  }

  bool fail(std::size_t at, std::string code, Message message) {
    problems_.push_back({Severity::error, std::string(file_), position_of(text_, at),
                         std::move(message), std::move(code)});
    return false;
  }
  bool syntax(std::size_t at, const Message::Value& what) {
    return fail(at, "json-syntax", Message("this is not valid JSON: {}", {what}));
  }
  bool unexpected(const Expected& expected) {
    if (expected.at == text_.size()) {
      return syntax(expected.at,
                    Message("the file ends here, but {} is expected", {expected.what}));
    }
    const CodePoint point = decode(text_, expected.at);
    if (point.value < 0x20 || point.value == 0x7F) {
      return syntax(expected.at, Message("here stands a control character, but {} is expected",
                                         {expected.what}));
    }
    return syntax(expected.at, Message("here stands “{}”, but {} is expected",
                                       {text_.substr(expected.at, point.size), expected.what}));
  }

  std::string_view text_;
  std::string_view file_;
  const char* at_ = text_.data();  // nlohmann/json read up to here
  std::size_t end_ = 0;            // of what is reported so far
  JsonNode root_;
  std::vector<JsonNode*> open_;  // the containers around what is reported next
  std::vector<Problem> problems_;
};

}  // namespace

Result<JsonNode> read_json(std::string_view text, std::string_view file) {
  return TreeBuilder(text, file).run();
}

const JsonNode* find_member(const JsonNode& object, std::string_view name) {
  const auto found = std::find_if(object.items.begin(), object.items.end(),
                                  [&](const JsonNode& item) { return item.name == name; });
  return found == object.items.end() || object.kind != Kind::object ? nullptr : &*found;
}

Pattern describe(JsonNode::Kind kind) {
  switch (kind) {
    case Kind::null:
      return Pattern("null");
    case Kind::boolean:
      return Pattern("true or false");
    case Kind::integer:
      return Pattern("a whole number");
    case Kind::number:
      return Pattern("a number");
    case Kind::string:
      return Pattern("a text");
    case Kind::array:
      return Pattern("a list");
    case Kind::object:
      return Pattern("an object");
  }
  return Pattern("");
}

}  // namespace summit
