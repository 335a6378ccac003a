"""serve.py: what it asks of apt, what it accepts as Dear ImGui, and what it serves how."""

import hashlib
import http.client
import io
import socket
import sys
import tarfile
import tempfile
import threading
import unittest
from pathlib import Path
from unittest import mock

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
import serve  # noqa: E402


class InFolder(unittest.TestCase):
    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.folder = Path(scratch.name)

    def write(self, path: str, content: str) -> None:
        (self.folder / path).parent.mkdir(parents=True, exist_ok=True)
        (self.folder / path).write_text(content)


class Sources(InFolder):
    def setUp(self):
        super().setUp()
        self.write("os-release", 'ID=debian\nVERSION_CODENAME=bookworm\n')

    def test_one_line_format(self):
        self.write("apt/sources.list", "# deb http://no.example/debian bookworm main\n"
                   "deb [arch=amd64 signed-by=/key.gpg] http://mirror.example/debian bookworm main\n"
                   "deb http://mirror.example/security bookworm-security main # fixes\n")
        self.write("apt/sources.list.d/tool.list", "deb http://tool.example/apt stable tool\n")
        self.assertEqual(serve.debian_sources(self.folder),
                         "Types: deb-src\nURIs: http://mirror.example/debian\n"
                         "Suites: testing unstable\nComponents: main\nSigned-By: /key.gpg\n")

    def test_deb822_format(self):
        self.write("apt/sources.list.d/debian.sources",
                   "Types: deb\n# a mirror\nURIs: http://mirror.example/debian\n"
                   "Suites: bookworm bookworm-updates\nComponents: main contrib\n"
                   "Signed-By:\n -----BEGIN KEY-----\n .\n abc\n\n"
                   "Enabled: no\nURIs: http://off.example/\nSuites: sid\nComponents: main\n")
        self.assertEqual(serve.debian_sources(self.folder),
                         "Types: deb-src\nURIs: http://mirror.example/debian\n"
                         "Suites: testing unstable\nComponents: main\n"
                         "Signed-By: \n -----BEGIN KEY-----\n .\n abc\n")

    def test_no_debian(self):
        self.write("apt/sources.list", "deb http://mirror.example/ubuntu noble main\n")
        with self.assertRaisesRegex(serve.Trouble, "no Debian archive"):
            serve.debian_sources(self.folder)


class Packages(unittest.TestCase):
    def test_missing_packages_are_listed_where_installing_is_not_allowed(self):
        needs = [serve.Need("here", lambda: True), serve.Need("gone", lambda: False)]
        with self.assertRaisesRegex(serve.Trouble, r"^Missing: gone; .*apt-get install gone`\.$"):
            serve.install(needs, allowed=False)
        serve.install(needs[:1], allowed=False)


class ImGui(InFolder):
    SUMS = {"imgui.h": hashlib.sha256(b"right").hexdigest()}

    def unpack(self, content: bytes) -> Path:
        data = io.BytesIO()
        with tarfile.open(fileobj=data, mode="w:xz") as tar:
            for path in ("imgui-1/imgui.h", "imgui-1/../../outside", "imgui-1/unused.h"):
                member = tarfile.TarInfo(path)
                member.size = len(content)
                tar.addfile(member, io.BytesIO(content))
        folder = self.folder / "deps" / "imgui"
        with mock.patch.object(serve, "expected_sums", lambda: self.SUMS):
            serve.unpack_imgui(data.getvalue(), folder)
        return folder

    def test_only_listed_files_are_unpacked(self):
        folder = self.unpack(b"right")
        self.assertEqual([path.name for path in folder.iterdir()], ["imgui.h"])
        self.assertEqual([path.name for path in self.folder.rglob("outside")], [])

    def test_other_content_is_refused_and_changes_nothing(self):
        folder = self.unpack(b"right")
        with self.assertRaisesRegex(serve.Trouble, "SHA-256 of imgui.h"):
            self.unpack(b"wrong")
        self.assertEqual((folder / "imgui.h").read_bytes(), b"right")
        self.assertEqual([path.name for path in folder.parent.iterdir()], ["imgui"])


class Serving(InFolder):
    def setUp(self):
        super().setUp()
        for path in ("index.html", "summit-0123456789.wasm", "embed.js", "icon.svg", "folder/file"):
            self.write(path, path)
        patch = mock.patch.object(serve, "SITE", self.folder)
        patch.start()
        self.addCleanup(patch.stop)
        self.server = serve.server(0)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.addCleanup(self.server.server_close)
        self.addCleanup(self.server.shutdown)

    def get(self, path: str) -> http.client.HTTPResponse:
        connection = http.client.HTTPConnection("127.0.0.1", self.server.server_port, timeout=10)
        self.addCleanup(connection.close)
        connection.request("GET", path)
        return connection.getresponse()

    def test_types(self):
        for path, kind in {"/": "text/html; charset=utf-8",
                           "/embed.js": "text/javascript; charset=utf-8",
                           "/summit-0123456789.wasm": "application/wasm",
                           "/icon.svg": "image/svg+xml"}.items():
            answer = self.get(path)
            self.assertEqual((answer.status, answer.headers["Content-Type"]), (200, kind))

    def test_policy_allows_nothing_inline(self):
        policy = self.get("/").headers["Content-Security-Policy"]
        self.assertIn("script-src 'self' 'wasm-unsafe-eval';", policy)
        self.assertNotIn("'unsafe-", policy)
        for words in ("require-trusted-types-for 'script'", "frame-ancestors 'self'"):
            self.assertIn(words, policy)

    def test_pages_that_embed_it(self):
        self.assertEqual(self.get("/embed.js").headers["Access-Control-Allow-Origin"], "*")
        self.assertIsNone(self.get("/").headers["Access-Control-Allow-Origin"])
        self.assertNotIn("default-src", self.get("/examples/x.html").headers["Content-Security-Policy"])

    def test_only_names_with_a_hash_are_kept(self):
        self.assertIn("immutable", self.get("/summit-0123456789.wasm").headers["Cache-Control"])
        for path in ("/", "/embed.js"):
            self.assertEqual(self.get(path).headers["Cache-Control"], "no-cache")
        gone = self.get("/summit-9876543210.wasm")
        self.assertEqual((gone.status, gone.headers["Cache-Control"]), (404, "no-cache"))

    def test_what_is_not_there(self):
        for path in ("/gone", "/folder/", "/../serve.py", "/%2e%2e/serve.py"):
            self.assertEqual(self.get(path).status, 404)

    def test_port_in_use(self):
        with socket.socket() as other:
            other.bind(("127.0.0.1", 0))
            other.listen()
            port = other.getsockname()[1]
            with self.assertRaisesRegex(serve.Trouble, f"^Port {port} is in use; .*--port"):
                serve.server(port)


if __name__ == "__main__":
    unittest.main()
