"""What chat programs add to a text that is sent on; knows nothing of the story in it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from plugins.clip.clipping import Dropped

_CLOCK = r"\d{1,2}[.:]\d{2}(?:[.:]\d{2})?(?: ?[AaPp]\.?[Mm]\.?)?"
_DAY = r"\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})?"
# WhatsApp: `[11/1/22 09.07] Name: words`, `11/1/22 09.07 - Name: words`, and in a browser
# `[09.07, 11/1/2022] Name: words`.
_SENT = re.compile(
    rf"(?:\[(?:{_DAY},? {_CLOCK}|{_CLOCK}, {_DAY})\] |{_DAY},? {_CLOCK} - )"
    r"(?P<name>[^:\n]{1,60}): ?(?P<rest>.*)"
)
# Telegram: `Name, [11.01.22 09:07]`, the words below.
_POSTED = re.compile(rf"(?P<name>[^\[\]\n]{{1,60}}), \[(?P<when>{_DAY},? {_CLOCK})\]:?(?P<rest>.*)")
_FORWARDED = re.compile(
    r"\W*(?:(?:diteruskan|forwarded)(?: berkali-kali| many times| dari\b.{1,60}| from\b.{1,60})?"
    r"|forwarded message|pesan (?:terusan|yang diteruskan)|\[forwarded from .{1,60}\])\W*",
    re.IGNORECASE,
)
_EMOJI = (
    "\u203c\u2049\u2139\u231a-\u23ff\u25aa\u25ab\u25b6\u25c0\u25fb-\u25fe\u2600-\u27bf\u2934\u2935"
    "\u2b05-\u2b55\u3030\u303d\U0001f000-\U0001faff\ufe0f\u200d\u20e3"
)
_EMOJI_AT_START = re.compile(rf"[{_EMOJI}]+ ?")
_EMOJI_AT_END = re.compile(rf"(?: ?[{_EMOJI}]+)+$")
_WHOLE = re.compile(r"(?P<mark>\*\*?|__?|~~?)(?=\S)(?P<words>[^*\n]{1,400}?)(?<=\S)(?P=mark)\W*")
_BOLD = re.compile(r"\*\*?(?=\S)(?P<words>[^*\n]{8,200})(?<=\S)\*\*?\W*")
_MARKED = tuple(
    re.compile(rf"(?<![\w{mark}]){mark * count}(?=[^\s{mark}])(?P<words>[^{mark}\n]{{1,400}})"
               rf"(?<=\S){mark * count}(?![\w{mark}])")
    for mark, count in (("*", 2), ("_", 2), ("~", 2), ("*", 1), ("_", 1), ("~", 1))
    for mark in [re.escape(mark) if mark == "*" else mark]
)  # fmt: skip
# What the program itself says: of a change to the message, of what was left out.
_NOTED = re.compile(
    r"\s?(?:<(?:pesan ini diedit|this message was edited)>|\((?:edited|diedit)\)"
    r"|\bedited \d{1,2}[.:]\d{2})$",
    re.IGNORECASE,
)
_LEFT_OUT = re.compile(
    r"<(?:media|gambar|video|audio|stiker|lampiran)?[^<>]{0,30}"
    r"(?:tidak disertakan|omitted|dihilangkan|attached|terlampir)[^<>]{0,20}>"
    r"|(?:image|video|audio|sticker|document|gif|contact card|gambar|stiker|dokumen)"
    r" (?:omitted|tidak disertakan|dihilangkan)|<(?:attached|terlampir): [^<>]{1,80}>"
    r"|\S{1,60}\.(?:jpe?g|png|mp4|pdf|webp) \((?:file attached|file terlampir)\)"
    r"|(?:pesan ini (?:telah )?dihapus|this message was deleted|anda menghapus pesan ini"
    r"|you deleted this message)\.?|(?:missed|panggilan) .{0,20}(?:call|tak terjawab).{0,20}"
    r"|messages and calls are end-to-end encrypted.{0,160}"
    r"|pesan dan panggilan .{0,20}enkripsi.{0,160}",
    re.IGNORECASE,
)
_FEWEST_EMOJI = 2  # lines that open with one


@dataclass(frozen=True)
class Message:
    """text: the message's own lines. headline: its first line in bold, "" where none is.

    posted: the words in which Telegram says when a post was made, "" where nothing does.
    name: whose post that is.
    """

    text: str
    headline: str = ""
    posted: str = ""
    name: str = ""
    dropped: list[Dropped] = field(default_factory=list)


def open_message(text: str) -> Message:
    """Return a chat message without stamps, marks and emoji; any other text as it is."""
    lines = text.split("\n")
    dropped: list[Dropped] = []
    posted = name = ""
    stamped = False
    for place, line in enumerate(lines):
        sent, post = _SENT.match(line), _POSTED.fullmatch(line)
        found = sent or post
        if found:
            stamped = True
            lines[place] = found["rest"].strip()
            gone = line[: len(line) - len(found["rest"])].strip()
            if _LEFT_OUT.fullmatch(lines[place]):
                gone, lines[place] = line, ""
            noted = _NOTED.search(lines[place])
            if noted:
                lines[place] = lines[place][: noted.start()]
                dropped.append(Dropped(noted[0].strip(), "stamp of a chat"))
            dropped.append(Dropped(gone, "stamp of a chat"))
            if post and not posted:
                posted, name = post["when"], post["name"]
    forwarded = False
    for place, line in enumerate(lines):
        if line and _FORWARDED.fullmatch(line):
            forwarded = True
            dropped.append(Dropped(line, "stamp of a chat"))
            lines[place] = ""
    if not (stamped or forwarded or _is_marked(lines)):
        return Message(text)
    if forwarded:
        posted = ""
    bold = next((found["words"] for line in lines[:8] if (found := _find_bold(line))), "")
    plain, emoji = _clear_marks(lines)
    if emoji:
        dropped.append(Dropped(" ".join(emoji), "emoji around the lines of a chat"))
    return Message("\n".join(plain), _unmark(bold).strip(), posted, name, dropped)


def _find_bold(line: str) -> re.Match[str] | None:
    return _BOLD.fullmatch(_EMOJI_AT_END.sub("", _EMOJI_AT_START.sub("", line, count=1)))


def _is_marked(lines: list[str]) -> bool:
    """Return whether the lines are set as chats set them: whole ones in bold, or after emoji."""
    filled = [line for line in lines if line]
    whole = any(_find_bold(line) for line in filled[:4])
    return whole or sum(bool(_EMOJI_AT_START.match(line)) for line in filled) >= _FEWEST_EMOJI


def _clear_marks(lines: list[str]) -> tuple[list[str], list[str]]:
    """Return the lines without marks and without emoji at their ends, and those emoji.

    Emoji in front of neighbouring lines that are no sentences are the bullets of a list.
    """
    plain: list[str] = []
    emoji: list[str] = []
    items = [bool(_EMOJI_AT_START.match(line)) and line[-1:] not in '.!?”"' for line in lines]
    for place, line in enumerate(lines):
        start = _EMOJI_AT_START.match(line)
        rest = line[start.end() :] if start else line
        end = _EMOJI_AT_END.search(rest[-40:])
        if end:
            emoji.append(end[0].strip())
            rest = rest[: len(rest) - len(end[0])]
        if start:
            emoji.append(start[0].strip())
            beside = items[max(0, place - 1) : place] + items[place + 1 : place + 2]
            if items[place] and any(beside) and rest:
                rest = f"• {rest}"
        plain.append(_unmark(rest).strip())
    return plain, emoji


def _unmark(line: str) -> str:
    for mark in _MARKED:
        line = mark.sub(r"\g<words>", line)
    return line
