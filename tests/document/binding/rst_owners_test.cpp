#include "document/binding/rst_owners.h"

#include <doctest/doctest.h>

#include <string>

namespace summit {
namespace {

struct Read {
  RstDocument document;
  std::vector<RstOwner> owners;
};

// The owners in a cell with this markup, above these targets.
Read read(const std::string& cell, const std::string& targets = "") {
  std::string source = ".. list-table::\n\n   * - Title\n     - ";
  for (const char c : cell) source += c == '\n' ? std::string("\n       ") : std::string(1, c);
  source += "\n\n" + targets;
  Read out{read_rst(source), {}};
  RstIndex entry = rst_none;
  for (RstIndex node = 0; node < out.document.tree.nodes.size(); ++node) {
    if (out.document.tree.kind(node) == RstKind::entry) entry = node;
  }
  REQUIRE(entry != rst_none);
  out.owners = owners_in(out.document, entry);
  return out;
}

std::vector<std::string> names(const std::string& cell, const std::string& targets = "") {
  std::vector<std::string> out;
  for (const RstOwner& owner : read(cell, targets).owners) out.push_back(owner.name);
  return out;
}

using Names = std::vector<std::string>;
const std::string people = ".. _Alice A: https://a.org/\n.. _Bob: https://b.org/\n";

TEST_CASE("names are parted by commas, semicolons, lines, bullets and words") {
  CHECK(names("JayF") == Names{"JayF"});
  CHECK(names("JayF, johnthetubaguy, TheJulia") == Names{"JayF", "johnthetubaguy", "TheJulia"});
  CHECK(names("a; b and c & d") == Names{"a", "b", "c", "d"});
  CHECK(names("a_1,b") == Names{"a_1", "b"});
  CHECK(names("Andrew Laski\nSean Dague") == Names{"Andrew Laski", "Sean Dague"});
  CHECK(names("Andrew Laski,\nSean Dague") == Names{"Andrew Laski", "Sean Dague"});
  CHECK(names("* Andrew Laski\n* Sean Dague, sd") == Names{"Andrew Laski", "Sean Dague", "sd"});
  CHECK(names("One\n\nTwo") == Names{"One", "Two"});
  CHECK(names("Andy and Sandy Brandt") == Names{"Andy", "Sandy Brandt"});
  CHECK(names("jroll/all") == Names{"jroll/all"});
  CHECK(names("").empty());
}

TEST_CASE("a line break only wraps where commas part names of several words") {
  CHECK(names("Jane\nDoe, John Roe") == Names{"Jane Doe", "John Roe"});
  CHECK(names("dtantsur, TheJulia\nrpittau") == Names{"dtantsur", "TheJulia", "rpittau"});
  CHECK(names("dtantsur, TheJulia,\nrpittau") == Names{"dtantsur", "TheJulia", "rpittau"});
}

TEST_CASE("a line break only wraps where the next word did not fit into a grid's cell") {
  const auto in_grid = [](const std::string& first, const std::string& second) {
    const std::string border = "+---------------+\n";
    const RstDocument document =
        read_rst(border + "| " + first + " |\n| " + second + " |\n" + border);
    std::string out;
    for (RstIndex node = 0; node < document.tree.nodes.size(); ++node) {
      if (document.tree.kind(node) != RstKind::entry) continue;
      for (const RstOwner& owner : owners_in(document, node)) out += owner.name + ";";
    }
    return out;
  };
  CHECK(in_grid("Multiple     ", "contributors ") == "Multiple contributors;");
  CHECK(in_grid("BM Networking", "WG           ") == "BM Networking WG;");
  CHECK(in_grid("Multiple     ", "kind         ") == "Multiple;kind;");
  CHECK(in_grid("JayF         ", "TheJulia     ") == "JayF;TheJulia;");
  CHECK(in_grid("JayF         ", "TheJulia1    ") == "JayF TheJulia1;");
}

TEST_CASE("a reference is one owner, whatever is in its text") {
  CHECK(names("`Alice A`_ `Bob`_", people) == Names{"Alice A", "Bob"});
  CHECK(names("`Alice A`_\nBob_", people) == Names{"Alice A", "Bob"});
  CHECK(names("`Alice A`_,\n`Bob`_", people) == Names{"Alice A", "Bob"});
  CHECK(names("`Alice A`_ and Bob_", people) == Names{"Alice A", "Bob"});
  CHECK(names("`Alice\nA`_", people) == Names{"Alice A"});
  CHECK(names("`Search, and Rescue`_", ".. _search, and rescue: https://s.org/\n") ==
        Names{"Search, and Rescue"});
  CHECK(names("`Alice A`_ (lead), *Carol*", people) == Names{"Alice A (lead)", "Carol"});
}

TEST_CASE("an owner's URL is that of its reference, and where it stands is known") {
  const Read named = read("`alice a`_, Bob, `Carol <https://c.org/>`_, https://d.org/", people);
  REQUIRE(named.owners.size() == 4);
  const RstTree& tree = named.document.tree;
  CHECK(named.owners[0].name == "alice a");
  CHECK(named.owners[0].url == "https://a.org/");
  CHECK(tree.markup(named.owners[0].link) == ".. _Alice A: https://a.org/");
  CHECK(named.owners[1].url.empty());
  CHECK(named.owners[1].link == rst_none);
  CHECK(named.owners[2].name == "Carol");
  CHECK(named.owners[2].url == "https://c.org/");
  CHECK(tree.markup(named.owners[2].link) == "`Carol <https://c.org/>`_");
  CHECK(named.owners[3].name == "https://d.org/");
  CHECK(named.owners[3].url == "https://d.org/");
}

TEST_CASE("a reference that leads nowhere is a name") {
  const Read dangling = read("`Alice A`_, `Title`_", "Title\n=====\n");
  REQUIRE(dangling.owners.size() == 2);
  CHECK(dangling.owners[0].name == "Alice A");
  CHECK(dangling.owners[0].url.empty());
  CHECK(dangling.owners[1].url.empty());
}

TEST_CASE("who was the owner is none") {
  const Read was = read("was `Bob`_, seeking\nnew owner", people);
  REQUIRE(was.owners.size() == 1);
  CHECK(was.owners[0].name == "was Bob, seeking new owner");
  CHECK(was.owners[0].kind == PersonKind::unassigned);
  CHECK(was.owners[0].url.empty());
}

TEST_CASE("names that stand for nobody yet, or for many") {
  for (const char* name : {"TBD", "tbd.", "unassigned", "???", "-", "N/A", "None", "help wanted",
                           "Owner needed", "seeking owner", "(nobody)"}) {
    CAPTURE(name);
    CHECK(person_kind_of(name) == PersonKind::unassigned);
  }
  for (const char* name : {"team effort", "Ironic Developers", "Baremetal SIG", "BM Networking WG",
                           "Multiple contributors", "all", "everyone", "Team"}) {
    CAPTURE(name);
    CHECK(person_kind_of(name) == PersonKind::team);
  }
  for (const char* name :
       {"Jay Pipes", "jroll/all", "?TheJulia?", "Steam Owen", "Noone Smith", "\xC3\x89mile"}) {
    CAPTURE(name);
    CHECK(person_kind_of(name) == PersonKind::person);
  }
}

}  // namespace
}  // namespace summit
