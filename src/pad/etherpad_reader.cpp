#include "pad/etherpad_reader.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "pad/etherpad_key.h"
#include "pad/json_scanner.h"
#include "pad/pad_problems.h"
#include "text/utf16.h"
#include "text/utf8.h"

namespace summit {
namespace {

std::string quoted(std::string_view text) {
  return "“" + std::string(text) + "”";
}

// A number of milliseconds; a fraction is cut off, anything else is 0.
std::int64_t timestamp_of(std::string_view value) {
  return whole_number(value.substr(0, value.find('.'))).value_or(0);
}

}  // namespace

class EtherpadReader::Work {
 public:
  Work(std::string bytes, std::string file) {
    pad_.bytes = std::move(bytes);
    pad_.file = std::move(file);
    const std::string_view text = pad_.bytes;
    const std::size_t begin = text.size() - without_byte_order_mark(text).size();
    if (begin > 0) {
      warn(0, "pad-byte-order-mark",
           "an invisible character, U+FEFF, stands here; servers refuse a pad that begins so");
    }
    json_ = JsonScanner(text, begin);
    checked_ = begin;
    const char first = json_.peek();
    if (text.size() > max_etherpad_bytes) {
      refuse(0, "pad-size",
             "this file is larger than 2 GB, and no server takes a pad of that size");
    } else if (find_invalid(text.substr(0, 4)) == 0) {
      refuse(0, "json-utf8", "this is not UTF-8, so it is no pad");
    } else if (json_.at() == text.size()) {
      refuse(json_.at(), "json-syntax", "this file is empty, so it is no pad");
    } else if (first == '[') {
      refuse(json_.at(), "pad-format", "this is JSON, but a list and no pad; export the pad again");
    } else if (!json_.begin_object()) {
      refuse(json_.at(), "json-syntax",
             "this is not valid JSON, which a pad's export is: " + std::string(json_.wrong()));
    }
  }

  bool step(std::size_t budget) {
    const std::size_t begin = json_.at();
    while (!done_ && json_.at() - begin <= budget) step_record();
    return !done_;
  }

  [[nodiscard]] double progress() const {
    if (done_ || pad_.bytes.empty()) return 1;
    return static_cast<double>(json_.at()) / static_cast<double>(pad_.bytes.size());
  }

  Result<Etherpad> take() {
    const bool is_refused = problems_.has_error();
    std::vector<Problem> problems = std::move(problems_).take(pad_.bytes, pad_.file);
    if (is_refused) {
      std::erase_if(problems, [](const Problem& each) { return each.severity != Severity::error; });
      return {std::nullopt, std::move(problems)};
    }
    return {std::move(pad_), std::move(problems)};
  }

 private:
  void warn(std::size_t at, std::string_view code, std::string message) {
    problems_.add(Severity::warning, at, code, std::move(message));
  }
  void refuse(std::size_t at, std::string_view code, std::string message) {
    if (!done_) problems_.add(Severity::error, at, code, std::move(message));
    done_ = true;
  }

  // Where a value stands; it is part of the file.
  [[nodiscard]] std::size_t place_of(std::string_view value) const {
    return static_cast<std::size_t>(value.data() - pad_.bytes.data());
  }

  // --- The file ---

  void step_record() {
    JsonString name;
    const bool more = json_.next_member(name);
    if (more) {
      read_record(name);
    } else if (!json_.failed()) {
      json_.end();
    }
    const std::string_view read =
        std::string_view(pad_.bytes).substr(checked_, json_.at() - checked_);
    if (const std::size_t bad = find_invalid(read); bad != std::string_view::npos) {
      refuse(checked_ + bad, "json-utf8",
             "this is not UTF-8, as a pad's export is; it may be damaged or saved by an editor");
    }
    checked_ = json_.at();
    if (json_.failed()) {
      refuse(json_.at(), "json-syntax",
             "this is not valid JSON, so the pad cannot be read: " + std::string(json_.wrong()));
    } else if (!more && !done_) {
      finish();
    }
  }

