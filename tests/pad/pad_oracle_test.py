"""Etherpad's own Changeset.js is the judge of what Summit makes of changesets: every revision of the
samples, text and attributes, and random changesets: applied, composed, taken back, checked.

SUMMIT_SEED and SUMMIT_COUNT say which random ones and how many.
"""

import json
import os
import re
import subprocess
import unittest

from etherpad import ROOT, Summit, installed, samples

# Where Summit is stricter than 1.8.14's check, which looks neither at the pool nor at line breaks nor at
# how far is kept, and takes attributes as they are written.
STRICTER = re.compile("not sorted|line breaks|the pool has not|a removal has attributes|on no lines|"
                      "more lines than characters|too large|shortest form|more characters than the text has")


class Oracle(unittest.TestCase):
    def judge(self, files, seed, count):
        summit = Summit()
        self.addCleanup(summit.close)
        process = subprocess.run(
            ["node", ROOT / "tests" / "pad" / "oracle.cjs", installed(), str(seed), str(count), *files],
            capture_output=True, text=True, timeout=600, check=False)
        self.assertEqual(process.returncode, 0, process.stderr[-2000:])
        judged = 0
        for line in process.stdout.splitlines():
            case = json.loads(line)
            ask, expected = case["ask"], case["answer"]
            got = summit.ask(**ask)
            judged += 1
            if ask["do"] == "canonical":
                is_fine = not got["wrong"]
                if is_fine != expected and not (expected and STRICTER.search(got["wrong"])):
                    self.fail(f"{line}\n{got}")
            elif ask["do"] == "open":
                self.assertEqual(got["problems"], [], ask)
            else:
                self.assertEqual({key: got.get(key) for key in expected}, expected, line[:2000])
        return judged

    def test_random_changesets(self):
        count = int(os.environ.get("SUMMIT_COUNT", "3000"))
        judged = self.judge([], os.environ.get("SUMMIT_SEED", "1"), count)
        self.assertEqual(judged, 6 * count)

    def test_every_revision_of_the_samples(self):
        if samples() is None:
            self.skipTest("SUMMIT_ETHERPAD names no folder of real pads")
        files = sorted(samples().glob("samples/*/*.etherpad"))
        self.assertEqual(len(files), 3)
        self.assertGreater(self.judge(files, 1, 0), 600)


class Cases(unittest.TestCase):
    """Pads of which it is known whether servers took them."""

    # Servers make an empty pad of these; here they are no pads.
    EMPTY = {"43-json-stringify-array-.etherpad", "44-empty-object.etherpad"}

    def test_cases(self):
        if samples() is None:
            self.skipTest("SUMMIT_ETHERPAD names no folder of real pads")
        summit = Summit()
        self.addCleanup(summit.close)
        cases = json.loads((samples() / "cases" / "index.json").read_text())
        self.assertEqual(len(cases), 46)
        for case in cases:
            opened = summit.ask(do="open", file=str(samples() / "cases" / case["file"]))
            for server in ("2.5.3", "3.3.1"):
                with self.subTest(case["file"], server=server):
                    refused = any(problem[server] for problem in opened["problems"])
                    taken = case["http"][server] == 200
                    self.assertEqual(refused, case["file"] in self.EMPTY or not taken,
                                     opened["problems"])
            with self.subTest(case["file"]):
                fatal = case["file"] in self.EMPTY or case["file"] == "45-not-json.etherpad"
                self.assertEqual("text" not in opened, fatal)


if __name__ == "__main__":
    unittest.main()
