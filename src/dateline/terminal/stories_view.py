"""Stories as a person reads them: the headline, how much is told by whom, and the incidents in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rich.text import Text

from dateline.terminal.counting import count
from dateline.terminal.indenting import print_indented
from dateline.terminal.safe import show_line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.console import Console

    from dateline.answered import IncidentTold, StoryAnswer

TITLE_WIDTH: Final = 140
NAME_WIDTH: Final = 60
MOST_INCIDENTS: Final = 4


def print_stories(console: Console, stories: Iterable[StoryAnswer]) -> None:
    """Print one block a story."""
    for story in stories:
        console.print(say_headline(story), soft_wrap=True)
        print_indented(console, Text(say_counts(story), style="count"))
        print_incidents(console, story)
        console.print()


def say_headline(story: StoryAnswer) -> Text:
    """Return the headline in quotation marks, for the outlet says it, and who that is."""
    words = f"“{show_line(story.headline, TITLE_WIDTH)}”" if story.headline else "(no headline)"
    who = show_line(story.outlet or "outlet not stated", NAME_WIDTH)
    return Text.assemble((words, "title"), (f"  {who}", "source"), (f"  {story.article}", "quiet"))


def say_counts(story: StoryAnswer) -> str:
    """Return how many articles, texts and outlets there are, and of which days."""
    texts = [count(story.texts, "text")] if story.texts != story.articles else []
    days = story.first if story.first == story.last else f"{story.first} to {story.last}"
    return ", ".join([count(story.articles, "article"), *texts, count(story.outlets, "outlet"), days])


def print_incidents(console: Console, story: StoryAnswer) -> None:
    """Print the first incidents told in a story."""
    for one in story.incidents[:MOST_INCIDENTS]:
        print_indented(console, say_incident(one), 4)
    more = len(story.incidents) - MOST_INCIDENTS
    if more > 0:
        line = f"and {count(more, 'incident')} more; --json gives all"
        print_indented(console, Text(line, style="quiet"), 4)


def say_incident(one: IncidentTold) -> Text:
    """Return the line of an incident: its id, and what it rests on."""
    origins = count(one.independent_origins, "independent origin")
    return Text.assemble((one.id, "link"), f"  {origins}, told by {count(one.articles, 'article')}")
