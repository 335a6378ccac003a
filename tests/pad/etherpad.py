"""A real Etherpad for tests: ep_etherpad-lite of npm, installed once in build/ and kept there; its
Changeset.js, and its server on 127.0.0.1. And Summit's answers, by way of print_pad.cpp."""

import json
import os
import shutil
import socket
import subprocess
import time
import unittest
import urllib.parse
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = os.environ.get("SUMMIT_PRINT_PAD", str(ROOT / "build" / "native" / "summit_print_pad"))
PACKAGE = "ep_etherpad-lite@1.8.14"
INSTALL = ROOT / "build" / "etherpad" / "install"
INSTALL_SECONDS = 600  # 510 packages, by a slow network
ASK_SECONDS = 20       # whether there is a network at all
START_SECONDS = 60


def samples():
    """The folder of real pads, or None."""
    folder = os.environ.get("SUMMIT_ETHERPAD")
    return Path(folder) if folder else None


def installed():
    """The folder with Etherpad in it; skips the test where it cannot be had."""
    if (INSTALL / "node_modules" / "ep_etherpad-lite").is_dir():
        return INSTALL
    if not shutil.which("npm"):
        raise unittest.SkipTest("needs npm")
    part = INSTALL.with_name("part")
    shutil.rmtree(part, ignore_errors=True)
    part.mkdir(parents=True)
    # Without one, npm would install into the project around it.
    (part / "package.json").write_text('{"private": true}\n')
    options = ["--no-audit", "--no-fund", "--fetch-retries=1", f"--fetch-timeout={ASK_SECONDS * 1000}"]
    try:
        subprocess.run(["npm", "view", PACKAGE, "version", *options], cwd=part, check=True,
                       timeout=2 * ASK_SECONDS, capture_output=True)
        subprocess.run(["npm", "install", PACKAGE, "--ignore-scripts", *options], cwd=part, check=True,
                       timeout=INSTALL_SECONDS, capture_output=True)
    except (subprocess.SubprocessError, OSError) as error:
        shutil.rmtree(part, ignore_errors=True)
        raise unittest.SkipTest(f"npm cannot install {PACKAGE}: {error}") from None
    part.rename(INSTALL)
    return INSTALL


class Summit:
    """The program, which answers one question after the other."""

    def __init__(self):
        self.process = subprocess.Popen([PROGRAM], stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def ask(self, **question):
        self.process.stdin.write(json.dumps(question).encode() + b"\n")
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        if not line:
            raise AssertionError(f"the program ended with status {self.process.wait()}")
        return json.loads(line)

    def close(self):
        self.process.communicate()


class Server:
    """Etherpad 1.8.14 with an empty database in `folder`."""

    KEY = "summit-tests"

    def __init__(self, folder):
        base = Path(folder)
        # The server wants to be in a folder of the name src, beside its modules. Symbolic links
        # would lead it out of there; the files are linked, for they are many.
        modules = base / "node_modules"
        shutil.copytree(installed() / "node_modules", modules, symlinks=True,
                        copy_function=os.link)
        (modules / "ep_etherpad-lite").rename(base / "src")
        (modules / "ep_etherpad-lite").symlink_to("../src")
        shutil.copy(INSTALL / "package.json", base)
        (base / "APIKEY.txt").write_text(self.KEY)
        (base / "var").mkdir()
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        (base / "settings.json").write_text(json.dumps({
            "ip": "127.0.0.1", "port": self.port, "dbType": "dirty",
            "dbSettings": {"filename": "var/dirty.db"}, "defaultPadText": "",
            "importExportRateLimiting": {"windowMs": 90000, "max": 1000},
            "commitRateLimiting": {"duration": 1, "points": 10000}}))
        self.log = open(base / "log.txt", "wb")
        self.base = base
        self.process = subprocess.Popen(["node", "src/node/server.js"], cwd=base, stdout=self.log,
                                        stderr=subprocess.STDOUT,
                                        env={**os.environ, "NODE_ENV": "production"})
        self.wait()

    def wait(self):
        deadline = time.monotonic() + START_SECONDS
        while True:
            try:
                return self.get("/api")
            except OSError:
                if self.process.poll() is not None or time.monotonic() > deadline:
                    self.close()
                    raise AssertionError((self.base / "log.txt").read_text()[-2000:]) from None
                time.sleep(0.1)  # a server that is not there yet cannot say when it will be

    def close(self):
        self.process.terminate()
        try:
            self.process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.log.close()

    def get(self, path):
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=30) as answer:
            return answer.read()

    def api(self, method, **values):
        query = urllib.parse.urlencode({"apikey": self.KEY, **values})
        answer = json.loads(self.get(f"/api/1.2.15/{method}?{query}"))
        if answer["code"] != 0:
            raise AssertionError(answer)
        return answer["data"]

    def export(self, pad, form):
        return self.get(f"/p/{pad}/export/{form}")

    def import_(self, pad, content):
        """The status with which the server answers."""
        border = "summit-border"
        body = (f'--{border}\r\nContent-Disposition: form-data; name="file"; filename="x.etherpad"\r\n'
                "Content-Type: application/octet-stream\r\n\r\n").encode() + content + \
            f"\r\n--{border}--\r\n".encode()
        request = urllib.request.Request(
            f"http://127.0.0.1:{self.port}/p/{pad}/import", data=body,
            headers={"Content-Type": f"multipart/form-data; boundary={border}"})
        try:
            with urllib.request.urlopen(request, timeout=30) as answer:
                return answer.status
        except urllib.error.HTTPError as error:
            return error.code
