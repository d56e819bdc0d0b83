"""What a reader has to fetch before reading stays within a connection's first round trip."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from tests.site.building import build_site
from tests.site.pages import one_of_each_kind

FIRST_TRIP = 14_000  # bytes: ten segments of some 1,460, which a server sends unasked (RFC 6928)
FONTS = 60_000
SCRIPT = 2_000


@pytest.fixture(scope="module")
def site(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("weighed") / "output"
    return build_site(sample, folder, "https://kliping.example/digest")


def packed(path: Path) -> int:
    return len(gzip.compress(path.read_bytes(), 9, mtime=0))


def test_a_page_and_its_styles_come_in_one_round_trip(site: Path) -> None:
    styles = packed(site / "theme/site.css")
    pages = {built.address: built.address.lstrip("/") for built in one_of_each_kind(site)}
    files = {at: site / (name or ".") / "index.html" for at, name in pages.items() if at[-1] == "/"}

    heavy = {at: packed(file) + styles for at, file in files.items()}

    assert {at: size for at, size in heavy.items() if size > FIRST_TRIP} == {}


def test_fonts_and_script_are_small(site: Path) -> None:
    fonts = sum(path.stat().st_size for path in site.rglob("*.woff2"))

    assert (fonts <= FONTS, packed(site / "theme/site.js") <= SCRIPT) == (True, True)
