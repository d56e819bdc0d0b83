"""A picture given to a story: copied, recorded, every other letter of the file left alone."""

import pytest
from PIL import Image

from plugins.figures.add import Words, give_picture
from plugins.figures.command import give
from plugins.story.load import load_story
from plugins.story.problem import StoryError
from tests.figures.pictures import busy, saved, write
from tests.story.writing import original, translation

WORDS = Words("Karung pasir", "Tanggul jebol", "Ani", "CC-BY-4.0")
ENTRY = (
    "  - file: tanggul.jpg\n"
    '    alt: "Karung pasir"\n'
    '    caption: "Tanggul jebol"\n'
    "    credit: Ani\n"
    "    licence: CC-BY-4.0\n"
)


@pytest.fixture
def photo(tmp_path):
    return write(tmp_path / "Tanggul.JPG", saved(busy((60, 40))))


def story(tmp_path, more="", files=()):
    folder = tmp_path / "content/stories/2022/01/banjir"
    write(folder / "id.md", original(more).encode())
    for name in files:
        write(folder / name, saved(busy((30, 20), seed=5)))
    return folder


@pytest.mark.parametrize(
    ("more", "files", "after"),
    [
        pytest.param("", (), f"pictures:\n{ENTRY}", id="no list yet"),
        pytest.param("pictures: []\n", (), f"pictures:\n{ENTRY}", id="an empty list"),
        pytest.param("pictures:\nthread: x\n", (), f"pictures:\n{ENTRY}thread: x\n", id="no value"),
        pytest.param(
            "pictures:\n  - file: a.jpg\n    alt: A # first\n# more\nthread: x\n",
            ("a.jpg",),
            f"pictures:\n  - file: a.jpg\n    alt: A # first\n{ENTRY}# more\nthread: x\n",
            id="a list in front of another key",
        ),
        pytest.param(
            "pictures:\n- file: a.jpg\n  alt: A\n",
            ("a.jpg",),
            "pictures:\n- file: a.jpg\n  alt: A\n" + ENTRY.replace("\n  ", "\n")[2:],
            id="a list that is not indented",
        ),
        pytest.param(
            'pictures:\n  - caption: "Kata, lama"\n    credit: BBC\n',
            (),
            "pictures:\n  - file: tanggul.jpg\n"
            '    alt: "Karung pasir"\n'
            "    licence: CC-BY-4.0\n"
            '    caption: "Kata, lama"\n    credit: BBC\n',
            id="an entry that waited for its file keeps its words",
        ),
    ],
)
def test_the_entry_is_written_where_it_belongs(tmp_path, photo, more, files, after):
    folder = story(tmp_path, more, files)

    give_picture(folder, photo, WORDS)

    assert (folder / "id.md").read_text() == original(after)
    assert (folder / "tanggul.jpg").read_bytes() == photo.read_bytes()
    assert load_story(folder).texts["id"].pictures[-1].file in ("tanggul.jpg", "a.jpg")


@pytest.mark.parametrize(
    ("name", "kind", "becomes"),
    [
        ("Foto Banjir #2 100%.jpeg", "JPEG", "foto-banjir-2-100.jpeg"),
        ("banjir.jpg", "PNG", "banjir.png"),
        ("🎉.webp", "WEBP", "picture.webp"),
        ("é" * 100 + ".png", "PNG", "e" * 60 + ".png"),
        ("tanggul.jpg", "JPEG", "tanggul-2.jpg"),
    ],
)
def test_the_file_gets_a_plain_name_that_says_its_kind(tmp_path, name, kind, becomes):
    folder = story(tmp_path)
    write(folder / "tanggul.jpg", b"another picture")
    photo = write(tmp_path / name, saved(busy((60, 40)), kind))

    give_picture(folder, photo, WORDS)

    assert (folder / becomes).read_bytes() == photo.read_bytes()
    assert load_story(folder).texts["id"].pictures[0].file == becomes


def test_a_shared_picture_is_named_and_not_copied(tmp_path):
    folder = story(tmp_path)
    photo = write(tmp_path / "content/photos/peta.jpg", saved(busy((60, 40))))

    give_picture(folder, photo, WORDS)

    assert load_story(folder).texts["id"].pictures[0].file == "/photos/peta.jpg"
    assert [one.name for one in folder.iterdir()] == ["id.md"]


