"""Every text of the interface has a translation, and every translation a text."""

import json
import re
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

CPP_LITERAL = r'(?:"(?:[^"\\\n]|\\.)*"\s*)+'
JS_LITERAL = r"(?:'(?:[^'\\\n]|\\.)*'\s*(?:\+\s*)?)+"


def text_of(literal: str, quote: str) -> str:
    """What a literal, perhaps in several parts, says."""
    parts = re.findall(rf"{quote}((?:[^{quote}\\\n]|\\.)*){quote}", literal)
    return re.sub(r"\\(.)", r"\1", "".join(parts))


def texts_of_program() -> dict[str, list[str]]:
    """The keys that src/ui/ uses, each with its forms in English."""
    texts = {}
    for path in sorted((ROOT / "src/ui").iterdir()):
        if path.name in ("texts.h", "texts.cpp"):
            continue
        source = path.read_text()
        for literal in re.findall(rf"\b(?:tr|to_translate)\(\s*({CPP_LITERAL})\)", source):
            text = text_of(literal, '"')
            texts.setdefault(text, [text])
        for one, many in re.findall(rf"\btr_n\([^\"]*?,\s*({CPP_LITERAL}),\s*({CPP_LITERAL})\)", source):
            texts[text_of(many, '"')] = [text_of(one, '"'), text_of(many, '"')]
    return texts


# The folders of what knows nothing of languages; what it tells is marked by these types (see
# src/text/message.h).
LAYERS = ("text", "plan", "pad", "document")
MARKED = r"\b(?:Message|Pattern)(?: \w+)?\("


def lower_sources() -> list[Path]:
    return [path for layer in LAYERS for path in sorted((ROOT / "src" / layer).rglob("*"))
            if path.suffix in (".h", ".cpp") and path.stem != "message"]


def texts_of_layers() -> set[str]:
    """The sentences and phrases that lower layers tell; "" is none."""
    texts = {text_of(literal, '"')
             for path in lower_sources()
             for literal in re.findall(rf"{MARKED}\s*({CPP_LITERAL})", path.read_text())}
    return texts - {""}


def texts_of_page() -> set[str]:
    """The keys that web/ uses."""
    texts = set()
    for path in sorted((ROOT / "web").glob("*.js")):
        texts |= {text_of(literal, "'")
                  for literal in re.findall(rf"\btr\(\s*({JS_LITERAL})\)", path.read_text())}
    return texts


def places(text: str) -> list[str]:
    """The values a text has room for, by their number, in order of it."""
    found = re.findall(r"\{(\d?)\}", text)
    return sorted(number or str(at + 1) for at, number in enumerate(found))


class Languages(unittest.TestCase):
    def setUp(self) -> None:
        self.catalogues = {path.stem: path.read_text()
                           for path in sorted((ROOT / "assets/languages").glob("*.json"))}
        self.program = texts_of_program()
        self.layers = texts_of_layers()
        self.keys = {**{text: [text] for text in texts_of_page() | self.layers}, **self.program}

    def each(self):
        for name, text in self.catalogues.items():
            with self.subTest(language=name):
                yield name, json.loads(text)["texts"]

    def test_sources_are_read(self) -> None:
        for text in ("Undo", "{} words", "Removed “{}”", "Summit could not start.",
                     "no idea has the id “{}”; use one of the plan's ids",
                     "a \\u is followed by four hexadecimal digits, here it is not"):
            self.assertIn(text, self.keys)

    def test_every_call_is_read(self) -> None:
        """Nothing but a literal, or what to_translate() marked, is looked up."""
        for path in sorted((ROOT / "src/ui").iterdir()):
            if path.name in ("texts.h", "texts.cpp"):
                continue
            source = path.read_text()
            calls = len(re.findall(r"\b(?:tr_n|to_translate)\(", source))
            read = len(re.findall(rf"\bto_translate\(\s*{CPP_LITERAL}\)|"
                                  rf"\btr_n\([^\"]*?,\s*{CPP_LITERAL},\s*{CPP_LITERAL}\)", source))
            self.assertEqual(calls, read, path.name)
            for argument in re.findall(r"\btr\(\s*([^\s\"][^;]*?)\)", source):
                self.assertRegex(argument, r"^(to_string\(|command\(|[a-z_.]+(\[|$))", path.name)

    def test_every_message_is_read(self) -> None:
        """What lower layers tell is a literal, or a Pattern that was one."""
        for path in lower_sources():
            source = path.read_text()
            for argument in re.findall(r"\bPattern\(\s*([^\s\"][^;]*)", source):
                self.fail(f"{path.name}: Pattern({argument}")
            for argument in re.findall(r"\bMessage\(\s*([^\s\"][^;]*)", source):
                self.assertRegex(argument, r"^(\)|[a-z_]+\b)", path.name)

    def test_every_text_has_a_translation(self) -> None:
        for _, texts in self.each():
            self.assertEqual(sorted(self.keys.keys() - texts.keys()), [])

    def test_every_translation_has_a_text(self) -> None:
        for _, texts in self.each():
            self.assertEqual(sorted(texts.keys() - self.keys.keys()), [])

    def test_values_stay(self) -> None:
        for _, texts in self.each():
            for key in texts.keys() & self.keys.keys():
                forms = texts[key] if isinstance(texts[key], list) else [texts[key]]
                english = self.keys[key]
                self.assertIn(len(forms), (1, len(english)), key)
                if len(forms) < len(english):  # a language with one form for both
                    english = english[-1:]
                for form, original in zip(forms, english):
                    self.assertTrue(form, key)
                    self.assertEqual(places(form), places(original), key)

    def test_page_has_no_numbered_values(self) -> None:
        """formatText() of web/texts.js takes them in their order."""
        for _, texts in self.each():
            for key in texts_of_page():
                self.assertNotRegex(str(texts.get(key)), r"\{\d\}")

    def test_catalogues_are_in_order(self) -> None:
        for name, text in self.catalogues.items():
            catalogue = json.loads(text)
            self.assertEqual(catalogue["language"], name)
            catalogue["texts"] = dict(sorted(catalogue["texts"].items()))
            self.assertEqual(text, json.dumps(catalogue, ensure_ascii=False, indent=2) + "\n", name)


if __name__ == "__main__":
    unittest.main()
