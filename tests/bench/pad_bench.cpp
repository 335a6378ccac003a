// Measures how a pad's export is opened and how its revisions are shown.
//
//   summit_pad_bench --generate REVISIONS FILE   the export of a pad that nobody wrote
//   summit_pad_bench FILE                        a line of JSON: times
//   summit_pad_bench --memory FILE               a line of JSON: the most that opening it takes
//
#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "bench/measure.h"
#include "pad/attributed_lines.h"
#include "pad/etherpad_reader.h"
#include "pad/generated_pad.h"
#include "pad/pad_history.h"
#include "ui/pad_opening.h"

namespace summit {
namespace {

int fail(const char* what) {
  std::fprintf(stderr, "summit_pad_bench: %s\n", what);
  std::exit(1);
}

// Read in one piece: a string that grows would count for twice the file.
std::string contents(const char* path) {
  std::FILE* file = std::fopen(path, "rb");
  if (file == nullptr) fail("no such file");
  std::fseek(file, 0, SEEK_END);
  std::string bytes(static_cast<std::size_t>(std::ftell(file)), '\0');
  std::rewind(file);
  if (std::fread(bytes.data(), 1, bytes.size(), file) != bytes.size()) fail("cannot read");
  std::fclose(file);
  return bytes;
}

// By the clock on the wall: Node.js's JSON.parse, which this is set against, uses several threads.
template <typename Act>
double milliseconds(Act act) {
  const auto begin = std::chrono::steady_clock::now();
  act();
  return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin)
      .count();
}

std::string generated(std::size_t revisions, bool has_key_texts) {
  return GeneratedPad({.size = 900, .has_key_texts = has_key_texts}).file(revisions);
}

Etherpad open(std::string bytes) {
  Result<Etherpad> read = read_etherpad(std::move(bytes), "bench");
  if (!read || !read.problems.empty()) fail("the pad has problems");
  return std::move(*read.value);
}

// The slowest and the average of revisions here and there.
std::pair<double, double> show_revisions(PadHistory& history, std::uint32_t head) {
  double slowest = 0;
  double all = 0;
  constexpr std::uint32_t count = 200;
  for (std::uint32_t i = 0; i < count; ++i) {
    const auto revision = static_cast<std::uint32_t>(std::uint64_t{i} * 2654435761U % (head + 1));
    const double time = milliseconds([&] {
      AttributedText text;
      if (!history.text_at(revision, text).empty()) fail("a revision cannot be replayed");
      if (read_lines(text, history.pool(), {}).empty()) fail("a revision has no lines");
    });
    slowest = std::max(slowest, time);
    all += time;
  }
  return {slowest, all / count};
}

// The slowest of the slices that `begin` gives a function for. They are the same each time, so that
// of each the fastest of some counts: else what is measured is what else the machine does.
template <typename Begin>
double slowest_slice(Begin begin) {
  constexpr int rounds = 5;
  std::vector<double> times;
  for (int round = 0; round < rounds; ++round) {
    auto step = begin();
    std::size_t at = 0;
    bool is_left = false;
    do {
      const double time = milliseconds([&] { is_left = step(); });
      if (at == times.size()) times.push_back(time);
      times[at] = std::min(times[at], time);
      ++at;
    } while (is_left);
  }
  return *std::max_element(times.begin(), times.end());
}

// While a pad opens, alone or as a newer export of a quarter of it.
double slowest_slice_of_opening(const char* path, const ui::PadStatePtr& beside) {
  return slowest_slice([&] {
    auto opening = std::make_shared<ui::PadOpening>(FileFormat::etherpad, "bench", contents(path));
    return [opening, &beside] { return opening->step(beside, nullptr); };
  });
}

// On the way to a revision where the file has no texts.
double slowest_slice_to_head(const Etherpad& bare) {
  constexpr std::uint32_t revisions = 1000;
  return slowest_slice([&] {
    auto history = std::make_shared<PadHistory>(bare);
    return [history, &bare] {
      if (history->approach(bare.head, revisions)) return true;
      AttributedText text;
      if (!history->text_at(bare.head, text).empty()) fail("the head cannot be replayed");
      return false;
    };
  });
}

// The pad as it was exported after a quarter of its revisions.
ui::PadStatePtr older_export(PadHistory& history, const Etherpad& pad) {
  Etherpad older;
  older.id = pad.id;
  older.head = pad.head / 4;
  older.authors = pad.authors;
  if (!history.text_at(older.head, older.text).empty()) fail("a revision cannot be replayed");
  older.pool = history.pool();
  PadLines lines = read_lines(older);
  return ui::PadSession::open(Plan(), {std::move(lines), std::move(older)}).after;
}

int measure(const char* path) {
  constexpr int rounds = 7;
  double first = 0;
  double best = 0;
  Etherpad pad;
  for (int round = 0; round < rounds; ++round) {
    std::string bytes = contents(path);
    const double time = milliseconds([&] { pad = open(std::move(bytes)); });
    first = round == 0 ? time : first;
    best = round == 0 ? time : std::min(best, time);
  }
  const std::size_t bytes = pad.bytes.size();
  PadHistory history(pad);
  const auto [slowest, average] = show_revisions(history, pad.head);
  LineAges ages(history, pad.head);
  const double lines = milliseconds([&] {
    while (ages.step(10'000)) continue;
  });
  if (!ages.wrong().empty()) fail("lines cannot be followed");
  const double slice = slowest_slice_of_opening(path, nullptr);
  const double newer_slice = slowest_slice_of_opening(path, older_export(history, pad));
  // The same of an export without texts: the first revision makes some.
  const std::size_t revisions = pad.revisions.size();
  pad = *read_etherpad(generated(revisions, false), "bench").value;
  PadHistory bare(pad);
  const double making = milliseconds([&] {
    AttributedText text;
    if (!bare.text_at(pad.head, text).empty() || text != pad.text) fail("the head is another");
  });
  const double far_slice = slowest_slice_to_head(pad);
  const auto [bare_slowest, bare_average] = show_revisions(bare, pad.head);
  std::printf(
      "{\"bytes\": %zu, \"revisions\": %zu, \"first_ms\": %.2f, \"open_ms\": %.2f, "
      "\"slowest_ms\": %.2f, \"average_ms\": %.3f, \"lines_ms\": %.1f, \"making_ms\": %.1f, "
      "\"bare_slowest_ms\": %.2f, \"bare_average_ms\": %.3f, \"slice_ms\": %.2f, "
      "\"newer_slice_ms\": %.2f, \"far_slice_ms\": %.2f}\n",
      bytes, revisions, first, best, slowest, average, lines, making, bare_slowest, bare_average,
      slice, newer_slice, far_slice);
  return 0;
}

int measure_memory(const char* path) {
#ifdef __EMSCRIPTEN__
  const std::size_t before = 0;  // it begins with more than the program needs
#else
  const std::size_t before = peak_memory();
#endif
  Etherpad pad = open(contents(path));
  PadHistory history(pad);
  show_revisions(history, pad.head);
  std::printf("{\"bytes\": %zu, \"peak_bytes\": %zu}\n", pad.bytes.size(), peak_memory() - before);
  return 0;
}

int generate(std::size_t revisions, const char* path) {
  const std::string pad = generated(std::max<std::size_t>(revisions, 1), true);
  std::FILE* file = std::fopen(path, "wb");
  if (file == nullptr || std::fwrite(pad.data(), 1, pad.size(), file) != pad.size()) {
    return fail("cannot write");
  }
  return std::fclose(file);
}

int run(const std::vector<const char*>& arguments) {
  const std::string_view first = arguments.empty() ? "" : arguments[0];
  if (first == "--generate" && arguments.size() == 3) {
    return generate(std::strtoul(arguments[1], nullptr, 10), arguments[2]);
  }
  if (first == "--memory" && arguments.size() == 2) return measure_memory(arguments[1]);
  if (arguments.size() == 1) return measure(arguments[0]);
  return fail("usage: summit_pad_bench [--generate REVISIONS | --memory] FILE");
}

}  // namespace
}  // namespace summit

int main(int count, char** values) {
  return summit::run({values + 1, values + count});
}
