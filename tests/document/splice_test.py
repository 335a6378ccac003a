"""Edits of real documents: only the lines change that were meant to, and docutils reads the old
document with exactly that change.

The operations go through `summit apply FILE.rst OPS.json`; which lines may change is found here anew,
by looking at the text."""
import collections
import difflib
import json
import os
import re
import subprocess
import tempfile
import unittest
from pathlib import Path

from docutils import nodes

from docutils_oracle import by_id, flat, outline, read

ROOT = Path(__file__).resolve().parents[2]
SUMMIT = os.environ.get("SUMMIT_PROGRAM", str(ROOT / "build" / "native" / "summit"))
CORPUS = Path(os.environ.get("SUMMIT_CORPUS", ROOT.parent / "shared" / "corpus"))

NEWCOMER = {"op": "set-person", "name": "Ada Lovelace", "url": "https://launchpad.net/~ada"}


def run(*arguments):
    done = subprocess.run([SUMMIT, *map(str, arguments)], capture_output=True)
    if done.returncode != 0:
        raise AssertionError(f"summit ended with {done.returncode}: {done.stderr.decode()}")
    return done.stdout


def apply(path, *operations):
    with tempfile.NamedTemporaryFile("w", suffix=".json", encoding="utf-8") as file:
        json.dump(operations, file, ensure_ascii=False)
        file.flush()
        return run("apply", path, file.name).decode()


def same_name(text):
    return flat(text).lower()


# --- What docutils reads ----------------------------------------------------------------------------


class Read:
    """A document as docutils has it: an outline, its targets, its warnings."""

    def __init__(self, text):
        self.tree, warnings = read(text)
        # Without their lines, which an edit moves.
        self.warnings = [re.sub(r"^<string>:\d*:? ?", "", message).partition("\n")[0]
                         for _, _, message in warnings]
        self.by_id = by_id(self.tree)

    def targets(self):
        return {same_name(name): node["refuri"] for node in self.tree.findall(nodes.target)
                if node.get("refuri") for name in node["names"]}

    def sections(self):
        return [node for node in self.tree.findall(nodes.section)]

    def section(self, title):
        found = [node for node in self.sections() if same_name(node[0].astext()) == same_name(title)]
        return found[0] if len(found) == 1 else None

    def row(self, title):
        """The row that has a cell with this text, and the cell."""
        for row in self.tree.findall(nodes.row):
            for entry in row:
                if flat(entry.astext()) == title:
                    return row, entry
        raise AssertionError(f"no row has {title!r}")

    def outline(self, *without):
        """All that the document says but for some nodes, for targets, and white space."""
        return outline(self.tree, lambda node: node in without or isinstance(node, nodes.target))


# --- Which lines belong to what ---------------------------------------------------------------------


def plain(markup):
    return same_name(re.sub(r"<[^<>]*>|[`*\\]|\b_+\b|(?<=\W)_+|_+(?=\W|$)", "", markup))


def is_adornment(line):
    return re.fullmatch(r"([^\w\s])\1*", line) is not None


