// A pad's lines from HTML: Etherpad's HTML export, tag soup as it is, and whatever a page or a
// clipboard holds.
#pragma once

#include <string_view>

#include "pad/pad_lines.h"
#include "text/problem.h"

namespace summit {

// Lists, headings and the inline attributes of a pad come as tags; "<br>" ends a line, and so does
// every block of other HTML. A row of a table is a line, its cells between "|"; a link whose text
// does not show where it leads has that behind it. What an export leaves in the text (the "*" of a
// heading) and what people wrote by hand is told as in text (pad/plain_structure.h). The pad's name
// is the page's title, else that of the file.
//
// No page: what read_pad_text() refuses, a page without any text, or the page that Etherpad shows a
// pad in, whose text a browser has yet to fetch (pad-html). A whole page that Etherpad did not
// export is read, with a warning (pad-html-other). Time is linear.
[[nodiscard]] Result<PadLines> read_pad_html(std::string_view page, std::string_view file);

}  // namespace summit
