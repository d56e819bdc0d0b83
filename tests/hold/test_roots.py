"""A link that leads nowhere stops the build with its line, wherever the site stands."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.story.problem import StoryError
from tests.site.building import build_site, make_content, write_picture, write_story

DEAD = {
    "an address": "[a](/id/2022/01/tidak-ada/)",
    "an address of another case": "[a](/id/2022/01/BANJIR/)",
    "a file": "[a](../tidak-ada/id.md)",
    "a file of another case": "[a](../banjir/ID.md)",
    "a part": "[a](#tidak-ada)",
    "a tag": "[a](/id/tag/tidak-ada/)",
    "a feed": "[a](/id/tag/gempa/feed.xml)",
    "a picture": "![a](tidak-ada.png)",
    "a picture of another case": "![a](A.PNG)",
    "a file named as Pelican does": "[a]({filename}/stories/2022/01/tidak-ada/id.md)",
    "a file above": "[a](../../../../../../etc/passwd)",
}


@pytest.mark.parametrize("siteurl", ["", "https://a.example", "https://a.example/sub/path"])
def test_each_dead_link_is_told_with_its_line(tmp_path: Path, siteurl: str) -> None:
    content = make_content(tmp_path / "content")
    write_story(content)
    told = []
    for number, link in enumerate(DEAD.values()):
        path = write_story(content, f"2022/02/mati-{number}", body=f"Air.\n\n{link}\n")
        write_picture(path.with_name("a.png"))
        line = path.read_text(encoding="utf-8").split("\n").index(link) + 1
        told.append((path, line))

    with pytest.raises(StoryError) as caught:
        build_site(content, tmp_path / "output", siteurl)

    assert [(one.path, one.line) for one in sorted(caught.value.problems)] == sorted(told)
    assert not (tmp_path / "output").exists()


@pytest.mark.parametrize("siteurl", ["", "https://a.example/sub/path"])
def test_a_part_that_another_page_lacks_is_told_once_all_pages_are_there(
    tmp_path: Path, siteurl: str
) -> None:
    content = make_content(tmp_path / "content")
    write_story(content)
    path = write_story(content, "2022/02/mati", body="[a](/id/2022/01/banjir/#tidak-ada)")

    with pytest.raises(StoryError) as caught:
        build_site(content, tmp_path / "output", siteurl)

    assert [(one.path, one.line) for one in caught.value.problems] == [(path, 10)]
    assert not (tmp_path / "output").exists()
