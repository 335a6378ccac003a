#include "pad/changeset.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "text/utf16.h"

namespace summit {
namespace {

constexpr Pattern too_large("it has a number that is too large");

template <typename Char>
Message read_op_of(std::basic_string_view<Char> text, std::size_t& at, AttributePool& pool,
                   Op& into) {
  std::vector<AttributeNumber> attributes;
  const auto number = [&](Pattern lacking, std::uint32_t& out) -> Message {
    const std::size_t begin = at;
    const std::optional<std::uint32_t> read = read_base36(text, at);
    if (read) out = *read;
    if (read) return {};
    return at > begin ? too_large : lacking;
  };
  into = {};
  while (at < text.size() && text[at] == '*') {
    ++at;
    AttributeNumber attribute = 0;
    if (Message wrong = number(Pattern("it lacks the number of an attribute"), attribute);
        !wrong.empty())
      return wrong;
    if (pool.find(attribute) == nullptr) {
      std::string name;
      append_base36(name, attribute);
      return Message("it has the attribute *{}, which the pool has not", {name});
    }
    attributes.push_back(attribute);
  }
  into.attributes = pool.intern(attributes);
  if (at < text.size() && text[at] == '|') {
    ++at;
    if (Message wrong = number(Pattern("it lacks the number of lines"), into.lines); !wrong.empty())
      return wrong;
    if (into.lines == 0) return Pattern("it has an operation on no lines");
  }
  if (at == text.size() || (text[at] != '=' && text[at] != '-' && text[at] != '+')) {
    return Pattern("it has no “=”, “-” or “+” where an operation is expected");
  }
  into.opcode = static_cast<Opcode>(text[at]);
  ++at;
  if (Message wrong = number(Pattern("it lacks the number of characters"), into.chars);
      !wrong.empty())
    return wrong;
  if (into.chars == 0) return Pattern("it has an operation on no characters");
  if (into.lines > into.chars) return Pattern("it has an operation on more lines than characters");
  return {};
}

// How far a changeset's operations reach in the old and the new text and in the bank.
struct Reach {
  std::uint64_t old_text = 0;
  std::uint64_t new_text = 0;
  std::uint64_t bank = 0;

