"""A clipping as the text of a story's file; touches no disk and invents no value."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from plugins.clip.licence import name_licence
from plugins.clip.place import words_for_the_blind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from plugins.clip.clipping import Clipping, Picture

# JSON leaves these as they are; YAML forbids them or reads them as the end of a line.
_UNSAFE = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")
RIGHTS = "excerpt"  # a clipping whose source states no open licence is quoted


def entry_text(
    clipping: Clipping,
    *,
    story_id: str,
    tags: Sequence[str],
    retrieved: datetime,
    files: Sequence[str] = (),
    draft: bool = False,
) -> str:
    """Return the file: front matter in the order of the schema, then the body.

    tags: glossary keys. retrieved: aware; when the text was taken.
    files: for each picture its file's name, "" where it has none; () where none has.
    draft: the story waits for a human.

    What is not known is left out. A story must bear a date: without one it is a draft dated
    `retrieved`, so that no reader sees a date that nobody stated.
    """
    date = clipping.published or retrieved
    source = {"name": _quote(clipping.source_name), "url": _quote(clipping.url)}
    known = [f"{key}: {value}" for key, value in source.items() if value != '""']
    rights = name_licence(clipping.rights) or RIGHTS
    known += [f"retrieved: {retrieved.date().isoformat()}", f"rights: {rights}"]
    lines = [
        "---",
        f"id: {story_id}",
        f"title: {_quote(clipping.title)}",
        f"date: {date.isoformat(timespec='seconds')}",
        *([f"summary: {_quote(clipping.summary)}"] if clipping.summary else []),
        *([f"tags: {_quote_all(tags)}"] if tags else []),
        *([f"authors: {_quote_all(clipping.authors)}"] if clipping.authors else []),
        f"source: {{{', '.join(known)}}}",
        *_picture_lines(clipping.pictures, files),
        f"status: {'draft' if draft or not clipping.published else 'published'}",
        "---",
        "",
        clipping.body,
    ]
    return "\n".join(lines) + "\n"


def body_of(entry: str) -> str:
    """Return the body of a story's file; all of it where there is no front matter."""
    text = entry.replace("\r\n", "\n").removeprefix("\ufeff")
    if text.startswith("---\n"):
        _, closed, body = text[3:].partition("\n---\n")
        text = body if closed else text
    return text.strip("\n")


def _picture_lines(pictures: Sequence[Picture], files: Sequence[str]) -> list[str]:
    """Return the block of pictures. One without a file is kept for its words; `check` asks.

    A picture that is shown must say to those who cannot see it what it shows. Where its source
    says nothing the caption does; where there is no caption either, it can only be passed over.
    """
    lines = []
    for picture, file in zip(pictures, files or [""] * len(pictures), strict=True):
        alt = words_for_the_blind(picture) if file else picture.alt
        parts = {"file": file, "alt": alt, "caption": picture.caption}
        parts["credit"] = picture.credit
        known = [f"{key}: {_quote(value)}" for key, value in parts.items() if value]
        if file and not parts["alt"]:
            known.append("decorative: true")
        lines += [f"  {'- ' if not place else '  '}{part}" for place, part in enumerate(known)]
    return ["pictures:", *lines] if lines else []


def _quote_all(words: Iterable[str]) -> str:
    return f"[{', '.join(map(_quote, words))}]"


def _quote(words: str) -> str:
    """Return the words as a double-quoted YAML scalar, which reads back as exactly them."""
    return _UNSAFE.sub(lambda mark: f"\\u{ord(mark[0]):04x}", json.dumps(words, ensure_ascii=False))