  void read_record(const JsonString& name) {
    const std::size_t at = place_of(name.raw) - 1;
    const std::string decoded = name.has_escapes ? name.utf8() : std::string();
    const EtherpadKey key = key_of(name.has_escapes ? std::string_view(decoded) : name.raw);
    if (key.kind == EtherpadKey::Kind::author) {
      read_author(key.id, at);
      return;
    }
    if (!key.id.empty() && pad_.id.empty()) pad_.id = key.id;
    if (!key.id.empty() && key.id != pad_.id) {
      if (key.kind == EtherpadKey::Kind::pad) {
        refuse(at, "pad-several",
               "this file has two pads, " + quoted(pad_.id) + " and " + quoted(key.id) +
                   "; export each into its own file");
      } else {
        warn(at, "pad-other",
             "this belongs to another pad, " + quoted(key.id) + "; it is left out");
      }
      json_.skip();
      return;
    }
    switch (key.kind) {
      case EtherpadKey::Kind::pad:
        read_pad(at);
        break;
      case EtherpadKey::Kind::revision:
        read_revision(key.number);
        break;
      case EtherpadKey::Kind::message:
        read_message(key.number);
        break;
      default:
        warn(at, "pad-unknown-key",
             quoted(name.utf8()) +
                 " is no record of a pad and is left out; importing such a file damages the "
                 "database of a server of version 1.8");
        json_.skip();
    }
  }

  // Through the members of an object, each of which `read` must read or skip; false where there is
  // no object.
  template <typename Read>
  bool members(Read read) {
    if (json_.peek() != '{') {
      json_.skip();
      return false;
    }
    json_.begin_object();
    JsonString name;
    while (json_.next_member(name)) read(name);
    return true;
  }
  // A string, or none where something else stands.
  std::optional<JsonString> string() {
    JsonString text;
    if (json_.peek() == '"' && json_.string(text)) return text;
    json_.skip();
    return std::nullopt;
  }
  std::string text() {
    const std::optional<JsonString> read = string();
    return read ? read->utf8() : std::string();
  }
  std::string_view value() {
    std::string_view read;
    json_.value(read);
    return read;
  }

  std::uint32_t author_index(std::string_view id) {
    if (id.empty()) return no_author;
    const auto [place, added] = author_indices_.try_emplace(
        std::string(id), static_cast<std::uint32_t>(pad_.authors.size()));
    if (added) pad_.authors.push_back({place->first, {}, {}});
    return place->second;
  }

  // --- The pad's own record ---

  void read_pad(std::size_t at) {
    pad_at_ = at;
    std::optional<JsonString> text;
    std::optional<JsonString> attribs;
    std::size_t text_at = at;
    std::string_view saved_revisions;
    bool has_head = false;
    pad_.unknown.clear();
    const bool is_object = members([&](const JsonString& name) {
      if (name == "atext") {
        members([&](const JsonString& part) {
          if (part == "text") {
            (void)json_.peek();
            text_at = json_.at();
            text = string();
          } else if (part == "attribs") {
            attribs = string();
          } else {
            json_.skip();
          }
        });
      } else if (name == "pool") {
        read_pool();
      } else if (name == "head") {
        has_head = read_number(0, pad_.head);
      } else if (name == "chatHead") {
        has_chat_head_ = read_number(-1, chat_head_) && chat_head_ != no_author;
      } else if (name == "publicStatus") {
        pad_.is_public = value() == "true";
      } else if (name == "savedRevisions") {
        saved_revisions = value();
      } else {
        std::string known = pad_.unknown.empty() ? "savedRevisions" : pad_.unknown.back().name;
        pad_.unknown.push_back({std::move(known), name.utf8(), std::string(value())});
      }
    });
    if (json_.failed()) return;
    has_pad_ = is_object && text.has_value();
    if (!has_pad_) {
      refuse(at, "pad-format", "the pad's record has no text, so there is nothing to open");
      return;
    }
    has_head_ = has_head;
    read_saved_revisions(saved_revisions);
    read_text(*text, attribs, text_at);
  }

  // A whole number from `least`, where -1 gives no_author; whether there was one.
  bool read_number(std::int64_t least, std::uint32_t& into) {
    (void)json_.peek();
    const std::size_t at = json_.at();
    const std::optional<std::int64_t> number = whole_number(value());
    if (!number || *number < least || *number > max_easysync_number) {
      warn(at, "pad-type", "a whole number is expected here");
      return false;
    }
    into = *number < 0 ? no_author : static_cast<std::uint32_t>(*number);
    return true;
  }

