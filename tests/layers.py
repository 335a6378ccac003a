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


if __name__ == "__main__":
    unittest.main()
