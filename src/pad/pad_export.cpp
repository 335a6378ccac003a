#include "pad/pad_export.h"

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "pad/attributed_lines.h"
#include "pad/pad_urls.h"
#include "text/ascii.h"
#include "text/utf8.h"

namespace summit {
namespace {

std::string_view entity_of(char c) {
  switch (c) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    case '\'':
      return "&#x27;";
    case '/':
      return "&#x2F;";
    default:
      return {};
  }
}

// White space of JavaScript past ASCII, which the export leaves as it is.
bool is_wide_space(char32_t c) {
  return c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 ||
         c == 0x202F || c == 0x205F || c == 0x3000 || c == 0xFEFF;
}

void append_escaped(std::string& out, std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = decode(text, at);
    const std::string_view bytes = text.substr(at, point.size);
    at += point.size;
    const bool is_plain = (point.value > ' ' && point.value <= '~') || is_wide_space(point.value) ||
                          point.value == ' ' || point.value == '\t' || point.value == '\v' ||
                          point.value == '\r';
    if (const std::string_view entity = entity_of(bytes[0]); !entity.empty()) {
      out += entity;
    } else if (is_plain) {
      out += bytes;
    } else if (point.value != '\f') {  // which the export takes out
      out += "&#" + std::to_string(static_cast<std::uint32_t>(point.value)) + ";";
    }
  }
}

// In an attribute whatever is no letter or digit up to U+00FF is escaped.
void append_attribute(std::string& out, std::string_view text) {
  static constexpr char hex[] = "0123456789abcdef";
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = decode(text, at);
    const std::string_view bytes = text.substr(at, point.size);
    at += point.size;
    if (const std::string_view entity = entity_of(bytes[0]); !entity.empty()) {
      out += entity;
    } else if (point.value > 0xFF || is_alphanumeric(bytes[0])) {
      out += bytes;
    } else {
      out += "&#x";
      out += hex[point.value >> 4U];
      out += hex[point.value & 0xFU];
      out += ';';
    }
  }
}

// Spaces that a browser would drop become &nbsp;: at the beginning and the end, and all of a run
// but the last.
std::string keep_spaces(std::string_view html) {
  std::vector<std::string_view> parts;
  for (std::size_t at = 0; at < html.size();) {
    std::size_t end = at + 1;
    if (html[at] == '<') {
      end = std::min(html.find('>', at), html.size() - 1) + 1;
    } else if (html[at] != ' ') {
      end = std::min(html.find_first_of(" <", at), html.size());
    }
    parts.push_back(html.substr(at, end - at));
    at = end;
  }
  constexpr std::string_view no_break = "&nbsp;";
  bool before_drop = true;  // at the end, or before another space
  for (auto part = parts.rbegin(); part != parts.rend(); ++part) {
    const bool is_space = *part == " ";
    if (is_space && before_drop) *part = no_break;
    if (!part->starts_with('<')) before_drop = is_space;
  }
  const auto first = std::find_if(parts.begin(), parts.end(), [](std::string_view part) {
    return part == " " || !part.starts_with('<');
  });
  if (first != parts.end() && *first == " ") *first = no_break;
  std::string out;
  for (const std::string_view part : parts) out += part;
  return out;
}

// A line's text with tags around what is bold and the like, and links.
class LineHtml {
 public:
  explicit LineHtml(const PadLine& line) : line_(line) {}

  std::string run() {
    std::size_t at = 0;
    for (const PadUrl& url : find_urls(line_.text)) {
      append(at, url.begin);
      const std::string_view text =
          std::string_view(line_.text).substr(url.begin, url.end - url.begin);
      out_ += "<a href=\"";
      append_attribute(out_, text);
      out_ += "\" rel=\"noreferrer noopener\">";
      append(url.begin, url.end);
      out_ += "</a>";
      at = url.end;
    }
    append(at, line_.text.size());
    return keep_spaces(out_);
  }

 private:
  void append(std::size_t begin, std::size_t end) {
    const std::string_view text = line_.text;
    if (line_.spans.empty()) append_escaped(out_, text.substr(begin, end - begin));
    for (const PadSpan& span : line_.spans) {
      const std::size_t from = std::max<std::size_t>(begin, span.begin);
      const std::size_t to = std::min<std::size_t>(end, span.end);
      if (from >= to) continue;
      set_tags(span);
      append_escaped(out_, text.substr(from, to - from));
    }
    close(0);
  }

  void set_tags(const PadSpan& span) {
    std::vector<std::string_view> wanted;
    if (span.bold) wanted.emplace_back("strong");
    if (span.italic) wanted.emplace_back("em");
    if (span.strikethrough) wanted.emplace_back("s");
    if (span.underline) wanted.emplace_back("u");
    const auto is_in = [](const std::vector<std::string_view>& tags, std::string_view tag) {
      return std::find(tags.begin(), tags.end(), tag) != tags.end();
    };
    std::size_t kept = 0;
    while (kept < open_.size() && is_in(wanted, open_[kept])) ++kept;
    close(kept);
    for (const std::string_view tag : wanted) {
      if (is_in(open_, tag)) continue;
      open_.push_back(tag);
      out_.append("<").append(tag).append(">");
    }
  }

