#include "document/splice/rst_prose_splice.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include "document/writer/prose.h"
#include "text/common_items.h"

namespace summit {
namespace {

// A run of lines that are not blank.
struct Block {
  std::uint32_t begin;  // bytes, of whole lines
  std::uint32_t end;
  std::size_t gap;  // blank lines ahead of it
};

std::vector<Block> blocks_of(std::string_view text) {
  std::vector<Block> blocks;
  bool open = false;
  std::size_t gap = 0;
  for (std::uint32_t at = 0; at < text.size();) {
    const auto end = static_cast<std::uint32_t>(std::min(text.find('\n', at), text.size()));
    const std::uint32_t next = end < text.size() ? end + 1 : end;
    if (is_blank(text.substr(at, end - at))) {
      open = false;
      ++gap;
    } else {
      if (!open) blocks.push_back({at, next, gap});
      blocks.back().end = next;
      open = true;
      gap = 0;
    }
    at = next;
  }
  return blocks;
}

// The blocks themselves, without the last line break.
std::vector<std::string_view> texts_of(std::string_view text, const std::vector<Block>& blocks) {
  std::vector<std::string_view> texts;
  texts.reserve(blocks.size());
  for (const Block& block : blocks) {
    std::string_view lines = text.substr(block.begin, block.end - block.begin);
    if (lines.ends_with('\n')) lines.remove_suffix(1);
    texts.push_back(lines);
  }
  return texts;
}

// What stands in the document, what the plan says, and what would be written of it: one block for
// each of the other's.
class ProseSplice {
 public:
  ProseSplice(RstEdits& edits, RstSpan span, std::string_view written)
      : edits_(edits), span_(span), written_(written), new_blocks_(blocks_of(written)) {
    old_blocks_ = blocks_of(edits.text().substr(span.begin, span.end - span.begin));
  }

  void splice(std::string_view before, std::string_view after) {
    const auto before_blocks = blocks_of(before);
    const auto after_blocks = blocks_of(after);
    std::vector<CommonItem> common;
    if (before_blocks.size() == old_blocks_.size() && after_blocks.size() == new_blocks_.size()) {
      common = common_items(texts_of(before, before_blocks), texts_of(after, after_blocks));
    }
    std::size_t old_done = 0;
    std::size_t new_done = 0;
    for (const CommonItem& item : common) {
      replace(old_done, item.before, new_done, item.after);
      old_done = item.before + 1;
      new_done = item.after + 1;
    }
    replace(old_done, old_blocks_.size(), new_done, new_blocks_.size());
  }

 private:
  // Replaces the old blocks from `old_begin` on by new ones; what is next to them stays.
  void replace(std::size_t old_begin, std::size_t old_end, std::size_t new_begin,
               std::size_t new_end) {
    const bool behind = old_begin > 0;                // something stays ahead
    const bool ahead = old_end < old_blocks_.size();  // and behind
    const bool nothing_new = new_begin == new_end;
    if (old_begin == old_end && nothing_new &&
        (!behind || !ahead || old_blocks_[old_end].gap == new_blocks_[new_end].gap)) {
      return;
    }
    RstSpan span = span_;
    if (behind) span.begin = span_.begin + old_blocks_[old_begin - 1].end;
    if (ahead) span.end = span_.begin + old_blocks_[old_end].begin;
    std::string text;
    if (behind && !edits_.text().substr(0, span.begin).ends_with('\n')) text += '\n';
    for (std::size_t i = new_begin; i < new_end; ++i) {
      if (i > new_begin || behind) text.append(new_blocks_[i].gap, '\n');
      text += written_.substr(new_blocks_[i].begin, new_blocks_[i].end - new_blocks_[i].begin);
    }
    if (ahead && (behind || !nothing_new)) text.append(new_blocks_[new_end].gap, '\n');
    // A last line without a break stays one.
    const bool breaks = edits_.text().substr(0, span.end).ends_with('\n');
    if (!breaks && text.ends_with('\n')) text.pop_back();
    edits_.replace(span, std::move(text));
  }

  RstEdits& edits_;
  RstSpan span_;
  std::string_view written_;
  std::vector<Block> old_blocks_;
  std::vector<Block> new_blocks_;
};

}  // namespace

void splice_prose(RstEdits& edits, const BoundProse& where, std::string_view before,
                  std::string_view after) {
  if (before == after) return;
  const RstSpan span = where.span;
  if (is_blank(after)) {
    if (span.begin != span.end) edits.erase_block(edits.lines(span));
    return;
  }
  std::string written;
  append_prose(written, after, where.indent);
  if (span.begin == span.end) {
    edits.insert_behind(edits.skip_blank_back(edits.line_begin(span.begin)), written);
    return;
  }
  ProseSplice(edits, edits.lines(span), written).splice(before, after);
}

}  // namespace summit
