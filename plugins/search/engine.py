"""Pagefind, run as a program: records in, the files of an index out. Knows no story.

It is asked over its standard input and answers over its standard output, each message JSON in
base64 before a comma (its `--service` mode). It gets no environment, no network to look for and a
folder of its own; what takes too long is ended.
"""

from __future__ import annotations

import base64
import json
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread, Timer
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_PATIENCE = 60.0  # seconds, and as long again for each thousand records; they take one or two
_ORDERS = "___"  # what begins so among the words, such as ___PAGEFIND_WEIGHT_, is obeyed
_MOST_TOLD = 1 << 28  # bytes of an answer: the last has the index, some 4 kB a record


class EngineError(Exception):
    """Pagefind did not do what it was asked; the words say what happened instead."""


@dataclass(frozen=True)
class Record:
    """What can be found of one text.

    content: the words. title: those that count most. filters: name -> values.
    """

    url: str
    content: str
    title: str
    filters: Mapping[str, tuple[str, ...]]


def index(
    program: Path, records: Sequence[Record], language: str, limit: float = 0.0
) -> dict[str, bytes]:
    """Return the index of the records: path below its folder -> bytes, as Pagefind wrote them.

    limit: seconds it may take, 0 for as long as that many records are worth.
    Raises EngineError.
    """
    limit = limit or _PATIENCE * (1 + len(records) / 1000)
    asked = [_message(number, one) for number, one in enumerate(_requests(records, language))]
    with tempfile.TemporaryDirectory(prefix="kliping-search-") as folder:
        told = _converse(program, asked, Path(folder), limit)
    try:
        files = {one["path"]: base64.b64decode(one["content"]) for one in told["files"]}
    except (KeyError, TypeError, ValueError):
        raise EngineError("it answered without files") from None
    return {name: files[name] for name in sorted(files) if not name.startswith("fragment/")}


def _requests(records: Sequence[Record], language: str) -> Iterator[dict[str, Any]]:
    yield {"type": "NewIndex", "config": {"force_language": language}}
    for one in records:
        yield {
            "type": "AddRecord",
            "index_id": 0,
            "url": one.url,
            "content": _content(one),
            "language": language,
            "meta": {"title": one.title},
            "filters": {name: list(values) for name, values in one.filters.items()},
        }
    # Not WriteFiles: its answer comes before the files are whole on the disk.
    yield {"type": "GetFiles", "index_id": 0}


def _content(record: Record) -> str:
    """Return a record's words without what Pagefind would obey, and never none.

    It leaves out a record without a letter or a digit, and numbers those after it anew.
    """
    words = record.content.replace(_ORDERS, " ")
    return words if any(map(str.isalnum, words)) else f"{words} {record.url}"


def _message(number: int, payload: dict[str, Any]) -> bytes:
    return base64.b64encode(json.dumps({"message_id": number, "payload": payload}).encode()) + b","


def _converse(program: Path, asked: Sequence[bytes], folder: Path, limit: float) -> dict[str, Any]:
    """Ask everything and return the last answer. Nothing of the program is left afterwards."""
    try:
        run = subprocess.Popen(
            [program, "--service"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=folder,
            env={},
        )
    except OSError as error:
        raise EngineError(f"it does not start: {error.strerror}") from None
    late = Event()
    watch = Timer(limit, _end, (run, late))
    asker = Thread(target=_ask, args=(run.stdin, b"".join(asked)), daemon=True)
    watch.start()
    asker.start()
    try:
        return _listen(run.stdout, len(asked))
    except EngineError as error:
        what = f"it took more than {limit:.0f} seconds" if late.is_set() else str(error)
        raise EngineError(what) from None
    finally:
        watch.cancel()
        run.kill()
        asker.join()
        watch.join()
        for pipe in (run.stdin, run.stdout):
            _close(pipe)
        run.wait()


def _end(run: subprocess.Popen[bytes], late: Event) -> None:
    late.set()
    run.kill()


def _ask(pipe: Any, data: bytes) -> None:
    try:
        pipe.write(data)
        pipe.flush()
    except OSError:
        return  # it has ended: whoever listens tells why


def _close(pipe: Any) -> None:
    try:
        pipe.close()
    except OSError:
        return  # what was still to be asked is nobody's any more


def _listen(pipe: Any, wanted: int) -> dict[str, Any]:
    """Read `wanted` answers and return the last. Raises EngineError for an error or too few."""
    told = 0
    answer = bytearray()
    while part := pipe.read1(1 << 16):
        *ends, rest = part.split(b",")
        for end in ends:
            payload = _payload(bytes(answer) + end)
            answer.clear()
            told += 1
            if told == wanted:
                return payload
        answer += rest
        if len(answer) > _MOST_TOLD:
            raise EngineError(f"its answer {told + 1} has no end")
    raise EngineError(f"it stopped after {told} of {wanted} answers")


def _payload(answer: bytes) -> dict[str, Any]:
    try:
        payload: dict[str, Any] = json.loads(base64.b64decode(answer, validate=True))["payload"]
        kind = payload["type"]
    except (ValueError, TypeError, KeyError):
        raise EngineError(f"it answered {answer[:80]!r}") from None
    if kind == "Error":
        raise EngineError(str(payload.get("message"))[:200])
    return payload
