#include "pad/line_content.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "pad/plain_structure.h"
#include "text/ascii.h"
#include "text/name.h"
#include "text/rst_escape.h"

namespace summit {
namespace {

constexpr std::size_t npos = std::string_view::npos;

template <std::size_t size>
bool is_one_of(std::string_view text, const std::array<std::string_view, size>& all) {
  return std::find(all.begin(), all.end(), text) != all.end();
}

bool is_separator(char c) {
  return std::string_view(" \t-:;,=|").find(c) != npos;
}

std::string_view trim(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(' ');
  return begin == npos ? std::string_view()
                       : text.substr(begin, text.find_last_not_of(' ') + 1 - begin);
}

// Without dashes, arrows and the like at the ends, which joined what is gone.
std::string_view trim_separators(std::string_view text) {
  bool more = true;
  while (more) {
    more = false;
    while (!text.empty() && is_separator(text.back())) text.remove_suffix(1), more = true;
    for (const std::string_view sign : {"–", "—", "→", "->", "=>", "()", "[]"}) {
      if (text.ends_with(sign)) text.remove_suffix(sign.size()), more = true;
      if (text.starts_with(sign)) text.remove_prefix(sign.size()), more = true;
    }
    while (!text.empty() && is_separator(text.front())) text.remove_prefix(1), more = true;
  }
  return text;
}

// One space for each run of white space, and none at the ends.
std::string collapsed(std::string_view text) {
  std::string scratch;
  std::string result;
  for (const char c : one_line(text, scratch)) {
    if (c != ' ' || (!result.empty() && result.back() != ' ')) result += c;
  }
  return result;
}

// [SECTION] Votes, tags, links

// The bytes that say whose a vote is: "(jane)" right behind it.
std::size_t voter_size(std::string_view rest) {
  constexpr std::size_t longest = 40;
  const std::size_t open = std::min(rest.find_first_not_of(' '), rest.size());
  if (open > 1 || open == rest.size() || rest[open] != '(') return 0;
  const std::size_t close = rest.substr(0, longest).find(')');
  const bool name = close != npos && rest.substr(open, close - open).find_first_of("+:/") == npos;
  return name ? close + 1 : 0;
}

// Takes every "+1" out, with whose it is: those in a row, "+1+1 +1 (jane)", included; a "++" is
// one.
std::int64_t take_votes(std::string& text) {
  if (text.find('+') == npos) return 0;
  std::int64_t votes = 0;
  std::string rest;
  bool run = false;  // right behind a vote
  for (std::size_t i = 0; i < text.size();) {
    const char before = i == 0 ? ' ' : text[i - 1];
    const char after = i + 2 < text.size() ? text[i + 2] : ' ';
    const bool one = text.compare(i, 2, "+1") == 0 && (run || !is_alphanumeric(before)) &&
                     !is_alphanumeric(after) && after != '%' && after != '.';
    if (one || (text.compare(i, 2, "++") == 0 && before == ' ' && after == ' ')) {
      ++votes;
      i += 2;
      i += voter_size(std::string_view(text).substr(i));
      run = true;
    } else {
      rest += text[i++];
      run = false;
    }
  }
  text = std::move(rest);
  return votes;
}

std::vector<std::string> take_tags(std::string& text) {
  const auto is_part = [](char c) {
    return is_alphanumeric(c) || c == '-' || c == '_' || static_cast<unsigned char>(c) >= 0x80;
  };
  std::vector<std::string> tags;
  if (text.find("##") == npos) return tags;
  std::string rest;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t begin = std::min(text.find_first_not_of('#', i), text.size());
    std::size_t end = begin;
    while (end < text.size() && is_part(text[end])) ++end;
    if (begin - i >= 2 && end > begin) {
      tags.push_back(text.substr(begin, end - begin));
      i = end;
    } else {
      const std::size_t next = std::max(begin, i + 1);
      rest += text.substr(i, next - i);
      i = next;
    }
  }
  text = std::move(rest);
  return tags;
}

// The URL that starts at `at`, without the punctuation of the sentence it stands in.
std::string_view url_at(std::string_view text, std::size_t at) {
  std::string_view url =
      text.substr(at, std::min(text.find_first_of(" \t<>\"", at), text.size()) - at);
  for (const std::string_view quote : {"”", "“", "’", "»"}) url = url.substr(0, url.find(quote));
  const auto count = [&](char c) { return std::count(url.begin(), url.end(), c); };
  std::ptrdiff_t unopened = count(')') - count('(');
  while (!url.empty()) {
    const bool bracket = url.back() == ')' && unopened > 0;
    if (!bracket && std::string_view(".,;:!?'*]").find(url.back()) == npos) break;
    if (bracket) --unopened;
    url.remove_suffix(1);
  }
  return url;
}

std::vector<Link> take_links(std::string& text) {
  std::vector<Link> links;
  if (text.find("http") == npos) return links;
  std::string rest;
  for (std::size_t i = 0; i < text.size();) {
    const std::string_view left = std::string_view(text).substr(i, 8);
    if (!left.starts_with("http://") && !left.starts_with("https://")) {
      rest += text[i++];
      continue;
    }
    const std::string_view url = url_at(text, i);
    constexpr std::size_t shortest = 9;  // "http://x." and the like are none
    if (url.size() >= shortest && url.size() <= max_title_bytes) {
      links.push_back({std::string(link_kind_of(url)), std::string(url), {}});
    } else {
      rest += url;
    }
    i += std::max<std::size_t>(url.size(), 1);
  }
  text = std::move(rest);
  return links;
}

// [SECTION] Owners

// What people write where nobody is.
bool is_nobody(std::string_view name) {
  constexpr std::array<std::string_view, 16> words = {
      "tbd",         "tba",     "none",    "nobody",  "no one",     "noone",
      "n/a",         "unknown", "open",    "unowned", "unassigned", "volunteer needed",
      "needs owner", "anyone",  "someone", "todo"};
  return is_one_of(normalize_name(name), words);
}

// The size of a label such as "Owner:", or 0.
std::size_t label_size(std::string_view text) {
  constexpr std::array<std::string_view, 21> labels = {
      "owner",     "owners",          "owner(s)",         "lead",
      "leads",     "leader",          "assignee",         "contact",
      "contacts",  "primary contact", "primary contacts", "champion",
      "champions", "driver",          "drivers",          "who",
      "poc",       "assigned to",     "owned by",         "led by",
      "volunteers"};
  constexpr std::size_t longest = 24;
  const std::size_t colon = text.substr(0, longest).find_first_of(":=");
  if (colon == npos || !is_one_of(normalize_name(text.substr(0, colon)), labels)) return 0;
  return colon + 1;
}

// An IRC nick: one word in lower case that is no word of the trade.
bool is_nick(std::string_view word) {
  constexpr std::array<std::string_view, 56> words = {
      "optional",  "done",      "maybe",   "wip",     "again",     "both",       "new",
      "old",       "draft",     "ongoing", "later",   "continued", "stretch",    "approved",
      "merged",    "abandoned", "blocked", "started", "partial",   "deprecated", "experimental",
      "important", "urgent",    "high",    "medium",  "low",       "essential",  "spec",
      "specs",     "code",      "docs",    "api",     "nova",      "neutron",    "cinder",
      "glance",    "keystone",  "ironic",  "swift",   "heat",      "horizon",    "tempest",
      "kilo",      "liberty",   "mitaka",  "example", "etc",       "misc",       "see",
      "below",     "above",     "all",     "yes",     "no",        "discussed",  "needed"};
  constexpr std::size_t shortest = 3;
  constexpr std::size_t longest = 16;
  if (word.size() < shortest || word.size() > longest || !is_lower(word[0])) return false;
  return !is_one_of(word, words) && std::all_of(word.begin(), word.end(), [](char c) {
    return is_lower(c) || is_digit(c) || c == '_' || c == '-';
  });
}

enum class Trust { known, nicks, all };

// The owners that a list of names gives; none where one of them is none.
std::optional<std::vector<std::string>> owners_in(std::string_view text, const KnownNames* names,
                                                  Trust trust) {
  constexpr std::size_t most_bytes = 200;
  constexpr std::size_t longest_name = 40;
  if (text.size() > most_bytes) return std::nullopt;
  std::vector<std::string> owners;
  for (const std::string_view name : split_names(text)) {
    if (is_nobody(name)) continue;
    std::optional<std::string> owner = names == nullptr ? std::nullopt : names->find(name);
    if (!owner && (trust == Trust::all ? name.size() <= longest_name
                                       : trust == Trust::nicks && is_nick(name))) {
      owner = std::string(name);
    }
    if (!owner) return std::nullopt;
    if (std::find(owners.begin(), owners.end(), *owner) == owners.end()) owners.push_back(*owner);
  }
  return owners;
}

class OwnerRules {
 public:
  OwnerRules(LineContent& content, const KnownNames& names) : content_(content), names_(names) {}

