"""Front matter: a file's bytes become plain text values, each with the line it stands on.

Reads YAML 1.2 as strings, lists and mappings of strings, nothing else: `no`, `010` and `12:30`
stay what was written. Knows no key of a story.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import yaml

from plugins.story.plain_yaml import read_plain
from plugins.story.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_KINDS: dict[type, str] = {str: "text", list: "a list", dict: "a mapping"}

Loc = tuple[str | int, ...]

FENCE = "---"
# Far above any real story; a pathological file is told instead of read for minutes.
MAX_BYTES = 2_000_000
MAX_DEPTH = 12

# libyaml where the wheel has it (all the platforms of the lock); the same events without it.
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)

# Characters that XML forbids, or that make text read otherwise than it is written.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff]"
)
_REFERENCE = re.compile(r"&#(?:x([0-9a-f]{1,6})|([0-9]{1,7}));?", re.IGNORECASE)


@dataclass(frozen=True)
class FrontMatter:
    """A file taken apart.

    fields: key -> text, list or mapping of the same, in file order. Empty values are left out.
    lines:  place of a value, such as ("pictures", 0, "alt") -> its 1-based line in the file.
    body:   what follows the front matter, every line end a newline, without blank lines round it.
    body_line: 1-based line of the body's first line.
    """

    fields: dict[str, Any]
    lines: dict[Loc, int]
    body: str
    body_line: int

    def line(self, place: Loc) -> int:
        """Return the line of `place`, or of the nearest thing that holds it, or 1."""
        while place and place not in self.lines:
            place = place[:-1]
        return self.lines.get(place, 1)

    def line_of(self, words: str) -> int:
        """Return the first body line that holds `words`; the body's first line if none does."""
        place = self.body.find(words) if words else -1
        return self.body_line + (self.body.count("\n", 0, place) if place >= 0 else 0)


def decode(path: Path, raw: bytes) -> tuple[str, list[Problem]]:
    """Return the text, every line end a newline, and a problem for each byte it must not hold."""
    if not raw.strip():
        return "", [Problem(path, 0, "the file is empty", "Write the story, or delete the file")]
    if len(raw) > MAX_BYTES:
        size = f"the file is {len(raw):,} bytes, more than {MAX_BYTES:,}"
        return "", [Problem(path, 0, size, "Cut it into several stories")]
    problems = []
    if raw.startswith(b"\xef\xbb\xbf"):
        what = "the file starts with a byte order mark (U+FEFF)"
        problems.append(Problem(path, 1, what, "Save it as UTF-8 without a byte order mark"))
        raw = raw[3:]
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        what = f"byte 0x{raw[error.start]:02x} is not UTF-8"
        return "", [*problems, Problem(path, line, what, "Save the file as UTF-8")]
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text, [*problems, *_check_unseen(path, text)]


def _check_unseen(path: Path, text: str) -> Iterator[Problem]:
    if not _UNSEEN.search(text) and "&#" not in text:
        return
    for number, line in enumerate(text.split("\n"), 1):
        referred = {chr(code) for code in _codes(line) if code < sys.maxunicode}
        hidden = {one for one in referred if _UNSEEN.match(one)}
        for character in sorted(hidden.union(_UNSEEN.findall(line))):
            yield _unseen(path, number, character)


def _codes(line: str) -> Iterator[int]:
    """Yield the characters that `&#7;` and `&#x202e;` stand for."""
    for match in _REFERENCE.finditer(line):
        yield int(match[1], 16) if match[1] else int(match[2])


def _unseen(path: Path, line: int, character: str) -> Problem:
    name = unicodedata.name(character, "control character").lower()
    what = f"the line holds U+{ord(character):04X} ({name}), which nobody can see"
    return Problem(path, line, what, "Delete that character")


def read_file(path: Path) -> tuple[bytes, list[Problem]]:
    """Return the file's bytes; none, and why, where it cannot be read."""
    try:
        return path.read_bytes(), []
    except OSError as error:
        what = f"the file cannot be read: {error.strerror}"
        return b"", [Problem(path, 0, what, "Let it be read, or take it out of content")]


def open_front_matter(path: Path) -> tuple[FrontMatter | None, list[Problem]]:
    """Read a Markdown file and take it apart."""
    raw, problems = read_file(path)
    return (None, problems) if problems else read_front_matter(path, raw)


def read_front_matter(path: Path, raw: bytes) -> tuple[FrontMatter | None, list[Problem]]:
    """Take a Markdown file apart. None only where there is nothing to go on with."""
    text, problems = decode(path, raw)
    if not text:
        return None, problems
    lines = text.split("\n")
    if lines[0].rstrip() != FENCE:
        what = f"the first line is {lines[0][:60]!r}, not `{FENCE}`"
        mend = "Start the file with front matter: keys between two `---` lines"
        return None, [*problems, Problem(path, 1, what, mend)]
    end = next((n for n, line in enumerate(lines[1:], 1) if line.rstrip() == FENCE), None)
    if end is None:
        what = "the front matter that starts here does not end"
        return None, [*problems, Problem(path, 1, what, "Close it with a line `---`")]
    # The fence counts as line 1, so that the parser's lines are the file's.
    fields, places, faults = parse_yaml(path, "\n" + "\n".join(lines[1:end]) + "\n")
    body = "\n".join(lines[end + 1 :])
    blank = len(body) - len(body.lstrip("\n"))
    if faults and not fields:
        return None, [*problems, *faults]
    front = FrontMatter(fields, places, body.strip("\n"), end + 2 + blank)
    return front, [*problems, *faults]


