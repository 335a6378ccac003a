#include "document/binding/rst_owners.h"

#include <algorithm>
#include <array>
#include <utility>

#include "document/binding/rst_excerpt.h"
#include "plan/rules.h"
#include "text/width.h"

namespace summit {
namespace {

constexpr std::size_t npos = std::string_view::npos;

template <std::size_t n>
bool is_one_of(std::string_view word, const std::array<std::string_view, n>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// Reads the owners in one paragraph.
class OwnersReader {
 public:
  OwnersReader(const RstDocument& document, std::vector<RstOwner>& owners)
      : document_(document), tree_(document.tree), owners_(owners) {}

  void read(RstIndex paragraph) {
    if (const std::vector<std::string> words = excerpt_words(tree_.text_of(paragraph));
        !words.empty() && words.front() == "was") {
      open_.name = tree_.text_of(paragraph);
      finish();
      return;
    }
    lines_part_ = has_commas(paragraph) ? has_nicks(paragraph) : !is_wrapped(paragraph);
    for (const RstIndex child : tree_.children(paragraph)) {
      if (tree_.kind(child) == RstKind::reference) {
        reference(child);
      } else {
        text(tree_.text_of(child));
      }
    }
    finish();
  }

 private:
  [[nodiscard]] bool has_commas(RstIndex paragraph) const {
    for (const RstIndex child : tree_.children(paragraph)) {
      if (tree_.kind(child) != RstKind::reference &&
          tree_.text_of(child).find_first_of(",;") != npos) {
        return true;
      }
    }
    return false;
  }

  // Whether all that commas, semicolons and line breaks part are single words.
  [[nodiscard]] bool has_nicks(RstIndex paragraph) const {
    const std::string text = tree_.text_of(paragraph);
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t end = std::min(text.find_first_of(",;\n", at), text.size());
      if (excerpt_words(std::string_view(text).substr(at, end - at)).size() > 1) return false;
      at = end + 1;
    }
    return true;
  }

  // Whether the paragraph has lines in a grid, each filled as far as the words allow.
  [[nodiscard]] bool is_wrapped(RstIndex paragraph) const {
    const std::string_view text = tree_.text();
    std::size_t room = 0;  // columns up to the border, one left free
    bool first = true;
    bool wrapped = true;
    tree_.for_each_piece(paragraph, [&](RstSpan piece) {
      const std::string_view line = text.substr(piece.begin, piece.end - piece.begin);
      const std::string_view word = line.substr(0, line.find(' '));
      if (!first && display_width(word) + 1 <= room) wrapped = false;
      first = false;
      const std::size_t border = std::min(text.find_first_not_of(' ', piece.end), text.size() - 1);
      if (text[border] != '|') wrapped = false;
      room = border - std::min<std::size_t>(border, piece.end + 1);
    });
    return wrapped;
  }

  void reference(RstIndex reference) {
    if (linked_) finish();
    linked_ = true;
    open_.name += tree_.text_of(reference);
    std::string url = document_.names.url_of(tree_, reference);
    if (!line_trouble(url, {}).empty()) return;
    open_.url = std::move(url);
    const RstIndex target = document_.names.resolve(reference);
    open_.link = target == rst_none ? reference : target;
  }

  // Text between references: words, and what parts them.
  void text(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
      const char c = text[at];
      if (c == ',' || c == ';' || (c == '\n' && lines_part_)) {
        finish();
        ++at;
      } else if (c == ' ' || c == '\n') {
        open_.name += ' ';
        ++at;
      } else {
        const std::size_t end = std::min(text.find_first_of(" \n,;", at), text.size());
        word(text.substr(at, end - at));
        at = end;
      }
    }
  }

  void word(std::string_view word) {
    const bool alone = open_.name.empty() || open_.name.ends_with(' ');
    if (alone && (word == "and" || word == "&")) return finish();
    open_.name += word;
  }

  void finish() {
    open_.name = excerpt_line(open_.name);
    if (!open_.name.empty()) {
      open_.kind = person_kind_of(open_.name);
      owners_.push_back(std::move(open_));
    }
    open_ = {};
    linked_ = false;
  }

  const RstDocument& document_;
  const RstTree& tree_;
  std::vector<RstOwner>& owners_;
  RstOwner open_;        // the one being read
  bool linked_ = false;  // it has a reference
  bool lines_part_ = false;
};

}  // namespace

std::vector<RstOwner> owners_in(const RstDocument& document, RstIndex entry) {
  std::vector<RstOwner> owners;
  OwnersReader reader(document, owners);
  for (RstIndex node = entry; node < document.tree[entry].subtree_end; ++node) {
    if (document.tree.kind(node) == RstKind::paragraph) reader.read(node);
  }
  return owners;
}

PersonKind person_kind_of(std::string_view name) {
  static constexpr std::array<std::string_view, 8> nobody = {"tbd", "tba",    "tbc",  "none",
                                                             "n/a", "nobody", "open", "vacant"};
  static constexpr std::array<std::string_view, 5> search = {"tbd", "unassigned", "wanted",
                                                             "needed", "seeking"};
  static constexpr std::array<std::string_view, 13> many = {
      "team", "teams", "all",   "developers", "contributors", "community", "group",
      "sig",  "wg",    "cores", "everyone",   "everybody",    "volunteers"};
  const std::vector<std::string> words = excerpt_words(name);
  if (words.empty()) return PersonKind::unassigned;
  if (words.front() == "was") return PersonKind::unassigned;
  if (words.size() == 1 && is_one_of(words.front(), nobody)) return PersonKind::unassigned;
  if (std::any_of(words.begin(), words.end(),
                  [](const std::string& word) { return is_one_of(word, search); })) {
    return PersonKind::unassigned;
  }
  const bool team =
      words.front() == "team" || words.front() == "all" || is_one_of(words.back(), many);
  return team ? PersonKind::team : PersonKind::person;
}

}  // namespace summit
