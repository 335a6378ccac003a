#include "pad/pad_text_reader.h"

#include <algorithm>
#include <utility>

#include "pad/plain_structure.h"
#include "text/ascii.h"
#include "text/find_byte.h"
#include "text/utf8.h"

namespace summit {
namespace {

constexpr std::size_t npos = std::string_view::npos;

std::size_t tabs_of(std::string_view line) {
  return std::min(line.find_first_not_of('\t'), line.size());
}

std::vector<std::string_view> split(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = find_byte(text, '\n');
    std::string_view line = text.substr(0, end);
    if (line.ends_with('\r')) line.remove_suffix(1);
    lines.push_back(line);
    text.remove_prefix(end == npos ? text.size() : end + 1);
  }
  return lines;
}

bool is_list(PadLineKind kind) {
  return kind == PadLineKind::bullet || kind == PadLineKind::number;
}

// Whether tabs are levels, as Etherpad writes them. They are not where spaces nest lists, nor where
// a list starts without tabs and goes on with them. What people typed into a pad by hand may look
// like that; but for "*" and numbers it is an export all the same if elsewhere a list of Etherpad's
// stands below text.
bool is_export(const std::vector<std::string_view>& lines) {
  enum class Before { text, own_marker, other_marker, indented };
  Before before = Before::text;
  bool list_below_text = false;
  bool list_below_other = false;
  for (const std::string_view line : lines) {
    const std::size_t tabs = tabs_of(line);
    const std::string_view rest = line.substr(tabs);
    const std::size_t spaces = std::min(rest.find_first_not_of(' '), rest.size());
    if (spaces == rest.size()) continue;
    const bool list = is_list(plain_marker_of(rest.substr(spaces)).kind);
    if (list && spaces > 0) return false;
    if (tabs == 0) {
      const bool own = list && (rest.starts_with("* ") || is_digit(rest[0]));
      before = own ? Before::own_marker : list ? Before::other_marker : Before::text;
      continue;
    }
    if (before == Before::own_marker) return false;
    list_below_text = list_below_text || (list && before == Before::text);
    list_below_other = list_below_other || before == Before::other_marker;
    before = Before::indented;
  }
  return list_below_text || !list_below_other;
}

// A line of Etherpad's export; one that has no tabs may still have been written by hand.
PadLine exported_line(std::string_view line) {
  PadLine result;
  const std::size_t tabs = tabs_of(line);
  line.remove_prefix(tabs);
  if (tabs > 0) {
    result.kind = PadLineKind::indent;
    result.level = static_cast<std::uint8_t>(std::min(tabs, max_pad_level));
    if (line.starts_with("* ")) {
      result.kind = PadLineKind::bullet;
      line.remove_prefix(2);
    } else if (const PlainMarker marker = plain_marker_of(line);
               marker.kind == PadLineKind::number) {
      result.kind = PadLineKind::number;
      result.number = marker.number;
      line.remove_prefix(line.find(' ') + 1);
    }
  }
  result.text = line;
  return result;
}

}  // namespace

std::vector<Problem> check_pad_bytes(std::string_view text, std::string_view file) {
  const auto error = [&](std::size_t at, Pattern message, const char* code) {
    return std::vector<Problem>{
        {Severity::error, std::string(file), position_of(text, at), message, code}};
  };
  if (text.size() > pad_size_limit) {
    return error(0, Pattern("the file has more than 64 MB, more than any pad; choose another"),
                 "pad-size");
  }
  if (const std::size_t nul = find_byte(text, '\0'); nul != npos) {
    return error(nul, Pattern("a NUL character: this is no text; choose a pad's export or notes"),
                 "pad-control");
  }
  if (const std::size_t bad = find_invalid(text); bad != npos) {
    return error(bad,
                 Pattern("bytes that are not UTF-8; save the notes as UTF-8 and open them again"),
                 "pad-utf8");
  }
  return {};
}

std::string pad_name_of(std::string_view file) {
  file.remove_prefix(file.find_last_of("/\\") == npos ? 0 : file.find_last_of("/\\") + 1);
  if (file == "-") return {};
  const std::size_t dot = file.rfind('.');
  return std::string(file.substr(0, dot == 0 ? npos : dot));
}

Result<PadLines> read_pad_text(std::string_view text, std::string_view file) {
  if (std::vector<Problem> problems = check_pad_bytes(text, file); !problems.empty()) {
    return {std::nullopt, std::move(problems)};
  }
  PadLines pad;
  pad.id = pad_name_of(file);
  const std::vector<std::string_view> lines = split(without_byte_order_mark(text));
  const bool exported = is_export(lines);
  pad.lines.reserve(lines.size());
  for (const std::string_view line : lines) {
    PadLine& added = pad.lines.emplace_back();
    if (exported) {
      added = exported_line(line);
    } else {
      added.text = line;
    }
  }
  find_plain_structure(pad.lines);
  for (PadLine& line : pad.lines) {
    if (!line.text.empty()) line.spans = {{0, static_cast<std::uint32_t>(line.text.size())}};
  }
  return {std::move(pad), {}};
}

}  // namespace summit
