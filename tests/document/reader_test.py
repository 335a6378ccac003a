"""The reader against docutils, which is the judge: the same elements, texts, references and warnings.

The documents are those of the corpus, a snippet for each construct (golden/reader/*.rst) and random ones,
made by shuffling, cutting, indenting and splicing the lines of both.

Where the two may differ:
- docutils reads the last rows of a grid table twice where text follows its bottom border, and reports an
  indented line far below a table that ended before (GridTables): such documents are left out.
- docutils fails over two references in one text to an indirect target that leads nowhere.
- Of lines that look like a target or a substitution definition and are none, docutils keeps the last one
  in the comment; the reader keeps all (same_tree). The warning is at the first line, not at the last.
- For what stands in a text, docutils gives the line where its paragraph starts, for titles, terms and line
  blocks that of something else; in tables it counts one line too many (lines_for). The reader gives the
  very place.
- docutils counts its own messages as elements when it looks for transitions at the start of a section, and
  footnotes and names in what it has refused, or put in place of a substitution (differences).
- The reader also knows Sphinx's directives, roles and options, which docutils alone refuses, and does not
  look for the files that directives name: none of that is in these documents.
"""

import io
import os
import re
import unittest
from pathlib import Path

from docutils import nodes, utils
from docutils.frontend import get_default_settings
from docutils.parsers.rst import Parser, directives, roles, states
from docutils.parsers.rst.directives.admonitions import BaseAdmonition
from docutils.readers.standalone import Reader

from print_tree import Summit
from random_documents import Generator

ROOT = Path(__file__).resolve().parents[2]
CORPUS = Path(os.environ.get("SUMMIT_CORPUS", ROOT.parent / "shared" / "corpus"))
SNIPPETS = Path(__file__).resolve().parent / "golden" / "reader"
DOCUMENTS = int(os.environ.get("SUMMIT_DOCUMENTS", "2000"))


# --- docutils ---------------------------------------------------------------------------------------


class Todo(BaseAdmonition):
    """Sphinx has it; an element docutils has stands in for it here."""
    node_class = nodes.tip


def sphinx_role(name, rawtext, text, lineno, inliner, options=None, content=None):
    return [nodes.inline(rawtext, text)], []


directives.register_directive("todo", Todo)
for role in ("doc", "ref"):
    roles.register_local_role(role, sphinx_role)


class GridTables:
    """Watches for a bug of docutils: text after a grid table's bottom border makes it read the last rows a
    second time, and an indented line further on counts as part of the table when it complains."""

    def __init__(self):
        self.seen = False
        isolate = states.Body.isolate_grid_table

        def watched(body):
            start = body.state_machine.line_offset
            block, messages, blank_finish = isolate(body)
            size = len(block)
            for message in messages:
                size = size or sum(literal.astext().count("\n") + 1
                                   for literal in message.findall(nodes.literal_block))
            if body.state_machine.line_offset != start + size - 1:
                self.seen = True
            if any("Unexpected indentation" in message.astext() for message in messages):
                self.seen = True
            return block, messages, blank_finish

        states.Body.isolate_grid_table = watched


GRID_TABLES = GridTables()


class Oracle:
    """What docutils reads: the tree before its transforms, references after them, and the warnings."""

    def __init__(self, text):
        settings = get_default_settings(Parser)
        settings.report_level, settings.halt_level = 2, 5
        settings.warning_stream = stream = io.StringIO()
        settings.syntax_highlight = "none"
        settings.line_length_limit = 10 ** 9
        settings.doctitle_xform = settings.docinfo_xform = settings.sectsubtitle_xform = False
        document = utils.new_document("<string>", settings)
        roles._roles.pop("", None)
        GRID_TABLES.seen = False
        Parser().parse(text, document)
        self.excluded = GRID_TABLES.seen
        self.tree = normalized(document)
        references = [node for node in document.findall(nodes.Element)
                      if isinstance(node, REFERENCES)]
        document.transformer.populate_from_components((Reader(), Parser()))
        try:
            document.transformer.apply_transforms()
        except ValueError:  # two references in one text to an indirect target that leads nowhere
            self.excluded = True
        self.links = [link_of(node, document) for node in references]
        self.warnings = warnings_in(stream.getvalue())


