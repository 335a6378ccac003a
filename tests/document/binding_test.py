"""What a plan says that was read from a real document is what docutils finds in that document.

The rules are stated a second time here, in terms of docutils' tree and of the text's lines. And
every document comes back byte for byte, by way of the plan or not."""
import json
import os
import re
import subprocess
import tempfile
import unittest
from pathlib import Path

import jsonschema
from docutils import nodes

from docutils_oracle import by_id, flat, read

ROOT = Path(__file__).resolve().parents[2]
SUMMIT = os.environ.get("SUMMIT_PROGRAM", str(ROOT / "build" / "native" / "summit"))
CORPUS = Path(os.environ.get("SUMMIT_CORPUS", ROOT.parent / "shared" / "corpus"))

def convert(path, to):
    done = subprocess.run([SUMMIT, "convert", str(path), "--to", to], capture_output=True)
    if done.returncode != 0:
        raise AssertionError(f"summit ended with {done.returncode}: {done.stderr.decode()}")
    return done.stdout


def same_name(text):
    return flat(text).lower()


# --- What docutils finds ----------------------------------------------------------------------------

OWNERS = re.compile(r"owner|(primary )?contact|champion|lead|assignee")
TITLES = re.compile(r"priority( item)?|work item|(stretch )?goal|theme|title|name|item|feature|topic|task")
OF_PRIORITIES = re.compile(r"priority( item)?|work item|(stretch )?goal|theme")
OF_OTHERS = re.compile(r"driver|milestone|date|week|sprint|countdown")
NO_PLAN = re.compile(r"\b(unplanned|unassigned|unowned|backlog|wishlist)\b"
                     r"|\b(without|no|lacking|missing|needing|seeking)\b.*"
                     r"\b(plan|owner|leader|lead|champion|assignee|contact|volunteer)s?\b", re.I)


def singular(header):
    header = flat(header).lower()
    return header[:-3] + ("y" if header.endswith("ies") else "") if header.endswith(("ies", "(s)")) \
        else header.removesuffix("s")


class Lines:
    """The text of each section: from behind its title up to the next title, by line."""

    def __init__(self, text, sections):
        self.lines = text.split("\n")
        self.places = {}  # section: the line of its first adornment or title, the first of its body
        at = 0
        for section in sections:
            while not (self.lines[at].strip() == section[0].rawsource and self.underline(at + 1)):
                at += 1
            over = at > 0 and self.lines[at - 1] == self.lines[at + 1] and self.underline(at - 1)
            self.places[section] = (at - over, at + 2)
            at += 2
        self.starts = sorted(start for start, _ in self.places.values())

    def underline(self, at):
        return re.fullmatch(r"([^\w\s])\1*", self.lines[at]) is not None

    def own(self, section):
        """Up to the next section of any level."""
        body = self.places[section][1]
        return self.between(body, next((start for start in self.starts if start >= body), None))

    def whole(self, section):
        """Its sections included."""
        body = self.places[section][1]
        inner = sum(1 for _ in section.findall(nodes.section)) - 1
        after = [start for start in self.starts if start >= body][inner:]
        return self.between(body, after[0] if after else None)

    def ahead_of_table(self, section):
        """Up to its first table, as far as it has one."""
        body = self.places[section][1] if section is not None else 0
        stop = next((start for start in self.starts if start >= body), len(self.lines))
        table = next((at for at in range(body, stop)
                      if re.match(r"\+[-=+]+\+$|\.\. list-table::", self.lines[at])), stop)
        return self.between(body, table, labels=table < stop)

    def between(self, begin, end, labels=False):
        text = "\n".join(self.lines[begin:end])
        if end is not None and not labels:  # labels belong to the section that follows
            text = re.sub(r"(\n*\.\. _[^:`]+:)+\s*$", "", text)
        return re.sub(r"\A(\s*\n)+", "", text).rstrip()


