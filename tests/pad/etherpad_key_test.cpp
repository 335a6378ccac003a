#include "pad/etherpad_key.h"

#include <doctest/doctest.h>

namespace summit {

TEST_CASE("keys are told apart by their parts") {
  using Kind = EtherpadKey::Kind;
  CHECK(key_of("pad:notes").kind == Kind::pad);
  CHECK(key_of("pad:notes").id == "notes");
  CHECK(key_of("pad:notes:revs:12").kind == Kind::revision);
  CHECK(key_of("pad:notes:revs:12").number == 12);
  CHECK(key_of("pad:notes:chat:0").kind == Kind::message);
  CHECK(key_of("globalAuthor:a.1").kind == Kind::author);
  CHECK(key_of("globalAuthor:a.1").id == "a.1");
  CHECK(key_of("globalAuthor:").id.empty());
  for (const char* other :
       {"", "pad", "pad:notes:", "pad:notes:revs", "pad:notes:revs:", "pad:notes:revs:x",
        "pad:notes:revs:-1", "pad:notes:plan", "pad:notes:revs:99999999999", "comments:notes"}) {
    CHECK_MESSAGE(key_of(other).kind == Kind::other, other);
  }
}

}  // namespace summit
