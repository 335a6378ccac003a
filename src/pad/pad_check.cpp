#include "pad/pad_check.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>

namespace summit {
namespace {

constexpr std::array taken_by_both = {std::string_view("pad-surrogate"),
                                      std::string_view("pad-unknown-key"),
                                      std::string_view("pad-revision-extra")};
constexpr std::array taken_by_newer = {std::string_view("pad-revision-author"),
                                       std::string_view("pad-key-revision"),
                                       std::string_view("pad-attributes-form")};

bool is_in(const auto& codes, std::string_view code) {
  return std::find(codes.begin(), codes.end(), code) != codes.end();
}

}  // namespace

bool is_refused(std::string_view code, EtherpadServer server) {
  if (is_in(taken_by_both, code)) return false;
  return server == EtherpadServer::v2_5_3 || !is_in(taken_by_newer, code);
}

PadCheck::PadCheck(const Etherpad& pad) : pad_(pad), pool_(pad.pool) {}

void PadCheck::stop(std::size_t at, std::string_view code, Message message) {
  problems_.add(Severity::warning, at, code, std::move(message));
  done_ = true;
}

bool PadCheck::step(std::uint32_t revisions) {
  for (; revisions > 0 && !done_; --revisions) {
    if (next_ > pad_.head) {
      finish();
      break;
    }
    const EtherpadRevision* revision = find_revision(pad_, next_++);
    if (revision == nullptr) {
      done_ = true;  // which reading the pad has told of
    } else {
      check(*revision);
    }
  }
  return !done_;
}

void PadCheck::check(const EtherpadRevision& revision) {
  const std::u16string written = changeset_of(pad_, revision);
  Changeset changeset;
  Message wrong = read_changeset(written, pool_, changeset);
  if (wrong.empty()) {
    const Message loose = check_canonical(written, changeset, pool_);
    if (!loose.empty()) {
      problems_.add(
          Severity::warning, revision.begin, "pad-changeset-form",
          Message("the changeset of revision {} is not canonical: {}", {revision.number, loose}));
    }
    wrong = apply(changeset, text_, pool_);
  }
  if (!wrong.empty()) {
    stop(revision.begin, "pad-changeset",
         Message("the history ends at revision {}, whose changeset cannot be applied, so only the "
                 "text as it is now can be used: {}",
                 {revision.number, wrong}));
    return;
  }
  if (revision.number % key_revision_interval != 0) return;
  std::optional<KeyText> key = key_text_of(pad_, revision);
  if (!key) return;  // which reading the pad has told of
  AttributedText kept;
  wrong = read_attribs(std::move(key->text), key->attribs, pool_, kept);
  if (!wrong.empty() || kept != text_) {
    problems_.add(Severity::warning, revision.begin, "pad-key-revision",
                  Message("the text that revision {} says it leads to is not what it does",
                          {revision.number}));
  }
}

void PadCheck::finish() {
  done_ = true;
  if (text_.text != pad_.text.text) {
    stop(0, "pad-head", Pattern("the pad's text is not what its revisions lead to"));
  } else if (text_ != pad_.text) {
    stop(0, "pad-head",
         Pattern("the attributes of the pad's text are not what its revisions lead to"));
  }
}

std::vector<Problem> PadCheck::take() && {
  return std::move(problems_).take(pad_.bytes, pad_.file);
}

std::vector<Problem> check_pad(const Etherpad& pad) {
  PadCheck check(pad);
  while (check.step(pad.head + 2)) continue;
  return std::move(check).take();
}

}  // namespace summit
