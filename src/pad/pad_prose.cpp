#include "pad/pad_prose.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "text/rst_escape.h"
#include "text/width.h"
#include "text/wrap.h"

namespace summit {
namespace {

constexpr std::size_t columns = 79;        // as the checks of documents want it
constexpr std::size_t least_columns = 20;  // however deep
constexpr std::size_t max_depth = 16;      // of lists in prose: deeper ones leave no room for words

// The paragraph's words as they are written, one space between two.
std::string escaped(std::string_view text) {
  std::string scratch;
  std::string markup;
  append_text(markup, one_line(text, scratch));
  std::string result;
  for (std::size_t i = 0; i < markup.size();) {
    const std::size_t end = std::min(markup.find(' ', i), markup.size());
    const std::string_view word = std::string_view(markup).substr(i, end - i);
    i = end + 1;
    if (word.empty()) continue;
    if (!result.empty()) result += ' ';
    // Alone on the second line this would make the first one a title.
    constexpr std::size_t shortest_underline = 4;
    if (word.size() >= shortest_underline && is_adornment(word) && word[0] != '\\') result += '\\';
    result += word;
  }
  return result;
}

void append_wrapped(std::string& out, std::string_view text, std::size_t margin) {
  std::vector<std::string_view> words;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t end = std::min(text.find(' ', i), text.size());
    words.push_back(text.substr(i, end - i));
    i = end + 1;
  }
  std::vector<std::string_view> lines;
  wrap(words, std::max(columns - std::min(columns, margin), least_columns), display_width, lines);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (i > 0) out.append(1, '\n').append(margin, ' ');
    out += lines[i];
  }
}

bool is_item(const ProseLine& line) {
  return line.kind == PadLineKind::bullet || line.kind == PadLineKind::number;
}

}  // namespace

std::string prose_of(std::span<const ProseLine> lines) {
  std::string prose;
  std::vector<const ProseLine*> items;  // list items around the next line
  std::vector<std::size_t> margins;     // of what stands in them
  const ProseLine* before = nullptr;
  for (const ProseLine& line : lines) {
    const std::string text = escaped(line.text);
    if (text.empty()) continue;
    const std::size_t depth = std::min({line.depth, max_depth, items.size()});
    // Items of one list follow each other; all else stands behind a blank line.
    const bool next_item = depth < items.size() && before != nullptr && is_item(line) &&
                           is_item(*before) && items.size() == depth + 1 &&
                           items[depth]->kind == line.kind;
    items.resize(depth);
    margins.resize(depth);
    if (before != nullptr) prose += next_item ? "\n" : "\n\n";
    std::size_t margin = margins.empty() ? 0 : margins.back();
    prose.append(margin, ' ');
    if (is_item(line)) {
      const std::string_view marker = line.kind == PadLineKind::bullet ? "* " : "#. ";
      prose += marker;
      margin += marker.size();
      items.push_back(&line);
      margins.push_back(margin);
    }
    append_wrapped(prose, text, margin);
    before = &line;
  }
  return prose;
}

}  // namespace summit
