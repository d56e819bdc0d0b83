"""What is glued into a story's paragraphs: links to other stories, adverts, calls to read on."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from plugins.clip.clipping import Dropped
from plugins.clip.hyphens import close_line, find_words, is_broken
from plugins.clip.language import is_common
from plugins.clip.paragraphs import is_prose
from plugins.clip.sentences import first_sentence

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from plugins.clip.paragraphs import Paragraph

# Capitals and brackets that no sentence has.
_ADVERT = re.compile(
    r"(?<=\S) ?(?:ADVERTISEMENT|SCROLL TO (?:CONTINUE WITH|RESUME) CONTENT|\[Gambas:[^\]]{1,60}\]"
    r"|(?i:scroll (?:untuk|to|ke bawah untuk) (?:lanjut(?:kan)?|melanjutkan|continue)"
    r"(?: (?:membaca|reading))?)|Halaman Selanjutnya|Lanjutkan Membaca)"
)
_IN_BRACKETS = re.compile(
    r" ?[(\[](?:baca|lihat|simak)(?: juga)?\s?:[^()\[\]]{5,200}[)\]]", re.IGNORECASE
)
_LEAD_ON = re.compile(
    r"(?:^|(?<=[.!?\"”’)\]]) ?)(?P<label>(?:baca|simak|lihat|tonton) (?:juga|pula)\s?:"
    r"|(?:read also|also read|see also)\s?:)\s*",
    re.IGNORECASE,
)
_CALL = re.compile(
    r"(?<=[.!?\"”’)]) (?:(?:baca |simak |berita |lihat )?selengkapnya"
    r"(?: (?:klik|baca|di|ke|dapat|bisa|cek)[^.!?]{0,80})?"
    r"|(?:\.{3} )?(?:read|see) (?:the )?(?:full story|more)[^.!?]{0,60}|full story"
    r"|(?:klik|click) (?:di sini|here|link|tautan)[^.!?]{0,60})[\W]*$",
    re.IGNORECASE,
)
_BROKEN_LINE = 60  # characters of a line that breaks off within a sentence
_LONGEST = 160  # characters of another story's headline
# "Gellhorn reported from Adana, Hemingway from Istanbul."
_HELPERS = re.compile(
    r"(?:(?:Associated Press|AP|AFP|Reuters|BBC|CNN)(?:['’]s)?"
    r" (?:writers?|journalists?|reporters?) )?"
    r"[A-Z][^!?]{1,100}? (?:reported (?:from|in)|contributed (?:to this|reporting)"
    r"|ikut (?:menyumbang|berkontribusi)|berkontribusi (?:dalam|pada|untuk))\b.{0,300}"
)
# "Pyle covers South Asia for The Associated Press."
_ABOUT = re.compile(
    r"(?P<name>[A-Z][\w.'’ -]{2,40}?),? (?:(?i:(?:is|was|has been) (?:an? |the |based )|joined|"
    r"adalah|merupakan|bekerja)|(?P<work>(?i:(?:is|was|has been) (?:an? |the )?(?:\w+ ){0,3}"
    r"(?:reporter|correspondent|editor|writer|columnist|journalist|professor|lecturer|author)|"
    r"covers|reports (?:on|for|from)|writes (?:about|on|for)|meliput|"
    r"menulis (?:tentang|untuk))))\b.{3,300}"
)
_MOST_HELPERS = 6
_JOINT = re.compile(r"[a-z?!)][A-Z][a-z]")  # where a copy lost the break between two lines
_WORD = re.compile(r"\S+")
# The small words of headlines in capitals.
_SMALL = frozenset(
    "di ke dari dan yang tak untuk bagi pada dengan atau oleh vs soal usai saat jadi demi hingga "
    "sampai dalam agar tapi of the in to and a an for on at by from with as is or".split()
)


def cut_glued(texts: Sequence[str]) -> tuple[list[str], list[Dropped], list[str]]:
    """Return the paragraphs without what is glued in, what that was, and what was a guess.

    The guesses: links after which no mark shows where the story goes on.
    """
    kept: list[str] = []
    dropped: list[Dropped] = []
    guesses: list[str] = []
    for text in texts:
        rest = _cut_links(text, dropped, guesses)
        if rest:
            kept.append(rest)
    return kept, dropped, guesses


def cut_calls(paragraphs: Sequence[Paragraph]) -> tuple[list[Paragraph], list[Dropped]]:
    """Return the paragraphs without adverts and calls that no sentence can be, and those."""
    kept: list[Paragraph] = []
    dropped: list[Dropped] = []
    for paragraph in paragraphs:
        text = paragraph.text
        rest = _cut(text, _ADVERT, "advertisement", dropped) if is_prose(text) else text
        rest = _cut(rest, _IN_BRACKETS, "link to another story", dropped)
        rest = _cut(rest, _CALL, "call to read on", dropped)
        if rest:
            kept.append(paragraph if rest == text else replace(paragraph, text=rest))
    return kept, dropped


def join_broken(texts: Sequence[str]) -> list[str]:
    """Return the paragraphs, those whole again that a page's end or an advert broke."""
    known = find_words(texts) if any(map(is_broken, texts)) else frozenset()
    whole: list[list[str]] = []
    for text in texts:
        above = whole[-1][-1] if whole else ""
        broken = (len(above) >= _BROKEN_LINE and above[-1:].isalpha()) or is_broken(above)
        if above and text[:1].islower() and broken:
            whole[-1][-1] = close_line(above, text, known)
            whole[-1].append(text)
        else:
            whole.append([text])
    return ["".join(parts) for parts in whole]