  // Each rule takes its part out of the title. Ahead of the colon of a task ("[ ] Jane: …") stands
  // who does it, known or not.
  void run(const std::string& author, bool task) {
    if (by_label(content_.title, true)) return;
    in_brackets();
    if (!content_.owners.empty()) return;
    if (ahead(task) || at_end() || by_promise(author) || in_prose()) return;
    const auto owners = owners_in(content_.title, &names_, Trust::known);
    if (owners && !owners->empty()) {
      content_.names_owners = true;
      content_.title.clear();
      found(*owners, Pattern("nothing but known names"));
    }
  }

 private:
  void found(std::vector<std::string> owners, Message reason) {
    content_.owners = std::move(owners);
    content_.found.push_back(std::move(reason));
  }

  // "Owner: alaski" as the line, or as what stands in brackets.
  bool by_label(std::string_view text, bool whole) {
    const std::size_t size = label_size(text);
    if (size == 0) return false;
    auto owners = owners_in(text.substr(size), &names_, Trust::all);
    if (!owners) return false;
    const std::string label(trim(text.substr(0, size)));
    content_.names_owners = whole;
    if (whole) content_.title.clear();
    found(std::move(*owners), Message("“{}” ahead of names", {label}));
    return true;
  }

  // "Cells (alaski, danms)", "[alaski]", "(owner: alaski)" at the end.
  void in_brackets() {
    const std::string_view title = content_.title;
    const char end = title.empty() ? ' ' : title.back();
    if (end != ')' && end != ']') return;
    const std::size_t open = title.rfind(end == ')' ? '(' : '[');
    if (open == npos) return;
    const std::string_view inside = title.substr(open + 1, title.size() - open - 2);
    std::string rest(trim_separators(title.substr(0, open)));
    if (by_label(inside, false)) {
      content_.title = std::move(rest);
      return;
    }
    auto owners = owners_in(inside, &names_, Trust::nicks);
    if (!owners || inside.empty() || (owners->empty() && !is_nobody(inside))) return;
    if (!owners->empty()) found(std::move(*owners), Pattern("names in brackets at the end"));
    content_.title = std::move(rest);
    if (content_.title.empty()) content_.names_owners = !content_.owners.empty();
  }

