#include "pad/etherpad_records.h"

#include <algorithm>

#include "pad/etherpad_key.h"
#include "text/sort.h"
#include "text/utf16.h"

namespace summit {
namespace {

// A number of milliseconds; a fraction is cut off, anything else is 0.
std::int64_t timestamp_of(std::string_view value) {
  return whole_number(value.substr(0, value.find('.'))).value_or(0);
}

bool is_color(std::string_view color) {
  return color.size() == 7 && color[0] == '#' &&
         color.find_first_not_of("0123456789abcdefABCDEF", 1) == std::string_view::npos;
}

}  // namespace

// Through the members of an object, each of which `read` must read or skip; false where there is
// no object.
template <typename Read>
bool EtherpadRecords::members(Read read) {
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
std::optional<JsonString> EtherpadRecords::string() {
  JsonString text;
  if (json_.peek() == '"' && json_.string(text)) return text;
  json_.skip();
  return std::nullopt;
}
std::string EtherpadRecords::text() {
  const std::optional<JsonString> read = string();
  return read ? read->utf8() : std::string();
}
std::string_view EtherpadRecords::value() {
  std::string_view read;
  json_.value(read);
  return read;
}

std::uint32_t EtherpadRecords::author_index(std::string_view id) {
  if (id.empty()) return no_author;
  const auto [place, added] =
      author_indices_.try_emplace(std::string(id), static_cast<std::uint32_t>(pad_.authors.size()));
  if (added) pad_.authors.push_back({place->first, {}, {}});
  return place->second;
}

// [SECTION] The pad's own record

bool EtherpadRecords::read_pad(std::size_t at) {
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
  if (json_.failed()) return true;  // that is told
  if (!is_object || !text) return false;
  has_head_ = has_head;
  read_saved_revisions(saved_revisions);
  read_text(*text, attribs, text_at);
  return true;
}

// A whole number from `least`, where -1 gives no_author; whether there was one.
bool EtherpadRecords::read_number(std::int64_t least, std::uint32_t& into) {
  (void)json_.peek();
  const std::size_t at = json_.at();
  const std::optional<std::int64_t> number = whole_number(value());
  if (!number || *number < least || *number > max_easysync_number) {
    warn(at, "pad-type", Pattern("a whole number is expected here"));
    return false;
  }
  into = *number < 0 ? no_author : static_cast<std::uint32_t>(*number);
  return true;
}

void EtherpadRecords::read_text(const JsonString& text, const std::optional<JsonString>& attribs,
                                std::size_t at) {
  std::u16string decoded = text.utf16();
  if (!decoded.ends_with(u'\n')) {
    warn(at, "pad-text", Pattern("the text does not end in a line break, as every pad's does"));
    decoded += u'\n';
  }
  note_surrogates(decoded, at);
  const std::string written = attribs ? attribs->utf8() : std::string();
  const Message wrong = read_attribs(std::move(decoded), written, pad_.pool, pad_.text);
  if (!wrong.empty()) {
    warn(at, "pad-attributes",
         Message("the text's attributes cannot be read, so it opens without them: {}", {wrong}));
    return;
  }
  const bool is_sorted =
      std::all_of(pad_.text.runs.begin(), pad_.text.runs.end(),
                  [&](const AttributeRun& run) { return pad_.pool.is_sorted(run.attributes); });
  if (!is_sorted) {
    warn(at, "pad-attributes-order",
         Pattern("attributes of the text are not sorted by their names"));
  } else if (write_attribs(pad_.text, pad_.pool) != written) {
    warn(at, "pad-attributes-form", Pattern("the text's attributes are not in the canonical form"));
  }
}

void EtherpadRecords::note_surrogates(const std::u16string& text, std::size_t at) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (is_high_surrogate(text[i]) && i + 1 < text.size() && is_low_surrogate(text[i + 1])) {
      ++i;
    } else if (is_high_surrogate(text[i]) || is_low_surrogate(text[i])) {
      warn(at, "pad-surrogate",
           Pattern(
               "the text has half of a character (a surrogate without its other half); it shows as "
               "U+FFFD"));
      return;
    }
  }
}

void EtherpadRecords::read_pool() {
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
         Message(
             "the pool of attributes has {} of them and says otherwise, or their numbers have gaps",
             {count}));
  }
}

