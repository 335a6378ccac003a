// The interface in another language: a made one, in which every text of the catalogues stands in
// brackets, shows what is not looked up; and that all goes on working.
#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "pad/file_format.h"
#include "plan/plan.h"
#include "program.h"
#include "text/ascii.h"
#include "ui/sample.h"
#include "ui/texts.h"
#include "ui/widgets.h"

namespace summit::ui {
namespace {

const std::string open_bracket = "⟦";
const std::string close_bracket = "⟧";

// A catalogue of assets/languages/ as the page hands it over; bracketed: each text as in English,
// in brackets.
std::string catalogue_of(const std::string& language, bool bracketed) {
  std::ifstream file("assets/languages/" + language + ".json", std::ios::binary);
  std::ostringstream bytes;
  bytes << file.rdbuf();
  const nlohmann::json json = nlohmann::json::parse(bytes.str(), nullptr, false);
  REQUIRE_MESSAGE(json.is_object(), "the tests run in the project's folder");
  std::string catalogue;
  const auto add = [&](std::string_view text) { catalogue.append(text).push_back('\0'); };
  for (const auto& [english, text] : json.at("texts").items()) {
    const std::string made = open_bracket + english + close_bracket;
    const bool forms = text.is_array();
    add(english);
    add(bracketed ? made : (forms ? text[0] : text).get<std::string>());
    add(bracketed ? made : (forms ? text[1] : text).get<std::string>());
  }
  return catalogue;
}

// A program in a language, and English again after it.
struct Foreign {
  explicit Foreign(const std::string& catalogue, float width = 1280, float height = 800)
      : program(width, height) {
    program.app.set_texts(catalogue);
    program.settle();
  }
  Foreign(const Foreign&) = delete;
  Foreign& operator=(const Foreign&) = delete;
  ~Foreign() { set_catalogue({}); }

  Program program;
};

std::string in_brackets(std::string_view text) {
  return open_bracket + std::string(text) + close_bracket;
}

void erase_all(std::string& text, const std::string& what) {
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at)) {
    text.erase(at, what.size());
  }
}

// What of a text stands outside of brackets.
std::string outside(const std::string& text) {
  std::string result;
  int depth = 0;
  for (std::size_t at = 0; at < text.size();) {
    if (text.compare(at, open_bracket.size(), open_bracket) == 0) {
      ++depth;
      at += open_bracket.size();
    } else if (text.compare(at, close_bracket.size(), close_bracket) == 0) {
      --depth;
      at += close_bracket.size();
    } else {
      if (depth == 0) result += text[at];
      ++at;
    }
  }
  return result;
}

void add_ideas(const std::vector<Idea>& ideas, std::vector<std::string>& data) {
  for (const Idea& idea : ideas) {
    data.push_back(idea.title);
    data.insert(data.end(), idea.owners.begin(), idea.owners.end());
    add_ideas(idea.ideas, data);
  }
}

// What is nobody's to translate: what the plan says, names, examples of what to type, keys.
std::vector<std::string> data_of(const Plan& plan) {
  std::vector<std::string> data = {"Summit",
                                   "nova",
                                   "https://launchpad.net/~name",
                                   "reStructuredText",
                                   "liberty-priorities.rst",
                                   "Alt",
                                   "UTC",
                                   "notes",
                                   "ada",
                                   "grace"};
  data.insert(data.end(), {plan.title, plan.project, plan.release});
  for (const Group& group : plan.groups) {
    data.push_back(group.title);
    for (const Priority& priority : group.priorities) {
      data.push_back(priority.title);
      data.insert(data.end(), priority.owners.begin(), priority.owners.end());
    }
  }
  add_ideas(plan.unplanned.ideas, data);
  const Result<OpenedPad> pad =
      read_pad(FileFormat::etherpad, std::string(liberty_pad()), "liberty-pad.etherpad");
  data.push_back(pad.value->lines.id);
  for (const PadLine& line : pad.value->lines.lines) data.push_back(line.text);
  for (const PadAuthor& author : pad.value->lines.authors) data.push_back(author.name);
  std::erase(data, "");
  // The longest first: it may contain another one.
  std::sort(data.begin(), data.end(),
            [](const std::string& a, const std::string& b) { return a.size() > b.size(); });
  return data;
}

bool has_word(std::string_view text) {
  for (std::size_t at = 1; at < text.size(); ++at) {
    if (is_lower(to_lower(text[at])) && is_lower(to_lower(text[at - 1]))) return true;
  }
  return false;
}

// The texts on the screen that nobody looked up.
class Untranslated {
 public:
  explicit Untranslated(const Program& program)
      : nodes_(program.app.semantics().nodes), data_(data_of(program.app.plan())) {
    consider("announcement", program.app.semantics().announcement);
    for (const Node& node : nodes_) {
      const bool is_line = inside(node, in_brackets("Lines as they were"));
      // The document is in its own language, and so are its columns; lines of a pad as well.
      if (inside_role(node, Role::document) || node.role == Role::columnheader || is_line) continue;
      consider("name", node.name);
      consider("placeholder", node.placeholder);
      consider("description", node.description);
    }
  }
  std::string found;

