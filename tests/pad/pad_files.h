// Files that several tests of pads read, and who is known in them.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "plan/plan.h"
#include "plan/plan_json.h"

namespace summit {

inline std::string contents(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

// Writes expected output anew where the tests run with SUMMIT_REBASE=1.
inline void rebase(const std::filesystem::path& path, std::string_view text) {
  const char* asked = std::getenv("SUMMIT_REBASE");
  if (asked != nullptr && std::string_view(asked) == "1") {
    std::ofstream(path, std::ios::binary) << text;
  }
}

inline Plan liberty_plan() {
  return *read_plan_json(contents("assets/liberty.plan.json"), "").value;
}
inline std::vector<Person> liberty_people() {
  return liberty_plan().people;
}

}  // namespace summit
