#include "text/message.h"

#include <doctest/doctest.h>

#include <string>

namespace summit {
namespace {

// A language in which all that is looked up stands in brackets, and values in another order.
std::string_view in_brackets(std::string_view english) {
  if (english == "{} is {}") return "[{2} = {1}]";
  if (english == "the title") return "[title]";
  if (english == "an entry of “{}”") return "[entry: {}]";
  return english;
}

}  // namespace

TEST_CASE("a message is told in English and in another language") {
  const Message message("{} is {}", {Pattern("the title"), std::string_view("Übersicht {}")});
  CHECK(message.english() == "the title is Übersicht {}");
  CHECK(message.told(in_brackets) == "[Übersicht {} = [title]]");
  CHECK(message == "the title is Übersicht {}");
  CHECK(message == Message(message));
}

TEST_CASE("the values of a message are text, numbers, phrases and messages") {
  const std::string name = "owners";
  const Message entry("{} is {}", {{Pattern("an entry of “{}”"), name}, -12});
  CHECK(entry.english() == "an entry of “owners” is -12");
  CHECK(entry.told(in_brackets) == "[-12 = [entry: owners]]");
  const Message within("{}; {} of {}", {entry, std::string(300, 'x'), 70'000U});
  CHECK(within.english() == "an entry of “owners” is -12; " + std::string(300, 'x') + " of 70000");
  CHECK(within.told(in_brackets).starts_with("[-12 = [entry: owners]]; x"));
}

TEST_CASE("text in a message is nothing but text") {
  const std::string odd("the title\0m\1\0\0\0{}", 17);
  const Message message("{} is {}", {odd, Pattern("the title")});
  CHECK(message.english() == odd + " is the title");
  CHECK(message.told(in_brackets) == "[[title] = " + odd + "]");
}

TEST_CASE("a message may say nothing, or a pattern alone") {
  CHECK(Message().empty());
  CHECK(Message().english() == "");
  CHECK(Message("the title").told(in_brackets) == "[title]");
  CHECK(Message("{\"op\": …} or “}”", {1}).english() == "{\"op\": …} or “}”");
}

}  // namespace summit
