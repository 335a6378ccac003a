#include "pad/file_format.h"

#include <doctest/doctest.h>

#include "pad/pad_files.h"

namespace summit {

TEST_CASE("a file's format is told by its name, else by how it begins") {
  CHECK(format_of("a.rst", "{") == FileFormat::rst);
  CHECK(format_of("A.RST", "") == FileFormat::rst);
  CHECK(format_of("a.rest", "") == FileFormat::rst);
  CHECK(format_of("a.etherpad", "") == FileFormat::etherpad);
  CHECK(format_of("a.json", "{\"format\": \"summit-plan\"}") == FileFormat::plan);
  CHECK(format_of("a.json", "{\"pad:x\": {}}") == FileFormat::etherpad);
  CHECK(format_of("a", "\xEF\xBB\xBF { \"globalAuthor:a.x\": {}}") == FileFormat::etherpad);
  CHECK(format_of("a.txt", "<p>") == FileFormat::text);
  CHECK(format_of("a.html", "words") == FileFormat::pad_html);
  CHECK(format_of("pasted", " <p>") == FileFormat::pad_html);
  CHECK(format_of("pasted", "words") == FileFormat::rst);
  CHECK(format_of("pasted", "") == FileFormat::plan);
  CHECK(format_of("", "[]") == FileFormat::plan);
  CHECK_FALSE(has_ending("st", ".rst"));
}

TEST_CASE("a pad's forms give the same name, and one of them the Etherpad itself") {
  const auto read = [](const std::string& ending) {
    const std::string file = "assets/liberty-pad." + ending;
    const std::string bytes = contents(file);
    Result<OpenedPad> pad = read_pad(format_of(file, bytes), bytes, file);
    REQUIRE(pad);
    CHECK(pad.value->lines.id == "liberty-pad");
    return std::move(*pad.value);
  };
  CHECK(read("etherpad").etherpad.has_value());
  CHECK_FALSE(read("html").etherpad.has_value());
  CHECK(read("txt").lines.lines.size() == read("etherpad").lines.lines.size());
}

TEST_CASE("what is no pad is refused with its place") {
  const Result<OpenedPad> pad = read_pad(FileFormat::etherpad, "{}", "empty.etherpad");
  CHECK_FALSE(pad);
  REQUIRE_FALSE(pad.problems.empty());
  CHECK(pad.problems[0].file == "empty.etherpad");
}

}  // namespace summit
