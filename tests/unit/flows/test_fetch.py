"""Addresses as input, against a real server on loopback that misbehaves in every way a newsroom's does."""

import gzip
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import pairwise
from pathlib import Path

import pytest

from flows.fetch import Manners, fetch_inputs, is_address
from flows.http import FetchError, Limits, ascii_url
from flows.robots import parse_robots

PAGE = "<html><body><h1>السد امتلأ</h1><p>قال الوزير إن السد امتلأ.</p></body></html>".encode()
FEED = b"<?xml version='1.0'?><rss><channel><item><title>x</title></item></channel></rss>"
# small as it is sent, far larger than the limit when unpacked
BOMB = gzip.compress(b"\0" * 5_000_000)
# long limits, so that a machine with much else to do passes; only where one is to be reached it is short
QUICK = Manners(gap=0.0, tries=3, first_wait=0.01, limits=Limits(silence=30.0, whole=60.0, size=50_000))
IMPATIENT = {
    "/silent": replace(QUICK, tries=1, limits=replace(QUICK.limits, silence=1.5)),
    "/drips": replace(QUICK, limits=replace(QUICK.limits, whole=1.5)),
}


class Site:
    """What the server answers, and what it was asked."""

    def __init__(self) -> None:
        self.robots: tuple[int, bytes] = (404, b"")
        self.asked: list[tuple[str, float, dict[str, str]]] = []
        self.left_to_fail: dict[str, int] = {}
        self.address = ""
        self.page = PAGE
        self.released = threading.Event()

    def paths(self) -> list[str]:
        return [path for path, _, _ in self.asked if path != "/robots.txt"]


class Handler(BaseHTTPRequestHandler):
    site: Site

    def log_message(self, *_: object) -> None:
        """Nothing."""

    def send(self, status: int, body: bytes = b"", kind: str = "text/html; charset=utf-8", **headers: str) -> None:
        self.send_response(status)
        for name, value in {"Content-Type": kind, "Content-Length": str(len(body)), **headers}.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self) -> None:
        site = self.site
        site.asked.append((self.path, time.monotonic(), {k.lower(): v for k, v in self.headers.items()}))
        path = self.path.split("?")[0]
        if path == "/robots.txt":
            self.send(*site.robots, kind="text/plain")
        elif path.startswith("/known"):
            if self.headers.get("If-None-Match") == '"v1"' and self.headers.get("If-Modified-Since") == "yesterday":
                self.send(304)
            else:
                self.send(200, site.page, ETag='"v1"', Last_Modified="yesterday")
        elif path.startswith("/fails/"):
            status = int(path.split("/")[2])
            left = site.left_to_fail.get(self.path, 0)
            site.left_to_fail[self.path] = left - 1
            self.send(*((status, b"no") if left > 0 else (200, PAGE)))
        elif path == "/busy":
            first = len([p for p in site.paths() if p == "/busy"]) == 1
            self.send(*((429, b"") if first else (200, PAGE)), **({"Retry_After": "1"} if first else {}))
        elif path == "/come-back-tomorrow":
            self.send(503, b"", Retry_After="86400")
        elif path == "/silent":
            site.released.wait(60)
        elif path == "/drips":
            self.endless(b"<p>", 0.1)
        elif path == "/endless":
            self.endless(b"<p>" * 5000, 0.0)
        elif path == "/cut":
            self.send_response(200)
            self.send_header("Content-Length", "1000")
            self.end_headers()
            self.wfile.write(b"<html>")
        elif path == "/gzip":
            self.send(200, gzip.compress(PAGE), Content_Encoding="gzip")
        elif path == "/bomb":
            self.send(200, BOMB, Content_Encoding="gzip")
        elif path == "/feed":
            self.send(200, FEED, kind="text/html")
        elif path == "/picture":
            self.send(200, b"\x89PNG\r\n", kind="image/png")
        elif path == "/to-page":
            self.send(302, Location="/page")
        elif path == "/round":
            self.send(302, Location="/round")
        elif path == "/to-file":
            self.send(302, Location="file:///etc/hostname")
        else:
            self.send(200, PAGE)

    def endless(self, block: bytes, pause: float) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        try:
            while not self.site.released.is_set():
                self.wfile.write(block)
                self.wfile.flush()
                time.sleep(pause)
        except OSError:
            pass


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    site = Site()
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Own", (Handler,), {"site": site}))
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    site.address = f"http://127.0.0.1:{server.server_address[1]}"
    yield site
    site.released.set()
    server.shutdown()
    server.server_close()