  // "alaski: …", "@alaski …", "[alaski] …"
  bool ahead(bool task) {
    constexpr std::size_t longest = 80;
    const std::string_view title = content_.title;
    std::size_t begin = 0;
    std::size_t end = title.substr(0, longest).find(':');
    std::size_t rest = end == npos ? 0 : end + 1;
    if (title.starts_with('[')) {
      begin = 1;
      end = title.substr(0, longest).find(']');
      rest = end == npos ? 0 : end + 1;
    } else if (title.starts_with('@')) {
      end = rest = std::min(title.find_first_of(" :,"), title.size());
    }
    if (end == npos || rest == 0) return false;
    auto owners = owners_in(title.substr(begin, end - begin), &names_,
                            task                     ? Trust::all
                            : title.starts_with('@') ? Trust::nicks
                                                     : Trust::known);
    if (!owners || owners->empty()) return false;
    const std::string left(trim_separators(title.substr(rest)));
    found(std::move(*owners), Pattern("“name:” ahead of it"));
    content_.remark = !left.empty();
    content_.names_owners = left.empty();
    content_.title = left;
    return true;
  }

  // "Cells - alaski", "Cells --> alaski, danms", "Cells @alaski"
  bool at_end() {
    const std::string_view title = content_.title;
    const std::size_t sign = title.rfind(" @");
    if (sign != npos && title.find(' ', sign + 1) == npos) {
      auto owners = owners_in(title.substr(sign), &names_, Trust::nicks);
      if (owners && !owners->empty()) {
        found(std::move(*owners), Pattern("“@name” at the end"));
        content_.title = std::string(trim_separators(title.substr(0, sign)));
        return true;
      }
    }
    for (const std::string_view mark : {"--> ", "-> ", "=> ", " – ", " — ", " - ", " -- ", " → "}) {
      const std::size_t at = title.rfind(mark);
      if (at == npos || at == 0) continue;
      auto owners = owners_in(title.substr(at + mark.size()), &names_, Trust::known);
      if (!owners || owners->empty()) continue;
      found(std::move(*owners), Pattern("a known owner's name at the end"));
      content_.title = std::string(trim_separators(title.substr(0, at)));
      return true;
    }
    return false;
  }

