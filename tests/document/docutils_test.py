"""What `summit` writes, read back by docutils: without a warning, and with the plan's own words.

docutils is the judge here. Plans come from the Liberty document and from a generator of titles, names
and URLs that try to be markup.
"""

import json
import os
import random
import re
import subprocess
import tempfile
import unittest
from pathlib import Path

from docutils import nodes

from docutils_oracle import flat, outline, read

ROOT = Path(__file__).resolve().parents[2]
SUMMIT = os.environ.get("SUMMIT_PROGRAM", str(ROOT / "build" / "native" / "summit"))
CORPUS = Path(os.environ.get("SUMMIT_CORPUS", ROOT.parent / "shared" / "corpus"))
PLANS = 400


def to_rst(plan):
    with tempfile.NamedTemporaryFile("w", suffix=".plan.json", encoding="utf-8") as file:
        json.dump(plan, file, ensure_ascii=False)
        file.flush()
        done = subprocess.run([SUMMIT, "convert", file.name, "--to", "rst"], capture_output=True)
    if done.returncode != 0:
        raise AssertionError(f"summit ended with {done.returncode}: {done.stderr.decode()}")
    return done.stdout.decode("utf-8")


def text_of(node):
    return flat(node.astext())


def kept(text):
    """A title or name as the document has it: one line, without control characters."""
    return flat("".join(" " if ord(c) < 0x20 or 0x7F <= ord(c) < 0xA0 or c in "\u2028\u2029" else c
                        for c in text))


# --- The Liberty document ---------------------------------------------------------------------------


class Liberty(unittest.TestCase):
    def setUp(self):
        published = CORPUS / "nova-specs" / "liberty@353215c.rst"
        if not published.exists():
            self.skipTest(f"there is no {published}")
        self.published = published.read_text(encoding="utf-8")
        plan = json.loads((ROOT / "assets" / "liberty.plan.json").read_text(encoding="utf-8"))
        self.written = to_rst(plan)

    def test_is_the_published_document(self):
        published, _ = read(self.published)
        written, warnings = read(self.written)
        self.assertEqual(warnings, [])
        self.maxDiff = None
        self.assertEqual(outline(written), outline(published))
        self.assertEqual(len(list(written.findall(nodes.reference))), 12)

    def test_is_the_file_in_assets(self):
        self.assertEqual((ROOT / "assets" / "liberty.rst").read_text(encoding="utf-8"), self.written)

    def test_differs_from_the_published_document_in_layout_only(self):
        squeeze = [re.sub(r"[-=]+", "-", flat(line)) for line in self.published.splitlines()]
        self.assertEqual([re.sub(r"[-=]+", "-", flat(line)) for line in self.written.splitlines()],
                         squeeze)


# --- Random plans -----------------------------------------------------------------------------------

PIECES = re.split("[ \n]+", """\
a b Foo bar V2.1 API request_spec nova_ nova__ _private __init__ __ _ -- --- - + * ** *a* a* *a **b**
` `` `x` ``x`` `x`_ `x`__ _`x` :ref:`x` `x`:ref: | || |x| |x|_ x| |x \\ \\\\ \\* a\\ \\_ x_\\
[1]_ [#]_ [x]_ ]_ <x> <x_> <http://a.b/> x<y> -> <- > < .. ... .. :: x:: : :: :x: :x: ::x
http://example.org/a_ https://a.b/c* mailto:a@b.org a@b.org ( (a) a) a. A. i. (iv) 1. 1) #. I. MIX.
-x --long /V +1 +-+ +--+ ==== === = ~~~~ ^^ " ' # $ % & ! ? , ; {x} [x] @ >>> >>>x .
é É ß ΑΣ ας İ ı 日本語 日 中_ 。_ 한글 ｆｕｌｌ e\u0301 \u0301 a\u0300\u0316b \u2022 \u2023x – “x” ‘x’ «x» ¡x!
x\u00a0y \u200b \ufeff \ufe0f 😀 👩\u200d💻 🇩🇪 \u3000 עברית عربي ไทย ไม้ \u05b0""") + [
    "  ", "x" * 90, "long " * 30, "-" * 80, "ab " * 100, "日本" * 60,
    "Priority", "Owner", "John Smith", "john smith"]
URL_PIECES = ["a", "_", "__", " ", "\\", "<", ">", "<b>", "`", "*", "|", "%20", "é", "日", "?q=1&r=2", "#x",
              "(x)", "'", '"', "/", "~x", ":", "::", "..", "[1]_", "{}", "`_", ">`_", "\u00a0", "\u2003"]