def test_what_is_missing_is_asked_for_and_told(tmp_path, photo):
    folder = story(tmp_path, 'pictures:\n  - credit: "BBC"\n')
    write(folder / "en.md", translation().encode())
    asked = []

    told = give_picture(folder, photo, Words(), lambda line: asked.append(line) or " Karung  pasir")

    assert [line.split(" ")[0] for line in asked] == ["What", "Caption:", "By"]
    assert load_story(folder).texts["id"].pictures[0].alt == "Karung pasir"
    assert "credit   BBC" in told
    assert told.splitlines()[-1].endswith("banjir/en.md.")


def test_what_stays_missing_is_told(tmp_path, photo):
    told = give_picture(story(tmp_path), photo, Words(alt="Karung"))

    assert told.splitlines()[-1] == "Still to be written: `credit`, `licence`."


def named(tmp_path, artist, notice):
    exif = Image.Exif()
    exif[0x013B], exif[0x8298] = artist, notice
    return write(tmp_path / "banjir.jpg", saved(busy((60, 40)), exif=exif))


@pytest.mark.parametrize(
    ("artist", "notice", "offered"),
    [
        ("Ani", "(c) 2022 Antara", "Ani, (c) 2022 Antara"),
        ("Ani", "(c) 2022 ANI", "(c) 2022 ANI"),
        ("Ani", "", "Ani"),
        ("", "(c) 2022 Antara", "(c) 2022 Antara"),
    ],
)
@pytest.mark.parametrize("answer", ["", "Foto: Ani"])
def test_the_maker_that_the_file_names_is_offered(tmp_path, artist, notice, offered, answer):
    asked = []

    def ask(question):
        asked.append(question)
        return answer if "made it" in question else "Karung"

    give_picture(story(tmp_path), named(tmp_path, artist, notice), Words(), ask)

    assert f"Who made it? [{offered}]" in asked
    folder = tmp_path / "content/stories/2022/01/banjir"
    assert load_story(folder).texts["id"].pictures[0].credit == (answer or offered)


def test_the_maker_that_the_file_names_is_told_where_nobody_is_asked(tmp_path):
    told = give_picture(story(tmp_path), named(tmp_path, "Ani", ""), Words(alt="Karung"))

    assert told.splitlines()[-2:] == [
        "Still to be written: `credit`, `licence`.",
        "The picture's file names as its maker: Ani.",
    ]


@pytest.mark.parametrize(
    ("more", "raw", "words", "told"),
    [
        pytest.param("", b"words", WORDS, "is not a JPEG, PNG, WebP", id="no picture"),
        pytest.param("", None, Words(), "has no alt text", id="no alt"),
        pytest.param(
            "pictures: [{file: a.jpg, alt: A}]\n",
            None,
            WORDS,
            "Write this entry by hand: {file: tanggul.jpg, alt:",
            id="a list on one line",
        ),
        pytest.param(
            "pictures:\n  - {caption: A}\n", None, WORDS, "by hand", id="an entry on one line"
        ),
        pytest.param("sumary: x\n", None, WORDS, "is not a key", id="a story with errors"),
    ],
)
def test_a_refusal_changes_nothing(tmp_path, photo, more, raw, words, told):
    folder = story(tmp_path, more, ("a.jpg",))
    before = {path: path.read_bytes() for path in folder.iterdir()}
    if raw is not None:
        photo.write_bytes(raw)

    with pytest.raises(StoryError, match=told):
        give_picture(folder, photo, words)

    assert {path: path.read_bytes() for path in folder.iterdir()} == before


@pytest.mark.parametrize("value", ["no", "true", "12:30", "# x", '"a" \\ b', "- x", "{x", "é: ya"])
def test_every_word_is_read_as_it_was_said(tmp_path, photo, value):
    folder = story(tmp_path)

    give_picture(folder, photo, Words(value, value + "!", value, value))

    found = load_story(folder).texts["id"].pictures[0]
    assert (found.alt, found.caption, found.credit) == (value, value + "!", value)


@pytest.mark.parametrize(("story_", "file"), [("", ""), ("x", "")])
def test_the_command_says_what_it_was_not_told(story_, file):
    with pytest.raises(StoryError, match="it is not said"):
        give(story_, file)
