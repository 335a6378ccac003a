#!/usr/bin/env python3
"""Prints, as C++, what Summit needs of the Unicode Character Database.

docutils measures titles and compares names with Python's `unicodedata` and `str.lower`; the tables
are made from the same data, so that both sides agree. Ranges are sorted and inclusive.
"""

import sys
import unicodedata


def ranges(holds):
    """The maximal ranges of code points for which `holds` is true."""
    start = None
    for code in range(sys.maxunicode + 2):
        inside = code <= sys.maxunicode and holds(chr(code))
        if inside and start is None:
            start = code
        elif not inside and start is not None:
            yield start, code - 1
            start = None


def lower_runs():
    """Runs (first, last, step, offset) of code points whose lower case is `offset` further on.

    Alphabets come as blocks (step 1) or as alternating pairs (step 2). Two letters are left to the
    code: U+0130, whose lower case is two code points, and the final sigma, which needs context.
    """
    runs = []
    for code in range(0x80, sys.maxunicode + 1):
        lower = chr(code).lower()
        if len(lower) != 1 or ord(lower) == code:
            continue
        offset = ord(lower) - code
        if runs:
            first, last, step, run_offset = runs[-1]
            gap = code - last
            if offset == run_offset and gap <= 2 and (step == gap or first == last):
                runs[-1] = (first, code, gap, offset)
                continue
        runs.append((code, code, 1, offset))
    return runs


def print_table(kind, name, rows):
    print(f"constexpr {kind} {name}[] = {{")
    for row in rows:
        code_points = ", ".join(f"0x{value:04X}" for value in row[:2])
        rest = "".join(f", {value}" for value in row[2:])
        print(f"    {{{code_points}{rest}}},")
    print("};\n")


def main():
    print(f"// Unicode {unicodedata.unidata_version}. Made by src/text/make_code_point_tables.py.\n")
    print_table("CodePointRange", "wide_ranges",
                ranges(lambda c: unicodedata.east_asian_width(c) in "WF"))
    print_table("CodePointRange", "combining_ranges",
                ranges(lambda c: unicodedata.combining(c) != 0))
    print_table("CodePointRange", "white_space_ranges", ranges(str.isspace))
    print_table("CodePointRange", "alphanumeric_ranges", ranges(str.isalnum))
    print_table("LowerCaseRun", "lower_case_runs", lower_runs())


if __name__ == "__main__":
    main()
