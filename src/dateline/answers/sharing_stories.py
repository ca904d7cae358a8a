"""Stories that leave the machine: short headlines, in which nobody without a public role is named."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dateline.answers.sharing import SHARING, Sharing
from dateline.rights.casting import NOBODY, cast_private
from dateline.rights.masks import sayer
from dateline.rights.quotations import cut_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dateline.answered import StoryAnswer
    from dateline.answers.store import Store


def share_stories(
    store: Store, stories: Iterable[StoryAnswer], sharing: Sharing = SHARING
) -> Iterator[StoryAnswer]:
    """Yield stories as they may leave the machine; people are numbered within each headline."""
    for story in stories:
        short = cut_words(story.headline or "", sharing.limits.quotation) or None
        for one in store.articles_of([story.article]) if sharing.masked and short else ():
            cast = cast_private((one.article,))[one.article.id]
            short = sayer(cast)(short or "", NOBODY) if cast.people else short
        yield replace(story, headline=short)
