#include "pad/etherpad_writer.h"

#include <algorithm>
#include <utility>

#include "pad/attributed_lines.h"
#include "pad/text_difference.h"
#include "plan/json_writer.h"
#include "text/utf16.h"

namespace summit {
namespace {

constexpr std::string_view plan_member = "summitPlan";

// As JavaScript writes it: half a surrogate pair as an escape.
void append_json_text(std::string& out, std::u16string_view text) {
  std::string part;
  out += '"';
  const auto flush = [&] {
    std::string written;
    append_json_string(written, part);
    out.append(written, 1, written.size() - 2);
    part.clear();
  };
  std::size_t begin = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (is_high_surrogate(text[at]) && at + 1 < text.size() && is_low_surrogate(text[at + 1])) {
      ++at;
    } else if (is_high_surrogate(text[at]) || is_low_surrogate(text[at])) {
      append_utf8(part, text.substr(begin, at - begin));
      flush();
      out += "\\u";
      for (unsigned shift = 16; shift > 0; shift -= 4) {
        out += "0123456789abcdef"[(text[at] >> (shift - 4)) & 0xFU];
      }
      begin = at + 1;
    }
  }
  append_utf8(part, text.substr(begin));
  flush();
  out += '"';
}

// One JSON object without white space, as exports are.
class ObjectWriter {
 public:
  explicit ObjectWriter(std::string& out) : out_(out) { out_ += '{'; }
  ~ObjectWriter() { out_ += '}'; }
  ObjectWriter(const ObjectWriter&) = delete;
  ObjectWriter& operator=(const ObjectWriter&) = delete;

  std::string& name(std::string_view name) {
    if (!is_first_) out_ += ',';
    is_first_ = false;
    append_json_string(out_, name);
    return out_ += ':';
  }
  void string(std::string_view member, std::string_view value) {
    append_json_string(name(member), value);
  }
  void integer(std::string_view member, std::int64_t value) {
    name(member) += std::to_string(value);
  }
  void raw(std::string_view member, std::string_view json) { name(member) += json; }

 private:
  std::string& out_;
  bool is_first_ = true;
};

void append_atext(std::string& out, const AttributedText& text, const AttributePool& pool) {
  ObjectWriter json(out);
  append_json_text(json.name("text"), text.text);
  json.string("attribs", write_attribs(text, pool));
}

void append_pool(std::string& out, const AttributePool& pool) {
  ObjectWriter json(out);
  {
    ObjectWriter numbers(json.name("numToAttrib"));
    for (const auto& [number, attribute] : pool.all()) {
      std::string& pair = numbers.name(std::to_string(number));
      pair += '[';
      append_json_string(pair, attribute.key);
      pair += ',';
      append_json_string(pair, attribute.value);
      pair += ']';
    }
  }
  json.integer("nextNum", static_cast<std::int64_t>(pool.all().size()));
}

// A server makes such names too.
std::string valid_id(std::string_view id) {
  std::string valid(id.empty() ? "pad" : id);
  for (char& c : valid) {
    if (c == ':' || c == ' ' || c == '/') c = '_';
  }
  return valid;
}

class Writer {
 public:
  explicit Writer(const EtherpadExport& pad) : pad_(pad), key_("pad:" + valid_id(pad.id)) {
    if (pad.history != nullptr) {
      before_ = pad.history->text;
      count_ = pad.history->head + 1;
    }
    text_ = pad.text;
    if (!text_.text.ends_with(u'\n')) {
      text_.text += u'\n';
      append_run(text_.runs, {no_attributes, 1});
    }
    keep_last_break();
    changes_ = pad.history == nullptr || text_ != before_;
  }

  std::string run() {
    {
      ObjectWriter file(out_);
      append_pad(file.name(key_));
      append_authors(file);
      append_revisions(file);
      append_chat(file);
    }
    return std::move(out_);
  }

 private:
  // A document begins with its last line break, whose attributes no changeset here changes.
  void keep_last_break() {
    if (--text_.runs.back().chars == 0) text_.runs.pop_back();
    append_run(text_.runs, {before_.runs.back().attributes, 1});
  }

  void append_pad(std::string& out) {
    const Etherpad* history = pad_.history;
    ObjectWriter json(out);
    append_atext(json.name("atext"), text_, pad_.pool);
    append_pool(json.name("pool"), pad_.pool);
    json.integer("head", std::int64_t{count_} - (changes_ ? 0 : 1));
    json.integer("chatHead",
                 history == nullptr ? -1 : static_cast<std::int64_t>(history->chat.size()) - 1);
    json.raw("publicStatus", history != nullptr && history->is_public ? "true" : "false");
    append_saved_revisions(json.name("savedRevisions"));
    for (const UnknownMember& member : pad_.unknown) json.raw(member.name, member.json);
  }

