"""The theme's files: one stylesheet in the order of the cascade, and all the rest as it is."""

import pytest

from plugins.press.assets import (
    font_addresses,
    paper_colours,
    script_address,
    stylesheet,
    stylesheet_address,
    theme_files,
    without_comments,
)
from plugins.story.problem import StoryError
from tests.story.writing import write

THEME = {
    "static/css/site.css": "@layer base, blocks;\n",
    "static/css/blocks/b.css": "b {}\n",
    "static/css/blocks/a.css": "/* block: of *two*\n\n   lines */\n\na {}\n",
    "static/css/utilities/u.css": "u\n",
    "static/css/layouts/l.css": "l\n",
    "static/css/base/z.css": "z\n",
    "static/css/base/notes.txt": "no style",
    "static/css/other/o.css": "no layer",
    "static/fonts/B.woff2": b"\1",
    "static/fonts/A.woff2": b"\2",
    "static/fonts/OFL.txt": "licence",
    "static/icon.svg": "<svg/>",
    "static/site.js": '/* a */\nconst a = "b"; // b\n// c\nif (a) {\n  b(); }\n',
    "static/.DS_Store": "",
    "templates/base.html": "",
}


@pytest.fixture
def theme(tmp_path):
    return write(tmp_path / "theme", THEME)


def test_the_stylesheet_is_joined_in_the_order_of_the_cascade(theme):
    assert stylesheet(theme) == "@layer base,blocks;z l a{}b{}u\n"


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        pytest.param("a {\n  b: c;\n  d: e;\n}\n", "a{b: c;d: e}", id="rules"),
        pytest.param(":where(a, b) > c + d {}", ":where(a,b) > c + d{}", id="selectors"),
        pytest.param("a { b: calc(1rem + 2vw); }", "a{b: calc(1rem + 2vw)}", id="sums"),
        pytest.param('a { b: "c d" "e  f"; }', 'a{b: "c d" "e f"}', id="areas of a grid"),
        pytest.param("a /* b */ c {}", "a c{}", id="a comment parts words"),
    ],
)
def test_the_stylesheet_says_the_same_in_fewer_bytes(theme, written, expected):
    small = write(theme.parent / "small", {"static/css/site.css": written})

    assert stylesheet(small) == f"{expected}\n"


def test_the_script_goes_without_its_comments_and_margins(theme):
    small = without_comments(theme / "static/site.js")

    assert small == 'const a = "b";\nif (a) {\nb(); }\n'
    assert script_address(theme, "/sub", "site.js").startswith("/sub/theme/site.js?v=")


def test_its_address_changes_with_its_words_and_not_without(theme, tmp_path):
    same = write(tmp_path / "same", THEME)
    changed = write(tmp_path / "changed", {**THEME, "static/css/base/z.css": "y\n"})

    address = stylesheet_address(theme, "/sub")

    assert address.startswith("/sub/theme/site.css?v=")
    assert stylesheet_address(same, "/sub") == address
    assert stylesheet_address(changed, "/sub") != address


def test_fonts_are_named_in_order(theme):
    assert font_addresses(theme, "/sub") == (
        "/sub/theme/fonts/A.woff2",
        "/sub/theme/fonts/B.woff2",
    )
    assert font_addresses(theme / "none", "") == ()


def test_everything_else_is_taken_as_it_is(theme):
    files = {address: make() for address, make in theme_files(theme)}

    assert files == {
        "/theme/fonts/A.woff2": b"\2",
        "/theme/fonts/B.woff2": b"\1",
        "/theme/fonts/OFL.txt": b"licence",
        "/theme/icon.svg": b"<svg/>",
        "/theme/site.css": stylesheet(theme).encode(),
        "/theme/site.js": without_comments(theme / "static/site.js").encode(),
    }


@pytest.mark.parametrize(
    "token", ["--paper: light-dark(#FAF8F3, #171613);", "--paper:light-dark( #FAF8F3,#171613 )"]
)
def test_the_ground_is_read_from_the_first_token(theme, token):
    write(theme, {"static/css/base/tokens.css": f":root {{ {token} --paper: #fff }}"})

    assert paper_colours(theme) == ("#FAF8F3", "#171613")


def test_a_theme_that_tells_no_ground_is_told(theme):
    write(theme, {"static/css/base/tokens.css": ":root { --paper: red }"})

    with pytest.raises(StoryError, match=r"tokens\.css: no colour of the ground.*Write `--paper"):
        paper_colours(theme)
