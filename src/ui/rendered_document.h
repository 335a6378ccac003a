// A document as its readers see it: a tree of reStructuredText laid out for a width, as pieces of
// text, lines and boxes, and as the roles that a screen reader is told. Neither Dear ImGui nor a
// font is needed; who asks for a layout measures the text.
//
// A document is laid out by blocks: titles and the body elements between them. A change lays out
// anew only the blocks that it changed.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "document/splice/live_document.h"
#include "ui/semantics.h"

namespace summit::ui {

enum class TextLook : std::uint8_t {
  body,
  emphasis,
  strong,
  literal,     // monospace, within a line
  code,        // monospace, lines of their own
  title,       // of the document
  section,     // of sections, by level
  subsection,  // and of all below
  note_title,
  small_text,
};

class TextMeasure {
 public:
  TextMeasure() = default;
  TextMeasure(const TextMeasure&) = delete;
  TextMeasure& operator=(const TextMeasure&) = delete;
  virtual ~TextMeasure() = default;
  [[nodiscard]] virtual float width(std::string_view text, TextLook look) const = 0;
  // From one line to the next.
  [[nodiscard]] virtual float leading(TextLook look) const = 0;
};

inline constexpr std::uint32_t no_element = 0xFFFFFFFFU;

// Places are pixels from the block's top left corner.
struct RenderedText {
  Rect rect;                // as high as its line
  std::uint32_t begin = 0;  // bytes of RenderedBlock::text
  std::uint32_t end = 0;
  std::uint32_t element = no_element;  // whose text it is
  TextLook look = TextLook::body;
};

enum class Shape : std::uint8_t {
  separator,
  cell,  // a table's, with lines around it
  header_cell,
  quote,  // the bar beside a block quote
  note,
  warning,
  code,
};

struct RenderedShape {
  Rect rect;
  Shape shape = Shape::separator;
};

// What a screen reader is told; its parent stands before it.
struct RenderedElement {
  Role role = Role::none;
  std::uint32_t parent = no_element;
  bool is_parent = false;   // of other elements, which have its text
  Rect rect;                // around all that is in it
  std::uint32_t begin = 0;  // bytes of RenderedBlock::text
  std::uint32_t end = 0;
  std::uint32_t first_text = 0;  // of RenderedBlock::texts, the first that is its own
  RstIndex node = 0;             // counted from the block's
  std::uint32_t source = 0;  // where it begins in the tree's text, counted from the block's begin
  std::int32_t level = 0;
  std::int32_t row_index = 0, row_count = 0, column_index = 0, column_count = 0;
  std::int32_t position_in_set = 0, set_size = 0;
};

// What some pieces that follow one another take from top to bottom.
struct RenderedExtent {
  float top = 0, bottom = 0;
};
inline constexpr std::size_t pieces_of_extent = 64;

struct RenderedBlock {
  float height = 0;  // with the space that follows
  std::string text;
  std::vector<RenderedText> texts;
  std::vector<RenderedShape> shapes;
  std::vector<RenderedElement> elements;
  // Of each `pieces_of_extent` of these; of elements only of those without others in them. A table
  // is one block, however long: what is out of sight is passed over by these.
  std::vector<RenderedExtent> text_extents, shape_extents, element_extents;
};

// Lays out a node alone: a title or a body element.
[[nodiscard]] RenderedBlock render_block(const RstTree& tree, RstIndex node, float width,
                                         const TextMeasure& measure);

class RenderedDocument {
 public:
  // Only what is not as it was is laid out anew.
  void update(const RstTree& tree, float width, const TextMeasure& measure);
  // The same where these nodes and bytes are all that changed, and the width did not.
  void update(const RstTree& tree, const LiveDocument::Change& change, const TextMeasure& measure);

  [[nodiscard]] std::size_t size() const { return blocks_.size(); }
  [[nodiscard]] const RenderedBlock& operator[](std::size_t at) const { return blocks_[at].block; }
  [[nodiscard]] RstIndex node(std::size_t at) const { return blocks_[at].node; }
  // Where in the tree's text the block begins.
  [[nodiscard]] std::uint32_t source(std::size_t at) const { return blocks_[at].source; }
  [[nodiscard]] float top(std::size_t at) const { return tops_[at]; }
  [[nodiscard]] float width() const { return width_; }
  [[nodiscard]] float height() const { return tops_.empty() ? 0 : tops_.back(); }
  // The block at a height; the last below the end.
  [[nodiscard]] std::size_t block_at(float y) const;
  // The block in which a node of the tree stands; of a section, its title.
  [[nodiscard]] std::size_t block_of(RstIndex node) const;

  // Where the text at an offset of the tree stands, and back: what of the document is at a height.
  // In between places that correspond exactly, in proportion.
  [[nodiscard]] float y_of(std::uint32_t source) const;
  [[nodiscard]] std::uint32_t source_at(float y) const;

  // Everything that leads somewhere, in the order of the text.
  struct Link {
    std::size_t block = static_cast<std::size_t>(-1);
    std::uint32_t element = no_element;
    friend auto operator<=>(const Link&, const Link&) = default;  // NOLINT(modernize-use-nullptr)
  };
  [[nodiscard]] const std::vector<Link>& links() const { return links_; }
  // The first of them that stands at or below a height.
  [[nodiscard]] std::size_t link_at(float y) const;

  // How many blocks were laid out by the last update().
  [[nodiscard]] std::size_t laid_out() const { return laid_out_; }

 private:
  struct Placed {
    RstIndex node = 0;
    RstIndex node_end = 0;  // one past the last node inside
    std::uint32_t source = 0;
    std::uint64_t hash = 0;
    RenderedBlock block;
  };
  [[nodiscard]] static Placed place(const RstTree& tree, RstIndex node);
  void find_tops(std::size_t from);
  void find_links();

  std::vector<Placed> blocks_;

  std::vector<Link> links_;
  std::vector<float> tops_;  // one more than there are blocks
  float width_ = 0;
  std::uint32_t end_ = 0;  // of the tree's text
  std::size_t laid_out_ = 0;
};

}  // namespace summit::ui
