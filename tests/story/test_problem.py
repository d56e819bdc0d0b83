"""Problems: told as `file:line: what. mend.`, all at once, in file order, also across processes."""

import pickle
from pathlib import Path

import pytest

from plugins.story.problem import Problem, StoryError, nearest

STORY = Path("content/stories/2022/01/banjir/id.md")


@pytest.mark.parametrize(
    ("problem", "told"),
    [
        pytest.param(
            Problem(STORY, 3, "`title` is blank", "Write its words"),
            "content/stories/2022/01/banjir/id.md:3: `title` is blank. Write its words.",
            id="a line",
        ),
        pytest.param(
            Problem(STORY, 0, "the file is empty", "Write the story"),
            "content/stories/2022/01/banjir/id.md: the file is empty. Write the story.",
            id="the whole file",
        ),
    ],
)
def test_a_problem_says_where_what_and_what_to_do(problem, told):
    assert str(problem) == told


def test_all_problems_are_told_in_file_and_line_order():
    error = StoryError(
        Problem(Path("b.md"), 1, "three", "Mend"),
        Problem(Path("a.md"), 10, "two", "Mend"),
        Problem(Path("a.md"), 9, "one", "Mend"),
    )

    assert str(error) == "a.md:9: one. Mend.\na.md:10: two. Mend.\nb.md:1: three. Mend."


def test_an_error_survives_the_trip_from_a_worker():
    error = StoryError(Problem(STORY, 3, "one", "Mend"), Problem(STORY, 4, "two", "Mend", "notice"))

    back = pickle.loads(pickle.dumps(error))

    assert back.problems == error.problems


@pytest.mark.parametrize(
    ("name", "known", "close"),
    [
        pytest.param("titel", ["title", "tags"], "title", id="letters swapped"),
        pytest.param("KAZAKSTAN", ["Kazakhstan", "Korea"], "Kazakhstan", id="case is ignored"),
        pytest.param("zzz", ["title", "tags"], None, id="nothing is close"),
        pytest.param("title", [], None, id="nothing is known"),
        pytest.param("", ["title"], None, id="no name"),
        pytest.param("banjr", ["banjar", "banjir"], "banjar", id="equally close: alphabetical"),
        pytest.param("banjr", ["banjir", "banjar"], "banjar", id="whatever the order given"),
    ],
)
def test_the_nearest_known_name_is_offered(name, known, close):
    assert nearest(name, known) == close