class Found:
    def __init__(self, text):
        self.tree, _ = read(text)
        self.by_id = by_id(self.tree)
        self.sections = list(self.tree.findall(nodes.section))
        self.lines = Lines(text, self.sections)
        top = [node for node in self.tree if isinstance(node, nodes.section)]
        self.title = top[0] if len(top) == 1 else None
        self.people = {}  # name: url
        self.used = {}    # section: what it is
        self.groups = [group for table in self.tree.findall(nodes.table)
                       if (group := self.group(table)) is not None]
        self.unplanned = self.find_unplanned()

    def labels(self):
        return [re.fullmatch(r"\.\. _(.*):", target.rawsource)[1] for target in self.tree.children
                if isinstance(target, nodes.target) and "refuri" not in target]

    def row_section(self, cell):
        to = {self.by_id[ref["refid"]] for ref in cell.findall(nodes.reference) if "refid" in ref}
        to = [node for node in to if isinstance(node, nodes.section)]
        if not to:
            to = [section for section in self.sections
                  if same_name(section[0].astext()) == same_name(cell.astext())]
        return to[0] if len(to) == 1 else None

    def group(self, table):
        holder = table.parent
        if not isinstance(holder, nodes.section) or self.used.get(holder) == "priority":
            return None
        rows = {kind: [list(row) for part in table.findall(kind) for row in part if
                       isinstance(row, nodes.row)] for kind in (nodes.thead, nodes.tbody)}
        if rows[nodes.thead]:
            columns = [flat(cell.astext()) for cell in rows[nodes.thead][-1]]
            names = [singular(column) for column in columns]
            owners = next((i for i, name in enumerate(names) if OWNERS.fullmatch(name)), None)
            title = next((i for i, name in enumerate(names)
                          if TITLES.fullmatch(name)), None if owners == 0 else 0)
            if title is None:
                return None
            if owners is None and not OF_PRIORITIES.fullmatch(names[title]) or \
                    owners is not None and OF_OTHERS.fullmatch(names[title]):
                return None
        else:
            columns, title, owners = [], 0, 1
            if not all(self.row_section(row[0]) for row in rows[nodes.tbody]):
                return None
        group = {"columns": columns, "priorities": [], "title": "", "introduction": ""}
        if holder is not self.title:
            self.used[holder] = "group"
            group["title"] = flat(holder[0].astext())
            group["introduction"] = self.lines.ahead_of_table(holder)
        for row in rows[nodes.tbody]:
            if row[title].astext().strip():
                group["priorities"].append(self.priority(row, columns, title, owners))
        return group

    def priority(self, row, columns, title, owners):
        priority = {"title": flat(row[title].astext()), "heading": "", "description": None, "fields": {},
                    "owners": self.owners(row[owners]) if owners is not None else []}
        section = self.row_section(row[title])
        if section is not None and section not in self.used and section is not self.title:
            self.used[section] = "priority"
            heading = flat(section[0].astext())
            priority["heading"] = "" if heading == priority["title"] else heading
            priority["description"] = self.lines.whole(section)
        for i, column in enumerate(columns):
            if i not in (title, owners) and (value := flat(row[i].astext())):
                priority["fields"][column] = value
        return priority

    def owners(self, cell):
        """References are put into the text as one character each, so that it can be split."""
        found = []
        for paragraph in cell.findall(nodes.paragraph):
            text, urls = "", {}
            for node in paragraph:
                if isinstance(node, nodes.reference):
                    mark = chr(0xE000 + len(urls))
                    urls[mark] = (flat(node.astext()), node.get("refuri", ""))
                    text += mark
                else:
                    text += node.astext()
            wrapped = re.search("[,;]", text) and re.search(r"\w +\w", text)
            breaks = "" if wrapped else r"|\n"
            separator = r"[,;]|(?<!\S)(?:and|&)(?!\S)|(?<=[\uE000-\uF8FF])\s+(?=[\uE000-\uF8FF])" + breaks
            for part in re.split(separator, text):
                marks = [mark for mark in part if mark in urls]
                name = flat("".join(urls[c][0] if c in urls else c for c in part))
                if not name:
                    continue
                found.append(name)
                if marks and urls[marks[0]][1]:
                    self.people.setdefault(name, urls[marks[0]][1])
        return found

    def find_unplanned(self):
        for section in self.sections:
            lists = [node for node in section if isinstance(node, nodes.bullet_list)]
            if section in self.used or not lists or not NO_PLAN.search(section[0].astext()):
                continue
            self.used[section] = "unplanned"
            return {"title": flat(section[0].astext()), "ideas": self.ideas(lists[0]),
                    "text": flat(self.lines.own(section))}
        return None

    def ideas(self, items):
        def below(item):
            return self.ideas(item[-1]) if isinstance(item[-1], nodes.bullet_list) else []
        return [(flat(item[0].astext()), below(item)) for item in items]

    def free_sections(self, parent):
        found = []
        for section in parent:
            if not isinstance(section, nodes.section):
                continue
            use = self.used.get(section, "title" if section is self.title else None)
            if use == "priority":
                continue
            within = self.free_sections(section)
            if use is None:
                found.append((flat(section[0].astext()), self.lines.own(section), within))
            else:
                found += within
        return found


# --- What the plan says -----------------------------------------------------------------------------


def said_ideas(ideas):
    return [(idea["title"], said_ideas(idea.get("ideas", []))) for idea in ideas]