PROSE = ["", "", "Plain.", "Two words.\n\nAnd\nmore.", "Word " * 40, "* a\n* b", "* " + "item " * 30,
         "- a\n- b", "    Quoted.", "See `Nobody <https://a.b/>`__ there.", "Before::\n\n    literal",
         "Term\n    Definition.", "1. a\n2. b", "| line\n| block", "日本" * 50 + " " + "語" * 30,
         "A ``literal with -- spaces`` " * 8, "x -- " * 40, "tab\there  \r\nnext", "+---+\n| a |\n+---+",
         "=====  =====\nplain  table\n=====  =====", ".. note::\n\n   " + "Note this. " * 15]


class Generator:
    def __init__(self, seed):
        self.random = random.Random(seed)
        self.used = []
        self.ids = 0

    def text(self):
        choice = self.random
        if self.used and choice.random() < 0.25:  # a name again, perhaps in other letters
            text = choice.choice(self.used)
            return choice.choice([text, text.upper(), text.lower(), text.title(), text + " "])
        pieces = [choice.choice(PIECES) for _ in range(choice.choice([1, 1, 2, 3, 5]))]
        text = choice.choice(["", " ", " "]).join(pieces).strip()
        if not kept(text):
            text = "x" + text
        self.used.append(text)
        return text

    def url(self):
        choice = self.random
        pieces = [choice.choice(URL_PIECES) for _ in range(choice.choice([0, 1, 2, 4]))]
        return choice.choice(["https://e.org/", "http://e.org/~", "../x/", "irc:", ""]) + "u" + "".join(pieces)

    def id(self):
        self.ids += 1
        return f"id-{self.ids}"

    def some(self, count, make):
        return [make() for _ in range(self.random.randrange(count + 1))]

    def priority(self, people):
        choice = self.random
        priority = {"id": self.id(), "title": self.text()}
        if choice.random() < 0.3:
            priority["heading"] = self.text()
        owners = self.some(3, lambda: choice.choice(people)["name"] if people and choice.random() < 0.8
                           else self.text())
        priority["owners"] = list(dict.fromkeys(owners))
        if choice.random() < 0.3:
            priority["fields"] = {"Target": choice.choice(["Sprint 1", "", "* a\n* b", "word " * 30, "é日"])}
        if choice.random() < 0.8:
            priority["description"] = choice.choice(PROSE)
        return priority

    def idea(self, depth=0):
        idea = {"id": self.id(), "title": self.text(), "notes": self.random.choice(PROSE)}
        if depth < 3:
            idea["ideas"] = self.some(2, lambda: self.idea(depth + 1))
        return idea

    def section(self, depth=0):
        return {"title": self.text(), "body": self.random.choice(PROSE),
                "sections": self.some(2, lambda: self.section(depth + 1)) if depth < 3 else []}

    def plan(self):
        choice = self.random
        people = {}
        for _ in range(choice.randrange(5)):
            name = self.text()
            people.setdefault(name, {"name": name, **({"url": self.url()} if choice.random() < 0.8 else {})})
        people = list(people.values())
        groups = []
        for _ in range(choice.choice([0, 1, 1, 2])):
            group = {"priorities": self.some(4, lambda: self.priority(people))}
            if choice.random() < 0.4:
                group["title"] = self.text()
                group["introduction"] = choice.choice(PROSE)
            if choice.random() < 0.7:
                group["columns"] = choice.choice([["Priority", "Owner"], ["Title", "Target", "Primary Contacts"],
                                                  [self.text() + " x", "Owners"], ["Owner", "Work Item"]])
            groups.append(group)
        plan = {"format": "summit-plan", "version": 1, "people": people, "groups": groups,
                "labels": self.some(2, self.text), "introduction": choice.choice(PROSE),
                "sections": self.some(2, self.section)}
        if choice.random() < 0.9:
            plan["title"] = self.text()
        if choice.random() < 0.7:
            plan["unplanned"] = {"title": self.text(), "introduction": choice.choice(PROSE),
                                 "ideas": self.some(4, self.idea), "closing": choice.choice(PROSE)}
        return plan


def percent_encoded(url):
    """A URL as docutils can have it: white space but spaces has no form of its own."""
    return "".join("".join(f"%{byte:02X}" for byte in c.encode()) if c.isspace() and c != " " else c
                   for c in url.strip(" "))


def headings_of(plan):
    """The titles of all sections in their order, with the priority whose section it is."""
    def nested(sections):
        for section in sections:
            yield section["title"], None
            yield from nested(section["sections"])

    if "title" in plan:
        yield plan["title"], None
    for group in plan["groups"]:
        if "title" in group:
            yield group["title"], None
    if "unplanned" in plan:
        yield plan["unplanned"]["title"], None
    for group in plan["groups"]:
        for priority in group["priorities"]:
            if "description" in priority:
                yield priority.get("heading", priority["title"]), priority["id"]
    yield from nested(plan["sections"])


