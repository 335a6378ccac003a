#!/usr/bin/env python3
"""Runs Summit's tests: builds what they need, runs them suite by suite, counts.

    python3 tests/run.py                    all of them
    python3 tests/run.py --only native      one suite (repeatable; --list names them)
    python3 tests/run.py --fast             without the slowest

Suites are found by convention:
    native, sanitized, wasm   the doctest programs, from tests/**/*_test.cpp
    NAME                      tests/**/NAME_test.py
    fuzz                      tests/fuzz/NAME_fuzz.cpp, from the seeds in tests/fuzz/NAME/
    e2e-BROWSER               tests/e2e/*.test.mjs under Node.js, once for each browser

A Python or Node.js test ends by printing `N passed, N failed` (`, N skipped`), or is a unittest module.
Tests in browsers that fail beside others are run once more, alone: where they pass then they are
unstable, which is told and counted apart. Tests run in the project's folder and find in their
environment:
    SUMMIT_CORPUS    the folder of real documents; unset where there is none
    SUMMIT_ETHERPAD  the folder of real pads and of cases that servers were asked about; the same
    SUMMIT_REBASE    1 where expected output is to be written anew
    SUMMIT_BROWSER   chromium or firefox
"""

import argparse
import os
import re
import signal
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Callable, NamedTuple, Optional, TypeVar

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
import serve  # noqa: E402  (it stands beside the folder of this file)

SUITE_SECONDS = 900  # a suite that takes longer hangs
FUZZ_SECONDS = 20    # for each fuzzer, at most
FUZZ_RUNS = 20_000   # the same ones each time: a change is what makes a difference between two runs
CLANG_FORMAT = 14    # other versions lay out some lines in another way


Each = TypeVar("Each")


class Counts(NamedTuple):
    passed: int = 0
    failed: int = 0
    skipped: int = 0
    unstable: int = 0  # of those that passed: alone, having failed beside others

    def __add__(self, other):
        return Counts(*(mine + others for mine, others in zip(self, other)))

    def __str__(self):
        return f"{self.passed} passed, {self.failed} failed" + (
            f", {self.skipped} skipped" if self.skipped else "") + (
            f", {self.unstable} unstable" if self.unstable else "")


class Result(NamedTuple):
    counts: Counts
    output: str = ""  # what to show


class Suite(NamedTuple):
    name: str
    run: Callable[[], Result]
    needs: list[serve.Need] = []
    wants: list[serve.Need] = []  # where they cannot be installed, it skips what needs them
    slow: bool = False     # left out by --fast
    asked: bool = False    # runs only when --only names it


# --- Running and counting ---------------------------------------------------------------------------


def execute(*command: object, **env: str) -> tuple[int, str]:
    """Runs a command in the project's folder; answers its exit status and all it printed."""
    process = subprocess.Popen([str(word) for word in command], cwd=ROOT, text=True, errors="replace",
                               stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                               env={**os.environ, **env}, start_new_session=True)
    try:
        output, _ = process.communicate(timeout=SUITE_SECONDS)
        return process.returncode, output
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        return 1, process.communicate()[0] + f"\nStopped after {SUITE_SECONDS} seconds."
    except KeyboardInterrupt:
        os.killpg(process.pid, signal.SIGKILL)
        raise


def result(status: int, output: str) -> Result:
    """What a test program's closing words say; one that ends badly without them has failed."""
    counts = Counts()
    if found := re.search(r"test cases:\s*\d+ \|\s*(\d+) passed \|\s*(\d+) failed \|\s*(\d+) skipped",
                          output):  # doctest
        counts = Counts(*map(int, found.groups()))
    elif found := re.findall(r"^(\d+) passed, (\d+) failed(?:, (\d+) skipped)?$", output, re.M):
        counts = Counts(*(int(number or 0) for number in found[-1]))
    elif found := re.search(r"^Ran (\d+) tests? in [\s\S]*\n(?:OK|FAILED)(?: \((.*)\))?\s*$", output, re.M):
        ended = {word: int(n) for word, n in re.findall(r"(\w+)=(\d+)", found[2] or "")}
        skipped = ended.get("skipped", 0)
        # A test with several failing parts is one test, and each of them may be counted.
        failed = min(ended.get("failures", 0) + ended.get("errors", 0), int(found[1]) - skipped)
        counts = Counts(int(found[1]) - failed - skipped, failed, skipped)
    if status == 0 and not any(counts):
        counts, output = Counts(failed=1), output + "\nIt ended without saying that a test passed."
    if status != 0 and not counts.failed:
        counts += Counts(failed=1)
        output += f"\nIt ended with status {status}."
    return Result(counts, output)