def said_sections(sections):
    return [(section["title"], section.get("body", ""), said_sections(section.get("sections", [])))
            for section in sections]


def shown(markup):
    """What a cell's markup shows, near enough for the cells there are."""
    markup = re.sub(r"\s*<[^>]*>`_", "`_", markup)
    return flat(re.sub(r"^\* |[`*]|(?<=[`\w])_\b(?!\w)|`_", "", markup, flags=re.M))


def said_group(group):
    return {"title": group.get("title", ""), "introduction": group.get("introduction", ""),
            "columns": group.get("columns", []),
            "priorities": [{"title": priority["title"], "heading": priority.get("heading", ""),
                            "owners": priority.get("owners", []),
                            "description": priority.get("description"),
                            "fields": {name: shown(value)
                                       for name, value in priority.get("fields", {}).items()}}
                           for priority in group.get("priorities", [])]}


class Sample(unittest.TestCase):
    def test_what_is_written_says_the_plan(self):
        sample = ROOT / "assets" / "liberty.plan.json"
        with tempfile.NamedTemporaryFile(suffix=".rst") as document:
            document.write(convert(sample, "rst"))
            document.flush()
            said = json.loads(convert(document.name, "plan"))
        plan = json.loads(sample.read_text(encoding="utf-8"))
        del said["source"], plan["project"]  # the text does not say the project
        self.assertEqual(said, plan)


class Corpus(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        self.documents = sorted(CORPUS.glob("*/*.rst"))
        if not self.documents:
            self.skipTest(f"there are no documents in {CORPUS}")

    def test_the_plan_says_what_docutils_finds(self):
        rows = tables = 0
        for path in self.documents:
            with self.subTest(document=str(path.relative_to(CORPUS))):
                found = Found(path.read_text(encoding="utf-8"))
                plan = json.loads(convert(path, "plan"))
                self.assertEqual(plan.get("title", ""), flat(found.title[0].astext()))
                self.assertEqual(plan.get("labels", []), found.labels())
                self.assertEqual(plan.get("introduction", ""), found.lines.ahead_of_table(found.title))
                self.assertEqual([said_group(group) for group in plan.get("groups", [])], found.groups)
                self.assertEqual({person["name"]: person["url"] for person in plan.get("people", [])
                                  if "url" in person}, found.people)
                self.assertEqual([person["name"] for person in plan.get("people", [])
                                  if "url" in person], list(found.people))
                unplanned = plan.get("unplanned")
                self.assertEqual(unplanned is not None, found.unplanned is not None)
                if unplanned:
                    self.assertEqual(unplanned["title"], found.unplanned["title"])
                    self.assertEqual(said_ideas(unplanned["ideas"]), found.unplanned["ideas"])
                    self.assertTrue(found.unplanned["text"].startswith(flat(unplanned["introduction"])))
                    self.assertTrue(found.unplanned["text"].endswith(flat(unplanned.get("closing", ""))))
                self.assertEqual(said_sections(plan.get("sections", [])),
                                 found.free_sections(found.tree))
                tables += len(found.groups)
                rows += sum(len(group["priorities"]) for group in found.groups)
        print(f"{len(self.documents)} documents, {tables} tables of priorities, {rows} rows")

    def test_documents_come_back_byte_for_byte(self):
        for path in self.documents:
            with self.subTest(document=str(path.relative_to(CORPUS))):
                self.assertEqual(convert(path, "rst"), path.read_bytes())
                with tempfile.NamedTemporaryFile(suffix=".plan.json") as plan:
                    plan.write(convert(path, "plan"))
                    plan.flush()
                    self.assertEqual(convert(plan.name, "rst"), path.read_bytes())
                    self.assertEqual(convert(plan.name, "plan"), Path(plan.name).read_bytes())

    def test_plans_are_what_the_schema_describes(self):
        schema = json.loads((ROOT / "assets" / "plan.schema.json").read_text(encoding="utf-8"))
        validator = jsonschema.Draft202012Validator(schema)
        for path in self.documents:
            with self.subTest(document=str(path.relative_to(CORPUS))):
                validator.validate(json.loads(convert(path, "plan")))

    def test_liberty_is_the_sample(self):
        published = CORPUS / "nova-specs" / "liberty@353215c.rst"
        plan = json.loads(convert(published, "plan"))
        sample = json.loads((ROOT / "assets" / "liberty.plan.json").read_text(encoding="utf-8"))
        del plan["source"], sample["project"]  # the text does not say the project
        self.assertEqual(plan, sample)


if __name__ == "__main__":
    unittest.main()
