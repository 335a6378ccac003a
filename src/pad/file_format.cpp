#include "pad/file_format.h"

#include <algorithm>
#include <utility>

#include "pad/attributed_lines.h"
#include "pad/etherpad_reader.h"
#include "pad/etherpad_writer.h"
#include "pad/pad_export.h"
#include "pad/pad_html_reader.h"
#include "pad/pad_text_reader.h"
#include "plan/plan_json.h"
#include "text/ascii.h"
#include "text/utf8.h"

namespace summit {
namespace {

Result<OpenedPad> opened(Result<PadLines> read) {
  if (!read) return {std::nullopt, std::move(read.problems)};
  return {OpenedPad{std::move(*read.value), std::nullopt}, std::move(read.problems)};
}

}  // namespace

bool has_ending(std::string_view name, std::string_view ending) {
  return name.size() >= ending.size() &&
         std::equal(ending.begin(), ending.end(),
                    name.end() - static_cast<std::ptrdiff_t>(ending.size()),
                    [](char a, char b) { return a == to_lower(b); });
}

FileFormat format_of(std::string_view name, std::string_view bytes) {
  constexpr std::string_view space = " \t\r\n";
  if (has_ending(name, ".rst") || has_ending(name, ".rest")) return FileFormat::rst;
  if (has_ending(name, ".etherpad")) return FileFormat::etherpad;
  bytes = without_byte_order_mark(bytes);
  const std::size_t first = bytes.find_first_not_of(space);
  if (first != std::string_view::npos && bytes[first] == '{') {
    const std::size_t key = std::min(bytes.find_first_not_of(space, first + 1), bytes.size());
    for (const std::string_view record : {"\"pad:", "\"globalAuthor:"}) {
      if (bytes.substr(key).starts_with(record)) return FileFormat::etherpad;
    }
  }
  if (has_ending(name, ".json")) return FileFormat::plan;
  if (has_ending(name, ".html") || has_ending(name, ".htm")) return FileFormat::pad_html;
  if (has_ending(name, ".txt")) return FileFormat::text;
  if (first != std::string_view::npos && bytes[first] == '<') return FileFormat::pad_html;
  return first == std::string_view::npos || bytes[first] == '{' || bytes[first] == '['
             ? FileFormat::plan
             : FileFormat::rst;
}

Result<OpenedPad> read_pad(FileFormat format, std::string bytes, std::string_view name) {
  if (format == FileFormat::pad_html) return opened(read_pad_html(bytes, name));
  if (format == FileFormat::text) return opened(read_pad_text(bytes, name));
  return opened_pad(read_etherpad(std::move(bytes), std::string(name)));
}

Result<OpenedPad> opened_pad(Result<Etherpad> pad) {
  if (!pad) return {std::nullopt, std::move(pad.problems)};
  PadLines lines = read_lines(*pad.value);
  return {OpenedPad{std::move(lines), std::move(pad.value)}, std::move(pad.problems)};
}

WrittenPad write_pad(FileFormat format, const OpenedPad& pad, const Plan* plan, std::int64_t now) {
  if (format == FileFormat::text) return {write_pad_text(pad.lines), {}};
  if (format == FileFormat::pad_html) return {write_pad_html(pad.lines), {}};
  EtherpadExport written = pad.etherpad ? export_of(*pad.etherpad) : export_of(pad.lines, now);
  Message problem;
  if (plan != nullptr && !set_travelling_plan(written.unknown, write_plan_json(*plan))) {
    problem = Message(
        "the plan is larger than a pad takes along ({} kB), so the pad has its lines alone; keep "
        "the plan as a file",
        {max_travelling_plan / 1024});
  }
  return {write_etherpad(written), std::move(problem)};
}

}  // namespace summit
