// What a file is, told by its name and else by how it begins; a pad from whatever form it comes in,
// and into whatever form it is to go.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "pad/etherpad.h"
#include "pad/pad_lines.h"
#include "plan/plan.h"
#include "text/problem.h"

namespace summit {

enum class FileFormat : std::uint8_t { plan, rst, etherpad, pad_html, text };

[[nodiscard]] constexpr bool is_pad(FileFormat format) {
  return format == FileFormat::etherpad || format == FileFormat::pad_html ||
         format == FileFormat::text;
}

// Whether a file's name ends so, whatever its letters' case.
[[nodiscard]] bool has_ending(std::string_view name, std::string_view ending);

// JSON begins with a brace, nothing in a document does; a pad's export begins with one of its
// records; HTML begins with a tag. Without a name that says so, text is a document.
[[nodiscard]] FileFormat format_of(std::string_view name, std::string_view bytes);

struct OpenedPad {
  PadLines lines;
  std::optional<Etherpad> etherpad;  // where it came as one: its history, its authors
};

// The one that it shows; none where it came without its history.
[[nodiscard]] inline std::optional<std::uint32_t> revision_of(const OpenedPad& pad) {
  return pad.etherpad ? std::optional(pad.etherpad->head) : std::nullopt;
}

// With its lines.
[[nodiscard]] Result<OpenedPad> opened_pad(Result<Etherpad> pad);
// For a format that is_pad().
[[nodiscard]] Result<OpenedPad> read_pad(FileFormat format, std::string bytes,
                                         std::string_view name);

struct WrittenPad {
  std::string bytes;
  Message problem;  // what was left out, without a full stop; empty: nothing
};

// As a format that is_pad(). In Etherpad's own with its history, where it has one, and with the
// plan, where there is one and it is not too large. `now`: milliseconds since 1970.
[[nodiscard]] WrittenPad write_pad(FileFormat format, const OpenedPad& pad, const Plan* plan,
                                   std::int64_t now);

}  // namespace summit
