"""One request over HTTP with bounds: time, size, redirects; only http and https. On the standard library's client."""

import http.client
import time
import urllib.error
import urllib.request
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from email.message import Message
from email.utils import parsedate_to_datetime
from urllib.parse import quote, urlsplit, urlunsplit

AGENT = "Isnad"
_HEADERS = {
    "User-Agent": f"{AGENT}/1.0 (reads Arabic news; asks at most once a second)",
    "Accept": "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, application/xml;q=0.9, */*;q=0.5",
    "Accept-Encoding": "gzip",
    "Accept-Language": "ar",
}
_BLOCK = 64 * 1024
_PASSING = frozenset([408, 425, 429, 500, 502, 503, 504])


class FetchError(Exception):
    """Why an address could not be fetched, in words for the person; `is_passing` if another try may help, after `wait` s."""

    def __init__(self, words: str, *, is_passing: bool = False, wait: float | None = None) -> None:
        super().__init__(words)
        self.is_passing = is_passing
        self.wait = wait


@dataclass(frozen=True)
class Limits:
    """How long to wait for one answer in seconds (for a sign of life, in all), and how many bytes to take."""

    silence: float = 20.0
    whole: float = 120.0
    size: int = 20 * 1024 * 1024


@dataclass(frozen=True)
class Answer:
    """An answer: 200 with its content or 304 without; `url` is where redirects ended, header names are in lower case."""

    status: int
    url: str
    headers: Mapping[str, str]
    content: bytes


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """Redirects are followed by the caller, who asks robots.txt and waits at each host."""

    def redirect_request(self, *_: object, **__: object) -> None:
        """No request."""
        return None


_OPENER = urllib.request.build_opener(_NoRedirect)


def ascii_url(words: str) -> str:
    """An address as a request needs it: letters of the path escaped, the host in ASCII, no fragment. FetchError if it is none."""
    try:
        parts = urlsplit(words.strip())
        host, port = parts.hostname, parts.port
        name = host.encode("idna").decode("ascii") if host else ""
    except (ValueError, UnicodeError):
        raise FetchError("is no address: check how it is written") from None
    if parts.scheme not in ("http", "https") or not name:
        raise FetchError("only addresses with http:// or https:// and a host can be read")
    if parts.username is not None:
        raise FetchError("has a name or password in it; leave them out")
    netloc = (f"[{name}]" if ":" in name else name) + (f":{port}" if port else "")
    path, query = (quote(part, safe="/%:@!$&'()*+,;=~?[]") for part in (parts.path or "/", parts.query))
    return urlunsplit((parts.scheme, netloc, path, query, ""))


def get(url: str, headers: Mapping[str, str], limits: Limits) -> Answer:
    """The answer to one GET; a redirect is given as it came. FetchError if there is none, or it is too slow or too large."""
    request = urllib.request.Request(url, headers={**_HEADERS, **headers})
    deadline = time.monotonic() + limits.whole
    try:
        try:
            response = _OPENER.open(request, timeout=limits.silence)
        except urllib.error.HTTPError as error:
            if error.code in (301, 302, 303, 304, 307, 308):
                with error:
                    return Answer(error.code, url, _lower(error.headers), b"")
            error.close()
            raise FetchError(
                f"was answered with {error.code} {error.reason}".strip(),
                is_passing=error.code in _PASSING,
                wait=_retry_after(error.headers.get("Retry-After")),
            ) from None
        with response:
            found = _lower(response.headers)
            return Answer(response.status, url, found, _content(response, found, deadline, limits))
    except TimeoutError:
        raise FetchError(f"gave no sign of life for {limits.silence:g} s", is_passing=True) from None
    except (urllib.error.URLError, http.client.HTTPException, OSError, ValueError) as error:
        told = getattr(error, "reason", None) or error
        if isinstance(told, TimeoutError):
            told = f"no sign of life for {limits.silence:g} s"
        raise FetchError(f"could not be reached or broke off ({told or type(error).__name__})", is_passing=True) from None


def _content(response: http.client.HTTPResponse, headers: Mapping[str, str], deadline: float, limits: Limits) -> bytes:
    """The body, unpacked; FetchError as soon as it passes a limit."""
    packed = headers.get("content-encoding", "").lower()
    if packed not in ("", "identity", "gzip", "x-gzip"):
        raise FetchError(f"was answered in the encoding {packed}, for which nobody asked")
    unpacker = zlib.decompressobj(wbits=31) if "gzip" in packed else None
    pieces: list[bytes] = []
    held = received = 0
    while block := response.read1(_BLOCK):
        received += len(block)
        if unpacker:
            try:
                block = unpacker.decompress(block, limits.size + 1)
            except zlib.error:
                raise FetchError("was answered with broken gzip", is_passing=True) from None
        pieces.append(block)
        held += len(block)
        if max(held, received) > limits.size:
            raise FetchError(f"is larger than {limits.size // 1024 // 1024} MB; give an article's own page or a shorter feed")
        if time.monotonic() > deadline:
            raise FetchError(f"was not whole after {limits.whole:g} s")
    if response.length or (unpacker and not unpacker.eof):
        raise FetchError("broke off before its end", is_passing=True)
    return b"".join(pieces)


def _lower(headers: Message) -> dict[str, str]:
    return {name.lower(): value for name, value in headers.items()}


def _retry_after(value: str | None) -> float | None:
    """Seconds that a Retry-After header asks for, as a number or as a moment; None if it asks for nothing."""
    if value is None:
        return None
    if value.strip().isdigit():
        return float(value)
    try:
        return max(0.0, parsedate_to_datetime(value).timestamp() - time.time())
    except (ValueError, TypeError):
        return None