class Lines:
    def __init__(self, text):
        self.lines = text.splitlines()

    def rows(self):
        """(the lines of each row, the text of its cells)."""
        grid, begin = [], None
        for at, line in enumerate(self.lines):
            if re.fullmatch(r"\s*\+[-=+]+\+\s*", line):
                if begin is not None and at > begin:
                    cuts = [i for i, c in enumerate(self.lines[begin - 1]) if c == "+"]
                    cells = [" ".join(row[a + 1:b] for row in self.lines[begin:at])
                             for a, b in zip(cuts, cuts[1:])]
                    grid.append((range(begin - 1, at + 1), [plain(cell) for cell in cells]))
                begin = at + 1
            elif not line.lstrip().startswith("|"):
                begin = None
        for at, line in enumerate(self.lines):
            match = re.match(r"( *)\*( +)-( |$)", line)
            if not match:
                continue
            column = len(match[1]) + 1 + len(match[2])
            end, cells = at + 1, [line[column + 1:]]
            while end < len(self.lines) and (
                    not self.lines[end].strip() or len(self.lines[end]) - len(self.lines[end].lstrip()) >= column):
                if re.match(r"-( |$)", self.lines[end][column:]) and not self.lines[end][:column].strip():
                    cells.append("")
                cells[-1] += " " + self.lines[end][column + 1:]
                end += 1
            grid.append((range(at, end), [plain(cell) for cell in cells]))
        return grid

    def row(self, title):
        found = [lines for lines, cells in self.rows() if same_name(title) in cells]
        return set(found[0]) if found else None

    def section(self, title):
        """From its title up to the next title."""
        starts = [at for at in range(len(self.lines) - 1)
                  if self.lines[at].strip() and is_adornment(self.lines[at + 1]) and not is_adornment(self.lines[at])]
        for at in starts:
            if plain(self.lines[at]) == same_name(title):
                end = next((later for later in starts if later > at), len(self.lines))
                return set(range(at, end))
        return set()

    def targets(self, *names):
        return {at for at, line in enumerate(self.lines)
                if (match := re.match(r"\s*\.\. _`?([^:`]+)`? ?:", line)) and same_name(match[1]) in map(same_name, names)}

    def mentions(self, name):
        """Lines with a reference to a name, which may begin on one line and end on the next."""
        text = "\n".join(self.lines)
        found = set()
        words = r"\s+".join(map(re.escape, name.split()))
        for match in re.finditer(rf"`[^`]*?{words}\s*(_>)?`_|\b{words}_\b", text, re.I):
            first = text.count("\n", 0, match.start())
            found |= set(range(first, first + match[0].count("\n") + 1))
        return found


def changed(old, new):
    """The old lines that are gone; how many are new; the places between old lines where some are."""
    a, b = old.splitlines(), new.splitlines()
    gone, added, places = set(), [], set()
    for kind, i1, i2, j1, j2 in difflib.SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        gone |= set(range(i1, i2))
        added += b[j1:j2]
        if i1 == i2:
            places.add(i1)
    return gone, added, places


# --- The edits --------------------------------------------------------------------------------------


