"""A made-up digest of any size, to time builds with; its sentences mean nothing.

Words and tags follow a Zipf law, an event ties a few stories together, and seven in ten have a
translation: what a build does with them is what it does with a real digest.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta, timezone
from itertools import accumulate
from pathlib import Path
from random import Random

from PIL import Image

CATEGORIES = ("dunia", "politik", "ekonomi", "sains", "budaya", "olahraga")
TAGS = 400
PICTURES = 50
EVENT = 5  # stories that share two tags and some rare words
PARAGRAPHS = 9
TRANSLATED = 0.7

_START = datetime(2022, 1, 1, 6, tzinfo=timezone(timedelta(hours=7)))
_DAYS = 1400
# Of each language its commonest words, by which readers and checkers know it, and syllables.
_COMMON = {
    "id": "yang dan di ini itu dengan untuk tidak dari dalam akan pada juga ke karena oleh ada "
    "mereka saya kami sudah bisa atau saat telah lebih bahwa tersebut hari orang",
    "en": "the of and to in that was for with as his on be at by had not are but from or have an "
    "they which one were all their there been this will would when who",
}
_SYLLABLES = {
    "id": "ka ri ma ta pe ngu sa ha ba di lo me ra ki bu la ja nga wi su te ro pa ne do an",
    "en": "con ter ing mant per ness ly tion able thor ough ight ound ever more less ship ward "
    "fore stand with er ed th str ch",
}


class Tongue:
    """Words of a language, made up but for the commonest, drawn by a Zipf law."""

    def __init__(self, random: Random, language: str, count: int = 30_000) -> None:
        self._random = random
        syllables = _SYLLABLES[language].split()
        words = dict.fromkeys(_COMMON[language].split())
        while len(words) < count:
            words["".join(random.choices(syllables, k=random.randint(1, 4)))] = None
        self.words = list(words)
        self._chances = list(accumulate(1 / (rank + 2.7) for rank in range(count)))

    def take(self, count: int) -> list[str]:
        """Return that many words."""
        return self._random.choices(self.words, cum_weights=self._chances, k=count)

    def sentence(self, count: int) -> str:
        """Return that many words as a sentence."""
        return " ".join(self.take(count)).capitalize() + "."

    def body(self, rare: Sequence[str]) -> str:
        """Return a story's text as Markdown, with a quotation, a heading and a link."""
        paragraphs = []
        for number in range(PARAGRAPHS):
            words = self.take(self._random.randint(28, 52))
            words[self._random.randrange(len(words))] = self._random.choice(rare).capitalize()
            text = " ".join(words).capitalize() + "."
            if number == 3:
                text = f"> {text}"
            if number == 5:
                link = f"**{words[0]}** [{words[1]}](https://example.org/{words[2]})"
                text = f"## {self.sentence(5)}\n\n{text} {link}"
            paragraphs.append(text)
        return "\n\n".join(paragraphs)


def make_corpus(folder: Path, count: int, seed: int = 7) -> None:
    """Write a content folder of `count` stories, the same for the same `seed`."""
    random = Random(seed)
    tongues = {language: Tongue(random, language) for language in _COMMON}
    tags = [f"topik-{number:03}" for number in range(TAGS)]
    _write_terms(folder / "tags.yaml", tags)
    _write_terms(folder / "categories.yaml", CATEGORIES)
    _draw_pictures(folder / "photos", random)
    for number, event in enumerate(_events(random, tags, tongues, count)):
        _write_story(folder, number, random, tongues, event)


def _write_terms(path: Path, keys: Sequence[str]) -> None:
    terms = {key: {"id": key.capitalize(), "en": f"{key.capitalize()} (en)"} for key in keys}
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(terms, indent=0), encoding="utf-8")


def _draw_pictures(folder: Path, random: Random) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(PICTURES):
        small = Image.frombytes("RGB", (24, 16), random.randbytes(24 * 16 * 3))
        drawn = small.resize((1200, 800), Image.Resampling.BICUBIC)
        drawn.save(folder / f"{number:02}.jpg", quality=88)


def _events(
    random: Random, tags: Sequence[str], tongues: dict[str, Tongue], count: int
) -> Iterator[tuple[datetime, list[str], dict[str, list[str]]]]:
    """Yield for each story its date, its tags, and the rare words of each language."""
    chances = list(accumulate(1 / (rank + 2.7) for rank in range(len(tags))))
    for number in range(count):
        if number % EVENT == 0:
            shared = random.choices(tags, cum_weights=chances, k=2)
            rare = {one: random.sample(tongue.words[5000:], 12) for one, tongue in tongues.items()}
            start = _START + timedelta(hours=random.randrange(_DAYS * 24))
        date = start + timedelta(hours=9 * (number % EVENT), minutes=random.randrange(60))
        own = random.choices(tags, cum_weights=chances, k=2)
        yield date, list(dict.fromkeys([*shared, *own])), rare


def _write_story(
    folder: Path,
    number: int,
    random: Random,
    tongues: dict[str, Tongue],
    event: tuple[datetime, list[str], dict[str, list[str]]],
) -> None:
    date, tags, rare = event
    place = folder / "stories" / f"{date:%Y}" / f"{date:%m}" / f"berita-{number:06}"
    place.mkdir(parents=True, exist_ok=True)
    picture = {
        "file": f"/photos/{random.randrange(PICTURES):02}.jpg",
        "alt": tongues["id"].sentence(6),
        "caption": tongues["id"].sentence(9),
        "credit": "Contoh",
        "licence": "CC-BY-4.0",
    }
    original = {
        "id": f"{date:%Y%m%d}-berita-{number:06}",
        "date": date.isoformat(),
        "category": random.choice(CATEGORIES),
        "tags": tags,
        "authors": [f"Penulis {random.randrange(40)}"],
        "source": {
            "name": "Contoh",
            "url": f"https://example.org/{number}",
            "retrieved": f"{date:%Y-%m-%d}",
            "rights": "full",
        },
        "pictures": [picture],
    }
    for language, tongue in tongues.items():
        if language == "en" and random.random() >= TRANSLATED:
            continue
        keys = {"title": f"{tongue.sentence(8)[:-1]} {number}", "summary": tongue.sentence(22)}
        rest = original if language == "id" else {"translates": "unknown"}
        lines = [f"{key}: {json.dumps(value)}" for key, value in (keys | rest).items()]
        text = "\n".join(["---", *lines, "---", "", tongue.body(rare[language]), ""])
        (place / f"{language}.md").write_text(text, encoding="utf-8")
