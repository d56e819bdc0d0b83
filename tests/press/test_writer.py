"""The writer: one file an address, never one over another; it takes orders and makes nothing."""

import pytest

from plugins.press.writer import SiteWriter, check_folders, in_print_order, key_of, lay_out
from plugins.story.problem import StoryError


def ordered(*addresses):
    """Return a writer with orders for these addresses."""
    writer = SiteWriter("output", settings={})
    for address in addresses:
        writer.plan(address, (address,), address.encode)
    return writer


def jobs_of(writer):
    """Return the jobs of all sheets."""
    return {name: job for own in lay_out(writer.sheets).values() for name, job in own.items()}


@pytest.mark.parametrize(
    ("address", "file"),
    [
        ("/", "index.html"),
        ("/id/", "id/index.html"),
        ("/id/2022/01/banjir/", "id/2022/01/banjir/index.html"),
        ("/404.html", "404.html"),
        ("/id/feed.xml", "id/feed.xml"),
        ("/pictures/a%20b.png", "pictures/a b.png"),
    ],
)
def test_an_address_is_a_file(tmp_path, monkeypatch, address, file):
    monkeypatch.chdir(tmp_path)

    jobs = jobs_of(ordered(address))

    assert [(name, job.inputs, job.make()) for name, job in jobs.items()] == [
        (file, (address,), address.encode())
    ]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("second", ["/id/", "/id/index.html"])
def test_two_pages_of_one_address_are_told_and_the_first_stays(second):
    writer = ordered("/id/")

    with pytest.raises(StoryError) as caught:
        writer.plan(second, (), bytes)

    assert str(caught.value) == (
        f"{second.rstrip('/')}: two pages want the address {second}. Rename one of them."
    )
    assert jobs_of(writer)["id/index.html"].make() == b"/id/"


def test_other_inputs_have_other_keys():
    told = [
        (), ("",), ("", ""), ("1",), (1,), ("a", "b"), ("a\0b",), ("ab",), (("a", "b"),), ("\0",),
        ("\1('a', 'b')",), ("\1'\\x00'",), (None,), ("None",), ("\1None",), ("a",), ("a\1",),
    ]  # fmt: skip

    assert len({key_of("sign", one) for one in told}) == len(told)
    assert key_of("sign", ("a",)) != key_of("another", ("a",))


@pytest.mark.parametrize("addresses", [("/id", "/id/"), ("/id/", "/id"), ("/a/b/c/", "/a/b")])
def test_a_page_and_a_folder_of_one_name_are_told(addresses):
    with pytest.raises(StoryError, match="two pages want the address /(id|a/b). "):
        check_folders(jobs_of(ordered(*addresses)).keys())


@pytest.mark.parametrize(
    ("addresses", "taken"),
    [(("/id/", "/id/index.html"), set()), (("/id/",), {"id/index.html"})],
    ids=["in one sheet", "of another build"],
)
def test_a_sheet_has_each_address_once(addresses, taken):
    writer = ordered()
    writer.plan_sheet("a", (), lambda: ((one, (), bytes) for one in addresses))

    with pytest.raises(StoryError, match="two pages want the address /id/"):
        lay_out(writer.sheets, taken)


def test_pages_side_by_side_are_no_fault():
    check_folders(jobs_of(ordered("/id/", "/id/a/", "/id/ab/", "/id.xml")).keys())


def test_pelicans_own_way_to_write_is_refused():
    with pytest.raises(NotImplementedError, match="order 'x.html' with plan"):
        ordered().write_file("x.html", None, {})


def test_lists_are_made_side_by_side_and_the_pages_of_a_story_one_after_the_other():
    sheets = {"feed": ["f"], "tag a": ["a1"], "tag b": [*"1234567", "8"]}
    sheets |= {"tag a#1": ["a2", "a3"], "tag a#17": ["a4"]}
    laid = {name: dict.fromkeys(own) for name, own in {**sheets, "story": ["s", "p"]}.items()}

    order = in_print_order(laid)

    assert order == ["1", "a1", "2", "3", "a2", "4", "5", "a3", "6", "7", "a4", "8", "f", "s", "p"]
