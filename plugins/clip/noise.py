"""Furniture of news sites that readers copy along: which lines it is, and why each goes.

Judges whole lines only, so that no sentence of a story loses a word; knows no headline.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from plugins.clip.clipping import Dropped
from plugins.clip.furniture import RULES
from plugins.clip.labels import (
    CLOSING_OUTLET,
    HASHTAGS,
    LEAD_ON,
    LEAD_ON_LABEL,
    MANY,
    SHARE,
    SHARE_PROOF,
    SIGNATURE,
    TAGS,
    VIDEO,
)
from plugins.clip.notices import LINKS_BELOW, NOTICES
from plugins.clip.outlets import is_outlet
from plugins.clip.paragraphs import Paragraph, is_prose
from plugins.clip.sentences import is_finished

if TYPE_CHECKING:
    from collections.abc import Sequence

_LONGEST = 300  # characters; furniture is short, and a rule never reads more
_LONGEST_LINK = 100  # characters of a line that closes with a full stop and is a link all the same
# Arrows, stars and the like around the words of a button.
_EDGES = re.compile(
    r"^\*{1,3}\) ?|^[\u2190-\u21ff\u2300-\u27bf\u2b00-\u2bff\U0001f300-\U0001faff\ufe0f]+ ?"
    r"| ?[\u2190-\u21ff\u2300-\u27bf\u2b00-\u2bff\U0001f300-\U0001faff\ufe0f]+$"
)
# The Washington Post sets links to other stories in square brackets.
_LINKED = re.compile(r"\[(?=[^\]]* [^\]]* [^\]]* )[A-Z][^\[\].]{20,160}\]")
_BRACKETS = re.compile(r"^\((?P<inner>[^()]{20,290})\)$")
_CORRECTION = re.compile(r"(?:correction|clarification|koreksi|ralat)\b", re.IGNORECASE)
_MORE = re.compile(r"(?:more|lebih banyak) ", re.IGNORECASE)
_BIO = re.compile(r"(?:penulis|the (?:author|writer)s?)\b", re.IGNORECASE)
_MOST_MARKS = 3  # that close one story
OUTLET_AT_END = "outlet that closes the story"
_SHORT = 3  # words of a subheading, that no headline of another story has
_LONGEST_HEADLINE = 150  # characters
_LISTED = 3  # headlines in a row that are no headline with a subheading below it
_MOST_LINKS = 6  # headlines that one label within a story may stand above


@dataclass(frozen=True)
class Cleared:
    """rest: what is not furniture. keywords: those of the tag lists, as written."""

    rest: list[Paragraph] = field(default_factory=list)
    dropped: list[Dropped] = field(default_factory=list)
    keywords: list[str] = field(default_factory=list)


def clear_noise(paragraphs: Sequence[Paragraph]) -> Cleared:
    """Return the paragraphs without the site's furniture, which is told line by line."""
    cleared = Cleared()
    end = max((n for n, p in enumerate(paragraphs, 1) if is_prose(p.text)), default=len(paragraphs))
    for paragraph, reason in zip(paragraphs, label_noise(paragraphs, end), strict=True):
        if not reason:
            cleared.rest.append(paragraph)
            continue
        cleared.dropped.append(Dropped(paragraph.text, reason))
        if reason == "tag list":
            cleared.keywords.extend(read_keywords(paragraph.text))
    return cleared


def label_noise(paragraphs: Sequence[Paragraph], end: int, start: int = 0) -> list[str]:
    """Return why each paragraph goes, "" where it stays.

    end: the place of the first paragraph below the story; tags and links run on only there.
    start: the place of the story's first paragraph. Above it no line goes for the label over
    it: the labels of a menu stand right above the headline.
    """
    reasons = []
    waiting = ""  # the label above, when the line after it belongs to it
    many = False  # more than one headline may stand below that label
    taken = 0  # headlines of it so far
    label, single = "", False  # the label stands again over each headline
    for place, paragraph in enumerate(paragraphs):
        text, below = paragraph.text, place >= end
        reason, opens = ("", "") if paragraph.picture else _judge(text)
        if reason and start <= place < end and _is_told(paragraphs, place, reason):
            reason = opens = ""
        if opens:
            single = text == label and taken == 1
            many = _opens_many(text)
            label, taken = text, 0
        elif paragraph.picture:
            opens = ""
        elif not reason and below and _is_tag(text) and not (waiting and text.islower()):
            reason = "tag list"
            opens = "tag list" if TAGS.fullmatch(text) else ""
        elif (
            waiting
            and not reason
            and _is_link(paragraph)
            and not (single and taken)
            and (below or _is_listed(paragraphs, place, taken, many=many))
        ):
            reason = opens = waiting
            taken += 1
        reasons.append(reason)
        waiting = opens if place >= start else ""
    return reasons


def _opens_many(label: str) -> bool:
    """Return whether a label may stand above more headlines than one."""
    below = LINKS_BELOW.fullmatch(label) and not LEAD_ON.fullmatch(label)
    return bool(MANY.match(label) or below)


def _is_told(paragraphs: Sequence[Paragraph], place: int, reason: str) -> bool:
    """Return whether a line within the story is a part of it that only looks like furniture.

    A subheading such as `More on the budget` stands between blank lines, right above a
    paragraph; editors set their own corrections above a story or below it.
    """
    text, after = paragraphs[place].text, paragraphs[place + 1 : place + 2]
    if not after or not is_prose(after[0].text) or LEAD_ON.fullmatch(text):
        return False
    if _CORRECTION.match(text) or _BIO.match(text):
        return place > 0 and is_prose(text)
    subheading = paragraphs[place].apart and after[0].apart and text[-1:].isalnum()
    more = LINKS_BELOW.fullmatch(text) or _MORE.match(text)
    return reason == "link to another story" and subheading and bool(more)


