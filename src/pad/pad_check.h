// Whether servers take a pad's export. Reading one (etherpad_reader.h) already finds what is wrong
// with its records; here its whole history is replayed: every changeset is canonical and fits the
// text before it, key revisions have the text that comes of it, and so has the head.
//
// 1.8.14 checks nothing and damages its database where it should refuse; 2.5.3 and 3.3.1 check
// alike but for three things. Where this is stricter than they are: a list, an object without a pad
// and what is no pad at all (servers take `[]` and `{}` and make an empty pad of them).
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "pad/etherpad.h"
#include "pad/pad_problems.h"
#include "text/problem.h"

namespace summit {

enum class EtherpadServer : std::uint8_t { v2_5_3, v3_3_1 };

// Whether that server refuses a pad with a problem of this code.
[[nodiscard]] bool is_refused(std::string_view code, EtherpadServer server);

class PadCheck {
 public:
  // The pad must outlive this.
  explicit PadCheck(const Etherpad& pad);

  // Replays about so many revisions more; whether some are left.
  bool step(std::uint32_t revisions);
  [[nodiscard]] std::vector<Problem> take() &&;

 private:
  void check(const EtherpadRevision& revision);
  void finish();
  void stop(std::size_t at, std::string_view code, Message message);

  const Etherpad& pad_;
  AttributePool pool_;
  AttributedText text_;
  std::uint32_t next_ = 0;
  bool done_ = false;
  PadProblems problems_;
};

// All of it at once: what is wrong beside what reading the pad has found.
[[nodiscard]] std::vector<Problem> check_pad(const Etherpad& pad);

}  // namespace summit
