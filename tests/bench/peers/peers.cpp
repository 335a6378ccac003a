// Reading a document with Summit, and Markdown of the same content and size with cmark and md4c, in
// one process.
//
//   summit_peers FOLDER SIZE…    one JSON object a line for each program and size; leaves what was
//                                read in FOLDER, as SIZE.rst and SIZE.md, for the other programs
#include <cmark.h>
#include <md4c.h>

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string>
#include <string_view>

#include "bench/generated_plan.h"
#include "bench/measure.h"
#include "document/reader/rst_reader.h"
#include "document/writer/rst_writer.h"

namespace summit {
namespace {

// The plan's document as a Markdown author would write it.
std::string write_markdown(const Plan& plan) {
  std::string out = "# " + plan.title + "\n\n" + plan.introduction + "\n\n";
  for (const Group& group : plan.groups) {
    out += "| Priority | Owner |\n| --- | --- |\n";
    for (const Priority& priority : group.priorities) {
      out += "| [" + priority.title + "] |";
      for (const std::string& owner : priority.owners) out += " [" + owner + "]";
      out += " |\n";
    }
    out += '\n';
  }
  for (const Person& person : plan.people) out += "[" + person.name + "]: " + person.url + "\n";
  out += "\n## " + plan.unplanned.title + "\n\n" + plan.unplanned.introduction + "\n\n";
  for (const Idea& idea : plan.unplanned.ideas) out += "* " + idea.title + "\n";
  for (const Group& group : plan.groups) {
    for (const Priority& priority : group.priorities) {
      out += "\n## " + priority.title + "\n\n" + priority.description.value_or("") + "\n";
    }
  }
  return out;
}

int nothing(MD_BLOCKTYPE, void*, void*) {
  return 0;
}
int nothing(MD_SPANTYPE, void*, void*) {
  return 0;
}
int nothing(MD_TEXTTYPE, const MD_CHAR*, MD_SIZE, void*) {
  return 0;
}

template <typename Read>
void measure(const char* program, std::size_t size, const std::string& text, Read read) {
  const double time = best_time([&] { read(text); });
  std::printf("{\"program\": \"%s\", \"size\": %zu, \"bytes\": %zu, \"ns\": %.0f}\n", program, size,
              text.size(), time);
  std::fflush(stdout);
}

void measure(const std::string& folder, std::size_t size) {
  const Plan plan = generated_plan_of_size(size);
  const std::string rst = write_rst(plan);
  const std::string markdown = write_markdown(plan);
  const std::string stem = folder + "/" + std::to_string(size);
  std::ofstream(stem + ".rst", std::ios::binary) << rst;
  std::ofstream(stem + ".md", std::ios::binary) << markdown;
  std::size_t guard = 0;  // so that nothing is optimised away
  measure("Summit", size, rst,
          [&](const std::string& text) { guard += read_rst(text).tree.nodes.size(); });
  measure("cmark", size, markdown, [&](const std::string& text) {
    cmark_node* document = cmark_parse_document(text.data(), text.size(), CMARK_OPT_DEFAULT);
    guard += document != nullptr ? 1 : 0;
    cmark_node_free(document);
  });
  MD_PARSER parser{};
  parser.flags = MD_FLAG_TABLES;
  parser.enter_block = parser.leave_block = nothing;
  parser.enter_span = parser.leave_span = nothing;
  parser.text = nothing;
  measure("md4c", size, markdown, [&](const std::string& text) {
    guard += static_cast<std::size_t>(
        md_parse(text.data(), static_cast<MD_SIZE>(text.size()), &parser, nullptr));
  });
  if (guard == 0) std::exit(1);
}

}  // namespace
}  // namespace summit

int main(int count, char** values) {
  if (count < 3) {
    std::fputs("usage: summit_peers FOLDER SIZE…\n", stderr);
    return 2;
  }
  for (int i = 2; i < count; ++i) {
    summit::measure(values[1], static_cast<std::size_t>(std::atoll(values[i])));
  }
  return 0;
}
