"""A clipping put into the content folder: whole or not at all, and never over another story."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass, replace
from errno import ENOTEMPTY
from itertools import count
from typing import TYPE_CHECKING
from uuid import uuid4

from plugins.clip.entry import entry_text
from plugins.clip.pictures import Taken
from plugins.clip.place import place_pictures
from plugins.clip.problem import refuse
from plugins.clip.sentences import shorten
from plugins.clip.slug import slug_of
from plugins.story.front_matter import MAX_BYTES

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import datetime
    from pathlib import Path

    from plugins.clip.clipping import Clipping

__all__ = ["Written", "entry_text", "slug_of", "write_clipping"]

_WORKING_TITLE = 90  # characters of the summary that stand in for a missing headline


@dataclass(frozen=True)
class Written:
    """What became of a clipping.

    path:  the new story's file.
    draft: it waits for a title or a date and is not published.
    """

    path: Path
    draft: bool = False


def write_clipping(
    clipping: Clipping,
    content: Path,
    *,
    language: str,
    retrieved: datetime,
    tags: Sequence[str],
    taken: Taken | None = None,
    places: Mapping[str, int] | None = None,
) -> Written:
    """Write content/stories/yyyy/mm/slug/{language}.md, its pictures beside it, and say where.

    retrieved: aware. taken: the clipping's pictures as files; None for words alone.
    places: where in the body pictures stand, see `place_pictures`.

    Another story of the same slug gets `-2`; nothing that is there is ever touched. Raises
    ClipError where there is no story to write, or the folder refuses it.
    """
    if not clipping.body:
        mend = "Copy the paragraphs too, and paste them again"
        raise refuse("there is only a headline, no story", mend)
    taken = taken or Taken(tuple(clipping.pictures))
    draft = not (clipping.title and clipping.published)
    title = clipping.title or _working_title(clipping)
    body = place_pictures(clipping.body, taken.pictures, taken.files, places or {})
    named = replace(clipping, title=title, body=body, pictures=list(taken.pictures))
    date = clipping.published or retrieved
    slug = slug_of(named.title)

    def text_for(name: str) -> bytes:
        text = entry_text(
            named,
            story_id=f"{date:%Y%m%d}-{name}",
            tags=tags,
            retrieved=retrieved,
            files=taken.files,
            draft=draft,
        )
        return text.encode("utf-8")

    if len(text_for(slug)) > MAX_BYTES:
        what = f"the story would be larger than {MAX_BYTES:,} bytes, the most a story may be"
        raise refuse(what, "Paste one article")
    month = content / "stories" / f"{date:%Y}" / f"{date:%m}"
    return Written(_place(month, slug, f"{language}.md", text_for, taken.bodies), draft)


def _working_title(clipping: Clipping) -> str:
    words = clipping.summary or clipping.body
    return shorten(words, _WORKING_TITLE).rstrip(".…") or words[:_WORKING_TITLE]


def _place(
    month: Path,
    slug: str,
    file: str,
    text_for: Callable[[str], bytes],
    beside: Mapping[str, bytes],
) -> Path:
    """Write a new story folder below `month` and return its file.

    The folder is filled under another name and then renamed, which a file system does whole or
    not at all: a crash leaves no half story.
    """
    staged = month / f".{slug}.{uuid4().hex[:8]}"
    try:
        staged.mkdir(parents=True)
        for name, raw in beside.items():
            _write_whole(staged / name, raw)
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
