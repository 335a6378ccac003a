"""The canonical layout of real documents: docutils reads the same before and after, and what is
formatted stays as it is."""

import os
import subprocess
import unittest
from pathlib import Path

from docutils_oracle import outline, read

ROOT = Path(__file__).resolve().parents[2]
SUMMIT = os.environ.get("SUMMIT_PROGRAM", str(ROOT / "build" / "native" / "summit"))
CORPUS = os.environ.get("SUMMIT_CORPUS")


def formatted(rst):
    done = subprocess.run([SUMMIT, "fmt", "-"], input=rst.encode(), capture_output=True)
    if done.returncode != 0:
        raise AssertionError(f"summit ended with {done.returncode}: {done.stderr.decode()}")
    return done.stdout.decode()


class Format(unittest.TestCase):
    maxDiff = None

    @unittest.skipUnless(CORPUS, "there is no corpus (SUMMIT_CORPUS)")
    def test_real_documents(self):
        changed = 0
        for path in sorted(Path(CORPUS).rglob("*.rst")):
            with self.subTest(path.name):
                before = path.read_text(encoding="utf-8")
                after = formatted(before)
                self.assertEqual(outline(read(after)[0]), outline(read(before)[0]))
                self.assertEqual(formatted(after), after)
                self.assertEqual([line for line in after.split("\n") if line != line.rstrip()], [])
                self.assertTrue(after.endswith("\n") and not after.endswith("\n\n"))
                changed += after != before
        self.assertGreater(changed, 20)

    def test_the_sample_is_in_canonical_layout(self):
        sample = (ROOT / "assets" / "liberty.rst").read_text(encoding="utf-8")
        self.assertEqual(formatted(sample), sample)


if __name__ == "__main__":
    unittest.main()
