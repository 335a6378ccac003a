#include "ui/rendered_document.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "document/reader/rst_reader.h"

using namespace summit;
using namespace summit::ui;

namespace {

// Every byte is ten pixels wide, every line twenty high.
class BoxMeasure final : public TextMeasure {
 public:
  mutable std::size_t asked = 0;
  [[nodiscard]] float width(std::string_view text, TextLook) const override {
    ++asked;
    return 10.0F * static_cast<float>(text.size());
  }
  [[nodiscard]] float leading(TextLook) const override { return 20; }
};

struct Rendered {
  explicit Rendered(const std::string& text, float width = 400) : tree(read_rst(text).tree) {
    document.update(tree, width, measure);
  }
  RstTree tree;
  BoxMeasure measure;
  RenderedDocument document;

  // "role: text" of all elements, indented by their depth.
  [[nodiscard]] std::string outline() const {
    std::string out;
    for (std::size_t block = 0; block < document.size(); ++block) {
      const RenderedBlock& its = document[block];
      for (const RenderedElement& element : its.elements) {
        for (std::uint32_t up = element.parent; up != no_element; up = its.elements[up].parent) {
          out += "  ";
        }
        out += to_string(element.role);
        if (!element.is_parent) {
          out += ": " + its.text.substr(element.begin, element.end - element.begin);
        }
        out += '\n';
      }
    }
    return out;
  }

  // The lines of a block as they are drawn.
  [[nodiscard]] std::vector<std::string> lines(std::size_t block) const {
    std::vector<std::string> lines;
    float y = -1;
    for (const RenderedText& text : document[block].texts) {
      if (text.rect.y != y) lines.emplace_back();
      y = text.rect.y;
      lines.back() += document[block].text.substr(text.begin, text.end - text.begin);
    }
    return lines;
  }
};

std::string big_document(std::size_t sections) {
  std::string text = "=====\nTitle\n=====\n";
  for (std::size_t at = 0; at < sections; ++at) {
    const std::string name = "Section " + std::to_string(at);
    text += "\n" + name + "\n" + std::string(name.size(), '-') + "\n\nText of section " +
            std::to_string(at) + ".\n\n* one\n* two\n";
  }
  return text;
}

}  // namespace

TEST_CASE("paragraphs with inline markup are told in parts") {
  CHECK(Rendered("Plain words\non two lines.\n").outline() ==
        "paragraph: Plain words on two lines.\n");
  CHECK(Rendered("A *b* **c** ``d  e`` `f`_ g.\n\n.. _f: http://x.y\n").outline() ==
        "paragraph\n"
        "  none: A \n"
        "  emphasis: b\n"
        "  none:  \n"
        "  strong: c\n"
        "  none:  \n"
        "  code: d e\n"
        "  none:  \n"
        "  link: f\n"
        "  none:  g.\n");
  CHECK(Rendered("See :ref:`the title <target>` and [1]_.\n\n.. [1] Note.\n").outline() ==
        "paragraph\n"
        "  none: See \n"
        "  emphasis: the title\n"
        "  none:  and \n"
        "  link: [1]\n"
        "  none: .\n"
        "note\n"
        "  none: [1]\n"
        "  paragraph: Note.\n");
}

TEST_CASE("text wraps between words, and within words that are too long") {
  CHECK(Rendered("one two three four\n", 100).lines(0) ==
        std::vector<std::string>{"one two", "three four"});
  CHECK(Rendered("abcdefghijkl\n", 50).lines(0) ==
        std::vector<std::string>{"abcde", "fghij", "kl"});
  const Rendered looks("a *bb* cc\n", 50);
  CHECK(looks.lines(0) == std::vector<std::string>{"abb", "cc"});
  CHECK(looks.document[0].texts[1].rect == Rect{20, 0, 20, 20});
  CHECK(looks.document[0].texts[2].rect == Rect{0, 20, 20, 20});
  // Three bytes each, so thirty pixels.
  CHECK(Rendered("漢字漢字\n", 70).lines(0) == std::vector<std::string>{"漢字", "漢字"});
  CHECK(Rendered("x\n", 0).lines(0) == std::vector<std::string>{"x"});
}

