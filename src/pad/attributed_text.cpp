#include "pad/attributed_text.h"

#include <algorithm>
#include <utility>

#include "pad/changeset.h"

namespace summit {

void append_run(std::vector<AttributeRun>& runs, AttributeRun run) {
  if (run.chars == 0) return;
  if (!runs.empty() && runs.back().attributes == run.attributes) {
    runs.back().chars += run.chars;
  } else {
    runs.push_back(run);
  }
}

Message read_attribs(std::u16string text, std::string_view attribs, AttributePool& pool,
                     AttributedText& into) {
  into.text = std::move(text);
  const std::u16string_view whole = into.text;
  std::vector<AttributeRun> runs;
  std::size_t read = 0;
  Message wrong;
  for (std::size_t at = 0; at < attribs.size() && wrong.empty();) {
    Op op;
    wrong = read_op(attribs, at, pool, op);
    if (!wrong.empty()) break;
    if (op.opcode != Opcode::insert) {
      wrong = Pattern("the attributes have an operation that is no “+”");
    } else if (op.chars > whole.size() - read) {
      wrong = Pattern("the attributes are longer than the text");
    } else if (!spans_lines(whole.substr(read, op.chars), op.lines)) {
      wrong = Pattern("the attributes' line breaks are not those of the text");
    }
    read += op.chars;
    append_run(runs, {op.attributes, op.chars});
  }
  if (wrong.empty() && read < whole.size())
    wrong = Pattern("the attributes are shorter than the text");
  if (!wrong.empty()) runs.assign(1, {no_attributes, static_cast<std::uint32_t>(whole.size())});
  into.runs = std::move(runs);
  return wrong;
}

std::string write_attribs(const AttributedText& text, const AttributePool& pool) {
  std::string out;
  std::size_t at = 0;
  for (const AttributeRun& run : text.runs) {
    append_insert(std::u16string_view(text.text).substr(at, run.chars), run.attributes,
                  [&](const Op& op) { append_op(out, op, pool); });
    at += run.chars;
  }
  return out;
}

}  // namespace summit
