"""Keys that look like one: slips of the hand and shuffled words, and never two years of a thing."""

import time

import pytest

from plugins.threads.keys import find_alike


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        pytest.param("kazakhstan-2022", "kazakstan-2022", True, id="a letter lost"),
        pytest.param("kazakhstan-2022", "kazakhstqn-2022", True, id="a letter for another"),
        pytest.param("kazakhstan-2022", "kazakhtsan-2022", True, id="two letters changed about"),
        pytest.param("banjir-demak", "demak-banjir", True, id="words in another order"),
        pytest.param("kazakhstan-2022", "2022-kazakhstan", True, id="the year first"),
        pytest.param("ibukota-baru", "ibu-kota-baru", True, id="a hyphen more"),
        pytest.param("kazakhstan", "kazakhstan-2022", True, id="the year forgotten"),
        pytest.param("kazakhstan-2021", "kazakhstan-2022", False, id="two years"),
        pytest.param("banjir-demak", "banjir-kudus", False, id="two places"),
        pytest.param("aff", "afc", False, id="short words"),
        pytest.param("g7", "g20", False, id="numbers that are names"),
        pytest.param("webb", "webb-hubble", False, id="a word more"),
    ],
)
def test_which_keys_look_like_one(one, other, alike):
    assert find_alike([one, other]) == ([tuple(sorted((one, other)))] if alike else [])
    assert find_alike([other, one]) == find_alike([one, other])


def test_a_key_is_not_like_itself():
    assert find_alike(["banjir", "banjir"]) == []


def test_many_alike_keys_cost_little():
    keys = [f"banjir-{number}" for number in range(5_000)]
    keys += [f"{chr(97 + one)}{chr(97 + two)}njir" for one in range(26) for two in range(26)]

    started = time.process_time()
    pairs = find_alike(keys)

    assert len(pairs) < 2 * len(keys)
    assert time.process_time() - started < 5
