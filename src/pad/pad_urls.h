// The URLs in a line of a pad, as Etherpad finds them to make links.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace summit {

struct PadUrl {
  std::uint32_t begin;  // bytes of the line
  std::uint32_t end;
};

// What begins with a known scheme or "www.", up to a character that no URL has, without the
// punctuation at its end.
[[nodiscard]] std::vector<PadUrl> find_urls(std::string_view line);

}  // namespace summit
