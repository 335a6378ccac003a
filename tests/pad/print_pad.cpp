// Answers questions about changesets and pads, for tests in JavaScript and Python: a line of JSON
// in, a line of JSON out.
//
//   {"do": "apply", "text": …, "attribs": …, "changeset": …, "pool": [[key, value], …]}
//   {"do": "compose", "first": …, "second": …, "pool": …}
//   {"do": "inverse", "text": …, "attribs": …, "changeset": …, "pool": …}
//   {"do": "canonical", "changeset": …, "pool": …}
//   {"do": "open", "file": …}       the pad, which later questions are about
//   {"do": "revision", "number": …} its text and attributes after a revision
//   {"do": "write", "plan": …}      the pad as one revision; "history": true keeps all, and with
//                                   "append" a line is added
//
// Attributes in answers are pairs, not numbers: [[chars, [[key, value], …]], …].

#include <fstream>
#include <iostream>
#include <iterator>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>

#include "pad/attributed_lines.h"
#include "pad/etherpad_reader.h"
#include "pad/etherpad_writer.h"
#include "pad/pad_check.h"
#include "pad/pad_history.h"
#include "text/utf16.h"

namespace summit {
namespace {

using Json = nlohmann::json;

// Texts go as lists of UTF-16 code units where they may have half surrogate pairs.
std::u16string text_in(const Json& json) {
  if (json.is_string()) return to_utf16(json.get<std::string>());
  std::u16string text;
  for (const Json& unit : json) text += static_cast<char16_t>(unit.get<unsigned>());
  return text;
}
Json text_out(const std::u16string& text) {
  Json json = Json::array();
  for (const char16_t unit : text) json.push_back(static_cast<unsigned>(unit));
  return json;
}

AttributePool pool_in(const Json& json) {
  AttributePool pool;
  AttributeNumber number = 0;
  for (const Json& pair : json) {
    pool.set(number++, {pair[0].get<std::string>(), pair[1].get<std::string>()});
  }
  return pool;
}
Json pairs(Attributes attributes, const AttributePool& pool) {
  Json json = Json::array();
  for (const AttributeNumber number : pool.numbers(attributes)) {
    const Attribute& attribute = *pool.find(number);
    json.push_back({attribute.key, attribute.value});
  }
  return json;
}
Json runs_out(const AttributedText& text, const AttributePool& pool) {
  Json json = Json::array();
  for (const AttributeRun& run : text.runs) {
    json.push_back({run.chars, pairs(run.attributes, pool)});
  }
  return json;
}
Json changeset_out(const Changeset& changeset, const AttributePool& pool) {
  Json ops = Json::array();
  for (const Op& op : changeset.ops) {
    ops.push_back({std::string(1, static_cast<char>(op.opcode)), op.chars, op.lines,
                   pairs(op.attributes, pool)});
  }
  return {{"old", changeset.old_length},
          {"new", changeset.new_length},
          {"ops", std::move(ops)},
          {"bank", text_out(changeset.bank)}};
}

class Session {
 public:
  Json answer(const Json& asked) {
    const std::string what = asked.value("do", "");
    if (what == "open") return open(asked);
    if (what == "revision") return revision(asked);
    if (what == "write") return write(asked);
    return changesets(what, asked);
  }

 private:
  static Json wrong(const Message& what) { return {{"wrong", what.english()}}; }

