"""No page of the finished sample holds what could run, load from elsewhere or was left open.

The linter itself sees each of these where it stands.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.hold.lint import find_flaws
from tests.site.building import ROOT, build_site

URL = "https://example.org/digest"


@pytest.mark.parametrize(
    "markup",
    [
        "<p onclick=x()>a</p>",
        "<p style='color:red'>a</p>",
        "<a href='javascript:x()'>a</a>",
        "<a href=' JavaScript :x()'>a</a>",
        "<a href='data:text/html,a'>a</a>",
        "<img src='https://evil.example/a.png'>",
        "<img src='//evil.example/a.png'>",
        "<img src='http://example.org/digest/a.png'>",
        "<img src='/a.png' srcset='/a.png 1w, //evil.example/a.png 2w'>",
        "<script>x()</script>",
        "<script src='https://evil.example/x.js'></script>",
        "<link rel=stylesheet href='//evil.example/x.css'>",
        "<style>a{}</style>",
        "<iframe src='/a/'></iframe>",
        "<form><input></form>",
        "<base href='/'>",
        "<a target=_blank href='https://a.example/'>a</a>",
        "<a href='{filename}/a.md'>a</a>",
        "<a title='{{ x }}'>a</a>",
    ],
)
def test_the_linter_sees(markup: str) -> None:
    assert len(find_flaws(f"<!doctype html><body>{markup}".encode(), URL)) == 1


def test_no_page_of_the_sample_has_a_flaw(tmp_path: Path) -> None:
    output = build_site(ROOT / "content", tmp_path / "output", URL)
    pages = sorted(output.rglob("*.html"))

    found = {str(path.relative_to(output)): find_flaws(path.read_bytes(), URL) for path in pages}

    assert len(found) > 100
    assert {name: flaws for name, flaws in found.items() if flaws} == {}
