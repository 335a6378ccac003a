// A pad's lines from text: Etherpad's text export, and notes pasted from anywhere.
#pragma once

#include <cstddef>
#include <string_view>

#include "pad/pad_lines.h"
#include "text/problem.h"

namespace summit {

// Etherpad itself takes no file of more than 50 MB.
inline constexpr std::size_t pad_size_limit = std::size_t{64} << 20U;

// A line for each line of the text. Where tabs alone indent, they are levels as in Etherpad's
// export
// ("\t* bullet", "\t\t2.1. number", "\tindented"); else, and for what people wrote by hand,
// find_plain_structure() says what lines are (pad/plain_structure.h). The pad's name is that of the
// file without folder and ending. No text: more than pad_size_limit bytes (pad-size), bytes that
// are no UTF-8 (pad-utf8), a NUL (pad-control). Time is linear.
[[nodiscard]] Result<PadLines> read_pad_text(std::string_view text, std::string_view file);

// What every form of a pad must be, the name of its file without folder and endings.
[[nodiscard]] std::vector<Problem> check_pad_bytes(std::string_view text, std::string_view file);
[[nodiscard]] std::string pad_name_of(std::string_view file);

}  // namespace summit