def parse_yaml(
    path: Path, text: str, first_line: int = 1
) -> tuple[dict[str, Any], dict[Loc, int], list[Problem]]:
    """Return (mapping, lines of its values, problems) of one YAML mapping.

    Where the YAML breaks off the mapping is empty: half of it would be told as missing.
    Built from the parser's events without recursion, so that depth costs nothing.
    """
    if not _UNSEEN.search(text) and (plain := read_plain(text, first_line)):
        return *plain, []
    builder = _Builder(path, first_line)
    try:
        # `_UNSEEN` characters are told already; the parser would stop at the first.
        for event in yaml.parse(_UNSEEN.sub(" ", text), Loader=_LOADER):
            builder.take(event)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + first_line if mark else first_line
        what = f"this is not YAML: {error.problem or error.context}"
        builder.tell(line, what, "Put text with `:`, `#` or quotes between double quotes")
        return {}, {}, builder.problems
    except _Refused:
        return {}, {}, builder.problems
    if not isinstance(builder.root, dict):
        kind = _KINDS.get(type(builder.root), "nothing")
        if not builder.problems:
            builder.tell(first_line, f"the file holds {kind}, not keys", "Write lines `key: value`")
        return {}, {}, builder.problems
    return builder.root, builder.lines, builder.problems


class _Refused(Exception):
    """The YAML uses what stories may not; the problem is told already."""


class _Builder:
    """Makes values from events; `stack` holds the open collections, innermost last."""

    def __init__(self, path: Path, first_line: int) -> None:
        self.path = path
        self.first_line = first_line
        self.problems: list[Problem] = []
        self.lines: dict[Loc, int] = {}
        self.root: Any = None
        self.documents = 0
        self.stack: list[tuple[Loc, Any]] = []
        self.keys: list[str | None] = []  # per open collection: the key that waits for its value
        self.known: list[set[str]] = []  # per open collection: its keys so far
        self.repeated: set[Loc] = set()

    def tell(self, line: int, what: str, mend: str) -> None:
        self.problems.append(Problem(self.path, line, what, mend))

    def take(self, event: Any) -> None:
        line = event.start_mark.line + self.first_line if event.start_mark else self.first_line
        if type(event) is yaml.ScalarEvent:  # most are
            self._check_tag(line, event)
            self._scalar(line, event)
        elif isinstance(event, yaml.DocumentStartEvent):
            self._check_document(line)
        elif isinstance(event, yaml.AliasEvent):
            self.tell(line, f"`*{event.anchor}` is a YAML alias", "Write the value out again")
            self._put(line, "")
        elif isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
            self._check_tag(line, event)
            self._open(line, {} if isinstance(event, yaml.MappingStartEvent) else [])
        elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
            self.stack.pop()
            self.keys.pop()
            self.known.pop()

    def _check_document(self, line: int) -> None:
        self.documents += 1
        if self.documents > 1:
            self.tell(line, "a second document starts here", "Take out the line `---`")
            raise _Refused

    def _check_tag(self, line: int, event: Any) -> None:
        if event.tag not in (None, "!"):  # "!" is what a quoted scalar carries
            self.tell(
                line,
                f"`{event.tag}` is a YAML type",
                "Take it out: every value is text",
            )

    def _scalar(self, line: int, event: Any) -> None:
        if self.stack and isinstance(self.stack[-1][1], dict) and self.keys[-1] is None:
            place, _ = self.stack[-1]
            key = event.value
            if key in self.known[-1] and place not in self.repeated:
                first = self.lines[(*place, key)]
                self.tell(line, f"`{key}` stands on line {first} too", "Keep one of the two")
                self.repeated.add((*place, key))  # what is in it repeats by necessity
            self.known[-1].add(key)
            self.lines.setdefault((*place, key), line)
            self.keys[-1] = key
            return
        if _UNSEEN.search(event.value):  # written as `\\u202e`
            for character in sorted(set(_UNSEEN.findall(event.value))):
                self.problems.append(_unseen(self.path, line, character))
        empty = event.value == "" and event.style in (None, "")
        self._put(
            line,
            None if empty or (event.value == "~" and event.implicit[0]) else event.value,
        )

    def _open(self, line: int, collection: Any) -> None:
        if len(self.stack) >= MAX_DEPTH:
            self.tell(line, f"values are nested more than {MAX_DEPTH} deep", "Write them flat")
            raise _Refused
        place = self._put(line, collection)
        self.stack.append((place, collection))
        self.keys.append(None)
        self.known.append(set())

    def _put(self, line: int, value: Any) -> Loc:
        """Set `value` where the parser stands and return its place."""
        if not self.stack:
            self.root = value
            return ()
        place, holder = self.stack[-1]
        if isinstance(holder, list):
            holder.append("" if value is None else value)
            here: Loc = (*place, len(holder) - 1)
            self.lines[here] = line
            return here
        key = self.keys[-1]
        if key is None:
            self.tell(
                line,
                "a list or mapping stands where a key belongs",
                "Write `key: value`",
            )
            raise _Refused
        self.keys[-1] = None
        if value is not None:  # an empty value says nothing, like a missing key
            holder.setdefault(key, value)
        return (*place, key)
