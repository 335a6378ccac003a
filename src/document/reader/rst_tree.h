// A reStructuredText document as a lossless tree: what docutils sees in the text, and where in the
// text each thing stands, down to the last byte.
//
// The nodes stand in one array in document order, each before its children. Their kinds have
// docutils' names (docutils.nodes); what has no bytes of its own there (tgroup, colspec) is left
// out, and what docutils keeps in attributes is a node here, so that each part can be found and
// replaced: a target's name, a directive's arguments, a role.
//
// A span is a range of bytes, from the first to behind the last one that belongs to the node; the
// line break after its last line and the blank lines that follow are the parent's. Children lie in
// their parent in order and without overlap. Bytes of a node that no child covers are its own
// markup, indentation or blank lines.
//
// The cells of a table stand side by side, so that the lines of one interleave with those of the
// next: an entry has pieces, its part of each line, and everything in an entry has the part of its
// span that lies in these pieces. The same goes for rows where a cell reaches over several.
// for_each_piece() gives the bytes of any node; each byte of the text is in the pieces of exactly
// one deepest node.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "document/reader/rst_source.h"

namespace summit {

enum class RstKind : std::uint8_t {
  document,
  section,     // level: 1 …; style: the character of the title's adornment
  title,       // of a section, table, topic …
  transition,  // a line of punctuation
  // Body elements.
  paragraph,
  block_quote,
  attribution,
  bullet_list,      // style: the bullet, or its last byte where it is none of ASCII
  enumerated_list,  // style: '1', 'a', 'A', 'i', 'I' or '#'; value: the first ordinal
  list_item,
  definition_list,
  definition_list_item,
  term,
  classifier,
  definition,
  field_list,
  field,
  field_name,
  field_body,
  option_list,
  option_list_item,
  option_group,
  option,
  option_string,
  option_argument,
  description,
  literal_block,  // text: see text_of()
  doctest_block,
  line_block,
  line,
  // Tables, from a grid, from columns, or from a directive whose content they are.
  table,
  thead,
  tbody,
  row,
  entry,
  // Explicit markup.
  comment,
  target,        // also inline; style: a RstTarget
  target_name,   // without backquotes
  target_uri,    // the URL a target or a reference `text <url>`_ leads to
  target_alias,  // or the name instead, without its "_" and backquotes
  footnote,      // style: '1', '#' or '*'
  citation,
  label,                    // of a footnote or citation, without brackets
  substitution_definition,  // holds its directive, whose arguments and content are its meaning
  directive,                // style: 1 where docutils refuses it, then its content is kept
  directive_name,
  directive_argument,
  directive_content,  // verbatim; content that is parsed stands as body elements in the directive
  // Inline markup.
  text,  // style: 1 where backslashes are text, in a literal
  emphasis,
  strong,
  literal,
  interpreted,  // interpreted text: its role (if any) and its text
  role,
  reference,               // style: a RstReference
  footnote_reference,      // style: '1', '#' or '*'
  citation_reference,      // holds a text
  substitution_reference,  // holds a text; inside a reference for |name|_
  problematic,             // inline markup that docutils reports and keeps as text
  // What docutils refuses or what is nested too deeply: kept verbatim, with a problem.
  opaque,
};

// docutils' name of the element ("bullet_list").
[[nodiscard]] std::string_view to_string(RstKind kind);

// Which way a target leads.
enum class RstTarget : std::uint8_t {
  internal,   // .. _name:  or _`name`
  external,   // .. _name: url
  indirect,   // .. _name: other_
  anonymous,  // .. __: …  or __ …: internal, external or indirect by what is in it
};

// How a reference is written; its target_uri, its target_alias or else its text tells where it
// leads.
enum class RstReference : std::uint8_t {
  named,           // name_ `phrase`_
  anonymous,       // name__ `phrase`__
  url,             // a standalone URL or e-mail address
  named_url,       // `text <url>`_, which makes the text a name
  anonymous_url,   // `text <url>`__
  named_name,      // `text <name_>`_, which makes the text a name
  anonymous_name,  // `text <name_>`__
};

using RstIndex = std::uint32_t;  // of a node
inline constexpr RstIndex rst_none = 0xFFFFFFFFU;

struct RstNode {
  RstKind kind = RstKind::document;
  std::uint8_t style = 0;   // see RstKind
  std::uint16_t level = 0;  // of a section; titles: 1 with an overline
  std::uint32_t begin = 0;  // bytes of RstTree::text
  std::uint32_t end = 0;
  RstIndex parent = rst_none;
  RstIndex subtree_end = 0;  // one past the last node inside
  // Of an entry or row, its cell in RstTree::cells; of a text, literal block …, how many bytes of
  // white space at the start of all lines but the first are no text.
  std::uint32_t value = 0;
};

// What an entry has besides, and a row whose cells reach into the next rows. The first one in a
// tree is that of all other nodes, with nothing in it.
struct RstCell {
  std::uint32_t first_piece = 0;  // in RstTree::pieces
  std::uint32_t pieces = 0;       // none where all of the span belongs to the node
  std::uint16_t more_rows = 0;    // rows and columns it spans besides its own
  std::uint16_t more_columns = 0;
};

class RstTree {
 public:
  explicit RstTree(std::string source) : source_(std::move(source)) {}

