#!/usr/bin/env python3
"""Builds Summit's page and serves it at http://127.0.0.1:8000.

Installs what the build needs (Debian, Ubuntu and their kin), fetches Dear ImGui, builds what is out
of date and serves dist/web/. Everything it keeps stands in build/, dist/ and node_modules/; each
step can be interrupted at any moment and is taken up again by the next run.
"""

import argparse
import contextlib
import errno
import fcntl
import hashlib
import http.server
import io
import os
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
import urllib.request
import webbrowser
from pathlib import Path
from typing import Callable, Iterator, NamedTuple, Optional

ROOT = Path(__file__).resolve().parent
BUILD = ROOT / "build"
SITE = ROOT / "dist" / "web"

IMGUI_VERSION = "1.92.2b"
IMGUI_RELEASE = f"https://github.com/ocornut/imgui/archive/refs/tags/v{IMGUI_VERSION}.tar.gz"
IMGUI_SUMS = ROOT / "src" / "ui" / "imgui.sha256"  # every file of it that is used


class Trouble(Exception):
    """Something that stops the work; its text is one sentence for the person who started it."""


def say(text: str) -> None:
    print(text, flush=True)


# Commands inherit the lock, so that it lasts until the last one has ended even where this program
# is killed before them.
lock_descriptors: list[int] = []


def run(*command: object, quiet: bool = False, folder: Path = ROOT, env: Optional[dict] = None) -> bool:
    """Runs a command and tells whether it succeeded."""
    output = subprocess.DEVNULL if quiet else None
    return subprocess.run([str(word) for word in command], cwd=folder, stdout=output, stderr=output,
                          pass_fds=lock_descriptors, env={**os.environ, **(env or {})}).returncode == 0


