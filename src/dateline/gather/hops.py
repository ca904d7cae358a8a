"""From an address to its answer: through redirects, pauses and further tries, each hop checked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dateline.errors import FetchFailed
from dateline.gather.backoff import PASSING_CODES, PASSING_STATUSES, read_wait
from dateline.gather.exchange import Caller
from dateline.gather.pace import Pace
from dateline.gather.targets import join_target
from dateline.gather.wire import Deadline

if TYPE_CHECKING:
    from collections.abc import Callable

    from dateline.gather.exchange import Answer, Wanted
    from dateline.gather.fetch_settings import FetchSettings, World
    from dateline.gather.targets import Target

    Prepare = Callable[[Target], Wanted]

REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
BY_HAND: Final = "Open it in a browser: the site may ask for cookies. Save the page and give the file."


class Walker:
    """Follows an address to the server that answers."""

    def __init__(self, settings: FetchSettings, world: World) -> None:
        self.settings = settings
        self.world = world
        self.caller = Caller(settings, world)
        self.pace = Pace(settings, world)

    def follow(self, target: Target, prepare: Prepare) -> tuple[Target, Answer]:
        """Return the last target and its answer.

        ``prepare`` is called before every hop, with its target; it says what is asked for and raises
        where the hop is not allowed. Raises AddressRefused or FetchFailed.
        """
        deadline = Deadline(self.world.clock, self.settings.total_seconds)
        passed: list[str] = []
        while True:
            before = self.world.clock()
            wanted = prepare(target)
            deadline.extend(self.world.clock() - before)
            answer = self.ask(target, wanted, deadline)
            location = answer.header("location")
            if answer.status not in REDIRECTS or not location:
                return target, answer
            passed.append(target.url)
            target = join_target(target, location, allow_private=self.settings.allow_private)
            self.refuse_circles(target, passed)

    def refuse_circles(self, target: Target, passed: list[str]) -> None:
        """Raise FetchFailed where redirects lead back, or do not end."""
        if target.url in passed:
            cause = f"{passed[0]} leads in a circle, back to {target.url}."
            raise FetchFailed(cause, BY_HAND, code="redirect-loop")
        if len(passed) > self.settings.redirects:
            cause = f"{passed[0]} leads on and on; {self.settings.redirects} redirects are followed."
            raise FetchFailed(cause, BY_HAND, code="too-many-redirects")

    def ask(self, target: Target, wanted: Wanted, deadline: Deadline) -> Answer:
        """Return the answer of one hop, tried again after growing waits where that may help."""
        for wait in self.settings.waits:
            try:
                answer = self.ask_once(target, wanted, deadline)
            except FetchFailed as failure:
                if failure.code not in PASSING_CODES:
                    raise
            else:
                if answer.status not in PASSING_STATUSES:
                    return answer
            self.pace.defer(target.host, wait)
        return self.ask_once(target, wanted, deadline)

    def ask_once(self, target: Target, wanted: Wanted, deadline: Deadline) -> Answer:
        """Return the answer of one request, made when it is the server's turn."""
        with self.pace.turn(target.host) as waited:
            deadline.extend(waited)
            answer = self.caller.ask(target, wanted, deadline)
        self.pace.defer(target.host, read_wait(answer, self.world.today()))
        return answer
