"""The sanitiser's own work, done again by it and by a browser's rules, is what it was.

So is what comes of it once feeds have completed its addresses.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random

from lxml import etree, html

from plugins.feeds.content import absolute
from plugins.story.converter import Converter
from plugins.story.inert import make_inert
from tests.hold.campaign import Campaign, Trial
from tests.hold.vectors import ALL
from tests.story.test_inert import danger

_GLUE = (" ", "\n", "\n\n", "", "> ", "* ", "| ", "</p>", "<p>", "<b>", "<table><td>", "</a>", "&")


class Fixpoint:
    """Vectors, whole and in halves, put together by chance, as Markdown and as HTML."""

    total: int | None = None

    def __init__(self) -> None:
        self._converter = Converter()

    def __call__(self, number: int, dice: Random) -> list[str]:
        pieces = []
        for _ in range(dice.randint(1, 8)):
            words = dice.choice(ALL)
            cut = dice.randrange(len(words) + 1) if dice.random() < 0.5 else len(words)
            pieces += [words[:cut], dice.choice(_GLUE)]
        markup = "".join(pieces)
        sources = [markup, self._converter.convert(markup)]
        return [fault for one in sources for fault in _judge(one)]


def _judge(markup: str) -> Iterator[str]:
    clean = make_inert(markup)
    if danger(clean):
        yield f"{danger(clean)} of {markup!r}"
    if make_inert(clean) != clean:
        yield f"no fixpoint: {markup!r}"
    complete = absolute(clean, "https://a.example/id/2022/01/banjir/")
    if len(_attributes(complete)) > len(_attributes(clean)):
        yield f"a completed address makes attributes: {markup!r}"


def _attributes(markup: str) -> list[str]:
    tree = html.fragment_fromstring(markup or "<p>", create_parent="div")
    return [name for one in tree.iter(etree.Element) for name in one.attrib]


@contextmanager
def _begin(_: Path) -> Iterator[Trial]:
    yield Fixpoint()


FIXPOINT = Campaign("fixpoint", rows=(21, 22), few=300, full=20_000, begin=_begin)