def _is_listed(paragraphs: Sequence[Paragraph], place: int, taken: int, *, many: bool) -> bool:
    """Return whether a line below a label within the story is a headline, no subheading.

    A subheading has few words and, where blank lines part the paragraphs, stands between two.
    taken: headlines above it. many: the label may stand above more than one.
    """
    line, words = paragraphs[place], paragraphs[place].text.count(" ") + 1
    after = paragraphs[place + 1 : place + 2]
    if not taken:
        parted = line.apart and after and after[0].apart and is_prose(after[0].text)
        return not parted or words > _SHORT
    if taken >= _MOST_LINKS:
        return False
    if line.apart:
        return many and words > _SHORT + 1 and not line.text.endswith("?")
    return many or _is_in_list(paragraphs, place, telling=words > _SHORT + 1)


def _is_in_list(paragraphs: Sequence[Paragraph], place: int, *, telling: bool) -> bool:
    """Return whether the line ends or goes on a block of headlines, with no paragraph in it.

    telling: it has the words of a headline; else a label and two lines may be a headline and
    the story's next subheading.
    """
    first = place
    while first and not paragraphs[first].apart and place - first < _MOST_LINKS:
        first -= 1
    if telling and not paragraphs[first].apart:
        telling = False  # blank lines part nothing here
    labelled = bool(_judge(paragraphs[first].text)[1])
    below = paragraphs[place + 1 : place + 1 + _MOST_LINKS]
    block = list(itertools.takewhile(lambda p: not p.apart, below))
    enough = telling or place - first + 1 + len(block) - labelled >= (_LISTED if labelled else 2)
    whole = len(block) < len(below) and not any(is_finished(p.text) for p in block)
    return enough and whole


def trim_signature(paragraphs: Sequence[str]) -> tuple[list[str], list[Dropped]]:
    """Return the body without the initials and the outlet that close its last paragraph."""
    if not paragraphs:
        return [], []
    last = paragraphs[-1]
    dropped: list[Dropped] = []
    while len(dropped) < _MOST_MARKS and (mark := _find_mark(last)):
        dropped.insert(0, Dropped(*mark))
        last = last.removesuffix(mark[0]).rstrip()
    return [*paragraphs[:-1], last], dropped


def _find_mark(last: str) -> tuple[str, str] | None:
    """Return what closes the paragraph behind its last sentence, and why it goes."""
    signature = SIGNATURE.search(last[-60:])
    if signature:
        return signature["mark"], "editor's initials"
    closing = CLOSING_OUTLET.search(last[-60:])
    if closing:
        names = closing["inner"] or closing["behind"] or closing["shouted"]
        if all(map(is_outlet, re.split(r"/|, ?| AND | DAN ", names))):
            return closing["mark"].strip(), OUTLET_AT_END
    return None


def read_keywords(text: str) -> list[str]:
    """Return the tags that a line of a tag list names."""
    tags = TAGS.fullmatch(text)
    words = tags["rest"].lstrip(" :：") if tags else text.replace(" #", ",")
    return [word.strip(" #") for word in re.split(r"[,;|#]", words) if word.strip(" #")]


def heads_links(text: str) -> bool:
    """Return whether the words are a label below which links to other stories stand."""
    reason, opens = _judge(text) if text else ("", "")
    return reason == "list of other stories" or opens == "link to another story"


def _judge(text: str) -> tuple[str, str]:
    """Return why the line goes ("" if it stays), and what the line after it then belongs to."""
    if len(text) > _LONGEST:
        return "", ""
    text = _EDGES.sub("", text.removeprefix("• ")) or text
    if _LINKED.fullmatch(text):
        return "link to another story", ""
    text = _BRACKETS.sub(r"\g<inner>", text)
    for form in (LEAD_ON, LEAD_ON_LABEL):
        found = form.fullmatch(text)
        glued = len(text) > _LONGEST_LINK and text.endswith(".")
        if found and (":" in found["rest"] or not is_finished(text)) and not glued:
            alone = not found["rest"].strip(" :")
            return "link to another story", "link to another story" if alone else ""
    if VIDEO.fullmatch(text):
        return "link to another story", ""
    for reason, rule in RULES:
        if rule.fullmatch(text):
            return reason, ""
    tags = TAGS.fullmatch(text)
    if HASHTAGS.fullmatch(text) or (tags and tags["rest"].strip(" :：") and not is_finished(text)):
        return "tag list", ""
    words = re.sub(r"[,|:()]", " ", text.casefold()).split()
    if words and set(words) <= SHARE and set(words) & SHARE_PROOF:
        return "share bar", ""
    reason = next((reason for reason, rule in NOTICES if rule.fullmatch(text)), "")
    if reason == "place of a video or an embed":
        return reason, reason  # its title stands below
    linked = reason == "link to another story" or bool(LINKS_BELOW.fullmatch(text))
    return ("link to another story",) * 2 if linked else (reason, "")


def _is_tag(text: str) -> bool:
    """Return whether a line below the story is a tag, or the label of a list of them.

    Detik and others print theirs in small letters, without a label.
    """
    words = text.split()
    small = len(words) <= 4 and text.islower() and not is_finished(text) and words[0].isalpha()
    return bool(small or (len(text) < 20 and TAGS.fullmatch(text)))


def _is_link(paragraph: Paragraph) -> bool:
    """Return whether a line may be another story's headline; right below others, a question."""
    text = paragraph.text
    question = text.endswith(("?", "!")) and not paragraph.apart
    return len(text) <= _LONGEST_HEADLINE and (question or not is_finished(text))
