"""All of content: nothing is dropped silently, nothing outside is read, one run tells it all."""

from pathlib import Path

import pytest

from plugins.story.library import load_library
from tests.story.writing import original, translation, write

HOME = "stories/2022/01/banjir"
PAGE = "---\ntitle: Tentang\n---\n\nIni kliping.\n"


@pytest.fixture
def content(tmp_path, monkeypatch):
    """The content folder, seen from where the command is given."""
    monkeypatch.chdir(tmp_path)
    return Path("content")


def told(content):
    return [str(one) for one in load_library(content).problems]


def test_content_is_read_in_order(content):
    write(
        content,
        {
            "stories/2022/02/b/id.md": original().replace("20220111-banjir", "b"),
            "stories/2022/01/z/id.md": original().replace("20220111-banjir", "a"),
            "stories/2022/01/a/en.md": original()
            .replace("20220111-banjir", "old")
            .replace("09:07:00+07:00", "01:07:00Z"),
            "stories/2022/01/a/id.md": translation(),
            "pages/about.en.md": PAGE,
            "pages/about.id.md": PAGE,
            "pages/a.id.md": PAGE,
            "tags.yaml": "banjir: {id: Banjir, en: Flood}",
            "stories/.DS_Store": b"\xff",
            "LICENSE.md": "All of it is ours.",
        },
    )

    library = load_library(content)

    assert library.problems == ()
    assert [story.id for story in library.stories] == ["old", "a", "b"]
    assert [(page.slug, page.language) for page in library.pages] == [
        ("a", "id"),
        ("about", "id"),
        ("about", "en"),
    ]
    assert library.pages[1].address == "/id/about/"
    assert list(library.tags.terms) == ["banjir"]
    assert list(library.categories.terms) == []
    assert library.broken == frozenset()


def test_a_file_is_found_by_its_path(content):
    write(content, {f"{HOME}/id.md": original(), "pages/about.id.md": PAGE, "pages/bad.md": PAGE})

    library = load_library(content)

    story, text = library.at((content / HOME / "id.md").absolute())
    assert (story.id, text.language) == ("20220111-banjir", "id")
    assert library.at(content / "pages/about.id.md").slug == "about"
    with pytest.raises(KeyError):
        library.at(content / "pages/bad.md")


def test_tags_are_found_by_any_of_their_words_and_counted_once(content):
    terms = "flood: {id: Banjir, en: Flood}\nrain: {id: Hujan, en: Rain}"
    files = {
        f"{HOME}/id.md": original("tags: [Hujan, banjir, Flood]\ncategory: Dunia"),
        "tags.yaml": terms,
        "categories.yaml": "world: {id: Dunia, en: World}",
    }

    library = load_library(write(content, files))

    (story,) = library.stories
    assert [term.key for term in library.tags_of(story)] == ["rain", "flood"]
    assert library.category_of(story).key == "world"


@pytest.mark.parametrize(
    ("written", "key", "name"),
    [
        pytest.param("demak", "demak", "Air di Demak", id="its key"),
        pytest.param("banjir-demak", "demak", "Air di Demak", id="an alias"),
        pytest.param("aff-2022", "aff-2022", "Aff 2022", id="a key that the file does not know"),
    ],
)
def test_a_thread_has_a_name_with_or_without_a_file(content, written, key, name):
    files = {
        f"{HOME}/id.md": original(f"thread: {written}"),
        "threads.yaml": "demak: {id: Air di Demak, en: Demak, aliases: [Banjir Demak]}",
    }

    library = load_library(write(content, files))

    (story,) = library.stories
    assert library.problems == ()
    assert (library.thread_of(story).key, library.thread_of(story).names["id"]) == (key, name)


def test_a_story_by_itself_has_no_thread(content):
    library = load_library(write(content, {f"{HOME}/id.md": original()}))

    assert library.thread_of(library.stories[0]) is None


WRONG_PLACE = (
    "nothing reads Markdown that lies here."
    " Move it to `stories/YEAR/MONTH/SLUG/`, named `id.md` or `en.md`."
)
WRONG_NAME = "Name it like `about.id.md`, right below `pages/`."