  // "I will take it", by the line's author.
  bool by_promise(const std::string& author) {
    constexpr std::array<std::string_view, 14> promises = {
        "i will take", "i'll take",   "i can take", "i will own",    "i'll own",
        "i can own",   "i will lead", "i'll lead",  "i can lead",    "i will drive",
        "i'll drive",  "i will do",   "i'll do",    "i will work on"};
    if (author.empty()) return false;
    std::string words = normalize_name(content_.title.substr(0, 40));
    for (std::size_t at = words.find("’"); at != npos; at = words.find("’", at)) {
      words.replace(at, std::string_view("’").size(), "'");
    }
    const auto promised = std::find_if(promises.begin(), promises.end(),
                                       [&](auto promise) { return words.starts_with(promise); });
    if (promised == promises.end()) return false;
    content_.names_owners = true;
    found({names_.find(author).value_or(author)},
          Message("“{}”, written by {}", {*promised, author}));
    return true;
  }

  // "mordred, zaneb to write it", "Dan will lead this"
  bool in_prose() {
    constexpr std::size_t longest = 60;  // a sentence with more to say is a description
    const std::string_view title = content_.title;
    if (title.size() > longest) return false;
    for (const std::string_view verb : {" will ", " to ", " is leading", " leads", " is working on",
                                        " volunteers", " volunteered", " owns ", " can "}) {
      const std::size_t at = title.find(verb);
      if (at == npos) continue;
      // Of several names at once, nicks that nobody knows are some, too.
      const bool several = split_names(title.substr(0, at)).size() > 1;
      auto owners = owners_in(title.substr(0, at), &names_, several ? Trust::nicks : Trust::known);
      if (!owners || owners->empty()) continue;
      content_.names_owners = true;
      found(std::move(*owners), Message("a name and “{}”", {trim(verb)}));
      return true;
    }
    return false;
  }

  LineContent& content_;
  const KnownNames& names_;
};

// [SECTION] Titles

// "Cells V2 - make the default setup a single cell" is a title and notes.
void split_notes(LineContent& content) {
  constexpr std::size_t longest_title = 60;
  constexpr std::size_t least_words = 3;  // of what is more than another part of the title
  for (const std::string_view mark : {" - ", " – ", " — ", " -- ", " --> ", ": "}) {
    const std::size_t at = content.title.find(mark);
    if (at == npos || at == 0 || at > longest_title) continue;
    const std::string_view rest = std::string_view(content.title).substr(at + mark.size());
    if (std::count(rest.begin(), rest.end(), ' ') + 1 < static_cast<std::ptrdiff_t>(least_words)) {
      continue;
    }
    content.notes = trim_separators(rest);
    content.title = std::string(trim_separators(std::string_view(content.title).substr(0, at)));
    return;
  }
}

std::string without_all(std::string_view text, std::string_view mark) {
  std::string rest;
  for (std::size_t at = text.find(mark); at != npos; at = text.find(mark)) {
    rest += text.substr(0, at);
    text.remove_prefix(at + mark.size());
  }
  return rest += text;
}

std::string unstruck(const PadLine& line, bool& struck) {
  std::string text;
  std::size_t done = 0;
  for (const PadSpan& span : line.spans) {
    if (!span.strikethrough || span.end > line.text.size() || span.begin < done) continue;
    text += line.text.substr(done, span.begin - done);
    done = span.end;
    struck = true;
  }
  return text += line.text.substr(done);
}

// The name of who wrote most of the line.
std::string author_of(const PadLine& line, const std::vector<PadAuthor>& authors) {
  std::size_t most = 0;
  std::string name;
  for (const PadSpan& span : line.spans) {
    if (span.author >= authors.size() || span.end - span.begin <= most) continue;
    most = span.end - span.begin;
    name = authors[span.author].name;
  }
  return name;
}

}  // namespace

