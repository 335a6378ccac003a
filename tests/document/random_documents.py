"""Random documents that try every construct of reStructuredText, most of them not quite right."""

import random

WORDS = """\
word two words *emphasis* **strong** ``literal`` `interpreted` `phrase`_ `phrase`__ name_ name__ |sub|
|sub|_ [1]_ [#]_ [*]_ [#label]_ [CIT]_ _`inline target` :ref:`x <y>` :doc:`a` `x`:sub: :unknown:`x`
http://example.org/a?b=c#d mailto:a@b.org a@b.org <http://x.org> `text <http://u.org>`_ `t <u>`__ `t <name_>`_
`<http://only.org>`_ `<name_>`_ * ** ` `` | _ \\ \\* \\_ \\` *a **b ``c `d |e _`f (*) "*" '`' [*] x*y* *x*y __init__ a_b_ a.b_
-- --- :: : x:: \u2014 \u201cq\u201d \xe9 \u65e5\u672c e\u0301 Name Label Title One Two
note: foo:bar http://a.b/*c 2*x*y f(*args) **kw**arg `a`b x`y` :a: :b:`c :c:`d`:e: `f`_: g_. h_, _i_ `j\nk`_
\\ \\\\ \\\\* a\\ b*c* *d*\\ e ..  . ... 1. a) (i) #. - +""".split() + ["a : b", "x :  y", "`two\nwords`_"]
STARTS = ["", "", "", "", "    ", "  ", " ", "   ", "* ", "- ", "+ ", "  * ", "  - ", "1. ", "2. ", "#. ", "a. ", "(b) ",
          "i) ", "ii) ", ":field: ", ":f g: ", "-a ", "-b  ", "--long=x  ", "/V  ", ">>> ", "| ", "|   ", "|", ".. ",
          "..", ".. _name: ", ".. _Label:", ".. _`x: y`: ", ".. __: ", "__ ", ".. [1] ", ".. [#] ", ".. [#label] ",
          ".. [*] ", ".. [CIT] ", ".. |sub| replace:: ", ".. note:: ", ".. note::", ".. todo::", ".. image:: ",
          ".. unknown:: ", ".. topic:: ", ".. code::", ".. _bad", ".. |bad", "> ", "% ", "-- ", "--- ", "+", "|x",
          ".. figure:: ", ".. list-table::", ".. csv-table::", "   :name: x",
          "   :class: y", "   :header-rows: 1", "  * - ", "    - ", "\u2022 ", "x\u3000", "* * ", "- 1. ", "..  ", "\t"]
LINES = [".. container:: x", ".. class:: x", "====", "====", "----", "~~~~", "++++", "===", "=", "-", "========================", "--------------------",
         "::", "..", "", "", "", "==  ==", "=====  =====", "====  ====", "a     b", "aa    bb", "1  2", "-----------",
         "+---+---+", "| a | b |", "+===+===+", "+---+---+", "|   | c |", "+   +---+", "| x     |", "+-------+",
         ".. _name: http://a.b", ".. _other: name_", ".. _Label:", "paragraph::", "> quoted", "  literal",
         "__ http://anonymous.org", "name", "Title", "*", "-", "Name", "+---+", "| * |", "  - x"]


class Generator:
    def __init__(self, seed, texts):
        self.random = random.Random(seed)
        self.texts = texts

    def words(self):
        return " ".join(self.random.choice(WORDS) for _ in range(self.random.choice([1, 1, 2, 3, 6])))

    def line(self):
        if self.random.random() < 0.35:
            return self.random.choice(LINES)
        indent = self.random.choice(["", "", "", "", "  ", "   ", "    "])
        return (indent + self.random.choice(STARTS) + self.words()).replace("\n", "\n" + indent)

    def made_up(self):
        lines = []
        for _ in range(self.random.randrange(1, 14)):
            lines.append(self.line())
            if self.random.random() < 0.4:
                lines.append("")
        return "\n".join(lines) + self.random.choice(["\n", "\n", ""])

    def mutated(self):
        choice = self.random
        lines = choice.choice(self.texts).split("\n")
        start = choice.randrange(len(lines))
        lines = lines[start:start + choice.randrange(5, 60)]
        for _ in range(choice.randrange(1, 8)):
            at = choice.randrange(len(lines))
            line = lines[at]
            what = choice.randrange(9)
            if what == 0:
                del lines[at:at + choice.randrange(1, 3)]
            elif what == 1:
                lines[at] = choice.choice(["  ", "    ", " ", "* "]) + line
            elif what == 2:
                lines[at] = line[choice.randrange(4):]
            elif what == 3:
                lines.insert(at, self.line())
            elif what == 4:
                lines.insert(at, choice.choice(lines))
            elif what == 5:
                cut = choice.randrange(len(line) + 1)
                lines[at] = line[:cut] + choice.choice(WORDS) + line[cut:]
            elif what == 6:
                cut = choice.randrange(len(line) + 1)
                lines[at] = line[:cut]
            elif what == 7:
                lines.insert(at, "")
            else:
                cut = choice.randrange(len(line) + 1)
                lines[at] = line[:cut] + line[cut + 1:]
            lines = lines or [""]
        return "\n".join(lines)

    def document(self):
        return self.mutated() if self.texts and self.random.random() < 0.4 else self.made_up()
