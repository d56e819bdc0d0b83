"""A byline's words as the names of people, without roles, jobs and outlets; knows no page."""

from __future__ import annotations

import re

from plugins.clip.outlets import is_nobody
from plugins.clip.page.title import is_site

_LABEL = re.compile(
    r"^(?:(?:by|rep(?=\s*:)|oleh|penulis|reporter|pewarta|wartawan|jurnalis|kontributor|"
    r"laporan(?: wartawan)?|author|"
    r"written by|story by|words by|reporting by|ditulis oleh|dilaporkan oleh|text by|posted by|"
    r"from|"
    r"diposting oleh|diposkan oleh|pengarang|von|par|por|analysis by|report by|"
    r"review by)\b\s*[:.]?\s*|[-–—|•·]\s*)+",
    re.IGNORECASE,
)
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
_JOB = re.compile(
    r"\b(?:correspondents?|koresponden|reporters?|editors?|kontributor|contributors?|wartawan|"
    r"journalists?|jurnalis|"
    r"writers?|producers?|analysts?|columnists?|kolumnis|staff|senior|chief|staf|bureau|desk|"
    r"associate|associated|press|"
    r"executive|director|professor|political|business|national|international|science|news|"
    r"newsroom|team|tim|"
    r"redaksi|admin|administrator|agency|agencies|network|editorial|board|times|post|guest|"
    r"service|wire|staffs|media|magazine|online|digital|com|company|inc|llc|ltd|tv|radio|"
    r"university|institute|kantor)\b",
    re.IGNORECASE,
)
_NAME = re.compile(r"[^\W\d_][\w.'’`´-]*(?:\s+[^\W\d_][\w.'’`´-]*){0,5}")
_LONGEST = 60
_NOT = frozenset(
    "mail sign join log login subscribe follow share contact email facebook twitter instagram by "
    "oleh published updated author penulis more none null undefined unknown anonymous home print "
    "comments advertisement".split()
)


def names_in(text: str, site: str) -> list[str]:
    """Return the people that a byline names, without roles, jobs and outlets."""
    text = " ".join(text.split())
    if len(text) > 300 or "http" in text[:5] or text.count("/") > 3:
        return []
    if _EDITOR.match(text):
        return []
    editor = _EDITOR.search(text)
    text = text[: editor.start()] if editor and editor.start() > 3 else text
    text = _LABEL.sub("", text)
    names = []
    for part in _AND.split(text):
        name = _TAIL.sub("", _LABEL.sub("", part)).strip(" .:,-–—|()[]")
        if _is_person(name, site):
            names.append(cased(name))
    return names


def _is_person(name: str, site: str) -> bool:
    if not 3 <= len(name) <= _LONGEST or not _NAME.fullmatch(name):
        return False
    words = name.casefold().split()
    if is_nobody(name) or is_site(name, site) or _JOB.search(name) or set(words) & _NOT:
        return False
    if len(words) == 1:  # initials and handles are no names; `Suparman` may be
        return (
            name[:1].isupper()
            and len(name) > 3
            and not name.isupper()
            and not re.search(r"[a-z][A-Z]", name)
        )
    return name[:1].isupper() or name.isupper() or not name.isascii()


def cased(name: str) -> str:
    """Return a shouted name as it is written elsewhere."""
    if name.isupper() and len(name) > 5:
        return " ".join(
            word if len(word) < 3 or "." in word else word.title() for word in name.split()
        )
    return name


def name_letters(text: str) -> str:
    """Return a name's letters alone, by which two spellings of it are the same."""
    return re.sub(r"[\W_]+", "", text.casefold())
