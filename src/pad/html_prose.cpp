#include "pad/html_prose.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>
#include <vector>

#include "pad/html_tokens.h"
#include "text/ascii.h"
#include "text/rst_escape.h"

namespace summit {
namespace {

// Lists nest no deeper; what is deeper stands on the last level. So indentation stays linear.
constexpr std::size_t max_list_nesting = 16;

enum class Markup : std::uint8_t { plain, strong, literal, link };

struct Piece {
  Markup markup = Markup::plain;
  std::string text;
  std::string url;  // of a link
};

bool is_block(std::string_view name) {
  constexpr std::array<std::string_view, 28> names = {
      "p",      "div",    "br",  "section", "article", "blockquote", "header",
      "footer", "main",   "nav", "table",   "tr",      "dl",         "dt",
      "dd",     "figure", "hr",  "body",    "aside",   "caption",    "h1",
      "h2",     "h3",     "h4",  "h5",      "h6",      "details",    "summary"};
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool is_heading(std::string_view name) {
  return name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6';
}

bool is_code(std::string_view name) {
  return name == "code" || name == "tt" || name == "kbd" || name == "samp";
}

// Whatever could be markup is escaped: what stands around a piece is not known here.
void append_escaped(std::string& out, std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    const bool ends_name = c == '_' && (at + 1 == text.size() || !is_alphanumeric(text[at + 1]));
    if (c == '\\' || c == '*' || c == '`' || c == '|' || ends_name) out += '\\';
    out += c;
  }
}

// A URL that docutils finds by itself, whole.
bool stands_alone(std::string_view url) {
  constexpr std::string_view safe = ":/.?=&%#~+-@";
  return !url.empty() && is_alphanumeric(url.back()) &&
         std::all_of(url.begin(), url.end(), [&](char c) {
           return is_alphanumeric(c) || safe.find(c) != std::string_view::npos;
         });
}

// A paragraph's pieces as markup, on one line.
class LineMarkup {
 public:
  explicit LineMarkup(const std::vector<Piece>& pieces) : pieces_(pieces) {}

  std::string run() {
    if (pieces_.size() == 1 && pieces_[0].markup == Markup::plain) {
      append_text(out_, pieces_[0].text);
      return std::move(out_);
    }
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
      const Piece& piece = pieces_[i];
      if (piece.markup == Markup::plain) {
        append_escaped(out_, piece.text);
      } else {
        append(piece, i + 1 < pieces_.size() ? pieces_[i + 1].text : std::string_view());
      }
    }
    if (may_start_block(out_) && pieces_[0].markup == Markup::plain) out_.insert(0, 1, '\\');
    // Else what follows were a literal block.
    if (out_.ends_with("::")) out_.insert(out_.size() - 1, 1, '\\');
    return std::move(out_);
  }

 private:
  // Markup begins and ends at white space or punctuation; an escaped space is one that does not
  // show.
  void append(const Piece& piece, std::string_view behind) {
    constexpr std::string_view ends = " '\")]}>-/\\.,:;!?";
    if (!out_.empty() && out_.back() != ' ') out_ += "\\ ";
    if (piece.markup == Markup::strong) {
      out_ += "**";
      append_escaped(out_, piece.text);
      out_ += "**";
    } else if (piece.markup == Markup::literal) {
      out_.append("``").append(piece.text).append("``");
    } else if (piece.text == piece.url && stands_alone(piece.url)) {
      out_ += piece.url;
    } else {
      append_link(out_, piece.text, piece.url);
    }
    if (!behind.empty() && ends.find(behind[0]) == std::string_view::npos) out_ += "\\ ";
  }

  const std::vector<Piece>& pieces_;
  std::string out_;
};

class ProseReader {
 public:
  std::string read(std::string_view html) {
    each_html_token(
        html, [&](std::string_view raw) { text(raw); }, [&](const HtmlToken& tag) { open(tag); },
        [&](const std::string& name) { close(name); });
    end_paragraph();
    return has_markup_ && !is_source_ ? std::move(out_) : std::string();
  }

 private:
  struct List {
    bool is_ordered = false;
    std::size_t number = 0;  // of the item that is open
    bool is_fresh = false;   // the open item has no paragraph yet
    std::size_t indent = 0;  // of the item's paragraphs, once it has one
  };

  void open(const HtmlToken& tag) {
    const std::string& name = tag.name;
    skips_text_ = name == "style" || name == "title";
    if (name == "b" || name == "strong") {
      bold_tags_.push_back(html_weight(tag) != HtmlWeight::normal);
      bold_ += bold_tags_.back();
    } else if (name == "span" || name == "font") {
      spans_.push_back(html_weight(tag) == HtmlWeight::bold);
      bold_ += spans_.back();
    } else if (is_code(name)) {
      ++code_;
    } else if (name == "a") {
      link_ = html_attribute(tag.raw, "href");
    } else if (name == "ul" || name == "ol") {
      end_paragraph();
      ++list_tags_;
      if (lists_.size() < max_list_nesting) lists_.push_back({name == "ol", 0, false, indent()});
    } else if (name == "li") {
      end_paragraph();
      if (lists_.empty()) return;
      ++lists_.back().number;
      lists_.back().is_fresh = true;
    } else if (name == "td" || name == "th") {
      space_ = true;
    } else if (name == "pre") {
      is_source_ = true;
    } else if (is_block(name)) {
      end_paragraph();
      is_heading_ = is_heading(name);
    }
    if (html_attribute(tag.raw, "style").find("white-space: pre;") != std::string::npos) {
      is_source_ = true;
    }
  }

