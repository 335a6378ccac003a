#include "pad/etherpad_reader.h"

#include <doctest/doctest.h>

#include "pad/generated_pad.h"
#include "text/utf16.h"

namespace summit {
namespace {

// A pad of two revisions, into which tests put what they are about.
std::string pad_with(std::string_view find, std::string_view put) {
  std::string file = R"({"pad:p":{"atext":{"text":"ab\n","attribs":"*0+2|1+1"},)"
                     R"("pool":{"numToAttrib":{"0":["author","a.1"]},"nextNum":1},"head":1,)"
                     R"("chatHead":0,"publicStatus":true,"savedRevisions":[{"revNum":1,)"
                     R"("savedById":"a.1","label":"One","timestamp":5,"id":"x"}],"x":{"y":[1]}},)"
                     R"("globalAuthor:a.1":{"colorId":0,"name":"Ana","timestamp":3,"padIDs":"p"},)"
                     R"("pad:p:revs:0":{"changeset":"Z:1>1*0+1$a","meta":{"author":"a.1",)"
                     R"("timestamp":10,"atext":{"text":"a\n","attribs":"*0+1|1+1"}}},)"
                     R"("pad:p:revs:1":{"changeset":"Z:2>1=1*0+1$b","meta":{"author":"a.1",)"
                     R"("timestamp":20}},)"
                     R"("pad:p:chat:0":{"text":"hi","userId":"a.1","time":7,"userName":"An"}})";
  const std::size_t at = file.find(find);
  REQUIRE(at != std::string::npos);
  return file.replace(at, find.size(), put);
}

std::string code_of(std::string_view find, std::string_view put) {
  const Result<Etherpad> read = read_etherpad(pad_with(find, put), "p.etherpad");
  std::string codes;
  for (const Problem& problem : read.problems) {
    codes += (codes.empty() ? "" : " ") + problem.code;
    CHECK((problem.severity == Severity::error) == !read);
    CHECK(problem.file == "p.etherpad");
  }
  return codes;
}

std::string sentence(std::string bytes) {
  const Result<Etherpad> read = read_etherpad(std::move(bytes), "p");
  REQUIRE_FALSE(read);
  REQUIRE(read.problems.size() == 1);
  return to_string(read.problems[0]);
}

}  // namespace

TEST_CASE("a pad's records are read") {
  const Result<Etherpad> read = read_etherpad(pad_with("ab", "ab"), "p");
  REQUIRE(read);
  CHECK(read.problems.empty());
  const Etherpad& pad = *read.value;
  CHECK(pad.id == "p");
  CHECK(pad.text.text == u"ab\n");
  CHECK(pad.head == 1);
  CHECK(pad.is_public);
  REQUIRE(pad.authors.size() == 1);
  CHECK(pad.authors[0] == PadAuthor{"a.1", "Ana", "#ffc7c7"});
  REQUIRE(pad.saved_revisions.size() == 1);
  CHECK(pad.saved_revisions[0].label == "One");
  REQUIRE(pad.chat.size() == 1);
  CHECK(pad.chat[0].text == "hi");
  CHECK(pad.chat[0].author == 0);
  REQUIRE(pad.unknown.size() == 1);
  CHECK(pad.unknown[0].name == "x");
  CHECK(pad.unknown[0].json == R"({"y":[1]})");
  REQUIRE(pad.revisions.size() == 2);
  CHECK(pad.revisions[1].timestamp == 20);
  CHECK(pad.revisions[1].author == 0);
  CHECK(changeset_of(pad, pad.revisions[1]) == u"Z:2>1=1*0+1$b");
  CHECK(key_text_of(pad, pad.revisions[0])->text == u"a\n");
  CHECK_FALSE(key_text_of(pad, pad.revisions[1]));
  CHECK(find_revision(pad, 2) == nullptr);
}

TEST_CASE("what is no pad is refused in one sentence with its place") {
  CHECK(sentence("") == "p:1:1: error: this file is empty, so it is no pad [json-syntax]");
  CHECK(sentence("[]") ==
        "p:1:1: error: this is JSON, but a list and no pad; export the pad again [pad-format]");
  CHECK(sentence("{}").find("it has no record “pad:…”") != std::string::npos);
  CHECK(sentence("<!doctype html>") ==
        "p:1:1: error: this is not valid JSON, which a pad's export is: an object, in braces, is "
        "expected here [json-syntax]");
  CHECK(sentence(std::string(1, '\0')).find("a zero byte") != std::string::npos);
  CHECK(sentence("{\"pad:p\":{}}").find("has no text") != std::string::npos);
  CHECK(sentence("{\"pad:p\":null}").find("has no text") != std::string::npos);
  CHECK(sentence("\xFF\xFE{").find("[json-utf8]") != std::string::npos);
  CHECK(sentence("{\n \"a\xFF\":1}").find("p:2:4: error: this is not UTF-8") == 0);
}

TEST_CASE("of two pads in a file neither is opened") {
  const std::string file =
      pad_with(R"({"pad:p":)", R"({"pad:q":{"atext":{"text":"x\n"}},"pad:p":)");
  CHECK(sentence(file) ==
        "p:1:35: error: this file has two pads, “q” and “p”; export each into its own file "
        "[pad-several]");
}

TEST_CASE("cut off anywhere, a pad says so or is whole") {
  const std::string file = pad_with("ab", "ab");
  for (std::size_t size = 0; size < file.size(); ++size) {
    const Result<Etherpad> read = read_etherpad(file.substr(0, size), "p");
    REQUIRE_FALSE(read);
    REQUIRE(read.problems.size() == 1);
    CHECK(read.problems[0].code == "json-syntax");
  }
}

TEST_CASE("damage is told, and the pad opens") {
  CHECK(code_of("{\"pad:p\"", "\xEF\xBB\xBF{\"pad:p\"") == "pad-byte-order-mark");
  CHECK(code_of("ab\\n", "ab") == "pad-text");
  CHECK(code_of("ab\\n", "a\\ud83c\\n") == "pad-surrogate");
  CHECK(code_of("*0+2|1+1", "*0+2") == "pad-attributes");
  CHECK(code_of("*0+2|1+1", "*7+2|1+1") == "pad-attributes");
  CHECK(code_of("*0+2|1+1", "*0+1*0+1|1+1") == "pad-attributes-form");
  CHECK(code_of("\"nextNum\":1", "\"nextNum\":2") == "pad-pool");
  CHECK(code_of("\"author\",\"a.1\"", "\"author\",true").find("pad-pool") == 0);
  CHECK(code_of("\"0\":[\"au", "\"999999999\":[\"au").find("pad-pool") != std::string::npos);
  CHECK(code_of("\"head\":1", "\"head\":2") == "pad-revision-missing");
  CHECK(code_of("\"head\":1", "\"head\":\"1\"") == "pad-type");
  CHECK(code_of("\"head\":1", "\"head\":-1") == "pad-type");
  CHECK(code_of("revs:0", "revs:999999999").find("pad-revision-missing") == 0);
  CHECK(code_of("\"head\":1", "\"head\":0").find("pad-revision-extra") != std::string::npos);
  CHECK(code_of("\"id\":\"x\"", "\"id\":\"\"") == "pad-saved-revision");
  CHECK(code_of("\"revNum\":1", "\"revNum\":9") == "pad-saved-revision");
  CHECK(code_of("\"chatHead\":0", "\"chatHead\":1") == "pad-chat");
  CHECK(code_of("\"padIDs\":\"p\"", "\"padIDs\":{\"p\":1}") == "pad-author");
  CHECK(code_of("\"padIDs\":\"p\"", "\"padIDs\":\"q\"") == "pad-author");
  CHECK(code_of("\"timestamp\":20", "\"timestamp\":\"20\"") == "pad-timestamp");
  CHECK(code_of("\"timestamp\":20", "\"timestamp\":20.5").empty());
  CHECK(code_of("\"author\":\"a.1\",\"timestamp\":20", "\"timestamp\":20") ==
        "pad-revision-author");
  CHECK(code_of("\"author\":\"a.1\",\"timestamp\":20", "\"author\":\"a.2\",\"timestamp\":20") ==
        "pad-author-unknown");
  CHECK(code_of("\"author\":\"a.1\",\"timestamp\":20", "\"author\":\"\",\"timestamp\":20").empty());
  CHECK(code_of("\"changeset\":\"Z:2", "\"other\":\"Z:2") == "pad-changeset");
  CHECK(code_of("\"atext\":{\"text\":\"a\\n", "\"other\":{\"text\":\"a\\n") == "pad-key-revision");
  CHECK(code_of("\"globalAuthor:a.1\":{", "\"plugin:p\":{") == "pad-unknown-key");
  CHECK(code_of("\"pad:p:chat:0\"", "\"pad:other:chat:0\"").find("pad-other") != std::string::npos);
  CHECK(
      code_of("{\"colorId\":0,\"name\":\"Ana\",\"timestamp\":3,\"padIDs\":\"p\"}", "null").empty());
}

TEST_CASE("the same damage many times is told once") {
  std::string file = GeneratedPad().file(500);
  for (std::size_t at = 0; (at = file.find("\"timestamp\":17", at)) != std::string::npos;) {
    file.replace(at, 14, "\"timestamp\":-7");
  }
  const Result<Etherpad> read = read_etherpad(file, "p");
  REQUIRE(read);
  REQUIRE(read.problems.size() == 1);
  CHECK(read.problems[0].message.english().ends_with("; there are 499 more like this"));
}

TEST_CASE("a pad is read in slices of any size, with progress") {
  const std::string file = GeneratedPad().file(300);
  const Result<Etherpad> whole = read_etherpad(file, "p");
  REQUIRE(whole);
  CHECK(whole.problems.empty());
  EtherpadReader reader(file, "p");
  double progress = 0;
  int steps = 0;
  while (reader.step(1000)) {
    CHECK(reader.progress() > progress);
    progress = reader.progress();
    ++steps;
  }
  CHECK(steps > 20);
  CHECK(reader.progress() == 1);
  const Result<Etherpad> sliced = std::move(reader).take();
  REQUIRE(sliced);
  CHECK(sliced.value->text == whole.value->text);
  CHECK(sliced.value->revisions.size() == 300);
}

TEST_CASE("the order of records does not matter") {
  std::string file = pad_with("ab", "ab");
  const std::size_t end = file.find(",\"globalAuthor");
  const std::string record = file.substr(1, end - 1);
  file = "{" + file.substr(end + 1, file.size() - end - 2) + "," + record + "}";
  const Result<Etherpad> read = read_etherpad(file, "p");
  REQUIRE(read);
  CHECK(read.problems.empty());
  CHECK(read.value->head == 1);
}

}  // namespace summit
