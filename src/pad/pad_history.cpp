#include "pad/pad_history.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace summit {
namespace {

// More revisions than this from a known text are not composed at once: texts between are made and
// kept. It takes some milliseconds to compose so many.
constexpr std::uint32_t farthest = 2000;
constexpr std::uint32_t slice = 1000;
constexpr std::uint32_t first_apart = 1000;

std::size_t bytes_of(const AttributedText& text) {
  return text.text.size() * sizeof(char16_t) + text.runs.size() * sizeof(AttributeRun);
}

Message of_revision(std::uint32_t revision, const Message& wrong) {
  return Message("revision {} cannot be replayed: {}", {revision, wrong});
}

}  // namespace

PadHistory::PadHistory(const Etherpad& pad)
    : pad_(pad), pool_(pad.pool), kept_apart_(first_apart) {}

Message PadHistory::changeset_at(std::uint32_t revision, Changeset& into) {
  const EtherpadRevision* found = find_revision(pad_, revision);
  if (found == nullptr) return Message("revision {} is missing", {revision});
  const Message wrong = read_changeset(changeset_of(pad_, *found), pool_, into);
  return wrong.empty() ? wrong
                       : of_revision(revision, Message("its changeset is wrong: {}", {wrong}));
}

// Two are composed when they stand for as many revisions, so that none is gone through more often
// than the logarithm of their number.
Message PadHistory::compose_range(std::uint32_t after, std::uint32_t to, Changeset& into) {
  std::vector<std::pair<std::uint32_t, Changeset>> waiting;  // with the revisions they stand for
  const auto compose_last = [&]() -> Message {
    auto& [count, second] = waiting.back();
    auto& [first_count, first] = waiting[waiting.size() - 2];
    Changeset composed;
    Message wrong = compose(first, second, pool_, composed);
    first_count += count;
    first = std::move(composed);
    waiting.pop_back();
    return wrong;
  };
  for (std::uint32_t revision = after + 1; revision <= to; ++revision) {
    auto& [count, changeset] = waiting.emplace_back();
    count = 1;
    if (Message wrong = changeset_at(revision, changeset); !wrong.empty()) return wrong;
    while (waiting.size() > 1 && waiting.back().first == waiting[waiting.size() - 2].first) {
      if (Message wrong = compose_last(); !wrong.empty()) return of_revision(revision, wrong);
    }
  }
  while (waiting.size() > 1) {
    if (Message wrong = compose_last(); !wrong.empty()) return of_revision(to, wrong);
  }
  into = std::move(waiting.back().second);
  return {};
}

Message PadHistory::advance(AttributedText& text, std::uint32_t after, std::uint32_t to) {
  if (after == to) return {};
  Changeset all;
  Message wrong = compose_range(after, to, all);
  if (wrong.empty()) wrong = apply(all, text, pool_);
  if (wrong.empty()) return {};
  // One of them does not fit: which?
  for (std::uint32_t revision = after + 1; revision <= to; ++revision) {
    Changeset one;
    if (Message bad = changeset_at(revision, one); !bad.empty()) return bad;
    if (Message bad = apply(one, text, pool_); !bad.empty()) return of_revision(revision, bad);
  }
  return {};  // one by one they do
}

// The known text that is nearest before a revision or right there; gives after how many revisions
// it is: 0 for the empty pad before revision 0.
std::uint32_t PadHistory::nearest_text(std::uint32_t revision, AttributedText& into) {
  const auto kept = kept_.upper_bound(revision);
  std::uint32_t kept_at = kept == kept_.begin() ? 0 : std::prev(kept)->first + 1;
  const bool is_reached = reached_done_ > kept_at && reached_done_ <= revision + 1;
  if (is_reached) kept_at = reached_done_;
  // A file may say that its head is far past its last revision.
  const std::uint32_t last = pad_.revisions.empty() ? 0 : pad_.revisions.back().number;
  const std::uint32_t newest = std::min(revision, last);
  for (std::uint32_t key = newest / key_revision_interval * key_revision_interval + 1;
       key > kept_at; key -= key_revision_interval) {
    const EtherpadRevision* record = find_revision(pad_, key - 1);
    std::optional<KeyText> text;
    if (record != nullptr) text = key_text_of(pad_, *record);
    if (text && read_attribs(std::move(text->text), text->attribs, pool_, into).empty()) return key;
    if (key < key_revision_interval) break;
  }
  into = kept_at == 0 ? AttributedText{} : is_reached ? reached_ : std::prev(kept)->second;
  return kept_at;
}

