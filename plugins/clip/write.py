"""A clipping put into the content folder: whole or not at all, and never over another story."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass, replace
from errno import ENOTEMPTY
from itertools import count
from typing import TYPE_CHECKING
from uuid import uuid4

from plugins.clip.entry import body_of, entry_text
from plugins.clip.problem import refuse
from plugins.clip.sentences import shorten
from plugins.clip.slug import slug_of
from plugins.story.front_matter import MAX_BYTES

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime
    from pathlib import Path

    from plugins.clip.clipping import Clipping

__all__ = ["Written", "entry_text", "slug_of", "write_clipping"]

_WORKING_TITLE = 90  # characters of the summary that stand in for a missing headline
_SAME = 0.5  # share of the shorter text in whole paragraphs; an editor's hand leaves more alike


@dataclass(frozen=True)
class Written:
    """What became of a clipping.

    path:    the story's file: the new one, or the one that already holds this text.
    already: that one; None where the story is new.
    draft:   the new story waits for a title or a date and is not published.
    """

    path: Path
    already: Path | None = None
    draft: bool = False


def write_clipping(
    clipping: Clipping,
    content: Path,
    *,
    language: str,
    url: str,
    retrieved: datetime,
    tags: Sequence[str],
) -> Written:
    """Write content/stories/yyyy/mm/slug/{language}.md and return what was done.

    url: goes before the clipping's own; "" for none. retrieved: aware.

    The same text again, also after an editor has changed parts of it, is found and nothing is
    written. Another story of the same slug gets `-2`. Raises ClipError where there is no story
    to write, or the folder refuses it. Cost: every story's file is read once.
    """
    if not clipping.body:
        raise refuse(
            "there is only a headline, no story",
            "Copy the paragraphs too, and paste them again",
        )
    already = find_same(clipping.body, content)
    if already:
        return Written(already, already)
    draft = not (clipping.title and clipping.published)
    named = replace(
        clipping, url=url or clipping.url, title=clipping.title or _working_title(clipping)
    )
    date = clipping.published or retrieved
    slug = slug_of(named.title)

    def text_for(name: str) -> bytes:
        story_id = f"{date:%Y%m%d}-{name}"
        text = entry_text(named, story_id=story_id, tags=tags, retrieved=retrieved, draft=draft)
        return text.encode("utf-8")

    if len(text_for(slug)) > MAX_BYTES:
        raise refuse(
            f"the story would be larger than {MAX_BYTES:,} bytes, the most a story may be",
            "Paste one article",
        )
    month = content / "stories" / f"{date:%Y}" / f"{date:%m}"
    return Written(_place(month, slug, f"{language}.md", text_for), draft=draft)


def find_same(body: str, content: Path) -> Path | None:
    """Return the file that holds this text: the same, or one that shares most whole paragraphs.

    Of several the first by path. An unreadable file holds nothing.
    """
    mine = _paragraphs(body)
    size = sum(map(len, mine))
    for path in sorted(content.glob("stories/*/*/*/*.md")):
        try:
            theirs = _paragraphs(body_of(path.read_text(encoding="utf-8", errors="replace")))
        except OSError:
            continue
        shared = sum(map(len, mine & theirs))
        if shared and shared >= _SAME * min(size, sum(map(len, theirs))):
            return path
    return None


def _paragraphs(body: str) -> set[str]:
    return {text for text in (block.strip() for block in body.split("\n\n")) if text}


def _working_title(clipping: Clipping) -> str:
    words = clipping.summary or clipping.body
    return shorten(words, _WORKING_TITLE).rstrip(".…") or words[:_WORKING_TITLE]


def _place(month: Path, slug: str, file: str, text_for: Callable[[str], bytes]) -> Path:
    """Write a new story folder below `month` and return its file.

    The folder is filled under another name and then renamed, which a file system does whole or
    not at all: a crash leaves no half story.
    """
    staged = month / f".{slug}.{uuid4().hex[:8]}"
    try:
        staged.mkdir(parents=True)
        for number in count(1):
            name = slug if number == 1 else f"{slug}-{number}"
            if (month / name).exists():
                continue
            _write_whole(staged / file, text_for(name))
            try:
                staged.rename(month / name)
            except FileExistsError:  # another clipper was quicker
                continue
            except OSError as error:
                if error.errno != ENOTEMPTY:
                    raise
                continue
            return month / name / file
    except OSError as error:
        raise refuse(
            f"the story cannot be written: {error.strerror or error}",
            "Free the folder or the disk, or name another one with `--content`",
            path=month,
        ) from error
    finally:
        shutil.rmtree(staged, ignore_errors=True)
    raise AssertionError("count() does not end")


def _write_whole(path: Path, raw: bytes) -> None:
    with path.open("wb") as file:
        file.write(raw)
        file.flush()
        os.fsync(file.fileno())  # a rename must not outlive the words it names