  void append_saved_revisions(std::string& out) {
    out += '[';
    if (pad_.history != nullptr) {
      for (const EtherpadSavedRevision& saved : pad_.history->saved_revisions) {
        if (saved.revision > pad_.history->head || saved.id.empty()) continue;
        if (out.back() != '[') out += ',';
        ObjectWriter json(out);
        json.integer("revNum", saved.revision);
        json.string("savedById", id_of(saved.author));
        json.string("label", saved.label);
        json.integer("timestamp", saved.timestamp);
        json.string("id", saved.id);
      }
    }
    out += ']';
  }

  // Of an author of the history.
  [[nodiscard]] std::string_view id_of(std::uint32_t author) const {
    if (author == no_author) return {};
    return pad_.history->authors[author].id;
  }

  void append_authors(ObjectWriter& file) {
    for (const PadAuthor& author : pad_.authors) {
      if (author.id.empty()) continue;
      ObjectWriter json(file.name("globalAuthor:" + author.id));
      json.string("colorId", author.color.empty() ? palette_color(0) : author.color);
      if (author.name.empty()) {
        json.raw("name", "null");
      } else {
        json.string("name", author.name);
      }
      json.integer("timestamp", timestamp());
      json.string("padIDs", key_.substr(4));
    }
  }

  void append_revisions(ObjectWriter& file) {
    if (pad_.history != nullptr) {
      for (const EtherpadRevision& each : pad_.history->revisions) {
        file.raw(key_ + ":revs:" + std::to_string(each.number),
                 std::string_view(pad_.history->bytes).substr(each.begin, each.end - each.begin));
      }
    }
    if (!changes_) return;
    ObjectWriter json(file.name(key_ + ":revs:" + std::to_string(count_)));
    append_json_text(json.name("changeset"),
                     write_changeset(difference(before_, text_), pad_.pool));
    ObjectWriter meta(json.name("meta"));
    meta.string("author", "");
    meta.integer("timestamp", timestamp());
    if (count_ % key_revision_interval == 0) {
      append_pool(meta.name("pool"), pad_.pool);
      append_atext(meta.name("atext"), text_, pad_.pool);
    }
  }

  void append_chat(ObjectWriter& file) {
    if (pad_.history == nullptr) return;
    std::size_t number = 0;
    for (const EtherpadMessage& message : pad_.history->chat) {
      ObjectWriter json(file.name(key_ + ":chat:" + std::to_string(number++)));
      json.string("text", message.text);
      json.string("userId", id_of(message.author));
      json.integer("time", message.timestamp);
      if (!message.name.empty()) json.string("userName", message.name);
    }
  }

  // Servers want one past 0.
  [[nodiscard]] std::int64_t timestamp() const { return std::max<std::int64_t>(pad_.timestamp, 1); }

  const EtherpadExport& pad_;
  std::string key_;
  AttributedText before_;
  AttributedText text_;
  std::uint32_t count_ = 0;  // of the revisions that are kept
  bool changes_ = false;
  std::string out_;
};

}  // namespace

EtherpadExport export_of(const PadLines& pad, std::int64_t timestamp) {
  EtherpadExport out;
  out.id = pad.id;
  out.authors = pad.authors;
  out.timestamp = timestamp;
  out.text = write_lines(pad.lines, pad.authors, out.pool);
  return out;
}

EtherpadExport export_of(const Etherpad& pad) {
  EtherpadExport out;
  out.id = pad.id;
  out.text = pad.text;
  out.pool = pad.pool;
  out.authors = pad.authors;
  out.unknown = pad.unknown;
  out.history = &pad;
  if (!pad.revisions.empty()) out.timestamp = pad.revisions.back().timestamp;
  return out;
}

std::string write_etherpad(const EtherpadExport& pad) {
  return Writer(pad).run();
}

bool set_travelling_plan(UnknownMembers& unknown, std::string_view plan_json) {
  std::erase_if(unknown, [](const UnknownMember& each) { return each.name == plan_member; });
  if (plan_json.size() > max_travelling_plan) return false;
  unknown.push_back({"savedRevisions", std::string(plan_member), std::string(plan_json)});
  return true;
}

std::string_view travelling_plan(const UnknownMembers& unknown) {
  const auto found = std::find_if(unknown.begin(), unknown.end(), [](const UnknownMember& each) {
    return each.name == plan_member;
  });
  return found == unknown.end() ? std::string_view() : std::string_view(found->json);
}

}  // namespace summit
