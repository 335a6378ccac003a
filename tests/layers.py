"""Lower layers never include upper ones, and only what draws knows Dear ImGui or a browser."""

import re
import unittest
from pathlib import Path

SOURCE = Path(__file__).resolve().parent.parent / "src"

# What each folder of src/ may include, besides itself and the standard library.
MAY_INCLUDE = {
    "text": set(),
    "plan": {"text"},
    "pad": {"text", "plan"},
    "document": {"text", "plan"},
    "publish": {"text", "plan", "document"},
    "cli": {"text", "plan", "pad", "document", "publish"},
    "ui": {"text", "plan", "pad", "document", "publish"},
    "browser": {"text", "plan", "pad", "document", "publish", "ui"},
}
# Headers that only some folders may include.
RESERVED = {
    r"im(gui|stb)": {"ui", "browser"},
    r"misc/freetype/": {"ui", "browser"},
    r"emscripten": {"browser"},
    r"nlohmann/": {"plan", "pad", "cli"},
}


class Layers(unittest.TestCase):
    def test_every_folder_is_a_layer(self):
        self.assertEqual({path.name for path in SOURCE.iterdir() if path.is_dir()} - set(MAY_INCLUDE),
                         set())

    def test_includes(self):
        for path in sorted(SOURCE.rglob("*")):
            if path.suffix not in (".h", ".cpp"):
                continue
            layer = path.relative_to(SOURCE).parts[0]
            included = re.findall(r'^\s*#\s*include\s*[<"]([^>"]+)', path.read_text(), re.M)
            for header in included:
                with self.subTest(file=str(path.relative_to(SOURCE)), includes=header):
                    folder = header.partition("/")[0]
                    if folder in MAY_INCLUDE and folder != layer:
                        self.assertIn(folder, MAY_INCLUDE[layer])
                    for pattern, layers in RESERVED.items():
                        if re.match(pattern, header):
                            self.assertIn(layer, layers)

    def test_names_of_types(self):
        """Two types of one name are one to the linker, whoever defines them, and one is read as the
        other: nothing reports it."""
        defined = {}
        for path in sorted(SOURCE.rglob("*")):
            if path.suffix not in (".h", ".cpp"):
                continue
            # Of an unnamed namespace in a .cpp each has its own.
            text = re.sub(r"^namespace \{$.*?^\}  // namespace$", "", path.read_text(), flags=re.M | re.S)
            inner = re.search(r"^namespace ([\w:]+) \{", text, re.M)
            for name in re.findall(r"^(?:struct|class|enum class) (\w+)\b(?!::)[^;\n]*\{", text, re.M):
                where = defined.setdefault(f"{inner[1] if inner else ''}::{name}", [])
                where.append(str(path.relative_to(SOURCE)))
        self.assertGreater(len(defined), 100)
        self.assertEqual({name: where for name, where in defined.items() if len(where) > 1}, {})

    def test_bare_program(self):
        """What the page calls has a stand-in in the program that its cost is measured against."""
        called = re.findall(r"\bapp\.(\w+)\(", (SOURCE / "browser" / "main.cpp").read_text())
        bare = (SOURCE.parent / "tests" / "bench" / "bare_app.cpp").read_text()
        self.assertGreater(len(called), 20)
        self.assertEqual([name for name in called if f"App::{name}(" not in bare], [])


if __name__ == "__main__":
    unittest.main()