REFERENCES = (nodes.reference, nodes.footnote_reference, nodes.citation_reference)

SKIPPED = {"system_message", "colspec", "pending", "substitution_definition", "meta"}
LEAVES = {"literal_block", "doctest_block", "comment", "raw", "math_block", "label", "option_string",
          "option_argument"}


def merged(children):
    """Adjacent strings as one, without empty ones."""
    result = []
    for child in children:
        if isinstance(child, str) and result and isinstance(result[-1], str):
            result[-1] += child
        elif child != "":
            result.append(child)
    return result


def normalized(node):
    """(element, attributes that matter, children)"""
    if isinstance(node, nodes.Text):
        return node.astext()
    tag, attributes = node.tagname, {}
    children = []
    for child in node.children:
        embedded = (isinstance(child, nodes.target) and isinstance(node, nodes.TextElement)
                    and not child.astext())
        if isinstance(child, nodes.tgroup):
            children += normalized(child)[2]
        elif isinstance(child, nodes.Text) or (child.tagname not in SKIPPED and not embedded):
            children.append(normalized(child))
    if tag in LEAVES:
        # astext() of an argument has what parts it from the option.
        children = [nodes.TextElement.astext(node)]
    elif tag == "bullet_list":
        attributes = {"bullet": node["bullet"]}
    elif tag == "enumerated_list":
        attributes = {"type": node["enumtype"], "start": node.get("start", 1)}
    elif tag == "target":
        attributes = {"names": node["names"] + node["dupnames"], "uri": node.get("refuri"),
                      "alias": node.get("refname"), "anonymous": bool(node.get("anonymous"))}
    elif tag == "entry":
        attributes = {"span": [node.get("morerows", 0), node.get("morecols", 0)]}
    elif tag == "image":
        attributes = {"uri": node["uri"]}
    if tag == "figure":
        children = [child for child in children if child[0] != "legend" or child[2]]
    return [tag, attributes, merged(children)]


def link_of(node, document):
    """Where a reference leads."""
    if node.get("refuri"):
        return node["refuri"]
    if not node.get("refid") or node["refid"] not in document.ids:
        return None
    to = document.ids[node["refid"]]
    if isinstance(to, nodes.target):
        return ["target", ""]
    if isinstance(to, nodes.section):
        to = to[0]
    return [to.tagname, text_start("".join(text.astext() for text in to.findall(nodes.Text)
                                           if not in_message(text)))]


def in_message(node):
    while node is not None and not isinstance(node, nodes.system_message):
        node = node.parent
    return node is not None


def text_start(text):
    """Enough to know it by; what has become of references in it does not matter."""
    return re.sub(r"[\W_]+", "", text)[:3]