def all_of(results: list[Result]) -> Result:
    counts = Counts()
    for each in results:
        counts += each.counts
    # Where some failed, only they are worth reading, and what nearly did.
    return Result(counts, "\n".join(each.output for each in results
                                    if each.counts.failed or each.counts.unstable or not counts.failed))


def at_once(run: Callable[[Each], Result], all_these: list[Each]) -> list[Result]:
    """Runs something for each of these, as many at a time as there are cores."""
    with ThreadPoolExecutor(os.cpu_count() or 1) as threads:
        return list(threads.map(run, all_these))


built: dict[tuple[str, ...], Optional[str]] = {}


def build(preset: str, *targets: str) -> None:
    """Builds once in a run; what failed once is not tried again."""
    goal = (preset, *targets)
    if goal not in built:
        try:
            with serve.only_one():
                folder = serve.imgui(quiet=True)
                if preset == "web" and not targets:
                    serve.build_page(folder)
                else:
                    serve.build(preset, *targets, imgui_folder=folder)
            built[goal] = None
        except serve.Trouble as trouble:
            built[goal] = str(trouble)
    if built[goal]:
        raise serve.Trouble(built[goal])


# --- The suites -------------------------------------------------------------------------------------

MODULES = [serve.Need(package, lambda: test_python() is not None)
           for package in ("python3-docutils", "python3-jsonschema")]
DOCTEST = serve.file("doctest-dev", "/usr/include/doctest/doctest.h")
# libFuzzer's runtime; Debian has it for each version of Clang.
FUZZER = [serve.Need("libclang-rt-14-dev",
                     lambda: any(Path("/usr/lib").glob("llvm-*/lib/clang/*/lib/linux/libclang_rt.fuzzer-*.a")))]
FONTS = [
    serve.file("fonts-noto-core", "/usr/share/fonts/truetype/noto/NotoSans-Regular.ttf"),
    serve.file("fonts-noto-color-emoji", "/usr/share/fonts/truetype/noto/NotoColorEmoji.ttf"),
    serve.file("fonts-droid-fallback", "/usr/share/fonts/truetype/droid/DroidSansFallbackFull.ttf"),
]


NGINX = serve.file("nginx-light", "/usr/sbin/nginx")


def own_cpp() -> list[Path]:
    return sorted(path for folder in ("src", "tests") for path in (ROOT / folder).rglob("*")
                  if path.suffix in (".h", ".cpp"))


def check_format() -> Result:
    version = execute("clang-format", "--version")[1]
    if f"version {CLANG_FORMAT}." not in version:
        return Result(Counts(skipped=1), f"{version.strip()}: layout is checked with {CLANG_FORMAT}")
    files = own_cpp()
    status, output = execute("clang-format", "--dry-run", "--Werror", *files)
    wrong = {path for path in re.findall(r"^([^\s:]+):\d+:\d+: error", output, re.M)}
    failed = max(len(wrong), int(status != 0))
    return Result(Counts(len(files) - failed, failed), output)


def check_tidy() -> Result:
    build("native", "summit", "summit_tests")
    units = [path for path in own_cpp() if path.suffix == ".cpp" and "browser" not in path.parts]
    return all_of([Result(Counts(1) if status == 0 else Counts(failed=1), output)
                   for status, output in (execute("clang-tidy", "--quiet", "-p", "build/native",
                                                  "--extra-arg=-Wno-unknown-warning-option", path)
                                          for path in units)])


