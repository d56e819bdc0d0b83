"""The command: a report that says what was made, kept, dropped and what needs a human."""

import io
import json
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest
from PIL import Image

from plugins.clip import ClipError
from plugins.clip.command import Desk, Wish, clip, clip_all
from plugins.clip.fetch import Fetcher, Reach
from plugins.story import load_story
from tests.clip.fetch.servers import Server, page

ROOT = Path(__file__).parents[2]
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
        "pictures", "tags", "dropped", "rights",
    ]  # fmt: skip
    assert (shown["published"], shown["language"]) == ("2022-01-11T09:07:00+07:00", "en")
    assert shown["url"] == "https://news.example/a"
    assert list(tmp_path.iterdir()) == []


def test_of_much_that_was_dropped_the_report_shows_the_beginning(tmp_path):
    noise = "".join(f"Baca juga: Berita nomor {n}\n" for n in range(20))

    report = run("-", tmp_path, stdin=f"Judul\n\nWarga pergi.\n\n{noise}".encode(), lang="id")

    assert "  Baca juga: Berita nomor 14  (link to another story)\n  … and 5 more;" in report


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


PICTURE = io.BytesIO()
Image.new("RGB", (64, 48), "red").save(PICTURE, "JPEG", comment=b"SECRET")
SENTENCES = "".join(
    f"<p>Banjir merendam rumah warga di Kecamatan {name}, Kabupaten Demak, Jawa Tengah, sejak"
    f" tanggul Sungai Wulan jebol pada Selasa pagi, kata kepala desa {name}.</p>"
    for name in ("Mijen", "Gajah", "Karanganyar", "Dempet", "Wonosalam")
)


def html(image, *, head=""):
    """Return a page of an article with one picture."""
    return (
        f'<!DOCTYPE html><html lang="id"><head><title>Banjir Demak</title>{head}'
        '<meta property="article:published_time" content="2022-01-11T09:07:00+07:00">'
        f"</head><body><article><h1>Banjir Rendam Demak</h1><figure><img src='{image}'"
        " width=640 height=480><figcaption>Warga menambal tanggul di Demak.</figcaption>"
        f"</figure>{SENTENCES}<p>Lihat <a href='/lain'>berita lain</a> tentang banjir itu, yang"
        " juga melanda Kudus dan Pati sejak pekan lalu.</p></article></body></html>"
    ).encode()


@pytest.fixture
def outlet():
    """Return a server of this machine that has an article, and a fetcher that may reach it."""
    answers = {"/foto/banjir.jpg": page(PICTURE.getvalue(), kind="image/jpeg")}
    with Server(answers) as server:
        canonical = f'<link rel="canonical" href="{server.url("/2022/banjir")}">'
        answer = page(html("/foto/banjir.jpg", head=canonical))
        server.answers["/2022/banjir"] = server.answers["/2022/banjir?utm_source=x"] = answer
        reach = Reach(frozenset({server.port}), loopback=True)
        server.fetcher = Fetcher(reach=reach, sleep=lambda seconds: None)
        yield server


def story_in(content):
    (path,) = content.rglob("id.md")
    return path, load_story(path.parent)


def test_an_address_becomes_a_story_with_its_picture(outlet, tmp_path):
    report = run(outlet.url("/2022/banjir?utm_source=x"), tmp_path, fetcher=outlet.fetcher)

    path, story = story_in(tmp_path)
    (picture,) = story.texts["id"].pictures
    assert report.startswith(f"Wrote {path}\n")
    assert "  picture    banjir.jpg: Warga menambal tanggul di Demak. (credit: not known)" in report
    assert "`banjir.jpg` has no `alt`, and its caption stands in: write what it shows." in report
    assert (story.source.url, picture.file) == (outlet.url("/2022/banjir"), "banjir.jpg")
    assert b"SECRET" not in (path.parent / "banjir.jpg").read_bytes()


def test_an_address_that_is_there_is_not_asked_again(outlet, tmp_path):
    run(outlet.url("/2022/banjir"), tmp_path, fetcher=outlet.fetcher)
    asked = len(outlet.paths)
    path, _ = story_in(tmp_path)
    path.write_text(path.read_text(encoding="utf-8").replace("Banjir", "Air"), encoding="utf-8")
    before = path.read_bytes()

    report = run(outlet.url("/2022/banjir?fbclid=1"), tmp_path, fetcher=outlet.fetcher)

    told = f"Already clipped: {path} comes from this address. Nothing was written."
    assert report == f"{told} {AGAIN}"
    assert (len(outlet.paths), path.read_bytes()) == (asked, before)


def test_again_writes_beside_the_first_and_the_same_bytes(outlet, tmp_path):
    for content in (tmp_path / "a", tmp_path / "b"):
        run(outlet.url("/2022/banjir"), content, fetcher=outlet.fetcher)
    run(outlet.url("/2022/banjir"), tmp_path / "a", fetcher=outlet.fetcher, again=True)

    first, second = sorted((tmp_path / "a").rglob("id.md"))
    other, _ = story_in(tmp_path / "b")
    assert second.parent.name == f"{first.parent.name}-2"
    assert first.read_bytes() == other.read_bytes()
    assert (first.parent / "banjir.jpg").read_bytes() == (other.parent / "banjir.jpg").read_bytes()


