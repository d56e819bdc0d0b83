"""Two bodies side by side: paragraph by paragraph where they are built alike, else as wholes."""

import pytest

from plugins.press.passages import Match, Passage, match_bodies, split_body

HEAD_1, HEAD_2 = "<h2>Satu</h2>", "<h2>One</h2>"
PICTURE = '<figure class="figure"><img src="/p/a.webp" alt="{}"><figcaption>x</figcaption></figure>'


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param("", [], id="nothing"),
        pytest.param("\n", [], id="white space"),
        pytest.param("<p>a</p>\n<p>b</p>", [("p", "<p>a</p>"), ("p", "<p>b</p>")], id="paragraphs"),
        pytest.param(
            "<blockquote><p>a</p><p>b</p></blockquote><ul><li><p>c</p></li></ul>",
            [
                ("blockquote", "<blockquote><p>a</p><p>b</p></blockquote>"),
                ("ul", "<ul><li><p>c</p></li></ul>"),
            ],
            id="blocks in blocks",
        ),
        pytest.param(
            "<p>a</p><hr><p>b</p>",
            [("p", "<p>a</p>"), ("hr", "<hr>"), ("p", "<p>b</p>")],
            id="a rule has no end",
        ),
        pytest.param(
            '<div class="footnote"><hr><ol><li>a</li></ol></div>',
            [("div", '<div class="footnote"><hr><ol><li>a</li></ol></div>')],
            id="a rule in a block",
        ),
        pytest.param(
            '<p><img src="/a" alt="<p> or </p>">a</p><p>b</p>',
            [("p", '<p><img src="/a" alt="<p> or </p>">a</p>'), ("p", "<p>b</p>")],
            id="a tag in an attribute is none",
        ),
        pytest.param(
            "a <em>b</em><p>c</p>d",
            [("", "a <em>b</em>"), ("p", "<p>c</p>"), ("", "d")],
            id="words in no block",
        ),
    ],
)
def test_a_body_is_taken_apart_at_its_top_level(body, expected):
    assert split_body(body) == [Passage(*one) for one in expected]


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        pytest.param("", "", [], id="nothing"),
        pytest.param(
            "<p>a</p><ul><li>b</li></ul>",
            "<p>A</p><ul><li>B</li></ul>",
            [
                Match(("<p>a</p>", "<p>A</p>")),
                Match(("<ul><li>b</li></ul>", "<ul><li>B</li></ul>")),
            ],
            id="built alike",
        ),
        pytest.param(
            "<p>a</p><p>b</p>",
            "<p>AB</p>",
            [Match(("<p>a</p>\n<p>b</p>", "<p>AB</p>"), is_whole=True)],
            id="divided otherwise",
        ),
        pytest.param(
            "<p>a</p>",
            "<ul><li>A</li></ul>",
            [Match(("<p>a</p>", "<ul><li>A</li></ul>"), is_whole=True)],
            id="as many, of other kinds",
        ),
        pytest.param(
            "<p>a</p>", "", [Match(("<p>a</p>", ""), is_whole=True)], id="one of them is empty"
        ),
        pytest.param(
            f"<p>a</p>{HEAD_1}<p>b</p><p>c</p>",
            f"<p>A</p>{HEAD_2}<p>BC</p>",
            [
                Match(("<p>a</p>", "<p>A</p>")),
                Match((HEAD_1, HEAD_2)),
                Match(("<p>b</p>\n<p>c</p>", "<p>BC</p>"), is_whole=True),
            ],
            id="one part divided otherwise",
        ),
        pytest.param(
            f"<p>a</p>{HEAD_1}<p>b</p>",
            "<p>A</p><p>B</p>",
            [Match((f"<p>a</p>\n{HEAD_1}\n<p>b</p>", "<p>A</p>\n<p>B</p>"), is_whole=True)],
            id="a heading only one has",
        ),
        pytest.param(
            PICTURE.format("a"),
            PICTURE.format("b"),
            [Match((PICTURE.format("a"), PICTURE.format("b")), is_picture=True)],
            id="one picture",
        ),
        pytest.param(
            PICTURE.format("a"),
            PICTURE.format("a").replace("a.webp", "b.webp"),
            [
                Match(
                    (PICTURE.format("a"), PICTURE.format("a").replace("a.webp", "b.webp")),
                    is_whole=True,
                )
            ],
            id="two pictures",
        ),
    ],
)
def test_bodies_are_matched(first, second, expected):
    assert match_bodies(first, second) == expected
