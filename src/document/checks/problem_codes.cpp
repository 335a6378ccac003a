#include "document/checks/problem_codes.h"

#include <algorithm>
#include <array>

namespace summit {
namespace {

constexpr Severity hint = Severity::hint;
constexpr Severity warning = Severity::warning;
constexpr Severity error = Severity::error;

constexpr std::array codes = {
    ProblemCode{"json-utf8", error, "a file that is not UTF-8"},
    ProblemCode{"json-syntax", error, "text that is not JSON"},
    ProblemCode{"json-depth", error, "JSON nested too deeply"},
    ProblemCode{"json-number", error, "a number too large to be read"},
    ProblemCode{"json-duplicate", error, "a member that stands twice"},
    ProblemCode{"plan-format", error, "JSON that is no plan"},
    ProblemCode{"plan-version", error, "a plan of a version that cannot be read here"},
    ProblemCode{"plan-type", error, "a value of the wrong type"},
    ProblemCode{"plan-member", error,
                "a member that is missing, or that an operation does not have"},
    ProblemCode{"plan-text", error, "a title or text with what no text has"},
    ProblemCode{"plan-duplicate", error, "an id or a name that stands twice"},
    ProblemCode{"plan-nesting", error, "ideas or sections nested too deeply"},
    ProblemCode{"operation-name", error, "an operation that does not exist"},
    ProblemCode{"operation-refused", error, "an operation that does not fit the plan"},
    ProblemCode{"plan-without-title", warning, "a plan without a title"},
    ProblemCode{"priority-without-owner", warning, "a priority that nobody owns"},
    ProblemCode{"owner-without-link", hint, "an owner without a link"},
    ProblemCode{"owner-link-incomplete", warning, "an owner's link without “https://”"},
    ProblemCode{"duplicate-priority", warning, "two priorities with one title"},
    ProblemCode{"pad-size", error, "a file too large for a pad"},
    ProblemCode{"pad-format", error, "JSON that is no pad"},
    ProblemCode{"pad-several", error, "a file with two pads"},
    ProblemCode{"pad-byte-order-mark", warning,
                "an invisible character before a pad, which servers refuse"},
    ProblemCode{"pad-other", warning, "a record of another pad"},
    ProblemCode{"pad-unknown-key", warning, "a record that no pad has"},
    ProblemCode{"pad-type", warning, "a value of the wrong type in a pad"},
    ProblemCode{"pad-text", warning, "a pad's text that does not end in a line break"},
    ProblemCode{"pad-surrogate", warning, "half of a character in a pad's text"},
    ProblemCode{"pad-pool", warning, "a pool of attributes that contradicts itself"},
    ProblemCode{"pad-attributes", warning, "attributes that do not fit a pad's text"},
    ProblemCode{"pad-attributes-order", warning, "attributes that are not sorted by name"},
    ProblemCode{"pad-attributes-form", warning, "attributes that are not in the canonical form"},
    ProblemCode{"pad-author", warning, "an author's record that names other pads"},
    ProblemCode{"pad-author-unknown", warning, "an author who is not in the pool of attributes"},
    ProblemCode{"pad-chat", warning, "a message of the chat that is missing"},
    ProblemCode{"pad-saved-revision", warning, "a saved revision without id or of no revision"},
    ProblemCode{"pad-revision-missing", warning, "a revision that is missing"},
    ProblemCode{"pad-revision-extra", warning, "a revision past the pad's last one"},
    ProblemCode{"pad-revision-author", warning, "a revision without an author"},
    ProblemCode{"pad-timestamp", warning, "a revision without a time"},
    ProblemCode{"pad-key-revision", warning,
                "a hundredth revision without the pad's text or with another"},
    ProblemCode{"pad-changeset", warning, "a changeset that cannot be applied"},
    ProblemCode{"pad-changeset-form", warning, "a changeset that is not in the canonical form"},
    ProblemCode{"pad-head", warning, "a pad's text that its revisions do not lead to"},
    ProblemCode{"pad-control", error, "a pad with a NUL character"},
    ProblemCode{"pad-utf8", error, "a pad that is not UTF-8"},
    ProblemCode{"pad-html", error, "a page that holds no pad"},
    ProblemCode{"pad-html-other", warning, "a page that Etherpad did not write"},
    ProblemCode{"rst-utf8", error, "a document that is not UTF-8"},
    ProblemCode{"rst-control", error, "a document with control characters"},
    ProblemCode{"rst-size", error, "a document of more than 256 MB"},
    ProblemCode{"rst-title-underline-short", warning,
                "a title's underline is shorter than the title"},
    ProblemCode{"rst-title-overline-short", warning,
                "a title's overline is shorter than the title"},
    ProblemCode{"rst-title-unexpected", error, "a title where no section can start"},
    ProblemCode{"rst-line-unexpected", error, "a line of punctuation where it means nothing"},
    ProblemCode{"rst-title-incomplete", error, "an overline and a title at the end of the text"},
    ProblemCode{"rst-title-underline-missing", error, "an overline without an underline"},
    ProblemCode{"rst-title-mismatch", error, "an overline and an underline that differ"},
    ProblemCode{"rst-title-invalid", error, "an overline and an underline without a title"},
    ProblemCode{"rst-title-level", error, "a title that skips a level"},
    ProblemCode{"rst-transition-first", error, "a transition at the start"},
    ProblemCode{"rst-transition-adjacent", error, "two transitions in a row"},
    ProblemCode{"rst-transition-last", error, "a transition at the end"},
    ProblemCode{"rst-unindent", warning,
                "a list, quote or other block that ends without a blank line"},
    ProblemCode{"rst-indent", error, "indentation that comes unexpected"},
    ProblemCode{"rst-line-block-end", warning, "a line block that ends without a blank line"},
    ProblemCode{"rst-table-end", warning, "text right after a table"},
    ProblemCode{"rst-table-malformed", error, "a table whose borders do not fit"},
    ProblemCode{"rst-literal-missing", warning, "“::” without a literal block"},
    ProblemCode{"rst-literal-quoting", error, "a quoted literal block whose quotes differ"},
    ProblemCode{"rst-target-malformed", warning, "a hyperlink target that is none"},
    ProblemCode{"rst-substitution-malformed", warning, "a substitution definition that is none"},
    ProblemCode{"rst-substitution-empty", warning, "a substitution without content"},
    ProblemCode{"rst-substitution-illegal", error,
                "a substitution with something that cannot be repeated"},
    ProblemCode{"rst-substitution-duplicate", error, "a substitution that is defined twice"},
    ProblemCode{"rst-substitution-unknown", error, "a substitution that is not defined"},
    ProblemCode{"rst-substitution-circular", error, "a substitution that refers to itself"},
    ProblemCode{"rst-directive-unknown", error, "a directive that does not exist"},
    ProblemCode{"rst-directive-invalid", error,
                "a directive with wrong arguments, options or content"},
    ProblemCode{"rst-directive-empty", warning, "a directive without content"},
    ProblemCode{"rst-role-unknown", error, "a role that does not exist"},
    ProblemCode{"rst-role-twice", warning, "interpreted text with two roles"},
    ProblemCode{"rst-role-reference", warning, "interpreted text with a role and an underscore"},
    ProblemCode{"rst-inline-unclosed", warning, "inline markup that does not end"},
    ProblemCode{"rst-name-unknown", error, "a reference to a name that nothing has"},
    ProblemCode{"rst-name-ambiguous", error, "a reference to a name that several things have"},
    ProblemCode{"rst-name-duplicate", warning, "a name given to several targets"},
    ProblemCode{"rst-target-unknown", error, "a target that leads to a name that nothing has"},
    ProblemCode{"rst-target-circular", error, "a target that leads back to itself"},
    ProblemCode{"rst-anonymous-count", error, "anonymous references and targets that do not match"},
    ProblemCode{"rst-footnote-count", error, "more references than footnotes"},
    ProblemCode{"rst-nesting", error, "blocks nested too deeply to be read"},
    ProblemCode{"rst-more-problems", warning, "more problems than are listed"},
    ProblemCode{"line-too-long", warning, "a line of more than 79 columns"},
    ProblemCode{"line-tab", warning, "a tab"},
    ProblemCode{"line-trailing-space", warning, "white space at the end of a line"},
    ProblemCode{"line-carriage-return", warning, "a carriage return at the end of a line"},
    ProblemCode{"zero-width-space", warning, "a zero-width space"},
    ProblemCode{"no-final-newline", warning, "a last line without a line break"},
    ProblemCode{"blank-line-at-end", hint, "blank lines at the end"},
    ProblemCode{"row-without-section", hint, "a priority without a section, while others have one"},
    ProblemCode{"section-without-row", warning,
                "a section among those of priorities that no row leads to"},
    ProblemCode{"broken-label", warning, "a comment that was meant as a label"},
    ProblemCode{"label-of-other-release", warning,
                "a label that names another release than the title"},
    ProblemCode{"missing-row-separator", warning, "rows of a table without a line between them"},
    ProblemCode{"empty-row", warning, "an empty row in a table of priorities"},
};

const ProblemCode* find_code(std::string_view code) {
  const auto found = std::find_if(codes.begin(), codes.end(),
                                  [&](const ProblemCode& each) { return each.code == code; });
  return found == codes.end() ? nullptr : &*found;
}

}  // namespace

std::span<const ProblemCode> problem_codes() {
  return codes;
}

std::string Severities::set(std::string_view rule) {
  const std::size_t equals = std::min(rule.find('='), rule.size());
  const std::string code(rule.substr(0, equals));
  if (find_code(code) == nullptr) {
    return "there is no problem “" + code + "”; PROBLEMS.md lists them";
  }
  const std::string_view level = rule.substr(std::min(equals + 1, rule.size()));
  if (level == "off") {
    chosen_[code] = std::nullopt;
    return {};
  }
  for (const Severity severity : {hint, warning, error}) {
    if (level != to_string(severity)) continue;
    chosen_[code] = severity;
    return {};
  }
  return "“" + std::string(rule) + "” does not say off, hint, warning or error, as in “" + code +
         "=off”";
}

void Severities::apply(std::vector<Problem>& problems) const {
  if (chosen_.empty()) return;
  std::erase_if(problems, [&](Problem& problem) {
    const auto chosen = chosen_.find(problem.code);
    if (chosen == chosen_.end()) return false;
    if (chosen->second) problem.severity = *chosen->second;
    return !chosen->second;
  });
}

}  // namespace summit
