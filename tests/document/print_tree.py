"""What Summit's reader makes of documents, by way of print_tree.cpp."""

import json
import os
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = os.environ.get("SUMMIT_PRINT_TREE", str(ROOT / "build" / "native" / "summit_print_tree"))


class Summit:
    """The program, which reads one document after the other."""

    def __init__(self):
        self.process = subprocess.Popen([PROGRAM], stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def read(self, text):
        source = text.encode("utf-8", "surrogatepass")
        self.process.stdin.write(b"%d\n" % len(source) + source)
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        if not line:
            raise AssertionError(f"the program ended with status {self.process.wait()}")
        return json.loads(line)

    def close(self):
        self.process.communicate()
