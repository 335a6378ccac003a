// What became of the plans that were open since the page last asked, for whoever keeps them: the
// library in the browser, other tabs, a page that embeds this one. A plan is first told whole, then
// by the operations that were applied to it, undo and redo among them; what is told, applied in
// order, gives the plan as it is.
//
// As text it is a list of entries, each one line of JSON, its payload of `bytes` bytes and a
// newline:
//   {"kind": "shows", "plan": ID, …}       another plan is the open one; no payload
//   {"kind": "plan", "plan": ID, …}        plan JSON
//   {"kind": "operations", "plan": ID, …}  a list of operations (plan/operation_json.h)
//   {"kind": "pad", "plan": ID, …}         another pad stands beside the plan; no payload
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_set>

#include "plan/operation.h"
#include "plan/plan.h"
#include "ui/host.h"

namespace summit::ui {

// What is told of the open plan beside its content.
struct PlanFacts {
  std::string file;          // the name of the file it came from or was saved as; empty: none
  bool is_document = false;  // that file is reStructuredText
  bool is_saved = false;     // and has all that the plan has
  std::string pad;           // the name of the pad beside it; empty: none
  FileHandle handle = 0;     // of the file
};

class Journal {
 public:
  // Another plan is the open one: `id` is empty where none is. Before the call, flush() tells what
  // is still to be told of the one before.
  void show(std::string id);
  [[nodiscard]] const std::string& id() const { return id_; }
  // The page has the plan as it is now, so that only what follows is to be told.
  void know();
  // The plan is worth keeping although nobody changed it.
  void keep() { due_ = true; }
  void note(const Operations& operations);
  void note_pad() { pad_due_ = true; }
  // The facts changed: the plan was saved, say.
  void note_facts() { facts_due_ = true; }

  // Whether there is something that was not taken.
  [[nodiscard]] bool is_due() const {
    return !told_.empty() || (shows_due_ && !id_.empty()) || due_ || !pending_.empty() ||
           pad_due_ || facts_due_;
  }
  void flush(const Plan& plan, const PlanFacts& facts);
  [[nodiscard]] std::string take();
  // How many operations were noted.
  [[nodiscard]] std::size_t revision() const { return revision_; }

 private:
  void tell(std::string_view kind, const PlanFacts& facts, const Plan& plan,
            std::string_view payload);

  std::string id_;
  std::unordered_set<std::string> known_;  // ids of plans that were told whole
  Operations pending_;
  bool due_ = false;
  bool shows_due_ = false;
  bool pad_due_ = false;
  bool facts_due_ = false;
  std::size_t revision_ = 0;
  std::string told_;
};

}  // namespace summit::ui
