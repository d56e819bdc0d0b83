"""What a browser needs to keep the site: a manifest whose icons are there, a small keeper."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PIL import Image

from plugins.press.assets import without_comments
from plugins.press.install import MANIFEST, install_files
from tests.press.digest import site

THEME = Path(__file__).resolve().parents[2] / "theme"
MOST = 2000  # bytes of a service worker, and of what pages load to have one


def made():
    here = site()
    words = {one: table | {"site_description": "Berita"} for one, table in here.words.items()}
    object.__setattr__(here, "words", words)
    return {address: make() for address, make in install_files(THEME, here)}


def test_the_manifest_stands_below_the_sites_path():
    manifest = json.loads(made()[MANIFEST])

    assert (manifest["name"], manifest["lang"], manifest["description"]) == (
        "Kliping", "id", "Berita"
    )  # fmt: skip
    assert manifest["start_url"] == manifest["scope"] == manifest["id"] == "/sub/"
    assert {one["purpose"] for one in manifest["icons"]} == {"any", "maskable"}


def test_every_icon_is_a_picture_of_its_size():
    for icon in json.loads(made()[MANIFEST])["icons"]:
        path = THEME / "static" / icon["src"].removeprefix("/sub/theme/")
        with Image.open(path) as picture:
            assert f"{picture.width}x{picture.height}" == icon["sizes"]
            assert picture.format == "PNG"


def test_the_keeper_is_small():
    keeper = made()["/sw.js"]

    helper = without_comments(THEME / "static" / "offline.js").encode()
    assert len(keeper) + len(helper) <= MOST
    assert b"/*" not in keeper
    assert b"//" not in keeper


@pytest.mark.parametrize("name", ["180.png", "512.png"])
def test_the_icons_are_those_of_the_drawing(name):
    from scripts.icons import draw_icon  # here: the other tests need no drawing

    with Image.open(THEME / "static" / "icons" / name) as kept:
        drawn = draw_icon(kept.width)
        assert kept.convert("RGBA").tobytes() == drawn.tobytes()
