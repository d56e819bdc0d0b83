"""The command: a report that says what was made, kept, dropped and what needs a human."""

import io
import json
from datetime import datetime
from pathlib import Path

import pytest

from plugins.clip import ClipError
from plugins.clip.command import Desk, Wish, clip, clip_all
from plugins.clip.fetch import Fetcher, Reach

SEED = str(Path(__file__).parent / "data" / "seed.txt")
NOW = datetime.fromisoformat("2022-01-12T08:00:00+07:00")
AGAIN = "To have it a second time, add `--again`."
GLOSSARY = """kazakhstan: {id: Kazakhstan, en: Kazakhstan}
almaty: {id: Almaty, en: Almaty}
banjir: {id: Banjir, en: Flood}
"""


OFFLINE = Fetcher(resolver=lambda host, port: [])


def run(source, content, *, stdin=b"", fetcher=OFFLINE, **wish):
    return clip(source, Wish(content, NOW, **wish), Desk(io.BytesIO(stdin), fetcher))


def test_the_seed_is_reported_whole(tmp_path):
    (tmp_path / "tags.yaml").write_text(GLOSSARY, encoding="utf-8")

    report = run(SEED, tmp_path)

    title = "Presiden Kazakhstan Ungkap Bahwa Teroris Dalang Dibalik Kerusuhan"
    folder = "2022/01/presiden-kazakhstan-ungkap-teroris-dalang-dibalik-kerusuhan"
    assert report == (
        f"Wrote {tmp_path}/stories/{folder}/id.md\n"
        f"  title      {title}\n"
        "  authors    Ariyan Rastya\n"
        "  published  2022-01-11 09:07 +0700\n"
        "  language   id\n"
        "  source     not known\n"
        "  summary    Presiden Kazakhstan Kassym-Jomart Tokayev menungkapkan pada Selasa 11/1 bahwa"
        " kekerasan yang te…\n"
        "  body       11 paragraphs\n"
        "  picture    Sebuah minibus yang terbakar terlihat di Almaty, kota utama Kazakhstan."
        " (credit: BBC)\n"
        "  tags       kazakhstan, almaty\n"
        "Dropped\n"
        "  • News  (site header above the headline)\n"
        f"  {title}  (the headline again, glued to the text after it)\n"
        "  FOLLOW US  (call to follow)\n"
        "For you to look at\n"
        "  The text brings no picture file; caption and credit are kept."
    )


def test_the_same_text_again_says_so_and_writes_nothing(tmp_path):
    run(SEED, tmp_path)
    (path,) = tmp_path.rglob("id.md")
    before = path.read_bytes()

    report = run(SEED, tmp_path)

    assert report == f"Already clipped: {path} holds this text. Nothing was written. {AGAIN}"
    assert (list(tmp_path.rglob("*.md")), path.read_bytes()) == ([path], before)


def test_json_shows_the_clipping_and_writes_nothing(tmp_path):
    shown = json.loads(run(SEED, tmp_path, as_json=True, lang="en", url="https://news.example/a"))

    assert list(shown) == [
        "title", "authors", "published", "language", "source_name", "url", "summary", "body",
        "pictures", "tags", "dropped",
    ]  # fmt: skip
    assert (shown["published"], shown["language"]) == ("2022-01-11T09:07:00+07:00", "en")
    assert shown["url"] == "https://news.example/a"
    assert list(tmp_path.iterdir()) == []


def test_what_needs_a_human_is_said(tmp_path):
    report = run("-", tmp_path, stdin=b"Judul\n\nWarga pergi.", lang="id")

    assert report.endswith(
        "For you to look at\n"
        "  No date of publication was found.\n"
        "  No author was found.\n"
        "  It is a draft: mend title and date, then write `status: published`."
    )


@pytest.mark.parametrize(
    ("given", "told"),
    [
        pytest.param(
            {"stdin": b""},
            "standard input: there is no text in it. Copy the article's headline"
            " and its paragraphs, and paste them again.",
            id="empty",
        ),
        pytest.param(
            {"stdin": b"Judul\n\nAlmaty."},
            "standard input: its words do not tell whether it is"
            " Indonesian or English. Say which: `--lang id` or `--lang en`.",
            id="no language",
        ),
        pytest.param(
            {"stdin": b"Judul", "lang": "id"},
            "standard input: there is only a headline, no story."
            " Copy the paragraphs too, and paste them again.",
            id="only a headline",
        ),
        pytest.param(
            {"lang": "fr"},
            "--lang: 'fr' is no language of the digest. Write `--lang id` or `--lang en`.",
            id="language",
        ),
        pytest.param(
            {"url": "javascript:a"},
            "--url: 'javascript:a' is not a web address. Write it with `https://` in front.",
            id="address",
        ),
    ],
)
def test_what_cannot_be_done_is_told(tmp_path, given, told):
    with pytest.raises(ClipError) as caught:
        run("-", tmp_path, **given)

    assert str(caught.value) == told
    assert list(tmp_path.iterdir()) == []
