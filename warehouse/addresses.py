"""When two addresses are one page: with or without www, a trailing slash, a fragment, marks of tracking, http or https; for
telephones (m., amp., /amp) or not.
"""

import re
from urllib.parse import quote, unquote, urlsplit

_TRACKING = re.compile(
    r"(?:utm_\w+|fbclid|gclid|gbraid|wbraid|yclid|dclid|msclkid|igshid|mc_cid|mc_eid|at_\w+|ocid|cmpid|cmp|_ga|ref_src|spm)=",
    re.I,
)
_FOR_TELEPHONES = re.compile(r"amp(?:=(?:1|true)?)?|outputtype=amp", re.I)
_HOST_PREFIX = re.compile(r"^(?:www\.)?(?:(?:m|mobile|amp)\.)?(?=[^.]+\.)")
_PORT = re.compile(r":(?:80|443)$")


def page_of(url: str) -> str | None:
    """The address without what may differ for one page; None for a front page, which has many articles, and for no address.

    Percent-encoded and plain Arabic letters are the same; the order of parameters does not count.
    >>> page_of("http://www.sahil.example/%D8%B3%D8%AF/?utm_source=x#top") == page_of("https://sahil.example/سد")
    True
    """
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return None
    query = "&".join(sorted(part for part in parts.query.split("&") if part and not _is_mark(part)))
    path = quote(unquote(parts.path.rstrip("/")), safe="/")
    path = path.removesuffix("/amp") or path
    host = _HOST_PREFIX.sub("", _PORT.sub("", parts.netloc.lower()))
    return f"{host}{path}?{query}" if host and (path or query) else None


def _is_mark(part: str) -> bool:
    """Whether a part of the query says nothing about which page it is."""
    return bool(_TRACKING.match(part) or _FOR_TELEPHONES.fullmatch(part))
