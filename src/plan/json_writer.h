// JSON text, written straight into a string: two-space indentation, members in the order given,
// every character but the required ones unescaped. (nlohmann's serialiser wants a DOM with sorted
// or linearly searched members first.)
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace summit {

// Appends `value` as a JSON string, quotes included.
void append_json_string(std::string& out, std::string_view value);

class JsonWriter {
 public:
  void begin_object() { open('{'); }
  void end_object() { close('}'); }
  void begin_array() { open('['); }
  void end_array() { close(']'); }

  // The name of the member whose value is written next.
  void name(std::string_view name);

  void string(std::string_view value);
  void integer(std::int64_t value);
  void boolean(bool value) { raw(value ? "true" : "false"); }
  void null() { raw("null"); }
  // A value that is JSON already.
  void raw(std::string_view json);

  // The text so far, with the newline at its end.
  [[nodiscard]] std::string take() &&;

 private:
  void open(char bracket);
  void close(char bracket);
  void begin_value();

  std::string out_;
  std::size_t depth_ = 0;
  bool first_ = true;        // nothing yet in the innermost container
  bool after_name_ = false;  // a value completes the line
};

}  // namespace summit
