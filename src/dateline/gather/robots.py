"""robots.txt: what a server allows programs to fetch, and how fast. Read once a run, and obeyed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from protego import Protego

from dateline.errors import AddressRefused, FetchFailed
from dateline.gather.exchange import Wanted
from dateline.gather.targets import read_target
from dateline.gather.unpacking import Bounds

if TYPE_CHECKING:
    from dateline.gather.exchange import Answer
    from dateline.gather.hops import Walker
    from dateline.gather.targets import Target

MAX_BYTES: Final = 512_000  # the standard asks for 500 KiB; what lies beyond is not read
AGENT: Final = re.compile(r"\s*user(?:-|\s+)?agent\s*[:\s]\s*(?P<name>[^#]*)", re.IGNORECASE)
OTHERS: Final = "User-agent: others"
UNREACHED: Final = frozenset({"busy", "name-unknown", "no-answer", "not-trusted", "too-slow"})
LATER: Final = "Nothing of it is fetched without its rules. Try again later."
ALLOWED: Final = Protego.parse("")


@dataclass(frozen=True, slots=True)
class Barred:
    """A server whose rules cannot be read: nothing of it is fetched in this run."""

    cause: str
    remedy: str
    code: str


class Robots:
    """The rules of every server of a run, by origin."""

    def __init__(self, walker: Walker) -> None:
        self.walker = walker
        self.token = walker.settings.token
        self.rules: dict[str, Protego | Barred] = {}

    def check(self, target: Target) -> None:
        """Raise FetchFailed where the server does not allow a target; keep to the pace it asks for."""
        rules = self.rules.get(target.origin)
        if rules is None:
            rules = self.rules[target.origin] = self.load(target)
        if isinstance(rules, Barred):
            raise FetchFailed(rules.cause, rules.remedy, code=rules.code)
        if not rules.can_fetch(target.url, self.token):
            cause = f"The robots.txt of {target.host} does not allow programs to fetch {target.url}."
            raise FetchFailed(cause, "Read it in your browser, or ask the outlet.", code="robots")

    def forget(self, *, all_rules: bool) -> None:
        """Let go of the rules of all servers, or of those whose rules could not be read."""
        if all_rules:
            self.rules.clear()
        for origin in [one for one, rules in tuple(self.rules.items()) if isinstance(rules, Barred)]:
            self.rules.pop(origin, None)

    def load(self, target: Target) -> Protego | Barred:
        """Return the rules of a target's server, or why they cannot be read."""
        url = f"{target.origin}/robots.txt"
        try:
            _, answer = ask_rules_file(self.walker, url)
        except FetchFailed as failure:
            code = failure.code if failure.code in UNREACHED else "robots"
            return Barred(f"The rules of {target.host} cannot be read: {failure.cause}", LATER, code)
        except AddressRefused as error:
            return Barred(f"The rules of {target.host} cannot be read: {error.cause}", LATER, "robots")
        return self.read(target, answer)

    def read(self, target: Target, answer: Answer) -> Protego | Barred:
        """Return the rules that an answer holds; without a robots.txt everything is allowed."""
        if answer.is_good:
            rules = Protego.parse(keep_groups(answer.body.decode("utf-8-sig", "replace"), self.token))
            self.walker.pace.slow_down(target.host, read_delay(rules, self.token))
            return rules
        if 400 <= answer.status < 500 and answer.status != 429:
            return ALLOWED
        cause = f"The robots.txt of {target.host} answered {answer.status}, so its rules are not known."
        return Barred(cause, LATER, "robots")


def ask_rules_file(walker: Walker, url: str) -> tuple[Target, Answer]:
    """Return the answer to a server's file of rules; raises AddressRefused or FetchFailed."""
    wanted = Wanted(Bounds(MAX_BYTES, walker.settings.max_ratio, cut=True))
    target = read_target(url, allow_private=walker.settings.allow_private)
    return walker.follow(target, lambda _: wanted)


def read_delay(rules: Protego, token: str) -> float:
    """Return the seconds between two requests that the rules ask for, 0 where they do not."""
    rate = rules.request_rate(token)
    return max(rules.crawl_delay(token) or 0.0, rate.seconds / rate.requests if rate else 0.0)


def keep_groups(text: str, token: str) -> str:
    """Return a robots.txt in which all groups for other programs are one.

    A hostile file with thousands of names for thousands of rules would else take hours to read.
    """
    return "\n".join(keep_line(line, token) for line in text.splitlines())


def keep_line(line: str, token: str) -> str:
    """Return a line of robots.txt; one that names another program names the others instead."""
    found = AGENT.match(line)
    if not found:
        return line
    name = found["name"].strip().lower()
    if name == "*":
        return line
    return f"User-agent: {token}" if re.split(r"[/\s*]", name)[0] == token else OTHERS
