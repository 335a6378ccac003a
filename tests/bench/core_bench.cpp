// Measures the core without a browser: how fast a plan is read, saved, written as a document and
// changed, against its size.
//
//   summit_bench [--fast]     one JSON object a line: a size, or an operation on the largest plan
//   summit_bench --plan N     the JSON of a generated plan with N priorities, for the page's bench
//   summit_bench --document N the document of a generated plan, of about N bytes
//   summit_bench --pad N      the text of a pad with N lines, of such a plan
//   summit_bench --memory     the memory that reading the document on standard input takes at most
//
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <iostream>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "bench/generated_plan.h"
#include "bench/measure.h"
#include "document/reader/rst_reader.h"
#include "document/writer/rst_writer.h"
#include "pad/pad_export.h"
#include "pad/plan_lines.h"
#include "plan/operation.h"
#include "plan/plan_json.h"

namespace summit {
namespace {

void measure_size(std::size_t size) {
  const Plan plan = generated_plan_of_size(size);
  const std::string json = write_plan_json(plan);
  const std::string document = write_rst(plan);
  if (read_plan_json(json, "").value != plan) {
    std::fputs("summit_bench: a saved plan is read as another one\n", stderr);
    std::exit(1);
  }
  std::size_t guard = 0;  // so that nothing is optimised away
  const double load = best_time([&] { guard += read_plan_json(json, "").value->groups.size(); });
  const double save = best_time([&] { guard += write_plan_json(plan).size(); });
  const double rst = best_time([&] { guard += write_rst(plan).size(); });
  if (!read_rst(document).problems.empty()) {
    std::fputs("summit_bench: a written document is read with problems\n", stderr);
    std::exit(1);
  }
  const double read = best_time([&] { guard += read_rst(document).tree.nodes.size(); });
  std::printf(
      "{\"size\": %zu, \"priorities\": %zu, \"rst_bytes\": %zu, \"json_bytes\": %zu, "
      "\"load_ns\": %.0f, \"save_ns\": %.0f, \"rst_ns\": %.0f, \"read_ns\": %.0f, "
      "\"peak_bytes\": %zu}\n",
      size, plan.groups[0].priorities.size(), document.size(), json.size(), load, save, rst, read,
      guard > 0 ? peak_memory() : 0);
  std::fflush(stdout);
}

int measure_reading() {
  std::string text{std::istreambuf_iterator<char>(std::cin), {}};
  text.shrink_to_fit();
  const std::size_t bytes = text.size();
  const std::size_t before = peak_memory();
  const RstDocument document = read_rst(std::move(text));
  std::printf("{\"rst_bytes\": %zu, \"nodes\": %zu, \"read_bytes\": %zu}\n", bytes,
              document.tree.nodes.size(), peak_memory() - before + bytes);
  return 0;
}

// An operation on the priority or idea at `at` of the plan.
struct Kind {
  const char* name;
  std::function<Operation(const Plan& plan, std::size_t at)> make;
};

const std::vector<Kind>& kinds() {
  static const auto priority = [](const Plan& plan, std::size_t at) -> const Priority& {
    const std::vector<Priority>& all = plan.groups[0].priorities;
    return all[at % all.size()];
  };
  static const std::vector<Kind> all = {
      {"set-owners",
       [](const Plan& plan, std::size_t at) {
         return SetOwners{priority(plan, at).id, {"Ana Andersson", "Somebody New"}};
       }},
      {"set-description",
       [](const Plan& plan, std::size_t at) {
         return SetDescription{priority(plan, at).id, *priority(plan, at).description + "x"};
       }},
      {"set-field",
       [](const Plan& plan, std::size_t at) {
         return SetField{priority(plan, at).id, "size", std::int64_t{5}};
       }},
      {"rename-priority",
       [](const Plan& plan, std::size_t at) {
         return RenamePriority{priority(plan, at).id, "Another title " + std::to_string(at), {}};
       }},
      {"move-priority",
       [](const Plan& plan, std::size_t at) {
         return MovePriority{priority(plan, at).id, 0, {}};
       }},
      {"remove-priority",
       [](const Plan& plan, std::size_t at) { return RemovePriority{priority(plan, at).id}; }},
      {"promote",
       [](const Plan& plan, std::size_t at) {
         const std::vector<Idea>& ideas = plan.unplanned.ideas;
         return Promote{ideas[at % ideas.size()].id, {}, 0, {}};
       }},
  };
  return all;
}

// Each operation and then its inverse, all over the plan.
void measure_operations(std::size_t size) {
  Plan plan = generated_plan_of_size(size);
  std::size_t at = 0;
  for (const Kind& kind : kinds()) {
    const double both = best_time([&] {
      at += 7919;
      const Applied applied = summit::apply(plan, kind.make(plan, at));
      if (!applied || !summit::apply(plan, applied.inverse)) {
        std::fprintf(stderr, "summit_bench: %s was refused: %s\n", kind.name,
                     applied.refusal.english().c_str());
        std::exit(1);
      }
    });
    std::printf("{\"operation\": \"%s\", \"size\": %zu, \"ns\": %.0f}\n", kind.name, size,
                both / 2);
    std::fflush(stdout);
  }
}

int run(const std::vector<std::string_view>& arguments) {
  if (arguments.size() == 2 && arguments[0] == "--plan") {
    const int priorities = std::max(1, std::atoi(arguments[1].data()));
    const std::string json = write_plan_json(generated_plan(static_cast<std::size_t>(priorities)));
    return std::fwrite(json.data(), 1, json.size(), stdout) == json.size() ? 0 : 2;
  }
  if (arguments.size() == 2 && arguments[0] == "--document") {
    const int bytes = std::max(1, std::atoi(arguments[1].data()));
    const std::string rst = write_rst(generated_plan_of_size(static_cast<std::size_t>(bytes)));
    return std::fwrite(rst.data(), 1, rst.size(), stdout) == rst.size() ? 0 : 2;
  }
  if (arguments.size() == 2 && arguments[0] == "--pad") {
    const auto lines = static_cast<std::size_t>(std::max(1, std::atoi(arguments[1].data())));
    PadLines pad = lines_of_plan(generated_plan(lines / 6 + 1), "bench");
    pad.lines.resize(std::min(lines, pad.lines.size()));
    const std::string text = write_pad_text(pad);
    return std::fwrite(text.data(), 1, text.size(), stdout) == text.size() ? 0 : 2;
  }
  if (arguments.size() == 1 && arguments[0] == "--memory") return measure_reading();
  const bool fast = arguments.size() == 1 && arguments[0] == "--fast";
  if (!arguments.empty() && !fast) {
    std::fputs(
        "usage: summit_bench [--fast | --plan PRIORITIES | --document BYTES | --pad LINES | "
        "--memory]\n",
        stderr);
    return 2;
  }
  std::vector<std::size_t> sizes = {10'000, 100'000, 1'000'000, 10'000'000};
  if (fast) sizes.pop_back();
  for (const std::size_t size : sizes) measure_size(size);
  measure_operations(sizes.back());
  return 0;
}

}  // namespace
}  // namespace summit

int main(int count, char** values) {
  return summit::run({values + 1, values + count});
}