  static constexpr RstIndex root = 0;

  [[nodiscard]] std::string_view text() const { return source_.text(); }
  [[nodiscard]] std::string_view source() const { return source_.source(); }
  // Bytes of source(), for splicing.
  [[nodiscard]] RstSpan source_span(RstIndex node) const {
    return {source_.in_source(nodes[node].begin), source_.in_source(nodes[node].end)};
  }
  [[nodiscard]] const RstSource& source_map() const { return source_; }
  [[nodiscard]] RstSource& source_map() { return source_; }

  [[nodiscard]] const RstNode& operator[](RstIndex node) const { return nodes[node]; }
  [[nodiscard]] RstKind kind(RstIndex node) const { return nodes[node].kind; }
  // The bytes of the span, neighbouring cells and indentation included.
  [[nodiscard]] std::string_view markup(RstIndex node) const {
    return text().substr(nodes[node].begin, nodes[node].end - nodes[node].begin);
  }

  // rst_none where there is none.
  [[nodiscard]] RstIndex first_child(RstIndex node) const {
    return nodes[node].subtree_end > node + 1 ? node + 1 : rst_none;
  }
  [[nodiscard]] RstIndex next_sibling(RstIndex node) const {
    const RstIndex parent = nodes[node].parent;
    if (parent == rst_none || nodes[node].subtree_end >= nodes[parent].subtree_end) return rst_none;
    return nodes[node].subtree_end;
  }
  // The first child of a kind.
  [[nodiscard]] RstIndex child(RstIndex node, RstKind kind) const;
  // The nearest node of a kind above this one.
  [[nodiscard]] RstIndex ancestor(RstIndex node, RstKind kind) const;

  // Whether a target stands inside a text.
  [[nodiscard]] bool is_inline(RstIndex target) const {
    return child(target, RstKind::target_name) != rst_none &&
           first_child(child(target, RstKind::target_name)) != rst_none;
  }

  // for (RstIndex child : tree.children(node))
  class Children {
   public:
    class Iterator {
     public:
      Iterator(const RstTree* tree, RstIndex at) : tree_(tree), at_(at) {}
      RstIndex operator*() const { return at_; }
      Iterator& operator++() {
        at_ = (*tree_)[at_].subtree_end;
        return *this;
      }
      friend bool operator==(const Iterator& a, const Iterator& b) { return a.at_ == b.at_; }

     private:
      const RstTree* tree_;
      RstIndex at_;
    };
    Children(const RstTree* tree, RstIndex node) : tree_(tree), node_(node) {}
    [[nodiscard]] Iterator begin() const { return {tree_, node_ + 1}; }
    [[nodiscard]] Iterator end() const { return {tree_, (*tree_)[node_].subtree_end}; }

   private:
    const RstTree* tree_;
    RstIndex node_;
  };
  [[nodiscard]] Children children(RstIndex node) const { return {this, node}; }

  // The plain text, as docutils' astext: lines parted by "\n", without indentation, markup and
  // escapes; of a block with several paragraphs, a blank line between two.
  [[nodiscard]] std::string text_of(RstIndex node) const;
  void append_text_of(RstIndex node, std::string& out) const;
  // The reStructuredText of the node, its indentation removed, neighbouring cells left out.
  [[nodiscard]] std::string lines_of(RstIndex node) const;
  void append_lines_of(RstIndex node, std::string& out) const;

  // Calls `use(RstSpan)` for each range of bytes that belongs to the node or to what is in it, in
  // order: the span itself, but for what stands in a table's cell.
  template <typename Use>
  void for_each_piece(RstIndex node, Use use) const {
    const std::span<const RstSpan> lines = pieces_around(node);
    const RstNode& self = nodes[node];
    if (lines.empty()) return use(RstSpan{self.begin, self.end});
    for (const RstSpan& line : lines) {
      const std::uint32_t begin = line.begin > self.begin ? line.begin : self.begin;
      const std::uint32_t end = line.end < self.end ? line.end : self.end;
      if (begin < end) use(RstSpan{begin, end});
    }
  }
  // The pieces of the entry that is the node or the nearest one around it that has pieces, or
  // none; only those that can lie in the node.
  [[nodiscard]] std::span<const RstSpan> pieces_around(RstIndex node) const;

  // Only the reader fills these.
  std::vector<RstNode> nodes;
  std::vector<RstCell> cells;
  std::vector<RstSpan> pieces;

 private:
  RstSource source_;
};

}  // namespace summit