def fetch(site: Site, path: str, warehouse: Path, manners: Manners = QUICK) -> Path:
    (found,) = fetch_inputs([site.address + path], warehouse, manners)
    return found


def failure(site: Site, path: str, warehouse: Path) -> str:
    note = fetch(site, path, warehouse, IMPATIENT.get(path, QUICK))
    assert note.suffix == ".unfetched"
    words = note.read_text(encoding="utf-8")
    assert words.startswith(site.address + path)
    return words.removeprefix(site.address + path + " ")


def test_paths_stay_as_they_are(tmp_path: Path) -> None:
    assert fetch_inputs(["a.jsonl", "b/c"], tmp_path) == [Path("a.jsonl"), Path("b/c")]
    assert not is_address("C:\\x.txt") and not is_address("http.txt") and is_address("HTTPS://x")


def test_a_page_is_stored_with_its_address(site: Site, tmp_path: Path) -> None:
    found = fetch(site, "/page", tmp_path)
    assert found.parent == tmp_path / "fetched" and found.suffix == ".html"
    assert found.read_bytes().startswith(PAGE)
    assert f"saved from url=({len(site.address) + 5:04d}){site.address}/page " in found.read_text(encoding="utf-8")


def test_a_feed_is_known_by_what_it_is(site: Site, tmp_path: Path) -> None:
    found = fetch(site, "/feed", tmp_path)
    assert found.suffix == ".rss" and found.read_bytes() == FEED


def test_gzip_is_unpacked(site: Site, tmp_path: Path) -> None:
    assert fetch(site, "/gzip", tmp_path).read_bytes().startswith(PAGE)


def test_what_has_not_changed_is_not_sent_again(site: Site, tmp_path: Path) -> None:
    first = fetch(site, "/known", tmp_path)
    before = first.stat().st_mtime_ns
    assert fetch(site, "/known", tmp_path) == first
    assert first.stat().st_mtime_ns == before
    first.unlink()
    assert fetch(site, "/known", tmp_path).read_bytes().startswith(PAGE)
    assert [headers.get("if-none-match") for path, _, headers in site.asked if path == "/known"] == [None, '"v1"', None]


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_passing_failure_is_tried_again(status: int, site: Site, tmp_path: Path) -> None:
    site.left_to_fail[f"/fails/{status}"] = 2
    assert fetch(site, f"/fails/{status}", tmp_path).suffix == ".html"
    assert site.paths() == [f"/fails/{status}"] * 3


def test_not_more_often_than_told(site: Site, tmp_path: Path) -> None:
    site.left_to_fail["/fails/500"] = 9
    assert failure(site, "/fails/500", tmp_path) == "was answered with 500 Internal Server Error"
    assert len(site.paths()) == 3


def test_404_is_not_tried_again(site: Site, tmp_path: Path) -> None:
    site.left_to_fail["/fails/404"] = 9
    assert "404" in failure(site, "/fails/404", tmp_path)
    assert len(site.paths()) == 1


def test_retry_after_is_obeyed(site: Site, tmp_path: Path) -> None:
    assert fetch(site, "/busy", tmp_path).suffix == ".html"
    times = [at for path, at, _ in site.asked if path == "/busy"]
    assert len(times) == 2 and times[1] - times[0] >= 1.0


def test_a_site_that_asks_for_a_day_is_left_alone(site: Site, tmp_path: Path) -> None:
    assert "503" in failure(site, "/come-back-tomorrow", tmp_path)
    assert len(site.paths()) == 1


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/silent", "no sign of life for 1.5 s"),
        ("/drips", "was not whole after 1.5 s"),
        ("/endless", "is larger than"),
        ("/bomb", "is larger than"),
        ("/cut", "broke off"),
        ("/picture", "is no page and no feed but image/png"),
        ("/round", "was redirected more than 5 times"),
        ("/to-file", "only addresses with http:// or https://"),
    ],
)
def test_answers_that_are_no_use(path: str, words: str, site: Site, tmp_path: Path) -> None:
    began = time.monotonic()
    assert words in failure(site, path, tmp_path)
    assert time.monotonic() - began < 25


