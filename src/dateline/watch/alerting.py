"""Alerts of a watch: behind each round, what is new of saved searches is kept, then sent."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.watch.finding import look

if TYPE_CHECKING:
    from dateline.ledger import Ledger
    from dateline.searches import SavedSearch
    from dateline.watch.channels import Post


@dataclass(frozen=True, slots=True)
class Alerting:
    """Which saved searches are watched (all, where no names are given), and where alerts go."""

    ledger: Ledger
    names: tuple[str, ...]
    post: Post

    def tell(self) -> None:
        """Keep what is new of the searches, and send what waits. Call it when all is linked."""
        look(self.ledger, self.searches(), [channel.name for channel in self.post.channels])
        self.post.send_all()

    def searches(self) -> tuple[SavedSearch, ...]:
        """Return the searches as they are saved now; one that was removed is watched no more."""
        saved = self.ledger.saved_searches()
        return tuple(one for one in saved if not self.names or one.name in self.names)
