"""The content of an HTTP answer as crawlers store it: chunked or not, packed or not, whatever its header says.

Common Crawl's news files have many headers that say gzip or chunked above a body that was unpacked when it was stored.
"""

import re
import zlib
from io import BytesIO

_CHUNK = re.compile(rb"\s{0,4}([0-9A-Fa-f]{1,8})[ \t]*(?:;[^\r\n]{0,1000})?\r?\n")
_GZIP, _ZLIB, _RAW = 31, 15, -15  # as zlib names them
_WBITS = {"gzip": (_GZIP,), "x-gzip": (_GZIP,), "deflate": (_ZLIB, _RAW)}


class BrokenBodyError(Exception):
    """The content is packed, and cut off or broken."""


class LargeBodyError(Exception):
    """The content is larger than asked for when it is unpacked."""


def content_of(data: bytes, transfer: str, packing: str, most: int) -> bytes:
    """The content of a stored answer, from its bytes and the headers Transfer-Encoding and Content-Encoding.

    A body that is not what the header says is taken as it is. LargeBodyError if it holds more than `most` bytes,
    BrokenBodyError if it is packed but cannot be unpacked to its end.
    """
    if "chunked" in transfer.lower():
        data = _joined(data)
    for name in reversed([part.strip() for part in packing.lower().split(",")]):
        data = _unpacked(data, name, most)
    return data


def _joined(data: bytes) -> bytes:
    """The chunks put together; the bytes as they are if they are no chunks, up to the end where the last one is cut."""
    pieces: list[bytes] = []
    at = 0
    while match := _CHUNK.match(data, at):
        size = int(match[1], 16)
        if size == 0:
            break
        pieces.append(data[match.end() : match.end() + size])
        at = match.end() + size
    return b"".join(pieces) if pieces else data


def _unpacked(data: bytes, name: str, most: int) -> bytes:
    if name == "br":
        return _from_brotli(data, most)
    for wbits in _WBITS.get(name, ()):
        if wbits == _GZIP and not data.startswith(b"\x1f\x8b"):
            return data
        unpacker = zlib.decompressobj(wbits)
        try:
            found = unpacker.decompress(data, most + 1)
        except zlib.error:
            if wbits == _GZIP:
                raise BrokenBodyError from None
            continue
        if len(found) > most:
            raise LargeBodyError
        if not unpacker.eof:
            raise BrokenBodyError
        return found
    return data


def _from_brotli(data: bytes, most: int) -> bytes:
    """Brotli has no mark at its beginning: what it cannot unpack was not packed."""
    from fastwarc.stream_io import BrotliReader

    try:
        found: bytes = BrotliReader(BytesIO(data)).read(most + 1)
    except (OSError, ValueError):
        return data
    if len(found) > most:
        raise LargeBodyError
    return found or data
