// The half of pad/pad_changes.h that knows lines only.
#include <algorithm>
#include <unordered_map>

#include "pad/pad_changes.h"
#include "text/common_items.h"

namespace summit {
namespace {

using Pairs = std::vector<std::uint16_t>;

// The pairs of neighbouring bytes of a text, in order.
Pairs byte_pairs(std::string_view text) {
  constexpr std::size_t enough = 400;  // bytes that tell one line from another
  text = text.substr(0, enough);
  Pairs pairs;
  for (std::size_t i = 0; i + 1 < text.size(); ++i) {
    pairs.push_back(static_cast<std::uint16_t>(static_cast<unsigned char>(text[i]) << 8U |
                                               static_cast<unsigned char>(text[i + 1])));
  }
  std::sort(pairs.begin(), pairs.end());
  return pairs;
}

// From 0 to 1: Dice's coefficient of the pairs.
double similarity(const Pairs& one, const Pairs& other) {
  if (one.empty() || other.empty()) return 0;
  std::size_t common = 0;
  for (std::size_t i = 0, j = 0; i < one.size() && j < other.size();) {
    if (one[i] == other[j]) {
      ++common, ++i, ++j;
    } else if (one[i] < other[j]) {
      ++i;
    } else {
      ++j;
    }
  }
  return 2.0 * static_cast<double>(common) / static_cast<double>(one.size() + other.size());
}

std::vector<std::string_view> texts_of(const PadLines& pad) {
  std::vector<std::string_view> texts;
  texts.reserve(pad.lines.size());
  for (const PadLine& line : pad.lines) texts.push_back(line.text);
  return texts;
}

class Mapper {
 public:
  Mapper(const PadLines& older, const PadLines& newer)
      : older_(texts_of(older)),
        newer_(texts_of(newer)),
        mapping_(older_.size(), no_line),
        taken_(newer_.size()) {}

  LineMapping run() {
    const std::vector<CommonItem> common = common_items(older_, newer_);
    for (const CommonItem& pair : common) map(pair.before, pair.after);
    map_moved();
    std::size_t before = 0;
    std::size_t after = 0;
    for (const CommonItem& pair : common) {
      map_similar(before, pair.before, after, pair.after);
      before = pair.before + 1;
      after = pair.after + 1;
    }
    map_similar(before, older_.size(), after, newer_.size());
    return std::move(mapping_);
  }

 private:
  void map(std::size_t older, std::size_t newer) {
    mapping_[older] = newer;
    taken_[newer] = true;
  }

  // A text that is left over once on either side is the same line.
  void map_moved() {
    struct Left {
      std::size_t older = 0;
      std::size_t newer = 0;
      std::size_t olders = 0;
      std::size_t newers = 0;
    };
    std::unordered_map<std::string_view, Left> left;
    for (std::size_t i = 0; i < older_.size(); ++i) {
      if (mapping_[i] != no_line || older_[i].empty()) continue;
      Left& text = left[older_[i]];
      text.older = i;
      ++text.olders;
    }
    for (std::size_t i = 0; i < newer_.size(); ++i) {
      if (taken_[i] || newer_[i].empty()) continue;
      Left& text = left[newer_[i]];
      text.newer = i;
      ++text.newers;
    }
    for (std::size_t i = 0; i < older_.size(); ++i) {
      const auto text = mapping_[i] == no_line ? left.find(older_[i]) : left.end();
      if (text != left.end() && text->second.olders == 1 && text->second.newers == 1) {
        map(i, text->second.newer);
      }
    }
  }

