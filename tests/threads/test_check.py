"""Odd threads: each oddity is told once, at the story's own line, and hardly any stops a build."""

from pathlib import Path

import pytest

from plugins.story.glossary import load_glossary, name_key
from plugins.threads.chain import chain_stories
from plugins.threads.check import check_threads
from tests.threads.stories import story


@pytest.fixture
def told(tmp_path, monkeypatch):
    """Return a function from stories and a glossary's text to what is told, errors marked."""
    monkeypatch.chdir(tmp_path)
    path = Path("content/threads.yaml")
    path.parent.mkdir()

    def tell(stories, glossary=""):
        path.write_text(glossary)
        loaded, _ = load_glossary(path)
        threads = chain_stories(
            stories, lambda one: loaded.find(one.thread) or name_key(one.thread)
        )
        return [
            ("! " if one.severity == "error" else "")
            + str(one).removeprefix("content/stories/2022/01/")
            for one in sorted(check_threads(threads, loaded))
        ]

    return tell


KNOWN = "kazakhstan-2022: {id: Kazakhstan, en: Kazakhstan, aliases: [krisis]}"
PAIR = [story("a", 1, "kazakhstan-2022"), story("b", 2, "kazakhstan-2022")]


@pytest.mark.parametrize(
    ("stories", "glossary", "expected"),
    [
        pytest.param([], "", [], id="nothing"),
        pytest.param(PAIR, "", [], id="a sound thread without a file"),
        pytest.param(PAIR, KNOWN, [], id="a sound thread with a name"),
        pytest.param(
            [story("a")],
            "",
            [
                "a/id.md:7: this is the only story of the thread `demak`. Add `thread: demak` to"
                " the stories that follow it, or take the line out."
            ],
            id="one story",
        ),
        pytest.param(
            [story("a", 1), story("b", 182)],
            "",
            [
                "b/id.md:7: the thread `demak` was still for 181 days before this. If it is"
                " another matter, give it a thread of its own."
            ],
            id="half a year of silence",
        ),
        pytest.param([story("a", 1), story("b", 181)], "", [], id="not quite half a year"),
        pytest.param(
            [story("a"), story("b", languages=("en",))],
            "",
            [
                "b/en.md:7: the thread `demak` has a gap in Indonesian: this story. Translate it"
                " with `./inv translate content/stories/2022/01/b`."
            ],
            id="a story missing in one language",
        ),
        pytest.param(
            [story("a", languages=("id",)), story("b", languages=("id",))],
            "",
            [],
            id="a thread in one language",
        ),
        pytest.param(
            [*PAIR, story("c", 3, "kazakstan-2022"), story("d", 4, "kazakstan-2022")],
            KNOWN,
            [
                f"! {slug}/id.md:7: the thread 'kazakstan-2022' is not in `threads.yaml`. Write"
                " `kazakhstan-2022`, or add it to `content/threads.yaml`."
                for slug in "cd"
            ],
            id="a key that the file lacks, close to one it has",
        ),
        pytest.param(
            [*PAIR, story("c", 3, "krisis")], KNOWN, [], id="an alias of one that it has"
        ),
        pytest.param(
            [*PAIR, story("c", 3, "banjir"), story("d", 4, "banjir")],
            KNOWN,
            [],
            id="a key that the file lacks, close to none",
        ),
        pytest.param(
            [*PAIR, *(story(slug, 3, "kazakhstan") for slug in "cde")],
            "",
            [
                f"{slug}/id.md:7: the threads `kazakhstan-2022` and `kazakhstan` have nearly the"
                " same key. Write `kazakhstan` if they are one; if not, name both in"
                " `content/threads.yaml`."
                for slug in "ab"
            ],
            id="two keys that the file lacks",
        ),
        pytest.param(
            [*PAIR, story("c", 3, "kazakhstan"), story("d", 4, "kazakhstan")],
            f"{KNOWN}\nkazakhstan: {{id: Negeri, en: Country}}",
            [],
            id="two keys that the file has",
        ),
        pytest.param(
            [*PAIR, story("c", 3, "kazakstan-2022"), story("d", 4, "kazakstan-2022")],
            "a: [",
            [],
            id="a file that cannot be read",
        ),
    ],
)  # fmt: skip
def test_odd_threads_are_told(told, stories, glossary, expected):
    assert told(stories, glossary) == expected
