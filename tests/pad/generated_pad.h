// The export of a pad that nobody wrote: authors take turns, typing, deleting, making lists and
// marking text, while the pad stays of about one size. The same for the same numbers.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <iterator>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pad/attributed_text.h"
#include "pad/changeset.h"
#include "plan/json_writer.h"
#include "text/utf16.h"

namespace summit {

class GeneratedPad {
 public:
  struct Options {
    std::size_t size = 1500;    // of the text, about
    bool has_key_texts = true;  // as servers write
    unsigned seed = 1;
  };
  explicit GeneratedPad(Options options) : options_(options), random_(options.seed) {
    for (int i = 0; i < 8; ++i) authors_.push_back("a.generatedauthor" + std::to_string(i));
  }
  GeneratedPad() : GeneratedPad(Options{}) {}

  // The next revision, applied.
  Changeset next() {
    author_ = below(20) == 0 ? below(authors_.size()) : author_;
    Changeset changeset = random_changeset();
    if (!apply(changeset, text_, pool_).empty()) std::abort();
    return changeset;
  }

  [[nodiscard]] const AttributedText& text() const { return text_; }
  AttributePool& pool() { return pool_; }

  // An export with so many revisions.
  std::string file(std::size_t revisions) {
    std::string records;
    for (std::size_t i = 0; i < revisions; ++i) {
      const Changeset changeset = next();
      records += ",\"pad:generated:revs:" + std::to_string(i) + "\":{\"changeset\":";
      append_json_string(records, to_utf8(write_changeset(changeset, pool_)));
      records += R"(,"meta":{"author":")" + authors_[author_] + "\",\"timestamp\":" +
                 std::to_string(1'795'340'942'626 + 700 * static_cast<std::int64_t>(i));
      if (i % 100 == 0 && options_.has_key_texts) {
        records += ",\"pool\":" + pool_json() + ",\"atext\":" + atext_json();
      }
      records += "}}";
    }
    std::string file = R"({"pad:generated":{"atext":)" + atext_json() + ",\"pool\":" + pool_json() +
                       ",\"head\":" + std::to_string(revisions - 1) +
                       R"(,"chatHead":-1,"publicStatus":false,"savedRevisions":[]})";
    for (const std::string& author : authors_) {
      file += ",\"globalAuthor:" + author +
              R"(":{"colorId":5,"name":"Somebody","timestamp":1795340942626,"padIDs":"generated"})";
    }
    return file + records + "}";
  }

  std::size_t below(std::size_t limit) {
    return static_cast<std::size_t>(random_() % static_cast<std::uint32_t>(limit));
  }

 private:
  std::string atext_json() {
    std::string out = "{\"text\":";
    append_json_string(out, to_utf8(text_.text));
    out += ",\"attribs\":";
    append_json_string(out, write_attribs(text_, pool_));
    return out + "}";
  }
  std::string pool_json() {
    std::string out = "{\"numToAttrib\":{";
    for (const auto& [number, attribute] : pool_.all()) {
      if (number > 0) out += ',';
      out += "\"" + std::to_string(number) + "\":[\"" + attribute.key + "\",\"" + attribute.value +
             "\"]";
    }
    return out + "},\"nextNum\":" + std::to_string(pool_.next_number()) + "}";
  }

  // Not within a surrogate pair, and before the last line break.
  std::size_t place() {
    std::size_t at = below(text_.text.size());
    if (at > 0 && is_low_surrogate(text_.text[at])) --at;
    return at;
  }

  std::u16string words() {
    static const std::u16string_view parts[] = {u"spec ", u"rev", u"iew ", u"a",   u"e",  u"n ",
                                                u"ü",     u"🎉",   u"\n",   u"“x”", u"+1 "};
    std::u16string text;
    for (std::size_t i = below(4) + 1; i > 0; --i) text += parts[below(std::size(parts))];
    return text;
  }

  Changeset random_changeset() {
    std::size_t begin = place();
    std::size_t end = begin;
    const std::u16string_view text = text_.text;
    OpAssembler assembler;
    const auto add = [&](std::u16string_view part, Opcode opcode, std::vector<Attribute> given) {
      append_insert(part, pool_.intern(std::move(given)), [&](Op op) {
        op.opcode = opcode;
        assembler.append(op);
      });
    };
    const Attribute own{"author", authors_[author_]};
    std::u16string bank;
    const std::size_t what = below(10);
    const bool is_long = text.size() > options_.size;
    if (what < 5 && !is_long) {
      add(text.substr(0, begin), Opcode::keep, {});
      bank = words();
      add(bank, Opcode::insert, {own});
    } else if (what < 8 && text.size() > 1) {
      end = begin + below(is_long ? 40 : 6);
      end = std::min(end, text.size() - 1);
      if (is_low_surrogate(text[end])) ++end;
      add(text.substr(0, begin), Opcode::keep, {});
      add(text.substr(begin, end - begin), Opcode::remove, {});
    } else if (what == 8) {
      begin = text.rfind(u'\n', begin == 0 ? 0 : begin - 1) + 1;
      if (begin > text.size() - 1) begin = 0;
      end = begin;
      add(text.substr(0, begin), Opcode::keep, {});
      bank = u"*";
      add(bank, Opcode::insert,
          {own,
           {"insertorder", "first"},
           {"lmkr", "1"},
           {"list", below(2) == 0 ? "bullet1" : "number1"}});
    } else {
      end = std::min(begin + below(10), text.size() - 1);
      add(text.substr(0, begin), Opcode::keep, {});
      add(text.substr(begin, end - begin), Opcode::keep, {{"bold", below(2) == 0 ? "true" : ""}});
      end = begin;
    }
    const auto old = static_cast<std::uint32_t>(text.size());
    const auto removed = static_cast<std::uint32_t>(end - begin);
    const auto now = old - removed + static_cast<std::uint32_t>(bank.size());
    return {old, now, assembler.take(), std::move(bank)};
  }

  Options options_;
  std::minstd_rand random_;
  std::vector<std::string> authors_;
  std::size_t author_ = 0;
  AttributePool pool_;
  AttributedText text_;
};

}  // namespace summit
