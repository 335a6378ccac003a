#include "pad/attributed_lines.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "pad/changeset.h"
#include "text/ascii.h"
#include "text/utf16.h"

namespace summit {
namespace {

// "bullet12" is bullet and 12; deeper than 255 is no deeper.
void read_list(std::string_view value, PadLine& line) {
  std::size_t digits = 0;
  while (digits < value.size() && is_lower(value[digits])) ++digits;
  std::uint32_t level = 0;
  for (std::size_t at = digits; at < value.size() && is_digit(value[at]); ++at) {
    level = std::min<std::uint32_t>(level * 10 + static_cast<std::uint32_t>(value[at] - '0'), 255);
  }
  if (digits == 0 || level == 0) return;
  const std::string_view type = value.substr(0, digits);
  line.level = static_cast<std::uint8_t>(level);
  // Other types are of plugins (tasks), which are bullets of a kind.
  line.kind = type == "number"   ? PadLineKind::number
              : type == "indent" ? PadLineKind::indent
                                 : PadLineKind::bullet;
}

void read_heading(std::string_view value, PadLine& line) {
  if (value.size() != 2 || value[0] != 'h' || value[1] < '1' || value[1] > '6') return;
  line.kind = PadLineKind::heading;
  line.level = static_cast<std::uint8_t>(value[1] - '0');
}

class LineReader {
 public:
  LineReader(const AttributedText& text, const AttributePool& pool,
             const std::vector<PadAuthor>& authors)
      : text_(text), pool_(pool), cursor_(text.runs) {
    for (std::uint32_t i = 0; i < authors.size(); ++i) authors_.emplace(authors[i].id, i);
  }

  std::vector<PadLine> run() {
    std::vector<PadLine> lines;
    const std::u16string_view text = text_.text;
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t end = std::min(text.find(u'\n', at), text.size());
      lines.push_back(read(text.substr(at, end - at)));
      if (end < text.size()) cursor_.skip(1);
      at = end + 1;
    }
    return lines;
  }

 private:
  PadLine read(std::u16string_view text) {
    PadLine line;
    if (text.starts_with(u'*')) {
      Attributes marker = no_attributes;
      // Looked at without moving on: another cursor would have to begin at the front.
      RunCursor ahead = cursor_;
      ahead.take(1, [&](const AttributeRun& run) { marker = run.attributes; });
      const std::string_view list = pool_.value(marker, "list");
      const std::string_view heading = pool_.value(marker, "heading");
      if (!list.empty() || !heading.empty() || !pool_.value(marker, "lmkr").empty()) {
        read_list(list, line);
        if (line.kind == PadLineKind::text) read_heading(heading, line);
        cursor_ = ahead;
        text.remove_prefix(1);
      }
    }
    const std::vector<std::uint32_t>& numbers = numbering_.next(line.kind, line.level);
    if (!numbers.empty()) line.number = numbers.back();
    read_spans(text, line);
    return line;
  }

  void read_spans(std::u16string_view text, PadLine& line) {
    std::size_t at = 0;
    char16_t half = 0;  // of a character whose halves have different attributes
    cursor_.take(static_cast<std::uint32_t>(text.size()), [&](const AttributeRun& run) {
      std::u16string part(half == 0 ? 0 : 1, half);
      part += text.substr(at, run.chars);
      at += run.chars;
      half = 0;
      if (at < text.size() && is_high_surrogate(part.back()) && is_low_surrogate(text[at])) {
        half = part.back();
        part.pop_back();
      }
      PadSpan span = span_of(run.attributes);
      span.begin = static_cast<std::uint32_t>(line.text.size());
      append_utf8(line.text, part);
      span.end = static_cast<std::uint32_t>(line.text.size());
      add_span(line.spans, span);
    });
  }

  static void add_span(std::vector<PadSpan>& spans, const PadSpan& span) {
    if (span.begin == span.end) return;
    if (!spans.empty()) {
      PadSpan longer = span;
      longer.begin = spans.back().begin;
      PadSpan last = spans.back();
      last.end = span.end;
      if (last == longer) {
        spans.back().end = span.end;
        return;
      }
    }
    spans.push_back(span);
  }

  const PadSpan& span_of(Attributes attributes) {
    const auto [place, added] = spans_.try_emplace(attributes);
    if (added) {
      PadSpan& span = place->second;
      const auto has = [&](std::string_view key) { return !pool_.value(attributes, key).empty(); };
      span.bold = has("bold");
      span.italic = has("italic");
      span.underline = has("underline");
      span.strikethrough = has("strikethrough");
      const auto author = authors_.find(pool_.value(attributes, "author"));
      if (author != authors_.end() && !author->first.empty()) span.author = author->second;
    }
    return place->second;
  }

