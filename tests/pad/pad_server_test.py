"""A real Etherpad 1.8.14 and Summit exchange pads: what two authors write there is read here, and what
is written here is taken there and comes back the same: text, attributes, authors, and the plan that
travels along."""

import json
import re
import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path

from etherpad import INSTALL, ROOT, Server, Summit, installed

PLAN = json.dumps({"format": "summit-plan", "version": 1, "title": "Liberty “plan” 🎉", "groups": []},
                  ensure_ascii=False, separators=(",", ":"))
BULLET = {"line": [["list", "bullet1"]]}
NUMBER = {"line": [["list", "number1"], ["start", "1"]]}
FIRST = [
    {"append": "Agenda", "line": [["heading", "h1"]]},
    {"append": "welcome & <intros>", **BULLET},
    {"append": "see https://etherpad.org/x?a=1&b=(2).", "attributes": [["bold", "true"]]},
    {"append": "  two  spaces ", **BULLET},
]
SECOND = [
    {"append": "first", **NUMBER},
    {"append": "nested", "line": [["list", "number2"], ["start", "1"]]},
    {"append": "emoji 🎉 “quotes”", "attributes": [["strikethrough", "true"]]},
    {"append": "", **BULLET},
    {"append": "noted", "line": [["list", "indent2"]]},
    {"line": 2, "set": [["italic", "true"]]},
]


class Exchange(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        installed()
        # Beside the installation, so that its files are linked and not copied.
        cls.folder = tempfile.mkdtemp(prefix="server-", dir=INSTALL.parent)
        cls.addClassCleanup(shutil.rmtree, cls.folder, ignore_errors=True)
        cls.server = Server(cls.folder)
        cls.addClassCleanup(cls.server.close)
        cls.server.api("createPad", padID="planning", text="Planning notes\n")
        cls.alice = cls.write("planning", "t.alice", "Alice", "#ff9900", FIRST)
        cls.bob = cls.write("planning", "t.bob", "Bob Müller", "#3366cc", SECOND)
        cls.write("planning", "t.alice", "Alice", "#ff9900", [{"append": "the end"}])

    @classmethod
    def write(cls, pad, token, name, color, edits):
        what = json.dumps({"token": token, "name": name, "color": color, "edits": edits})
        process = subprocess.run(
            ["node", ROOT / "tests" / "pad" / "author.cjs", INSTALL,
             f"http://127.0.0.1:{cls.server.port}", pad, what],
            capture_output=True, text=True, timeout=60, check=False)
        if process.returncode != 0:
            raise AssertionError(process.stderr[-2000:])
        return process.stdout.strip()

    def setUp(self):
        self.summit = Summit()
        self.addCleanup(self.summit.close)

    def open(self, content, name):
        path = Path(self.folder) / name
        path.write_bytes(content)
        return self.summit.ask(do="open", file=str(path)), path

    def convert(self, path, form):
        return subprocess.run([ROOT / "build" / "native" / "summit", "convert", path, "--to", form],
                              capture_output=True, check=True).stdout

    def assert_same_page(self, page, exported):
        """The bodies byte for byte; the heads in what a head is for."""
        body = re.compile(rb"<body>.*\Z", re.S)
        title = re.compile(rb"<title>.*</title>")
        self.assertEqual(body.search(page)[0], body.search(exported)[0])
        self.assertEqual(title.search(page)[0], title.search(exported)[0])
        self.assertIn(b'<meta charset="utf-8">', page)

    def test_what_authors_write_is_read(self):
        read, path = self.open(self.server.export("planning", "etherpad"), "read.etherpad")
        self.assertEqual(read["problems"], [])
        self.assertEqual(read["authors"], [[self.alice, "Alice", "#ff9900"],
                                           [self.bob, "Bob Müller", "#3366cc"]])
        self.assertEqual(read["head"], len(FIRST) + len(SECOND) + 1)
        self.assertEqual(self.convert(path, "text"), self.server.export("planning", "txt"))
        self.assert_same_page(self.convert(path, "pad-html"), self.server.export("planning", "html"))

    def round_trip(self, **how):
        _, path = self.open(self.server.export("planning", "etherpad"), "before.etherpad")
        self.summit.ask(do="open", file=str(path))
        written = self.summit.ask(do="write", plan=PLAN, **how)["file"].encode()
        sent, path = self.open(written, "sent.etherpad")
        self.assertEqual(sent["problems"], [])
        pad = "copy-" + "-".join(how)
        self.server.api("createPad", padID=pad)
        self.assertEqual(self.server.import_(pad, written), 200)
        back, again = self.open(self.server.export(pad, "etherpad"), "back.etherpad")
        self.assertEqual(back["problems"], [])
        self.assertEqual(back["text"], sent["text"])
        self.assertEqual(back["runs"], sent["runs"])
        self.assertEqual(back["authors"], sent["authors"])
        self.assertEqual(back["head"], sent["head"])
        self.assertEqual(json.loads(back["plan"]), json.loads(PLAN))
        self.assertEqual(self.convert(again, "text"), self.server.export(pad, "txt"))
        self.assert_same_page(self.convert(again, "pad-html"), self.server.export(pad, "html"))
        return back

    def test_one_revision_returns(self):
        self.assertEqual(self.round_trip()["head"], 0)

    def test_the_history_returns(self):
        self.assertEqual(self.round_trip(history=True)["head"], len(FIRST) + len(SECOND) + 1)

    def test_the_history_and_a_line_return(self):
        back = self.round_trip(history=True, append="added here 🎉")
        self.assertEqual(back["head"], len(FIRST) + len(SECOND) + 2)
        text = bytes(byte for unit in back["text"] for byte in unit.to_bytes(2, "little"))
        self.assertTrue(text.decode("utf-16-le").endswith("added here 🎉\n"))


if __name__ == "__main__":
    unittest.main()