@unittest.skipUnless(CORPUS.is_dir(), f"there is no {CORPUS}")
class Edits(unittest.TestCase):
    maxDiff = None

    @classmethod
    def setUpClass(cls):
        cls.documents = []
        for path in sorted(CORPUS.rglob("*.rst")):
            plan = json.loads(run("convert", path, "--to", "plan"))
            if any(group.get("priorities") for group in plan.get("groups", [])):
                cls.documents.append((path, path.read_text(encoding="utf-8"), plan))

    def each(self, check, wanted=lambda priority: True, most=2):
        """Calls check(path, text, plan, group, at, priority) for the first and the last priority of
        each document."""
        for path, text, plan in self.documents:
            all = [(index, at, priority) for index, group in enumerate(plan["groups"])
                   for at, priority in enumerate(group.get("priorities", [])) if wanted(priority)]
            for group, at, priority in (all if len(all) <= most else [all[0], all[-1]]):
                with self.subTest(document=str(path.relative_to(CORPUS)), priority=priority["id"]):
                    check(path, text, plan, group, at, priority)

    def check_lines(self, old, new, allowed):
        """All old lines but those allowed to go are there, in their order."""
        rest = iter(new.splitlines())
        for at, line in enumerate(old.splitlines()):
            if at not in allowed and line.strip():
                self.assertTrue(any(line == other for other in rest), f"line {at + 1} should have stayed: {line}")

    def check_warnings(self, before, after):
        self.assertEqual(collections.Counter(after.warnings) - collections.Counter(before.warnings), {})

    def check_house_rules(self, old, new):
        self.assertEqual(new.endswith("\n"), old.endswith("\n"))
        before = set(old.splitlines())
        for line in new.splitlines():
            if line in before:
                continue
            self.assertEqual(line, line.rstrip())
            self.assertNotIn("\t", line)

    def owners_entry(self, read, plan, group, priority):
        row, title = read.row(priority["title"])
        columns = plan["groups"][group].get("columns", [])
        at = next((i for i, name in enumerate(columns)
                   if re.match(r"(owner|(primary )?contact|champion|lead|assignee)(s|\(s\))?$", name, re.I)), 1)
        return row[at]

    def test_set_owners(self):
        def check(path, text, plan, group, at, priority):
            owners = [NEWCOMER["name"]] + priority.get("owners", [])[:1]
            columns = plan["groups"][group].get("columns", [])
            new = apply(path, NEWCOMER, {"op": "set-owners", "id": priority["id"], "owners": owners})
            before, after = Read(text), Read(new)
            self.check_house_rules(text, new)
            gone = [name for name in priority.get("owners", []) if name not in owners]
            lines = Lines(text)
            row = lines.row(priority["title"])
            people = [person["name"] for person in plan.get("people", []) if person.get("url")]
            if row is not None and self.fits(text, new, row):
                self.check_lines(text, new, row | lines.targets(*people))
            old_entry = self.owners_entry(before, plan, group, priority)
            new_entry = self.owners_entry(after, plan, group, priority)
            self.assertEqual(sorted(re.findall(r"[^\s,]+", new_entry.astext())),
                             sorted(" ".join(owners).split()), columns)
            self.assertEqual(after.outline(new_entry), before.outline(old_entry))
            self.check_warnings(before, after)
            link = next(new_entry.findall(nodes.reference))
            self.assertEqual(link["refuri"], NEWCOMER["url"])
            expected = before.targets() | {same_name(NEWCOMER["name"]): NEWCOMER["url"]}
            for name in gone:
                if not any(flat(node.astext()) == name for node in after.tree.findall(nodes.reference)):
                    expected.pop(same_name(name), None)
            if same_name(NEWCOMER["name"]) in after.targets():
                self.assertEqual(after.targets(), expected)

        self.each(check)

    def fits(self, old, new, row):
        """Whether the table's columns could stay as they were."""
        border = old.splitlines()[min(row)]
        return not border.strip().startswith("+") or border in new.splitlines()

    def test_rename_priority(self):
        def check(path, text, plan, group, at, priority):
            title = "Quite another thing"
            new = apply(path, {"op": "rename-priority", "id": priority["id"], "title": title})
            before, after = Read(text), Read(new)
            self.check_house_rules(text, new)
            heading = priority.get("heading", priority["title"])
            lines = Lines(text)
            row = lines.row(priority["title"])
            if row is not None and self.fits(text, new, row):
                allowed = row | lines.mentions(heading)
                if "description" in priority:
                    allowed |= set(sorted(lines.section(heading))[:2])
                self.check_lines(text, new, allowed)
            after.row(title)
            old_row, old_cell = before.row(priority["title"])
            cell = after.row(title)[1]
            if "description" in priority:
                self.assertIsNotNone(after.section(title))
                if any(cell.findall(nodes.reference)):
                    self.assertEqual(self.leads_to(after, cell), title)
            self.check_warnings(before, after)
            renamed = json.loads(json.dumps(before.outline(old_cell)).replace(
                json.dumps(flat(heading))[1:-1], title)) if "description" in priority else None
            if renamed is not None and self.is_telling(text, heading):
                self.assertEqual(json.loads(json.dumps(after.outline(cell))), renamed)
            elif "description" not in priority:
                self.assertEqual(after.outline(cell), before.outline(old_cell))

        self.each(check)

    def leads_to(self, read, cell):
        reference = next(cell.findall(nodes.reference))
        section = read.by_id.get(reference.get("refid"))
        return None if section is None else flat(section[0].astext())

    def is_telling(self, text, heading):
        """Whether the heading's words stand nowhere but in the heading and in references."""
        words = r"\s+".join(map(re.escape, heading.split()))
        plain_words = re.findall(rf"(?<![`\n<]){words}(?!\s*(?:_>)?`_)", "\n" + text, re.I)
        exact = re.findall(words, text)
        every = re.findall(words, text, re.I)
        return not plain_words and len(exact) == len(every)

    def test_set_description(self):
        def check(path, text, plan, group, at, priority):
            word = re.search(r"\b[a-z]+\b", priority["description"])
            if not word:
                return
            description = (priority["description"][:word.start()] + "other" + priority["description"][word.end():])
            new = apply(path, {"op": "set-description", "id": priority["id"], "value": description})
            self.check_house_rules(text, new)
            gone, added, _ = changed(text, new)
            line = next(line for line in description.splitlines() if "other" in line)
            if len(line) <= 79:
                block = next(block for block in re.split(r"\n\s*\n", description) if line in block)
                self.assertTrue(len(gone) == 1 or any(len(line) > 79 for line in block.splitlines()))
            heading = priority.get("heading", priority["title"])
            self.assertLessEqual(gone, Lines(text).section(heading))
            self.assertIn("other", " ".join(added))
            before, after = Read(text), Read(new)
            self.check_warnings(before, after)
            old = json.dumps(before.outline())
            now = json.dumps(after.outline())
            places = [m.start() for m in re.finditer(rf"\b{word[0]}\b", old)]
            self.assertTrue(any(old[:i] + "other" + old[i + len(word[0]):] == now for i in places))
            if max(map(len, added)) > 79 or len(gone) > 1:
                return  # a paragraph with a line that is too long is wrapped
            # The old text gives the old bytes.
            self.assertEqual(self.again(new, {"op": "set-description", "id": priority["id"],
                                              "value": priority["description"]}), text)

        self.each(check, lambda p: re.search(r"^\w+ \w+", p.get("description", "")))

    def again(self, text, *operations):
        with tempfile.NamedTemporaryFile("w", suffix=".rst", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            return apply(file.name, *operations)

    def test_set_field(self):
        def check(path, text, plan, group, at, priority):
            name, value = next(iter(priority["fields"].items()))
            new = apply(path, {"op": "set-field", "id": priority["id"], "name": name, "value": "M9"})
            before, after = Read(text), Read(new)
            lines = Lines(text)
            row = lines.row(priority["title"])
            references = re.findall(r"`([^`<]+)`_", value)
            if row is not None:
                self.check_lines(text, new, row | lines.targets(*references))
            old_row, new_row = before.row(priority["title"])[0], after.row(priority["title"])[0]
            column = plan["groups"][group]["columns"].index(name)
            self.assertEqual(flat(new_row[column].astext()), "M9")
            self.assertEqual(after.outline(new_row[column]), before.outline(old_row[column]))
            self.check_warnings(before, after)

        self.each(check, lambda p: p.get("fields"))

    def test_members_that_no_document_shows(self):
        def check(path, text, plan, group, at, priority):
            self.assertEqual(apply(path, {"op": "set-field", "id": priority["id"], "name": "votes", "value": 7},
                                   {"op": "set-field", "id": priority["id"], "name": "status", "value": "done"}),
                             text)

        self.each(check)

    def test_add_priority(self):
        def check(path, text, plan, group, at, priority):
            new = apply(path, {"op": "add-priority", "group": group, "at": at + 1, "priority": {
                "id": "added", "title": "Entirely new", "owners": ["ada"], "description": "Some words."}})
            before, after = Read(text), Read(new)
            self.check_house_rules(text, new)
            lines = Lines(text)
            row = lines.row(priority["title"])
            gone, added, places = changed(text, new)
            if row is not None and self.fits(text, new, row):
                self.assertEqual({line for at, line in enumerate(text.splitlines())
                                  if at in gone and line.strip()}, set())
            new_row = after.row("Entirely new")[0]
            section = after.section("Entirely new")
            self.assertEqual(flat(section.astext()), "Entirely new Some words.")
            self.assertEqual(after.outline(new_row, section), before.outline())
            self.assertIs(new_row.parent[new_row.parent.index(new_row) - 1],
                          after.row(priority["title"])[0])
            self.check_warnings(before, after)
            self.assertEqual(self.again(new, {"op": "remove-priority", "id": "entirely-new"}), text)

        self.each(check)

    def test_remove_priority(self):
        def check(path, text, plan, group, at, priority):
            if len(plan["groups"][group]["priorities"]) < 2:
                return
            new = apply(path, {"op": "remove-priority", "id": priority["id"]})
            before, after = Read(text), Read(new)
            lines = Lines(text)
            heading = priority.get("heading", priority["title"])
            row = lines.row(priority["title"])
            people = [person["name"] for person in plan.get("people", []) if person.get("url")]
            others = re.findall(r"`([^`<]+)`_", json.dumps(priority.get("fields", {})) + priority.get("description", ""))
            if row is not None:
                allowed = row | lines.targets(*people, *others)
                if "description" in priority:
                    allowed |= lines.section(heading) | self.inner_sections(lines, priority["description"])
                self.check_lines(text, new, allowed)
            old_row = before.row(priority["title"])[0]
            self.check_warnings(before, after)  # nothing refers to what is gone
            sections = [self.owned_section(before, priority)] if "description" in priority else []
            if sections != [None]:
                self.assertEqual(after.outline(), before.outline(old_row, *sections))

        self.each(check)

    def inner_sections(self, lines, description):
        found = set()
        prose = description.splitlines()
        for title, under in zip(prose, prose[1:]):
            if title.strip() and is_adornment(under):
                found |= lines.section(title)
        return found

    def owned_section(self, read, priority):
        """The section, unless others that stay are in it or the text refers to it."""
        section = read.section(priority.get("heading", priority["title"]))
        if section is None or priority["description"].count("\n") < len(list(section.findall(nodes.section))):
            return None
        inner = [flat(node[0].astext()) for node in section.findall(nodes.section)][1:]
        if not all(title in flat(priority["description"]) for title in inner):
            return None
        ids = set(section["ids"])
        outside = [node for node in read.tree.findall(nodes.reference) if node.get("refid") in ids]
        return section if len(outside) <= 1 else None

    def test_remove_description(self):
        def check(path, text, plan, group, at, priority):
            new = apply(path, {"op": "set-description", "id": priority["id"], "value": None})
            before, after = Read(text), Read(new)
            self.check_warnings(before, after)
            self.assertEqual(flat(after.row(priority["title"])[1].astext()), priority["title"])
            self.assertEqual(self.again(new, {"op": "set-title", "value": plan["title"]}), new)

        self.each(check, lambda p: "description" in p)

    def test_move_priority(self):
        def check(path, text, plan, group, at, priority):
            size = len(plan["groups"][group]["priorities"])
            if size < 2:
                return
            to = 0 if at else size - 1
            new = apply(path, {"op": "move-priority", "id": priority["id"], "at": to})
            self.assertEqual(sorted(text.splitlines()), sorted(new.splitlines()))
            lines = Lines(text)
            row = lines.row(priority["title"])
            before, after = Read(text), Read(new)
            old_row, new_row = before.row(priority["title"])[0], after.row(priority["title"])[0]
            self.assertEqual(after.outline(new_row), before.outline(old_row))
            self.check_warnings(before, after)
            self.assertEqual(self.again(new, {"op": "move-priority", "id": priority["id"], "at": at}), text)

        self.each(check)

    def test_demote_and_promote(self):
        def check(path, text, plan, group, at, priority):
            if len(plan["groups"][group]["priorities"]) < 2:
                return
            new = apply(path, {"op": "demote", "id": priority["id"]})
            after = Read(new)
            self.check_warnings(Read(text), after)
            item = next(node for node in after.tree.findall(nodes.list_item)
                        if flat(node[0].astext()) == priority["title"])
            said = flat(item.astext())
            self.assertEqual([node for node in after.tree.findall(nodes.row)
                              for entry in node if flat(entry.astext()) == priority["title"]], [])
            if "description" in priority and "::" not in priority["description"]:
                self.assertIn(flat(re.sub(r"[`*_\\]", "", said))[-20:],
                              flat(re.sub(r"[`*_\\]", "", said)))
            back = apply(path, {"op": "demote", "id": priority["id"]},
                         {"op": "promote", "id": priority["id"], "group": group, "at": at})
            self.assertEqual(back, text)

        self.each(check)


if __name__ == "__main__":
    unittest.main()
