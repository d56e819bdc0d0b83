"""A story's texts made into HTML with their figures, from that story alone. Knows no other.

What it makes is what rooms see while stories are read, in whatever process.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from pelican import signals

from plugins.press.heads import tell_problem
from plugins.press.links import AsksOthers, LoneDesk, resolve_plainly
from plugins.press.sealed import digest_of
from plugins.story.inert import make_inert, plain_words
from plugins.story.problem import Problem
from plugins.story.record import record_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from plugins.story.story import Story

_OPENING = 400  # characters of a text that are enough for a summary where it has none


@dataclass(frozen=True)
class Costume:
    """What was made of a story.

    record:   the story itself, as JSON.
    texts:    language -> (what was made of the text, its problems), as JSON has them.
    bodies:   language -> (HTML, words).
    uses:     paths of all that its texts were made from besides, whether it is there or not.
    is_sound: whether no problem is an error.
    """

    record: str
    texts: dict[str, tuple[dict[str, Any], list[list[Any]]]]
    bodies: dict[str, tuple[str, str]]
    uses: list[str]
    is_sound: bool


@dataclass(frozen=True)
class Wardrobe:
    """Dresses stories.

    convert: Markdown -> HTML. batch: makes the object that rooms are shown in place of Pelican's
    generator, for the articles of a few stories.
    """

    content: Path
    convert: Callable[[str], str]
    batch: Callable[[list[Any]], Any]

    def dress(self, story: Story) -> Costume:
        """Return what is made of a story alone."""
        drafts, told = self._convert_texts(story)
        batch = self.batch(drafts)
        signals.article_generator_pretaxonomy.send(batch)
        for problem in batch.problems:
            told[problem.path.stem].append(problem)
        record = json.dumps(record_of(story), ensure_ascii=False)
        texts, bodies = {}, {}
        uses: set[str] = set()
        for draft in drafts:
            rest, html = self._finish_draft(draft, record, told[draft.lang])
            texts[draft.lang] = (rest, [*map(tell_problem, dict.fromkeys(told[draft.lang]))])
            bodies[draft.lang] = (html, draft.plain)
            uses |= set(getattr(draft, "uses", ()))
        every = _flatten(told)
        is_sound = all(one.severity != "error" for one in every)
        return Costume(record, texts, bodies, sorted(uses), is_sound)

    def _finish_draft(
        self, draft: Any, record: str, told: list[Problem]
    ) -> tuple[dict[str, Any], str]:
        """Return what is kept of a text, and its HTML."""
        html, closed = self._close(draft, told)
        worn = {name: one for name, one in vars(draft).items() if name not in _OWN}
        rest = {
            "sign": digest_of(record, html, json.dumps(worn), draft.plain),
            "closed": closed,
            # One space stands between two words.
            "word_count": draft.plain.count(" ") + bool(draft.plain),
            "opening": draft.plain[:_OPENING],
            "worn": worn,
        }
        return rest, html

    def _convert_texts(self, story: Story) -> tuple[list[Any], dict[str, list[Problem]]]:
        """Return the story's texts as articles with their HTML, and what cannot be converted."""
        drafts: list[Any] = []
        told: dict[str, list[Problem]] = {}
        for language, text in story.texts.items():
            told[language] = []
            try:
                html = self.convert(text.body)
            except RecursionError:
                told[language].append(too_deep(text))
                html = ""
            drafts.append(
                SimpleNamespace(
                    story=story, text=text, lang=language, _content=html, plain=plain_words(html)
                )
            )
        return drafts, told

    def _close(self, draft: Any, told: list[Problem]) -> tuple[str, bool]:
        """Return the draft's HTML, and whether it is finished."""
        plainly = resolve_plainly(draft._content, draft.text.body)
        if plainly is not None:
            return make_inert(plainly), True
        desk = LoneDesk(self.content)
        try:
            resolved = desk.resolve(draft._content, draft.text.path, draft.text.front)
        except AsksOthers:
            return draft._content, False
        told += desk.problems
        return make_inert(resolved), True


_OWN = frozenset({"story", "text", "lang", "uses", "_content", "plain"})


def _flatten(told: dict[str, list[Problem]]) -> Iterator[Problem]:
    for faults in told.values():
        yield from faults


def too_deep(text: Any) -> Problem:
    """Return the problem of a text or page that Markdown gives up on."""
    what = "lists or quotations stand too deep in each other to be read"
    return Problem(text.path, text.front.body_line, what, "Write them flat")
