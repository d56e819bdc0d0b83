"""A clipping as press offices file it: labels with their values, then the story."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from plugins.clip.byline import read_credits
from plugins.clip.clipping import Dropped
from plugins.clip.moment import Moment, read_moment

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plugins.clip.paragraphs import Paragraph

_LINE = re.compile(r"(?P<label>[A-Za-z][A-Za-z/ ]{1,28}?)\s?[:：]\s?(?P<value>.*)")
_TITLE = frozenset(("judul", "judul berita", "judul artikel", "title", "headline", "article title"))
_MEDIA = frozenset(
    ("media", "nama media", "sumber", "sumber media", "sumber berita", "source", "publication",
     "outlet", "newspaper", "koran", "surat kabar", "medium")
)  # fmt: skip
_DATE = frozenset(
    ("tanggal", "tgl", "tanggal terbit", "tanggal berita", "hari/tanggal", "hari tanggal", "date",
     "hari / tanggal", "published", "publication date", "edisi", "waktu")
)  # fmt: skip
_WRITER = frozenset(
    ("wartawan", "penulis", "reporter", "jurnalis", "author", "writer", "by", "oleh", "byline",
     "journalist", "pewarta")
)  # fmt: skip
_OTHER = frozenset(
    ("halaman", "hal", "page", "pages", "rubrik", "section", "kolom", "tone", "sentimen",
     "sentiment", "narasumber", "kategori", "category", "topik", "jenis media", "no", "nomor",
     "kata kunci", "keywords", "isi", "isi berita", "text", "body", "teks", "link", "url",
     "tautan", "dikliping oleh", "clipped by", "paraf", "keterangan", "editor", "ringkasan",
     "jenis", "media type", "circulation", "oplah", "lokasi", "kota", "wilayah", "country")
)  # fmt: skip
_KNOWN = _TITLE | _MEDIA | _DATE | _WRITER | _OTHER
_HEADING = re.compile(
    r"\W*(?:kliping|guntingan|kliping (?:berita|media|koran)|media (?:clipping|monitoring)"
    r"|(?:news|press) clippings?)\W*", re.IGNORECASE
)  # fmt: skip
_TOP = 5  # paragraphs among which a form begins
_FEWEST = 3  # known labels; fewer stand in stories too


@dataclass(frozen=True)
class Form:
    """What the labels say, "" or None where they say nothing; rest: the other paragraphs."""

    title: str = ""
    outlet: str = ""
    url: str = ""
    authors: tuple[str, ...] = ()
    moment: Moment | None = None
    rest: list[Paragraph] = field(default_factory=list)
    dropped: list[Dropped] = field(default_factory=list)


def take_form(paragraphs: Sequence[Paragraph]) -> Form:
    """Return the fields of a form; a paste that is none keeps every paragraph."""
    found = [_read(paragraph.text) for paragraph in paragraphs]
    labels = {line[0] for line in found if line}
    above = any(found[:_TOP])
    if len(labels) < _FEWEST or not above or not labels & (_TITLE | _MEDIA):
        return Form(rest=list(paragraphs))
    values: dict[str, str] = {}
    rest: list[Paragraph] = []
    dropped: list[Dropped] = []
    for place, (paragraph, line) in enumerate(zip(paragraphs, found, strict=True)):
        if line:
            values.setdefault(_group(line[0]), line[1])
        elif not (_HEADING.fullmatch(paragraph.text) and place < 2):
            rest.append(paragraph)
            continue
        if not line or _group(line[0]) == "other":
            dropped.append(Dropped(paragraph.text, "label of a form"))
    writer = read_credits(f"Penulis: {values['writer']}") if values.get("writer") else None
    url = values.get("url", "")
    return Form(
        title=values.get("title", ""),
        outlet=values.get("media", ""),
        url=url if url.startswith("http") else "",
        authors=writer.authors if writer else (),
        moment=read_moment(values.get("date", "")),
        rest=rest,
        dropped=dropped,
    )


def _read(text: str) -> tuple[str, str] | None:
    """Return (label, value) of a line that opens with a known label."""
    if len(text) > 300:
        return None
    found = _LINE.fullmatch(text)
    if not found or found["label"].casefold().strip() not in _KNOWN:
        return None
    return found["label"].casefold().strip(), found["value"].strip()


def _group(label: str) -> str:
    for name, labels in (
        ("title", _TITLE),
        ("media", _MEDIA),
        ("date", _DATE),
        ("writer", _WRITER),
    ):
        if label in labels:
            return name
    return "url" if label in ("link", "url", "tautan") else "other"