void PadHistory::keep(std::uint32_t revision, const AttributedText& text) {
  // The file is in memory anyway, and all of it together is to stay below twice its size.
  const std::size_t budget = pad_.bytes.size() / 2;
  kept_bytes_ += bytes_of(text);
  kept_[revision] = text;
  while (kept_bytes_ > budget && kept_.size() > 1) {
    kept_apart_ *= 2;
    std::erase_if(kept_, [&](const auto& each) {
      const bool goes = each.first != revision && (each.first + 1) % kept_apart_ != 0;
      if (goes) kept_bytes_ -= bytes_of(each.second);
      return goes;
    });
    if (kept_apart_ > pad_.head) break;
  }
}

Message PadHistory::text_at(std::uint32_t revision, AttributedText& into) {
  if (revision > pad_.head) return Message("the pad has no revision {}", {revision});
  while (approach(revision, slice)) continue;
  const std::uint32_t done = nearest_text(revision, into);
  return advance(into, done - 1, revision);
}

bool PadHistory::approach(std::uint32_t revision, std::uint32_t revisions) {
  if (revision > pad_.head) return false;
  // The numbers here are of revisions done, one more than the last one's.
  const std::uint32_t goal = revision + 1;
  AttributedText text;
  std::uint32_t done = reached_done_;
  if (std::exchange(goal_, goal) == goal && done > 0 && done <= goal) {
    text = std::move(reached_);  // nothing nearer was found then
  } else {
    done = nearest_text(revision, text);
  }
  const std::uint32_t until = done + std::min(goal - done, std::max(revisions, 1U));
  while (goal - done > farthest && done < until) {
    const std::uint32_t mark = (done / kept_apart_ + 1) * kept_apart_;
    const std::uint32_t next = std::min({mark, until, done + slice});
    if (!advance(text, done - 1, next - 1).empty()) {
      reached_done_ = goal_ = 0;
      return false;
    }
    done = next;
    if (done == mark) keep(done - 1, text);
  }
  const bool is_far = goal - done > farthest;
  reached_ = std::move(text);
  reached_done_ = done;
  return is_far;
}

LinesSince::LinesSince(PadHistory& history, std::uint32_t from, std::uint32_t to)
    : history_(history), from_(from), to_(to), at_(from) {}

double LinesSince::progress() const {
  return at_ == to_ ? 1 : static_cast<double>(at_ - from_) / static_cast<double>(to_ - from_);
}

bool LinesSince::step(std::uint32_t revisions) {
  if (!wrong_.empty()) return false;
  if (!tracker_) {
    if (history_.approach(from_, revisions)) return true;
    wrong_ = history_.text_at(from_, then_);
    if (!wrong_.empty()) return false;
    tracker_.emplace(then_.text);
    return at_ < to_;
  }
  const std::uint32_t next = at_ + std::min(to_ - at_, std::max(revisions, 1U));
  if (next > at_) {
    Changeset all;
    wrong_ = history_.compose_range(at_, next, all);
    if (wrong_.empty() && !tracker_->apply(all, 1)) {
      wrong_ = of_revision(next, Pattern("its changes do not fit the text"));
    }
    at_ = next;
  }
  return at_ < to_ && wrong_.empty();
}

LineAges::LineAges(PadHistory& history, std::uint32_t head) : history_(history), head_(head) {}

bool LineAges::step(std::uint32_t revisions) {
  for (; revisions > 0 && next_ <= head_ && wrong_.empty(); --revisions, ++next_) {
    Changeset changeset;
    wrong_ = history_.changeset_at(next_, changeset);
    if (wrong_.empty() && !tracker_.apply(changeset, next_)) {
      wrong_ = of_revision(next_, Pattern("its changes do not fit the text"));
    }
  }
  return next_ <= head_ && wrong_.empty();
}

}  // namespace summit