  void add(const Op& op) {
    if (op.opcode != Opcode::insert) old_text += op.chars;
    if (op.opcode != Opcode::remove) new_text += op.chars;
    if (op.opcode == Opcode::insert) bank += op.chars;
  }
};

Message check_fits_itself(const Changeset& changeset) {
  Reach reach;
  for (const Op& op : changeset.ops) {
    if (op.opcode == Opcode::insert) {
      if (reach.bank + op.chars > changeset.bank.size()) {
        return Pattern("it inserts more characters than it brings");
      }
      const auto begin = static_cast<std::size_t>(reach.bank);
      if (!spans_lines(std::u16string_view(changeset.bank).substr(begin, op.chars), op.lines)) {
        return Pattern(
            "an insertion's line breaks are not as many as it says, or it does not end in one");
      }
    }
    reach.add(op);
  }
  if (reach.old_text > changeset.old_length)
    return Pattern("it changes more characters than the text has");
  if (reach.new_text + changeset.old_length - reach.old_text != changeset.new_length) {
    return Pattern("its operations do not add up to the length it says");
  }
  if (reach.bank < changeset.bank.size())
    return Pattern("it brings more characters than it inserts");
  return {};
}

bool is_plain_keep(const Op& op) {
  return op.opcode == Opcode::keep && op.attributes == no_attributes;
}

}  // namespace

Message read_op(std::string_view text, std::size_t& at, AttributePool& pool, Op& into) {
  return read_op_of(text, at, pool, into);
}
Message read_op(std::u16string_view text, std::size_t& at, AttributePool& pool, Op& into) {
  return read_op_of(text, at, pool, into);
}

Message read_changeset(std::u16string_view text, AttributePool& pool, Changeset& into) {
  into = {};
  if (!text.starts_with(u"Z:")) return Pattern("it does not begin with “Z:”");
  std::size_t at = 2;
  const std::optional<std::uint32_t> old_length = read_base36(text, at);
  if (!old_length) return at > 2 ? too_large : Pattern("it does not say how long the text was");
  const char16_t sign = at < text.size() ? text[at] : u'\0';
  if (sign != u'>' && sign != u'<') return Pattern("it has no “>” or “<” behind the text's length");
  const std::size_t begin = ++at;
  const std::optional<std::uint32_t> change = read_base36(text, at);
  if (!change) return at > begin ? too_large : Pattern("it does not say the length's change");
  if (sign == u'<' && *change > *old_length) return Pattern("it makes a text shorter than nothing");
  into.old_length = *old_length;
  into.new_length = sign == u'>' ? *old_length + *change : *old_length - *change;
  while (at < text.size() && text[at] != u'$') {
    Op& op = into.ops.emplace_back();
    if (Message wrong = read_op(text, at, pool, op); !wrong.empty()) return wrong;
  }
  if (at == text.size()) return Pattern("it has no “$” behind its operations");
  into.bank = text.substr(at + 1);
  return check_fits_itself(into);
}

std::u16string write_changeset(const Changeset& changeset, const AttributePool& pool) {
  std::string out = "Z:";
  append_base36(out, changeset.old_length);
  const bool grows = changeset.new_length >= changeset.old_length;
  out += grows ? '>' : '<';
  append_base36(out, grows ? changeset.new_length - changeset.old_length
                           : changeset.old_length - changeset.new_length);
  for (const Op& op : changeset.ops) append_op(out, op, pool);
  out += '$';
  return std::u16string(out.begin(), out.end()) + changeset.bank;
}

Message check_canonical(std::u16string_view text, const Changeset& changeset,
                        const AttributePool& pool) {
  OpAssembler assembler;
  for (const Op& op : changeset.ops) {
    if (!pool.is_sorted(op.attributes)) {
      return Pattern("the attributes of an operation are not sorted by their names");
    }
    if (op.opcode == Opcode::remove && op.attributes != no_attributes) {
      return Pattern("a removal has attributes");
    }
    assembler.append(op);
  }
  Changeset canonical{changeset.old_length, changeset.new_length, assembler.take(), changeset.bank};
  if (canonical.ops != changeset.ops) {
    if (!changeset.ops.empty() && is_plain_keep(changeset.ops.back())) {
      return Pattern("it ends in an operation that keeps what is kept anyway");
    }
    return Pattern("its operations are not in the canonical order and form");
  }
  if (write_changeset(canonical, pool) != text)
    return Pattern("a number in it is not in the shortest form");
  return {};
}

Message apply(const Changeset& changeset, AttributedText& text, AttributePool& pool) {
  const std::u16string_view old = text.text;
  if (changeset.old_length != old.size()) {
    return Message("it is for a text of {} characters, and the text has {}",
                   {changeset.old_length, old.size()});
  }
  const auto is_change = [](const Op& op) { return !is_plain_keep(op); };
  const auto first = std::find_if(changeset.ops.begin(), changeset.ops.end(), is_change);
  std::size_t at = 0;
  std::size_t bank = 0;
  RunCursor cursor(text.runs);
  std::u16string middle;
  std::vector<AttributeRun> runs;
  std::size_t begin = 0;      // of the text that is replaced
  std::size_t begin_run = 0;  // of the runs that are
  const auto begin_change = [&] {
    begin = at;
    cursor.skip(static_cast<std::uint32_t>(at));
    begin_run = cursor.index();
    if (cursor.offset() > 0) {
      append_run(runs, {text.runs[begin_run].attributes, cursor.offset()});
    } else if (begin_run > 0) {
      append_run(runs, text.runs[--begin_run]);  // it may become one with the next
    }
  };
  for (auto op = changeset.ops.begin(); op != changeset.ops.end(); ++op) {
    if (op == first) begin_change();
    const bool is_leading = op < first;
    if (op->opcode == Opcode::insert) {
      middle.append(changeset.bank, bank, op->chars);
      append_run(runs, {op->attributes, op->chars});
      bank += op->chars;
      continue;
    }
    if (!spans_lines(old.substr(at, op->chars), op->lines)) {
      return Pattern("an operation's line breaks are not those of the text");
    }
    if (op->opcode == Opcode::keep && !is_leading) {
      middle.append(old, at, op->chars);
      cursor.take(op->chars, [&](const AttributeRun& run) {
        append_run(runs, {pool.compose(run.attributes, op->attributes, false), run.chars});
      });
    } else if (!is_leading) {
      cursor.skip(op->chars);
    }
    at += op->chars;
  }
  if (first == changeset.ops.end()) return {};
  std::size_t end_run = cursor.index();
  if (end_run < text.runs.size()) {
    const AttributeRun& rest = text.runs[end_run++];
    append_run(runs, {rest.attributes, rest.chars - cursor.offset()});
  }
  text.text.replace(begin, at - begin, middle);
  // In place of the runs before, as many as fit there.
  const std::size_t common = std::min(end_run - begin_run, runs.size());
  const auto place = text.runs.begin() + static_cast<std::ptrdiff_t>(begin_run);
  const auto behind = std::copy_n(runs.begin(), common, place);
  if (common < runs.size()) {
    text.runs.insert(behind, runs.begin() + static_cast<std::ptrdiff_t>(common), runs.end());
  } else {
    text.runs.erase(behind, text.runs.begin() + static_cast<std::ptrdiff_t>(end_run));
  }
  return {};
}

namespace {

// The changesets' operations side by side, each cut where the other's ends (_slicerZipperFunc).
class Composer {
 public:
  Composer(const Changeset& first, const Changeset& second, AttributePool& pool)
      : first_(first), second_(second), pool_(pool) {}

