// The records of a `.etherpad` export one by one: what each means for the pad, and what is wrong
// with it. Which record stands where is etherpad_reader.cpp's business; it leaves the scanner at a
// record's value, and each read_…() reads that value whole.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "pad/etherpad.h"
#include "pad/json_scanner.h"
#include "pad/pad_problems.h"

namespace summit {

class EtherpadRecords {
 public:
  // All three must outlive this; the pad has its bytes already, and the scanner reads those.
  EtherpadRecords(Etherpad& pad, JsonScanner& json, PadProblems& problems)
      : pad_(pad), json_(json), problems_(problems) {}

  // Where a value stands; it is part of the file.
  [[nodiscard]] std::size_t place_of(std::string_view value) const {
    return static_cast<std::size_t>(value.data() - pad_.bytes.data());
  }

  // The pad's own record. False where it has no text.
  [[nodiscard]] bool read_pad(std::size_t at);
  void read_revision(std::uint32_t number);
  void read_message(std::uint32_t number);
  void read_author(std::string_view id, std::size_t at);
  // What needs all of the file; for one whose own record was read.
  void finish();

 private:
  void warn(std::size_t at, std::string_view code, Message message) {
    problems_.add(Severity::warning, at, code, std::move(message));
  }

  template <typename Read>
  bool members(Read read);
  std::optional<JsonString> string();
  std::string text();
  std::string_view value();
  bool read_number(std::int64_t least, std::uint32_t& into);

  std::uint32_t author_index(std::string_view id);
  std::uint32_t revision_author(const JsonString& id);
  void warn_of_author(std::size_t at);

  void read_text(const JsonString& text, const std::optional<JsonString>& attribs, std::size_t at);
  void note_surrogates(const std::u16string& text, std::size_t at);
  void read_pool();
  void read_attribute(const JsonString& name);
  void read_saved_revisions(std::string_view list);

  void finish_revisions();
  void finish_chat();
  void check_authors();

  Etherpad& pad_;
  JsonScanner& json_;
  PadProblems& problems_;
  bool has_head_ = false;
  std::size_t pad_at_ = 0;
  bool has_chat_head_ = false;
  std::uint32_t chat_head_ = 0;
  std::unordered_map<std::string, std::uint32_t> author_indices_;
  std::string_view last_author_;
  std::uint32_t last_author_index_ = no_author;
  std::vector<std::pair<std::uint32_t, EtherpadMessage>> messages_;
  std::vector<std::pair<std::size_t, std::string_view>> author_pads_;  // what “padIDs” says
};

}  // namespace summit
