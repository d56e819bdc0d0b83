"""What is wrong with a story's folder is told whole, and each fault only once."""

import pytest

from plugins.story.load import read_story
from tests.story.writing import original, translation, write


def folder_of(tmp_path, files, name="stories/2022/01/banjir"):
    return write(tmp_path / name, files)


def told(folder):
    """Return the problems of a folder in order, paths as seen from it."""
    story, problems = read_story(folder)
    errors = [one for one in problems if one.severity == "error"]
    assert (story is None) == bool(errors)
    return [
        str(one).replace(f"{folder}/", "").replace(str(folder), ".") for one in sorted(problems)
    ]


NAMES = "Name the Indonesian text `id.md` and the English one `en.md`."


@pytest.mark.parametrize(
    ("files", "problems"),
    [
        pytest.param(
            {"id.md": original(), "en.md": original()},
            [
                "en.md:1: there are two originals, `id.md` and `en.md`."
                " Add `translates: unknown` to the one that is the translation."
            ],
            id="two originals",
        ),
        pytest.param(
            {"en.md": translation()},
            [
                "en.md:3: the translation has no original."
                " Write `id.md`, or take `translates` out and complete the keys."
            ],
            id="translation alone",
        ),
        pytest.param(
            {"id.md": translation(), "en.md": translation()},
            [
                "en.md:3: the translation has no original."
                " Write `id.md`, or take `translates` out and complete the keys.",
                "id.md:3: the translation has no original."
                " Write `en.md`, or take `translates` out and complete the keys.",
            ],
            id="two translations",
        ),
        pytest.param(
            {"id.md": b"\xff", "en.md": translation()},
            ["id.md:1: byte 0xff is not UTF-8. Save the file as UTF-8."],
            id="an unreadable original is no missing one",
        ),
        pytest.param(
            {"id.md": original().replace("Banjir surut", "Banjir: surut")},
            [
                "id.md:3: this is not YAML: mapping values are not allowed in this context."
                " Put text with `:`, `#` or quotes between double quotes."
            ],
            id="after a slip in YAML no key is called missing",
        ),
        pytest.param(
            {"id.md": original(), "id.markdown": original()},
            [
                ".: the story has two files of one language, `id.markdown` and `id.md`."
                " Keep one, named `id.md`."
            ],
            id="two files of one language",
        ),
        pytest.param(
            {"id.md": original(), "ID.md": original(), "en.md": translation()},
            [
                ".: the story has two files of one language, `ID.md` and `id.md`."
                " Keep one, named `id.md`."
            ],
            id="names that differ by case",
        ),
        pytest.param(
            {"id.MD": original()},
            ["id.MD: `id.MD` is not a name the digest reads. Name it `id.md`."],
            id="suffix in capitals",
        ),
        pytest.param(
            {"id.draft.md": original()},
            ["id.draft.md: `id.draft.md` is not a name the digest reads. Name it `id.md`."],
            id="a name with more in it",
        ),
        pytest.param(
            {"id.md": original(), "fr.md": original(), "notes.md": "x"},
            [
                f"fr.md: `fr.md` names no language. {NAMES}",
                f"notes.md: `notes.md` names no language. {NAMES}",
            ],
            id="files of no language",
        ),
        pytest.param(
            {"a.jpg": ""},
            [".: the folder holds no story. Write `id.md` or `en.md` in it, or delete it."],
            id="only a picture",
        ),
        pytest.param(
            {"id.md": original().replace("Air mulai surut.\n", "")},
            ["id.md:7: the story has no body. Write the story below the second `---`."],
            id="no body is a notice",
        ),
        pytest.param(
            {"id.md": original("pictures:\n  - {file: b.jpg, alt: x}"), "a.jpg": "", "c.png": ""},
            [
                "id.md:6: the picture `b.jpg` does not exist."
                " Write `a.jpg`, or put the picture at `b.jpg`."
            ],
            id="picture missing",
        ),
        pytest.param(
            {"id.md": original("pictures:\n  - {file: b.jpg, alt: x}")},
            ["id.md:6: the picture `b.jpg` does not exist. Put the picture at `b.jpg`."],
            id="picture missing, none there",
        ),
        pytest.param(
            {"id.md": original("pictures:\n  - file: A.jpg\n    alt: x"), "a.jpg": ""},
            [
                "id.md:6: the picture `A.jpg` does not exist."
                " Write `a.jpg`, or put the picture at `A.jpg`."
            ],
            id="picture of another case",
        ),
        pytest.param(
            {"id.md": original("pictures:\n  - {file: a.jpg}"), "a.jpg": ""},
            [
                "id.md:6: the picture `a.jpg` has no `alt`."
                ' Add `alt: "…"`, what the picture shows, or `decorative: true`.'
            ],
            id="picture without alt",
        ),
        pytest.param(
            {"id.md": original("pictures:\n  - caption: Banjir")},
            [
                "id.md:6: picture 1 has no file yet, only its words."
                " Put the picture beside the story and add `file: NAME`."
            ],
            id="no file yet is a notice",
        ),
        pytest.param(
            {"id.md": original("pictures:\n  - {file: ../../x.jpg, alt: x}")},
            [
                "id.md:6: `pictures 1 file` is '../../x.jpg', which is not a file of this story."
                " Put the picture into the story's folder and write its name,"
                " or into `photos/` and write `/photos/NAME`."
            ],
            id="a path upwards is told once",
        ),
        pytest.param(
            {"id.md": original("pictures:\n  - {file: a.jpg, alt: x}\n  - y"), "a.jpg": ""},
            [
                "id.md:7: `pictures 2` is 'y', which is not a group of keys."
                " Write it as keys of its own, one a line, indented under it."
            ],
            id="a word for a picture",
        ),
        pytest.param(
            {
                "id.md": original(),
                "en.md": translation("pictures:\n  - alt: x\ncorrections:\n  - note: y"),
            },
            [
                "en.md:5: `pictures` has 1 entries, but the original has 0."
                " Keep them in the same order.",
                "en.md:7: `corrections` has 1 entries, but the original has 0."
                " Keep them in the same order.",
            ],
            id="more than the original has",
        ),
        pytest.param(
            {"id.md": original(), "en.md": translation().replace("unknown", "0123")},
            [
                "en.md:3: `translates` is '0123'."
                " Write the 16 digits that `./inv translate` gave, or `unknown`."
            ],
            id="no fingerprint",
        ),
        pytest.param(
            {"id.md": original(), "en.md": translation().replace("unknown", "''")},
            [
                "en.md:3: `translates` is ''."
                " Write the 16 digits that `./inv translate` gave, or `unknown`."
            ],
            id="blank fingerprint",
        ),
    ],
)
def test_what_is_wrong_with_a_folder_is_told(tmp_path, files, problems):
    assert told(folder_of(tmp_path, files)) == problems


