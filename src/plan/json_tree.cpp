#include "plan/json_tree.h"

#include <algorithm>
#include <charconv>
#include <unordered_set>
#include <utility>

#include "text/utf8.h"

namespace summit {
namespace {

using Kind = JsonNode::Kind;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

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

// One function for each rule of the grammar. Each leaves the cursor behind what it read and gives
// false once a problem is found, which ends the reading.
class JsonReader {
 public:
  JsonReader(std::string_view text, std::string_view file) : text_(text), file_(file) {}

  Result<JsonNode> run() {
    JsonNode root;
    if (whole(root)) return {std::move(root), {}};
    return {std::nullopt, std::move(problems_)};
  }

 private:
  bool whole(JsonNode& root) {
    if (const std::size_t bad = find_invalid(text_); bad != std::string_view::npos) {
      return fail(bad, "json-utf8", "this is not UTF-8; save the file in that encoding");
    }
    skip_space();
    if (!value(root)) return false;
    skip_space();
    return at_ == text_.size() || unexpected("the end of the file");
  }

  bool value(JsonNode& node) {
    node.begin = at_;
    if (!any_value(node)) return false;
    node.end = at_;
    return true;
  }

  bool any_value(JsonNode& node) {
    switch (peek()) {
      case '{':
        return container(node, Kind::object, '}');
      case '[':
        return container(node, Kind::array, ']');
      case '"':
        node.kind = Kind::string;
        return string(node.text);
      case 't':
        node.boolean = true;
        return literal(node, Kind::boolean, "true");
      case 'f':
        return literal(node, Kind::boolean, "false");
      case 'n':
        return literal(node, Kind::null, "null");
      default:
        break;
    }
    return peek() == '-' || is_digit(peek()) ? number(node) : unexpected("a value");
  }

  bool literal(JsonNode& node, Kind kind, std::string_view word) {
    if (!text_.substr(at_).starts_with(word)) return unexpected("a value");
    node.kind = kind;
    at_ += word.size();
    return true;
  }

  bool container(JsonNode& node, Kind kind, char close) {
    if (depth_ == max_json_depth) {
      return fail(at_, "json-depth",
                  "this is nested more than " + std::to_string(max_json_depth) +
                      " levels deep, which no plan is; take the inner levels out");
    }
    ++depth_;
    node.kind = kind;
    node.height = 1;
    ++at_;
    skip_space();
    if (peek() != close) {
      do {
        skip_space();
        if (!item(node)) return false;
        skip_space();
      } while (take(','));
    }
    if (!take(close)) return unexpected(kind == Kind::object ? "“,” or “}”" : "“,” or “]”");
    --depth_;
    if (kind == Kind::array) return true;
    const JsonNode* repeated = find_repeated(node.items);
    return repeated == nullptr ||
           fail(repeated->begin, "json-duplicate",
                "the member “" + repeated->name + "” stands twice; keep the one that is meant");
  }

  bool item(JsonNode& node) {
    JsonNode& child = node.items.emplace_back();
    if (node.kind == Kind::object) {
      if (peek() != '"') return unexpected("the name of a member in quotation marks");
      if (!string(child.name)) return false;
      skip_space();
      if (!take(':')) return unexpected("“:”");
      skip_space();
    }
    if (!value(child)) return false;
    node.height = std::max(node.height, static_cast<std::uint16_t>(child.height + 1));
    return true;
  }

  bool string(std::string& out) {
    const std::size_t begin = at_++;
    while (true) {
      // The run up to the next character that means something.
      const std::size_t run = at_;
      while (at_ < text_.size() && text_[at_] != '"' && text_[at_] != '\\' &&
             static_cast<unsigned char>(text_[at_]) >= 0x20) {
        ++at_;
      }
      out.append(text_, run, at_ - run);
      if (at_ == text_.size()) {
        return syntax(begin, "the text that begins here has no closing quotation mark");
      }
      if (take('"')) return true;
      if (peek() != '\\') {
        return syntax(at_,
                      "a line break or control character stands within quotation marks, where "
                      "it is written as an escape such as \\n");
      }
      if (!escape(out)) return false;
    }
  }

  bool escape(std::string& out) {
    constexpr std::string_view letters = "\"\\/bfnrt";
    constexpr std::string_view meanings = "\"\\/\b\f\n\r\t";
    const std::size_t begin = at_++;
    if (take('u')) return unicode_escape(begin, out);
    const std::size_t letter =
        at_ < text_.size() ? letters.find(text_[at_]) : std::string_view::npos;
    if (letter == std::string_view::npos) {
      return syntax(begin,
                    "this backslash begins no escape that JSON has; write a backslash as \\\\");
    }
    out += meanings[letter];
    ++at_;
    return true;
  }

