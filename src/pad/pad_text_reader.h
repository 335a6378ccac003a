// A pad's lines from text: Etherpad's text export, and notes pasted from anywhere.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "pad/pad_lines.h"
#include "text/problem.h"

namespace summit {

// Etherpad itself takes no file of more than 50 MB.
inline constexpr std::size_t pad_size_limit = std::size_t{64} << 20U;

// A line for each line of the text. In Etherpad's export tabs are levels ("\t* bullet",
// "\t\t2.1. number", "\tindented"); in other notes, and for what people typed by hand,
// find_plain_structure() says what lines are (pad/plain_structure.h). The pad's name is that of the
// file. There are none where check_pad_bytes() finds something. Time is linear.
[[nodiscard]] Result<PadLines> read_pad_text(std::string_view text, std::string_view file);

// What keeps bytes from being a pad of any text form: more than pad_size_limit (pad-size), a NUL
// (pad-control), no UTF-8 (pad-utf8).
[[nodiscard]] std::vector<Problem> check_pad_bytes(std::string_view text, std::string_view file);

// The name of a file without folder and ending; none for standard input.
[[nodiscard]] std::string pad_name_of(std::string_view file);

}  // namespace summit
