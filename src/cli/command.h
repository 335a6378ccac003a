// The `summit` command: the core for scripts, CI and hooks. Input format is told by file name and
// content; output goes to standard output without -o; nothing is written over on failure; problems
// go to standard error, one a line.
#pragma once

#include <span>
#include <string_view>

#include "cli/files.h"

namespace summit {

// Exit statuses, the same for all commands.
inline constexpr int exit_done = 0;      // done; for check: nothing above a hint
inline constexpr int exit_problems = 1;  // errors in the input, refused operations, findings
inline constexpr int exit_trouble = 2;   // wrong usage, or a file that cannot be read or written

// `arguments` are those behind the program's name.
[[nodiscard]] int run_command(std::span<const std::string_view> arguments, Files& files);

}  // namespace summit
