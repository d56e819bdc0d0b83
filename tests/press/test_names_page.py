"""Lists by author and by source: numbered as other lists are, made anew with their own."""

from plugins.press.names_page import name_addresses, name_sheets
from plugins.story.story import Source
from tests.press.digest import contents_of, story


def contents(*stories, **more):
    return contents_of(*stories, **more)


def by_ani(*slugs):
    return [story(slug, authors=("Ani",)) for slug in slugs]


def pages_of(made):
    return {page.address: page for sheet in name_sheets(made) for page in sheet.pages()}


def test_an_author_has_a_list_in_each_language():
    pages = pages_of(contents(*by_ani("b", "a")))

    assert sorted(pages) == [
        f"/{lang}/author/{rest}" for lang in ("en", "id") for rest in ("", "ani/")
    ]
    view = pages["/en/author/ani/"].view
    assert (view["title"], view["kind"]) == ("by Ani (en)", "author en")
    assert view["term"] == {
        "name": "Ani",
        "address": "/en/author/ani/",
        "index": "/en/author/",
        "description": "",
        "count": 2,
        "feeds": [],
    }
    assert [card["title"] for group in view["groups"] for card in group["articles"]] == [
        "b en",
        "a en",
    ]


def test_a_page_of_the_list_is_numbered_from_the_oldest():
    made = contents(*by_ani("d", "c", "b", "a"), size=2)
    view = pages_of(made)["/id/author/ani/page/1/"].view

    assert [card["title"] for group in view["groups"] for card in group["articles"]] == [
        "b id",
        "a id",
    ]
    assert (view["term"]["count"], view["pager"]["newer"]) == (None, "/id/author/ani/")


def test_addresses_are_counted_as_pages_are_made():
    source = Source("Antara; AP", "", None, "excerpt")
    taken = [story(slug, source=source) for slug in "fe"]
    made = contents(*by_ani("d", "c", "b", "a"), *taken, size=2)

    assert sorted(name_addresses(made)) == sorted(pages_of(made))
    assert "/id/source/ap/" in pages_of(made)


def test_without_a_name_there_is_no_index():
    assert pages_of(contents(story())) == {}


def test_the_index_goes_from_a_to_z():
    made = contents(story("b", authors=("budi", "Ani")), story("a", authors=("Cici", "Ani")))

    index = pages_of(made)["/id/author/"].view

    assert [(one["name"], one["count"]) for one in index["terms"]] == [
        ("Ani", 2),
        ("budi", 1),
        ("Cici", 1),
    ]


def test_a_sheet_changes_with_its_own_stories_alone():
    def inputs(*stories):
        return {sheet.name: sheet.inputs for sheet in name_sheets(contents(*stories))}

    before = inputs(story("a", authors=("Ani",)), story("b", authors=("Budi",)))

    after = inputs(story("a", authors=("Ani",), summary="Lain"), story("b", authors=("Budi",)))

    assert {name for name in after if after[name] != before[name]} == {"author ani"}


def test_a_host_stands_for_a_source_without_a_name():
    source = Source("", "https://www.kompas.example/x", None, "excerpt")

    assert story(source=source).outlets == ("kompas.example",)