std::vector<std::string> labelled_owners(std::string_view text) {
  const std::size_t open = text.find_last_of("([");
  if (open != npos && (text.ends_with(')') || text.ends_with(']'))) {
    text = text.substr(open + 1, text.size() - open - 2);
  }
  const std::size_t size = label_size(text);
  if (size == 0) return {};
  return owners_in(text.substr(size), nullptr, Trust::all).value_or(std::vector<std::string>());
}

std::string_view link_kind_of(std::string_view url) {
  struct Rule {
    std::string_view part;
    std::string_view kind;
  };
  constexpr std::array rules = {Rule{"//blueprints.launchpad.net", "blueprint"},
                                Rule{"/+spec/", "blueprint"},
                                Rule{"//bugs.", "bug"},
                                Rule{"/+bug/", "bug"},
                                Rule{"/issues/", "bug"},
                                Rule{"bugzilla", "bug"},
                                Rule{"//storyboard.", "bug"},
                                Rule{"//review.", "review"},
                                Rule{"/pull/", "review"},
                                Rule{"/merge_requests/", "review"},
                                Rule{"gerrit", "review"},
                                Rule{"//specs.", "spec"},
                                Rule{"-specs/", "spec"},
                                Rule{"//etherpad.", "pad"},
                                Rule{"//lists.", "mail"},
                                Rule{"/pipermail/", "mail"}};
  const auto rule = std::find_if(rules.begin(), rules.end(),
                                 [&](const Rule& each) { return url.find(each.part) != npos; });
  return rule == rules.end() ? "link" : rule->kind;
}

LineContent content_of(const PadLine& line, const std::vector<PadAuthor>& authors,
                       const KnownNames& names) {
  LineContent content;
  std::string text = collapsed(unstruck(line, content.struck));
  // What is left of markers within lists, and of check boxes.
  if (const PlainMarker marker = plain_marker_of(text); marker.kind == PadLineKind::bullet) {
    text.erase(0, marker.size);
  }
  bool task = false;
  for (const std::string_view box : {"[ ] ", "[x] ", "[X] ", "[] "}) {
    if (!text.starts_with(box)) continue;
    text.erase(0, box.size());
    task = true;
  }
  text = without_all(text, "**");
  content.text = text;
  content.tags = take_tags(text);
  content.links = take_links(text);
  content.votes = take_votes(text);
  for (const std::string& tag : content.tags)
    content.found.push_back(Message("##{} is a tag", {tag}));
  if (content.votes > 0) {
    content.found.push_back(content.votes == 1 ? Message("+1 on it: {} vote", {1})
                                               : Message("+1 on it: {} votes", {content.votes}));
  }
  content.introduces = introduced_person(content.text).has_value();
  if (content.introduces) {
    content.links.clear();  // where to find somebody, not what is to be done
    content.found.push_back(Pattern("a name with an address"));
  }
  if (!content.links.empty()) {
    content.found.push_back(content.links.size() == 1 ? Pattern("a URL becomes a link")
                                                      : Pattern("URLs become links"));
  }
  content.title = collapsed(trim_separators(collapsed(text)));
  // A colon at the end says that more follows; it is no part of a title, but of a label.
  if (label_size(text) > 0) content.title = collapsed(text);
  OwnerRules(content, names).run(author_of(line, authors), task);
  if (!content.names_owners) split_notes(content);
  return content;
}

}  // namespace summit