CODES = [
    ("Title underline too short", "rst-title-underline-short"),
    ("Title overline too short", "rst-title-overline-short"),
    ("Unexpected section title or transition", "rst-line-unexpected"),
    ("Unexpected section title", "rst-title-unexpected"),
    ("Incomplete section title", "rst-title-incomplete"),
    ("Missing matching underline", "rst-title-underline-missing"),
    ("Title overline & underline mismatch", "rst-title-mismatch"),
    ("Invalid section title or transition", "rst-title-invalid"),
    ("Title level inconsistent", "rst-title-level"),
    ("Document or section may not begin", "rst-transition-first"),
    ("At least one body element must separate", "rst-transition-adjacent"),
    ("Document may not end with", "rst-transition-last"),
    ("Line block ends without", "rst-line-block-end"),
    (r"[A-Z][\w ]+ ends without a blank line", "rst-unindent"),
    ("Unexpected indentation", "rst-indent"),
    ("Blank line required after table", "rst-table-end"),
    ("Malformed table", "rst-table-malformed"),
    ("Literal block expected", "rst-literal-missing"),
    ("Inconsistent literal block quoting", "rst-literal-quoting"),
    ("malformed hyperlink target", "rst-target-malformed"),
    ("malformed substitution definition", "rst-substitution-malformed"),
    ("Substitution definition .* (missing contents|empty or invalid)", "rst-substitution-empty"),
    ("Substitution definition contains illegal", "rst-substitution-illegal"),
    ("Duplicate substitution definition", "rst-substitution-duplicate"),
    ("Undefined substitution", "rst-substitution-unknown"),
    ("No suitable element following", None),
    ("Invalid class attribute value", "rst-directive-invalid"),
    ("Circular substitution", "rst-substitution-circular"),
    ("Unknown directive type", "rst-directive-unknown"),
    ("Content block expected for the .(list-)?table. directive", "rst-directive-empty"),
    ("The .csv-table. directive requires content", "rst-directive-empty"),
    ("Error in .* directive", "rst-directive-invalid"),
    ("Error with CSV data", "rst-directive-invalid"),
    ("Error parsing content block", "rst-directive-invalid"),
    ("Content block expected", "rst-directive-invalid"),
    ("The .* directive (may|is)", "rst-directive-invalid"),
    (".*header row.s. specified", "rst-directive-invalid"),
    ("Insufficient data supplied", "rst-directive-invalid"),
    (".*stub column.s. specified", "rst-directive-invalid"),
    (".*widths do not match", "rst-directive-invalid"),
    ("Invalid context", "rst-directive-invalid"),
    ("Figure caption must be", "rst-directive-invalid"),
    ("Unknown interpreted text role", "rst-role-unknown"),
    ("No role entry for", None),
    ("No directive entry for", None),
    ("Multiple roles in interpreted", "rst-role-twice"),
    ("Mismatch: both interpreted", "rst-role-reference"),
    ("Inline .* start-string without", "rst-inline-unclosed"),
    ("Unknown target name", "rst-name-unknown"),
    ("Duplicate target name, cannot", "rst-name-ambiguous"),
    ("Duplicate explicit target name", "rst-name-duplicate"),
    ("Indirect hyperlink target .* circular", "rst-target-circular"),
    ("Indirect hyperlink target", "rst-target-unknown"),
    ("Anonymous hyperlink mismatch", "rst-anonymous-count"),
    ("Too many", "rst-footnote-count"),
]


def warnings_in(log):
    found = set()
    for line, message in re.findall(r"^<string>:(\d*):? \([A-Z]+/\d\) (.*)$", log, re.M):
        for pattern, code in CODES:
            if re.match(pattern, message):
                if code:
                    found.add((code, int(line) if line else None))
                break
        else:
            found.add((message, int(line) if line else None))
    return found


# --- Summit -----------------------------------------------------------------------------------------


ADMONITIONS = {"attention", "caution", "danger", "error", "hint", "important", "note", "tip", "warning",
               "admonition", "topic", "sidebar", "compound", "container"}
ROLES = {"": "title_reference", "doc": "inline", "ref": "inline", "sub": "subscript", "sup": "superscript",
         "code": "literal", "title": "title_reference", "t": "title_reference", "i": "index",
         "title-reference": "title_reference"}
ENUMERATIONS = {"1": "arabic", "#": "arabic", "a": "loweralpha", "A": "upperalpha", "i": "lowerroman",
                "I": "upperroman"}
PARTS = {"directive_name", "directive_argument", "role", "target_uri", "target_alias", "field_list"}
EMPTY = {"opaque", "substitution_definition"}


