"""A gallery that only a script knows is the story's where its JSON holds the story too."""

import json

import pytest

from plugins.clip import read_page
from tests.pace import within

TITLE = "Lightning burns the roof of the old town hall"
LINES = [
    f"Some sixty firefighters from {town} needed four hours to put out the flames, which could be "
    "seen from the far side of the river, the fire service said."
    for town in ("Uno", "Duo", "Tria", "Quattuor")
]
CAPTION = "A crane lowers one of the bells to the square."
PICTURE = {"url": "/2021/bells.jpg?w=9", "caption": CAPTION, "credit": "Nellie Bly/Reuters"}
OTHER = {"headline": "Market hall to open in May", "image": {**PICTURE, "url": "/2021/market.jpg"}}
ARTICLE = {"headline": TITLE, "body": [{"html": f"<p>{line}</p>"} for line in LINES]}
FOUND = [("https://www.example.net/2021/bells.jpg?w=9", CAPTION, "Nellie Bly/Reuters")]


def pictures(script, kind="application/json", shown=""):
    page = (
        f"<html lang=en><head><title>{TITLE}</title></head><body><main><h1>{TITLE}</h1>{shown}"
        f"{''.join(f'<p>{line}</p>' for line in LINES)}</main>"
        f"<script type='{kind}'>{script}</script></body></html>"
    )
    clipping = read_page(page, "https://www.example.net/news/roof")
    return [(one.url, one.caption, one.credit) for one in clipping.pictures]


@pytest.mark.parametrize(
    ("state", "found"),
    [
        pytest.param({"article": {**ARTICLE, "gallery": [PICTURE]}, "more": OTHER}, FOUND,
                     id="beside the story"),
        pytest.param({"article": ARTICLE, "more": [OTHER]}, [], id="only another story's"),
        pytest.param({"article": {"headline": TITLE, "gallery": [PICTURE]}}, [],
                     id="without the story's text"),
        pytest.param({**ARTICLE, "gallery": [{**PICTURE, "caption": "Bells"}]}, [], id="a label"),
        pytest.param({**ARTICLE, "gallery": [{**PICTURE, "url": "/2021/bells"}]}, [],
                     id="no file of a picture"),
        pytest.param(
            {**ARTICLE, "items": [{"image": {"src": "/2021/bells.jpg?w=9"}, "credit": {
                "text": "Nellie Bly/Reuters"}, "caption": {"text": f"<p>{CAPTION}</p>"}}]},
            FOUND, id="parts in parts",
        ),
    ],
)  # fmt: skip
def test_captioned_pictures_stand_in_the_part_that_holds_the_story(state, found):
    assert pictures(json.dumps(state)) == found


def test_a_script_that_sets_one_variable_is_read():
    state = json.dumps({**ARTICLE, "gallery": [PICTURE]})

    assert pictures(f"window.__PRELOADED_STATE__ = {state};", "text/javascript") == FOUND


def test_a_picture_that_is_shown_gets_its_caption():
    shown = '<img src="/2021/bells.jpg?w=300">'
    [(url, *said)] = pictures(json.dumps({**ARTICLE, "gallery": [PICTURE]}), shown=shown)

    assert (url, said) == ("https://www.example.net/2021/bells.jpg?w=300", [*FOUND[0][1:]])


@pytest.mark.parametrize(
    "script", ["[" * 90_000 + '"caption"', '{"caption": ' + LINES[0], "caption"]
)
def test_a_broken_script_holds_no_picture(script):
    assert pictures(script) == []


def test_a_large_script_costs_bounded_time():
    row = {"caption": LINES[0], "headline": TITLE, "url": "/a.jpg"}

    with within(2):
        pictures(json.dumps([[row] * 3_000, {"body": LINES * 900}]))
