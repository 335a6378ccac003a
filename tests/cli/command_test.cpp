#include "cli/command.h"

#include <doctest/doctest.h>

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "document/writer/rst_writer.h"
#include "plan/plan_json.h"

namespace summit {
namespace {

// Files in memory; "-" is what goes in and comes out.
class FakeFiles final : public Files {
 public:
  explicit FakeFiles(std::map<std::string, std::string> start = {}) : files(std::move(start)) {}

  std::map<std::string, std::string> files;
  std::string errors;
  bool full = false;  // no space left: writing fails

  std::optional<std::string> read(const std::string& path, std::string& error) override {
    const auto file = files.find(path);
    if (file != files.end()) return file->second;
    error = "no such file";
    return std::nullopt;
  }
  bool write(const std::string& path, std::string_view bytes, std::string& error) override {
    if (full) {
      error = "no space left";
      return false;
    }
    files[path == "-" ? "out" : path] = bytes;
    return true;
  }
  void print_error(std::string_view text) override { errors += text; }

  int run(const std::vector<std::string_view>& words) {
    files.erase("out");
    errors.clear();
    return run_command(words, *this);
  }
};

Plan plan() {
  Plan plan;
  plan.title = "Liberty";
  plan.people = {{"Alice", "https://example.org/"}};
  plan.groups = {{.columns = default_columns(),
                  .priorities = {{.id = "cells", .title = "Cells", .owners = {"Alice"}}}}};
  return plan;
}

FakeFiles with_files() {
  return FakeFiles({
      {"good.plan.json", write_plan_json(plan())},
      {"doubtful.plan.json", write_plan_json(Plan())},
      {"loose.plan.json",
       "{\"format\": \"summit-plan\", \"version\": 1, \"title\": \"T\", \"x\":1}"},
      {"bad.plan.json", "{\"format\": \"summit-plan\",\n"},
      {"good.ops.json", "[{\"op\": \"set-title\", \"value\": \"New\"}]"},
      {"refused.ops.json",
       "[{\"op\": \"set-title\", \"value\": \"New\"},\n"
       " {\"op\": \"demote\", \"id\": \"x\"}]"},
      {"bad.ops.json", "[{\"op\": \"set-titel\"}]"},
      {"document.rst", "Title\n=====\n"},
  });
}

TEST_CASE("convert writes the document, or the plan") {
  FakeFiles files = with_files();
  CHECK(files.run({"convert", "good.plan.json"}) == 0);
  CHECK(files.files["out"] == write_rst(plan()));
  CHECK(files.run({"convert", "good.plan.json", "--to", "plan"}) == 0);
  CHECK(files.files["out"] == write_plan_json(plan()));
  CHECK(files.run({"convert", "good.plan.json", "-o", "new.rst"}) == 0);
  CHECK(files.files["new.rst"] == write_rst(plan()));
  CHECK(files.run({"convert", "good.plan.json", "-o", "new.plan.json"}) == 0);
  CHECK(files.files["new.plan.json"] == write_plan_json(plan()));
  CHECK(files.errors == "");
}

TEST_CASE("fmt writes the canonical layout and keeps what it does not know") {
  FakeFiles files = with_files();
  CHECK(files.run({"fmt", "loose.plan.json", "-o", "loose.plan.json"}) == 0);
  CHECK(
      files.files["loose.plan.json"] ==
      "{\n  \"format\": \"summit-plan\",\n  \"version\": 1,\n  \"title\": \"T\",\n  \"x\": 1\n}\n");
}

TEST_CASE("apply applies all operations or none") {
  FakeFiles files = with_files();
  CHECK(files.run({"apply", "good.plan.json", "good.ops.json", "-o", "out.plan.json"}) == 0);
  CHECK(read_plan_json(files.files["out.plan.json"], "").value->title == "New");

  CHECK(files.run({"apply", "good.plan.json", "refused.ops.json", "-o", "good.plan.json"}) == 1);
  CHECK(files.errors ==
        "refused.ops.json:2:2: error: operation 1 (demote) was refused, so none was applied: no "
        "priority has the id “x”; use one of the plan's ids [operation-refused]\n");
  CHECK(files.files["good.plan.json"] == write_plan_json(plan()));

  CHECK(files.run({"apply", "good.plan.json", "bad.ops.json", "-o", "good.plan.json"}) == 1);
  CHECK(files.errors.starts_with("bad.ops.json:1:9: error: there is no operation “set-titel”"));
  CHECK(files.files["good.plan.json"] == write_plan_json(plan()));
}

TEST_CASE("a pad becomes a plan or a document, every proposal accepted") {
  FakeFiles files = with_files();
  files.files["pad.txt"] = "Liberty\nPriorities\n\t* Cells (owner: Alice) +1\n\t\t* finish it\n";
  files.files["pad.html"] =
      "Liberty<br><strong>Priorities</strong><br><ul class=\"bullet\"><li>Cells (owner: Alice) +1"
      "<ul class=\"bullet\"><li>finish it</ul></li></ul>";
  CHECK(files.run({"convert", "pad.txt", "--to", "plan"}) == 0);
  const std::string json = files.files["out"];
  const Plan plan = *read_plan_json(json, "").value;
  CHECK(plan.title == "Liberty");
  REQUIRE(plan.groups.size() == 1);
  REQUIRE(plan.groups[0].priorities.size() == 1);
  CHECK(plan.groups[0].priorities[0].owners == std::vector<std::string>{"Alice"});
  CHECK(plan.groups[0].priorities[0].description == "* finish it");
  CHECK(plan.groups[0].priorities[0].origin[0].pad == "pad");
  CHECK(files.run({"convert", "pad.html", "--to", "plan"}) == 0);
  CHECK(files.files["out"] == json);
  CHECK(files.run({"convert", "pad.txt"}) == 0);
  CHECK(files.files["out"] == write_rst(plan));

  // By its content, or as it is told.
  files.files["-"] = files.files["pad.html"];
  CHECK(files.run({"convert", "-"}) == 0);
  CHECK(files.run({"convert", "document.rst", "--from", "text"}) == 0);
  files.files["app.html"] = "<html><body><script>run()</script></body></html>";
  CHECK(files.run({"convert", "app.html"}) == 1);
  CHECK(files.errors.starts_with("app.html:1:1: error: this page has no text"));
  CHECK(files.run({"check", "pad.txt", "pad.html"}) == 0);
  CHECK(files.run({"check", "app.html"}) == 1);
  CHECK(files.run({"fmt", "pad.txt"}) == 2);
  CHECK(files.run({"apply", "pad.txt", "good.ops.json"}) == 2);
  CHECK(files.errors ==
        "summit: pad.txt is a pad; convert it to a plan or a document first; `summit help` lists "
        "the commands\n");
}

TEST_CASE("check prints problems to standard output") {
  FakeFiles files = with_files();
  CHECK(files.run({"check", "good.plan.json"}) == 0);
  CHECK(files.files["out"] == "");
  CHECK(files.run({"check", "good.plan.json", "doubtful.plan.json", "bad.plan.json"}) == 1);
  CHECK(files.files["out"] ==
        "doubtful.plan.json:1:1: warning: the plan has no title; give it one, such as “Liberty "
        "Project Priorities” [plan-without-title]\n"
        "bad.plan.json:2:1: error: this is not valid JSON: the file ends here, but the name of a "
        "member in quotation marks is expected [json-syntax]\n");
  CHECK(files.errors == "");
  CHECK(files.run({"check", "--json", "doubtful.plan.json"}) == 1);
  CHECK(
      files.files["out"] ==
      "[\n  {\n    \"file\": \"doubtful.plan.json\",\n    \"line\": 1,\n    \"column\": 1,\n"
      "    \"severity\": \"warning\",\n    \"message\": \"the plan has no title; give it one, such "
      "as “Liberty Project Priorities”\",\n    \"code\": \"plan-without-title\"\n  }\n]\n");
  CHECK(files.run({"check", "--json", "good.plan.json"}) == 0);
  CHECK(files.files["out"] == "[]\n");
}

TEST_CASE("hints alone are no failure") {
  FakeFiles files = with_files();
  Plan hinted = plan();
  hinted.people[0].url.clear();
  files.files["hinted.plan.json"] = write_plan_json(hinted);
  CHECK(files.run({"check", "hinted.plan.json"}) == 0);
  CHECK(files.files["out"].find("hint: “Alice” has no link") != std::string::npos);
}

TEST_CASE("errors in the input are status 1, and nothing is written over") {
  for (const std::vector<std::string_view>& words : std::vector<std::vector<std::string_view>>{
           {"convert", "bad.plan.json", "-o", "document.rst"},
           {"fmt", "bad.plan.json", "-o", "bad.plan.json"},
           {"apply", "bad.plan.json", "good.ops.json", "-o", "good.plan.json"}}) {
    FakeFiles files = with_files();
    const auto before = files.files;
    CHECK(files.run(words) == 1);
    CHECK(files.files == before);
    CHECK(files.errors.starts_with("bad.plan.json:2:1: error: this is not valid JSON"));
  }
}

TEST_CASE("wrong usage and file trouble are status 2, and say what is wrong") {
  const auto trouble = [](const std::vector<std::string_view>& words) {
    FakeFiles files = with_files();
    const auto before = files.files;
    CHECK(files.run(words) == 2);
    CHECK(files.files == before);
    return files.errors;
  };
  const std::string help = "; `summit help` lists the commands\n";
  CHECK(trouble({}) == "summit: no command given" + help);
  CHECK(trouble({"konvert"}) == "summit: there is no command “konvert”" + help);
  CHECK(trouble({"convert"}) == "summit: “convert” takes one file" + help);
  CHECK(trouble({"convert", "good.plan.json", "b"}) == "summit: “convert” takes one file" + help);
  CHECK(trouble({"apply", "good.plan.json"}) ==
        "summit: “apply” takes a plan and a list of operations" + help);
  CHECK(trouble({"fmt", "good.plan.json", "-o"}) == "summit: -o needs a value" + help);
  CHECK(trouble({"fmt", "good.plan.json", "--json"}) ==
        "summit: there is no option --json here" + help);
  CHECK(trouble({"convert", "good.plan.json", "-to", "plan"}) ==
        "summit: there is no option -to here" + help);
  CHECK(trouble({"convert", "good.plan.json", "--to", "pdf"}) ==
        "summit: “pdf” is no format that is known here; use plan, rst, etherpad, pad-html or text" +
            help);
  CHECK(trouble({"apply", "-", "-"}) ==
        "summit: standard input can be read only once, so give one “-”" + help);
  CHECK(trouble({"fmt", "none.plan.json"}) == "summit: cannot read none.plan.json: no such file\n");
  CHECK(trouble({"apply", "good.plan.json", "none.ops.json"}) ==
        "summit: cannot read none.ops.json: no such file\n");

  FakeFiles files = with_files();
  CHECK(files.run({"check", "none.plan.json", "doubtful.plan.json"}) == 2);
  CHECK(files.files["out"].starts_with("doubtful.plan.json:1:1: warning:"));
  files.full = true;
  CHECK(files.run({"fmt", "good.plan.json"}) == 2);
  CHECK(files.errors == "summit: cannot write -: no space left\n");
  CHECK(files.run({"check", "good.plan.json"}) == 2);
}

TEST_CASE("a dash is standard input, and after two every word is a file") {
  FakeFiles files = with_files();
  files.files["-"] = write_plan_json(plan());
  CHECK(files.run({"convert", "-"}) == 0);
  CHECK(files.files["out"] == write_rst(plan()));
  CHECK(files.run({"apply", "-", "good.ops.json"}) == 0);
  files.files["-"] = "{";
  CHECK(files.run({"fmt", "-"}) == 1);
  CHECK(files.errors.starts_with("-:1:2: error: "));
  files.files["--json"] = write_plan_json(plan());
  CHECK(files.run({"check", "--", "--json"}) == 0);
  CHECK(files.run({"fmt", "-o", "x", "--", "--json"}) == 0);
  CHECK(files.files["x"] == write_plan_json(plan()));
}

TEST_CASE("the format is told by name, then by content, and --from overrides both") {
  FakeFiles files = with_files();
  files.files["noname"] = " \n" + write_plan_json(plan());
  CHECK(files.run({"fmt", "noname"}) == 0);
  CHECK(files.files["out"].starts_with("{"));
  files.files["noname"] = "Title\n=====\n";
  CHECK(files.run({"convert", "noname", "--to", "plan"}) == 0);
  CHECK(read_plan_json(files.files["out"], "").value->title == "Title");
  files.files["odd.rst"] = write_plan_json(plan());
  CHECK(files.run({"convert", "odd.rst", "--to", "plan"}) == 0);
  CHECK(read_plan_json(files.files["out"], "").value->title == "");
  CHECK(files.run({"convert", "odd.rst", "--from", "plan", "--to", "plan"}) == 0);
  CHECK(read_plan_json(files.files["out"], "").value->title == "Liberty");
  CHECK(files.run({"convert", "good.plan.json", "--from", "rst", "--to", "plan"}) == 0);
  CHECK(read_plan_json(files.files["out"], "").value->source->format == "rst");
}

TEST_CASE("a pad becomes what its server would export, told by name, content or --from") {
  const std::string pad =
      R"({"pad:p":{"atext":{"text":"one\n","attribs":"|1+4"},"pool":{"numToAttrib":{},)"
      R"("nextNum":0},"head":0},"pad:p:revs:0":{"changeset":"Z:1>3+3$one","meta":{"author":"",)"
      R"("timestamp":1,"atext":{"text":"one\n","attribs":"|1+4"}}}})";
  FakeFiles files({{"p.etherpad", pad}, {"p.txt", pad}, {"list.etherpad", "[]"}, {"d.rst", "T\n"}});
  CHECK(files.run({"convert", "p.etherpad", "--to", "text"}) == exit_done);
  CHECK(files.files["out"] == "one\n");
  CHECK(files.errors.empty());
  CHECK(files.run({"convert", "p.txt", "-o", "p.html"}) == exit_done);
  CHECK(files.files["p.html"].find("\none<br>\n</body>") != std::string::npos);
  CHECK(files.run({"convert", "d.rst", "--from", "etherpad"}) == exit_problems);
  CHECK(files.run({"convert", "list.etherpad"}) == exit_problems);
  CHECK(files.errors.find("a list and no pad") != std::string::npos);
  CHECK(files.run({"check", "p.etherpad"}) == exit_done);
  CHECK(files.run({"check", "list.etherpad"}) == exit_problems);
  CHECK(files.run({"convert", "p.etherpad", "--to", "rst"}) == exit_done);
  CHECK(files.run({"convert", "p.etherpad", "-o", "q.etherpad"}) == exit_done);
  CHECK(files.run({"check", "q.etherpad"}) == exit_done);
  CHECK(files.run({"convert", "q.etherpad", "--to", "text"}) == exit_done);
  CHECK(files.files["out"] == "one\n");
  CHECK(files.run({"fmt", "p.etherpad"}) == exit_trouble);
  CHECK(files.errors.find("p.etherpad is a pad") != std::string::npos);
}

TEST_CASE("a plan becomes a pad, and travels in it") {
  FakeFiles files = with_files();
  CHECK(files.run({"convert", "good.plan.json", "-o", "p.etherpad"}) == exit_done);
  CHECK(files.run({"check", "p.etherpad"}) == exit_done);
  CHECK(files.files["p.etherpad"].find("summit-plan") != std::string::npos);
  CHECK(files.run({"convert", "p.etherpad", "--to", "text"}) == exit_done);
  CHECK(files.files["out"].find("Liberty") != std::string::npos);
  CHECK(files.errors == "");
  files.files["large.rst"] = "Title\n=====\n\n" + std::string(70'000, 'x') + "\n";
  CHECK(files.run({"convert", "large.rst", "-o", "large.etherpad"}) == exit_done);
  CHECK(files.errors.starts_with("summit: the plan is larger than a pad takes along (64 kB)"));
  CHECK(files.files["large.etherpad"].find("summit-plan") == std::string::npos);
}

TEST_CASE("a document is read as a plan, and written as it was") {
  FakeFiles files = with_files();
  const std::string document = files.files["document.rst"];
  CHECK(files.run({"convert", "document.rst", "-o", "x.plan.json"}) == 0);
  CHECK(files.errors == "");
  CHECK(files.run({"convert", "x.plan.json", "-o", "x.rst"}) == 0);
  CHECK(files.files["x.rst"] == document);
  CHECK(files.run({"convert", "document.rst"}) == 0);
  CHECK(files.files["out"] == document);
}

TEST_CASE("fmt and apply write a document where one is read") {
  FakeFiles files = with_files();
  CHECK(files.run({"fmt", "document.rst"}) == 0);
  CHECK(files.files["out"] == "Title\n=====\n");
  CHECK(files.run({"apply", "document.rst", "good.ops.json"}) == 0);
  CHECK(files.files["out"].find("New") != std::string::npos);
  CHECK(files.files["out"].find('{') == std::string::npos);
}

TEST_CASE("check prints a document's problems; bytes that are no text are errors") {
  FakeFiles files = with_files();
  CHECK(files.run({"check", "document.rst"}) == 0);
  CHECK(files.files["out"] == "");
  files.files["odd.rst"] = "A title\n=====\n";
  CHECK(files.run({"check", "odd.rst"}) == 1);
  CHECK(files.files["out"].starts_with("odd.rst:2:1: warning: "));
  CHECK(files.run({"convert", "odd.rst"}) == 0);
  CHECK(files.errors.starts_with("odd.rst:2:1: warning: "));
  CHECK(files.files["out"] == "A title\n=====\n");
  files.files["odd.rst"] = "\xFF";
  CHECK(files.run({"check", "odd.rst"}) == 1);
  CHECK(files.run({"convert", "odd.rst"}) == 1);
  CHECK(files.errors.starts_with("odd.rst:1:1: error: "));
}

TEST_CASE("help goes to standard output") {
  FakeFiles files;
  for (const std::vector<std::string_view>& words : std::vector<std::vector<std::string_view>>{
           {"help"}, {"--help"}, {"convert", "--help"}, {"check", "x", "-h"}}) {
    CHECK(files.run(words) == 0);
    CHECK(files.files["out"].find("summit convert IN") != std::string::npos);
  }
  CHECK(files.run({"--version"}) == 0);
}

}  // namespace
}  // namespace summit
