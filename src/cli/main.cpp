#include <string_view>
#include <vector>

#include "cli/command.h"
#include "cli/files.h"

int main(int argc, char** argv) {
  const std::vector<std::string_view> arguments(argv + (argc > 0 ? 1 : 0), argv + argc);
  summit::RealFiles files;
  return summit::run_command(arguments, files);
}
