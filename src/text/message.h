// What lower layers tell a person: an English sentence, with the values in it apart, so that
// whoever shows it can look the sentence up in another language.
//
//   Message("no idea has the id “{}”; use one of the plan's ids", {id})
//
// tests/ui/languages_test.py finds the sentences by the names Message and Pattern, so each is a
// literal behind one of them.
#pragma once

#include <concepts>
#include <cstdint>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>

namespace summit {

// Marks a literal that is looked up: a sentence or a phrase with a "{}" for each value.
struct Pattern {
  explicit constexpr Pattern(const char* text) : english(text) {}
  const char* english;
  // Whether both are the same place in the program.
  friend constexpr bool operator==(Pattern, Pattern) = default;
};

class Message {
 public:
  // What stands in a sentence; refers to what it is made of, until the message is made.
  class Value {
   public:
    Value() = default;
    // Text that is the same in every language, such as a name.
    Value(std::string_view text) : text_(text) {}
    Value(const std::string& text) : text_(text) {}
    template <std::integral Number>
    Value(Number number) : number_(static_cast<std::int64_t>(number)), kind_(Kind::number) {}
    // A phrase that is looked up itself, such as "the title"; `text` is what has its "{}".
    Value(Pattern phrase) : text_(phrase.english), kind_(Kind::message) {}
    Value(Pattern phrase, std::string_view text)
        : text_(text), phrase_(phrase.english), kind_(Kind::phrase) {}
    Value(const Message& message) : text_(message.encoded_), kind_(Kind::message) {}

   private:
    friend class Message;
    enum class Kind : std::uint8_t { text, number, message, phrase };
    void append_to(std::string& encoded) const;

    std::string_view text_;
    const char* phrase_ = nullptr;
    std::int64_t number_ = 0;
    Kind kind_ = Kind::text;
  };
  using Values = std::initializer_list<Value>;

  // Says nothing.
  Message() = default;
  Message(Pattern pattern) : encoded_(pattern.english) {}
  Message(Pattern pattern, Values values);
  explicit Message(const char* english) : encoded_(english) {}
  Message(const char* english, Values values) : Message(Pattern(english), values) {}

  [[nodiscard]] bool empty() const { return encoded_.empty(); }
  [[nodiscard]] std::string english() const;
  // With what `look_up` gives for each English pattern.
  using LookUp = std::string_view (*)(std::string_view english);
  [[nodiscard]] std::string told(LookUp look_up) const;

  friend bool operator==(const Message&, const Message&) = default;
  friend bool operator==(const Message& message, std::string_view english) {
    return message.english() == english;
  }

 private:
  // The pattern; where there are values a NUL and each of them: a letter that says whether it is
  // another message, its size in four bytes, its bytes. One string is the least code and memory.
  std::string encoded_;
};

// The values for the "{}" of a pattern, or for its "{1}", "{2}" where their order differs.
[[nodiscard]] std::string fill(std::string_view pattern, std::span<const std::string_view> values);

}  // namespace summit