def test_all_faults_of_both_files_are_told_at_once(tmp_path):
    files = {
        "id.md": "---\nid: X\ntitel: y\npictures:\n  - {file: b.jpg}\n---\n",
        "en.md": "---\ntitle: ''\ntranslates: 1\ntags: [a]\n---\nx\0",
    }

    problems = told(folder_of(tmp_path, files))

    assert [one.split(" ")[0] for one in problems] == [
        "en.md:2:",  # title
        "en.md:4:",  # tags
        "en.md:6:",  # NUL
        "id.md:1:",  # date
        "id.md:1:",  # title
        "id.md:2:",  # id
        "id.md:3:",  # titel
        "id.md:5:",  # picture without alt
        "id.md:5:",  # picture without file
        "id.md:7:",  # body
    ]


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        pytest.param(
            "stories/22/01/banjir",
            "the folder `22/01` is not a year and a month."
            " Move the story to a folder such as `stories/2022/01/`.",
            id="short year",
        ),
        pytest.param(
            "stories/2022/13/banjir",
            "the folder `2022/13` is not a year and a month."
            " Move the story to a folder such as `stories/2022/01/`.",
            id="thirteenth month",
        ),
        pytest.param(
            "stories/٢٠٢٢/01/banjir",
            "the folder `٢٠٢٢/01` is not a year and a month."
            " Move the story to a folder such as `stories/2022/01/`.",
            id="digits of another script",
        ),
        pytest.param(
            "stories/2022/01/Banjir Demak",
            "the folder name 'Banjir Demak' cannot be an address."
            " Use a to z, 0 to 9 and single hyphens between, at most 100 characters.",
            id="capitals and a space",
        ),
        pytest.param(
            "stories/2022/01/a?b#c",
            "the folder name 'a?b#c' cannot be an address."
            " Use a to z, 0 to 9 and single hyphens between, at most 100 characters.",
            id="what an address would end at",
        ),
    ],
)
def test_a_folder_that_cannot_be_an_address_is_told(tmp_path, name, problem):
    assert told(folder_of(tmp_path, {"id.md": original()}, name)) == [f".: {problem}"]
