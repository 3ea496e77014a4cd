"""robots.txt as RFC 9309 has it: the longest rule decides, `*` and `$` count. The standard library's parser knows neither."""

import re
from dataclasses import dataclass
from urllib.parse import quote, unquote, urlsplit

_LARGEST = 500 * 1024
_LONGEST_DELAY = 30.0


@dataclass(frozen=True)
class Robots:
    """What a host asks of us: (pattern, may fetch) rules, and seconds between requests."""

    rules: tuple[tuple[str, bool], ...] = ()
    delay: float = 0.0

    def may_fetch(self, url: str) -> bool:
        """Whether `url` may be fetched; of the rules that match the longest decides, a tie allows."""
        parts = urlsplit(url)
        path = _plain(parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        matching = [(len(rule), allowed) for rule, allowed in self.rules if _matches(rule, path)]
        return max(matching)[1] if matching else True


ALL_FORBIDDEN = Robots((("/", False),))


def parse_robots(text: str, agent: str) -> Robots:
    """The rules of a robots.txt for `agent` (its product name); those for `*` if it has none for it."""
    groups: dict[str, tuple[list[tuple[str, bool]], list[float]]] = {}
    named: list[str] = []
    in_rules = False
    for line in text[:_LARGEST].lstrip("\ufeff").splitlines():
        name, _, value = (part.strip() for part in line.split("#")[0].partition(":"))
        name = name.lower()
        if name == "user-agent":
            named = [value.lower()] if in_rules or not named else [*named, value.lower()]
            in_rules = False
            for each in named:
                groups.setdefault(each, ([], []))
        elif name in ("allow", "disallow"):
            in_rules = True
            for each in named if value else ():
                groups[each][0].append((_plain(value), name == "allow"))
        elif name == "crawl-delay":
            in_rules = True
            if re.fullmatch(r"\d{1,6}(?:\.\d+)?", value):
                for each in named:
                    groups[each][1].append(float(value))
    rules, delays = groups.get(agent.lower()) or groups.get("*") or ([], [])
    return Robots(tuple(rules), min(max(delays, default=0.0), _LONGEST_DELAY))


def _plain(path: str) -> str:
    """A path with its letters escaped in one way, so that rules and addresses can be compared."""
    return quote(unquote(path), safe="/*$?=&:;,@!+~()'")


def _matches(rule: str, path: str) -> bool:
    ends = rule.endswith("$")
    pattern = ".*".join(map(re.escape, rule.removesuffix("$").split("*")))
    return re.match(pattern + ("$" if ends else ""), path) is not None
