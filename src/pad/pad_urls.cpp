#include "pad/pad_urls.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "text/ascii.h"
#include "text/utf8.h"

namespace summit {
namespace {

constexpr std::string_view beginnings[] = {
    "x-man://",  "man://",  "afp://",   "file://", "ftp://",  "ftps://",
    "gopher://", "http://", "https://", "nfs://",  "sftp://", "smb://",
    "txmt://",   "about:",  "geo:",     "mailto:", "tel:",    "www."};

// Letters of words past ASCII, first to last.
constexpr std::pair<char32_t, char32_t> letters[] = {
    {0xC0, 0xD6},     {0xD8, 0xF6},     {0xF8, 0x1FFF},   {0x3040, 0x9FFF}, {0xF900, 0xFDFF},
    {0xFE70, 0xFEFE}, {0xFF10, 0xFF19}, {0xFF21, 0xFF3A}, {0xFF41, 0xFF5A}, {0xFF66, 0xFFDC}};

bool is_url_char(char32_t c) {
  if (c < 0x80) {
    const char ascii = static_cast<char>(c);
    return is_alphanumeric(ascii) ||
           std::string_view("-:@_.,~%+/?=&#!;()$'*").find(ascii) != std::string_view::npos;
  }
  return std::any_of(std::begin(letters), std::end(letters),
                     [&](const auto& range) { return c >= range.first && c <= range.second; });
}

}  // namespace

std::vector<PadUrl> find_urls(std::string_view line) {
  std::vector<PadUrl> urls;
  // Each beginning has one of these two.
  for (std::size_t mark = line.find_first_of(":."); mark != std::string_view::npos;) {
    const std::size_t from = urls.empty() ? 0 : urls.back().end;
    std::size_t begin = line.size();
    std::size_t body = 0;  // behind the beginning
    for (const std::string_view each : beginnings) {
      const std::size_t before = each.find_first_of(":.");
      if (mark < from + before || !line.substr(mark - before).starts_with(each)) continue;
      if (mark - before < begin) {
        begin = mark - before;
        body = begin + each.size();
      }
    }
    std::size_t end = 0;  // behind the last character that may be the URL's last
    for (std::size_t at = body; begin < line.size() && at < line.size();) {
      const CodePoint point = decode(line, at);
      if (!is_url_char(point.value)) break;
      at += point.size;
      const bool is_mark = point.value < 0x80 &&
                           std::string_view(":.,;?!)'*").find(static_cast<char>(point.value)) !=
                               std::string_view::npos;
      if (!is_mark) end = at;
    }
    if (end > body)
      urls.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
    mark = line.find_first_of(":.", std::max(mark + 1, end));
  }
  return urls;
}

}  // namespace summit