  void close(std::size_t kept) {
    for (; open_.size() > kept; open_.pop_back()) {
      out_.append("</").append(open_.back()).append(">");
    }
  }

  const PadLine& line_;
  std::string out_;
  std::vector<std::string_view> open_;
};

// What a line is as an item of a list; level 0: none.
struct ListItem {
  PadLineKind kind = PadLineKind::text;
  std::uint8_t level = 0;
  bool is_empty = false;
  friend bool operator==(const ListItem& one, const ListItem& other) {
    return one.kind == other.kind && one.level == other.level;
  }
};

ListItem item_of(const PadLine& line) {
  if (line.kind == PadLineKind::heading || line.level == 0) return {};
  return {line.kind, line.level, line.text.empty()};
}

// The lists of an export nest as the server's code happens to nest them: a list ends only where one
// of its kind does, and an item before a list in it may stay open.
class BodyHtml {
 public:
  std::string run(const std::vector<PadLine>& lines) {
    for (std::size_t i = 0; i < lines.size(); ++i) {
      const PadLine& line = lines[i];
      std::string content = LineHtml(line).run();
      const ListItem item = item_of(line);
      if (item.level == 0) {
        piece((line.kind == PadLineKind::heading ? "*" : "") + content);
        piece("<br>");
        continue;
      }
      const ListItem before = i > 0 ? item_of(lines[i - 1]) : ListItem{};
      const ListItem next = i + 1 < lines.size() ? item_of(lines[i + 1]) : ListItem{};
      // An empty numbered item that follows leaves this one open.
      const bool stays_open = next.kind == PadLineKind::number && next.is_empty;
      if (before != item) open(item, before, stays_open, line.number);
      if (!content.empty()) {
        piece("<li>");
        piece(content);
        if (next == item && !stays_open) piece("</li>");
      }
      if (next.level < item.level || next.kind != item.kind) close(item, next);
    }
    return std::move(out_);
  }

 private:
  void piece(std::string_view text) {
    out_ += text;
    last_ = text.substr(0, 5);
  }
  [[nodiscard]] bool last_is(std::string_view beginning) const {
    return last_.starts_with(beginning);
  }

  void open(const ListItem& item, const ListItem& before, bool stays_open, std::uint32_t number) {
    const auto same = [&](const ListItem& each) { return each == item; };
    if (std::any_of(open_.begin(), open_.end(), same)) return;
    std::uint8_t level = before.kind == item.kind ? before.level : std::uint8_t{0};
    for (; level < item.level; ++level) {
      open_.push_back({item.kind, level});
      if ((last_is("<ul") || last_is("<ol") || last_is("</li>")) && !stays_open) piece("<li>");
      if (item.kind == PadLineKind::number) {
        piece("<ol start=\"" + std::to_string(number) + "\" class=\"number\">");
      } else {
        piece(item.kind == PadLineKind::bullet ? "<ul class=\"bullet\">" : "<ul class=\"indent\">");
      }
    }
  }

  void close(const ListItem& item, const ListItem& next) {
    std::uint8_t level = next.kind == item.kind ? next.level : std::uint8_t{0};
    for (; level < item.level; ++level) {
      std::erase_if(open_, [&](const ListItem& each) {
        return each.level == level || each.kind == item.kind;
      });
      if (last_is("</ul") || last_is("</ol")) piece("</li>");
      piece(item.kind == PadLineKind::number ? "</ol>" : "</ul>");
    }
  }

  std::string out_;
  std::string last_;  // how the last piece begins
  std::vector<ListItem> open_;
};

// Indented lines are a list as well; without bullets, which is all the style they need.
constexpr std::string_view page_begin = R"(<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>)";
constexpr std::string_view page_head = R"(</title>
<style>.indent { list-style: none }</style>
</head>
<body>
)";

}  // namespace

std::string write_pad_text(const PadLines& pad) {
  std::string out;
  ListNumbering numbering;
  for (const PadLine& line : pad.lines) {
    const bool is_heading = line.kind == PadLineKind::heading;
    out.append(is_heading ? 0 : line.level, '\t');
    for (const std::uint32_t number : numbering.next(line.kind, line.level)) {
      out += std::to_string(number) + ".";
    }
    if (line.kind == PadLineKind::number) out += ' ';
    if (line.kind == PadLineKind::bullet) out += "* ";
    if (is_heading) out += '*';
    out += line.text;
    out += '\n';
  }
  return out;
}

std::string write_pad_html(const PadLines& pad) {
  std::string out(page_begin);
  for (const char c : pad.id) {
    const std::string_view entity = entity_of(c);
    entity.empty() ? out += c : out += entity;
  }
  out += page_head;
  out += BodyHtml().run(pad.lines);
  out += "\n</body>\n</html>\n";
  return out;
}

}  // namespace summit
