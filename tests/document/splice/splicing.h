// Edits of documents, held against what is to become of the text.
#pragma once

#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

#include "document/splice/rst_splice.h"
#include "document/writer/document_view.h"
#include "plan/operation.h"

namespace summit {

// What a document says of a plan, with references as text: those that lead nowhere any more become
// that.
inline std::string view_without_references(const Plan& plan) {
  std::string view = document_view(plan);
  // `text <name_>`_
  for (std::size_t at = view.find(" <"); at != std::string::npos; at = view.find(" <", at)) {
    view.erase(at, view.find('>', at) + 1 - at);
  }
  std::erase_if(view, [](char c) { return c == '`' || c == '_'; });
  return view;
}

// What the document becomes; the way back gives its bytes again, and the plan is what it says.
inline std::string edited(const std::string& source, const Operations& operations) {
  const BoundDocument bound = bind_rst(source);
  CHECK(write_into(bound, bound.plan) == source);
  Plan plan = bound.plan;
  const Applied applied = summit::apply(plan, operations);
  CHECK(applied.refusal == "");
  std::string written = write_into(bound, plan);
  CHECK(view_without_references(bind_rst(written).plan) == view_without_references(plan));
  CHECK(summit::apply(plan, applied.inverse));
  CHECK(write_into(bound, plan) == source);
  return written;
}

// `text` with the one place that has `from` saying `to`.
inline std::string with(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  REQUIRE(at != std::string::npos);
  REQUIRE(text.find(from, at + 1) == std::string::npos);
  return text.replace(at, from.size(), to);
}

// The document after an operation has the given places changed, and nothing else.
using Changes = std::vector<std::pair<std::string, std::string>>;
inline void changes(const std::string& source, const Operations& operations,
                    const Changes& places) {
  std::string expected = source;
  for (const auto& [from, to] : places) expected = with(expected, from, to);
  CHECK(edited(source, operations) == expected);
}
}  // namespace summit
