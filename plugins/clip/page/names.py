"""A byline's words as the names of people, without roles, jobs and outlets; knows no page."""

from __future__ import annotations

import re

from plugins.clip.degrees import split_people, without_degrees
from plugins.clip.labels import SHARE
from plugins.clip.language import is_common
from plugins.clip.outlets import is_nobody, is_section
from plugins.clip.page.title import is_site

_LABEL = re.compile(
    r"^(?:(?:by|rep(?=\s*:)|oleh|penulis|reporter|pewarta|wartawan|jurnalis|kontributor|"
    r"laporan(?: wartawan)?|author|teks(?=\s*:)|"
    r"written by|story by|words by|reporting by|ditulis oleh|dilaporkan oleh|text by|posted by|"
    r"from|"
    r"diposting oleh|diposkan oleh|pengarang|von|par|por|analysis by|report by|"
    r"review by)\b\s*[:.]?\s*|[-–—|•·]\s*)+",
    re.IGNORECASE,
)
# The outlet between a reporter's job and name: `Laporan wartawan KOMPAS.com Rosihan Anwar`.
_OUTLET = re.compile(r"[\w-]{2,40}\.(?i:com|co|id|net|org|news|tv)(?i:\.id)?,?\s+(?=[A-Z])")
_GLUED_BY = re.compile(r"^(?:[Bb]y){1,2}(?=[A-Z ])\s*")
_EDITOR = re.compile(r"\b(?:editor|red(?=\s*:)|penyunting|redaktur|uploader|edited by|"
    r"editing by|photographs?(?:er)? by|foto(?:grafer)?|"
                     r"video by|produser|penerjemah|illustrat\w+ by|"
                     r"photography by)\b\s*[:.]?", re.IGNORECASE)  # fmt: skip
_AND = re.compile(
    r"\s*(?:,|;|/|&|\||•|·|\n|\band\b|\bdan\b|\bwith\b|\bund\b|\bet\b)\s*",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"\s*(?:\s[-–—]|[|(,•@]|\s(?:is|are|was|in|di|for|untuk|at|on|via|special to|updated|"
    r"published)\b|[A-Z][\w.]+@|https?:).*$"
)
_MAILBOX = re.compile(r"[\w.+-]{1,64}@[\w-]{1,60}\.[\w.-]{2,60}")
_JOB = re.compile(
    r"\b(?:correspondents?|koresponden|reporters?|editors?|kontributor|contributors?|wartawan|"
    r"journalists?|jurnalis|"
    r"writers?|producers?|analysts?|columnists?|kolumnis|staff|senior|chief|staf|bureau|desk|"
    r"associate|associated|assistant|deputy|officer|manager|press|"
    r"executive|director|professor|political|business|national|international|science|news|"
    r"newsroom|team|"
    r"redaksi|admin|administrator|agency|agencies|network|editorial|board|times|post|guest|"
    r"service|wire|staffs|media|magazine|online|digital|com|company|inc|llc|ltd|tv|radio|"
    r"university|institute|kantor|korrespondent(?:in)?|redaktion|hauptstadtstudio|redacción|"
    r"agencias|rédaction|correspondante?|redazione|redação)\b",
    re.IGNORECASE,
)
_NAME = re.compile(r"[^\W\d_][\w.'’`´-]*(?:\s+[^\W\d_][\w.'’`´-]*){0,5}")
# Words that names hold in small letters, in Indonesia and elsewhere.
_PARTICLES = frozenset(
    "bin binti ibn van von der den de da di do dos du del della la le al el ul as of y e ten ter "
    "af av zu".split()
)
_LONGEST = 60
_LONGEST_UNCASED = 8  # characters of a name in Chinese, Japanese or Korean
_NOT = frozenset(
    "mail sign join log login subscribe follow share contact email facebook twitter instagram by "
    "oleh published updated author penulis more none null undefined unknown anonymous home print "
    "comments advertisement last click here tags topics watch text size verified checkmark "
    "terverifikasi badge".split()
)

# What a date beside a name says: none of it is a person.
_TIME = frozenset(
    "senin selasa rabu kamis jumat jum'at sabtu minggu ahad monday tuesday wednesday thursday "
    "friday saturday sunday januari februari maret april mei juni juli agustus september "
    "oktober november desember january february march may june july august october december "
    "hari ini kemarin today yesterday pagi siang sore malam jam pukul wib wita wit gmt utc".split()
)

# What a button says when it was pressed, and a label that a story was published.
_DONE = frozenset(
    "copied disalin tersalin shared saved tersimpan diterbitkan dipublikasikan ditayangkan tayang "
    "terbit diperbarui diunggah dirilis dibaca dilihat disunting dibagikan updated edited "
    "modified views dilansir dikutip".split()
)


def names_in(text: str, site: str) -> list[str]:
    """Return the people that a byline names, without roles, jobs and outlets."""
    text = " ".join(_MAILBOX.sub(" ", text).split())
    if len(text) > 300 or "http" in text[:5] or text.count("/") > 3:
        return []
    if _EDITOR.match(text):
        return []
    editor = _EDITOR.search(text)
    text = text[: editor.start()] if editor and editor.start() > 3 else text
    text = _LABEL.sub("", _GLUED_BY.sub("By ", text))
    outlet = _OUTLET.match(text)
    text = text[outlet.end() :] if outlet else text
    names = []
    for part in split_people(text, _AND):
        name = _LABEL.sub("", part)
        if without_degrees(name) == name:
            name = _undoubled(_trimmed(_TAIL.sub("", name)))
        if _is_person(name, site):
            names.append(name)
    return names


def _is_person(name: str, site: str) -> bool:
    name = without_degrees(name)
    if not 2 <= len(name) <= _LONGEST or not _NAME.fullmatch(name):
        return False
    words = name.casefold().split()
    if is_nobody(name) or is_site(name, site) or _JOB.search(name) or set(words) & _NOT:
        return False
    if set(words) <= _TIME | SHARE or set(words) & _DONE:
        return False
    if words[0] == "tim" and is_site(" ".join(words[1:]), site):
        return False
    if name.upper() == name.lower():  # a script without capitals
        return len(words) > 1 or len(name) <= _LONGEST_UNCASED
    if len(words) == 1:  # initials and handles are no names; `Suparman` may be
        return (
            name[:1].isupper()
            and len(name) > 3
            and not name.isupper()
            and not re.search(r"[a-z][A-Z]", name)
            and not is_section(name)
        )
    small = {word for word in name.split() if word[:1].islower()} - _PARTICLES
    return name[:1].isupper() and len(small) < 2 and not any(map(is_common, small))


def _trimmed(name: str) -> str:
    """Return the name without marks around it; the point of a last initial is its own."""
    name = name.strip(" :,-–—|()[]").lstrip(".")
    return name if re.search(r"(?:^|[\s.])[A-Z]\.$", name) else name.rstrip(" .")


def _undoubled(name: str) -> str:
    """Return a name once that a page prints twice, for two widths of a window, as one word."""
    half = len(name) // 2
    return name[:half] if half > 5 and name[:half] == name[half:] else name


def name_letters(text: str) -> str:
    """Return a name's letters alone, by which two spellings of it are the same."""
    return re.sub(r"[\W_]+", "", text.casefold())