@contextlib.contextmanager
def only_one() -> Iterator[None]:
    """Keeps a second run from building in the same folders at the same time."""
    BUILD.mkdir(exist_ok=True)
    with open(BUILD / ".lock", "w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say("Waiting for another run that is building")
            fcntl.flock(lock, fcntl.LOCK_EX)
        lock_descriptors.append(lock.fileno())
        try:
            yield
        finally:
            lock_descriptors.clear()


# --- The machine's packages -----------------------------------------------------------------------


class Need(NamedTuple):
    package: str  # its name in Debian
    present: Callable[[], bool]


def command(package: str, *names: str) -> Need:
    """A package of which one of the commands is needed."""
    return Need(package, lambda: any(shutil.which(name) for name in names or (package,)))


def file(package: str, path: str) -> Need:
    return Need(package, lambda: os.path.exists(path))


def has_emscripten() -> bool:
    sdk = os.path.join(os.environ.get("EMSDK", ""), "upstream/emscripten")
    return bool(shutil.which("emcc") or shutil.which("emcc", path=sdk))


NEEDS = [
    command("cmake"),
    command("ninja-build", "ninja"),
    command("g++", "c++", "g++", "clang++"),
    Need("emscripten", has_emscripten),
    command("nodejs", "node"),
    command("npm"),
    file("nlohmann-json3-dev", "/usr/include/nlohmann/json.hpp"),
]


def install(needs: list[Need], allowed: bool) -> None:
    """Installs the packages that are missing, or only lists them where that is not `allowed`."""
    missing = [need.package for need in needs if not need.present()]
    if not missing:
        return
    names = " ".join(missing)
    if not allowed:
        raise Trouble(f"Missing: {', '.join(missing)}; install with `apt-get install {names}`.")
    if not shutil.which("apt-get"):
        raise Trouble(f"Missing: {', '.join(missing)}; there is no apt-get here to install them "
                      "with, so install them as this system does.")
    sudo = [] if os.geteuid() == 0 else ["sudo"]
    if sudo and not shutil.which("sudo"):
        raise Trouble(f"Missing: {', '.join(missing)}; install them as root: `apt-get install {names}`.")
    say(f"Installing with apt: {', '.join(missing)}")

    apt = [*sudo, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-y",
           "-o", "DPkg::Lock::Timeout=300"]
    wanted = ["install", "--no-install-recommends", *missing]
    if apt_was_interrupted():
        say("An earlier installation was interrupted; finishing it first.")
        run(*sudo, "env", "DEBIAN_FRONTEND=noninteractive", "dpkg", "--configure", "-a")
        run(*apt, "--fix-broken", "install")
    # The package lists are read anew only where the ones at hand do not lead to the packages.
    installed = run(*apt, "--simulate", *wanted, quiet=True) and run(*apt, *wanted)
    if not installed:
        if not run(*apt, "update"):
            raise Trouble("apt-get could not read the package lists: see its words above; is there "
                          "a network?")
        installed = run(*apt, *wanted)
    still_missing = [need.package for need in needs if not need.present()]
    if not installed or still_missing:
        raise Trouble(f"apt-get could not install {', '.join(still_missing or missing)}: see its "
                      "words above.")


def apt_was_interrupted() -> bool:
    audit = subprocess.run(["dpkg", "--audit"], capture_output=True)
    return bool(audit.stdout.strip()) or audit.returncode != 0 or any(
        Path("/var/lib/dpkg/updates").glob("[0-9]*"))


# --- Dear ImGui -----------------------------------------------------------------------------------


def expected_sums() -> dict[str, str]:
    """The SHA-256 of each file of Dear ImGui that is used, by its path."""
    lines = IMGUI_SUMS.read_text().splitlines()
    return {path: digest for digest, path in (line.split(maxsplit=1) for line in lines)}


def different_files(folder: Path) -> list[str]:
    """The files in `folder` that are not what the list says."""
    def digest(path: Path) -> str:
        return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""
    return [path for path, wanted in expected_sums().items() if digest(folder / path) != wanted]


def imgui(own: Optional[str] = None, quiet: bool = False) -> Path:
    """The folder with Dear ImGui's sources: the person's `own`, or one that is fetched if need be."""
    own = own or os.environ.get("SUMMIT_IMGUI")
    if own:
        folder = Path(own).resolve()
        if not (folder / "imgui.cpp").is_file():
            raise Trouble(f"{folder} does not hold Dear ImGui: there is no imgui.cpp in it.")
        if (others := different_files(folder)) and not quiet:
            say(f"Note: in {folder} {', '.join(others)} differ from version {IMGUI_VERSION}.")
        return folder

    folder = BUILD / "deps" / f"imgui-{IMGUI_VERSION}"
    if not different_files(folder):
        return folder
    for source, fetch in (("its public release", imgui_release),
                          ("the distribution's source package", imgui_source_package)):
        say(f"Fetching Dear ImGui {IMGUI_VERSION} from {source}")
        try:
            unpack_imgui(fetch(), folder)
            return folder
        except (OSError, tarfile.TarError, EOFError, Trouble) as reason:
            say(f"  That did not work: {getattr(reason, 'reason', reason)}")
    raise Trouble(f"Dear ImGui {IMGUI_VERSION} could not be fetched; unpack {IMGUI_RELEASE} "
                  "somewhere and name the folder with --imgui.")


def imgui_release() -> bytes:
    with urllib.request.urlopen(IMGUI_RELEASE, timeout=10) as answer:
        return answer.read()


def unpack_imgui(archive: bytes, folder: Path) -> None:
    """Puts the files that are used into `folder`, all or none, and only with the right content."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    for interrupted in folder.parent.glob("unpack-*"):
        shutil.rmtree(interrupted)
    with tempfile.TemporaryDirectory(prefix="unpack-", dir=folder.parent) as scratch:
        fresh = Path(scratch) / "imgui"
        with tarfile.open(fileobj=io.BytesIO(archive)) as tar:
            members = {member.name.partition("/")[2]: member for member in tar if member.isfile()}
            for path in expected_sums():
                source = tar.extractfile(members[path]) if path in members else None
                if source is None:
                    raise Trouble(f"{path} is not in the archive")
                (fresh / path).parent.mkdir(parents=True, exist_ok=True)
                (fresh / path).write_bytes(source.read())
        if others := different_files(fresh):
            raise Trouble(f"the SHA-256 of {', '.join(others)} is not the one in {IMGUI_SUMS.name}")
        shutil.rmtree(folder, ignore_errors=True)
        fresh.rename(folder)


def imgui_source_package() -> bytes:
    """The source archive out of Debian's testing or unstable suite, by an apt configuration of its
    own: the machine's mirrors and keys, with the system's package lists left as they are."""
    if not shutil.which("apt-get"):
        raise Trouble("there is no apt-get here")
    home = BUILD / "deps" / "apt"
    for folder in ("sources.d", "lists/partial", "cache/archives/partial", "download"):
        (home / folder).mkdir(parents=True, exist_ok=True)
    (home / "sources.d" / "imgui.sources").write_text(debian_sources(Path("/etc")))
    settings = {
        "Dir::Etc::SourceList": "/dev/null", "Dir::Etc::SourceParts": home / "sources.d",
        "Dir::State::Lists": home / "lists", "Dir::Cache": home / "cache",
        "Acquire::Languages": "none", "Acquire::Retries": "2", "APT::Sandbox::User": "",
    }
    options = [word for name, value in settings.items() for word in ("-o", f"{name}={value}")]
    run("apt-get", *options, "update")
    known = subprocess.run(["apt-cache", *options, "showsrc", "imgui"], capture_output=True, text=True)
    versions = re.findall(rf"^Version: ({re.escape(IMGUI_VERSION)}[+-]\S+)$", known.stdout, re.M)
    if not versions:
        raise Trouble(f"Debian's testing and unstable suites do not have version {IMGUI_VERSION}")
    run("apt-get", *options, "source", "--download-only", "--only-source", f"imgui={versions[0]}",
        folder=home / "download")
    archives = list((home / "download").glob(f"imgui_{IMGUI_VERSION}*.orig.tar.*"))
    if not archives:
        raise Trouble("apt-get could not download it")
    return archives[0].read_bytes()


def debian_sources(etc: Path) -> str:
    """`deb-src` entries for testing and unstable, made from the machine's own entries for Debian."""
    release = re.search(r"^VERSION_CODENAME=(\w+)", (etc / "os-release").read_text(), re.M)
    debian = {release[1] if release else "", "stable", "testing", "unstable", "sid"}
    stanzas = {}
    for entry in apt_entries(etc / "apt"):
        address = next(iter(entry.get("uris", "").split()), "")
        is_debian = debian & set(entry.get("suites", "").split())
        if address and is_debian and "main" in entry.get("components", "").split():
            key = f"Signed-By: {entry['signed-by']}\n" if "signed-by" in entry else ""
            stanzas[address] = (f"Types: deb-src\nURIs: {address}\nSuites: testing unstable\n"
                                f"Components: main\n{key}")
    if not stanzas:
        raise Trouble("apt's sources name no Debian archive")
    return "\n".join(stanzas.values())


def apt_entries(folder: Path) -> Iterator[dict[str, str]]:
    """The entries of apt's sources in both of their formats, members by lower-case name."""
    for path in [folder / "sources.list", *sorted((folder / "sources.list.d").glob("*.list"))]:
        for line in path.read_text().splitlines() if path.exists() else []:
            found = re.match(r"\s*deb(?:-src)?\s+(?:\[([^]]*)\]\s+)?(\S+)\s+(\S+)\s+([^#]*)", line)
            if found:
                options = dict(word.split("=", 1) for word in (found[1] or "").split() if "=" in word)
                yield {**options, "uris": found[2], "suites": found[3], "components": found[4]}
    for path in sorted((folder / "sources.list.d").glob("*.sources")):
        text = re.sub(r"^#.*\n", "", path.read_text(), flags=re.M)
        for stanza in re.split(r"\n\s*\n", text):
            # A member goes on in the lines that are indented: an embedded key does.
            members = re.findall(r"^([\w-]+):[ \t]*(.*(?:\n[ \t].*)*)", stanza, re.M)
            entry = {name.lower(): value for name, value in members}
            if entry.get("enabled", "yes").lower() not in ("no", "false"):
                yield entry


# --- Building -------------------------------------------------------------------------------------


def node_packages() -> None:
    """Installs what package-lock.json lists, unless that very list is installed already."""
    wanted = hashlib.sha256((ROOT / "package-lock.json").read_bytes()).hexdigest()
    stamp = ROOT / "node_modules" / ".summit-installed"
    if stamp.is_file() and stamp.read_text() == wanted:
        return
    say("Installing the JavaScript packages (npm ci)")
    version = subprocess.run(["node", "--version"], capture_output=True, text=True).stdout.strip()
    if int((re.findall(r"\d+", version) or ["0"])[0]) < 18:
        raise Trouble(f"Node.js is {version or 'broken'}; the build needs version 18 or later.")
    # esbuild's install script only checks the program that its package brings along.
    if not run("npm", "ci", "--ignore-scripts"):
        raise Trouble("npm could not install the JavaScript packages: see its words above.")
    stamp.write_text(wanted)


def build(preset: str, *targets: str, imgui_folder: Path) -> None:
    """Configures where needed and builds what is out of date."""
    node_packages()
    folder = BUILD / preset
    configure = ["cmake", "--preset", preset, f"-DSUMMIT_IMGUI_DIR={imgui_folder}"]
    if not (folder / "build.ninja").is_file() or not run(*configure, quiet=True):
        # New, interrupted half-way, or made for other tools or another place: from the start.
        (folder / "CMakeCache.txt").unlink(missing_ok=True)
        shutil.rmtree(folder / "CMakeFiles", ignore_errors=True)
        say(f"Configuring {preset}; building it for the first time takes a few minutes")
        if not run(*configure):
            raise Trouble(f"CMake could not configure the preset {preset}: see its words above.")
    goals = ["--target", *targets] if targets else []
    if not run("cmake", "--build", folder, *goals, env={"NINJA_STATUS": "[%f/%t, %es] "}):
        raise Trouble(f"The preset {preset} did not build: see the compiler's words above.")


def build_page(imgui_folder: Path) -> None:
    say("Building the page")
    build("web", imgui_folder=imgui_folder)


# --- Serving --------------------------------------------------------------------------------------

# Nothing looser than WebAssembly: no inline code, no inline style, no other origin, and nobody else
# may show the page in a frame. web/nginx.conf has the same.
CONTENT_SECURITY_POLICY = "; ".join([
    "default-src 'none'", "script-src 'self' 'wasm-unsafe-eval'", "style-src 'self'",
    "img-src 'self' data: blob:", "font-src 'self'", "connect-src 'self'", "worker-src 'self'",
    "manifest-src 'self'", "base-uri 'none'", "form-action 'none'", "frame-ancestors 'self'",
    "require-trusted-types-for 'script'", "trusted-types summit",
])

# The examples are pages that embed Summit: they have frames of others and read others' pads.
EXAMPLES_POLICY = "script-src 'self'; style-src 'self'; base-uri 'none'"


class Handler(http.server.SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    extensions_map = {
        **http.server.SimpleHTTPRequestHandler.extensions_map,
        ".css": "text/css; charset=utf-8",
        ".html": "text/html; charset=utf-8",
        ".js": "text/javascript; charset=utf-8",
        ".json": "application/json",
        ".mjs": "text/javascript; charset=utf-8",
        ".rst": "text/x-rst; charset=utf-8",
        ".svg": "image/svg+xml",
        ".wasm": "application/wasm",
        ".webmanifest": "application/manifest+json",
    }

    def __init__(self, *arguments, **options):
        super().__init__(*arguments, directory=str(SITE), **options)

    def send_response(self, code: int, message: Optional[str] = None) -> None:
        self.found = code < 400
        super().send_response(code, message)

    def end_headers(self) -> None:
        path = self.path.partition("?")[0]
        self.send_header("Content-Security-Policy",
                         EXAMPLES_POLICY if path.startswith("/examples/") else CONTENT_SECURITY_POLICY)
        if path == "/embed.js":  # pages that embed Summit import it from theirs
            self.send_header("Access-Control-Allow-Origin", "*")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Referrer-Policy", "no-referrer")
        # A name with a hash in it never changes its content; everything else may.
        hashed = re.search(r"-[0-9a-f]{10}\.\w+$", path)
        self.send_header("Cache-Control", "public, max-age=31536000, immutable"
                         if hashed and self.found else "no-cache")
        super().end_headers()

    def list_directory(self, path):
        self.send_error(404)

    def log_message(self, *arguments) -> None:
        """A request is no news."""


class Server(http.server.ThreadingHTTPServer):
    def handle_error(self, request, client_address) -> None:
        """A browser that hangs up is no error worth a traceback."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


def server(port: int) -> Server:
    """The server, bound already; port 0 takes a free one."""
    try:
        return Server(("127.0.0.1", port), Handler)
    except OverflowError:
        raise Trouble(f"{port} is no port: it must be 0 to 65535.") from None
    except OSError as error:
        why = "is in use" if error.errno == errno.EADDRINUSE else f"cannot be used ({error.strerror})"
        raise Trouble(f"Port {port} {why}; choose another with --port.") from None


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--port", type=int, default=8000, help="where to serve (default 8000)")
    parser.add_argument("--open", action="store_true", help="open the page in the browser")
    parser.add_argument("--build-only", action="store_true",
                        help="build the page and the summit command, and serve nothing")
    parser.add_argument("--deps", action="store_true",
                        help="only install and fetch what the build needs")
    parser.add_argument("--no-install", action="store_true",
                        help="list missing packages instead of installing them")
    parser.add_argument("--imgui", metavar="DIR",
                        help="use the sources of Dear ImGui in DIR (also: SUMMIT_IMGUI)")
    options = parser.parse_args()

    # The port is taken before the long work, so that trouble with it shows at once.
    serving = not (options.deps or options.build_only)
    with server(options.port) if serving else contextlib.nullcontext() as listening:
        with only_one():
            install(NEEDS, allowed=not options.no_install)
            imgui_folder = imgui(options.imgui)
            if options.deps:
                node_packages()
                return
            build_page(imgui_folder)
            if options.build_only:
                say("Building the command")
                build("native", "summit", imgui_folder=imgui_folder)
                return
        address = f"http://127.0.0.1:{listening.server_port}/"
        say(f"Summit is at {address} (Ctrl+C stops it)")
        if options.open:
            webbrowser.open(address)
        listening.serve_forever()


if __name__ == "__main__":
    try:
        main()
    except Trouble as trouble:
        sys.exit(f"serve.py: {trouble}")
    except KeyboardInterrupt:
        sys.exit(130)
