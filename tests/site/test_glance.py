"""The check of links reads the theme's own pages at a glance, not tag by tag."""

from __future__ import annotations

from pathlib import Path

from plugins.press.finished import LinkCheck
from tests.site.building import build_site
from tests.site.pages import one_of_each_kind


def test_the_themes_pages_are_read_at_a_glance(sample: Path, tmp_path: Path) -> None:
    site = build_site(sample, tmp_path / "output", "https://kliping.example/digest")
    files = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    check = LinkCheck(files, "/digest", "https://kliping.example/digest")
    names = [one.address.lstrip("/") or "." for one in one_of_each_kind(site)]
    pages = {name: site / name / "index.html" for name in names if name[-1] in "./"}

    # Parts of a page are told by the thorough reading alone.
    thorough = {name for name, file in pages.items() if check.read(file.read_bytes()).ids}

    assert len(pages) > 15
    assert thorough == set()
