"""Plans beside the documents they give: golden/NAME.plan.json and golden/NAME.rst.

With SUMMIT_REBASE=1 the documents are written anew.
"""

import os
import subprocess
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SUMMIT = os.environ.get("SUMMIT_PROGRAM", str(ROOT / "build" / "native" / "summit"))
GOLDEN = Path(__file__).resolve().parent / "golden"


class Golden(unittest.TestCase):
    pass


def test_of(plan, expected):
    def test(self):
        done = subprocess.run([SUMMIT, "convert", str(plan), "--to", "rst"], capture_output=True)
        self.assertEqual(done.returncode, 0, done.stderr.decode())
        if os.environ.get("SUMMIT_REBASE") == "1":
            expected.write_bytes(done.stdout)
        self.maxDiff = None
        self.assertEqual(done.stdout.decode("utf-8"), expected.read_text(encoding="utf-8"))
    return test


def add_tests():
    cases = {plan.name.removesuffix(".plan.json"): (plan, plan.with_name(
        plan.name.removesuffix(".plan.json") + ".rst")) for plan in GOLDEN.glob("*.plan.json")}
    cases["the Liberty sample"] = (ROOT / "assets" / "liberty.plan.json", ROOT / "assets" / "liberty.rst")
    for name, (plan, expected) in sorted(cases.items()):
        setattr(Golden, "test " + name, test_of(plan, expected))


add_tests()

if __name__ == "__main__":
    unittest.main()
