"""Blocks become Markdown that renders as the page's own lists, code and emphasis."""

import pytest

from plugins.clip.page.blocks import split_blocks
from plugins.clip.page.decode import parse_page
from plugins.clip.page.markdown import to_markdown


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        pytest.param(
            "<ul><li>Satu<ol><li>Dalam dua<li>Dalam tiga</ol><li>Empat<p>Lagi</p></ul>",
            "- Satu\n    1. Dalam dua\n    2. Dalam tiga\n- Empat\n    Lagi",
            id="nested list",
        ),
        pytest.param(
            "<ol><li>a</ol><p>b</p><ol><li>c</ol>", "1. a\n\nb\n\n1. c", id="two numbered lists"
        ),
        pytest.param(
            "<p>x</p><pre>a  = 1<br>  b\nc</pre>", "x\n\n    a  = 1\n      b\n    c", id="code"
        ),
        pytest.param("<p><b>Al</b><b>maty</b> kota</p>", "**Almaty** kota", id="bold in pieces"),
        pytest.param(
            "<blockquote><ul><li>a<li>b</ul></blockquote>", "> - a\n> - b", id="list in a quotation"
        ),
    ],
)
def test_markdown_keeps_what_the_markup_says(html, markdown):
    blocks = split_blocks(parse_page(f"<html><body>{html}</body></html>"))

    assert to_markdown(blocks, "https://www.example.id/a") == markdown
