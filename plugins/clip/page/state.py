"""Pictures that a page keeps for its scripts, with the story's own text, and perhaps never shows.

Reads JSON in `<script>`; only the part of it that holds the story's paragraphs is looked into.
"""

from __future__ import annotations

import json
import re
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING, Any

from plugins.clip.clipping import Picture
from plugins.clip.page.address import join_address
from plugins.clip.page.credits import pair_credit
from plugins.clip.page.images import is_machinery, picture_key
from plugins.clip.page.printed import clean_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.html import HtmlElement

_LONGEST = 2_000_000  # characters of one script; reading it costs 10 ms
_MOST_SCRIPTS = 40
_MOST_NODES = 40_000
_MOST_PICTURES = 60
_ASSIGNED = re.compile(r"\s*(?:window\.|var |self\.)?[\w.$\[\]\"']{1,80}\s*=\s*(?=[{\[])")
_FILE = re.compile(r"\.(?:jpe?g|png|webp|avif)(?:$|[?!/])", re.IGNORECASE)
_ADDRESSES = ("url", "src", "href", "contentUrl", "originalUrl", "imageUrl", "image_url",
              "original", "image")  # fmt: skip
_CAPTIONS = ("caption", "captionText", "caption_text", "description", "imageCaption")
_CREDITS = ("credit", "creditText", "credits", "imageCredit", "copyright", "photographer",
            "byline", "attribution")  # fmt: skip
_SHORTEST = 20  # characters of a caption; a label is shorter
_DEEPEST = 40  # levels that are remembered above a text
_MARKS = 3  # paragraphs at each end of the story that are looked for
_START = 24  # characters of a paragraph; quotation marks, that JSON escapes, are seldom among them
_LETTERS = 60  # of a paragraph, by which it is known again
_FEWEST = 2  # paragraphs that show a part of the JSON to be the story's
_TAG = re.compile(r"<[^<>]{1,400}>")


def with_kept(
    pictures: Sequence[Picture], scripts: Sequence[str], title: str, texts: Sequence[str], base: str
) -> list[Picture]:
    """Return the pictures with the captions that a script keeps for them, then its further ones.

    scripts: as `read_scripts` gives them. title, texts: the story's headline and paragraphs, by
    which the part of a script that holds the story is known.
    """
    known = {picture_key(one.url): place for place, one in enumerate(pictures)}
    whole = list(pictures)
    for one in _kept(scripts, title, texts, base):
        place = known.get(picture_key(one.url))
        if place is None:
            known[picture_key(one.url)] = len(whole)
            whole.append(one)
        elif not whole[place].caption:
            credit = one.credit or whole[place].credit
            whole[place] = replace(whole[place], caption=one.caption, credit=credit)
    return whole


def _kept(scripts: Sequence[str], title: str, texts: Sequence[str], base: str) -> list[Picture]:
    long = [_letters(text)[:_LETTERS] for text in texts if len(text) > 2 * _LETTERS]
    marks = {*long[:_MARKS], *long[-_MARKS:]}
    if len(marks) < _FEWEST or not title:
        return []
    starts = [text[:_START] for text in texts if len(text) > 2 * _LETTERS][: 2 * _MARKS]
    for script in scripts:
        whole = _parse(script) if any(start in script for start in starts) else None
        home = _home_of(whole, marks, _letters(title)) if whole is not None else None
        if home is not None:
            return list(islice(_pictures(home, base), _MOST_PICTURES))
    return []


def read_scripts(tree: HtmlElement) -> list[str]:
    """Return the scripts of the page that may hold captioned pictures, before any is cut."""
    found = (
        script.text
        for script in tree.iter("script")
        if script.text
        and len(script.text) <= _LONGEST
        and "ld+json" not in (script.get("type") or "")
        and "caption" in script.text
    )
    return list(islice(found, _MOST_SCRIPTS))


def _parse(script: str) -> Any:
    """Return the value of a script that is JSON, or sets one variable to it."""
    text = _ASSIGNED.sub("", script, count=1).strip().rstrip(";")
    if text[:1] not in "{[":
        return None
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None


def _home_of(whole: Any, marks: set[str], title: str) -> Any:
    """Return the smallest part of the value that holds the headline and paragraphs, or None."""
    nodes: list[Any] = []
    held: dict[int, set[str]] = {}
    waiting: list[tuple[Any, tuple[int, ...]]] = [(whole, ())]
    while waiting and len(nodes) < _MOST_NODES:
        one, above = waiting.pop()
        if isinstance(one, str):
            found = _found_in(one, marks, title)
            for place in above if found else ():
                held.setdefault(place, set()).update(found)
        elif isinstance(one, dict | list):
            nodes.append(one)
            line = (*above, len(nodes) - 1)[-_DEEPEST:]
            waiting.extend(
                (part, line) for part in (one.values() if isinstance(one, dict) else one)
            )
    fitting = [place for place, has in held.items() if title in has and len(has) > _FEWEST]
    return nodes[max(fitting)] if fitting else None


def _found_in(text: str, marks: set[str], title: str) -> set[str]:
    """Return the marks that the text holds: paragraphs within it, or the whole headline."""
    if len(text) < len(title) or 3 * len(title) + _LETTERS < len(text) < 2 * _LETTERS:
        return set()
    letters = _letters(text)
    return {mark for mark in marks if mark in letters} | ({title} if letters == title else set())


def _pictures(home: Any, base: str) -> Iterator[Picture]:
    waiting, seen = [home], 0
    while waiting and seen < _MOST_NODES:
        one = waiting.pop()
        seen += 1
        if isinstance(one, dict):
            picture = _picture(one, base)
            if picture:
                yield picture
        parts = one.values() if isinstance(one, dict) else one
        waiting.extend(part for part in reversed(list(parts)) if isinstance(part, dict | list))


def _picture(node: dict[str, Any], base: str) -> Picture | None:
    caption = next(filter(None, (_words(node.get(key)) for key in _CAPTIONS)), "")
    address = next(filter(None, (_address(node.get(key), base) for key in _ADDRESSES)), "")
    if not address or len(caption) < _SHORTEST:
        return None
    credit = next(filter(None, (_words(node.get(key)) for key in _CREDITS)), "")
    caption, credit = pair_credit(caption, [credit] if credit else [])
    alt = _words(node.get("alt") or node.get("altText"))
    return Picture(address, alt, caption, credit) if caption else None


def _address(value: Any, base: str) -> str:
    if isinstance(value, dict):
        value = next((value[key] for key in _ADDRESSES if isinstance(value.get(key), str)), "")
    if not isinstance(value, str) or len(value) > 2_000 or not _FILE.search(value):
        return ""
    found = join_address(base, value)
    return "" if is_machinery(found) else found


def _words(value: Any) -> str:
    if isinstance(value, dict):
        value = next((value[key] for key in ("text", "name", "plain") if value.get(key)), "")
    return (
        clean_words(_TAG.sub(" ", value)) if isinstance(value, str) and len(value) < 2_000 else ""
    )


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", _TAG.sub("", text).casefold())
