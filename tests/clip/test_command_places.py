"""What `./inv clip` writes has its pictures where the page had them, whatever its links were."""

import io
from datetime import UTC, datetime

import pytest
from PIL import Image

from plugins.clip.command import Desk, Wish, clip
from plugins.clip.fetch import Fetcher
from tests.clip.page.test_page_read import SENTENCE, page

NOW = datetime(2022, 1, 12, tzinfo=UTC)
SAVED = "<!-- saved from url=(0024)https://news.example/a/b -->"


@pytest.mark.parametrize("head", [pytest.param(SAVED, id="address"), pytest.param("", id="none")])
def test_a_picture_is_written_where_it_stood(tmp_path, head):
    links = "<a href='/lain'>kabar lain</a> "
    figure = "<img src='a_files/{}.png' width=800 height=500 alt='{}'>"
    text = (
        f"{figure.format('lead', 'Gedung')}<p>{links * 3}Satu: {SENTENCE}.</p>"
        f"<p>Dua: {SENTENCE}.</p>{figure.format('bus', 'Bus')}<p>Tiga: {SENTENCE}.</p>"
    )
    (tmp_path / "a.html").write_text(page(text, head), encoding="utf-8")
    (tmp_path / "a_files").mkdir()
    for name, colour in (("lead", "red"), ("bus", "blue")):
        Image.new("RGB", (40, 40), colour).save(tmp_path / f"a_files/{name}.png")

    offline = Fetcher(resolver=lambda host, port: [])
    clip(str(tmp_path / "a.html"), Wish(tmp_path / "content", NOW, lang="id"),
         Desk(io.BytesIO(), offline))  # fmt: skip

    (written,) = (tmp_path / "content").glob("stories/*/*/*/id.md")
    (file,) = (one.name for one in written.parent.glob("bus.*"))
    lines = written.read_text(encoding="utf-8").split("\n\n")
    assert [line[:4] for line in lines[-4:]][1:] == ["Dua:", "![Bu", "Tiga"]
    assert lines[-2] == f"![Bus]({file})"