TEST_CASE("what is no text has its role too") {
  CHECK(Rendered("T\n=\n\nU\n-\n\np\n\n----\n\nq\n").outline() ==
        "heading: T\nheading: U\nparagraph: p\nseparator: \nparagraph: q\n");
  CHECK(Rendered("* a\n* b\n\n  * c\n").outline() ==
        "list\n  listitem\n    paragraph: a\n  listitem\n    paragraph: b\n"
        "    list\n      listitem\n        paragraph: c\n");
  CHECK(Rendered("3. a\n4. b\n").outline() ==
        "list\n  listitem\n    none: 3.\n    paragraph: a\n"
        "  listitem\n    none: 4.\n    paragraph: b\n");
  CHECK(Rendered("ix. a\n").outline().find("none: ix.") != std::string::npos);
  CHECK(Rendered("term\n  meaning\n").outline() ==
        "list\n  listitem\n    term: term\n    paragraph: meaning\n");
  CHECK(Rendered(":name: value\n").outline() ==
        "list\n  listitem\n    term: name:\n    paragraph: value\n");
  CHECK(Rendered(".. note:: Mind *this*.\n").outline() ==
        "note\n  strong: Note\n  paragraph\n    none: Mind \n    emphasis: this\n    none: .\n");
  CHECK(Rendered(".. todo::\n\n   Later.\n").outline() ==
        "note\n  strong: To do\n  paragraph: Later.\n");
  CHECK(Rendered("p::\n\n  a\n    b\n").outline() == "paragraph: p:\ncode: a\n  b\n");
  CHECK(Rendered("p\n\n  q\n\n  -- r\n").outline() ==
        "paragraph: p\nblockquote\n  paragraph: q\n  paragraph: r\n");
  CHECK(Rendered("| a\n|   b\n").outline() == "paragraph: a\nparagraph: b\n");
  CHECK(Rendered(".. a comment\n\n.. _t: http://x\n\n.. |s| replace:: x\n").outline().empty());
  CHECK(Rendered(".. unheard-of:: x\n\n   y\n").outline().find("y") != std::string::npos);
}

TEST_CASE("tables have rows and cells, whose lines meet") {
  const Rendered rendered(
      "+---+---+\n"
      "| a | b |\n"
      "+===+===+\n"
      "| c | d |\n"
      "+   +---+\n"
      "|   | e |\n"
      "+---+---+\n");
  CHECK(rendered.outline() ==
        "table\n"
        "  row\n    columnheader\n      paragraph: a\n    columnheader\n      paragraph: b\n"
        "  row\n    cell\n      paragraph: c\n    cell\n      paragraph: d\n"
        "  row\n    cell\n      paragraph: e\n");
  const RenderedBlock& block = rendered.document[0];
  CHECK(block.elements[0].row_count == 3);
  CHECK(block.elements[0].column_count == 2);
  REQUIRE(block.shapes.size() == 5);
  const auto bottom = [&](std::size_t at) {
    return block.shapes[at].rect.y + block.shapes[at].rect.height;
  };
  CHECK(block.shapes[0].shape == Shape::header_cell);
  CHECK(bottom(2) == bottom(4));  // the cell over two rows ends with the second
  CHECK(bottom(3) == block.shapes[4].rect.y + 1);
}

TEST_CASE("a table that is too wide is made to fit") {
  const Rendered rendered(
      "==================== ====================\n"
      "words and more words verylongsingleword12\n"
      "==================== ====================\n",
      200);
  for (const RenderedShape& shape : rendered.document[0].shapes) {
    CHECK(shape.rect.x >= 0);
    CHECK(shape.rect.x + shape.rect.width <= 201);
  }
  for (const RenderedText& text : rendered.document[0].texts) {
    CHECK(text.rect.x + text.rect.width <= 201);
  }
}

TEST_CASE("everything lies in its block and in what it is part of") {
  const Rendered rendered(big_document(3) + "\n.. note::\n\n   A `link`_ here.\n\n   1. x\n\n" +
                          "+--+--+\n|a |b |\n+--+--+\n|* c  |\n+--+--+\n");
  for (std::size_t at = 0; at < rendered.document.size(); ++at) {
    const RenderedBlock& block = rendered.document[at];
    for (const RenderedElement& element : block.elements) {
      CHECK(element.rect.y >= 0);
      CHECK(element.rect.y + element.rect.height <= block.height + 0.01F);
      if (element.parent == no_element || element.rect.height == 0) continue;
      const Rect& outer = block.elements[element.parent].rect;
      CHECK(element.rect.y >= outer.y);
      CHECK(element.rect.y + element.rect.height <= outer.y + outer.height + 0.01F);
    }
  }
}