class RandomPlans(unittest.TestCase):
    def check(self, plan, rst):
        tree, warnings = read(rst)
        self.assertEqual(warnings, [])

        sections = list(tree.findall(nodes.section))
        headings = list(headings_of(plan))
        self.assertEqual([text_of(section.next_node(nodes.title)) for section in sections],
                         [kept(title) for title, _ in headings])
        section_of = {id: section for section, (_, id) in zip(sections, headings) if id}

        # Tables of prose have other headers.
        tables = iter([table for table in tree.findall(nodes.table)
                       if table.next_node(nodes.thead) is not None])
        for group in plan["groups"]:
            priorities = group["priorities"]
            if "columns" in group or any("description" not in p or p["owners"] or p.get("fields")
                                         for p in priorities):
                self.check_table(plan, group, next(tables), section_of, headings)
        self.assertIsNone(next(tables, None))
        if "unplanned" in plan:
            self.check_ideas(plan["unplanned"]["ideas"], tree)

    def check_table(self, plan, group, table, section_of, headings):
        headers = [text_of(entry) for entry in table.next_node(nodes.thead).findall(nodes.entry)]
        for column in group.get("columns", ["Priority", "Owner"]):
            self.assertIn(kept(column), headers)
        rows = [[entry for entry in row.findall(nodes.entry)]
                for row in table.next_node(nodes.tbody).findall(nodes.row)]
        if not group["priorities"]:
            self.assertEqual([text_of(entry) for row in rows for entry in row], [""] * len(headers))
            return
        self.assertEqual(len(rows), len(group["priorities"]))
        owners_at = next((i for i, header in enumerate(headers)
                          if header in ("Owner", "Owners", "Primary Contacts")), None)
        title_at = headers.index("Work Item") if "Work Item" in headers else 0
        for row, priority in zip(rows, group["priorities"]):
            self.assertEqual(text_of(row[title_at]), kept(priority["title"]))
            self.check_section(plan, priority, row[title_at], section_of, headings)
            if owners_at is None:
                self.assertEqual(priority["owners"], [])
            else:
                self.check_owners(plan, priority["owners"], row[owners_at])
            if target := priority.get("fields", {}).get("Target"):
                self.assertEqual(re.sub(r"\* ", "", flat(target)), text_of(row[headers.index("Target")]))

    def check_section(self, plan, priority, cell, section_of, headings):
        references = [ref for ref in cell.findall(nodes.reference) if "refuri" not in ref]
        if "description" not in priority:
            self.assertEqual(references, [])
            return
        heading = kept(priority.get("heading", priority["title"])).lower()
        others = [name for name, id in headings if id != priority["id"]]
        others += plan["labels"]
        if references:
            self.assertEqual(len(references), 1)
            self.assertEqual(text_of(references[0]), kept(priority["title"]))
            self.assertIn(references[0].get("refid"), section_of[priority["id"]]["ids"])
        else:
            fold = lambda name: kept(name).lower().replace("ς", "σ")
            self.assertIn(fold(heading), [fold(other) for other in others])

    def check_owners(self, plan, owners, cell):
        # By line, so that an owner's own commas do not matter.
        self.assertEqual(text_of(cell), flat(", ".join(kept(owner) for owner in owners)))
        urls = {person["name"]: person.get("url") for person in plan["people"]}
        references = iter(ref for ref in cell.findall(nodes.reference))
        for owner in owners:
            if urls.get(owner):
                reference = next(ref for ref in references if text_of(ref) == kept(owner))
                self.assertEqual(reference.get("refuri"), percent_encoded(urls[owner]))

    def check_ideas(self, ideas, tree):
        titles = set()

        def paths(ideas, above=()):
            for idea in ideas:
                yield (*above, kept(idea["title"]))
                yield from paths(idea.get("ideas", []), (*above, kept(idea["title"])))

        for item in tree.findall(nodes.list_item):
            path = []
            while isinstance(item, nodes.list_item):
                path.insert(0, text_of(item[0]) if len(item) else "")
                item = item.parent.parent
            titles.add(tuple(path))
        for path in paths(ideas):
            self.assertIn(path, titles)

    def test_docutils_reads_back_what_the_plan_says(self):
        seeds = [int(seed) for seed in os.environ.get("SUMMIT_SEEDS", "").split()] or range(PLANS)
        for seed in seeds:
            with self.subTest(seed=seed):
                plan = Generator(seed).plan()
                rst = to_rst(plan)
                try:
                    self.check(plan, rst)
                except BaseException:
                    if "SUMMIT_SEEDS" in os.environ:
                        print(json.dumps(plan, ensure_ascii=False, indent=1), rst, sep="\n")
                    raise


if __name__ == "__main__":
    unittest.main()
