// A file on its way from the disk to the screen.

#include <utility>

#include "ui/session.h"
#include "ui/texts.h"

namespace summit::ui {
namespace {

// Milliseconds: what of a frame opening may take, and how long it takes before it shows.
constexpr double slice = 8;
constexpr double shows_after = 120;

// Etherpad's servers take exports of up to 50 MB. Opening one needs twice its size, and a browser
// on a phone ends pages that take more than some hundred.
constexpr std::size_t max_file_bytes = 128'000'000;
// Of opening a file, what reading it from the disk counts for.
constexpr double coming_share = 0.3;

std::string megabytes(std::size_t bytes) {
  return format_text(tr("{} MB"), {number((bytes + 500'000) / 1'000'000)});
}

}  // namespace

void Session::expect(std::string_view name, std::size_t size) {
  drop_opening();
  opening_ = std::make_unique<Opening>();
  opening_->name = name;
  opening_->size = size;
  opening_->since = host_->now();
}

// Whoever handed over what was on its way hears that it did not arrive.
void Session::drop_opening() {
  if (opening_ && opening_->handed_over) loaded_ = Loaded{tr("Another file was opened."), {}};
  opening_.reset();
}

void Session::open(std::string_view name, std::string bytes) {
  expect(name, bytes.size());
  opening_->bytes = std::move(bytes);
  open_file();
}

FileId Session::begin_file(std::string_view name, std::size_t size) {
  drop_opening();
  if (size > max_file_bytes) {
    refuse(name, format_text(
                     tr("The file has {}, and Summit opens files of up to {}. Etherpad itself "
                        "takes exports of 50 MB; a pad’s text alone, exported as HTML or text, is "
                        "much smaller."),
                     {megabytes(size), megabytes(max_file_bytes)}));
    return 0;
  }
  expect(name, size);
  opening_->came_in_parts = true;
  opening_->bytes.reserve(size);
  host_->wake_after(shows_after);
  return opening_->id = ++last_file_;
}

bool Session::add_to_file(FileId id, std::string_view bytes) {
  if (!opening_ || opening_->id != id) return false;
  opening_->bytes += bytes;
  return true;
}

bool Session::end_file(FileId id, std::string_view error, FileHandle handle) {
  if (!opening_ || opening_->id != id) return true;
  opening_->handle = handle;
  if (error.empty()) return open_file();
  const std::string name = std::exchange(opening_, nullptr)->name;
  refuse(name, format_text(tr("The browser cannot read the file: {}"), {error}));
  return false;
}

void Session::tell_unopened(std::string_view names) {
  if (!dialog_text.empty()) dialog_text.append("\n\n");
  if (dialog_title.empty()) dialog_title = tr("Not everything was opened");
  dialog_text.append(
      format_text(tr("Summit opens one plan or document at a time, with a pad beside it, and no "
                     "folders. Not opened: {}"),
                  {names}));
}

void Session::open_pad(std::unique_ptr<Opening> file, FileFormat format) {
  file->pad = std::make_unique<PadOpening>(format, file->name, std::move(file->bytes));
  opening_ = std::move(file);
  go_on_opening();
}

void Session::open_kept_pad(std::string_view name, std::string bytes) {
  expect(std::string(name) + ".etherpad", bytes.size());
  opening_->is_kept = true;
  opening_->bytes = std::move(bytes);
  open_pad(std::exchange(opening_, nullptr), FileFormat::etherpad);
}

void Session::go_on_opening() {
  if (!opening_) return;
  const double begin = host_->now();
  if (opening_->pad) {
    const auto step = [&] { return opening_->pad->step(pad.state(), started ? &plan : nullptr); };
    bool is_left = step();
    while (is_left && host_->now() - begin < slice) is_left = step();
    if (!is_left) {
      const std::unique_ptr<Opening> done = std::exchange(opening_, nullptr);
      handed_over_ = done->handed_over.has_value();
      return show_opened(done->name, std::move(*done->pad).take(), done->is_kept);
    }
  }
  if (opening_->shows || opening_->handed_over || begin - opening_->since < shows_after) return;
  opening_->shows = true;
  say(format_text(tr("Opening {}. Escape cancels."), {opening_->name}));
}

void Session::cancel_opening() {
  if (!opening_) return;
  const std::string name = std::exchange(opening_, nullptr)->name;
  say(format_text(tr("Cancelled: {} was not opened"), {name}));
}

std::string Session::opening_title() const {
  return format_text(tr("Opening {}"), {opening_->name});
}

double Session::opening_progress() const {
  const double before = opening_->came_in_parts ? coming_share : 0;
  if (opening_->pad) return before + (1 - before) * opening_->pad->progress();
  if (opening_->size == 0) return before;
  return before * static_cast<double>(opening_->bytes.size()) / static_cast<double>(opening_->size);
}

}  // namespace summit::ui