void EtherpadRecords::read_attribute(const JsonString& name) {
  const std::size_t at = place_of(name.raw) - 1;
  const std::optional<std::int64_t> number = whole_number(name.raw);
  if (!number || *number < 0 || *number > max_easysync_number || json_.peek() != '[') {
    json_.skip();
    warn(at, "pad-pool", Pattern("this is no attribute of the pool; it is left out"));
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
    warn(at, "pad-pool",
         Pattern("an attribute of the pool is not two texts, its name and its value"));
  }
  parts.resize(2);
  Attribute attribute{std::move(parts[0]), std::move(parts[1])};
  if (pad_.pool.number_of(attribute)) {
    warn(at, "pad-pool", Pattern("an attribute of the pool stands there twice"));
  }
  if (attribute.key == "author") author_index(attribute.value);
  pad_.pool.set(static_cast<AttributeNumber>(*number), std::move(attribute));
}

void EtherpadRecords::read_saved_revisions(std::string_view list) {
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
           Pattern("a saved revision has no id, or is of no revision that the pad has"));
    }
    if (has_revision) pad_.saved_revisions.push_back(std::move(saved));
  }
  json_ = outer;
}

// [SECTION] The other records

void EtherpadRecords::read_revision(std::uint32_t number) {
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
    warn(revision.begin, "pad-changeset", Message("revision {} has no changeset", {number}));
  }
  if (!has_author) {
    warn(revision.begin, "pad-revision-author",
         Message("revision {} does not say who made it", {number}));
  }
  if (revision.timestamp <= 0) {
    revision.timestamp = 0;
    warn(revision.begin, "pad-timestamp",
         Message("revision {} does not say when it was made", {number}));
  }
  if (number % key_revision_interval == 0 && !has_atext) {
    warn(revision.begin, "pad-key-revision",
         Message("revision {} does not have the pad's text, as every hundredth does", {number}));
  }
  pad_.revisions.push_back(revision);
}

// Revisions of one author come in a row.
std::uint32_t EtherpadRecords::revision_author(const JsonString& id) {
  if (id.raw != last_author_ || last_author_.empty()) {
    last_author_ = id.raw;
    last_author_index_ = author_index(id.utf8());
  }
  return last_author_index_;
}

void EtherpadRecords::read_message(std::uint32_t number) {
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

void EtherpadRecords::read_author(std::string_view id, std::size_t at) {
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
      color = json_.peek() == '"' ? text()
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

void EtherpadRecords::warn_of_author(std::size_t at) {
  warn(at, "pad-author",
       Pattern("this author's record does not name this pad and no other in “padIDs”"));
}

// [SECTION] What needs all of the file

void EtherpadRecords::finish() {
  finish_revisions();
  finish_chat();
  for (const auto& [at, pads] : author_pads_) {
    JsonString id;
    if (JsonScanner(pads).string(id) && id.utf8() != pad_.id) warn_of_author(at);
  }
  check_authors();
  pad_.authors.shrink_to_fit();
}

void EtherpadRecords::finish_revisions() {
  std::vector<EtherpadRevision>& all = pad_.revisions;
  sort_by(all, [](const EtherpadRevision& each) { return each.number; });
  // Of two the later counts, as for JavaScript.
  const auto last = std::unique(all.rbegin(), all.rend(), [](const auto& one, const auto& other) {
    return one.number == other.number;
  });
  all.erase(all.begin(), last.base());
  if (!has_head_) pad_.head = all.empty() ? 0 : all.back().number;
  while (!all.empty() && all.back().number > pad_.head) {
    warn(all.back().begin, "pad-revision-extra",
         Message("revision {} is past the pad's last one and is left out", {all.back().number}));
    all.pop_back();
  }
  std::uint32_t expected = 0;
  for (const EtherpadRevision& each : all) {
    if (each.number != expected) break;
    ++expected;
  }
  if (expected <= pad_.head) {
    warn(pad_at_, "pad-revision-missing",
         Message("revision {} of {} is missing, so the pad's history is incomplete",
                 {expected, pad_.head}));
  }
}

void EtherpadRecords::finish_chat() {
  sort_by(messages_, [](const auto& each) { return each.first; });
  std::uint32_t expected = 0;
  for (auto& [number, message] : messages_) {
    if (number == expected) ++expected;
    pad_.chat.push_back(std::move(message));
  }
  if (has_chat_head_ && expected <= chat_head_) {
    warn(pad_at_, "pad-chat", Message("message {} of the chat is missing", {expected}));
  }
}

// Every revision's author is in the pool, or has no name.
void EtherpadRecords::check_authors() {
  std::vector<bool> known(pad_.authors.size());
  for (const auto& [number, attribute] : pad_.pool.all()) {
    if (attribute.key != "author") continue;
    const auto found = author_indices_.find(attribute.value);
    if (found != author_indices_.end()) known[found->second] = true;
  }
  for (const EtherpadRevision& each : pad_.revisions) {
    if (each.author == no_author || known[each.author]) continue;
    warn(each.begin, "pad-author-unknown",
         Message("the author of revision {} is not in the pool of attributes", {each.number}));
  }
}

}  // namespace summit