def cut_end_matter(
    texts: Sequence[str], authors: Sequence[str] = ()
) -> tuple[list[str], list[Dropped]]:
    """Return the paragraphs without those at the end that say who made the story.

    They tell who helped, or who the writer is: the writer's name, alone or with what that one does.
    """
    names = {name.casefold() for name in authors}
    short = {name.rsplit(" ", 1)[-1] for name in names if " " in name}
    dropped: list[Dropped] = []
    end = len(texts)
    while end > 1 and len(dropped) < _MOST_HELPERS:
        reason = _tell_maker(texts[end - 1], names, short)
        if not reason:
            break
        end -= 1
        dropped.insert(0, Dropped(texts[end], reason))
    return list(texts[:end]), dropped


def _tell_maker(text: str, names: AbstractSet[str], short: AbstractSet[str]) -> str:
    """Return why a paragraph below the story goes: it speaks of those who made it; else "".

    short: surnames, which somebody in the story may have as well: only with the writer's work.
    """
    if _HELPERS.fullmatch(text):
        return "who else worked on it"
    about = _ABOUT.fullmatch(text)
    name = about["name"].casefold() if about else text.casefold()
    own = name in names or (name in short and (not about or about["work"]))
    return "about the writer" if own else ""


def _cut(text: str, form: re.Pattern[str], reason: str, dropped: list[Dropped]) -> str:
    found = [one[0].strip() for one in form.finditer(text)]
    dropped.extend(Dropped(one, reason) for one in found)
    return form.sub("", text).strip() if found else text


def _cut_links(text: str, dropped: list[Dropped], guesses: list[str]) -> str:
    """Return the paragraph without `Baca juga: HEADLINE`, as far as the headline shows its end."""
    parts = []
    place = 0
    for found in _LEAD_ON.finditer(text):
        if found.start() < place:
            continue
        end, sure = _find_end(text, found.end())
        if end <= found.end():
            continue
        parts.append(text[place : found.start()].strip())
        link = text[found.start() : end].strip()
        dropped.append(Dropped(link, "link to another story"))
        if not sure:
            guesses.append(link)
        place = end
    return " ".join(part for part in [*parts, text[place:].strip()] if part)


def _find_end(text: str, start: int) -> tuple[int, bool]:
    """Return where the headline from `start` on ends, and whether that is sure.

    In a headline every word but small ones has a capital: the first other word belongs to the
    next sentence, and the word with a capital before it begins that.
    """
    tail = text[start : start + _LONGEST + 80]
    if len(text) - start <= _LONGEST and first_sentence(tail) == tail and tail[-1:] not in '.”"':
        return len(text), True
    before = before_that = None
    for word in _WORD.finditer(tail):
        joint = _JOINT.search(word[0])
        if joint:
            return start + word.start() + joint.start() + 1, True
        plain = word[0].strip("\"“”‘’'(),.:;?!")
        if word.end() > _LONGEST:
            return start, False
        if plain[:1].islower() and plain not in _SMALL:
            if before is None:
                return start, False
            name = before_that is not None and before_that[0].strip(",") == before_that[0]
            sure = not name or is_common(before[0].lower()) or _is_derived(before[0])
            return start + before.start(), sure
        if plain[:1].isupper():
            before_that, before = before, word
        if word[0][-1] in "?!":
            return start + word.end(), True
    return start, False


def _is_derived(word: str) -> bool:
    """Return whether a word is Indonesian with an affix, so that it is no name."""
    return bool(re.match(r"(?:Di|Me|Ber|Ter|Pe|Ke|Se)[a-z]{4,}", word)) or word.endswith("nya")
