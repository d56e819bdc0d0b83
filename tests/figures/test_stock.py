"""The stock: each picture is encoded once, whoever asks, and a bad entry costs time only."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from plugins.figures import stock as stock_
from plugins.figures.darkroom import Refused
from plugins.figures.stock import Stock
from tests.figures.pictures import busy, saved, write

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def picture(tmp_path):
    return write(tmp_path / "a.jpg", saved(busy((400, 300))))


def all_bytes(stock, path):
    key, developed = stock.develop(path)
    return [stock.body(path, key, copy.digest) for copy in developed.copies]


def entries(folder):
    return sorted(path for path in folder.rglob("*") if path.is_file())


def test_a_picture_is_encoded_once_for_every_build(picture, tmp_path):
    first = Stock(tmp_path / "stock")
    found = all_bytes(first, picture)

    again = Stock(tmp_path / "stock")

    assert all_bytes(again, picture) == found
    assert (first.encoded, again.encoded) == (1, 0)


def test_another_name_is_the_same_picture(picture, tmp_path):
    stock = Stock(tmp_path / "stock")
    stock.develop(picture)

    stock.develop(write(tmp_path / "b" / "c.jpeg", picture.read_bytes()))

    assert stock.encoded == 1


def test_another_picture_under_the_name_is_seen(picture, tmp_path):
    stock = Stock(tmp_path / "stock")
    first = stock.develop(picture)
    write(picture, saved(busy((300, 200), seed=2)))

    assert stock.develop(picture)[1].width == 300
    assert stock.develop(picture) != first


def test_two_stocks_hold_the_same_bytes_whatever_the_number_of_workers(tmp_path):
    paths = [write(tmp_path / f"{n}.jpg", saved(busy((90 + n, 70), seed=n))) for n in range(6)]
    held = []
    for workers in (1, 2, 4):
        stock = Stock(tmp_path / f"stock-{workers}")
        told = []
        stock.develop_all([*paths, paths[0]], workers, lambda *row, told=told: told.append(row))
        held.append({path.name: path.read_bytes() for path in entries(stock.folder)})
        assert told == [(number, 6) for number in range(1, 7)]
        assert stock.encoded == 6

    assert held[0] == held[1] == held[2]
    assert len(held[0]) == 6


def test_what_is_refused_is_told_to_who_asks_and_stops_no_other(picture, tmp_path):
    bad = write(tmp_path / "b.jpg", b"words")
    stock = Stock(tmp_path / "stock")

    stock.develop_all([bad, picture], 2, lambda *_: None)

    with pytest.raises(Refused, match="is not a JPEG"):
        stock.develop(bad)
    assert len(entries(stock.folder)) == 1


def _damages():
    dice = random.Random(3)
    yield "gone", lambda raw: None
    yield "empty", lambda raw: b""
    yield "zeros", lambda raw: bytes(len(raw))
    yield "another's", lambda raw: b"{}\n" + raw
    yield "longer", lambda raw: raw + b"x"
    for part in range(1, 16):
        yield f"cut at {part} sixteenths", lambda raw, part=part: raw[: len(raw) * part // 16]
    for number in range(20):
        at, bit = dice.random(), 1 << dice.randrange(8)

        def flip(raw, at=at, bit=bit):
            place = int(len(raw) * at)
            return raw[:place] + bytes([raw[place] ^ bit]) + raw[place + 1 :]

        yield f"flip {number}", flip


@pytest.mark.parametrize(("name", "damage"), list(_damages()), ids=lambda one: str(one)[:24])
def test_a_damaged_entry_is_made_again(picture, tmp_path, name, damage):
    stock = Stock(tmp_path / "stock")
    found = all_bytes(stock, picture)
    key, developed = stock.develop(picture)
    (entry,) = entries(stock.folder)
    raw = damage(entry.read_bytes())
    entry.unlink() if raw is None else entry.write_bytes(raw)

    # Who has asked before goes on with what it knows; who starts anew looks again.
    assert [stock.body(picture, key, copy.digest) for copy in developed.copies] == found
    assert all_bytes(Stock(tmp_path / "stock"), picture) == found


def test_a_stock_that_cannot_be_written_costs_time_only(picture, tmp_path):
    write(tmp_path / "stock", b"a file where the folder should be")

    found = all_bytes(Stock(tmp_path / "stock"), picture)

    assert found == all_bytes(Stock(tmp_path / "other"), picture)


@pytest.mark.skipif(sys.platform == "win32", reason="kills")
def test_a_killed_build_leaves_nothing_half_written(tmp_path):
    paths = [
        write(tmp_path / f"{n}.jpg", saved(busy((500 + n, 400), seed=n), quality=95))
        for n in range(12)
    ]
    code = (
        "import sys; from pathlib import Path; from plugins.figures.stock import Stock\n"
        "root = Path(sys.argv[1])\n"
        "Stock(root / 'stock').develop_all(root.glob('*.jpg'), 2, lambda *_: None)"
    )
    for kept in (1, 4, 7):
        with subprocess.Popen([sys.executable, "-c", code, str(tmp_path)], cwd=ROOT) as build:
            while len(_finished(tmp_path / "stock")) < kept and build.poll() is None:
                time.sleep(0.002)
            build.send_signal(signal.SIGKILL)
        sound = [Stock(tmp_path / "stock")._read(one.name) for one in _finished(tmp_path / "stock")]
        assert kept <= len(sound) < 12
        assert None not in sound

    after, never_killed = Stock(tmp_path / "stock"), Stock(tmp_path / "other")
    assert [all_bytes(after, one) for one in paths] == [
        all_bytes(never_killed, one) for one in paths
    ]
    assert after.encoded == 12 - len(sound)


def _finished(stock):
    return [path for path in entries(stock) if not path.name.startswith(".")]


def test_what_nobody_asks_for_goes_after_two_months(tmp_path, monkeypatch):
    monkeypatch.setattr(stock_, "_KEPT", 1)
    stock = Stock(tmp_path / "stock")
    for number in range(3):
        stock.develop(write(tmp_path / f"{number}.jpg", saved(busy((30 + number, 20)))))
    old, *_ = entries(stock.folder)
    os.utime(old, (1_000_000_000, 1_000_000_000))
    write(old.parent / ".partial", b"half")
    os.utime(old.parent / ".partial", (1_000_000_000, 1_000_000_000))

    stock.sweep()

    assert len(entries(stock.folder)) == 2
    assert not old.exists()
