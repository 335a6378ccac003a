#include "plan/json_writer.h"

#include <utility>

namespace summit {

void append_json_string(std::string& out, std::string_view value) {
  static constexpr char hex[] = "0123456789abcdef";
  out += '"';
  std::size_t clean = 0;  // start of the run that needs no escape
  for (std::size_t i = 0; i < value.size(); ++i) {
    const auto c = static_cast<unsigned char>(value[i]);
    if (c >= 0x20 && c != '"' && c != '\\') continue;
    out.append(value, clean, i - clean);
    clean = i + 1;
    out += '\\';
    switch (c) {
      case '"':
        out += '"';
        break;
      case '\\':
        out += '\\';
        break;
      case '\n':
        out += 'n';
        break;
      case '\r':
        out += 'r';
        break;
      case '\t':
        out += 't';
        break;
      case '\b':
        out += 'b';
        break;
      case '\f':
        out += 'f';
        break;
      default:
        out += "u00";
        out += hex[c >> 4U];
        out += hex[c & 0xFU];
    }
  }
  out.append(value, clean);
  out += '"';
}

void JsonWriter::begin_value() {
  if (after_name_) {
    after_name_ = false;
    return;
  }
  if (depth_ == 0) return;
  if (!first_) out_ += ',';
  first_ = false;
  out_ += '\n';
  out_.append(2 * depth_, ' ');
}

void JsonWriter::name(std::string_view name) {
  begin_value();
  append_json_string(out_, name);
  out_ += ": ";
  after_name_ = true;
}

void JsonWriter::string(std::string_view value) {
  begin_value();
  append_json_string(out_, value);
}

void JsonWriter::integer(std::int64_t value) {
  raw(std::to_string(value));
}

void JsonWriter::raw(std::string_view json) {
  begin_value();
  out_ += json;
}

void JsonWriter::open(char bracket) {
  begin_value();
  out_ += bracket;
  ++depth_;
  first_ = true;
}

void JsonWriter::close(char bracket) {
  --depth_;
  if (!first_) {
    out_ += '\n';
    out_.append(2 * depth_, ' ');
  }
  first_ = false;
  out_ += bracket;
}

std::string JsonWriter::take() && {
  out_ += '\n';
  return std::move(out_);
}

}  // namespace summit