def check_types() -> Result:
    serve.node_packages()
    # A service worker has not what pages have, and the other way round.
    return all_of([Result(Counts(1) if status == 0 else Counts(failed=1), output)
                   for status, output in (execute("node_modules/.bin/tsc", "-p", f"web/{name}")
                                          for name in ("tsconfig.json", "tsconfig.worker.json"))])


def check_layers() -> Result:
    return result(*execute(sys.executable, "tests/layers.py"))


def doctest(preset: str, *command: str) -> Callable[[], Result]:
    """The tests of a doctest program, a few at a time beside each other."""
    def run() -> Result:
        build(preset, "summit_tests")
        status, output = execute(*command, "--no-colors", "--count")
        found = re.search(r"passing the current filters: (\d+)", output)
        if status != 0 or not found:
            return Result(Counts(failed=1), output)
        count = int(found[1])
        parts = 4 * (os.cpu_count() or 1)
        limits = [count * part // parts for part in range(parts + 1)]
        ran = at_once(lambda part: result(*execute(*command, "--no-colors", f"--first={part[0] + 1}",
                                                   f"--last={part[1]}")), list(zip(limits, limits[1:])))
        # In each part doctest counts those of the others as passed.
        failed = sum(each.counts.failed for each in ran)
        return Result(Counts(count - failed, failed), all_of(ran).output)
    return run


def test_python() -> Optional[str]:
    """The interpreter running this, unless only the distribution's has the modules tests use."""
    for python in (sys.executable, "/usr/bin/python3"):
        if os.path.exists(python) and execute(python, "-c", "import docutils, jsonschema")[0] == 0:
            return python
    return None


def python_test(path: Path) -> Callable[[], Result]:
    def run() -> Result:
        build("native", "summit", "summit_print_tree", "summit_print_pad")
        return result(*execute(test_python() or sys.executable, path))
    return run


def fuzz() -> Result:
    """A pass for each fuzzer that finds nothing; what one finds stays in build/fuzz/."""
    build("fuzz", "fuzzers")

    def look(path: Path) -> Result:
        with tempfile.TemporaryDirectory() as inputs:
            status, output = execute(f"build/fuzz/{path.stem}", inputs, path.with_name(path.stem[:-len("_fuzz")]),
                                     f"-max_total_time={FUZZ_SECONDS}", f"-runs={FUZZ_RUNS}", "-seed=1",
                                     "-timeout=10", "-max_len=4096",
                                     f"-artifact_prefix=build/fuzz/{path.stem}-", "-print_final_stats=1")
        return Result(Counts(1) if status == 0 else Counts(failed=1), output[-4000:])
    return all_of(at_once(look, sorted((ROOT / "tests" / "fuzz").glob("*_fuzz.cpp"))))


def end_to_end(browser: str) -> Callable[[], Result]:
    def run() -> Result:
        build("native", "summit", "summit_pad_bench")
        build("web")

        def look(path: Path) -> Result:
            start = time.monotonic()
            status, output = execute("node", path, SUMMIT_BROWSER=browser)
            return result(status, f"{path.name}, {time.monotonic() - start:.0f} s\n{output}")

        def look_again(path: Path, first: Result) -> Result:
            # An edit that a kill lost once is lost, however often none is lost afterwards.
            if not first.counts.failed or path.name == "kill.test.mjs":
                return first
            second = look(path)
            return Result(second.counts._replace(unstable=first.counts.failed if not second.counts.failed else 0),
                          f"{first.output}\nAlone: {second.output}")
        # The longest is not to be the last one, alone.
        paths = sorted((ROOT / "tests" / "e2e").glob("*.test.mjs"),
                       key=lambda path: (path.name != "screens.test.mjs", path.name))
        return all_of([look_again(path, first) for path, first in zip(paths, at_once(look, paths))])
    return run


def suites() -> list[Suite]:
    found = [
        Suite("format", check_format, [serve.command("clang-format")]),
        Suite("tidy", check_tidy, [*serve.NEEDS, DOCTEST, serve.command("clang-tidy")], asked=True),
        Suite("layers", check_layers),
        Suite("types", check_types, serve.NEEDS),
        Suite("native", doctest("native", "build/native/summit_tests"), [*serve.NEEDS, DOCTEST]),
        Suite("sanitized", doctest("debug", "build/debug/summit_tests"), [*serve.NEEDS, DOCTEST],
              slow=True),
        Suite("wasm", doctest("web", "node", "build/web/tests/summit_tests.js"),
              [*serve.NEEDS, DOCTEST]),
    ]
    for path in sorted((ROOT / "tests").rglob("*_test.py")):
        found.append(Suite(path.stem[:-len("_test")], python_test(path),
                           [*serve.NEEDS, *MODULES]))
    found.append(Suite("fuzz", fuzz, [*serve.NEEDS, serve.command("clang", "clang++"), *FUZZER], slow=True))
    found.append(Suite("e2e-chromium", end_to_end("chromium"),
                       [*serve.NEEDS, serve.command("chromium"), *FONTS], [NGINX]))
    # Firefox has WebGL2 only where there is a display.
    found.append(Suite("e2e-firefox", end_to_end("firefox"),
                       [*serve.NEEDS, serve.command("firefox-esr"), serve.command("xvfb", "Xvfb"),
                        *FONTS], [NGINX], slow=True))
    return found


def chosen(options: argparse.Namespace) -> list[Suite]:
    every = suites()
    if not options.only:
        return [suite for suite in every if not suite.asked and not (options.fast and suite.slow)]
    for name in options.only:
        if not any(name in (suite.name, suite.name.partition("-")[0]) for suite in every):
            sys.exit(f"run.py: there is no suite {name}; --list names them.")
    return [suite for suite in every
            if {suite.name, suite.name.partition("-")[0]} & set(options.only)]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--only", action="append", metavar="NAME", help="run this suite (repeatable)")
    parser.add_argument("--fast", action="store_true", help="leave out the slowest suites")
    parser.add_argument("--rebase", action="store_true", help="write expected output anew")
    parser.add_argument("--list", action="store_true", help="name the suites")
    parser.add_argument("--verbose", action="store_true", help="show what passing suites print too")
    parser.add_argument("--no-install", action="store_true",
                        help="list missing packages instead of installing them")
    options = parser.parse_args()
    selected = chosen(options)
    if options.list:
        print("\n".join(suite.name for suite in suites()))
        return 0
    if options.rebase:
        os.environ["SUMMIT_REBASE"] = "1"
    for name in ("corpus", "etherpad"):
        folder = ROOT.parent / "shared" / name
        if folder.is_dir():
            os.environ.setdefault(f"SUMMIT_{name.upper()}", str(folder))

    needs = {need.package: need for suite in selected for need in suite.needs}
    with serve.only_one():
        serve.install(list(needs.values()), allowed=not options.no_install)
        wants = {want.package: want for suite in selected for want in suite.wants}
        try:
            serve.install(list(wants.values()), allowed=not options.no_install)
        except serve.Trouble as trouble:
            print(f"Going on without: {trouble}", flush=True)
        if serve.NEEDS[0].package in needs:
            serve.imgui()

    total, lines = Counts(), []
    for suite in selected:
        print(f"== {suite.name}", flush=True)
        start = time.monotonic()
        try:
            counts, output = suite.run()
        except serve.Trouble as trouble:
            counts, output = Counts(failed=1), str(trouble)
        if counts.failed or counts.skipped or counts.unstable or options.verbose:
            print(output.rstrip(), flush=True)
        lines.append(f"{suite.name:14} {time.monotonic() - start:6.1f} s   {counts}")
        print(lines[-1], flush=True)
        total += counts
    print("\n== all", *lines, total, sep="\n")
    return 1 if total.failed else 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except serve.Trouble as trouble:
        sys.exit(f"run.py: {trouble}")
    except KeyboardInterrupt:
        sys.exit(130)