  Changeset run() {
    while (true) {
      if (!op1_ && next1_ < first_.ops.size()) op1_ = first_.ops[next1_++];
      if (!op2_ && next2_ < second_.ops.size()) op2_ = second_.ops[next2_++];
      if (!op1_ && !op2_) break;
      step();
    }
    return {first_.old_length, second_.new_length, assembler_.take(), std::move(bank_)};
  }

 private:
  void step() {
    if (op1_ && op1_->opcode == Opcode::remove) {
      assembler_.append(*op1_);
      op1_.reset();
    } else if (!op1_ || (op2_ && op2_->opcode == Opcode::insert)) {
      if (op2_->opcode == Opcode::insert) take_bank(second_.bank, bank2_, op2_->chars);
      assembler_.append(*op2_);
      op2_.reset();
    } else if (!op2_) {
      if (op1_->opcode == Opcode::insert) take_bank(first_.bank, bank1_, op1_->chars);
      assembler_.append(*op1_);
      op1_.reset();
    } else {
      step_both();
    }
  }

  // The second one keeps or removes what the first one kept or inserted.
  void step_both() {
    Op out = op1_->chars < op2_->chars ? *op1_ : *op2_;
    const bool is_insert = op1_->opcode == Opcode::insert;
    if (op2_->opcode == Opcode::keep) {
      out.opcode = op1_->opcode;
      out.attributes = pool_.compose(op1_->attributes, op2_->attributes, !is_insert);
      if (is_insert) take_bank(first_.bank, bank1_, out.chars);
      assembler_.append(out);
    } else if (is_insert) {
      bank1_ += out.chars;
    } else {
      out.opcode = Opcode::remove;
      out.attributes = no_attributes;
      assembler_.append(out);
    }
    for (std::optional<Op>* op : {&op1_, &op2_}) {
      (*op)->chars -= out.chars;
      (*op)->lines -= out.lines;
      if ((*op)->chars == 0) op->reset();
    }
  }

  void take_bank(const std::u16string& bank, std::size_t& at, std::uint32_t chars) {
    bank_.append(bank, at, chars);
    at += chars;
  }