class Reading:
    def __init__(self, answer, lines):
        self.by_index = {}
        self.references = []
        self.lines = lines
        self.problems = answer["problems"]
        self.elements = []  # text elements and their lines
        tree = answer["tree"]
        self.index(tree)
        self.tree = self.normalized(tree)[0]
        self.links = [self.link(node) for node in self.references]

    def index(self, node):
        self.by_index[node["index"]] = node
        if node["kind"] in ("reference", "footnote_reference", "citation_reference"):
            self.references.append(node)
        self.elements.append((node["kind"], node["line"], node["end_line"]))
        for child in node.get("children", []):
            self.index(child)

    def text(self, node):
        if "text" in node:
            return node["text"]
        return "".join(self.text(child) for child in node["children"] if child["kind"] not in PARTS)

    def child(self, node, kind):
        return next((c for c in node.get("children", []) if c["kind"] == kind), None)

    def content(self, node, without=()):
        result = []
        for child in node.get("children", []):
            if child["kind"] not in without:
                result += self.normalized(child)
        return merged(result)

    def normalized(self, node):
        """The elements that docutils has for a node."""
        kind, attributes = node["kind"], {}
        if kind == "text":
            return [node["text"]]
        if kind in EMPTY:
            return []
        if kind == "directive":
            return self.directive(node)
        if kind in LEAVES:
            return [[kind, {}, merged([self.text(node)])]]
        children = self.content(node)
        if kind == "bullet_list":
            bullet = node["style"]
            attributes = {"bullet": {0xA2: "\u2022", 0xA3: "\u2023", 0x83: "\u2043"}.get(bullet, chr(bullet))}
        elif kind == "enumerated_list":
            attributes = {"type": ENUMERATIONS[chr(node["style"])], "start": node["start"]}
        elif kind == "target":
            attributes, children = self.target(node)
        elif kind == "entry":
            attributes = {"span": node["span"]}
        elif kind == "footnote" and node["style"] != ord("1"):
            children = self.content(node, {"label"})
        elif kind == "footnote_reference" and node["style"] != ord("1"):
            children = []
        elif kind == "reference":
            children = self.content(node, {"target_uri", "target_alias"})
            if not children:  # the URL is the text, or the name
                alias = self.child(node, "target_alias")
                children = [alias["text"] if alias else node["url"]]
        elif kind == "interpreted":
            role = self.child(node, "role")
            role = role["text"].lower() if role else ""
            kind = ROLES.get(role, role)
            children = self.content(node, {"role"})
        return [[kind, attributes, children]]

    def target(self, node):
        name, alias = self.child(node, "target_name"), self.child(node, "target_alias")
        names, children = [], []
        if name:
            children = self.content(name)
            text = unescape(name["lines"]) if not name.get("children") else self.text(name)
            names = [nodes.fully_normalize_name(text)]
        return {"names": names, "uri": node.get("url") if not alias else None,
                "alias": nodes.fully_normalize_name(unescape(alias["lines"])) if alias else None,
                "anonymous": node.get("style") == 3}, children

    def directive(self, node):
        name = self.child(node, "directive_name")["text"].lower()
        if node.get("style") == 1:
            return []
        title = [part for part in node["children"] if part["kind"] == "title"]
        parts = {"directive_name", "directive_argument", "title"}
        # The first field list is that of the options where there are any.
        body = [part for part in node["children"] if part["kind"] not in parts]
        if body and body[0]["kind"] == "field_list" and self.has_options(node, body[0]):
            body = body[1:]
        children = merged([each for part in body for each in self.normalized(part)])
        titles = [each for part in title for each in self.normalized(part)]
        argument = self.child(node, "directive_argument")
        if name in ("list-table", "csv-table", "table"):
            table = children[0]
            return [["table", {}, titles + table[2]]]
        if name == "todo":
            return [["tip", {}, children]]
        if name in ADMONITIONS:
            return [[name, {}, titles + children]]
        if name == "image":
            return [["image", {"uri": directives.uri(argument["text"])}, []]]
        if name == "figure":
            image = ["image", {"uri": directives.uri(argument["text"])}, []]
            if self.child(node, "directive_content"):
                return [["figure", {}, [image]]]
            caption = [["caption", {}, children[0][2]]] if children and children[0][0] == "paragraph" else []
            legend = [["legend", {}, children[1:]]] if children[1:] else []
            return [["figure", {}, [image] + caption + legend]]
        if name in ("code", "code-block", "sourcecode"):
            return [["literal_block", {}, [self.text(body[0])]]]
        if name == "math":
            return [["math_block", {}, [self.text(body[0])]]]
        if name == "raw":
            return [["raw", {}, [self.text(body[0])]]]
        if name == "parsed-literal":
            return [["literal_block", {}, merged([self.text(body[0])])]]
        if name == "contents":
            return [["topic", {}, titles or [["title", {}, ["Contents"]]]]]
        if name == "rubric":
            return [["rubric", {}, titles[0][2]]]
        if name == "class":
            return children
        if name in ("epigraph", "highlights", "pull-quote"):
            return children
        return []

    @staticmethod
    def has_options(node, fields):
        """Whether the fields are options: they come ahead of a blank line."""
        before = [part["end_line"] for part in node["children"] if part["index"] < fields["index"]]
        return fields["line"] <= max(before) + 1

    def link(self, node):
        if node.get("url"):
            return node["url"]
        if "to" not in node:
            return None
        to = self.by_index[node["element"]]
        if to["kind"] == "target":
            return ["target", ""]
        if to["kind"] == "section":
            to = to["children"][0]
        kind = to["kind"]
        text = self.all_text(to)
        if kind == "directive":
            kind = self.normalized(to)[0][0] if self.normalized(to) else "pending"
        if kind == "footnote" and to["style"] != ord("1"):
            return [kind, None]
        return [kind, text_start(text)]

    def all_text(self, node):
        if node["kind"] in ("opaque", "directive_name", "field_list", "directive_argument"):
            return ""
        if node["kind"] == "directive" and node.get("style") == 1:
            return ""
        if "text" in node:
            return node["text"] if node["kind"] not in PARTS else ""
        return " ".join(self.all_text(child) for child in node["children"])


