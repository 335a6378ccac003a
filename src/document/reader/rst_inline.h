// Reads the inline markup of a block of text: references, emphasis, literals … (docutils' class
// Inliner). In one pass: where the end of a markup was looked for in vain, it is not looked for
// again.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "document/reader/rst_builder.h"

namespace summit {

class RstInline {
 public:
  explicit RstInline(RstBuilder& builder) : builder_(builder) {}

  // Adds what is in the lines to the node that is open. Lines after the first are indented by
  // `indent` bytes, which are no part of them.
  void parse(std::span<const RstSpan> lines, std::uint32_t indent);

  // The same of a term; parts behind " : " become classifiers, the node that is open changes.
  void parse_term(RstSpan line);

  // A role that a "role" directive defines.
  void add_role(std::string_view name);
  // What interpreted text without a role means: a "default-role" directive may name an unknown one.
  void set_default_role(std::string_view name) { default_role_ = name; }
  [[nodiscard]] bool is_role(std::string_view name) const;

 private:
  enum End : std::uint8_t { emphasis, strong, literal, target, phrase, substitution, ends };
  struct Found {
    std::size_t from = 0;
    std::size_t at = 0;  // npos: nowhere from there on
    bool known = false;
  };

  void join(std::span<const RstSpan> lines);
  [[nodiscard]] std::uint32_t in_text(std::size_t offset);
  void parse_joined();

  // Each looks at the special character at `at`; false where it is text and nothing else.
  bool star(std::size_t at);
  bool backquote(std::size_t at);
  bool bar(std::size_t at);
  bool underscore(std::size_t at);
  bool bracket(std::size_t at);

  bool simple(std::size_t begin, std::size_t size, RstKind kind, End end, Pattern name);
  bool interpreted(std::size_t begin, std::size_t content, std::size_t quote);
  void phrase_reference(std::size_t begin, std::size_t content, std::size_t quote, std::size_t end);
  void unclosed(std::size_t begin, std::size_t end, Pattern name);
  void problematic(std::size_t begin, std::size_t end);

  [[nodiscard]] bool may_start(std::size_t at) const;
  [[nodiscard]] bool may_end(std::size_t at) const;
  [[nodiscard]] bool space_at(std::size_t at) const;
  [[nodiscard]] bool space_before(std::size_t at) const;
  template <typename Use>
  void for_each_name_start(std::size_t end, Use use) const;
  [[nodiscard]] bool is_quoted(std::size_t begin, std::size_t end) const;
  std::size_t find_end(End end, std::size_t from);
  [[nodiscard]] std::size_t end_size(End end, std::size_t at) const;
  [[nodiscard]] char at(std::size_t i) const { return i < text_.size() ? text_[i] : '\0'; }

  void begin_construct(std::size_t begin);
  void end_construct(std::size_t end);
  void implicit(std::size_t begin, std::size_t end, int depth);
  void add_text(std::size_t begin, std::size_t end, bool verbatim = false);
  void add_terms(std::size_t begin, std::size_t end);

  RstBuilder& builder_;
  std::unordered_set<std::string> roles_;
  std::string default_role_;

  // The text being read, and where its lines are in the document.
  std::string_view text_;
  std::string joined_;
  struct Line {
    std::size_t joined;
    std::uint32_t text;
  };
  std::vector<Line> lines_;
  std::size_t line_ = 0;  // that was asked for last
  std::uint32_t indent_ = 0;
  bool terms_ = false;
  bool has_uri_ = false;  // there might be one in what is unread

  std::size_t base_ = 0;  // behind the last construct: docutils begins a new text here
  std::size_t done_ = 0;  // what is before this is in the tree
  std::size_t next_ = 0;  // what is to be looked at
  std::array<Found, ends> found_{};
};

}  // namespace summit
