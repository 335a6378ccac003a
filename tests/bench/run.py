#!/usr/bin/env python3
"""Measures Summit and prints one table, with what is aimed at beside each figure.

    python3 tests/bench/run.py                everything: some minutes
    python3 tests/bench/run.py --fast         smaller sizes, fewer repetitions, Chromium only
    python3 tests/bench/run.py --only core    the core natively and as WebAssembly; `pads`: exports of
                                              pads; `peers`: other readers of documents; `ui`: the
                                              program without a browser; `page`: in browsers

Builds what it needs first. A figure that misses its target is marked; the exit status says nothing
about figures, since they depend on the machine and on what else it does.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Optional

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT))
import serve  # noqa: E402  (the project's own serve.py)

RST_SPEED = 80            # MB/s
READ_SPEED = 100          # MB/s
READ_MEMORY = 8           # times the text, the text itself included
WASM_RATIO = 1.7          # time as WebAssembly to native time
LINEAR = 2                # ns a byte at the largest size to those at 100 kB: caches allow for some
PAD_MEMORY = 2            # times the file, the file itself included
PAD_REVISIONS = (66_000, 330_000)
REVISION_TIME = 50        # ms
SLICE_TIME = 16           # ms, a frame's
FIRST_FRAME_RATIO = 1.25
FRAME_TIME = 4            # ms
KEY_TIME = 16             # ms, a frame's
KEPT_TIME = 100           # ms, from the start of the page to a kept plan of 1 MB
MANY_TIME = 100           # ms, for what is done to all rows at once
PAGE_BROTLI = 330_000
SINGLE_FILE = 1_200_000


# --- The table --------------------------------------------------------------------------------------


def heading(text: str, *columns: str) -> None:
    print(f"\n{text:38}" + "".join(f"{column:>13}" for column in columns))


def row(text: str, *cells: object, target: str = "", missed: bool = False) -> None:
    line = f"  {text:36}" + "".join(f"{cell:>13}" for cell in cells)
    if target:
        line = f"{line:91} {target}" + ("  MISSED" if missed else "")
    print(line.rstrip(), flush=True)


def size_name(size: int) -> str:
    return f"{size // 1_000_000} MB" if size >= 1_000_000 else f"{size // 1000} kB"


def number(value: float) -> str:
    return f"{value:.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def duration(nanoseconds: float) -> str:
    for unit, factor in (("ms", 1e6), ("µs", 1e3)):
        if nanoseconds >= factor:
            return f"{number(nanoseconds / factor)} {unit}"
    return f"{nanoseconds:.0f} ns"


# --- The core ---------------------------------------------------------------------------------------


def measured(*command: object, **env: str) -> list[dict]:
    """What a program prints, an object a line."""
    process = subprocess.run([str(word) for word in command], cwd=ROOT, stdout=subprocess.PIPE,
                             env={**os.environ, **env}, text=True)
    if process.returncode != 0:
        raise serve.Trouble(f"{Path(command[-1]).name} ended with status {process.returncode}.")
    return [json.loads(line) for line in process.stdout.splitlines()]


def read_memory(size: int) -> float:
    """What reading takes at most, as a multiple of the text."""
    bench = ROOT / "build" / "native" / "summit_bench"
    document = subprocess.run([bench, "--document", str(size)], stdout=subprocess.PIPE, check=True)
    answer = subprocess.run([bench, "--memory"], input=document.stdout, stdout=subprocess.PIPE, check=True)
    line = json.loads(answer.stdout)
    return line["read_bytes"] / line["rst_bytes"]


def core(fast: bool) -> None:
    options = ["--fast"] if fast else []
    native = list(measured("build/native/summit_bench", *options))
    wasm = list(measured("node", "build/web/bench/summit_bench.js", *options))
    sizes = [[line for line in lines if "rst_ns" in line] for lines in (native, wasm)]
    names = [size_name(line["size"]) for line in sizes[0]]

    # What is judged has a speed to reach.
    for text, time, size, speed in (("Document written", "rst_ns", "rst_bytes", RST_SPEED),
                                    ("Document read", "read_ns", "rst_bytes", READ_SPEED),
                                    ("Plan JSON read", "load_ns", "json_bytes", None),
                                    ("Plan JSON written", "save_ns", "json_bytes", None)):
        heading(f"{text}, CPU time", *names)
        speeds = [[line[size] / line[time] * 1000 for line in lines] for lines in sizes]
        ratios = [n / w for n, w in zip(*speeds)]
        row("native, MB/s", *map(number, speeds[0]), target=f">= {speed}" if speed else "",
            missed=min(speeds[0]) < (speed or 0))
        row("WebAssembly, MB/s", *map(number, speeds[1]))
        row("native : WebAssembly", *map(number, ratios), target=f"<= {WASM_RATIO}" if speed else "",
            missed=max(ratios) > WASM_RATIO)
        for place, lines in zip(("native", "WebAssembly"), sizes):
            costs = [line[time] / line[size] for line in lines]
            growth = costs[-1] / costs[1]
            row(f"{place}, ns a byte", *map(number, costs),
                target=f"linear: {number(growth)} <= {LINEAR}", missed=growth > LINEAR)
    heading("Memory to read a document at most", *names)
    memory = [read_memory(line["size"]) for line in sizes[0]]
    row("native, times the text", *map(number, memory), target=f"<= {READ_MEMORY}",
        missed=max(memory[2:]) > READ_MEMORY)  # small ones are less than the program's own pages
    heading("Memory at most", *names)
    for place, lines in zip(("native", "WebAssembly"), sizes):
        row(f"{place}, MB", *(number(line["peak_bytes"] / 1e6) for line in lines))

    operations = [{line["operation"]: line["ns"] for line in lines if "operation" in line}
                  for lines in (native, wasm)]
    heading(f"One operation, plan of {names[-1]}", "native", "a second", "WebAssembly", "a second")
    for name in operations[0]:
        times = [each[name] for each in operations]
        row(name, *(cell for time in times for cell in (duration(time), f"{1e9 / time:,.0f}")))


# --- Pads ---------------------------------------------------------------------------------------------


def pads(fast: bool) -> None:
    programs = {"native": ["build/native/summit_pad_bench"],
                "WebAssembly": ["node", "build/web/bench/summit_pad_bench.js"]}
    with tempfile.TemporaryDirectory() as folder:
        files = [f"{folder}/{count}.etherpad" for count in PAD_REVISIONS[:1 if fast else None]]
        for count, file in zip(PAD_REVISIONS, files):
            measured(*programs["native"], "--generate", count, file)
        parse = measured("node", "tests/bench/parse.mjs", *files)
        figures = {place: [measured(*program, file)[0] for file in files]
                   for place, program in programs.items()}
        memory = {place: [measured(*program, "--memory", file)[0] for file in files]
                  for place, program in programs.items()}
    names = [size_name(line["bytes"]) for line in figures["native"]]
    heading("Pad's export opened, ms", *names)
    row("JSON.parse of Node.js", *(number(line["best_ms"]) for line in parse))
    for place, lines in figures.items():
        row(place, *(number(line["open_ms"]) for line in lines), target="<= JSON.parse",
            missed=any(mine["open_ms"] > line["best_ms"] for mine, line in zip(lines, parse)))
    row("JSON.parse, the first time", *(number(line["first_ms"]) for line in parse))
    for place, lines in figures.items():
        row(f"{place}, the first time", *(number(line["first_ms"]) for line in lines))
        if len(lines) > 1:
            costs = [line["open_ms"] / line["bytes"] for line in lines]
            row(f"{place}, ns a byte", *(number(cost * 1e6) for cost in costs),
                target=f"linear: {number(costs[1] / costs[0])} <= {LINEAR}",
                missed=costs[1] > LINEAR * costs[0])
    heading("Memory to open it at most", *names)
    for place, lines in memory.items():
        times = [line["peak_bytes"] / line["bytes"] for line in lines]
        row(f"{place}, times the file", *map(number, times), target=f"<= {PAD_MEMORY}",
            missed=max(times) > PAD_MEMORY)
    heading("A revision shown, slowest of 200, ms", *names)
    for place, lines in figures.items():
        for text, key in (("", "slowest_ms"), (", without the file's texts", "bare_slowest_ms")):
            row(place + text, *(number(line[key]) for line in lines), target=f"<= {REVISION_TIME}",
                missed=any(line[key] > REVISION_TIME for line in lines))
    heading("Slowest slice of what a page does, ms", *names)
    for place, lines in figures.items():
        for text, key in (("opened", "slice_ms"), ("a newer export opened", "newer_slice_ms"),
                          ("on the way to a revision", "far_slice_ms")):
            row(f"{place}, {text}", *(number(line[key]) for line in lines),
                target=f"<= {SLICE_TIME}", missed=any(line[key] > SLICE_TIME for line in lines))
    heading("All of a pad's history, ms", *names)
    for place, lines in figures.items():
        row(f"{place}, lines followed", *(number(line["lines_ms"]) for line in lines))
        row(f"{place}, texts made", *(number(line["making_ms"]) for line in lines))


# --- Others ---------------------------------------------------------------------------------------

PEERS = Path("tests/bench/peers")
PEER_NEEDS = [
    serve.file("libcmark-dev", "/usr/include/cmark.h"),
    serve.file("libmd4c-dev", "/usr/include/md4c.h"),
    serve.command("pandoc"),
    serve.file("python3-docutils", "/usr/lib/python3/dist-packages/docutils/__init__.py"),
]


def peers(fast: bool) -> None:
    sizes = [7_000, 100_000, 1_000_000] + ([] if fast else [10_000_000])
    with tempfile.TemporaryDirectory() as folder:
        lines = measured("build/native/summit_peers", folder, *sizes)
        # The slow ones stop at a size that takes them seconds; docutils goes on by the minute.
        files = {size: f"{folder}/{size}.rst" for size in sizes}
        small = [files[size] for size in sizes if size <= 1_000_000]
        lines += measured("node", PEERS / "rst_compiler_peer.mjs", *small)
        lines += measured("/usr/bin/python3", PEERS / "docutils_peer.py",
                          *(files.values() if not fast else small[:-1]))
        lines += pandoc(small)
    speeds: dict[str, dict[int, float]] = {}
    for line in lines:
        size = line.get("size") or int(Path(line["file"]).stem)
        size_read = line.get("bytes") or size
        speeds.setdefault(line["program"], {})[size] = size_read / line["ns"] * 1000
    heading("A document read, MB/s, CPU time", *map(size_name, sizes))
    for program, by_size in speeds.items():
        note = " (Markdown)" if program in ("cmark", "md4c") else ""
        row(program + note, *(number(by_size[size]) if size in by_size else "–" for size in sizes))
    for program, by_size in speeds.items():
        if program != "Summit":
            row(f"Summit : {program}", *(f"{number(speeds['Summit'][size] / by_size[size])}×"
                                         if size in by_size else "–" for size in sizes))


def pandoc(files: list[str]) -> list[dict]:
    """Its processor time less what it takes for an empty document."""
    def seconds(file: str) -> float:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(["pandoc", "-f", "rst", "-t", "json", "-o", os.devnull, file], check=True,
                       stderr=subprocess.DEVNULL)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    start = min(seconds(os.devnull) for _ in range(3))
    return [{"program": "pandoc", "file": file, "ns": max(seconds(file) - start, 1e-3) * 1e9}
            for file in files]


# --- The program without a browser ---------------------------------------------------------------

IN_BULK = ("select all", "copy all", "move all", "undo", "remove all")


def ui(fast: bool) -> None:
    sizes = (1000, 500) if fast else (10_000, 5000)
    heading("{:,} priorities, {:,} pad lines, ms".format(*sizes), "frame p50", "frame p95",
            "input p50", "input p95")
    for line in measured("build/native/summit_ui_bench", *sizes):
        act = line["act"]
        frames = act.startswith(("scroll", "frame", "tree", "load view scrolled"))
        limit = FRAME_TIME if frames else MANY_TIME if act.startswith(IN_BULK) else KEY_TIME
        figures = [line[key] for key in ("frame_p50", "frame_p95", "input_p50", "input_p95")]
        row(act, *map(number, figures), target=f"<= {limit}", missed=figures[-1] > limit)


# --- The page ---------------------------------------------------------------------------------------


def page(browsers: list[str], fast: bool) -> None:
    lines = []
    for browser in browsers:
        for script in ("page", "library"):
            lines += measured("node", f"tests/bench/{script}.mjs", *(["--fast"] if fast else []),
                              SUMMIT_BROWSER=browser)

    heading("First frame, median, ms", "Summit", "bare page", "ratio")
    for line in of(lines, "firstFrame"):
        row(f"{line['browser']}, {line['loads']} loads each", number(line["page"]),
            number(line["bare"]), number(line["ratio"]), target=f"<= {FIRST_FRAME_RATIO}",
            missed=line["ratio"] > FIRST_FRAME_RATIO)

    heading("First frame of a second visit, median, ms", "kept", "no worker", "bare page", "ratio")
    for line in of(lines, "firstFrame"):
        row(f"{line['browser']}, {line['loads']} loads each", number(line["kept"]),
            number(line["cached"]), number(line["bare"]), number(line["keptRatio"]),
            target=f"<= {FIRST_FRAME_RATIO}", missed=line["keptRatio"] > FIRST_FRAME_RATIO)

    heading("Slowest frame of a step, median, ms", "program", "draw", "tree", "all", "all, p95")
    for line in of(lines, "frames"):
        row(f"{line['browser']}, {line['priorities']:,}, {line['act']}",
            *(f"{line[part]:.1f}" for part in ("program", "draw", "tree", "total", "late")),
            target=f"<= {FRAME_TIME} program, tree; {KEY_TIME} p95",
            missed=max(line["program"], line["tree"]) > FRAME_TIME or line["late"] > KEY_TIME)

    heading("A key in a description, slowest frame, median, ms", "program", "draw", "tree", "all")
    for line in of(lines, "document"):
        row(f"{line['browser']}, a document of {size_name(line['bytes'])}",
            *(f"{line[part]:.1f}" for part in ("program", "draw", "tree", "total")),
            target=f"<= {KEY_TIME}", missed=line["total"] > KEY_TIME)
    heading("A pad collected, slowest frame, median, ms", "program", "draw", "tree", "all")
    for line in of(lines, "pad"):
        row(f"{line['browser']}, {line['lines']:,} lines, {line['act']}",
            *(f"{line[part]:.1f}" for part in ("program", "draw", "tree", "total")),
            target=f"<= {FRAME_TIME} program, tree; {KEY_TIME}",
            missed=max(line["program"], line["tree"]) > FRAME_TIME or line["total"] > KEY_TIME)
    heading("At rest", "frames", "CPU, ms", "empty page")
    for line in of(lines, "idle"):
        row(f"{line['browser']}, {line['seconds']} s, all processes", line["frames"],
            f"{line['cpu'] * 1000:.0f}", f"{line['emptyCpu'] * 1000:.0f}", target="0 frames, 1 % CPU",
            missed=line["frames"] > 0 or line["cpu"] - line["emptyCpu"] > line["seconds"] / 100)

    library(lines)
    heading("Bytes", "raw", "gzip -9", "brotli -q 11")
    for line in measured("node", "tests/bench/bytes.mjs"):
        target, missed = "", False
        if line["name"] == "dist/web":
            target, missed = f"<= {PAGE_BROTLI:,} brotli", line["brotli"] > PAGE_BROTLI
        elif line["name"] == "dist/summit.html":
            target, missed = f"<= {SINGLE_FILE:,} raw", line["raw"] > SINGLE_FILE
        row(line["name"], *(f"{line[form]:,}" for form in ("raw", "gzip", "brotli")), target=target,
            missed=missed)


def library(lines: list[dict]) -> None:
    heading("A kept plan shown, median, ms", "its address", "click in the list", "no plan")
    for line in of(lines, "opening"):
        row(f"{line['browser']}, {size_name(line['bytes'])}, {line['loads']} times",
            *(number(line[key]) for key in ("start", "click", "empty")),
            target=f"<= {KEPT_TIME}", missed=line["start"] > KEPT_TIME)
    heading("A key while the plan is kept, ms", "slowest frame", "p95", "between frames", "p99")
    for line in of(lines, "keeping"):
        row(f"{line['browser']}, {size_name(line['bytes'])}",
            *(f"{line[key]:.1f}" for key in ("total", "late", "gap", "gapLate")),
            target=f"<= {KEY_TIME}", missed=line["late"] > KEY_TIME)
    heading("The list of plans, median, ms", "first frame", "listed")
    for line in of(lines, "list"):
        row(f"{line['browser']}, {line['plans']:,} plans", number(line["first"]), number(line["listed"]))
    heading("The list of plans, slowest frame of a step, ms", "median", "p95")
    for line in of(lines, "listFrames"):
        row(f"{line['browser']}, {line['plans']:,} plans, {line['act']}",
            *(f"{line[key]:.1f}" for key in ("total", "late")),
            target=f"<= {FRAME_TIME}", missed=line["late"] > FRAME_TIME)


def of(lines: list[dict], what: str) -> list[dict]:
    return [line for line in lines if line["measured"] == what]


# --- Building ---------------------------------------------------------------------------------------


def build(only: Optional[str]) -> None:
    with serve.only_one():
        serve.install(serve.NEEDS, allowed=True)
        imgui = serve.imgui(quiet=True)
        if only in (None, "peers"):
            serve.install(PEER_NEEDS, allowed=True)
            serve.build("native", "summit_peers", imgui_folder=imgui)
            if not serve.run("npm", "ci", "--ignore-scripts", quiet=True, folder=ROOT / PEERS):
                raise serve.Trouble("npm could not install rst-compiler: is there a network?")
        serve.build("native", "summit_bench", imgui_folder=imgui)
        if only in (None, "core"):
            serve.build("web", "summit_bench", imgui_folder=imgui)
        if only in (None, "pads"):
            for preset in ("native", "web"):
                serve.build(preset, "summit_pad_bench", imgui_folder=imgui)
        if only in (None, "ui"):
            serve.build("native", "summit_ui_bench", imgui_folder=imgui)
        if only in (None, "page"):
            serve.build_page(imgui)
            serve.build("web", "bare_page", imgui_folder=imgui)
            if not serve.run("node", "web/build.mjs", "--program", "build/web/bare",
                             "--out", "build/web/bare/dist"):
                raise serve.Trouble("The bare page could not be bundled: see the words above.")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--fast", action="store_true",
                        help="smaller sizes, fewer repetitions, Chromium only")
    parser.add_argument("--only", choices=["core", "pads", "peers", "ui", "page"], help="measure this part")
    parser.add_argument("--browser", action="append", choices=["chromium", "firefox"],
                        help="measure the page in this one (repeatable)")
    options = parser.parse_args()
    build(options.only)
    if options.only in (None, "core"):
        core(options.fast)
    if options.only in (None, "pads"):
        pads(options.fast)
    if options.only in (None, "peers"):
        peers(options.fast)
    if options.only in (None, "ui"):
        ui(options.fast)
    if options.only in (None, "page"):
        page(options.browser or (["chromium"] if options.fast else ["chromium", "firefox"]),
             options.fast)


if __name__ == "__main__":
    try:
        main()
    except serve.Trouble as trouble:
        sys.exit(f"run.py: {trouble}")
    except KeyboardInterrupt:
        sys.exit(130)