@pytest.mark.parametrize(
    ("files", "problems"),
    [
        pytest.param(
            {"stories/id.md": original(), "stories/2022/01/en.md": original()},
            [
                f"content/stories/2022/01/en.md: {WRONG_PLACE}",
                f"content/stories/id.md: {WRONG_PLACE}",
            ],
            id="a story too high",
        ),
        pytest.param(
            {f"{HOME}/id.md": original(), f"{HOME}/old/id.md": original()},
            [f"content/{HOME}/old/id.md: {WRONG_PLACE}"],
            id="a story too deep",
        ),
        pytest.param(
            {"catatan.md": "x", "photos/peta.md": "x", "README.md": "x", "LICENCE.md": "x"},
            [f"content/catatan.md: {WRONG_PLACE}", f"content/photos/peta.md: {WRONG_PLACE}"],
            id="Markdown that is neither story nor page",
        ),
        pytest.param(
            {f"{HOME}/a.jpg": ""},
            [
                f"content/{HOME}: the folder holds no story."
                " Write `id.md` or `en.md` in it, or delete it."
            ],
            id="a folder with only a picture",
        ),
        pytest.param(
            {f"{HOME}/.hidden": ""},
            [
                f"content/{HOME}: the folder holds no story."
                " Write `id.md` or `en.md` in it, or delete it."
            ],
            id="a folder with only a hidden file",
        ),
        pytest.param(
            {"pages/about.md": PAGE, "pages/About.id.md": PAGE, "pages/x/about.id.md": PAGE},
            [
                f"content/pages/About.id.md: `About.id.md` is not a page's name. {WRONG_NAME}",
                f"content/pages/about.md: `about.md` is not a page's name. {WRONG_NAME}",
                f"content/pages/x/about.id.md: `about.id.md` is not a page's name. {WRONG_NAME}",
            ],
            id="pages of other names",
        ),
        pytest.param(
            {"pages/tag.id.md": PAGE, "pages/2022.id.md": PAGE},
            [
                f"content/pages/2022.id.md: `2022.id.md` is not a page's name. {WRONG_NAME}",
                f"content/pages/tag.id.md: `tag` is an address of the site's own. {WRONG_NAME}",
            ],
            id="pages that would cover a list",
        ),
        pytest.param(
            {"pages/about.id.md": "---\nsummary: x\n---\n"},
            ['content/pages/about.id.md:1: `title` is missing. Add a line such as `title: "…"`.'],
            id="a page without title",
        ),
        pytest.param(
            {
                f"{HOME}/id.md": original(),
                "stories/2022/02/baru/en.md": original().replace("2022-01-11", "2022-02-01"),
            },
            [
                "content/stories/2022/02/baru/en.md:2: `id` is '20220111-banjir',"
                f" which `content/{HOME}/id.md` has too. Give the newer story an id of its own."
            ],
            id="an id twice",
        ),
        pytest.param(
            {
                f"{HOME}/id.md": original("category: olahragga\ntags:\n  - Banjr\n  - qqq"),
                "tags.yaml": "banjir: {id: Banjir, en: Flood}",
                "categories.yaml": "sport: {id: Olahraga, en: Sport}",
            },
            [
                f"content/{HOME}/id.md:5: the category 'olahragga' is not in `categories.yaml`."
                " Write `Olahraga`, or add it to `content/categories.yaml`.",
                f"content/{HOME}/id.md:7: the tag 'Banjr' is not in `tags.yaml`."
                " Write `Banjir`, or add it to `content/tags.yaml`.",
                f"content/{HOME}/id.md:8: the tag 'qqq' is not in `tags.yaml`."
                " Add it to `content/tags.yaml`.",
            ],
            id="words that no glossary knows",
        ),
        pytest.param(
            {f"{HOME}/id.md": original("tags: [x]"), "tags.yaml": "a: [\n"},
            [
                "content/tags.yaml:2: this is not YAML: did not find expected node content."
                " Put text with `:`, `#` or quotes between double quotes.",
            ],
            id="a glossary that cannot be read says nothing of its words",
        ),
    ],
)
def test_what_is_wrong_is_told_in_file_order(content, files, problems):
    assert told(write(content, files)) == problems


@pytest.mark.parametrize("name", [HOME, "stories/2022/01/kosong"])
def test_an_empty_story_folder_is_told(content, name):
    (content / name).mkdir(parents=True)

    assert told(content) == [
        f"content/{name}: the folder holds no story. Write `id.md` or `en.md` in it, or delete it."
    ]


def test_a_missing_content_folder_is_told_once(content):
    assert told(content) == [
        "content: there is no content folder here."
        " Name the folder that holds `stories/`, with `--content`."
    ]


def test_content_that_is_a_file_is_told_once(content):
    content.write_text("x")

    assert told(content) == [
        "content: there is no content folder here."
        " Name the folder that holds `stories/`, with `--content`."
    ]


def test_only_files_with_errors_are_broken(content):
    write(
        content,
        {
            f"{HOME}/id.md": original(),
            f"{HOME}/a.jpg": "",
            "stories/2022/01/salah/id.md": "x",
            "pages/salah.md": PAGE,
            "LICENSE.md": "No story, and no fault.",
        },
    )

    assert load_library(content).broken == {"stories/2022/01/salah/id.md", "pages/salah.md"}


def test_every_kind_of_fault_together_is_told_in_one_run(content):
    write(
        content,
        {
            "stories/2022/01/a/id.md": b"",
            "stories/2022/01/b/id.md": b"\xef\xbb\xbf" + original().encode(),
            "stories/2022/01/c/id.md": b"---\n\xff",
            "stories/2022/01/d/id.md": original().replace("Banjir", "Ban\0jir"),
            "stories/2022/01/e/id.md": original().replace("date: 2022-01-11", "date: 2022-02-30"),
            "stories/2022/01/f/id.md": original("colour: red"),
            "stories/2022/01/g/id.md": original("tags: [hujan]"),
            "stories/2022/01/h/en.md": translation(),
            "stories/2022/01/i/id.md": original().replace("id: 20220111-banjir", "id: 20220111-i"),
            "stories/2022/01/i/id.mkd": original(),
            "stories/2022/01/j/id.md": original("pictures: [{file: ../x.jpg, alt: y}]"),
            "stories/2022/01/k/id.md": original("pictures: [{file: x.jpg, alt: y}]"),
            "stories/2022/01/l/id.md": original().replace("id: 20220111-banjir", "id: same"),
            "stories/2022/01/m/id.md": original().replace("id: 20220111-banjir", "id: same"),
        },
    )

    problems = load_library(content).problems

    assert [one.path.parts[4] for one in problems] == list("abcdefghijk") + ["m"]
    assert all(one.severity == "error" for one in problems)
