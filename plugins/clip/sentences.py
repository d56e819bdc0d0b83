"""Where a sentence ends in Indonesian and English; knows nothing of the story around it."""

from __future__ import annotations

import re

_END = re.compile("[.!?…][\"”’')\\]]*(?=\\s+[\"“‘'(\\[]*[A-Z0-9À-Þ])")
_CLAUSE = re.compile(r"[,;:](?=\s)|\s(?=[–—-]{1,2}\s)")
_FINISHED = re.compile("[.!?…][\"”’')\\]]*$")
_INITIALS = re.compile(r"(?:[A-Za-z]\.)*[A-Za-z]$")  # `U.S.`, `A. B.`
# Abbreviations that a capital or a figure follows, as both languages' newspapers print them.
_ABBREVIATIONS = frozenset(
    "dr drs ir prof mr mrs ms st no nos hal jl jln tn ny sdr kol letkol letjen mayjen brigjen "
    "jend kombes gen sen rep gov lt col capt sgt rev jr sr vs inc ltd corp pt bro dok "
    "jan feb mar apr jun jul agt aug sep sept okt oct nov des dec al approx art".split()
)


def is_finished(text: str) -> bool:
    """Return whether the text closes as a sentence does, closing quotes allowed."""
    return bool(_FINISHED.search(text[-12:]))


def first_sentence(text: str) -> str:
    """Return the text up to the end of its first sentence; all of it when it holds one."""
    for end in _END.finditer(text):
        before = text[max(0, end.start() - 12) : end.start()].rsplit(None, 1)
        word = before[-1].lstrip("(\"“‘'") if before else ""
        numbered = text[: end.start()].isdigit()  # `1. Januari`
        if text[end.start()] == "." and (
            numbered or word.casefold() in _ABBREVIATIONS or _INITIALS.fullmatch(word)
        ):
            continue
        return text[: end.end()]
    return text


def shorten(text: str, limit: int) -> str:
    """Return at most `limit` characters, cut at a clause, else at a word, and marked with "…".

    A single word longer than the limit gives "": half a word says nothing.
    """
    if len(text) <= limit:
        return text
    room = text[: limit - 1]
    ends = [clause.start() for clause in _CLAUSE.finditer(text[:limit]) if clause.start() < limit]
    if ends and ends[-1] >= limit // 3:
        return room[: ends[-1]].rstrip() + "…"
    if text[limit - 1].isspace():
        return room.rstrip() + "…"
    head, _, _ = room.rpartition(" ")
    return f"{head.rstrip(' ,;:–—-')}…" if head else ""