 private:
  [[nodiscard]] const Node* parent_of(const Node& node) const {
    const auto parent = std::find_if(nodes_.begin(), nodes_.end(),
                                     [&](const Node& each) { return each.id == node.parent; });
    return parent == nodes_.end() ? nullptr : &*parent;
  }
  [[nodiscard]] bool inside(const Node& node, const std::string& name) const {
    const Node* parent = parent_of(node);
    return parent != nullptr && (parent->name == name || inside(*parent, name));
  }
  [[nodiscard]] bool inside_role(const Node& node, Role role) const {
    const Node* parent = parent_of(node);
    return parent != nullptr && (parent->role == role || inside_role(*parent, role));
  }

  void consider(std::string_view what, const std::string& text) {
    std::string rest = outside(text);
    for (const std::string& each : data_) erase_all(rest, each);
    if (has_word(rest)) found.append(what).append(": ").append(text).append("\n");
  }

  const std::vector<Node>& nodes_;
  std::vector<std::string> data_;
};

void check(const Program& program, std::string_view screen) {
  INFO("on the screen: ", std::string(screen));
  CHECK(Untranslated(program).found == "");
}

void look_over(Program& program, bool narrow) {
  check(program, "start");
  program.activate(Role::button, in_brackets("Look at the Liberty sample"));
  check(program, "plan");
  program.key("z", true);
  check(program, "plan, nothing undone");
  program.key("?", false);
  check(program, "sheet of keys");
  program.activate(Role::button, in_brackets("Close"));
  program.key("k", true);
  check(program, "palette");
  program.key("Escape");
  program.key("3", false, true, true);
  check(program, "document");
  program.key("F8");
  check(program, "problems");
  program.activate(Role::button, in_brackets("Export…"));
  check(program, "menu of the document");
  program.key("Escape");
  program.key("s", true);
  check(program, "saved");
  program.key("2", false, true, true);
  program.focus(Role::textbox, in_brackets("Title of Scheduler"));
  program.type(Role::textbox, in_brackets("Title of Scheduler"), "Schedulers");
  check(program, "a priority");
  if (narrow) {
    program.activate(Role::tab, in_brackets("Details"));
    check(program, "details of a priority");
  }
  program.key("z", true);
  check(program, "undone");
  program.key("2", false, true, true);
  program.focus(Role::textbox, in_brackets("Title of Simplify Quotas"));
  check(program, "an idea");
  if (narrow) {
    program.activate(Role::tab, in_brackets("Details"));
    check(program, "details of an idea");
  }
  program.key("1", false, true, true);
  check(program, "no pad");
}

void look_over_pad(Program& program) {
  program.app.open("liberty-pad.etherpad", std::string(liberty_pad()));
  program.settle();
  while (program.app.wants_frame()) program.settle();
  check(program, "pad");
  program.key("Enter");
  check(program, "a confirmed line");
  program.key("Enter", false, true);
  check(program, "confirmed lines");
  program.activate(Role::button, in_brackets("Export the pad…"));
  check(program, "menu of the pad");
  program.key("Escape");
  program.activate(Role::button, in_brackets("Filter"));
  program.activate(Role::button, in_brackets("Filter"));
  program.activate(Role::button, in_brackets("History"));
  check(program, "history");
}

// A document in which much is wrong, for the writer of these lines and for docutils.
constexpr std::string_view bad_document =
    "Plan\n====\n\n"
    ".. _liberty:\n\n"
    "+-------+--------+\n| Title | Owners |\n+=======+========+\n| Cells |        |\n"
    "+-------+--------+\n| Cells | ada    |\n+-------+--------+\n\n"
    "Short\n---\n\n* list\ntext *emphasis and `nobody`_ \n\n.. nothing:: at all\n\n"
    ".. figure::\n\n==== ===\na b c  d\n";

void look_over_problems(Program& program) {
  program.app.open("liberty-priorities.rst", std::string(bad_document));
  program.settle();
  program.key("F8");
  check(program, "problems of a document");
  program.key("F8");
  program.key(".", true);
  check(program, "a fixed problem");
  program.key("2", false, true, true);
  program.focus(Role::textbox, in_brackets("Title of Cells"));
  program.type(Role::textbox, in_brackets("Title of Cells"), "");
  check(program, "a title that is refused");
  const auto refused = [&](std::string_view name, std::string_view bytes) {
    program.app.open(name, std::string(bytes));
    program.settle();
    check(program, name);
    program.activate(Role::button, in_brackets("Close"));
  };
  refused("plan.plan.json", "{\"format\": \"summit-plan\", \"version\": 1, \"title\": 3}");
  refused("cut.plan.json", "{\"format\": ");
  refused("utf8.rst", "Title\n=====\n\nab\xFF");
  refused("cut.etherpad", "{\"pad:notes\": {\"atext\": ");
}

