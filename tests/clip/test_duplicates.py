"""A story that is there is found by its address or its words, also after an editor's hand."""

import pytest

from plugins.clip import read_paste
from plugins.clip.clipping import Clipping
from plugins.clip.duplicates import Held, address_key, find_held
from plugins.clip.entry import entry_text
from tests.clip.test_write import NOW, STORY

URL = "https://news.example/2021/12/semeru"


def hold(content, clipping=STORY, slug="semeru"):
    path = content / "stories/2021/12" / slug / "id.md"
    path.parent.mkdir(parents=True)
    path.write_text(entry_text(clipping, story_id=slug, tags=[], retrieved=NOW), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(STORY.body, id="the same"),
        pytest.param(STORY.body.replace("Warga", "Semua warga"), id="a word more"),
        pytest.param(STORY.body.replace("Warga mengungsi", "Warga pergi"), id="a word changed"),
        pytest.param(STORY.body.replace("\n\n", " "), id="one paragraph"),
        pytest.param(
            STORY.body.replace("Gunung Semeru", "**GUNUNG** [Semeru](/a)"), id="marked up"
        ),
        pytest.param(f"{STORY.body}\n\n{'Paragraf lain yang panjang sekali. ' * 9}", id="longer"),
    ],
)
def test_nearly_the_same_text_is_found(tmp_path, body):
    path = hold(tmp_path)

    assert find_held(tmp_path, body=body) == Held(path, "text")


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("Lain sama sekali.", id="other words"),
        pytest.param("Gunung Semeru meletus.", id="too short to tell"),
        pytest.param(
            "Gunung Semeru meletus. Pemerintah daerah menutup semua jalur pendakian sampai"
            " keadaan aman kembali, kata juru bicara pada Minggu.",
            id="the same event",
        ),
        pytest.param("", id="nothing"),
    ],
)
def test_other_text_is_not(tmp_path, body):
    hold(tmp_path)

    assert find_held(tmp_path, body=body) is None


def test_escapes_do_not_hide_a_text(tmp_path):
    text = "Judul\n11/01/2022\n\n# a yang *b* dan <c> atau [d](e) di &copy; sana."
    path = hold(tmp_path, read_paste(text))

    assert find_held(tmp_path, body=read_paste(text).body) == Held(path, "text")


@pytest.mark.parametrize(
    "url",
    [
        URL,
        f"{URL}/",
        f"{URL}?utm_source=x&fbclid=1#top",
        f"{URL}?page=all",
        f"{URL}/amp",
        "http://www.news.example/2021/12/semeru",
        "https://m.news.example:443/2021/12/semeru?single=1",
        "https://NEWS.example/2021/12/%73emeru",
    ],
)
def test_every_door_to_an_article_is_known(tmp_path, url):
    path = hold(tmp_path, Clipping(title="A", body="B", url=URL))

    assert find_held(tmp_path, url=url) == Held(path, "address")


@pytest.mark.parametrize(
    "url",
    [
        "https://news.example/2021/12/semeru-2",
        "https://other.example/2021/12/semeru",
        f"{URL}?id=7",
        f"{URL}?page=2",
        "",
        "no address",
        "https://[x/2021/12/semeru",
    ],
)
def test_another_address_is_another_story(tmp_path, url):
    hold(tmp_path, Clipping(title="A", body="B", url=URL))

    assert find_held(tmp_path, url=url) is None


def test_a_front_page_tells_no_story_from_another(tmp_path):
    hold(tmp_path, Clipping(title="A", body="B", url="https://news.example/"))

    assert address_key("https://news.example/") == ""
    assert find_held(tmp_path, url="https://news.example/") is None


def test_the_address_is_found_as_editors_write_it(tmp_path):
    path = hold(tmp_path)
    text = path.read_text(encoding="utf-8")
    for source in (f"source: {{name: a, url: '{URL}', rights: own}}", f"source:\n  url: {URL}\n"):
        path.write_text(text.replace("source:", f"{source}\nx:", 1), encoding="utf-8")
        assert find_held(tmp_path, url=URL) == Held(path, "address")


def test_the_address_goes_before_the_text(tmp_path):
    hold(tmp_path, slug="a")
    path = hold(tmp_path, Clipping(title="A", body="B", url=URL), slug="b")

    assert find_held(tmp_path, url=URL, body=STORY.body) == Held(path, "address")


def test_an_address_in_the_body_is_not_the_storys(tmp_path):
    hold(tmp_path, Clipping(title="A", body=f"Lihat url: {URL} di sana."))

    assert find_held(tmp_path, url=URL) is None
