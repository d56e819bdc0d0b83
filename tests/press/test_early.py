"""What is stale is made once, while others are waited for; what stays and what has time is not."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from plugins.press.early import make_early
from plugins.press.ledger import Ledger, Made, Sheet
from plugins.press.writer import Job, SheetOrder


class Bench:
    """A last build of the sheet `list`, whose pages were made of what `made_of` tells."""

    def __init__(self, made_of: dict[str, str]) -> None:
        pages = {name: Made(key_of(Job((of,), bytes)), (1, 1, 1)) for name, of in made_of.items()}
        self.last = Ledger(
            (1, 1), (1, 2), "", {"list": Sheet.of(" ".join(made_of.values()), pages)}
        )
        self.made: list[str] = []
        self.time = 1000  # times that somebody may ask whether there is any

    def order(self, made_of: dict[str, str]) -> SheetOrder:
        def plans() -> Iterator[tuple[str, tuple[str], Callable[[], bytes]]]:
            for name, of in made_of.items():
                yield f"/{name}", (of,), lambda name=name: self._make(name)

        return SheetOrder(tuple(made_of.values()), plans, ("/a",))

    def run(self, orders: dict[str, SheetOrder]) -> dict[str, SheetOrder]:
        """Return the orders afterwards."""
        sheets = dict(orders)
        keys = {name: " ".join(one.inputs) for name, one in sheets.items()}
        make_early(sheets, keys, self.last, key_of, self._is_awaited)
        return sheets

    def _make(self, name: str) -> bytes:
        self.made.append(name)
        return name.encode()

    def _is_awaited(self) -> bool:
        self.time -= 1
        return self.time >= 0


def key_of(job: Job) -> str:
    return f"key of {job.inputs[0]}"


def put(order: SheetOrder) -> dict[str, bytes]:
    return {address: make() for address, _, make in order.plans()}


@pytest.mark.parametrize(
    ("before", "now", "made"),
    [
        pytest.param({"a": "1"}, {"a": "1"}, [], id="a sheet that stays"),
        pytest.param({"a": "1", "b": "1"}, {"a": "1", "b": "2"}, ["b"], id="one other page"),
        pytest.param({"a": "1"}, {"a": "1", "b": "1"}, ["b"], id="one page more"),
        pytest.param({}, {"a": "1", "b": "1"}, ["a", "b"], id="all of it"),
    ],
)
def test_what_is_stale_is_made_once(before, now, made):
    bench = Bench(before)

    sheets = bench.run({"list": bench.order(now)})

    assert bench.made == made
    stays = [name for name in now if name not in made]
    for _ in range(2):  # who lays it out and who proves a page each ask
        assert put(sheets["list"]) == {f"/{name}": name.encode() for name in now}
    assert bench.made == made + 2 * stays


def test_inputs_and_addresses_stay():
    bench = Bench({})
    order = bench.order({"a": "1"})

    (now,) = bench.run({"list": order}).values()

    assert (now.inputs, now.addresses) == (order.inputs, ("/a",))
    assert [one[:2] for one in now.plans()] == [("/a", ("1",))]


def test_nothing_is_laid_out_where_nobody_is_waited_for():
    bench = Bench({})
    bench.time = 0
    orders = {"list": bench.order({"a": "1"})}

    assert bench.run(orders) == orders
    assert bench.made == []


def test_what_is_left_when_the_others_come_is_left():
    bench = Bench({})
    bench.time = 3  # once for the sheet, twice for its pages

    sheets = bench.run({"list": bench.order({"a": "1", "b": "1", "c": "1"})})

    assert bench.made == ["a", "b"]
    assert [*put(sheets["list"]).values()] == [b"a", b"b", b"c"]


def test_so_many_are_held_and_no_more():
    bench = Bench({})
    orders = {
        f"list {number}": bench.order({f"{number}-{page}": "1" for page in range(16)})
        for number in range(40)
    }

    bench.run(orders)

    assert len(bench.made) == 256
