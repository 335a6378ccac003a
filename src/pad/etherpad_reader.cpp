#include "pad/etherpad_reader.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

#include "pad/etherpad_key.h"
#include "pad/etherpad_records.h"
#include "pad/json_scanner.h"
#include "pad/pad_problems.h"
#include "text/utf8.h"

namespace summit {
class EtherpadReader::Work {
 public:
  Work(std::string bytes, std::string file) {
    pad_.bytes = std::move(bytes);
    pad_.file = std::move(file);
    const std::string_view text = pad_.bytes;
    const std::size_t begin = text.size() - without_byte_order_mark(text).size();
    if (begin > 0) {
      warn(0, "pad-byte-order-mark",
           Pattern(
               "an invisible character, U+FEFF, stands here; servers refuse a pad that begins so"));
    }
    json_ = JsonScanner(text, begin);
    checked_ = begin;
    const char first = json_.peek();
    if (text.size() > max_etherpad_bytes) {
      refuse(0, "pad-size",
             Pattern("this file is larger than 2 GB, and no server takes a pad of that size"));
    } else if (find_invalid(text.substr(0, 4)) == 0) {
      refuse(0, "json-utf8", Pattern("this is not UTF-8, so it is no pad"));
    } else if (json_.at() == text.size()) {
      refuse(json_.at(), "json-syntax", Pattern("this file is empty, so it is no pad"));
    } else if (first == '[') {
      refuse(json_.at(), "pad-format",
             Pattern("this is JSON, but a list and no pad; export the pad again"));
    } else if (!json_.begin_object()) {
      refuse(json_.at(), "json-syntax",
             Message("this is not valid JSON, which a pad's export is: {}", {json_.wrong()}));
    }
  }

  bool step(std::size_t budget) {
    const std::size_t begin = json_.at();
    while (!done_ && json_.at() - begin <= budget) step_record();
    return !done_;
  }

  [[nodiscard]] double progress() const {
    if (done_ || pad_.bytes.empty()) return 1;
    return static_cast<double>(json_.at()) / static_cast<double>(pad_.bytes.size());
  }

  [[nodiscard]] const std::string& id() const { return pad_.id; }

  Result<Etherpad> take() {
    const bool is_refused = problems_.has_error();
    std::vector<Problem> problems = std::move(problems_).take(pad_.bytes, pad_.file);
    if (is_refused) {
      std::erase_if(problems, [](const Problem& each) { return each.severity != Severity::error; });
      return {std::nullopt, std::move(problems)};
    }
    return {std::move(pad_), std::move(problems)};
  }

 private:
  void warn(std::size_t at, std::string_view code, Message message) {
    problems_.add(Severity::warning, at, code, std::move(message));
  }
  void refuse(std::size_t at, std::string_view code, Message message) {
    if (!done_) problems_.add(Severity::error, at, code, std::move(message));
    done_ = true;
  }

  void step_record() {
    JsonString name;
    const bool more = json_.next_member(name);
    if (more) {
      read_record(name);
    } else if (!json_.failed()) {
      json_.end();
    }
    const std::string_view read =
        std::string_view(pad_.bytes).substr(checked_, json_.at() - checked_);
    if (const std::size_t bad = find_invalid(read); bad != std::string_view::npos) {
      refuse(
          checked_ + bad, "json-utf8",
          Pattern(
              "this is not UTF-8, as a pad's export is; it may be damaged or saved by an editor"));
    }
    checked_ = json_.at();
    if (json_.failed()) {
      refuse(json_.at(), "json-syntax",
             Message("this is not valid JSON, so the pad cannot be read: {}", {json_.wrong()}));
    } else if (!more && !done_) {
      finish();
    }
  }

  void read_record(const JsonString& name) {
    const std::size_t at = records_.place_of(name.raw) - 1;
    const std::string decoded = name.has_escapes ? name.utf8() : std::string();
    const EtherpadKey key = key_of(name.has_escapes ? std::string_view(decoded) : name.raw);
    if (key.kind == EtherpadKey::Kind::author) {
      records_.read_author(key.id, at);
      return;
    }
    if (!key.id.empty() && pad_.id.empty()) pad_.id = key.id;
    if (!key.id.empty() && key.id != pad_.id) {
      if (key.kind == EtherpadKey::Kind::pad) {
        refuse(at, "pad-several",
               Message("this file has two pads, “{}” and “{}”; export each into its own file",
                       {pad_.id, key.id}));
      } else {
        warn(at, "pad-other",
             Message("this belongs to another pad, “{}”; it is left out", {key.id}));
      }
      json_.skip();
      return;
    }
    switch (key.kind) {
      case EtherpadKey::Kind::pad:
        has_pad_ = records_.read_pad(at);
        if (!has_pad_) {
          refuse(at, "pad-format",
                 Pattern("the pad's record has no text, so there is nothing to open"));
        }
        break;
      case EtherpadKey::Kind::revision:
        records_.read_revision(key.number);
        break;
      case EtherpadKey::Kind::message:
        records_.read_message(key.number);
        break;
      default:
        warn(at, "pad-unknown-key",
             Message("“{}” is no record of a pad and is left out; importing such a file damages "
                     "the database of a server of version 1.8",
                     {name.utf8()}));
        json_.skip();
    }
  }

  void finish() {
    if (!has_pad_) {
      refuse(0, "pad-format",
             Pattern("this is JSON, but no pad: it has no record “pad:…”; use a pad's export in "
                     "Etherpad's "
                     "own format"));
      return;
    }
    records_.finish();
    done_ = true;
  }

  Etherpad pad_;
  PadProblems problems_;
  JsonScanner json_{{}};
  bool done_ = false;
  std::size_t checked_ = 0;  // for UTF-8, up to here
  bool has_pad_ = false;
  EtherpadRecords records_{pad_, json_, problems_};
};

EtherpadReader::EtherpadReader(std::string bytes, std::string file)
    : work_(std::make_unique<Work>(std::move(bytes), std::move(file))) {}
EtherpadReader::~EtherpadReader() = default;

bool EtherpadReader::step(std::size_t budget) {
  return work_->step(budget);
}
double EtherpadReader::progress() const {
  return work_->progress();
}
const std::string& EtherpadReader::id() const {
  return work_->id();
}
Result<Etherpad> EtherpadReader::take() && {
  return work_->take();
}

Result<Etherpad> read_etherpad(std::string bytes, std::string file) {
  EtherpadReader reader(std::move(bytes), std::move(file));
  while (reader.step(max_etherpad_bytes)) continue;
  return std::move(reader).take();
}

}  // namespace summit
