"""A shelf is what a ranking from scratch would be, after whatever came, went or changed."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.related.packing import pack_shelf, unpack_shelf
from plugins.related.shelf import Shelf
from tests.related.test_rank import DAY, make_document

NAMES = "Demak Jakarta Semeru Almaty Cianjur Tokayev Madrid Kazan".split()
STEMS = "floods harvest match goals storm vote price".split()
FEW, MANY = ([*NAMES, *(f"{one}{n}" for one in STEMS for n in range(size))] for size in (4, 30))


def lists_of(shelf):
    return {document.key: related for document, related in shelf.lists()}


def write_text(random, size, words=FEW):
    return " ".join(random.choice(words) + "." * (random.random() < 0.1) for _ in range(size))


def write_document(random, number, words=FEW):
    return make_document(
        f"{number:02}",
        write_text(random, random.choice([0, 3, 12, len(words) // 2]), words),
        title=write_text(random, random.choice([0, 4])),
        tags=random.sample(["flood", "match", "java"], random.choice([0, 0, 1, 2])),
        language=random.choice(["en", "en", "id"]),
        days=random.randrange(3),
    )


def change_document(random, document):
    return random.choice(
        [
            lambda: replace(document, text=f"{document.text} {write_text(random, 2)}"),
            lambda: replace(document, title=write_text(random, 3)),
            lambda: replace(document, tags=document.tags ^ {"flood"}),
            lambda: replace(document, date=DAY + timedelta(days=random.randrange(3))),
            lambda: replace(document, language=random.choice(["en", "id"])),
            lambda: replace(document),
        ]
    )()


def edit_some(random, documents, step):
    """Change `documents` (key -> document) here and there; return what to put and to drop."""
    dropped = random.sample(sorted(documents), min(len(documents), random.choice([0, 0, 1, 3])))
    for key in dropped:
        del documents[key]
    edited = random.sample(sorted(documents), min(len(documents), random.choice([0, 1, 1, 4])))
    put = [change_document(random, documents[key]) for key in edited]
    put += [write_document(random, 1000 * step + n) for n in range(random.choice([0, 1, 2]))]
    documents.update((one.key, one) for one in put)
    return put, [key for key in dropped if key not in documents]


def check_edits(random, size, limit, steps, words=FEW):
    documents = {f"{n:02}": write_document(random, n, words) for n in range(size)}
    shelf = Shelf.of(list(documents.values()), limit)
    for step in range(1, steps + 1):
        before = lists_of(shelf)
        put, dropped = edit_some(random, documents, step)

        shelf, changed = shelf.change(put, dropped)

        full = lists_of(Shelf.of(list(documents.values()), limit))
        assert lists_of(shelf) == full
        other = {key for key in full if before.get(key) != full[key]}
        assert other <= changed <= other | {one.key for one in put}


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 60), st.integers(0, 2**32), st.integers(0, 8))
def test_any_edits_end_as_a_full_run_would_and_tell_exactly_what_changed(size, seed, limit):
    check_edits(Random(seed), size, limit, steps=5)


@pytest.mark.parametrize("words", [pytest.param(FEW, id="few"), pytest.param(MANY, id="many")])
@pytest.mark.parametrize("seed", range(3))
def test_edits_where_not_everybody_can_meet_end_as_a_full_run_would(seed, words):
    """So many documents on so few words that every limit of the search is reached."""
    check_edits(Random(seed), size=700, limit=5, steps=8, words=words)


def test_a_key_to_drop_must_be_there():
    with pytest.raises(KeyError, match="gone"):
        Shelf.of([make_document("a", "text")], 3).change(drop=["gone"])


def test_a_packed_shelf_goes_on_where_it_stopped():
    random = Random(4)
    documents = [write_document(random, number) for number in range(40)]
    packed = pack_shelf(Shelf.of(documents, 3), b"1")
    edited = [change_document(random, one) for one in documents[:3]] + documents[5:]

    shelf, changed = unpack_shelf(packed, edited, 3, b"1")

    assert (lists_of(shelf), changed) == (
        lists_of(Shelf.of(edited, 3)),
        Shelf.of(documents, 3).replace(edited)[1],
    )
    assert unpack_shelf(packed, documents, 3, b"1")[1] == frozenset()


@pytest.mark.parametrize(
    ("damage", "limit", "salt"),
    [
        pytest.param(lambda data: b"", 3, b"1", id="empty"),
        pytest.param(lambda data: data[:-1], 3, b"1", id="cut short"),
        pytest.param(lambda data: data[:20], 3, b"1", id="cut in the digest"),
        pytest.param(lambda data: data[:500] + b"?" + data[501:], 3, b"1", id="one byte"),
        pytest.param(lambda data: data, 4, b"1", id="another limit"),
        pytest.param(lambda data: data, 3, b"2", id="other code"),
    ],
)
def test_damaged_or_foreign_bytes_are_a_miss(damage, limit, salt):
    documents = [make_document("a", "Demak floods"), make_document("b", "Demak again")]
    packed = pack_shelf(Shelf.of(documents, 3), b"1")

    assert unpack_shelf(damage(packed), documents, limit, salt) is None
