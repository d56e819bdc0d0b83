"""Everything an editor can get wrong in a story, how it comes about, and what is told of it."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from tests.site.building import write_picture, write_story

Breaker = Callable[[Path, str], object]
A_MOMENT = "Write it as `2022-01-11T09:07:00+07:00`."
PICTURE = {"file": "a.jpg", "alt": "Rumah di tepi sungai"}


def _story(**fields: object) -> Breaker:
    return lambda content, slug: write_story(content, slug, **fields)


def _bytes(change: Callable[[bytes], bytes], name: str = "id.md") -> Breaker:
    """Write a sound story, then its changed bytes under `name`."""

    def break_it(content: Path, slug: str) -> None:
        path = write_story(content, slug)
        path.with_name(name).write_bytes(change(path.read_bytes()))

    return break_it


def _beside(name: str, make: Callable[[Path], object], **fields: object) -> Breaker:
    """Write a sound story and something beside it."""
    return lambda content, slug: make(write_story(content, slug, **fields).with_name(name))


def _twins(content: Path, slug: str) -> None:
    write_story(content, slug, id="kembar")
    write_story(content, slug + "-lain", id="kembar")


def _cut(picture: Path) -> None:
    picture.write_bytes(write_picture(picture).read_bytes()[:200])


# case -> (how it comes about, what is told; {at} is the story's folder)
FAULTS: dict[str, tuple[Breaker, str]] = {
    "no date": (
        _story(date=None),
        "{at}/id.md:1: `date` is missing. Add a line such as `date: 2022-01-11T09:07:00+07:00`.",
    ),
    "a day that never was": (
        _story(date="2026-02-31T09:00:00+07:00"),
        "{at}/id.md:5: `date` is '2026-02-31T09:00:00+07:00', which is in no calendar or on no"
        f" clock. {A_MOMENT}",
    ),
    "a time without zone": (
        _story(date="2022-01-11T09:07:00"),
        "{at}/id.md:5: `date` is '2022-01-11T09:07:00', which is not a date and time with a zone."
        f" {A_MOMENT}",
    ),
    "a key misspelt": (
        _story(titel="Banjir"),
        "{at}/id.md:8: `titel` is not a key. Write `title`, or take the line out.",
    ),
    "a key of Pelican's": (
        _story(save_as="../../index.html"),
        "{at}/id.md:8: `save_as` is not a key. Take the line out. Keys are `id`, `title`, `date`,"
        " `summary`, `category`, `tags`, `authors`, `source`, `pictures`, `thread`, `related`,"
        " `unrelated`, `status`, `updated`, `corrections`.",
    ),
    "bytes that are not UTF-8": (
        _bytes(lambda raw: raw.replace(b"meter", b"me\xffter")),
        "{at}/id.md:10: byte 0xff is not UTF-8. Save the file as UTF-8.",
    ),
    "a byte order mark": (
        _bytes(lambda raw: b"\xef\xbb\xbf" + raw),
        "{at}/id.md:1: the file starts with a byte order mark (U+FEFF). Save it as UTF-8 without a"
        " byte order mark.",
    ),
    "a NUL": (
        _bytes(lambda raw: raw.replace(b"meter", b"me\0ter")),
        "{at}/id.md:10: the line holds U+0000 (control character), which nobody can see. Delete"
        " that character.",
    ),
    "an empty file": (
        _bytes(lambda _: b""),
        "{at}/id.md: the file is empty. Write the story, or delete the file.",
    ),
    "no front matter": (
        _bytes(lambda _: b"Banjir di Demak\n"),
        "{at}/id.md:1: the first line is 'Banjir di Demak', not `---`. Start the file with front"
        " matter: keys between two `---` lines.",
    ),
    "YAML that breaks off": (
        _bytes(lambda raw: raw.replace(b'title: "Banjir', b'title: "Ban"jir')),
        "{at}/id.md:2: this is not YAML: did not find expected key. Put text with `:`, `#` or"
        " quotes between double quotes.",
    ),
    "a key twice": (
        _bytes(lambda raw: raw.replace(b"category:", b"title: x\ncategory:")),
        "{at}/id.md:6: `title` stands on line 2 too. Keep one of the two.",
    ),
    "an id twice": (
        _twins,
        "{at}-lain/id.md:4: `id` is 'kembar', which `{at}/id.md` has too. Give the newer story an"
        " id of its own.",
    ),
    "two files of one language": (
        _bytes(lambda raw: raw, "id.markdown"),
        "{at}: the story has two files of one language, `id.markdown` and `id.md`. Keep one, named"
        " `id.md`.",
    ),
    "two originals": (
        _bytes(lambda raw: raw, "en.md"),
        "{at}/en.md:1: there are two originals, `id.md` and `en.md`. Add `translates: unknown` to"
        " the one that is the translation.",
    ),
    "a translation without original": (
        lambda content, slug: write_story(content, slug, "en", translates="unknown"),
        "{at}/en.md:4: the translation has no original. Write `id.md`, or take `translates` out and"
        " complete the keys.",
    ),
    "a picture missing": (
        _story(pictures=[PICTURE]),
        "{at}/id.md:8: the picture `a.jpg` does not exist. Put the picture at `{at}/a.jpg`.",
    ),
    "a picture of the body missing": (
        _story(body="![Rumah](b.jpg)"),
        "{at}/id.md:10: the picture `b.jpg` does not exist. Put the picture at `{at}/b.jpg`.",
    ),
    "a picture that is none": (
        _beside("a.jpg", lambda path: path.write_text("gambar"), pictures=[PICTURE]),
        "{at}/id.md:8: the picture `a.jpg` is not a JPEG, PNG, WebP, GIF or AVIF picture. Save it"
        " as a JPEG, PNG, WebP or AVIF picture.",
    ),
    "a picture cut off": (
        _beside("a.jpg", _cut, pictures=[PICTURE]),
        "{at}/id.md:8: the picture `a.jpg` is damaged: Truncated File Read. Save it as a JPEG, PNG,"
        " WebP or AVIF picture.",
    ),
    "a picture from above": (
        _story(pictures=[PICTURE | {"file": "../../../../rahasia.jpg"}]),
        "{at}/id.md:8: `pictures 1 file` is '../../../../rahasia.jpg', which is not a file of this"
        " story. Put the picture into the story's folder and write its name, or into `photos/` and"
        " write `/photos/NAME`.",
    ),
    "a picture of the body from above": (
        _story(body="![Rumah](../../rahasia.jpg)"),
        "{at}/id.md:10: the picture '../../rahasia.jpg' is elsewhere. Put the file beside the story"
        " and write its name.",
    ),
    "a link to no file": (
        _story(body="Lihat\n\n[di sini](../../../../../../wxyz.md)."),
        "{at}/id.md:12: the link '../../../../../../wxyz.md' leads to nothing that is published."
        " Link to a published story.",
    ),
    "a link that runs": (
        _story(body="[Baca](javascript:alert)"),
        "{at}/id.md:10: the link 'javascript:alert' is of a kind the site does not link to. Link to"
        " a web page with `https://`, or to a file of content.",
    ),
    "an unknown tag": (
        _story(tags=["banjr"]),
        "{at}/id.md:7: the tag 'banjr' is not in `tags.yaml`. Write `Banjir`, or add it to"
        " `content/tags.yaml`.",
    ),
    "an unknown category": (
        _story(category="duna"),
        "{at}/id.md:6: the category 'duna' is not in `categories.yaml`. Write `Dunia`, or add it to"
        " `content/categories.yaml`.",
    ),
    "a related story that is none": (
        _story(related=["wxyz"]),
        "{at}/id.md:8: `related` names 'wxyz', which is no story's `id`. Take it out.",
    ),
    "a story kept from itself": (
        _story(id="sendiri", unrelated=["sendiri"]),
        "{at}/id.md:8: `unrelated` names the story itself, 'sendiri'. Take it out.",
    ),
    "a link to a file outside": (
        _beside("a.jpg", lambda path: path.symlink_to("/etc/hostname"), pictures=[PICTURE]),
        "{at}/a.jpg: this is a symbolic link to '/etc/hostname'. Put the file itself here: the"
        " build follows no link.",
    ),
    "a linked text": (
        _beside("en.md", lambda path: path.symlink_to("id.md")),
        "{at}/en.md: this is a symbolic link to 'id.md'. Put the file itself here: the build"
        " follows no link.",
    ),
    "a linked folder": (
        _beside("lagi", lambda path: path.symlink_to("..")),
        "{at}/lagi: this is a symbolic link to '..'. Put the file itself here: the build follows no"
        " link.",
    ),
    "a pipe": (
        _beside("pipa", os.mkfifo),
        "{at}/pipa: this is neither a file nor a folder. Take it out of content.",
    ),
    "a month that is none": (
        lambda content, slug: write_story(content, slug.replace("/01/", "/13/")),
        "{elsewhere}: the folder `2022/13` is not a year and a month. Move the story to a folder"
        " such as `stories/2022/01/`.",
    ),
    "a link to no address": (
        _story(body="[Baca](/wxyz/)"),
        "{at}/id.md:10: the link '/wxyz/' leads to no page. Link to a page of the site.",
    ),
    "a link to no part": (
        _story(body="[Baca](#bagian)"),
        "{at}/id.md:10: the link '#bagian' leads to no part of this text. Take it out.",
    ),
}
