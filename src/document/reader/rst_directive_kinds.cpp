#include "document/reader/rst_directive_kinds.h"

#include <algorithm>
#include <iterator>
#include <string>

#include "text/name.h"

namespace summit {
namespace {

using Kind = RstDirectiveKind;

constexpr std::string_view common = " class name ";
constexpr std::string_view code_options =
    " class name number-lines linenos lineno-start emphasize-lines caption dedent force ";
constexpr std::string_view image_options =
    " alt height width scale align target class name loading ";

constexpr Kind admonition(std::string_view name) {
  return {.name = name,
          .spaces = true,
          .needs_content = true,
          .content = RstContent::body,
          .options = common};
}

constexpr Kind code(std::string_view name) {
  return {.name = name,
          .optional_arguments = 1,
          .needs_content = true,
          .content = RstContent::verbatim,
          .options = code_options};
}

// A change that Sphinx marks with its version.
constexpr Kind change(std::string_view name) {
  return {.name = name,
          .required_arguments = 1,
          .optional_arguments = 1,
          .spaces = true,
          .title = true,
          .content = RstContent::body,
          .options = common};
}

// Sorted by name. From docutils.parsers.rst.directives; those only Sphinx has are toctree, todo,
// seealso and the like.
constexpr Kind kinds[] = {
    {.name = "admonition",
     .required_arguments = 1,
     .spaces = true,
     .title = true,
     .needs_content = true,
     .content = RstContent::body,
     .options = common},
    admonition("attention"),
    admonition("caution"),
    {.name = "class", .required_arguments = 1, .spaces = true, .content = RstContent::body},
    code("code"),
    code("code-block"),
    {.name = "compound", .needs_content = true, .content = RstContent::body, .options = common},
    {.name = "container",
     .optional_arguments = 1,
     .spaces = true,
     .needs_content = true,
     .content = RstContent::body,
     .options = " name "},
    {.name = "contents",
     .optional_arguments = 1,
     .spaces = true,
     .title = true,
     .options = " depth local backlinks class "},
    {.name = "csv-table",
     .optional_arguments = 1,
     .spaces = true,
     .title = true,
     .content = RstContent::csv_table,
     .options = " header-rows stub-columns header width widths file url encoding class name align "
                "delim keepspace quote escape "},
    admonition("danger"),
    {.name = "date", .in_substitutions_only = true, .content = RstContent::verbatim},
    {.name = "default-role", .optional_arguments = 1},
    change("deprecated"),
    {.name = "epigraph", .needs_content = true, .content = RstContent::quote},
    admonition("error"),
    {.name = "figure",
     .required_arguments = 1,
     .spaces = true,
     .content = RstContent::figure,
     .options = " alt height width scale align target class name figwidth figclass loading "},
    {.name = "footer", .needs_content = true, .content = RstContent::body},
    {.name = "glossary", .content = RstContent::body, .options = " sorted "},
    {.name = "header", .needs_content = true, .content = RstContent::body},
    {.name = "highlight", .required_arguments = 1, .options = " linenothreshold force "},
    {.name = "highlights", .needs_content = true, .content = RstContent::quote},
    admonition("hint"),
    {.name = "image", .required_arguments = 1, .spaces = true, .options = image_options},
    admonition("important"),
    {.name = "include",
     .required_arguments = 1,
     .spaces = true,
     .options = " literal code encoding parser tab-width start-line end-line start-after "
                "end-before number-lines class name "},
    {.name = "line-block", .needs_content = true, .content = RstContent::markup, .options = common},
    {.name = "list-table",
     .optional_arguments = 1,
     .spaces = true,
     .title = true,
     .content = RstContent::list_table,
     .options = " header-rows stub-columns width widths class name align "},
    {.name = "literalinclude",
     .required_arguments = 1,
     .spaces = true,
     .options = " dedent linenos lineno-start lineno-match tab-width language force encoding "
                "pyobject lines start-after end-before start-at end-at prepend append "
                "emphasize-lines caption class name diff "},
    {.name = "math",
     .needs_content = true,
     .content = RstContent::verbatim,
     .options = " class name label nowrap "},
    {.name = "meta", .content = RstContent::verbatim},
    admonition("note"),
    {.name = "only", .required_arguments = 1, .spaces = true, .content = RstContent::body},
    {.name = "parsed-literal",
     .needs_content = true,
     .content = RstContent::markup,
     .options = common},
    {.name = "pull-quote", .needs_content = true, .content = RstContent::quote},
    {.name = "raw",
     .required_arguments = 1,
     .spaces = true,
     .content = RstContent::verbatim,
     .options = " file url encoding class "},
    {.name = "replace",
     .needs_content = true,
     .in_substitutions_only = true,
     .content = RstContent::body},
    {.name = "role", .content = RstContent::verbatim},
    {.name = "rubric", .required_arguments = 1, .spaces = true, .title = true, .options = common},
    {.name = "section-numbering", .options = " depth start prefix suffix "},
    {.name = "sectnum", .options = " depth start prefix suffix "},
    {.name = "seealso",
     .optional_arguments = 1,
     .spaces = true,
     .content = RstContent::body,
     .options = common},
    {.name = "sidebar",
     .optional_arguments = 1,
     .spaces = true,
     .title = true,
     .needs_content = true,
     .in_sections_only = true,
     .content = RstContent::body,
     .options = " class name subtitle "},
    code("sourcecode"),
    {.name = "table",
     .optional_arguments = 1,
     .spaces = true,
     .title = true,
     .content = RstContent::table,
     .options = " class name align width widths "},
    {.name = "target-notes", .options = common},
    admonition("tip"),
    {.name = "title", .required_arguments = 1, .spaces = true},
    {.name = "toctree",
     .content = RstContent::verbatim,
     .options = " maxdepth name caption glob hidden includehidden numbered titlesonly reversed "},
    admonition("todo"),
    {.name = "todolist"},
    {.name = "topic",
     .required_arguments = 1,
     .spaces = true,
     .title = true,
     .needs_content = true,
     .in_sections_only = true,
     .content = RstContent::body,
     .options = common},
    {.name = "unicode",
     .required_arguments = 1,
     .spaces = true,
     .in_substitutions_only = true,
     .options = " trim ltrim rtrim "},
    change("versionadded"),
    change("versionchanged"),
    admonition("warning"),
};

}  // namespace

const RstDirectiveKind* find_directive(std::string_view name) {
  const std::string key = normalize_name(name);
  const auto* found =
      std::lower_bound(std::begin(kinds), std::end(kinds), std::string_view(key),
                       [](const Kind& kind, std::string_view value) { return kind.name < value; });
  return found != std::end(kinds) && found->name == key ? found : nullptr;
}

}  // namespace summit
