// Any bytes can be offered as a pad's text: they give lines that become a plan, or say why not.
#include <cstdint>
#include <string_view>

#include "fuzz/pad_lines.h"
#include "pad/pad_text_reader.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const summit::Result<summit::PadLines> pad = summit::read_pad_text(text, "pad");
  if (pad) {
    summit::check_lines(*pad.value);
    summit::check_collecting(*pad.value, size);
  } else {
    summit::require(pad.problems.size() == 1 && !pad.problems[0].message.empty());
  }
  return 0;
}
