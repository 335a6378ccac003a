#include "pad/pad_record.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "plan/rules.h"
#include "text/utf8.h"

namespace summit {
namespace {

constexpr std::string_view undecided = "?";
constexpr std::string_view struck = "~~";
constexpr std::size_t indent = 2;
// Etherpad's lists and indents are no deeper, nor HTML's headings.
constexpr std::size_t deepest = 16;
constexpr std::size_t deepest_heading = 6;

std::string_view marker_of(PadLineKind kind) {
  if (kind == PadLineKind::bullet) return "* ";
  return kind == PadLineKind::number ? "1. " : "";
}

// Line breaks and control characters as spaces.
std::string on_one_line(std::string text) {
  if (!breaks_line(text)) return text;
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t size = decode(text, at).size;
    const std::string_view character = std::string_view(text).substr(at, size);
    result += breaks_line(character) ? " " : character;
    at += size;
  }
  return result;
}

// The line behind its role.
std::string body_of(const PadLine& line) {
  std::string body;
  if (line.kind == PadLineKind::heading) {
    body.append(line.level, '#') += ' ';
  } else {
    body.append(line.level * indent, ' ') += marker_of(line.kind);
  }
  std::size_t done = 0;
  for (std::size_t i = 0; i < line.spans.size(); ++i) {
    const PadSpan& span = line.spans[i];
    if (!span.strikethrough || span.end > line.text.size() || span.begin < done) continue;
    if (i == 0 || !line.spans[i - 1].strikethrough) {
      body.append(line.text, done, span.begin - done) += struck;
      done = span.begin;
    }
    body.append(line.text, done, span.end - done);
    done = span.end;
    if (i + 1 == line.spans.size() || !line.spans[i + 1].strikethrough) body += struck;
  }
  return on_one_line(body.append(line.text, done));
}

void add_text(PadLine& line, std::string_view text, bool is_struck) {
  if (text.empty()) return;
  PadSpan span;
  span.begin = static_cast<std::uint32_t>(line.text.size());
  span.end = span.begin + static_cast<std::uint32_t>(text.size());
  span.strikethrough = is_struck;
  line.text += text;
  line.spans.push_back(span);
}

PadLine line_from(std::string_view body) {
  PadLine line;
  const std::size_t hashes = std::min(body.find_first_not_of('#'), body.size());
  if (hashes > 0 && hashes <= deepest_heading && body.substr(hashes).starts_with(' ')) {
    line.kind = PadLineKind::heading;
    line.level = static_cast<std::uint8_t>(hashes);
    body.remove_prefix(hashes + 1);
  } else if (body.starts_with("  ")) {
    const std::size_t spaces = std::min(body.find_first_not_of(' '), body.size());
    const std::size_t level = std::min(spaces / indent, deepest);
    body.remove_prefix(level * indent);
    line.level = static_cast<std::uint8_t>(level);
    line.kind = PadLineKind::indent;
    for (const PadLineKind kind : {PadLineKind::bullet, PadLineKind::number}) {
      if (line.kind != PadLineKind::indent || !body.starts_with(marker_of(kind))) continue;
      line.kind = kind;
      body.remove_prefix(marker_of(kind).size());
    }
  }
  for (std::size_t at = 0; at < body.size();) {
    const std::size_t open = body.find(struck, at);
    const std::size_t close =
        open == std::string_view::npos ? open : body.find(struck, open + struck.size());
    if (close == std::string_view::npos) {
      add_text(line, body.substr(at), false);
      break;
    }
    add_text(line, body.substr(at, open - at), false);
    add_text(line, body.substr(open + struck.size(), close - open - struck.size()), true);
    at = close + struck.size();
  }
  return line;
}

// A recorded line without its role.
std::string_view behind_role(std::string_view recorded) {
  const std::size_t colon = std::min(recorded.find(':'), recorded.size());
  recorded.remove_prefix(std::min(colon + 1, recorded.size()));
  if (recorded.starts_with(' ')) recorded.remove_prefix(1);
  return recorded;
}

// The roles of the lines that a plan's priorities and ideas came from.
class OriginRoles {
 public:
  explicit OriginRoles(const PadLines& pad)
      : pad_(pad), chosen_(pad.lines.size()), items_(pad.lines.size(), no_line) {}

