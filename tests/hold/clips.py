"""Saved pages and pastes, mutilated by chance: clipped into a sound, inert story, or refused."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from random import Random

from plugins.clip import ClipError, Clipping, read_page, read_paste
from plugins.clip.write import write_clipping
from plugins.story import load_story
from plugins.story.converter import Converter
from plugins.story.problem import StoryError
from tests.hold.campaign import Campaign, Trial
from tests.hold.vectors import ALL
from tests.site.building import ROOT
from tests.story.test_inert import danger

_PAGES = ROOT / "tests/clip/page/data"
_PASTES = ROOT / "tests/clip/data/pastes"
_RETRIEVED = datetime.fromisoformat("2022-02-12T08:00:00+07:00")
_NOISE = ("\0", "\ud800", "\u202e", "\ufeff", "\x1b[31m", "&#0;", "{{", "---\n", "\r", "\u2028")


class Clips:
    """A page or a paste of the tests', with pieces cut out, doubled, moved and hostile ones in."""

    total: int | None = None

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._converter = Converter()
        self._pages = sorted(_PAGES.glob("*.html"))
        self._pastes = sorted(_PASTES.glob("*.txt"))

    def __call__(self, number: int, dice: Random) -> list[str]:
        is_page = number % 4 == 0  # pages take ten times as long
        path = dice.choice(self._pages if is_page else self._pastes)
        text = mutilate(path.read_text(encoding="utf-8", errors="replace"), dice)
        try:
            first, second = (_read(text, is_page=is_page) for _ in range(2))
            return [f"{path.name}: {one}" for one in self._judge(number, first, second)]
        except ClipError:
            return []
        except Exception as error:  # noqa: BLE001  (which one it is is what is looked for)
            return [f"{path.name}: {type(error).__name__}: {error}"]

    def _judge(self, number: int, first: Clipping, second: Clipping) -> Iterator[str]:
        if first.to_json() != second.to_json():
            yield "the same text gives another clipping"
        content = self.folder / str(number)
        try:
            written = write_clipping(
                first, content, language=first.language or "id", retrieved=_RETRIEVED, tags=[]
            )
        except ClipError:
            return
        try:
            story = load_story(written.path.parent)
        except StoryError as error:
            yield f"the story is not sound: {error}"
            return
        # Before any sanitiser: what a stranger wrote is words, and was never markup.
        if found := danger(self._converter.convert(story.texts[story.original].body)):
            yield f"the story's text is not inert: {found}"


def _read(text: str, *, is_page: bool) -> Clipping:
    return read_page(text, "https://a.example/berita/1") if is_page else read_paste(text)


def mutilate(text: str, dice: Random) -> str:
    """Return the text after one to twelve pieces of it were cut out, doubled, moved or joined."""
    for _ in range(dice.randint(1, 12)):
        start = dice.randrange(len(text) + 1)
        end = min(len(text), start + int(dice.paretovariate(0.5)))
        piece = text[start:end]
        kind = dice.randrange(5)
        if kind == 0:
            text = text[:start] + text[end:]
        elif kind == 1:
            text = text[:end] + piece[:2000] + text[end:]
        elif kind == 2:
            place = dice.randrange(len(text) + 1)
            text = text[:place] + piece[:2000] + text[place:]
        else:
            words = dice.choice(ALL if kind == 3 else _NOISE)
            text = text[:start] + words + text[start:]
    return text


@contextmanager
def _begin(folder: Path) -> Iterator[Trial]:
    yield Clips(folder)


CLIPS = Campaign("clips", rows=(34,), few=40, full=20_000, begin=_begin)
