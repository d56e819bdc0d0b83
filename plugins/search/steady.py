"""Pagefind's files made the same for the same records, and named for our own use. Pure.

Pagefind writes what filters hold in the order of a hash that differs from run to run, and names
files after it. Here those are sorted and named anew. Pages are told by their number, so that what
a result shows comes from our own cards, and no file for each page is needed.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import zlib
from typing import TYPE_CHECKING

from plugins.search.cbor import Value, decode, encode

if TYPE_CHECKING:
    from collections.abc import Mapping

VERSION = "1.5.2"  # of Pagefind, whose files these are
ENTRY = "pagefind-entry.json"
_MARK = b"pagefind_dcd"  # what Pagefind's files begin with, once unpacked


class StrangeIndex(ValueError):
    """The files are not as this version of Pagefind writes them."""


def steady(files: Mapping[str, bytes], share: str) -> dict[str, bytes]:
    """Return the files of an index that browsers need, but for the engine: path -> bytes.

    share: goes before the number of each page, in the order of the records: `2022-01/17`.
    Raises StrangeIndex.
    """
    try:
        return _steady(files, share)
    except (ValueError, KeyError, TypeError, EOFError, OSError, zlib.error) as error:
        raise StrangeIndex(f"its files are not those of version {VERSION}: {error}") from None


def _steady(files: Mapping[str, bytes], share: str) -> dict[str, bytes]:
    entry = json.loads(files[ENTRY])
    ((language, told),) = entry["languages"].items()
    if entry["version"] != VERSION:
        raise ValueError(f"they are those of {entry['version']}")
    kept = {path: raw for path, raw in files.items() if path.startswith("index/")}
    meta = _unpack(files[f"pagefind.{told['hash']}.pf_meta"])
    version, pages, chunks, filters, sorts, fields = _list(meta)
    renamed: list[Value] = []
    for one in sorted(map(_pair, _list(filters))):
        name, file = one
        raw = _pack(_sorted_filter(_unpack(files[f"filter/{file}.pf_filter"])))
        fresh = f"{language}_{_digest(raw)}"
        kept[f"filter/{fresh}.pf_filter"] = raw
        renamed.append([name, fresh])
    counted: list[Value] = [
        [f"{share}/{number}", _list(page)[1]] for number, page in enumerate(_list(pages))
    ]
    raw = _pack([version, counted, chunks, renamed, sorts, fields])
    digest = f"{language}_{_digest(raw)}"
    kept[f"pagefind.{digest}.pf_meta"] = raw
    entry["languages"] = {language: told | {"hash": digest}}
    entry["include_characters"] = sorted(entry["include_characters"])
    kept[ENTRY] = json.dumps(entry, sort_keys=True, separators=(",", ":")).encode()
    return kept


def engine_files(files: Mapping[str, bytes], language: str) -> dict[str, bytes]:
    """Return what searches, the same for every index of a language: path -> bytes."""
    names = ("pagefind.js", "pagefind-worker.js", f"wasm.{language}.pagefind")
    try:
        return {name: files[name] for name in names}
    except KeyError as error:
        raise StrangeIndex(f"it wrote no {error}") from None


def _sorted_filter(value: Value) -> Value:
    """Return a filter, [name, [[value, [pages]]]], in the order of its values."""
    name, values = _list(value)
    held = sorted(map(_list, _list(values)), key=lambda one: str(one[0]))
    return [name, [[one, sorted(set(_numbers(pages)))] for one, pages in held]]


def _list(value: Value) -> list[Value]:
    if not isinstance(value, list):
        raise TypeError(f"{value!r} is no list")
    return value


def _pair(value: Value) -> tuple[str, str]:
    one, two = _list(value)
    return str(one), str(two)


def _numbers(value: Value) -> list[int]:
    return [one for one in _list(value) if isinstance(one, int)]


def _unpack(raw: bytes) -> Value:
    plain = gzip.decompress(raw)
    if not plain.startswith(_MARK):
        raise ValueError("the mark is missing")
    return decode(plain.removeprefix(_MARK))


def _pack(value: Value) -> bytes:
    plain = _MARK + encode(value)
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    body = packer.compress(plain) + packer.flush()
    # Written out, for Python's own header differs from version to version. No time, no system.
    head = b"\x1f\x8b\x08\0\0\0\0\0\x02\xff"
    tail = zlib.crc32(plain).to_bytes(4, "little") + len(plain).to_bytes(4, "little")
    return head + body + tail


def _digest(raw: bytes) -> str:
    return hashlib.blake2b(raw, digest_size=5).hexdigest()
