#include "pad/pad_html_reader.h"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <utility>

#include "pad/html_tokens.h"
#include "pad/pad_text_reader.h"
#include "pad/plain_structure.h"
#include "text/utf8.h"

namespace summit {
namespace {

constexpr std::size_t npos = std::string_view::npos;

template <std::size_t size>
bool is_one_of(std::string_view name, const std::array<std::string_view, size>& names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

// Elements that stand on lines of their own.
bool is_block(std::string_view name) {
  constexpr std::array<std::string_view, 27> names = {
      "p",      "div",   "section", "article", "blockquote", "address", "header",
      "footer", "main",  "nav",     "form",    "table",      "tr",      "dl",
      "dt",     "dd",    "figure",  "hr",      "pre",        "aside",   "body",
      "thead",  "tbody", "tfoot",   "caption", "details",    "summary"};
  return is_one_of(name, names);
}

// Word processors put paragraphs into the cells of a table.
bool is_within_cell(std::string_view name) {
  return name == "p" || name == "div" || name == "br";
}

std::size_t heading_level(std::string_view name) {
  return name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6'
             ? static_cast<std::size_t>(name[1] - '0')
             : 0;
}

// No URL has white space; what an attribute has of it comes from a quote that was forgotten.
bool has_blank(std::string_view url) {
  return std::any_of(url.begin(), url.end(),
                     [](char c) { return static_cast<unsigned char>(c) <= ' '; });
}

class Reader {
 public:
  PadLines read(std::string_view page) {
    each_html_token(
        page, [&](std::string_view raw) { text(raw); }, [&](const HtmlToken& tag) { open(tag); },
        [&](const std::string& name) { close(name); });
    end_line();
    return std::move(pad_);
  }

  bool whole_page = false;  // not only what was copied from one
  bool from_etherpad = false;
  bool editor = false;  // the page that Etherpad shows a pad in

 private:
  // Open elements of a kind are counted, not nested: tag soup closes them in any order.
  struct Style {
    std::size_t bold = 0;
    std::size_t italic = 0;
    std::size_t underline = 0;
    std::size_t strikethrough = 0;
    std::uint32_t author = no_author;
  };
  struct List {
    PadLineKind kind = PadLineKind::bullet;
    std::uint32_t number = 0;  // of the item that is open
    bool fresh = false;        // the open item has no line yet
    bool implied = false;      // by an item outside of any list
  };

  std::size_t* counter_of(std::string_view name) {
    if (name == "i" || name == "em") return &style_.italic;
    if (name == "u" || name == "ins") return &style_.underline;
    if (name == "s" || name == "strike" || name == "del") return &style_.strikethrough;
    return nullptr;
  }

  void open(const HtmlToken& tag) {
    const std::string& name = tag.name;
    in_title_ = name == "title";
    in_style_ = name == "style";
    if (std::size_t* counter = counter_of(name)) {
      ++*counter;
    } else if (name == "b" || name == "strong") {
      bold_tags_.push_back(html_weight(tag) != HtmlWeight::normal);
      style_.bold += bold_tags_.back();
    } else if (name == "span" || name == "font") {
      spans_.push_back(style_);
      style_from(tag);
    } else if (name == "br" && !cell_) {
      line_break();
    } else if (name == "a") {
      end_link();
      link_ = html_attribute(tag.raw, "href");
      link_begin_ = line_.text.size();
    } else if (name == "ul" || name == "ol") {
      open_list(tag);
    } else if (name == "li") {
      open_item();
    } else if (const std::size_t level = heading_level(name); level > 0) {
      end_line();
      style_ = {};
      heading_ = level;
    } else if (name == "td" || name == "th") {
      cell_ = true;
      if (line_open_) {
        add_space();
        append("|");
        add_space();
      }
    } else if (name == "html" || name == "body") {
      whole_page = true;
    } else if (name == "meta") {
      from_etherpad = from_etherpad || html_attribute(tag.raw, "content") == "Etherpad";
    } else if (cell_ && is_within_cell(name)) {
      add_space();
    } else if (is_block(name)) {
      cell_ = false;
      end_line();
      pre_ = pre_ || name == "pre";
    }
    if (name == "div" && html_attribute(tag.raw, "id").starts_with("editorcontainer"))
      editor = true;
  }

  void close(const std::string& name) {
    in_title_ = in_style_ = false;
    if (std::size_t* counter = counter_of(name)) {
      if (*counter > 0) --*counter;
    } else if (name == "b" || name == "strong") {
      if (bold_tags_.empty()) return;
      if (bold_tags_.back() && style_.bold > 0) --style_.bold;
      bold_tags_.pop_back();
    } else if (name == "span" || name == "font") {
      if (!spans_.empty()) {
        style_ = spans_.back();
        spans_.pop_back();
      }
    } else if (name == "a") {
      end_link();
    } else if (name == "ul" || name == "ol") {
      end_line();
      if (!lists_.empty()) lists_.pop_back();
    } else if (name == "li") {
      end_line();
      if (!lists_.empty() && lists_.back().implied) lists_.pop_back();
    } else if (cell_ && is_within_cell(name)) {
      add_space();
    } else if (heading_level(name) > 0 || is_block(name)) {
      cell_ = false;
      // Plugins end a heading or a paragraph, and Etherpad the line: "</h1><br>".
      if (line_open_) block_ended_ = true;
      end_line_of_block();
      heading_ = 0;
      if (name == "pre") pre_ = false;
    }
  }

  // What class and style say of a span: Etherpad writes authors as "authora_0123456789abcdef".
  void style_from(const HtmlToken& tag) {
    const std::string type = html_attribute(tag.raw, "class");
    if (type.starts_with("authora_")) style_.author = author("a." + type.substr(8));
    if (type == "removed") ++style_.strikethrough;
    const std::string css = html_attribute(tag.raw, "style");
    if (css.empty()) return;
    if (css.find("line-through") != npos) ++style_.strikethrough;
    if (css.find("underline") != npos) ++style_.underline;
    if (css.find("italic") != npos) ++style_.italic;
    if (html_weight(tag) == HtmlWeight::bold) ++style_.bold;
  }

  std::uint32_t author(const std::string& id) {
    const auto [known, added] =
        author_places_.try_emplace(id, static_cast<std::uint32_t>(pad_.authors.size()));
    if (added) pad_.authors.push_back({id, {}, {}});
    return known->second;
  }

  // ".authora_0123456789abcdef {background-color: #ff9900}"
  void read_style_sheet(std::string_view css) {
    constexpr std::string_view selector = ".authora_";
    constexpr std::string_view property = "{background-color: #";
    for (std::size_t at = css.find(selector); at != npos; at = css.find(selector, at)) {
      at += selector.size();
      const std::size_t end = std::min(css.find_first_of(" {", at), css.size());
      const std::string_view id = css.substr(at, end - at);
      at = end;
      if (css.substr(std::min(end + 1, css.size()), property.size()) != property) continue;
      pad_.authors[author("a." + std::string(id))].color =
          css.substr(end + property.size(), std::string_view("#rrggbb").size());
    }
  }

  // [SECTION] Lists

  void open_list(const HtmlToken& tag) {
    end_line();
    const std::string type = html_attribute(tag.raw, "class");
    List list;
    if (type.starts_with("indent")) {
      list.kind = PadLineKind::indent;
    } else if (tag.name == "ol") {
      list.kind = PadLineKind::number;
      const std::string start = html_attribute(tag.raw, "start");
      constexpr std::size_t most_digits = 6;
      if (!start.empty() && start.size() <= most_digits &&
          start.find_first_not_of("0123456789") == npos) {
        for (const char c : start) {
          list.number = list.number * 10 + static_cast<std::uint32_t>(c - '0');
        }
        if (list.number > 0) --list.number;
      }
    }
    if (type == "bullet" || type == "indent" || type == "number") from_etherpad = true;
    lists_.push_back(list);
  }

  void open_item() {
    end_line();
    style_ = {};
    if (lists_.empty()) lists_.push_back({PadLineKind::bullet, 0, false, true});
    List& list = lists_.back();
    list.fresh = true;
  }

  // [SECTION] Lines

  void begin_line() {
    if (line_open_) return;
    line_open_ = true;
    block_ended_ = false;
    if (heading_ > 0) {
      line_.kind = PadLineKind::heading;
      line_.level = static_cast<std::uint8_t>(heading_);
    } else if (!lists_.empty()) {
      List& list = lists_.back();
      // What follows in the same item continues it.
      line_.kind = list.fresh ? list.kind : PadLineKind::indent;
      line_.level = static_cast<std::uint8_t>(std::min(lists_.size(), max_pad_level));
      if (list.fresh && list.kind == PadLineKind::number) line_.number = ++list.number;
      list.fresh = false;
    }
  }

  void end_line() {
    end_link();
    block_ended_ = false;
    space_ = false;
    if (!line_open_) return;
    pad_.lines.push_back(std::exchange(line_, {}));
    line_open_ = false;
  }

  void end_line_of_block() {
    const bool ended = block_ended_;
    end_line();
    block_ended_ = ended;
  }

  void line_break() {
    if (line_open_) {
      end_line();
    } else if (block_ended_) {
      block_ended_ = false;
    } else if (lists_.empty()) {
      pad_.lines.emplace_back();
    }
  }

  void append(std::string_view piece) {
    begin_line();
    if (space_ && !line_.text.empty()) append_styled(" ", space_style_);
    space_ = false;
    append_styled(piece, style_);
  }

  void append_styled(std::string_view piece, const Style& style) {
    const auto begin = static_cast<std::uint32_t>(line_.text.size());
    line_.text += piece;
    const PadSpan span{begin,
                       static_cast<std::uint32_t>(line_.text.size()),
                       style.author,
                       style.bold > 0,
                       style.italic > 0,
                       style.underline > 0,
                       style.strikethrough > 0};
    if (!line_.spans.empty()) {
      PadSpan& last = line_.spans.back();
      PadSpan longer = last;
      longer.begin = span.begin;
      longer.end = span.end;
      if (longer == span) {
        last.end = span.end;
        return;
      }
    }
    line_.spans.push_back(span);
  }

  // White space goes ahead of the next character of the line, if there is one.
  void add_space() {
    if (!line_open_ || space_) return;
    space_ = true;
    space_style_ = style_;
  }

  void text(std::string_view raw) {
    if (in_style_) return read_style_sheet(raw);
    std::string piece;
    for (std::size_t at = 0; at < raw.size();) {
      const char c = raw[at];
      if (in_title_) {
        at += append_html_character(pad_.id, raw, at);
      } else if (c == '\n' && pre_) {
        ++at;
        if (line_open_) {
          end_line();
        } else {
          pad_.lines.emplace_back();
        }
      } else if ((c == ' ' || (c >= '\t' && c <= '\r')) && !pre_) {
        ++at;
        add_space();
      } else {
        piece.clear();
        // Etherpad writes several spaces in a row, and those at a line's ends, as "&nbsp;", and
        // what is a no-break space in the pad as a number.
        const bool space = raw.substr(at, 6) == "&nbsp;";
        at += append_html_character(piece, raw, at);
        const bool control = static_cast<unsigned char>(piece[0]) < ' ';  // "&#10;"
        append(space || control ? std::string_view(" ") : std::string_view(piece));
      }
    }
  }

  void end_link() {
    const std::string link = std::exchange(link_, {});
    const bool leads = link.starts_with("http://") || link.starts_with("https://");
    if (!line_open_ || !leads || has_blank(link)) return;
    // A line may have been ended within the link.
    const std::size_t begin = std::min(link_begin_, line_.text.size());
    if (line_.text.find("http", begin) == npos) {
      add_space();
      append(link);
    }
  }

  PadLines pad_;
  PadLine line_;
  bool line_open_ = false;
  bool space_ = false;  // as add_space() says
  Style space_style_;
  bool block_ended_ = false;  // right behind a block that had a line
  bool pre_ = false;
  bool cell_ = false;  // in a table's row
  bool in_title_ = false;
  bool in_style_ = false;
  std::size_t heading_ = 0;
  Style style_;
  std::vector<bool> bold_tags_;  // whether each open one is bold
  std::vector<Style> spans_;     // the styles around open spans
  std::vector<List> lists_;
  std::string link_;
  std::size_t link_begin_ = 0;
  std::unordered_map<std::string, std::uint32_t> author_places_;
};

}  // namespace

Result<PadLines> read_pad_html(std::string_view page, std::string_view file) {
  if (std::vector<Problem> problems = check_pad_bytes(page, file); !problems.empty()) {
    return {std::nullopt, std::move(problems)};
  }
  const auto problem = [&](Severity severity, Pattern message, const char* code) {
    return std::vector<Problem>{{severity, std::string(file), {}, message, code}};
  };
  Reader reader;
  PadLines pad = reader.read(without_byte_order_mark(page));
  if (reader.editor) {
    return {
        std::nullopt,
        problem(
            Severity::error,
            Pattern("this is the page in which Etherpad shows a pad, without the pad's text; use "
                    "Etherpad's own export (HTML, text or Etherpad) instead"),
            "pad-html")};
  }
  if (std::all_of(pad.lines.begin(), pad.lines.end(),
                  [](const PadLine& line) { return line.text.empty(); })) {
    return {std::nullopt,
            problem(Severity::error,
                    Pattern("this page has no text that could be a pad's lines; export the "
                            "pad from Etherpad and open that"),
                    "pad-html")};
  }
  if (pad.id.empty()) pad.id = pad_name_of(file);
  find_plain_structure(pad.lines);
  std::vector<Problem> problems;
  // Clipboards have a page around what was copied.
  const bool is_copied = page.find("<!--StartFragment-->") != npos;
  if (reader.whole_page && !reader.from_etherpad && !is_copied) {
    problems = problem(Severity::warning,
                       Pattern("Etherpad did not write this page; all its text is taken for notes"),
                       "pad-html-other");
  }
  return {std::move(pad), std::move(problems)};
}

}  // namespace summit