TEST_CASE("only what changed is laid out anew") {
  std::string text = big_document(200);
  Rendered rendered(text);
  const std::size_t all = rendered.document.size();
  CHECK(rendered.document.laid_out() == all);
  const auto change = [&](std::string_view from, std::string_view to) {
    text.replace(text.find(from), from.size(), to);
    rendered.tree = read_rst(text).tree;
    rendered.document.update(rendered.tree, 400, rendered.measure);
    // It is what it would be had it been laid out at once.
    const Rendered fresh(text);
    CHECK(rendered.outline() == fresh.outline());
    CHECK(rendered.document.height() == fresh.document.height());
  };
  change("Text of section 77.", "Other words.");
  CHECK(rendered.document.laid_out() == 1);
  change("Text of section 99.", "Text of section 99.\n\nOne more.");
  CHECK(rendered.document.laid_out() == 1);
  change("\nSection 5\n---------\n", "\n");
  CHECK(rendered.document.laid_out() == 0);
  rendered.document.update(rendered.tree, 300, rendered.measure);
  CHECK(rendered.document.laid_out() == rendered.document.size());
}

TEST_CASE("a change that is known is all that is looked at") {
  Plan plan;
  plan.title = "Liberty";
  plan.groups.resize(1);
  plan.groups[0].columns = default_columns();
  plan.groups[0].priorities = {{.id = "a", .title = "A", .description = "One.\n\nTwo."},
                               {.id = "b", .title = "B", .description = "Three."}};
  LiveDocument live;
  live.write(plan);
  const BoxMeasure measure;
  RenderedDocument document;
  document.update(live.bound().document.tree, 400, measure);
  for (const char* prose : {"One.\n\nTwo more.", "One.", "* one\n* two\n\nOne.\n\nA line."}) {
    *plan.groups[0].priorities[0].description = prose;
    REQUIRE(live.follow(plan));
    const RstTree& tree = live.bound().document.tree;
    document.update(tree, *live.change(), measure);
    CHECK(document.laid_out() <= 2);
    RenderedDocument anew;
    anew.update(tree, 400, measure);
    REQUIRE(document.size() == anew.size());
    for (std::size_t at = 0; at < anew.size(); ++at) {
      CHECK(document[at].text == anew[at].text);
      CHECK(document.node(at) == anew.node(at));
      CHECK(document.source(at) == anew.source(at));
      CHECK(document.top(at) == anew.top(at));
    }
    CHECK(document.height() == anew.height());
    CHECK(document.links() == anew.links());
  }
}

TEST_CASE("a section that becomes one of another level gets another title") {
  Rendered rendered("A\n=\n\nB\n=\n");
  rendered.tree = read_rst("A\n=\n\nB\n-\n").tree;
  rendered.document.update(rendered.tree, 400, rendered.measure);
  CHECK(rendered.document[1].elements[0].level == 4);
}

TEST_CASE("places of the text and heights lead to one another") {
  const std::string text = big_document(40);
  const Rendered rendered(text);
  float last = -1;
  for (std::uint32_t at = 0; at < text.size(); at += 7) {
    const float y = rendered.document.y_of(at);
    CHECK(y >= last);
    last = y;
  }
  const auto title = static_cast<std::uint32_t>(text.find("Section 17"));
  const std::size_t block = rendered.document.block_at(rendered.document.y_of(title) + 1);
  CHECK(rendered.document.source(block) == title);
  CHECK(rendered.document.source_at(rendered.document.top(block)) == title);
  CHECK(rendered.document.source_at(0) == 0);
  CHECK(rendered.document.source_at(1e9F) == text.size());
  // A section begins with its title.
  const RstIndex section = rendered.tree[rendered.document.node(block)].parent;
  CHECK(rendered.document.block_of(section) == block);
}

TEST_CASE("an empty document has no height") {
  const Rendered rendered("");
  CHECK(rendered.document.size() == 0);
  CHECK(rendered.document.height() == 0);
  CHECK(rendered.document.y_of(0) == 0);
  CHECK(rendered.document.source_at(5) == 0);
}

TEST_CASE("layout takes time linear in the text") {
  const auto measured = [](std::size_t sections) {
    const Rendered rendered(big_document(sections));
    return rendered.measure.asked;
  };
  const std::size_t small = measured(100);
  CHECK(measured(1000) < 12 * small);
  const auto table = [](std::size_t rows) {
    std::string text = "== ==\n";
    for (std::size_t at = 0; at < rows; ++at) text += "a  b\n";
    const Rendered rendered(text + "== ==\n");
    return rendered.measure.asked;
  };
  CHECK(table(2000) < 12 * table(200));
}
