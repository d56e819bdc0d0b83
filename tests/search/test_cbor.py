"""The CBOR of Pagefind's files is read and written without loss, and nothing else is taken."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.search.cbor import decode, encode

VALUES = st.recursive(
    st.integers(0, 2**64 - 1) | st.text(), lambda inner: st.lists(inner, max_size=40), max_leaves=60
)


@pytest.mark.parametrize(
    ("value", "raw"),
    [  # RFC 8949, appendix A
        pytest.param(0, "00", id="zero"),
        pytest.param(23, "17", id="the last that fits the first byte"),
        pytest.param(24, "1818", id="one byte more"),
        pytest.param(1000, "1903e8", id="two bytes"),
        pytest.param(1000000, "1a000f4240", id="four bytes"),
        pytest.param(1000000000000, "1b000000e8d4a51000", id="eight bytes"),
        pytest.param("ü", "62c3bc", id="text"),
        pytest.param([1, [2, 3], [4, 5]], "8301820203820405", id="lists in a list"),
    ],
)
def test_the_examples_of_the_standard(value: object, raw: str) -> None:
    assert encode(value).hex() == raw  # type: ignore[arg-type]
    assert decode(bytes.fromhex(raw)) == value


@given(VALUES)
def test_what_is_written_is_read_again(value: object) -> None:
    assert decode(encode(value)) == value  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "raw",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"\x82\x01", id="a list too short"),
        pytest.param(b"\x01\x01", id="more than one value"),
        pytest.param(b"\xf6", id="null"),
        pytest.param(b"\x9f\xff", id="a list without end"),
    ],
)
def test_anything_else_is_refused(raw: bytes) -> None:
    with pytest.raises(ValueError, match=r"early|left|writes"):
        decode(raw)


def test_a_number_too_large_is_refused() -> None:
    with pytest.raises(ValueError, match="too large"):
        encode(2**64)