@pytest.mark.parametrize(
    ("head", "url"),
    [
        pytest.param("", "", id="no address"),
        pytest.param(
            '<link rel="canonical" href="https://news.example/2022/banjir">',
            "https://news.example/2022/banjir",
            id="canonical",
        ),
        pytest.param(
            "<!-- saved from url=(0032)https://news.example/2022/banjir -->",
            "https://news.example/2022/banjir",
            id="noted by the browser",
        ),
    ],
)
def test_a_saved_page_becomes_a_story_with_its_picture(tmp_path, head, url):
    saved = tmp_path / "Banjir Demak.html"
    saved.write_bytes(html("./Banjir%20Demak_files/tanggul.jpg", head=head))
    (tmp_path / "Banjir Demak_files").mkdir()
    (tmp_path / "Banjir Demak_files/tanggul.jpg").write_bytes(PICTURE.getvalue())

    run(str(saved), tmp_path / "content")

    path, story = story_in(tmp_path / "content")
    assert story.source.url == url
    assert [picture.file for picture in story.texts["id"].pictures] == ["tanggul.jpg"]
    assert "invalid" not in path.read_text(encoding="utf-8")
    assert "berita lain" in story.texts["id"].body


def test_a_picture_that_cannot_be_had_is_told_and_the_story_kept(outlet, tmp_path):
    del outlet.answers["/foto/banjir.jpg"]

    report = run(outlet.url("/2022/banjir"), tmp_path, fetcher=outlet.fetcher)

    path, _ = story_in(tmp_path)
    told = "The picture `banjir.jpg` was not taken: the server answers 404 Not Found."
    assert told in report
    assert list(path.parent.iterdir()) == [path]
    assert 'pictures:\n  - caption: "Warga menambal' in path.read_text(encoding="utf-8")


def test_several_sources_are_clipped_and_added_up(outlet, tmp_path):
    shown, told = [], []
    missing = str(tmp_path / "no.txt")
    desk = Desk(io.BytesIO(), outlet.fetcher, told.append)
    sources = [SEED, missing, outlet.url("/2022/banjir"), SEED, outlet.url("/2022/banjir?page=all")]

    problems = clip_all(sources, Wish(tmp_path / "content", NOW), desk, shown.append)

    assert [text.split()[0] for text in shown] == ["Wrote", "Wrote", "Already", "4"]
    assert shown[-1] == "4 sources: 2 written, 1 already there, 1 refused."
    assert [problem.what for problem in problems] == ["there is no such file"]
    assert told == [
        f"{tmp_path}/content is a new content folder: no stories, tags or pages are in it.",
        f"1 of 4: {SEED}",
        f"2 of 4: {missing}",
        f"3 of 4: {outlet.url('/2022/banjir')}",
        f"Fetching {outlet.url('/2022/banjir')}",
        f"Fetching picture 1 of 1: {outlet.url('/foto/banjir.jpg')}",
        f"4 of 4: {outlet.url('/2022/banjir?page=all')}",
    ]


def test_json_of_several_sources_names_each(tmp_path):
    shown = []
    missing = str(tmp_path / "no.txt")
    desk = Desk(io.BytesIO(), OFFLINE)

    problems = clip_all([SEED, missing], Wish(tmp_path, NOW, as_json=True), desk, shown.append)

    (text,) = shown
    first, second = json.loads(text)
    assert (first["source"], first["clipping"]["authors"]) == (SEED, ["Ariyan Rastya"])
    assert second == {
        "source": missing,
        "problems": [
            {
                "path": missing,
                "line": 0,
                "what": "there is no such file",
                "mend": "Write the path of a text or HTML file, an address, or `-` to paste",
                "severity": "error",
            }
        ],
    }
    assert len(problems) == 1
    assert list(tmp_path.iterdir()) == []


def test_one_address_is_not_that_of_several_sources(tmp_path):
    wish = Wish(tmp_path, NOW, url="https://news.example/a")
    with pytest.raises(ClipError, match="one address cannot be that of several sources"):
        clip_all([SEED, "b.txt"], wish, Desk(io.BytesIO(), OFFLINE), print)


def test_a_reader_that_stops_reading_stops_nothing():
    asked = [sys.executable, "-m", "invoke", "clip", SEED, "--json"]
    with subprocess.Popen(
        asked, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        told = process.stderr.read()

    assert (process.returncode, told) == (0, b"")


def test_a_picture_without_a_licence_is_told(outlet, tmp_path):
    report = run(outlet.url("/2022/banjir"), tmp_path, fetcher=outlet.fetcher)

    assert "  Nothing says by what right a picture stands here: add `licence`," in report
