"""What the clipper says when it is done; reads nothing and decides nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plugins.clip.clipping import Clipping, Picture
    from plugins.clip.write import Written

_WIDEST = 96  # characters of a value; the file holds the whole of it


def tell_written(
    clipping: Clipping,
    written: Written,
    *,
    language: str,
    tags: Sequence[str],
    doubts: Sequence[str],
) -> str:
    """Return the report: the file, what it holds, what was dropped and what needs a human."""
    if written.already:
        return f"Already clipped: {written.path} holds this text. Nothing was written."
    count = len(clipping.body.split("\n\n"))
    published = f"{clipping.published:%Y-%m-%d %H:%M %z}" if clipping.published else "not known"
    kept = [
        ("title", clipping.title or "not found"),
        ("authors", ", ".join(clipping.authors) or "not found"),
        ("published", published),
        ("language", language),
        ("source", " ".join(filter(None, (clipping.source_name, clipping.url))) or "not known"),
        ("summary", clipping.summary),
        ("body", f"{count} {'paragraph' if count == 1 else 'paragraphs'}"),
        *(("picture", _tell_picture(picture)) for picture in clipping.pictures),
        ("tags", ", ".join(tags) or "none of the glossary's"),
    ]
    lines = [f"Wrote {written.path}", *(f"  {name:<10} {_cut(value)}" for name, value in kept)]
    if clipping.dropped:
        lines.append("Dropped")
        lines += [f"  {_cut(one.text)}  ({one.reason})" for one in clipping.dropped]
    needs = _needs(clipping, written, doubts)
    if needs:
        lines += ["For you to look at", *(f"  {need}" for need in needs)]
    return "\n".join(lines)


def _needs(clipping: Clipping, written: Written, doubts: Sequence[str]) -> list[str]:
    needs = [_cut(f"{doubt[0].upper()}{doubt[1:]}.") for doubt in doubts]
    if clipping.pictures:
        needs.append("The text brings no picture file; caption and credit are kept.")
    if written.draft:
        needs.append("It is a draft: mend title and date, then write `status: published`.")
    return needs


def _tell_picture(picture: Picture) -> str:
    return f"{picture.caption or 'no caption'} (credit: {picture.credit or 'not known'})"


def _cut(text: str) -> str:
    return text if len(text) <= _WIDEST else text[: _WIDEST - 1].rstrip() + "…"