  static Json changesets(const std::string& what, const Json& asked) {
    AttributePool pool = pool_in(asked["pool"]);
    Changeset first;
    const std::u16string written = text_in(asked[what == "compose" ? "first" : "changeset"]);
    if (Message bad = read_changeset(written, pool, first); !bad.empty()) return wrong(bad);
    if (what == "canonical") return wrong(check_canonical(written, first, pool));
    if (what == "compose") {
      Changeset second;
      Message bad = read_changeset(text_in(asked["second"]), pool, second);
      Changeset both;
      if (bad.empty()) bad = compose(first, second, pool, both);
      return bad.empty() ? changeset_out(both, pool) : wrong(bad);
    }
    AttributedText text;
    Message bad =
        read_attribs(text_in(asked["text"]), asked["attribs"].get<std::string>(), pool, text);
    if (!bad.empty()) return wrong(bad);
    if (what == "inverse") return changeset_out(inverse(first, text, pool), pool);
    bad = apply(first, text, pool);
    if (!bad.empty()) return wrong(bad);
    return {{"text", text_out(text.text)},
            {"attribs", write_attribs(text, pool)},
            {"runs", runs_out(text, pool)}};
  }

  Json open(const Json& asked) {
    history_.reset();
    std::ifstream file(asked["file"].get<std::string>(), std::ios::binary);
    Result<Etherpad> read =
        read_etherpad({std::istreambuf_iterator<char>(file), {}}, asked["file"].get<std::string>());
    Json problems = Json::array();
    const auto add = [&](const std::vector<Problem>& found) {
      for (const Problem& problem : found) {
        problems.push_back({{"code", problem.code},
                            {"text", to_string(problem)},
                            {"2.5.3", is_refused(problem.code, EtherpadServer::v2_5_3)},
                            {"3.3.1", is_refused(problem.code, EtherpadServer::v3_3_1)}});
      }
    };
    add(read.problems);
    pad_ = std::move(read.value);
    if (!pad_) return {{"problems", std::move(problems)}};
    add(check_pad(*pad_));
    history_ = std::make_unique<PadHistory>(*pad_);
    Json authors = Json::array();
    for (const PadAuthor& author : pad_->authors) {
      authors.push_back({author.id, author.name, author.color});
    }
    return {{"problems", std::move(problems)},
            {"id", pad_->id},
            {"head", pad_->head},
            {"authors", std::move(authors)},
            {"text", text_out(pad_->text.text)},
            {"runs", runs_out(pad_->text, pad_->pool)},
            {"plan", std::string(travelling_plan(pad_->unknown))}};
  }

  Json revision(const Json& asked) {
    if (!history_) return wrong(Message("no pad is open"));
    AttributedText text;
    if (Message bad = history_->text_at(asked["number"].get<unsigned>(), text); !bad.empty()) {
      return wrong(bad);
    }
    return {{"text", text_out(text.text)},
            {"attribs", write_attribs(text, history_->pool())},
            {"runs", runs_out(text, history_->pool())}};
  }

  Json write(const Json& asked) {
    if (!pad_) return wrong(Message("no pad is open"));
    EtherpadExport out = export_of(*pad_);
    PadLines lines = read_lines(*pad_);
    if (!asked.value("history", false)) {
      out = export_of(lines, out.timestamp);
    } else if (asked.contains("append")) {
      PadLine& line = lines.lines.emplace_back();
      line.text = asked["append"].get<std::string>();
      const auto end = static_cast<std::uint32_t>(line.text.size());
      line.spans = {{.begin = 0, .end = end, .author = 0, .bold = true}};
      out.text = write_lines(lines.lines, lines.authors, out.pool);
    }
    if (asked.contains("plan") &&
        !set_travelling_plan(out.unknown, asked["plan"].get<std::string>())) {
      return wrong(Message("the plan is too large"));
    }
    return {{"file", write_etherpad(out)}};
  }

  std::optional<Etherpad> pad_;
  std::unique_ptr<PadHistory> history_;
};

int run() {
  Session session;
  std::string line;
  while (std::getline(std::cin, line)) {
    const Json asked = Json::parse(line, nullptr, false);
    if (asked.is_discarded()) return 2;
    std::cout << session.answer(asked).dump(-1, ' ', false, Json::error_handler_t::replace)
              << std::endl;
  }
  return 0;
}

}  // namespace
}  // namespace summit

int main() {
  std::ios::sync_with_stdio(false);
  return summit::run();
}
