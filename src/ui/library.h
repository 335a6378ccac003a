// The plans that the browser keeps and the versions it has of the open one, as whoever keeps them
// tells it (web/library.js). Moments are words ready to show, "3 minutes ago".
//
// Plans:    {"plans": [{"id", "name", "when", "bytes", "priorities", "ideas", "file", "here",
//           "elsewhere", "recovered"}, …], "failure": ""}
// Versions: {"plan": ID, "versions": [{"number", "name", "when", "priorities", "ideas"}, …]}
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace summit::ui {

struct KeptPlan {
  std::string id;
  std::string name;
  std::string when;       // it was changed last
  std::size_t bytes = 0;  // that keeping it takes
  std::size_t priorities = 0;
  std::size_t ideas = 0;
  std::string file;        // that it came from or was saved as; empty: none
  bool here = false;       // it is the open one
  bool elsewhere = false;  // another tab has it open
  bool recovered = false;  // it was found after the browser had ended in the middle of its changes
};

struct KeptVersion {
  std::string number;  // names it among those of its plan
  std::string name;    // empty: it was kept without being asked for
  std::string when;
  std::size_t priorities = 0;
  std::size_t ideas = 0;
};

// What a list of these (kept_rows.h) shows beside them.
struct KeptList {
  std::string current;      // id of the row that Tab stops at; another or none: the first
  std::string renaming;     // id of the row whose name is edited; empty: none
  std::string typed;        // there so far
  bool edits = false;       // that name had the focus
  bool asks_focus = false;  // the current row is to get the focus
};

struct Library {
  std::vector<KeptPlan> plans;        // the newest first
  std::string failure;                // a sentence why there is no list; empty: there is one
  std::string versions_of;            // id of the plan that `versions` are of
  std::vector<KeptVersion> versions;  // the newest first
  bool is_asked = false;              // for the plans
  bool is_told = false;               // what they are
  // How many there were in the last visit: until it is told, that much room is left for them, so
  // that nothing on the start screen moves when they come.
  std::size_t expected = 0;

  KeptList plan_list;
  KeptList version_list;
  std::string filter;            // of the plans, by name
  std::string removed;           // id of the plan that was just removed; empty: none
  std::string notice;            // what became of the last action, in a sentence
  bool keeping = false;          // a name for the version to be kept is typed
  bool keep_asks_focus = false;  // where that is done, or begins
  std::string version_name;      // so far

  // Takes what was told; JSON that is none or of another form changes nothing.
  void read_plans(std::string_view json);
  void read_versions(std::string_view json);
  // Another action begins: nothing is said of the last one any more.
  void end_action() {
    removed.clear();
    notice.clear();
    plan_list.renaming.clear();
  }
};

}  // namespace summit::ui
