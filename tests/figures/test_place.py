"""Placing: each picture of a body gives way to its figure, and no word changes its place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from plugins.figures.place import place_figures


def draw(src, alt, caption, place):
    assert place in ("body", "group")
    return f"<figure>{'|'.join(one for one in (src, alt, caption) if one)}</figure>" if src else ""


@pytest.mark.parametrize(
    ("body", "placed"),
    [
        pytest.param("", "", id="nothing"),
        pytest.param("<p>a &lt; b</p>", "<p>a &lt; b</p>", id="no picture: untouched"),
        pytest.param(
            '<p><img alt="Peta" src="a.png" title="Kata"></p>',
            "<figure>a.png|Peta|Kata</figure>",
            id="alone in its paragraph",
        ),
        pytest.param(
            '<p>x</p>\n<p><img src="a"></p>\n<p>y</p>',
            "<p>x</p>\n<figure>a</figure>\n<p>y</p>",
            id="between paragraphs",
        ),
        pytest.param(
            '<p><img src="a">\n<img src="b"> <img src="c"></p>',
            '<div class="gallery"><figure>a</figure><figure>b</figure><figure>c</figure></div>',
            id="several in one paragraph",
        ),
        pytest.param(
            '<p><img src="a"><br>\n<img src="b"></p>',
            '<div class="gallery"><figure>a</figure><figure>b</figure></div>',
            id="several on lines of their own",
        ),
        pytest.param(
            '<p>x</p><p><img src="a"> <em><img src="b"></em></p><p><img src="c"></p>',
            '<p>x</p><div class="gallery"><figure>a</figure><figure>b</figure></div>'
            "<figure>c</figure>",
            id="a group and a single one",
        ),
        pytest.param(
            '<p><picture><source srcset="/x 1w"><img src="a"></picture> y</p>',
            "<p> y</p><figure>a</figure>",
            id="raw HTML offers no formats of its own",
        ),
        pytest.param(
            '<p>x <img src="a"> y</p>\n<p>z</p>',
            "<p>x  y</p><figure>a</figure>\n<p>z</p>",
            id="amid words",
        ),
        pytest.param(
            '<p>x <img src="a"> y <em>w <img src="b"></em></p>',
            "<p>x  y <em>w </em></p><figure>a</figure><figure>b</figure>",
            id="several amid words",
        ),
        pytest.param(
            '<p>x <img src="a"></p><p>y <img src="b"></p>',
            "<p>x </p><figure>a</figure><p>y </p><figure>b</figure>",
            id="in two paragraphs",
        ),
        pytest.param(
            '<p><a href="https://x.example/"><img src="a"></a></p>',
            "<figure>a</figure>",
            id="linked: no empty link stays",
        ),
        pytest.param(
            '<p><strong><em><img src="a"></em></strong></p>',
            "<figure>a</figure>",
            id="nested in nothing but marks",
        ),
        pytest.param(
            '<ul>\n<li>x <img src="a"></li>\n<li>y</li>\n</ul>',
            "<ul>\n<li>x </li>\n<li>y</li>\n</ul><figure>a</figure>",
            id="in a tight list",
        ),
        pytest.param(
            '<ul>\n<li>\n<p>x <img src="a"></p>\n</li>\n</ul>',
            "<ul>\n<li>\n<p>x </p><figure>a</figure>\n</li>\n</ul>",
            id="in a loose list",
        ),
        pytest.param(
            '<blockquote>\n<p>x <img src="a"></p>\n</blockquote>',
            "<blockquote>\n<p>x </p><figure>a</figure>\n</blockquote>",
            id="in a quotation",
        ),
        pytest.param(
            '<table><tbody><tr><td>x <img src="a"></td></tr></tbody></table>',
            "<table><tbody><tr><td>x </td></tr></tbody></table><figure>a</figure>",
            id="in a table",
        ),
        pytest.param(
            '<h2>x <img src="a"></h2><p>y</p>',
            "<h2>x </h2><figure>a</figure><p>y</p>",
            id="in a heading",
        ),
        pytest.param(
            '<img src="a">x<img src="b">', "<figure>a</figure>x<figure>b</figure>", id="in nothing"
        ),
        pytest.param(
            'a &lt;b&gt; &amp; <img src="a"> &lt;c&gt;',
            "a &lt;b&gt; &amp; <figure>a</figure> &lt;c&gt;",
            id="text about markup stays text",
        ),
        pytest.param('<p>x <IMG SRC="a"></p>', "<p>x </p><figure>a</figure>", id="capitals"),
        pytest.param("<p>x <img> y</p>", "<p>x  y</p>", id="dropped where nothing is drawn"),
        pytest.param("<p><img></p><p>y</p>", "<p>y</p>", id="dropped with its paragraph"),
        pytest.param(
            '<p><img src="&quot;&gt;x" alt="a &amp; b"></p>',
            "<figure>&quot;&gt;x|a &amp; b</figure>".replace("&quot;", '"'),
            id="words of the picture are given as characters",
        ),
    ],
)
def test_figures_take_the_place_of_pictures(body, placed):
    def escaped(*words):
        return draw(*words).replace('">x', '"&gt;x').replace(" & ", " &amp; ")

    assert place_figures(body, escaped) == placed


_WORDS = st.sampled_from(["one", "two ", " three", "&lt;b&gt;", "é"])
_PICTURE = st.just('<img src="a">')
_INLINE = st.lists(
    st.one_of(_WORDS, _PICTURE, _WORDS.map(lambda x: f"<em>{x}</em>")), max_size=5
).map("".join)
_BLOCK = st.one_of(
    _INLINE.map(lambda x: f"<p>{x}</p>"),
    st.lists(_INLINE, min_size=1, max_size=3).map(
        lambda xs: "<ul>" + "".join(f"<li>{x}</li>" for x in xs) + "</ul>"
    ),
    _INLINE.map(lambda x: f"<blockquote><p>{x}</p></blockquote>"),
    _INLINE.map(lambda x: f"<h2>{x}</h2>"),
    _WORDS,
)


@given(st.lists(_BLOCK, max_size=6).map("".join))
def test_every_word_stays_in_order_and_every_picture_is_drawn(body):
    placed = place_figures(body, lambda *_: "<figure></figure>")

    before = html.fragment_fromstring(body, create_parent="div")
    after = html.fragment_fromstring(placed, create_parent="div")
    assert after.text_content() == before.text_content()
    assert len(after.findall(".//figure")) == len(before.findall(".//img"))
    assert not after.xpath(".//p//figure | .//img")


def test_words_nested_deeper_than_a_parser_likes_are_kept():
    body = f"<p><img src=a></p>{'<blockquote>' * 400}<p>deep</p>{'</blockquote>' * 400}"

    assert "<p>deep</p>" in place_figures(body, draw)


@pytest.mark.parametrize("stray", ["\x00", "\x07", "\x0c", "\ufffe"])
def test_a_stray_character_is_no_crash(stray):
    assert "<figure>a</figure>" in place_figures(f'<p>x{stray}<img src="a"></p>', draw)


def test_the_pictures_of_a_group_know_that_they_are_in_one():
    places = []
    place_figures(
        '<p><img src="a"> <img src="b"></p><p><img src="c"></p><p>x <img src="d"><img src="e"></p>',
        lambda *words: places.append((words[0], words[3])) or "<figure></figure>",
    )

    assert places == [
        ("a", "group"), ("b", "group"), ("c", "body"), ("d", "body"), ("e", "body"),
    ]  # fmt: skip