  void read_text(const JsonString& text, const std::optional<JsonString>& attribs, std::size_t at) {
    std::u16string decoded = text.utf16();
    if (!decoded.ends_with(u'\n')) {
      warn(at, "pad-text", "the text does not end in a line break, as every pad's does");
      decoded += u'\n';
    }
    note_surrogates(decoded, at);
    const std::string written = attribs ? attribs->utf8() : std::string();
    const std::string wrong = read_attribs(std::move(decoded), written, pad_.pool, pad_.text);
    if (!wrong.empty()) {
      warn(at, "pad-attributes",
           "the text's attributes cannot be read, so it opens without them: " + wrong);
      return;
    }
    const bool is_sorted =
        std::all_of(pad_.text.runs.begin(), pad_.text.runs.end(),
                    [&](const AttributeRun& run) { return pad_.pool.is_sorted(run.attributes); });
    if (!is_sorted) {
      warn(at, "pad-attributes-order", "attributes of the text are not sorted by their names");
    } else if (write_attribs(pad_.text, pad_.pool) != written) {
      warn(at, "pad-attributes-form", "the text's attributes are not in the canonical form");
    }
  }

  void note_surrogates(const std::u16string& text, std::size_t at) {
    for (std::size_t i = 0; i < text.size(); ++i) {
      if (is_high_surrogate(text[i]) && i + 1 < text.size() && is_low_surrogate(text[i + 1])) {
        ++i;
      } else if (is_high_surrogate(text[i]) || is_low_surrogate(text[i])) {
        warn(at, "pad-surrogate",
             "the text has half of a character (a surrogate without its other half); it shows as "
             "U+FFFD");
        return;
      }
    }
  }

  void read_pool() {
    std::optional<std::int64_t> next;
    (void)json_.peek();
    const std::size_t pool_at = json_.at();
    std::size_t count = 0;
    members([&](const JsonString& name) {
      if (name == "numToAttrib") {
        members([&](const JsonString& number) {
          ++count;
          read_attribute(number);
        });
      } else if (name == "nextNum") {
        next = whole_number(value());
      } else {
        json_.skip();
      }
    });
    if (!next || *next < 0 || static_cast<std::size_t>(*next) != count ||
        pad_.pool.next_number() != count) {
      warn(pool_at, "pad-pool",
           "the pool of attributes has " + std::to_string(count) +
               " of them and says otherwise, or their numbers have gaps");
    }
  }

  void read_attribute(const JsonString& name) {
    const std::size_t at = place_of(name.raw) - 1;
    const std::optional<std::int64_t> number = whole_number(name.raw);
    if (!number || *number < 0 || *number > max_easysync_number || json_.peek() != '[') {
      json_.skip();
      warn(at, "pad-pool", "this is no attribute of the pool; it is left out");
      return;
    }
    std::vector<std::string> parts;
    bool are_strings = true;
    json_.begin_array();
    while (json_.next_item()) {
      if (json_.peek() == '"') {
        parts.push_back(text());
      } else {
        are_strings = false;
        parts.emplace_back(value());
      }
    }
    if (parts.size() != 2 || !are_strings) {
      warn(at, "pad-pool", "an attribute of the pool is not two texts, its name and its value");
    }
    parts.resize(2);
    Attribute attribute{std::move(parts[0]), std::move(parts[1])};
    if (pad_.pool.number_of(attribute)) {
      warn(at, "pad-pool", "an attribute of the pool stands there twice");
    }
    if (attribute.key == "author") author_index(attribute.value);
    pad_.pool.set(static_cast<AttributeNumber>(*number), std::move(attribute));
  }

  void read_saved_revisions(std::string_view list) {
    if (!list.starts_with('[')) return;
    const JsonScanner outer = std::exchange(json_, JsonScanner(pad_.bytes, place_of(list)));
    json_.begin_array();
    while (json_.next_item()) {
      (void)json_.peek();
      const std::size_t at = json_.at();
      EtherpadSavedRevision saved;
      bool has_revision = false;
      members([&](const JsonString& name) {
        if (name == "revNum") {
          has_revision = read_number(0, saved.revision);
        } else if (name == "id") {
          saved.id = text();
        } else if (name == "label") {
          saved.label = text();
        } else if (name == "savedById") {
          saved.author = author_index(text());
        } else if (name == "timestamp") {
          saved.timestamp = timestamp_of(value());
        } else {
          json_.skip();
        }
      });
      if (!has_revision || saved.id.empty() || (has_head_ && saved.revision > pad_.head)) {
        warn(at, "pad-saved-revision",
             "a saved revision has no id, or is of no revision that the pad has");
      }
      if (has_revision) pad_.saved_revisions.push_back(std::move(saved));
    }
    json_ = outer;
  }

