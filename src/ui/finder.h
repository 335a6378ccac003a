// What the command palette finds: commands, and everything of the plan, the document and the pad
// that has a name.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace summit::ui {

class Session;

struct Found {
  enum class Kind : std::uint8_t { command, priority, idea, section, line };
  Kind kind;
  std::size_t at;    // of a command, its id; of a section or line, its line
  std::string name;  // as it is shown
  std::string id;    // of a priority or idea
};

struct Finder {
  std::string typed;
  std::size_t chosen = 0;
  std::vector<Found> found;  // the best first
  bool fresh = false;        // `found` is for `typed` and for what is there now
};

inline constexpr std::size_t most_found = 40;  // nobody reads further; more letters lead there

// Fills `found`. Where nothing is typed those are the commands that can be used now.
void find_anything(Session& session);
// Runs the command, or shows what was found.
void go_to_found(Session& session, const Found& found);

}  // namespace summit::ui