  // Between two lines that stayed. A line alone with another needs less to be the same.
  void map_similar(std::size_t begin, std::size_t end, std::size_t newer_begin,
                   std::size_t newer_end) {
    constexpr double alike = 0.5;
    constexpr double alike_alone = 0.3;
    constexpr std::size_t reach = 8;  // lines around the same place that are looked at
    std::vector<std::size_t> olders;
    std::vector<std::size_t> newers;
    for (std::size_t i = begin; i < end; ++i) {
      if (mapping_[i] == no_line && !older_[i].empty()) olders.push_back(i);
    }
    for (std::size_t i = newer_begin; i < newer_end; ++i) {
      if (!taken_[i] && !newer_[i].empty()) newers.push_back(i);
    }
    if (olders.empty() || newers.empty()) return;
    const double least = olders.size() == 1 && newers.size() == 1 ? alike_alone : alike;
    std::vector<Pairs> pairs;
    pairs.reserve(newers.size());
    for (const std::size_t newer : newers) pairs.push_back(byte_pairs(newer_[newer]));
    for (std::size_t i = 0; i < olders.size(); ++i) {
      const Pairs own = byte_pairs(older_[olders[i]]);
      std::size_t best = no_line;
      double most = least;
      for (std::size_t j = i - std::min(i, reach); j < std::min(newers.size(), i + reach + 1);
           ++j) {
        const double like = taken_[newers[j]] ? 0 : similarity(own, pairs[j]);
        if (like < most) continue;
        if (like > most || best == no_line) best = newers[j];
        most = like;
      }
      if (best != no_line) map(olders[i], best);
    }
  }

  std::vector<std::string_view> older_;
  std::vector<std::string_view> newer_;
  LineMapping mapping_;
  std::vector<bool> taken_;
};

// Which of the lines that stayed kept their order: as many as can.
std::vector<bool> in_order(const LineMapping& mapping) {
  std::vector<std::size_t> ends;  // of the best run of each length
  std::vector<std::size_t> previous(mapping.size(), no_line);
  for (std::size_t i = 0; i < mapping.size(); ++i) {
    if (mapping[i] == no_line) continue;
    const auto place =
        std::lower_bound(ends.begin(), ends.end(), mapping[i],
                         [&](std::size_t at, std::size_t value) { return mapping[at] < value; });
    if (place != ends.begin()) previous[i] = *(place - 1);
    if (place == ends.end()) {
      ends.push_back(i);
    } else {
      *place = i;
    }
  }
  std::vector<bool> kept(mapping.size());
  for (std::size_t at = ends.empty() ? no_line : ends.back(); at != no_line; at = previous[at]) {
    kept[at] = true;
  }
  return kept;
}

bool same_line(const PadLine& one, const PadLine& other) {
  const auto struck = [](const PadLine& line) {
    std::size_t bytes = 0;
    for (const PadSpan& span : line.spans) {
      if (span.strikethrough) bytes += span.end - span.begin;
    }
    return bytes;
  };
  return one.text == other.text && one.kind == other.kind && one.level == other.level &&
         struck(one) == struck(other);
}

}  // namespace

LineMapping map_lines(const PadLines& older, const PadLines& newer) {
  return Mapper(older, newer).run();
}

std::vector<LineChange> line_changes(const PadLines& older, const PadLines& newer,
                                     const LineMapping& mapping) {
  std::vector<std::size_t> from(newer.lines.size(), no_line);
  for (std::size_t i = 0; i < mapping.size(); ++i) {
    if (mapping[i] != no_line) from[mapping[i]] = i;
  }
  const std::vector<bool> kept = in_order(mapping);
  std::vector<LineChange> changes;
  std::size_t told = 0;  // lines of the older export ahead of this one
  const auto tell_gone = [&](std::size_t end) {
    for (; told < end; ++told) {
      if (mapping[told] == no_line) {
        changes.push_back({LineChange::Kind::gone, told, no_line});
      }
    }
  };
  for (std::size_t i = 0; i < from.size(); ++i) {
    const std::size_t line = from[i];
    if (line == no_line) {
      changes.push_back({LineChange::Kind::added, no_line, i});
      continue;
    }
    if (kept[line]) tell_gone(line);
    if (!same_line(older.lines[line], newer.lines[i])) {
      changes.push_back({LineChange::Kind::changed, line, i});
    } else if (!kept[line]) {
      changes.push_back({LineChange::Kind::moved, line, i});
    }
  }
  tell_gone(mapping.size());
  return changes;
}

std::vector<std::optional<LineRole>> follow_roles(std::span<const std::optional<LineRole>> chosen,
                                                  const LineMapping& mapping,
                                                  std::size_t newer_lines) {
  std::vector<std::optional<LineRole>> roles(newer_lines);
  for (std::size_t i = 0; i < chosen.size() && i < mapping.size(); ++i) {
    if (mapping[i] != no_line) roles[mapping[i]] = chosen[i];
  }
  return roles;
}

}  // namespace summit