  void add(const std::vector<Origin>& origin, LineRole role) {
    std::size_t own = no_line;
    for (const Origin& each : origin) {
      if (each.pad != pad_.id || each.line < 0) continue;
      const auto line = static_cast<std::size_t>(each.line);
      if (line >= chosen_.size() || pad_.lines[line].text.empty()) continue;
      if (own == no_line) {
        own = line;
        chosen_[line] = role;
      } else {
        items_[line] = own;
      }
    }
  }
  void add(const std::vector<Idea>& ideas) {
    for (const Idea& idea : ideas) {
      add(idea.origin, LineRole::idea);
      add(idea.ideas);
    }
  }

  std::vector<std::optional<LineRole>> take(const LineRoles& roles) && {
    const std::vector<Proposal> proposals = roles.propose(chosen_);
    for (std::size_t line = 0; line < chosen_.size(); ++line) {
      const bool part = items_[line] != no_line && proposals[line].target == items_[line];
      if (part && !chosen_[line]) chosen_[line] = proposals[line].role;
    }
    return std::move(chosen_);
  }

 private:
  const PadLines& pad_;
  std::vector<std::optional<LineRole>> chosen_;
  std::vector<std::size_t> items_;  // the line of the item that a line below it belongs to
};

}  // namespace

std::string record_line(const PadLine& line, std::optional<LineRole> role) {
  const std::string body = body_of(line);
  if (body.empty() && !role) return {};
  return std::string(role ? to_string(*role) : undecided) + (body.empty() ? ":" : ": ") + body;
}

RecordedLines recorded_lines(const CollectedPad& pad) {
  RecordedLines result;
  result.lines.reserve(pad.lines.size());
  result.chosen.reserve(pad.lines.size());
  for (const std::string& recorded : pad.lines) {
    result.lines.push_back(line_from(behind_role(recorded)));
    result.chosen.push_back(
        line_role_from(std::string_view(recorded).substr(0, recorded.find(':'))));
  }
  return result;
}

bool is_recorded(const CollectedPad& pad, std::span<const PadLine> lines) {
  return std::equal(
      pad.lines.begin(), pad.lines.end(), lines.begin(), lines.end(),
      [](const std::string& recorded, const PadLine& line) { return is_recorded(recorded, line); });
}

bool is_recorded(std::string_view recorded, const PadLine& line) {
  return behind_role(recorded) == body_of(line);
}

std::vector<std::optional<LineRole>> roles_from_origins(const Plan& plan, const PadLines& pad,
                                                        const LineRoles& roles) {
  OriginRoles found(pad);
  for (const Group& group : plan.groups) {
    for (const Priority& priority : group.priorities) {
      found.add(priority.origin, LineRole::priority);
    }
  }
  found.add(plan.unplanned.ideas);
  return std::move(found).take(roles);
}

std::optional<SetPad> record_pad(const Plan& plan, const PadLines& pad,
                                 std::optional<std::int64_t> revision,
                                 std::span<const std::optional<LineRole>> chosen) {
  if (!line_trouble(pad.id, {}).empty()) return std::nullopt;  // a file without a name
  const CollectedPad* known = find_pad(plan, pad.id);
  const std::span<const std::string> before =
      known == nullptr ? std::span<const std::string>() : known->lines;
  std::vector<std::string> after;
  const bool decided =
      std::any_of(chosen.begin(), chosen.end(), [](const auto& role) { return role.has_value(); });
  for (std::size_t line = 0; decided && line < pad.lines.size(); ++line) {
    after.push_back(
        record_line(pad.lines[line], line < chosen.size() ? chosen[line] : std::nullopt));
  }
  const auto [first, first_after] =
      std::mismatch(before.begin(), before.end(), after.begin(), after.end());
  const auto [last, last_after] =
      std::mismatch(before.rbegin(), std::make_reverse_iterator(first), after.rbegin(),
                    std::make_reverse_iterator(first_after));
  const bool same = first == before.end() && first_after == after.end();
  if (same && (known == nullptr || known->revision == revision)) return std::nullopt;
  return SetPad{pad.id, revision, static_cast<std::size_t>(first - before.begin()),
                static_cast<std::size_t>(last.base() - first),
                std::vector<std::string>(first_after, last_after.base())};
}

}  // namespace summit