  // --- The other records ---

  void read_revision(std::uint32_t number) {
    (void)json_.peek();
    EtherpadRevision revision{.number = number};
    revision.begin = static_cast<std::uint32_t>(json_.at());
    bool has_changeset = false;
    bool has_author = false;
    bool has_atext = false;
    members([&](const JsonString& name) {
      if (name == "changeset") {
        has_changeset = string().has_value();
      } else if (name == "meta") {
        members([&](const JsonString& part) {
          if (part == "author") {
            const std::optional<JsonString> id = string();
            has_author = id.has_value();
            if (id) revision.author = revision_author(*id);
          } else if (part == "timestamp") {
            revision.timestamp = timestamp_of(value());
          } else {
            has_atext = has_atext || part == "atext";
            json_.skip();
          }
        });
      } else {
        json_.skip();
      }
    });
    revision.end = static_cast<std::uint32_t>(json_.at());
    if (!has_changeset) {
      warn(revision.begin, "pad-changeset",
           "revision " + std::to_string(number) + " has no changeset");
    }
    if (!has_author) {
      warn(revision.begin, "pad-revision-author",
           "revision " + std::to_string(number) + " does not say who made it");
    }
    if (revision.timestamp <= 0) {
      revision.timestamp = 0;
      warn(revision.begin, "pad-timestamp",
           "revision " + std::to_string(number) + " does not say when it was made");
    }
    if (number % key_revision_interval == 0 && !has_atext) {
      warn(revision.begin, "pad-key-revision",
           "revision " + std::to_string(number) +
               " does not have the pad's text, as every hundredth does");
    }
    pad_.revisions.push_back(revision);
  }

  // Revisions of one author come in a row.
  std::uint32_t revision_author(const JsonString& id) {
    if (id.raw != last_author_ || last_author_.empty()) {
      last_author_ = id.raw;
      last_author_index_ = author_index(id.utf8());
    }
    return last_author_index_;
  }

  void read_message(std::uint32_t number) {
    EtherpadMessage message;
    (void)json_.peek();
    const bool is_object = members([&](const JsonString& name) {
      if (name == "text") {
        message.text = text();
      } else if (name == "userId" || name == "authorId") {
        message.author = author_index(text());
      } else if (name == "userName" || name == "displayName") {
        message.name = text();
      } else if (name == "time") {
        message.timestamp = timestamp_of(value());
      } else {
        json_.skip();
      }
    });
    if (is_object) messages_.emplace_back(number, std::move(message));
  }

  void read_author(std::string_view id, std::size_t at) {
    if (json_.peek() != '{') {
      json_.skip();  // null in old exports
      return;
    }
    const std::uint32_t index = author_index(id);
    bool is_of_pad = true;
    std::string_view pads;
    std::string name;
    std::string color;
    members([&](const JsonString& part) {
      if (part == "name") {
        name = text();
      } else if (part == "colorId") {
        color = json_.peek() == '"'
                    ? text()
                    : std::string(palette_color(whole_number(value()).value_or(-1)));
      } else if (part == "padIDs") {
        pads = value();
        is_of_pad = pads.starts_with('"');
      } else {
        json_.skip();
      }
    });
    if (index != no_author) {
      pad_.authors[index].name = std::move(name);
      pad_.authors[index].color = is_color(color) ? std::move(color) : std::string();
    }
    if (is_of_pad && !pads.empty()) author_pads_.emplace_back(at, pads);
    if (!is_of_pad) warn_of_author(at);
  }

  void warn_of_author(std::size_t at) {
    warn(at, "pad-author", "this author's record does not name this pad and no other in “padIDs”");
  }

  static bool is_color(std::string_view color) {
    return color.size() == 7 && color[0] == '#' &&
           color.find_first_not_of("0123456789abcdefABCDEF", 1) == std::string_view::npos;
  }

  // --- What needs all of the file ---

