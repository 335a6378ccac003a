// Reads a `.etherpad` export, of versions from 1.2 to 3.x. Two things are refused: what is no JSON,
// and JSON that is no pad or more than one. Whatever else is wrong, the pad opens with the text and
// attributes of its head, and problems say what is wrong where: each kind once, with how many more
// there are. What servers would refuse, and whether the history replays, is in pad_check.h.
//
// The file is read in slices, record by record; the reader remembers where each revision stands and
// decodes none (json_scanner.h says by what means). Memory: the file, and 24 bytes a revision.
#pragma once

#include <cstddef>
#include <memory>
#include <string>

#include "pad/etherpad.h"
#include "text/problem.h"

namespace summit {

// The index of revisions counts bytes in 32 bits; servers take 50 MB.
inline constexpr std::size_t max_etherpad_bytes = std::size_t{1} << 31U;

class EtherpadReader {
 public:
  EtherpadReader(std::string bytes, std::string file);
  ~EtherpadReader();
  EtherpadReader(const EtherpadReader&) = delete;
  EtherpadReader& operator=(const EtherpadReader&) = delete;

  // Reads on, for about `budget` bytes, at least a record; whether something is left.
  bool step(std::size_t budget);
  // 0 to 1.
  [[nodiscard]] double progress() const;
  // What the pad is called; empty until one of its records was read, which is the first thing in
  // what servers write.
  [[nodiscard]] const std::string& id() const;
  // The pad, once step() has said that nothing is left.
  [[nodiscard]] Result<Etherpad> take() &&;

 private:
  class Work;
  std::unique_ptr<Work> work_;
};

[[nodiscard]] Result<Etherpad> read_etherpad(std::string bytes, std::string file);

}  // namespace summit