  void close(const std::string& name) {
    skips_text_ = false;
    if (name == "b" || name == "strong") {
      close_bold(bold_tags_);
    } else if (name == "span" || name == "font") {
      close_bold(spans_);
    } else if (is_code(name)) {
      if (code_ > 0) --code_;
    } else if (name == "a") {
      link_.clear();
    } else if (name == "ul" || name == "ol") {
      end_paragraph();
      if (list_tags_ == 0) return;
      if (list_tags_-- <= lists_.size()) lists_.pop_back();
    } else if (name == "li" || is_block(name)) {
      end_paragraph();
      is_heading_ = false;
    }
  }

  void close_bold(std::vector<bool>& tags) {
    if (tags.empty()) return;
    bold_ -= tags.back();
    tags.pop_back();
  }

  [[nodiscard]] std::size_t indent() const { return lists_.empty() ? 0 : lists_.back().indent; }

  // [SECTION] Text

  [[nodiscard]] Markup markup() const {
    const bool leads = link_.starts_with("http://") || link_.starts_with("https://") ||
                       link_.starts_with("mailto:");
    if (leads && link_.find_first_of(" \t\r\n") == std::string::npos) return Markup::link;
    if (code_ > 0) return Markup::literal;
    return bold_ > 0 && !is_heading_ ? Markup::strong : Markup::plain;
  }

  void text(std::string_view raw) {
    if (skips_text_) return;
    const Markup now = markup();
    std::string character;
    for (std::size_t at = 0; at < raw.size();) {
      character.clear();
      at += append_html_character(character, raw, at);
      if (static_cast<unsigned char>(character[0]) <= ' ' || character == "\u00a0") {
        space_ = true;
        continue;
      }
      append(character, now);
    }
  }

  void append(std::string_view character, Markup now) {
    const bool goes_on = !pieces_.empty() && pieces_.back().markup == now &&
                         (now != Markup::link || pieces_.back().url == link_);
    if (std::exchange(space_, false) && !pieces_.empty()) {
      if (goes_on || pieces_.back().markup == Markup::plain) {
        pieces_.back().text += ' ';
      } else {
        pieces_.push_back({Markup::plain, " ", {}});
      }
    }
    if (pieces_.empty() || pieces_.back().markup != now ||
        (now == Markup::link && pieces_.back().url != link_)) {
      pieces_.push_back({now, {}, now == Markup::link ? link_ : std::string()});
    }
    pieces_.back().text += character;
  }

  // [SECTION] Paragraphs

  void end_paragraph() {
    space_ = false;
    if (pieces_.empty()) return;
    for (Piece& piece : pieces_) {
      // No literal can have its own end in it.
      if (piece.markup == Markup::literal &&
          (piece.text.find("``") != std::string::npos || piece.text.starts_with('`') ||
           piece.text.ends_with('`') || piece.text.ends_with('\\'))) {
        piece.markup = Markup::plain;
      }
      has_markup_ = has_markup_ || piece.markup != Markup::plain;
    }
    const std::string line = LineMarkup(pieces_).run();
    pieces_.clear();
    const bool is_item = !lists_.empty() && lists_.back().is_fresh;
    std::string marker;
    std::size_t at = indent();
    if (is_item) {
      List& list = lists_.back();
      const std::size_t outer = lists_.size() > 1 ? lists_[lists_.size() - 2].indent : 0;
      marker = list.is_ordered ? std::to_string(list.number) + ". " : "* ";
      at = outer;
      list.indent = outer + marker.size();
      list.is_fresh = false;
      has_markup_ = true;
    }
    const bool is_next_item =
        is_item && after_item_ && item_indent_ == at && item_ordered_ == lists_.back().is_ordered;
    if (!out_.empty()) out_ += is_next_item ? "\n" : "\n\n";
    out_.append(at, ' ').append(marker).append(line);
    after_item_ = is_item;
    item_indent_ = at;
    item_ordered_ = is_item && lists_.back().is_ordered;
  }

  std::string out_;
  std::vector<Piece> pieces_;  // of the paragraph that is open
  bool space_ = false;         // ahead of the next character
  bool has_markup_ = false;
  bool is_source_ = false;
  bool skips_text_ = false;
  bool is_heading_ = false;
  std::size_t bold_ = 0;  // open tags that say so
  std::size_t code_ = 0;
  std::vector<bool> bold_tags_;  // whether each open one is bold
  std::vector<bool> spans_;
  std::string link_;
  std::vector<List> lists_;
  std::size_t list_tags_ = 0;  // those past max_list_nesting too
  // The paragraph before: an item alone?
  bool after_item_ = false;
  std::size_t item_indent_ = 0;
  bool item_ordered_ = false;
};

}  // namespace

std::string prose_of_html(std::string_view html) {
  return ProseReader().read(html);
}

}  // namespace summit
