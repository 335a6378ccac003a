// References and the like that are to be written in another way, wherever they stand: in a table
// that is drawn, what stands in a cell takes room in all lines.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "document/splice/rst_edits.h"
#include "text/table_text.h"

namespace summit {

class RstReferenceEdits {
 public:
  RstReferenceEdits(RstEdits& edits, const RstTree& tree) : edits_(edits), tree_(tree) {}

  // The inline element becomes `markup`, on its first line if it is broken over several.
  void replace(RstIndex node, std::string markup);

  // Makes the edits of tables, each of which is one.
  void finish();

 private:
  RstEdits& edits_;
  const RstTree& tree_;
  std::map<RstIndex, std::vector<TextReplacement>> tables_;  // the outermost ones
};

}  // namespace summit
