"""Lists: every item on exactly one page, and a full page never changes again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.press.lists import ListPage, group_by, paginate, volumes

_SIZES = st.integers(1, 12)
_LENGTHS = st.integers(0, 80)


def newest_first(length):
    return list(range(length, 0, -1))


@pytest.mark.parametrize(
    ("length", "size", "pages"),
    [
        pytest.param(0, 2, [ListPage(None, (), None, None)], id="empty"),
        pytest.param(1, 2, [ListPage(None, (1,), None, None)], id="one"),
        pytest.param(3, 2, [ListPage(None, (3, 2, 1), None, None)], id="not yet two pages"),
        pytest.param(
            4, 2, [ListPage(None, (4, 3), 1, None), ListPage(1, (2, 1), None, 0)], id="two pages"
        ),
        pytest.param(
            7,
            2,
            [
                ListPage(None, (7, 6, 5), 2, None),
                ListPage(1, (2, 1), None, 2),
                ListPage(2, (4, 3), 1, 0),
            ],
            id="three pages",
        ),
    ],
)
def test_a_list_is_cut_from_its_oldest_end(length, size, pages):
    assert list(paginate(newest_first(length), size)) == pages


@given(_LENGTHS, _SIZES)
def test_every_item_stands_on_exactly_one_page(length, size):
    front, *numbered = paginate(newest_first(length), size)

    pages = [front, *reversed(numbered)]
    assert [item for page in pages for item in page.items] == newest_first(length)


@given(_LENGTHS, _SIZES)
def test_the_front_is_never_nearly_empty_nor_too_long(length, size):
    front, *numbered = paginate(newest_first(length), size)

    assert len(front.items) >= min(length, size)
    assert len(front.items) < 2 * size or length == 0
    assert all(len(page.items) == size for page in numbered)


@given(_LENGTHS, st.integers(0, 30), _SIZES)
def test_a_numbered_page_never_changes_its_items(length, more, size):
    before = {page.number: page.items for page in paginate(newest_first(length), size)}
    after = {page.number: page.items for page in paginate(newest_first(length + more), size)}

    before.pop(None)
    assert before.items() <= after.items()


@given(_LENGTHS, st.integers(1, 30), _SIZES)
def test_only_the_newest_numbered_page_gets_another_neighbour(length, more, size):
    before = {page.number: page for page in paginate(newest_first(length), size)}
    after = {page.number: page for page in paginate(newest_first(length + more), size)}

    changed = {number for number, page in before.items() if number and after[number] != page}
    assert changed <= {max(filter(None, before), default=0)}


@given(_LENGTHS, _SIZES)
def test_older_and_newer_lead_through_the_whole_list_and_back(length, size):
    pages = {page.number or 0: page for page in paginate(newest_first(length), size)}

    older, here = [0], pages[0]
    while here.older is not None:
        older.append(here.older)
        here = pages[here.older]
    newer = [older[-1]]
    while pages[newer[-1]].newer is not None:
        newer.append(pages[newer[-1]].newer)

    assert sorted(older) == sorted(pages)
    assert newer == older[::-1]


def test_a_front_and_sixteen_numbered_pages_are_volumes():
    told = [(one.name("tag a"), list(one.items), one.frame) for one in volumes([*range(39)], 2)]

    assert told == [
        ("tag a", [0, 1, 2], (2, 39)),
        ("tag a#1", [*range(7, 39)], (2, 0)),
        ("tag a#17", [*range(3, 7)], (2, 18)),
    ]


@given(_LENGTHS, _LENGTHS, st.integers(1, 3), st.integers(1, 3))
def test_a_volume_whose_items_and_frame_stay_has_the_same_pages(one, other, size, another):
    def told(length, size):
        found = volumes(newest_first(length), size)
        return {(made.name("a"), *made.items, made.frame): list(made.pages()) for made in found}

    before, after = told(one, size), told(other, another)

    assert all(after[name] == pages for name, pages in before.items() if name in after)


def test_a_longer_list_leaves_full_volumes_alone():
    def known(length):
        return {(one.name("a"), *one.items, one.frame) for one in volumes(newest_first(length), 2)}

    before, after = known(200), known(202)

    assert {name for name, *_ in before - after} == {"a", "a#97"}


def test_a_page_holds_something():
    with pytest.raises(ValueError, match="size must be 1 or more, got 0"):
        list(paginate([1], 0))


@pytest.mark.parametrize(
    ("items", "groups"),
    [
        pytest.param([], [], id="none"),
        pytest.param(["a1", "a2", "b1"], [("a", ["a1", "a2"]), ("b", ["b1"])], id="runs"),
        pytest.param(["a1", "b1", "a2"], [("a", ["a1"]), ("b", ["b1"]), ("a", ["a2"])], id="apart"),
    ],
)
def test_runs_are_grouped_in_order(items, groups):
    assert group_by(items, lambda one: one[0]) == groups
