"""Limits: no body keeps a build for longer than anyone would wait, and none is refused unfairly."""

from pathlib import Path

import pytest
from markdown import Markdown

import pelicanconf
from plugins.press.links import LinkDesk
from plugins.story.front_matter import FrontMatter
from plugins.story.inert import make_inert, plain_words
from plugins.story.limits import MAX_TAGS, check_limits
from plugins.story.load import read_story
from tests.pace import within
from tests.story.writing import original, write

HERE = Path("id.md")


def told(body):
    return [str(one) for one in check_limits(HERE, FrontMatter({}, {}, body, 9))]


@pytest.mark.parametrize(
    ("body", "problems"),
    [
        pytest.param("", [], id="nothing"),
        pytest.param("<" * MAX_TAGS, [], id="as many tags as may be"),
        pytest.param(
            "<" * (MAX_TAGS + 1),
            [
                f"id.md:9: the body has {MAX_TAGS + 1:,} times `<`, more than {MAX_TAGS:,}."
                " Write `&lt;` where no tag is meant."
            ],
            id="one tag more",
        ),
        pytest.param("[" * 2000, [], id="as many brackets as may be"),
        pytest.param(("[a](b) " * 400 + "\n\n") * 20, [], id="many links in many paragraphs"),
        pytest.param(
            "a\n\nb\n\nc " + "[" * 2001,
            ["id.md:13: a paragraph has 2,001 times `[`. Cut it up: at most 2,000 are read."],
            id="one bracket more",
        ),
        pytest.param(("> " * 40) + "a", [], id="as deep as may be"),
        pytest.param(
            "a\n" + ("> " * 41) + "b",
            [
                "id.md:10: lists or quotations stand more than 40 deep in each other."
                " Write them side by side."
            ],
            id="one quotation deeper",
        ),
        pytest.param(
            ">" * 42 + "a",
            [
                "id.md:9: lists or quotations stand more than 40 deep in each other."
                " Write them side by side."
            ],
            id="without spaces",
        ),
        pytest.param(
            "1. - * + 2) " * 9 + "a",
            [
                "id.md:9: lists or quotations stand more than 40 deep in each other."
                " Write them side by side."
            ],
            id="lists of every kind",
        ),
        pytest.param("-" * 200 + "\n\n" + "* " * 30, [], id="rules"),
        pytest.param("a - b " * 200, [], id="dashes amid words"),
    ],
)
def test_a_body_over_a_limit_is_told_with_its_line(body, problems):
    assert told(body) == problems


EXTENSIONS = pelicanconf.MARKDOWN["extensions"]


def read_whole(folder):
    """Do to a story's body what a build does."""
    story, _ = read_story(folder)
    if story is None:
        return
    text = story.texts["id"]
    try:
        html = Markdown(extensions=EXTENSIONS, output_format="html").convert(text.body)
    except RecursionError:
        return  # the press tells it
    desk = LinkDesk(folder.parents[2], dict, set(), "", tuple)
    plain_words(make_inert(desk.resolve(html, text.path, text.front)))


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("<a " * 30_000, id="tags never closed"),
        pytest.param("<a " * (MAX_TAGS - 1), id="tags never closed, just allowed"),
        pytest.param("<img " * 30_000, id="pictures never closed"),
        pytest.param("[" * 5_000, id="brackets"),
        pytest.param(("[" * 1_900 + "\n\n") * 2, id="brackets, just allowed"),
        pytest.param("![" * 30_000, id="pictures of Markdown"),
        pytest.param("[a](" * 1_900, id="links never closed"),
        pytest.param("> " * 3_000, id="quotations"),
        pytest.param("- " * 3_000, id="lists"),
        pytest.param("\n".join(" " * 4 * n + "- x" for n in range(300)), id="indented lists"),
        pytest.param("*a **b _c __d " * 5_000, id="emphasis never closed"),
        pytest.param(" ".join("`" * n for n in range(1, 300)), id="back quotes"),
        pytest.param("kata " * 200_000, id="one line of a megabyte"),
        pytest.param("[^a]: x\n" * 5_000, id="footnotes"),
        pytest.param("[a]: b\n" * 20_000, id="references"),
        pytest.param(("|" * 2_000 + "\n") * 20 + "|-" * 2_000, id="a wide table"),
        pytest.param("&#" * 100_000, id="references never closed"),
        pytest.param("\\" * 200_000, id="backslashes"),
        pytest.param("<!--" * (MAX_TAGS - 1), id="comments never closed"),
        pytest.param("<div>\n" * (MAX_TAGS - 1), id="boxes never closed"),
        pytest.param("a\n: b\n\n" * 5_000, id="definitions"),
        pytest.param("\\*" * 100_000, id="escapes"),
        pytest.param("\\*" * 9_900, id="escapes, just allowed"),
        pytest.param("# a\n" * 20_000, id="headings without a line between"),
        pytest.param("# a\n" * 1_900, id="headings, just allowed"),
        pytest.param("a\n:   b\n" * 5_000, id="definitions without a line between"),
    ],
)
def test_no_body_takes_longer_than_anyone_would_wait(tmp_path, body):
    folder = write(tmp_path / "2022/01/bom", {"id.md": original() + body})

    with within(2):
        read_whole(folder)
