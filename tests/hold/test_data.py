"""Data for machines reads back exactly, and holds nothing that ends the script it stands in."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from lxml import html

from tests.site.building import build_site, make_content, write_story

# Whatever ends a script, a comment, a string or a line somewhere, and letters outside the BMP.
WORDS = {
    "a closing tag": 'a</script><script>x()</script>"',
    "a comment": "a<!-- <script> --> b",
    "a section": "a]]><![CDATA[b",
    "quotes": "a\"b'c`d\\e",
    "entities": "a&lt;b&amp;c&#x3c;d",
    "a template": "a{{ 7 * 7 }}{% raw %}b",
    "letters beyond": "a😀b𝒳c",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("data")
    content = make_content(folder / "content")
    for number, words in enumerate(WORDS.values()):
        write_story(content, f"2022/01/kata-{number}", title=words, summary=words)
    return build_site(content, folder / "output", "https://example.org")


@pytest.mark.parametrize("case", WORDS)
def test_what_a_page_tells_machines_is_what_was_written(site: Path, case: str) -> None:
    words = WORDS[case]
    raw = (site / f"id/2022/01/kata-{list(WORDS).index(case)}/index.html").read_bytes()

    scripts = re.findall(rb'<script type="application/ld\+json">(.*?)</script>', raw, re.DOTALL)

    assert len(scripts) == 1
    assert not re.search(rb"[<>&\xe2\x80\xa8\xe2\x80\xa9]{3}|<", scripts[0])
    assert json.loads(scripts[0])["headline"] == words
    tree = html.fromstring(raw)
    assert tree.xpath('//meta[@property="og:title"]/@content') == [words]
    assert tree.findtext(".//h1") == words


def test_a_feed_in_json_reads_back(site: Path) -> None:
    items = json.loads((site / "id/feed.json").read_text(encoding="utf-8"))["items"]

    assert sorted(item["title"] for item in items) == sorted(WORDS.values())