def test_a_host_that_is_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    (note,) = fetch_inputs(["http://127.0.0.1:1/x"], tmp_path, QUICK)
    assert note.suffix == ".unfetched" and "could not be reached" in note.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "address", ["ftp://example.org/a", "file:///etc/passwd", "https://u:p@example.org/", "http://", "http://[x/"]
)
def test_addresses_that_are_not_fetched(address: str, tmp_path: Path) -> None:
    (note,) = fetch_inputs([address], tmp_path, QUICK)
    assert note.suffix == ".unfetched" and note.read_text(encoding="utf-8").startswith(address)


def test_a_redirect_is_followed(site: Site, tmp_path: Path) -> None:
    assert f"{site.address}/page " in fetch(site, "/to-page", tmp_path).read_text(encoding="utf-8")


def test_robots_txt_is_obeyed_and_asked_for_once(site: Site, tmp_path: Path) -> None:
    site.robots = (200, b"User-agent: *\nDisallow: /private\n")
    closed, opened = fetch_inputs([f"{site.address}/private/1", f"{site.address}/page"], tmp_path, QUICK)
    assert closed.suffix == ".unfetched" and "robots.txt" in closed.read_text(encoding="utf-8")
    assert opened.suffix == ".html"
    assert [path for path, _, _ in site.asked] == ["/robots.txt", "/page"]


def test_a_site_whose_robots_txt_fails_is_left_alone(site: Site, tmp_path: Path) -> None:
    site.robots = (500, b"")
    assert "robots.txt" in failure(site, "/page", tmp_path)
    assert site.paths() == []


def test_one_request_a_second(site: Site, tmp_path: Path) -> None:
    fetch_inputs([f"{site.address}/{n}" for n in "ab"], tmp_path)
    times = [at for _, at, _ in site.asked]
    assert len(times) == 3
    assert all(later - earlier >= 0.99 for earlier, later in pairwise(times))


def test_a_note_goes_when_the_page_comes(site: Site, tmp_path: Path) -> None:
    site.left_to_fail["/fails/404"] = 1
    note = fetch(site, "/fails/404", tmp_path)
    assert note.suffix == ".unfetched"
    assert fetch(site, "/fails/404", tmp_path).suffix == ".html"
    assert not note.exists()


@pytest.mark.parametrize(
    ("given", "sent"),
    [
        ("https://example.org/خبر?ص=1#x", "https://example.org/%D8%AE%D8%A8%D8%B1?%D8%B5=1"),
        ("https://موقع.example/%D8%AE", "https://xn--4gbrim.example/%D8%AE"),
        ("http://example.org:8080", "http://example.org:8080/"),
    ],
)
def test_addresses_as_they_are_sent(given: str, sent: str) -> None:
    assert ascii_url(given) == sent


def test_no_address() -> None:
    with pytest.raises(FetchError):
        ascii_url("http://example.org:port/")


@pytest.mark.parametrize(
    ("rules", "path", "allowed"),
    [
        ("Disallow: /a", "/a/b", False),
        ("Disallow: /a\nAllow: /a/b", "/a/b", True),
        ("Allow: /\nDisallow: /a", "/a", False),
        ("Disallow: /*?print", "/x?print=1", False),
        ("Disallow: /*.pdf$", "/x.pdf?y", True),
        ("Disallow:", "/x", True),
        ("Disallow: /خبر", "/%D8%AE%D8%A8%D8%B1", False),
    ],
)
def test_robots_rules(rules: str, path: str, allowed: bool) -> None:
    assert parse_robots(f"User-agent: *\n{rules}", "Isnad").may_fetch("https://example.org" + path) is allowed


def test_rules_of_our_own_go_before_those_for_all() -> None:
    robots = parse_robots("User-agent: *\nDisallow: /\n\nUser-Agent: x\nUser-Agent: isnad\nCrawl-delay: 3\nDisallow: /b", "Isnad")
    assert robots.may_fetch("https://example.org/a") and not robots.may_fetch("https://example.org/b")
    assert robots.delay == 3.0
