// Any bytes can be offered as a pad. Where they make one, its lines, its check, its history and its
// exports come to an end, and the pad written as one revision is one that servers take and that
// reads as the same text; where not, there is one problem that says why.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "pad/attributed_lines.h"
#include "pad/etherpad_reader.h"
#include "pad/etherpad_writer.h"
#include "pad/pad_check.h"
#include "pad/pad_export.h"
#include "pad/pad_history.h"

namespace summit {
namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

void require_taken(const EtherpadExport& out, const PadLines& lines) {
  const Result<Etherpad> back = read_etherpad(write_etherpad(out), "");
  require(back.value.has_value());
  for (const Problem& problem : back.problems) require(problem.code == "pad-surrogate");
  require(check_pad(*back.value).empty());
  require(write_pad_text(read_lines(*back.value)) == write_pad_text(lines));
}

void check(std::string bytes) {
  const std::string copy = bytes;
  Result<Etherpad> read = read_etherpad(std::move(bytes), "");
  EtherpadReader slices(copy, "");
  while (slices.step(7)) continue;
  require(std::move(slices).take().value.has_value() == read.value.has_value());
  if (!read) {
    require(read.problems.size() == 1 && !read.problems[0].message.empty());
    return;
  }
  const Etherpad& pad = *read.value;
  const PadLines lines = read_lines(pad);
  require(!write_pad_html(lines).empty());
  const bool replays = read.problems.empty() && check_pad(pad).empty();
  PadHistory history(pad);
  AttributedText text;
  if (history.text_at(pad.head, text).empty() && replays) require(text == pad.text);
  LineAges ages(history, pad.head);
  while (ages.step(1)) continue;
  require_taken(export_of(lines, 1), lines);
  // What was fine with its history is so again.
  if (replays) {
    EtherpadExport whole = export_of(pad);
    whole.unknown.clear();  // of two members with one name the server would keep one
    require_taken(whole, lines);
  }
}

}  // namespace
}  // namespace summit

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  summit::check({reinterpret_cast<const char*>(data), size});
  return 0;
}