  const Changeset& first_;
  const Changeset& second_;
  AttributePool& pool_;
  std::optional<Op> op1_;
  std::optional<Op> op2_;
  std::size_t next1_ = 0;
  std::size_t next2_ = 0;
  std::size_t bank1_ = 0;
  std::size_t bank2_ = 0;
  std::u16string bank_;
  OpAssembler assembler_;
};

}  // namespace

Message compose(const Changeset& first, const Changeset& second, AttributePool& pool,
                Changeset& into) {
  if (first.new_length != second.old_length) {
    return Message("it is for a text of {} characters, and the one before it leaves {}",
                   {second.old_length, first.new_length});
  }
  into = Composer(first, second, pool).run();
  return {};
}

Changeset inverse(const Changeset& changeset, const AttributedText& before, AttributePool& pool) {
  const std::u16string_view old = before.text;
  RunCursor cursor(before.runs);
  OpAssembler assembler;
  Changeset back{changeset.new_length, changeset.old_length, {}, {}};
  std::size_t at = 0;
  const auto undone = [&](Attributes had, Attributes given) {
    std::vector<Attribute> attributes;
    for (const AttributeNumber number : pool.numbers(given)) {
      const Attribute& gave = *pool.find(number);
      const std::string_view value = pool.value(had, gave.key);
      if (value != gave.value) attributes.push_back({gave.key, std::string(value)});
    }
    return pool.intern(std::move(attributes));
  };
  for (const Op& op : changeset.ops) {
    if (op.opcode == Opcode::insert) {
      assembler.append({Opcode::remove, no_attributes, op.lines, op.chars});
      continue;
    }
    if (is_plain_keep(op)) {
      cursor.skip(op.chars);
      assembler.append(op);
      at += op.chars;
      continue;
    }
    cursor.take(op.chars, [&](const AttributeRun& run) {
      const std::u16string_view part = old.substr(at, run.chars);
      at += run.chars;
      const bool is_keep = op.opcode == Opcode::keep;
      const Attributes attributes =
          is_keep ? undone(run.attributes, op.attributes) : run.attributes;
      append_insert(part, attributes, [&](Op part_op) {
        part_op.opcode = is_keep ? Opcode::keep : Opcode::insert;
        assembler.append(part_op);
      });
      if (!is_keep) back.bank += part;
    });
  }
  back.ops = assembler.take();
  return back;
}

void append_op(std::string& out, const Op& op, const AttributePool& pool) {
  pool.append_to(out, op.attributes);
  if (op.lines > 0) {
    out += '|';
    append_base36(out, op.lines);
  }
  out += static_cast<char>(op.opcode);
  append_base36(out, op.chars);
}

std::uint32_t count_lines(std::u16string_view text) {
  return static_cast<std::uint32_t>(std::count(text.begin(), text.end(), u'\n'));
}

bool spans_lines(std::u16string_view text, std::uint32_t lines) {
  return count_lines(text) == lines && (lines == 0 || text.ends_with(u'\n'));
}

void OpAssembler::Merged::append(const Op& op) {
  if (!ops.empty() && ops.back().attributes == op.attributes) {
    Op& last = ops.back();
    if (op.lines > 0) {
      last.chars += std::exchange(behind, 0) + op.chars;
      last.lines += op.lines;
    } else {
      (last.lines == 0 ? last.chars : behind) += op.chars;
    }
    return;
  }
  end();
  ops.push_back(op);
}

// Behind this the last operation grows no more.
void OpAssembler::Merged::end() {
  if (behind == 0) return;
  Op rest = ops.back();
  rest.lines = 0;
  rest.chars = std::exchange(behind, 0);
  ops.push_back(rest);
}

void OpAssembler::Merged::move_to(std::vector<Op>& out) {
  end();
  out.insert(out.end(), ops.begin(), ops.end());
  ops.clear();
}

void OpAssembler::append(Op op) {
  if (op.chars == 0) return;
  if (op.opcode == Opcode::keep) {
    if (!removals_.ops.empty() || !insertions_.ops.empty()) flush();
    keeps_.append(op);
    return;
  }
  keeps_.move_to(ops_);
  (op.opcode == Opcode::remove ? removals_ : insertions_).append(op);
}

void OpAssembler::flush() {
  removals_.move_to(ops_);
  insertions_.move_to(ops_);
}

std::vector<Op> OpAssembler::take() {
  flush();
  // The last keep is left out; of one in two parts too, as Changeset.js does.
  if (!keeps_.ops.empty() && is_plain_keep(keeps_.ops.back())) {
    keeps_.ops.pop_back();
    keeps_.behind = 0;
  }
  keeps_.move_to(ops_);
  return std::move(ops_);
}

}  // namespace summit
