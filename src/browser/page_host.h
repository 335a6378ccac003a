// The program's host in a browser: hands every request of ui/host.h to the page.
#pragma once

#include "ui/host.h"

namespace summit::browser {

class PageHost final : public ui::Host {
 public:
  void pick_file() override;
  void save_file(ui::RequestId request, std::string_view name, std::string_view mime_type,
                 std::string_view text) override;
  void save_plan(ui::RequestId request, const ui::SaveTarget& target) override;
  [[nodiscard]] bool keeps_plan() const override;
  void keep_plan(ui::RequestId request) override;
  void copy_text(ui::RequestId request, std::string_view text, std::string_view html) override;
  void copy_link(ui::RequestId request, std::string_view plan) override;
  void reload() override;
  void read_clipboard(ui::RequestId request) override;
  void set_document(std::string_view title, bool unsaved) override;
  [[nodiscard]] std::string new_id() override;
  void plan_changed() override;
  void ask_library(ui::LibraryAction action, std::string_view id, std::string_view text) override;
  void wake_after(double milliseconds) override;
  [[nodiscard]] double now() const override;
  [[nodiscard]] bool uses_command() const override;
  [[nodiscard]] bool prefers_dark() const override;
  [[nodiscard]] bool prefers_contrast() const override;
  [[nodiscard]] ui::TextSelection selection_in(ui::NodeId field) const override;
  [[nodiscard]] int recall(ui::Setting setting) const override;
  void remember(ui::Setting setting, int value) override;
  [[nodiscard]] std::string format_number(std::uint64_t count) const override;
  [[nodiscard]] std::string format_time(std::int64_t milliseconds) const override;
  void push_place(std::uint32_t place) override;
  void go_places(int steps) override;
  void set_dark(bool dark) override;
};

}  // namespace summit::browser
