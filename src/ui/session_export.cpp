// The plan and the pad as files of Etherpad; see session.h.

#include <algorithm>
#include <chrono>
#include <string>
#include <utility>

#include "pad/plan_lines.h"
#include "ui/session.h"
#include "ui/texts.h"

namespace summit::ui {
namespace {

struct PadForm {
  std::string_view ending;
  std::string_view mime_type;
};

PadForm form_of(FileFormat format) {
  if (format == FileFormat::etherpad) return {".etherpad", "application/json"};
  if (format == FileFormat::pad_html) return {".html", "text/html"};
  return {".txt", "text/plain"};
}

// A pad may be named as no file can be.
std::string file_name(std::string_view stem, std::string_view ending) {
  std::string name(stem);
  constexpr std::string_view reserved = "\"*/:<>?\\|";
  std::replace_if(
      name.begin(), name.end(),
      [&](char c) {
        return static_cast<unsigned char>(c) < 0x20 || reserved.find(c) != std::string_view::npos;
      },
      '_');
  return name.append(ending);
}

std::int64_t milliseconds_since_1970() {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  return std::chrono::duration_cast<std::chrono::milliseconds>(now).count();
}

}  // namespace

void Session::export_plan(FileFormat format) {
  const std::string stem = file_stem();
  save_pad(format, {lines_of_plan(plan, stem), {}}, stem);
}

void Session::export_pad(FileFormat format) {
  if (pad.is_open()) save_pad(format, pad.state()->source->opened, pad.pad().id);
}

void Session::save_pad(FileFormat format, const OpenedPad& written, std::string_view stem) {
  const PadForm form = form_of(format);
  const std::string name = file_name(stem, form.ending);
  const WrittenPad file = write_pad(format, written, &plan, milliseconds_since_1970());
  host_->save_file(exporting(name, tr(file.problem)), name, form.mime_type, file.bytes);
}

}  // namespace summit::ui
