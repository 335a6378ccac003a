"""`summit check` over real documents: what docutils warns about is reported at the same line, and
each report can be seen in the text."""

import json
import os
import re
import subprocess
import unittest
from pathlib import Path

from docutils_oracle import read

ROOT = Path(__file__).resolve().parents[2]
SUMMIT = os.environ.get("SUMMIT_PROGRAM", str(ROOT / "build" / "native" / "summit"))
CORPUS = os.environ.get("SUMMIT_CORPUS")


def check(path):
    done = subprocess.run([SUMMIT, "check", "--json", str(path)], capture_output=True)
    if done.returncode == 2:
        raise AssertionError(done.stderr.decode())
    return json.loads(done.stdout)


@unittest.skipUnless(CORPUS, "there is no corpus (SUMMIT_CORPUS)")
class Check(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        self.documents = sorted(Path(CORPUS).rglob("*.rst"))

    def test_warnings_of_docutils_are_reported_at_their_lines(self):
        some = 0
        for path in self.documents:
            with self.subTest(path.name):
                _, warnings = read(path.read_text(encoding="utf-8"))
                lines = {problem["line"] for problem in check(path) if problem["severity"] != "hint"}
                missed = [warning for warning in warnings if warning[0] not in lines]
                self.assertEqual(missed, [])
                some += len(warnings)
        self.assertGreater(some, 0)

    def test_reports_hold(self):
        """What each code says of a line, looked for in the line itself."""
        shows = {
            "line-tab": lambda lines, at: "\t" in lines[at],
            "line-trailing-space": lambda lines, at: lines[at] != lines[at].rstrip(),
            "line-too-long": lambda lines, at: len(lines[at]) > 79 and " " in lines[at].strip(),
            "no-final-newline": lambda lines, at: at == len(lines) - 1 and lines[at],
            "blank-line-at-end": lambda lines, at: not any(lines[at:]),
            "broken-label": lambda lines, at: re.fullmatch(r"\.\. [^_ ]\S*:", lines[at]),
            "label-of-other-release": lambda lines, at: lines[at].startswith(".. _"),
            "rst-title-underline-short":
                lambda lines, at: re.fullmatch(r"([^\w\s])\1*", lines[at]) or
                re.fullmatch(r"([^\w\s])\1*", lines[at + 1]),
            "priority-without-owner": lambda lines, at: lines[at].strip()[:1] in "|*",
            "row-without-section": lambda lines, at: lines[at].strip()[:1] in "|*",
            "missing-row-separator": lambda lines, at: lines[at].strip()[:1] in "|*",
            "empty-row": lambda lines, at: lines[at].strip()[:1] in "|*",
            "section-without-row": lambda lines, at: re.match(r"([^\w\s])\1*$", lines[at + 1]),
        }
        seen = set()
        for path in self.documents:
            lines = path.read_text(encoding="utf-8").split("\n")
            for problem in check(path):
                code = problem["code"]
                seen.add(code)
                if code in shows:
                    with self.subTest(f"{path.name}:{problem['line']} {code}"):
                        self.assertTrue(shows[code](lines, problem["line"] - 1))
        self.assertGreater(len(seen & shows.keys()), 5)


if __name__ == "__main__":
    unittest.main()