def unescape(markup):
    return nodes.unescape(utils.escape2null(markup))


# --- Both -------------------------------------------------------------------------------------------

# docutils gives the line of the paragraph, not the line, of what it finds in a text.
IN_TEXT = {"rst-inline-unclosed", "rst-role-unknown", "rst-role-twice", "rst-role-reference",
           "rst-name-unknown", "rst-name-ambiguous", "rst-name-duplicate", "rst-substitution-unknown",
           "rst-substitution-circular", "rst-footnote-count", "rst-target-unknown", "rst-target-circular"}
# It has no line at all, or that of something else, for these.
WITHOUT_LINE = {"rst-anonymous-count", "rst-name-duplicate", "rst-footnote-count"}


def lines_for(problem, reading):
    """The lines where docutils might report it."""
    lines = {problem["line"]}
    if problem["line"] == reading.lines:
        lines.add(problem["line"] + 1)  # behind a last line that does not end
    if problem["code"] in IN_TEXT:
        # Titles and lines have no line there, terms that of the end of their definition.
        if any(kind in ("title", "term", "line", "field_name", "attribution") and first <= problem["line"] <= last
               for kind, first, last in reading.elements):
            return None
        lines |= {first for _, first, last in reading.elements if first <= problem["line"] <= last}
    if problem["code"] in ("rst-target-malformed", "rst-substitution-malformed"):
        # It has the last line of what it took for a target.
        ends = [last for kind, first, last in reading.elements
                if kind == "comment" and first == problem["line"]]
        lines |= set(range(problem["line"], max(ends, default=problem["line"]) + 4))
    # In tables docutils counts one too many, or from another line.
    if any(kind in ("table", "opaque") and first - 1 <= problem["line"] <= last + 1
           for kind, first, last in reading.elements):
        lines |= {line + 1 for line in lines}
    return lines


def same_line(code, line, lines):
    return lines is None or line is None or line in lines or code in WITHOUT_LINE


def same_tree(theirs, ours):
    if isinstance(theirs, str) or isinstance(ours, str):
        return theirs == ours
    if theirs[:2] != ours[:2]:
        return False
    # Of what looks like a target and is none, docutils drops all lines but the last.
    if ours[0] == "comment" and "".join(ours[2])[:1] in ("_", "|"):
        return True
    return len(theirs[2]) == len(ours[2]) and all(map(same_tree, theirs[2], ours[2]))