  void finish() {
    if (!has_pad_) {
      refuse(0, "pad-format",
             "this is JSON, but no pad: it has no record “pad:…”; use a pad's export in Etherpad's "
             "own format");
      return;
    }
    finish_revisions();
    finish_chat();
    for (const auto& [at, pads] : author_pads_) {
      JsonString id;
      if (JsonScanner(pads).string(id) && id.utf8() != pad_.id) warn_of_author(at);
    }
    check_authors();
    pad_.authors.shrink_to_fit();
    done_ = true;
  }

  void finish_revisions() {
    std::vector<EtherpadRevision>& all = pad_.revisions;
    const auto before = [](const EtherpadRevision& one, const EtherpadRevision& other) {
      return one.number < other.number;
    };
    if (!std::is_sorted(all.begin(), all.end(), before)) {
      std::stable_sort(all.begin(), all.end(), before);
    }
    // Of two the later counts, as for JavaScript.
    const auto last = std::unique(all.rbegin(), all.rend(), [](const auto& one, const auto& other) {
      return one.number == other.number;
    });
    all.erase(all.begin(), last.base());
    if (!has_head_) pad_.head = all.empty() ? 0 : all.back().number;
    while (!all.empty() && all.back().number > pad_.head) {
      warn(all.back().begin, "pad-revision-extra",
           "revision " + std::to_string(all.back().number) +
               " is past the pad's last one and is left out");
      all.pop_back();
    }
    std::uint32_t expected = 0;
    for (const EtherpadRevision& each : all) {
      if (each.number != expected) break;
      ++expected;
    }
    if (expected <= pad_.head) {
      warn(pad_at_, "pad-revision-missing",
           "revision " + std::to_string(expected) + " of " + std::to_string(pad_.head) +
               " is missing, so the pad's history is incomplete");
    }
  }

  void finish_chat() {
    std::stable_sort(messages_.begin(), messages_.end(),
                     [](const auto& one, const auto& other) { return one.first < other.first; });
    std::uint32_t expected = 0;
    for (auto& [number, message] : messages_) {
      if (number == expected) ++expected;
      pad_.chat.push_back(std::move(message));
    }
    if (has_chat_head_ && expected <= chat_head_) {
      warn(pad_at_, "pad-chat", "message " + std::to_string(expected) + " of the chat is missing");
    }
  }

  // Every revision's author is in the pool, or has no name.
  void check_authors() {
    std::vector<bool> known(pad_.authors.size());
    for (const auto& [number, attribute] : pad_.pool.all()) {
      if (attribute.key != "author") continue;
      const auto found = author_indices_.find(attribute.value);
      if (found != author_indices_.end()) known[found->second] = true;
    }
    for (const EtherpadRevision& each : pad_.revisions) {
      if (each.author == no_author || known[each.author]) continue;
      warn(each.begin, "pad-author-unknown",
           "the author of revision " + std::to_string(each.number) +
               " is not in the pool of attributes");
    }
  }

  Etherpad pad_;
  PadProblems problems_;
  JsonScanner json_{{}};
  bool done_ = false;
  std::size_t checked_ = 0;  // for UTF-8, up to here
  bool has_pad_ = false;
  bool has_head_ = false;
  std::size_t pad_at_ = 0;
  bool has_chat_head_ = false;
  std::uint32_t chat_head_ = 0;
  std::unordered_map<std::string, std::uint32_t> author_indices_;
  std::string_view last_author_;
  std::uint32_t last_author_index_ = no_author;
  std::vector<std::pair<std::uint32_t, EtherpadMessage>> messages_;
  std::vector<std::pair<std::size_t, std::string_view>> author_pads_;  // what “padIDs” says
};

EtherpadReader::EtherpadReader(std::string bytes, std::string file)
    : work_(std::make_unique<Work>(std::move(bytes), std::move(file))) {}
EtherpadReader::~EtherpadReader() = default;

bool EtherpadReader::step(std::size_t budget) {
  return work_->step(budget);
}
double EtherpadReader::progress() const {
  return work_->progress();
}
Result<Etherpad> EtherpadReader::take() && {
  return work_->take();
}

Result<Etherpad> read_etherpad(std::string bytes, std::string file) {
  EtherpadReader reader(std::move(bytes), std::move(file));
  while (reader.step(max_etherpad_bytes)) continue;
  return std::move(reader).take();
}

}  // namespace summit