  const AttributedText& text_;
  const AttributePool& pool_;
  RunCursor cursor_;
  std::unordered_map<std::string_view, std::uint32_t> authors_;
  std::unordered_map<Attributes, PadSpan> spans_;
  ListNumbering numbering_;
};

class LineWriter {
 public:
  LineWriter(const std::vector<PadAuthor>& authors, AttributePool& pool)
      : authors_(authors), pool_(pool) {
    out_.text.clear();
    out_.runs.clear();
  }

  AttributedText run(const std::vector<PadLine>& lines) {
    for (const PadLine& line : lines) write(line);
    if (lines.empty()) append(u"\n", no_attributes);
    if (--out_.runs.back().chars == 0) out_.runs.pop_back();
    append_run(out_.runs, {no_attributes, 1});
    return std::move(out_);
  }

 private:
  void append(std::u16string_view text, Attributes attributes) {
    out_.text += text;
    append_run(out_.runs, {attributes, static_cast<std::uint32_t>(text.size())});
  }

  void write(const PadLine& line) {
    const std::uint32_t author = line.spans.empty() ? no_author : line.spans.front().author;
    const std::vector<std::uint32_t>& numbers = numbering_.next(line.kind, line.level);
    std::vector<Attribute> marker = marker_of(line, numbers);
    if (!marker.empty()) {
      add_author(marker, author);
      append(u"*", pool_.intern(std::move(marker)));
    }
    for (const PadSpan& span : line.spans) {
      std::u16string text =
          to_utf16(std::string_view(line.text).substr(span.begin, span.end - span.begin));
      // A line's text has no break; one that has would be two lines.
      std::replace(text.begin(), text.end(), u'\n', u' ');
      append(text, attributes_of(span));
    }
    if (line.spans.empty()) append(to_utf16(line.text), no_attributes);
    append(u"\n", attributes_of(PadSpan{.author = author}));
  }

  static std::vector<Attribute> marker_of(const PadLine& line,
                                          const std::vector<std::uint32_t>& numbers) {
    static constexpr std::string_view lists[] = {"", "bullet", "number", "indent"};
    if (line.kind == PadLineKind::text) return {};
    std::vector<Attribute> marker = {{"insertorder", "first"}, {"lmkr", "1"}};
    if (line.kind == PadLineKind::heading) {
      marker.push_back({"heading", "h" + std::to_string(line.level)});
      return marker;
    }
    const auto type = static_cast<std::size_t>(line.kind);
    marker.push_back({"list", std::string(lists[type]) + std::to_string(line.level)});
    if (!numbers.empty()) marker.push_back({"start", std::to_string(numbers.back())});
    return marker;
  }

  void add_author(std::vector<Attribute>& to, std::uint32_t author) const {
    if (author < authors_.size() && !authors_[author].id.empty()) {
      to.push_back({"author", authors_[author].id});
    }
  }

  Attributes attributes_of(const PadSpan& span) {
    std::vector<Attribute> attributes;
    add_author(attributes, span.author);
    if (span.bold) attributes.push_back({"bold", "true"});
    if (span.italic) attributes.push_back({"italic", "true"});
    if (span.underline) attributes.push_back({"underline", "true"});
    if (span.strikethrough) attributes.push_back({"strikethrough", "true"});
    return pool_.intern(std::move(attributes));
  }

  const std::vector<PadAuthor>& authors_;
  AttributePool& pool_;
  AttributedText out_;
  ListNumbering numbering_;
};

}  // namespace

const std::vector<std::uint32_t>& ListNumbering::next(PadLineKind kind, std::uint8_t level) {
  shown_.clear();
  if (kind != PadLineKind::number) {
    numbers_.clear();
    return shown_;
  }
  if (numbers_.size() <= std::max(level, last_level_)) {
    numbers_.resize(std::size_t{std::max(level, last_level_)} + 1);
  }
  // Only the level that is left begins anew: the export counts so.
  if (level < last_level_) numbers_[last_level_] = 0;
  ++numbers_[level];
  last_level_ = level;
  shown_.assign(numbers_.begin() + 1, numbers_.begin() + level + 1);
  return shown_;
}

std::vector<PadLine> read_lines(const AttributedText& text, const AttributePool& pool,
                                const std::vector<PadAuthor>& authors) {
  return LineReader(text, pool, authors).run();
}

PadLines read_lines(const Etherpad& pad) {
  return {pad.id, read_lines(pad.text, pad.pool, pad.authors), pad.authors};
}

AttributedText write_lines(const std::vector<PadLine>& lines, const std::vector<PadAuthor>& authors,
                           AttributePool& pool) {
  return LineWriter(authors, pool).run(lines);
}

}  // namespace summit