def differences(text, summit):
    """What differs, in words; nothing where all is the same."""
    oracle = Oracle(text)
    reading = Reading(summit.read(text), text.count("\n") + 1)
    if oracle.excluded:
        return ""
    if not same_tree(oracle.tree, reading.tree):
        return "tree: " + first_difference(oracle.tree, reading.tree)
    if len(reading.links) == len(oracle.links):
        for ours, theirs in zip(reading.links, oracle.links):
            same = ours == theirs or (ours and theirs and ours[1] is None and ours[0] == theirs[0]) or (
                not ours and theirs == ["target", ""])  # an indirect target that leads nowhere
            if not same:
                return f"a reference leads to {ours}, not {theirs}"
    else:
        return f"{len(reading.links)} references, not {len(oracle.links)}"
    expected = [(problem["code"], lines_for(problem, reading)) for problem in reading.problems]
    # docutils counts footnotes and names in what it has refused, and in what it puts for a substitution.
    refused = any(re.match("rst-(directive|substitution|role)-", code) for code, _ in oracle.warnings)
    for code, line in sorted(oracle.warnings, key=str):
        if code in ("rst-footnote-count", "rst-name-unknown") and (refused or "|sub|" in text):
            continue
        if not any(code == other and same_line(code, line, lines) for other, lines in expected):
            return f"docutils has {code} in line {line}"
    for problem, (code, lines) in zip(reading.problems, expected):
        if code.startswith("rst-transition"):
            continue  # messages count as elements to docutils: a transition behind one is not the first
        if not any(code == other and same_line(code, line, lines)
                   for other, line in oracle.warnings):
            return f"docutils has no {code} in line {problem['line']}"
    return ""


def first_difference(theirs, ours, path=""):
    if type(theirs) is not type(ours) or isinstance(theirs, str):
        return f"{path}: {str(ours)[:300]!r}, not {str(theirs)[:300]!r}"
    path = f"{path}/{theirs[0]}"
    if theirs[0] != ours[0] or theirs[1] != ours[1]:
        return f"{path}: {str(ours[:2])[:300]}, not {str(theirs[:2])[:300]}"
    for i, (a, b) in enumerate(zip(theirs[2], ours[2])):
        if not same_tree(a, b):
            return first_difference(a, b, f"{path}[{i}]")
    return f"{path}: {len(ours[2])} children, not {len(theirs[2])}: " + (
        f"{str((ours[2] + theirs[2])[min(len(theirs[2]), len(ours[2])):][:1])[:300]}")


# --- The tests --------------------------------------------------------------------------------------


class Case(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.summit = Summit()

    @classmethod
    def tearDownClass(cls):
        cls.summit.close()

    def check(self, text):
        self.assertEqual(differences(text, self.summit), "", "\n" + text)


class Documents(Case):
    def test_corpus(self):
        paths = sorted(CORPUS.rglob("*.rst"))
        if not paths:
            self.skipTest(f"there is nothing in {CORPUS}")
        for path in paths:
            with self.subTest(document=str(path.relative_to(CORPUS))):
                self.assertEqual(differences(path.read_text(encoding="utf-8"), self.summit), "")

    def test_snippets(self):
        paths = sorted(SNIPPETS.glob("*.rst"))
        self.assertGreater(len(paths), 20)
        for path in paths:
            with self.subTest(snippet=path.stem):
                self.check(path.read_bytes().decode("utf-8"))


class RandomDocuments(Case):
    def test_same_as_docutils(self):
        texts = [path.read_text(encoding="utf-8") for path in
                 sorted(CORPUS.rglob("*.rst")) + sorted(SNIPPETS.glob("*.rst"))]
        seeds = [int(seed) for seed in os.environ.get("SUMMIT_SEEDS", "").split()] or range(DOCUMENTS)
        for seed in seeds:
            with self.subTest(seed=seed):
                self.check(Generator(seed, texts).document())


if __name__ == "__main__":
    unittest.main()
