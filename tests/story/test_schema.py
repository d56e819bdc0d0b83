"""Keys: each fault of a file is told once, with its line, its value and the nearest known name."""

from pathlib import Path

import pytest

from plugins.story.front_matter import read_front_matter
from plugins.story.schema import OriginalKeys, PageKeys, TranslationKeys, read_keys

HERE = Path("id.md")
SOUND = """\
id: 20220111-kudeta
title: Kudeta
date: 2022-01-11T09:07:00+07:00
"""


def told(model, yaml):
    """Return the problems of front matter whose first key stands on line 2."""
    front, problems = read_front_matter(HERE, f"---\n{yaml}\n---\nbody\n".encode())
    assert problems == []
    return [str(one) for one in sorted(read_keys(model, HERE, front)[1])]


def test_a_complete_original_is_read():
    front, _ = read_front_matter(
        HERE,
        f"""---
{SOUND}summary: Ringkas
category: dunia
tags: [kazakhstan, banjir]
authors: ["Ariyan Rastya"]
source: {{name: Kompas, url: "https://a.example/", retrieved: 2022-01-12, rights: excerpt}}
pictures:
  - {{file: a.jpg, alt: Api, caption: Terbakar, credit: BBC, licence: CC-BY-4.0}}
  - {{file: /photos/b.jpg, decorative: true}}
thread: kazakhstan-2022
related: [20220110-berkabung]
unrelated: [20220115-tonga, 20220102-aff]
status: draft
updated: 2022-01-12T08:00:00+07:00
corrections:
  - {{date: 2022-01-13, note: Nama dibetulkan}}
---
""".encode(),
    )

    keys, problems = read_keys(OriginalKeys, HERE, front)

    assert problems == []
    assert keys.model_dump(mode="json") == {
        "id": "20220111-kudeta",
        "title": "Kudeta",
        "date": "2022-01-11T09:07:00+07:00",
        "summary": "Ringkas",
        "category": "dunia",
        "tags": ["kazakhstan", "banjir"],
        "authors": ["Ariyan Rastya"],
        "source": {
            "name": "Kompas",
            "url": "https://a.example/",
            "retrieved": "2022-01-12",
            "rights": "excerpt",
        },
        "pictures": [
            {
                "file": "a.jpg",
                "alt": "Api",
                "caption": "Terbakar",
                "credit": "BBC",
                "licence": "CC-BY-4.0",
                "decorative": False,
            },
            {
                "file": "/photos/b.jpg",
                "alt": "",
                "caption": "",
                "credit": "",
                "licence": "",
                "decorative": True,
            },
        ],
        "thread": "kazakhstan-2022",
        "related": ["20220110-berkabung"],
        "unrelated": ["20220115-tonga", "20220102-aff"],
        "status": "draft",
        "updated": "2022-01-12T08:00:00+07:00",
        "corrections": [{"date": "2022-01-13", "note": "Nama dibetulkan"}],
    }


KEYS = (
    "`id`, `title`, `date`, `summary`, `category`, `tags`, `authors`, `source`, `pictures`,"
    " `thread`, `related`, `unrelated`, `status`, `updated`, `corrections`"
)


