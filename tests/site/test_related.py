"""What a reader finds below a story: near ones in the page's language, the editor's word, why."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html

from tests.site.building import build_site, make_content, write_story

DYKE = "Tanggul Sungai Wulan jebol pada Senin dan air menggenangi Demak. Warga mengungsi."
MEND = "Tanggul Sungai Wulan di Demak ditutup karung pasir. Warga pulang dari pengungsian."
COUP = "Parlemen Ruritania membubarkan diri setelah jenderal mengumumkan keadaan darurat."
GAME = "Tim tuan rumah memenangi laga puncak lewat adu penalti di stadion penuh penonton."


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """Return content with two stories of one matter, one of them in English too, and others."""
    folder = make_content(tmp_path / "content")
    write(folder, "jebol", 1, DYKE, tags=["banjir"])
    write_story(folder, "2022/01/jebol", "en", translates="unknown", title="Dyke", body=DYKE)
    write(folder, "tutup", 2, MEND, tags=["banjir"])
    write(folder, "kudeta", 3, COUP)
    write_story(folder, "2022/01/kudeta", "en", translates="unknown", title="Coup", body=COUP)
    write(folder, "laga", 4, GAME)
    return folder


def write(content: Path, slug: str, day: int, body: str, **fields: object) -> None:
    date = f"2022-01-{day:02}T09:07:00+07:00"
    own = {"title": slug.title(), "summary": body, "id": slug, "tags": [], "date": date}
    write_story(content, f"2022/01/{slug}", body=body, **(own | fields))


def related(site: Path, address: str) -> list[tuple[str, str]]:
    """Return (title, reason) of each related story on a page."""
    page = html.fromstring((site / address / "index.html").read_bytes())
    return [
        (one.xpath("string(a)"), one.xpath("normalize-space(.//span)"))
        for one in page.xpath('//li[@class="related__story"]')
    ]


def test_a_near_story_is_named_with_the_tag_that_both_have(content: Path, tmp_path: Path) -> None:
    site = build_site(content, tmp_path / "output")

    assert related(site, "id/2022/01/jebol") == [("Tutup", "Sama-sama tentang Banjir")]
    assert related(site, "id/2022/01/laga") == []
    # The other one has no English text, and no other story is near.
    assert related(site, "en/2022/01/jebol") == []


def test_without_a_common_tag_the_words_that_both_have_are_told(
    content: Path, tmp_path: Path
) -> None:
    write(content, "tutup", 2, MEND)

    site = build_site(content, tmp_path / "output")

    ((title, reason),) = related(site, "id/2022/01/jebol")
    assert (title, reason) == ("Tutup", "Sama-sama tentang Sungai, Wulan, Demak")


def test_the_editors_word_goes_before_likeness(content: Path, tmp_path: Path) -> None:
    write(content, "jebol", 1, DYKE, tags=["banjir"], related=["laga", "kudeta"])
    write(content, "tutup", 2, MEND, tags=["banjir"], unrelated=["jebol"])

    site = build_site(content, tmp_path / "output")

    titles = [title for title, _ in related(site, "id/2022/01/jebol")]
    assert titles == ["Laga", "Kudeta", "Tutup"]
    assert [title for title, _ in related(site, "en/2022/01/jebol")] == ["Coup"]
    assert related(site, "id/2022/01/tutup") == []


def test_neighbours_in_a_thread_stand_there_and_not_here(content: Path, tmp_path: Path) -> None:
    write(content, "jebol", 1, DYKE, tags=["banjir"], thread="banjir-demak")
    write(content, "tutup", 2, MEND, tags=["banjir"], thread="banjir-demak")

    site = build_site(content, tmp_path / "output")

    assert related(site, "id/2022/01/jebol") == []
