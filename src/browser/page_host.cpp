#include "browser/page_host.h"

#include "browser/page.h"

namespace summit::browser {

void PageHost::pick_file() {
  page_pick_file();
}

void PageHost::save_file(ui::RequestId request, std::string_view name, std::string_view mime_type,
                         std::string_view text) {
  page_save_file(request, name.data(), name.size(), mime_type.data(), mime_type.size(), text.data(),
                 text.size());
}

void PageHost::save_plan(ui::RequestId request, const ui::SaveTarget& target) {
  page_save_plan(request, target.handle, target.name.data(), target.name.size(), target.is_chosen,
                 target.is_plan, target.overwrites);
}

bool PageHost::keeps_plan() const {
  return page_keeps_plan();
}

void PageHost::keep_plan(ui::RequestId request) {
  page_keep_plan(request);
}

void PageHost::copy_text(ui::RequestId request, std::string_view text, std::string_view html) {
  page_copy_text(request, text.data(), text.size(), html.data(), html.size());
}

void PageHost::copy_link(ui::RequestId request, std::string_view plan) {
  page_copy_link(request, plan.data(), plan.size());
}

void PageHost::reload() {
  page_reload();
}

void PageHost::read_clipboard(ui::RequestId request) {
  page_read_clipboard(request);
}

void PageHost::set_document(std::string_view title, bool unsaved) {
  page_set_document(title.data(), title.size(), unsaved);
}

std::string PageHost::new_id() {
  char id[64];
  return {id, page_new_id(id, sizeof id)};
}

void PageHost::plan_changed() {
  page_plan_changed();
}

void PageHost::ask_library(ui::LibraryAction action, std::string_view id, std::string_view text) {
  page_library(static_cast<std::int32_t>(action), id.data(), id.size(), text.data(), text.size());
}

void PageHost::wake_after(double milliseconds) {
  page_wake_after(milliseconds);
}

double PageHost::now() const {
  return page_now();
}

bool PageHost::uses_command() const {
  return page_uses_command();
}

bool PageHost::prefers_dark() const {
  return page_prefers_dark();
}

bool PageHost::prefers_contrast() const {
  return page_prefers_contrast();
}

ui::TextSelection PageHost::selection_in(ui::NodeId field) const {
  std::uint32_t begin_end[2] = {};
  page_selection_in(field, begin_end);
  return {begin_end[0], begin_end[1]};
}

int PageHost::recall(ui::Setting setting) const {
  return page_recall(static_cast<std::int32_t>(setting));
}

void PageHost::remember(ui::Setting setting, int value) {
  page_remember(static_cast<std::int32_t>(setting), value);
}

void PageHost::push_place(std::uint32_t place) {
  page_push_place(place);
}

void PageHost::go_places(int steps) {
  page_go_places(steps);
}

std::string PageHost::format_number(std::uint64_t count) const {
  char text[64];
  return {text, page_number(static_cast<double>(count), text, sizeof text)};
}

std::string PageHost::format_time(std::int64_t milliseconds) const {
  char text[128];
  return {text, page_time(static_cast<double>(milliseconds), text, sizeof text)};
}

void PageHost::set_dark(bool dark) {
  page_set_dark(dark);
}

}  // namespace summit::browser
