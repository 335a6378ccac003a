// What the command palette finds: commands, and everything of the plan, the document and the pad
// that has a name; behind those, rows by their owners and by what is written about them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "text/text_search.h"

namespace summit::ui {

class Session;

struct Found {
  enum class Kind : std::uint8_t { command, priority, idea, section, line };
  // What has what was typed.
  enum class Where : std::uint8_t { name, owner, prose };
  Kind kind;
  std::size_t at;    // of a command, its id; of a section or line, its line
  std::string name;  // as it is shown
  std::string id;    // of a priority or idea
  Where where = Where::name;
  std::string excerpt{};  // of the owners or the prose, on one line
  TextHit hit{};          // in that
};

// What can be found in the plan, the document and the pad as they are now. Points into them.
struct FinderIndex {
  struct Name {
    Found::Kind kind;
    std::size_t at;  // as in Found, but of a section the node of its title
    std::string_view name, id;
  };
  struct Row {
    Found::Kind kind;
    std::string_view title, id;
    const std::vector<std::string>* owners;
    std::string_view prose;
  };
  std::vector<Name> names;
  std::vector<Row> rows;
  std::deque<std::string> made;  // names that stand nowhere as they are
  // What it was made from: states of the history and the pad, the version of the preview.
  std::size_t state = 0, preview = 0;
  const void* pad = nullptr;
  bool is_made = false;
};

struct Finder {
  std::string typed;
  std::size_t chosen = 0;
  std::vector<Found> found;  // the best first, those by name ahead of all others
  std::size_t by_name = 0;   // how many those are
  bool fresh = false;        // `found` is for `typed`
  bool searching = false;    // and more may come, of names or behind them

  FinderIndex index;
  // What has the letters of `typed`, for texts that begin one another: the next one is looked for
  // among the names of the last one only.
  struct Match {
    std::size_t name;  // of the index
    int score;
  };
  struct Narrowed {
    std::string typed;
    std::vector<Match> matches;
    std::size_t next = 0;  // of what they are looked for among; behind its end all are here
  };
  std::vector<Narrowed> narrowed;
  bool names_left = false;   // to be looked through
  std::size_t next_row = 0;  // of the index, to be looked through
};

// Nobody reads further; more letters lead there.
inline constexpr std::size_t most_found = 40;  // by name
inline constexpr std::size_t most_owned = 10;
inline constexpr std::size_t most_written = 20;

// Fills `found` where it is not fresh, or not for what is there now; else goes on where the search
// stopped, which may take several frames. Where nothing is typed what is found are the commands
// that can be used now.
void find_anything(Session& session);
// Looks through all names that are left, so that the first of `found` is the best of them.
void find_all_names(Session& session);
// Another text was typed.
void type_into_finder(Session& session, std::string_view typed);
// Runs the command, or shows what was found.
void go_to_found(Session& session, const Found& found);

}  // namespace summit::ui
