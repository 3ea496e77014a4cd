"""Addresses among the inputs: fetched politely, stored under `<warehouse>/fetched`, then read as files.

Politely: robots.txt is obeyed, a host gets one request a second, what has not changed is not sent again. An address that
cannot be fetched leaves a note instead of a page, and reading the note gives one row of rejections.
"""

import hashlib
import json
import re
import time
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from flows.http import AGENT, Answer, FetchError, Limits, ascii_url, get
from flows.robots import ALL_FORBIDDEN, Robots, parse_robots
from tasks.readers import UNFETCHED, readable_suffixes
from warehouse.fingerprint import file_hash
from warehouse.store import remove, write_bytes

_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://", re.I)
_FEED_TYPES = re.compile(r"(?:application|text)/(?:rss|atom|rdf|xml)\b", re.I)
_PAGE_TYPES = re.compile(r"text/html|application/xhtml", re.I)
_FEED_START = re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*|<\?[^>]*>\s*)*<(?:rss|feed|rdf:RDF)\b", re.I | re.S)
_PAGE_START = re.compile(rb"\s*(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head)\b", re.I | re.S)
_NO_LETTER = re.compile(r"[^\w-]+")
_HOSTS_AT_ONCE = 8
_MOST_REDIRECTS = 5
_LONGEST_WAIT = 60.0


@dataclass(frozen=True)
class Manners:
    """Seconds between two requests to a host, how often to try, seconds before the second try (four times that the third)."""

    gap: float = 1.0
    tries: int = 3
    first_wait: float = 2.0
    limits: Limits = field(default_factory=Limits)


def is_address(given: str) -> bool:
    """Whether an INPUT is an address (https://...) and no path."""
    return bool(_ADDRESS.match(given))


def fetch_inputs(inputs: Sequence[str], warehouse: Path, manners: Manners | None = None) -> list[Path]:
    """The paths of INPUTs, in order: of an address the path of what was fetched, or of the note why it could not be.

    Hosts are asked side by side, the addresses of one host one after the other.
    """
    manners = manners or Manners()
    by_host: dict[str, list[str]] = {}
    for given in dict.fromkeys(filter(is_address, inputs)):
        by_host.setdefault(_host(given), []).append(given)

    def fetch_all(addresses: list[str]) -> dict[str, Path]:
        visitor = _Visitor(manners)
        return {address: _store(visitor, address, warehouse / "fetched") for address in addresses}

    stored: dict[str, Path] = {}
    if by_host:
        with ThreadPoolExecutor(_HOSTS_AT_ONCE) as pool:
            for found in pool.map(fetch_all, by_host.values()):
                stored |= found
    return [stored[given] if given in stored else Path(given) for given in inputs]


def _host(address: str) -> str:
    try:
        return urlsplit(address).netloc.lower()
    except ValueError:
        return ""


class _Visitor:
    """Asks hosts, remembers when it asked last and what their robots.txt says."""

    def __init__(self, manners: Manners) -> None:
        self._manners = manners
        self._free_at: dict[str, float] = {}
        self._robots: dict[str, Robots] = {}

    def fetch(self, url: str, headers: Mapping[str, str]) -> Answer:
        """The answer, 200 or 304, after redirects, waiting and repeated tries. FetchError if there is none."""
        for _ in range(_MOST_REDIRECTS + 1):
            robots = self._robots_of(url)
            if not robots.may_fetch(url):
                raise FetchError("is closed to programs by the site's robots.txt; save the page by hand and give the file")
            answer = self._try(url, headers, robots.delay)
            if answer.status in (200, 304):
                return answer
            if not answer.headers.get("location"):
                raise FetchError(f"was answered with {answer.status} and nothing to read")
            url = ascii_url(urljoin(url, answer.headers["location"]))
        raise FetchError(f"was redirected more than {_MOST_REDIRECTS} times")

    def _try(self, url: str, headers: Mapping[str, str], delay: float) -> Answer:
        wait = self._manners.first_wait
        for left in reversed(range(self._manners.tries)):
            self._wait_for_turn(url)
            try:
                return self._get(url, headers, delay)
            except FetchError as error:
                asked = error.wait or 0.0
                if not error.is_passing or not left or asked > _LONGEST_WAIT:
                    raise
                time.sleep(max(wait, asked))
                wait *= 4
        raise FetchError("was not tried: at least one try is needed")

    def _wait_for_turn(self, url: str) -> None:
        time.sleep(max(0.0, self._free_at.get(_host(url), 0.0) - time.monotonic()))

    def _get(self, url: str, headers: Mapping[str, str], delay: float) -> Answer:
        try:
            return get(url, headers, self._manners.limits)
        finally:
            # from the end of the answer on: a slow host is asked less often
            self._free_at[_host(url)] = time.monotonic() + max(self._manners.gap, delay)

    def _robots_of(self, url: str) -> Robots:
        """The rules of the host of `url`: all is allowed without a robots.txt, nothing where the host fails (RFC 9309)."""
        origin = urljoin(url, "/")
        if origin not in self._robots:
            self._robots[origin] = self._ask_robots(urljoin(origin, "robots.txt"))
        return self._robots[origin]

    def _ask_robots(self, url: str) -> Robots:
        for _ in range(_MOST_REDIRECTS + 1):
            try:
                answer = self._try(url, {}, 0.0)
            except FetchError as error:
                if error.is_passing:
                    raise FetchError(f"was not asked for: the site's robots.txt {error}") from None
                return Robots()
            if answer.status == 200:
                return parse_robots(answer.content.decode("utf-8", errors="replace"), AGENT)
            try:
                url = ascii_url(urljoin(url, answer.headers.get("location", "")))
            except FetchError:
                return ALL_FORBIDDEN
        return Robots()