@pytest.mark.parametrize(
    ("yaml", "problems"),
    [
        pytest.param(SOUND, [], id="least"),
        pytest.param(
            "summary: x",
            [
                "id.md:1: `date` is missing. Add a line such as `date: 2022-01-11T09:07:00+07:00`.",
                "id.md:1: `id` is missing. Add a line such as `id: 20220111-kudeta-kazakhstan`.",
                'id.md:1: `title` is missing. Add a line such as `title: "…"`.',
            ],
            id="nothing that is needed",
        ),
        pytest.param(
            SOUND + "titel: x",
            ["id.md:5: `titel` is not a key. Write `title`, or take the line out."],
            id="unknown key, one close",
        ),
        pytest.param(
            SOUND + "qqq: x",
            [f"id.md:5: `qqq` is not a key. Take the line out. Keys are {KEYS}."],
            id="unknown key, none close",
        ),
        pytest.param(
            SOUND + "save_as: ../../etc/x\ntemplate: evil\n__class__: x",
            [
                f"id.md:5: `save_as` is not a key. Take the line out. Keys are {KEYS}.",
                "id.md:6: `template` is not a key. Write `related`, or take the line out.",
                f"id.md:7: `__class__` is not a key. Take the line out. Keys are {KEYS}.",
            ],
            id="keys that Pelican or Python would obey",
        ),
        pytest.param(
            SOUND + "tags: banjir",
            ["id.md:5: `tags` is 'banjir', which is not a list. Write it as `[one, two]`."],
            id="a word for a list",
        ),
        pytest.param(
            SOUND + "tags: {a: b}",
            ["id.md:5: `tags` is {'a': 'b'}, which is not a list. Write it as `[one, two]`."],
            id="a mapping for a list",
        ),
        pytest.param(
            SOUND + "tags:\n  - ok\n  - [x]\n  - ''",
            [
                "id.md:7: `tags 2` is ['x'], which is not text. Write it as text on one line.",
                "id.md:8: `tags 3` is blank. Write its words, or take the line out.",
            ],
            id="entries of a list",
        ),
        pytest.param(
            SOUND + "summary: [a]",
            ["id.md:5: `summary` is ['a'], which is not text. Write it as text on one line."],
            id="a list for words",
        ),
        pytest.param(
            SOUND + "source: Kompas",
            [
                "id.md:5: `source` is 'Kompas', which is not a group of keys."
                " Write it as keys of its own, one a line, indented under it."
            ],
            id="a word for keys",
        ),
        pytest.param(
            SOUND + "source: {name: Kompas}",
            [
                "id.md:5: `source rights` is missing. Add a line such as `rights: excerpt`.",
            ],
            id="a source without rights",
        ),
        pytest.param(
            SOUND + "source:\n  rights: fulll\n  url: kompas.com\n  retrieved: kemarin\n  nam: x",
            [
                "id.md:6: `source rights` is 'fulll'. Write `full`.",
                "id.md:7: `source url` is 'kompas.com', which is not a web address."
                " Write it with `https://` in front.",
                "id.md:8: `source retrieved` is 'kemarin', which is not a day in the calendar."
                " Write it as `2022-01-11`.",
                "id.md:9: `nam` is not a key of `source`. Write `name`, or take the line out.",
            ],
            id="every key of a source",
        ),
        pytest.param(
            SOUND + "source: {rights: own, url: 'http://[bad'}",
            [
                "id.md:5: `source url` is 'http://[bad', which is not a web address."
                " Write it with `https://` in front."
            ],
            id="an address that cannot be taken apart",
        ),
        pytest.param(
            SOUND + "status: Publish",
            ["id.md:5: `status` is 'Publish'. Write 'draft' or 'published'."],
            id="status",
        ),
        pytest.param(
            SOUND
            + "pictures:\n  - file: ../x.png\n    al: y\n  - caption: ''\n    decorative: yes",
            [
                "id.md:6: `pictures 1 file` is '../x.png', which is not a file of this story."
                " Put the picture into the story's folder and write its name,"
                " or into `photos/` and write `/photos/NAME`.",
                "id.md:7: `al` is not a key of `pictures 1`. Write `alt`, or take the line out.",
                "id.md:8: `pictures 2 caption` is blank. Write its words, or take the line out.",
                "id.md:9: `pictures 2 decorative` is 'yes'. Write `true` or `false`.",
            ],
            id="pictures, counted from one",
        ),
        pytest.param(
            SOUND + "corrections:\n  - {note: x}\n  - {date: 2022-01-13}",
            [
                "id.md:6: `corrections 1 date` is missing. Add a line such as `date: 2022-01-11`.",
                'id.md:7: `corrections 2 note` is missing. Add a line such as `note: "…"`.',
            ],
            id="halves of corrections",
        ),
        pytest.param(
            SOUND + "thread: Kazakhstan 2022",
            [
                "id.md:5: `thread` is 'Kazakhstan 2022'. Use a to z, 0 to 9 and single hyphens"
                " between them, such as `banjir-demak`, at most 100 characters."
            ],
            id="thread",
        ),
        pytest.param(
            SOUND + "related: 20220110-berkabung\nunrelated: [Tonga]",
            [
                "id.md:5: `related` is '20220110-berkabung', which is not a list. Write it as"
                " `[one, two]`.",
                "id.md:6: `unrelated 1` is 'Tonga'. Use a to z, 0 to 9 and single hyphens"
                " between them, such as `banjir-demak`, at most 100 characters.",
            ],
            id="ties",
        ),
    ],
)
def test_faults_of_an_original(yaml, problems):
    assert told(OriginalKeys, yaml) == problems


def test_all_faults_are_told_at_once():
    problems = told(OriginalKeys, "id: X\ntitle: ''\ndate: besok\ntags: x\nstatus: y\nfoo: z")

    assert sorted(one.split(":")[1] for one in problems) == ["2", "3", "4", "5", "6", "7"]


@pytest.mark.parametrize(
    ("yaml", "problems"),
    [
        pytest.param("title: Coup\ntranslates: unknown", [], id="least"),
        pytest.param(
            "translates: unknown",
            ['id.md:1: `title` is missing. Add a line such as `title: "…"`.'],
            id="no title",
        ),
        pytest.param(
            "title: Coup\ntranslates: unknown\ndate: 2022-01-11T09:07:00+07:00\ntags: [a]",
            [
                "id.md:4: `date` belongs to the original."
                " Take it out here: a translation inherits it.",
                "id.md:5: `tags` belongs to the original."
                " Take it out here: a translation inherits it.",
            ],
            id="keys of the original",
        ),
        pytest.param(
            "title: Coup\ntranslates: unknown\npictures:\n  - file: a.jpg\n    licence: own",
            [
                "id.md:5: `file` belongs to the original."
                " Take it out here: a translation inherits it.",
                "id.md:6: `licence` belongs to the original."
                " Take it out here: a translation inherits it.",
            ],
            id="what a picture inherits",
        ),
        pytest.param(
            "title: Coup\ntranslates: unknown\ncorrections:\n  - {note: x, date: 2022-01-13}",
            [
                "id.md:5: `date` belongs to the original."
                " Take it out here: a translation inherits it."
            ],
            id="what a correction inherits",
        ),
        pytest.param(
            "title: Coup\ntranslates: unknown\ntranslatr: x",
            ["id.md:4: `translatr` is not a key. Write `translator`, or take the line out."],
            id="unknown key",
        ),
        pytest.param(
            "title: Coup\ntranslates: [a]",
            ["id.md:3: `translates` is ['a'], which is not text. Write it as text on one line."],
            id="a list of fingerprints",
        ),
    ],
)
def test_faults_of_a_translation(yaml, problems):
    assert told(TranslationKeys, yaml) == problems


@pytest.mark.parametrize(
    ("yaml", "problems"),
    [
        pytest.param("title: Tentang", [], id="least"),
        pytest.param(
            "title: Tentang\nslug: x",
            ["id.md:3: `slug` is not a key. Take the line out. Keys are `title`, `summary`."],
            id="unknown key",
        ),
    ],
)
def test_faults_of_a_page(yaml, problems):
    assert told(PageKeys, yaml) == problems


def test_a_huge_value_is_not_told_whole():
    (problem,) = told(OriginalKeys, SOUND + "tags: " + "x" * 100_000)

    assert len(problem) < 300
