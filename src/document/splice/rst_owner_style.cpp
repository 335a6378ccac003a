#include "document/splice/rst_owner_style.h"

#include <algorithm>

namespace summit {
namespace {

constexpr std::size_t npos = std::string_view::npos;

using Separator = RstOwnerStyle::Separator;

bool is_item(std::string_view line) {
  return line.size() > 1 && std::string_view("*-+").find(line[0]) != npos && line[1] == ' ';
}

// The first separator at or after `at` that is not inside of backquotes.
std::size_t find_outside(std::string_view markup, char separator, std::size_t at) {
  bool quoted = false;
  for (; at < markup.size(); ++at) {
    const char c = markup[at];
    if (c == '\\') {
      ++at;
    } else if (c == '`') {
      quoted = !quoted;
    } else if (c == separator && !quoted) {
      return at;
    }
  }
  return npos;
}

// On one line, without white space at its ends.
std::string tidy(std::string_view piece) {
  std::string out;
  for (const char c : piece) {
    if (c != ' ' && c != '\n') {
      out += c;
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
  }
  if (out.ends_with(' ')) out.pop_back();
  return out;
}

}  // namespace

std::optional<RstOwnerStyle> owner_style_of(std::string_view markup, std::size_t owners) {
  if (owners == 0) return std::nullopt;
  if (is_item(markup)) return RstOwnerStyle{Separator::bullets, markup[0]};
  if (owners < 2) return std::nullopt;
  bool commas = false;
  bool lines = true;  // each comma ends its line
  for (std::size_t at = find_outside(markup, ',', 0); at != npos;
       at = find_outside(markup, ',', at + 1)) {
    commas = true;
    const std::size_t next = markup.find_first_not_of(' ', at + 1);
    lines = lines && next != npos && markup[next] == '\n';
  }
  if (commas) return RstOwnerStyle{lines ? Separator::comma_line : Separator::comma};
  if (find_outside(markup, '\n', 0) != npos) return RstOwnerStyle{Separator::line};
  return std::nullopt;
}

std::vector<std::string> owner_pieces(std::string_view markup, const RstOwnerStyle& style) {
  std::vector<std::string> pieces;
  const auto add = [&](std::string_view piece) {
    std::string text = tidy(piece);
    if (!text.empty()) pieces.push_back(std::move(text));
  };
  if (style.separator == Separator::bullets) {
    std::string item;
    while (!markup.empty()) {
      const std::string_view line = markup.substr(0, markup.find('\n'));
      const bool starts = is_item(line) && line[0] == style.bullet;
      if (starts) add(item);
      if (starts) item.clear();
      item.append(line.substr(starts ? 2 : 0)) += ' ';
      markup.remove_prefix(std::min(line.size() + 1, markup.size()));
    }
    add(item);
    return pieces;
  }
  const char separator = style.separator == Separator::line ? '\n' : ',';
  std::size_t begin = 0;
  for (std::size_t at = find_outside(markup, separator, 0); at != npos;
       at = find_outside(markup, separator, begin)) {
    add(markup.substr(begin, at - begin));
    begin = at + 1;
  }
  add(markup.substr(begin));
  return pieces;
}

std::string join_owners(const std::vector<std::string>& owners, const RstOwnerStyle& style) {
  std::string cell;
  for (std::size_t i = 0; i < owners.size(); ++i) {
    const bool last = i + 1 == owners.size();
    switch (style.separator) {
      case Separator::bullets:
        cell.append({style.bullet, ' '}).append(owners[i]).append(last ? "" : "\n");
        break;
      case Separator::line:
        cell.append(owners[i]).append(last ? "" : "\n");
        break;
      case Separator::comma:
        cell.append(owners[i]).append(last ? "" : ", ");
        break;
      case Separator::comma_line:
        cell.append(owners[i]).append(last ? "" : ",\n");
        break;
    }
  }
  return cell;
}

}  // namespace summit