def _store(visitor: _Visitor, address: str, folder: Path) -> Path:
    """Fetch an address into `folder`; -> the file, or the note why there is none."""
    stem = _stem(address)
    note, memory = folder / f"{stem}{UNFETCHED}", folder / f"{stem}.json"
    try:
        known = _remembered(memory)
        old = folder / known.get("file", "")
        conditions = {}
        if old.is_file() and known.get("content") == file_hash(old):
            conditions = {name: known[key] for name, key in _CONDITIONS.items() if known.get(key)}
        answer = visitor.fetch(ascii_url(address), conditions)
        if answer.status == 304:
            path = old
        else:
            path = folder / (stem + _suffix(answer))
            write_bytes(path, _marked(answer))
            _remember(memory, path, answer)
    except FetchError as error:
        write_bytes(note, f"{address} {error}".encode())
        return note
    if note.is_file():
        # it was rejected in an earlier run; its rejection goes with its entry
        remove(folder.parent / "batches" / f"{file_hash(note)[:16]}.json")
        remove(note)
    return path


_CONDITIONS = {"If-None-Match": "etag", "If-Modified-Since": "last-modified"}


def _stem(address: str) -> str:
    """A file name that tells the address to a person, and no other address has."""
    parts = _NO_LETTER.sub("-", unquote(_ADDRESS.sub("", address)))[:60].strip("-")
    return f"{parts}-{hashlib.sha256(address.encode('utf-8', errors='replace')).hexdigest()[:8]}"


def _suffix(answer: Answer) -> str:
    """The ending that says how to read an answer: that of its address if it is one we know, else by what it is."""
    kind = answer.headers.get("content-type", "").split(";")[0].strip()
    head = answer.content[:8192]
    if _FEED_START.match(head.removeprefix(b"\xef\xbb\xbf")):
        return ".rss"
    if _PAGE_TYPES.match(kind) or _PAGE_START.match(head.removeprefix(b"\xef\xbb\xbf")):
        return ".html"
    path = urlsplit(answer.url).path.lower()
    known = max((suffix for suffix in readable_suffixes() if path.endswith(suffix)), key=len, default=None)
    if known:
        return known
    if _FEED_TYPES.match(kind):
        return ".rss"
    raise FetchError(f"is no page and no feed but {kind or 'of no kind that it names'}")


def _marked(answer: Answer) -> bytes:
    """The content; a page with the comment at its end by which browsers note whence they saved one."""
    if _suffix(answer) != ".html" or answer.content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return answer.content
    return answer.content + f"\n<!-- saved from url=({len(answer.url):04d}){answer.url} -->\n".encode()


def _remembered(memory: Path) -> dict[str, str]:
    try:
        known = json.loads(memory.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return {name: value for name, value in known.items() if isinstance(value, str)} if isinstance(known, dict) else {}


def _remember(memory: Path, path: Path, answer: Answer) -> None:
    kept = {key: answer.headers[key] for key in _CONDITIONS.values() if key in answer.headers}
    fields = {"file": path.name, "content": file_hash(path), "url": answer.url, **kept}
    write_bytes(memory, (json.dumps(fields, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode())
