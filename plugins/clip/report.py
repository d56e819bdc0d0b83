"""What the clipper says when it is done; reads nothing and decides nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plugins.clip.clipping import Clipping, Picture
    from plugins.clip.duplicates import Held
    from plugins.clip.pictures import Taken
    from plugins.clip.write import Written

_MOST_DROPPED = 15  # lines; a page can have hundreds
_WIDEST = 96  # characters of a value; the file holds the whole of it


def tell_written(
    clipping: Clipping,
    written: Written,
    taken: Taken,
    *,
    language: str,
    tags: Sequence[str],
    doubts: Sequence[str],
) -> str:
    """Return the report: the file, what it holds, what was dropped and what needs a human."""
    count = len(clipping.body.split("\n\n"))
    published = f"{clipping.published:%Y-%m-%d %H:%M %z}" if clipping.published else "not known"
    files = taken.files or ("",) * len(taken.pictures)
    kept = [
        ("title", clipping.title or "not found"),
        ("authors", ", ".join(clipping.authors) or "not found"),
        ("published", published),
        ("language", language),
        ("source", " ".join(filter(None, (clipping.source_name, clipping.url))) or "not known"),
        *([("rights", clipping.rights)] if clipping.rights else []),
        ("summary", clipping.summary),
        ("body", f"{count} {'paragraph' if count == 1 else 'paragraphs'}"),
        *(
            ("picture", _tell_picture(picture, file))
            for picture, file in zip(taken.pictures, files, strict=True)
        ),
        ("tags", ", ".join(tags) or "none of the glossary's"),
    ]
    lines = [f"Wrote {written.path}", *(f"  {name:<10} {_cut(value)}" for name, value in kept)]
    if clipping.dropped:
        lines.append("Dropped")
        shown = clipping.dropped[:_MOST_DROPPED]
        lines += [f"  {_cut(one.text)}  ({one.reason})" for one in shown]
        more = len(clipping.dropped) - len(shown)
        if more:
            lines.append(f"  … and {more} more; `--json` shows them all")
    needs = _needs(taken, written, doubts)
    if needs:
        lines += ["For you to look at", *(f"  {need}" for need in needs)]
    return "\n".join(lines)


def tell_held(held: Held) -> str:
    """Return the report on a story that is there already."""
    shared = "comes from this address" if held.by == "address" else "holds this text"
    return (
        f"Already clipped: {held.path} {shared}. Nothing was written."
        " To have it a second time, add `--again`."
    )


def tell_total(kinds: Sequence[str], sources: int) -> str:
    """Return what became of several sources. kinds: `written` or `held`, one a success."""
    written, held = kinds.count("written"), kinds.count("held")
    return (
        f"{sources} {'source' if sources == 1 else 'sources'}: {written} written,"
        f" {held} already there, {sources - written - held} refused."
    )


def _needs(taken: Taken, written: Written, doubts: Sequence[str]) -> list[str]:
    needs = [_cut(f"{doubt[0].upper()}{doubt[1:]}.") for doubt in doubts]
    needs += map(_cut, taken.faults)
    wordless = [picture for picture in taken.pictures if not picture.url]
    if wordless:
        needs.append("The text brings no picture file; caption and credit are kept.")
    for picture, file in zip(taken.pictures, taken.files, strict=False):
        if file and not picture.alt:
            instead = "its caption stands in" if picture.caption else "it is passed over"
            needs.append(f"`{file}` has no `alt`, and {instead}: write what it shows.")
    files = sum(map(bool, taken.files))
    if files:
        needs.append(
            f"Nothing says by what right {'a picture stands' if files == 1 else 'pictures stand'}"
            " here: add `licence`, or delete what you may not show."
        )
    if written.draft:
        needs.append("It is a draft: mend title and date, then write `status: published`.")
    return needs


def _tell_picture(picture: Picture, file: str) -> str:
    words = f"{picture.caption or 'no caption'} (credit: {picture.credit or 'not known'})"
    return f"{file}: {words}" if file else words


def _cut(text: str) -> str:
    return text if len(text) <= _WIDEST else text[: _WIDEST - 1].rstrip() + "…"