  bool unicode_escape(std::size_t begin, std::string& out) {
    const auto is_high = [](char32_t unit) { return unit >= 0xD800 && unit <= 0xDBFF; };
    const auto is_low = [](char32_t unit) { return unit >= 0xDC00 && unit <= 0xDFFF; };
    char32_t unit = 0;
    if (!four_hex_digits(unit)) {
      return syntax(begin, "a \\u is followed by four hexadecimal digits, here it is not");
    }
    if (is_high(unit)) {
      char32_t low = 0;
      if (!take('\\') || !take('u') || !four_hex_digits(low) || !is_low(low)) {
        return syntax(begin, "this escape is the first half of a character without the second");
      }
      unit = 0x10000 + ((unit - 0xD800) << 10U) + (low - 0xDC00);
    } else if (is_low(unit)) {
      return syntax(begin, "this escape is the second half of a character without the first");
    }
    append_utf8(out, unit);
    return true;
  }

  bool four_hex_digits(char32_t& value) {
    const std::string_view digits = text_.substr(at_, 4);
    std::uint32_t number = 0;
    const auto [end, error] =
        std::from_chars(digits.data(), digits.data() + digits.size(), number, 16);
    if (error != std::errc() || digits.size() < 4 || end != digits.data() + 4) return false;
    value = number;
    at_ += 4;
    return true;
  }

  bool number(JsonNode& node) {
    const std::size_t begin = at_;
    take('-');
    if (take('0') ? is_digit(peek()) : !digits()) return no_number(begin);
    bool whole = true;
    if (take('.')) {
      whole = false;
      if (!digits()) return no_number(begin);
    }
    if (take('e') || take('E')) {
      whole = false;
      if (!take('+')) take('-');
      if (!digits()) return no_number(begin);
    }
    const std::string_view token = text_.substr(begin, at_ - begin);
    const auto read = std::from_chars(token.data(), token.data() + token.size(), node.integer);
    node.kind = whole && read.ec == std::errc() ? Kind::integer : Kind::number;
    return true;
  }

  bool digits() {
    const std::size_t begin = at_;
    while (is_digit(peek())) ++at_;
    return at_ > begin;
  }

  // A NUL at the end of the text, where no rule wants one.
  [[nodiscard]] char peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }
  bool take(char c) {
    if (at_ == text_.size() || text_[at_] != c) return false;
    ++at_;
    return true;
  }
  void skip_space() {
    while (peek() == ' ' || peek() == '\n' || peek() == '\r' || peek() == '\t') ++at_;
  }

  bool fail(std::size_t at, std::string code, std::string message) {
    problems_.push_back({Severity::error, std::string(file_), position_of(text_, at),
                         std::move(message), std::move(code)});
    return false;
  }
  bool syntax(std::size_t at, std::string_view what) {
    return fail(at, "json-syntax", "this is not valid JSON: " + std::string(what));
  }
  bool no_number(std::size_t begin) {
    return syntax(begin, "a number is written like 12, -3 or 0.5, and this is not");
  }
  bool unexpected(std::string_view expected) {
    std::string found = "the file ends here";
    if (at_ < text_.size()) {
      const CodePoint point = decode(text_, at_);
      found = point.value < 0x20 || point.value == 0x7F
                  ? "here stands a control character"
                  : "here stands “" + std::string(text_.substr(at_, point.size)) + "”";
    }
    return syntax(at_, found + ", but " + std::string(expected) + " is expected");
  }

  std::string_view text_;
  std::string_view file_;
  std::size_t at_ = 0;
  std::size_t depth_ = 0;  // containers around the cursor
  std::vector<Problem> problems_;
};

}  // namespace

Result<JsonNode> read_json(std::string_view text, std::string_view file) {
  return JsonReader(text, file).run();
}

const JsonNode* find_member(const JsonNode& object, std::string_view name) {
  const auto found = std::find_if(object.items.begin(), object.items.end(),
                                  [&](const JsonNode& item) { return item.name == name; });
  return found == object.items.end() || object.kind != Kind::object ? nullptr : &*found;
}

std::string_view describe(JsonNode::Kind kind) {
  switch (kind) {
    case Kind::null:
      return "null";
    case Kind::boolean:
      return "true or false";
    case Kind::integer:
      return "a whole number";
    case Kind::number:
      return "a number";
    case Kind::string:
      return "a text";
    case Kind::array:
      return "a list";
    case Kind::object:
      return "an object";
  }
  return "";
}

}  // namespace summit