void look_over_changed_pad(Program& program) {
  std::string notes = "Topics\n\t* Cells (ada)\n\t* Scheduler\n\t* Quotas\n";
  program.app.open("notes.txt", notes);
  program.settle();
  program.key("Enter", false, true);
  notes.replace(notes.find("(ada)"), 5, "(grace) +1");
  notes.replace(notes.find("Scheduler"), 9, "Scheduling");
  notes.erase(notes.find("\t* Quotas"));
  program.app.open("notes.txt", notes + "\t* Upgrades\n");
  program.settle();
  check(program, "changes of a pad");
}

}  // namespace

TEST_CASE("every text of the screens is looked up") {
  const std::string catalogue = catalogue_of("de", true);
  for (const bool narrow : {false, true}) {
    Foreign foreign(catalogue, narrow ? 390 : 1280, narrow ? 844 : 800);
    look_over(foreign.program, narrow);
    look_over_pad(foreign.program);
  }
}

TEST_CASE("what lower layers tell is looked up") {
  const std::string catalogue = catalogue_of("de", true);
  for (const bool narrow : {false, true}) {
    Foreign foreign(catalogue, narrow ? 390 : 1280, narrow ? 844 : 800);
    look_over_problems(foreign.program);
  }
  Foreign foreign(catalogue);
  look_over_changed_pad(foreign.program);
}

TEST_CASE("problems, refusals and reasons are told in the reader's language") {
  Foreign foreign(catalogue_of("de", false));
  Program& program = foreign.program;
  program.app.open("liberty-priorities.rst", std::string(bad_document));
  program.settle();
  const std::string warning =
      "Warnung: „Cells“ hat keine Zuständigen; jemanden nennen oder zur ungeplanten "
      "Idee zurückstufen. Zeile 9, Spalte 3";
  for (int i = 0; i < 12 && program.find(Role::button, warning) == nullptr; ++i) program.key("F8");
  CHECK(program.find(Role::button, warning) != nullptr);
  program.focus(Role::textbox, "Titel von Cells");
  program.type(Role::textbox, "Titel von Cells", "");
  CHECK(program.find(Role::alert, "Der Titel ist leer; etwas Text angeben.") != nullptr);
  program.app.open("plan.plan.json", "{\"format\": \"summit-plan\", \"version\": 1, \"title\": 3}");
  program.settle();
  CHECK(program.node(Role::alertdialog, "„plan.plan.json“ wurde nicht geöffnet")
            .description.starts_with("Zeile 1, Spalte 50: „title“ ist eine ganze Zahl, erwartet "
                                     "wird hier aber ein Text."));
}

TEST_CASE("a button of the document has the room that its words take in the reader's language") {
  Foreign foreign(catalogue_of("de", false), 1600, 900);
  Program& program = foreign.program;
  program.app.open("liberty-priorities.rst", std::string(bad_document));
  program.settle();
  CHECK(program.node(Role::button, "Als Plan speichern").rect.width >=
        Ui::button_width("Als Plan speichern", true));
}

TEST_CASE("a language is taken up while the program runs, and is remembered") {
  Foreign foreign(catalogue_of("de", false));
  Program& program = foreign.program;
  program.activate(Role::button, "Das Liberty-Beispiel ansehen");
  CHECK(program.find(Role::button, "Rückgängig") != nullptr);
  CHECK(program.find(Role::region, "Dokument") != nullptr);
  program.activate(Role::button, "Priorität hinzufügen");
  CHECK(program.app.plan().groups[0].priorities.back().title == "Neue Priorität");

  // What somebody chooses is remembered; the page answers with other texts.
  program.key("k", true);
  program.type(Role::combobox, "Suchen", "sprache english");
  program.key("Enter");
  CHECK(program.host.settings[static_cast<std::size_t>(Setting::language)] ==
        static_cast<int>(Language::english));
  program.app.set_texts({});
  program.settle();
  CHECK(program.find(Role::button, "Undo") != nullptr);
  CHECK(program.find(Role::button, "Rückgängig") == nullptr);
}

TEST_CASE("counts of thousands are as whatever the program runs in writes them") {
  Foreign foreign(catalogue_of("de", false));
  std::string notes = "Prioritäten\n";
  for (int line = 1; line < 1234; ++line) notes += "* eine\n";
  foreign.program.app.paste("", notes);
  foreign.program.settle();
  CHECK(foreign.program.find(Role::paragraph, "pasted geöffnet: 1'234 Zeilen") != nullptr);
}

}  // namespace summit::ui
