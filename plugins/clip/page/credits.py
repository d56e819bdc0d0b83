"""A caption as printed, told apart into what it says and who made the picture; knows no page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plugins.clip.credit import split_credit
from plugins.clip.outlets import is_picture_source
from plugins.clip.page.printed import clean_words

if TYPE_CHECKING:
    from collections.abc import Sequence

_LONGEST = 100  # characters of a credit that only its words betray
_PICTURE = (
    r"(?:(?:all|both|top|main|lead|cover|header)\s)?"
    r"(?:fotos?|photo(?:graph)?s?|image|picture|pic|bilder|bild|gambar|ilustrasi|illustration|"
    r"grafis|grafik|video)"
)
_OWED = r"(?:source|credits?|copyright|sumber|kredit|courtesy(?: of)?|by|oleh|dari)"
# "Foto: ", "Photo by ", "Image source, ", "Credit...": what stands before a maker's name.
_LABEL = (
    rf"(?:{_PICTURE}(?:\s{_OWED})?\s?[:/]|{_PICTURE}\s(?:by|oleh|courtesy of)\b:?"
    rf"|(?:image|photo|picture)\s(?:source|credit|copyright)\s?,"
    rf"|(?:sumber|kredit|hak cipta)\s(?:foto|gambar|video)\s?[:,]?"
    r"|(?:cr[eé]dits?|kredit|sumber|source|quelle|fuente|fonte|copyright|via)\s?(?::|\.\.\.|…)"
    r"|courtesy of\b|©|\(c\))"
)
_LABELS = re.compile(rf"(?:{_LABEL}\s*)+", re.IGNORECASE)
# Without a colon only a credit's own place shows that they are labels: Credit Suisse is none.
_BARE_CREDIT = re.compile(r"(?:credits?[\s.:…]*)+(?=\S)", re.IGNORECASE)
_BARE = re.compile(
    r"(?:foto|photo(?:graph)?|image|picture|copyright|by|oleh)\s(?=\S)", re.IGNORECASE
)
# In small letters before a name it is a label as `foto:` is; `Dok. Humas` is the maker's name.
_FILED = re.compile(r"dok(?:\.|umentasi)\s?:?\s?(?=[A-Z])")
# "©2019 Merdeka.com": with its year it is a notice, kept as printed; without, a label.
_NOTICE = re.compile(r"©\s?(?:19|20)\d\d\b\s?\S")
_EMPTY_LABEL = re.compile(rf"\s{_PICTURE}\s?:$", re.IGNORECASE)
_CAPTION_LABEL = re.compile(
    r"(?:(?:image|photo|media|video) caption|caption|keterangan (?:foto|gambar)|"
    r"file caption)\s*[,:]\s*",
    re.IGNORECASE,
)
_BBC_LABEL = re.compile(r"(?:Image|Photo|Media) caption,?\s+(?=[A-Z\"“'‘(])")
_FRONT = re.compile(r"(?:foto|photo|gambar)\s*:\s*(?=\S+\s\S+\s\S+)", re.IGNORECASE)
# A label within a caption, behind a sentence or behind anything where it has its colon.
_INNER = re.compile(
    rf"(?<=[.!?\"”’)\]…])\s*[|–—-]?\s*(?={_LABEL})|\s[|–—-]?\s?(?={_PICTURE}\s?:\s)"
    rf"|\s[|–—-]?\s?(?={_PICTURE}\s(?:by|oleh)\s[A-Z])|\s[|–—-]?\s?(?=©)"
    r"|\s[|–—-]?\s?(?=credits?(?:\.\.\.|:))",
    re.IGNORECASE,
)
_BRACKET = re.compile(r"\s?[(\[]\s*(?P<inner>[^()\[\]]{2,100}?)\s*[)\]]\s?\.?$")
# An agency that opens a credit wherever it stands: `… di Jakarta ANTARA FOTO/A. B./foc`.
_OPENER = re.compile(
    r"\s(?=(?:ANTARA(?: FOTO)?|AP(?: Photo)?|REUTERS|Reuters|AFP(?: PHOTO)?|EPA(?:-EFE)?|"
    r"Getty Images|TEMPO)\s?/\s?\S)"
)
_DASHED = re.compile(r"\s[|–—-]\s+(?=[^|–—]{2,80}$)|(?<=[.!?\"”])\s+/\s+(?=[^/]{2,60}$)")
# A sentence ends here; `A. Budi`, `Dok. BNPB` and `St. Petersburg` go on.
_END = re.compile('(?<!\\b[A-Z])(?<!\\b[Dd]ok)(?<!\\bSt)[.!?…]["”’)]*\\s+(?=[A-Z(])')
# What may stand small in a name or between two: `Sri van Dam for The New York Times`.
_SMALL = frozenset(
    "de da dos van von der den bin binti al el la le for via of and dan the y".split()
)
_FINISHED = re.compile('[.!?…]["”’)]*$')
_SLASHED = re.compile(r"[^\W\d_][\w.'’& -]*(?:\s?/\s?[^\W\d_][\w.'’&@ -]*){1,4}")
_BANKS = re.compile(
    r"(?:getty|getty images|alamy(?: stock photo)?|corbis|flickr|wikimedia(?: commons)?|"
    r"creative commons|public domain|rex(?: features)?|pa(?: wire)?|zuma(?: press)?|sipa(?: usa)?|"
    r"refinitiv|tradingview|statista|newscom|redux|magnum|nurphoto|sopa images|imago(?: images)?|"
    r"epa-efe|splash(?: news)?|wenn|"
    r"depositphotos|freepik|pexels|nasa|istimewa|handout|"
    r"thinkstock|istockphoto|pool|ist|efe|ansa|pti|ians|lusa|belga|apa|ntb|ap photo|"
    r"antara foto|reuters photo|xinhua)"
    r"|(?:dok(?:umentasi|\.)?|humas|setpres|biro pers|arsip|courtesy(?: of)?|handout)\s.{2,60}"
    r"|.{2,60}\s(?:getty images|via (?:ap|afp|reuters|getty|x|twitter|instagram))"
    r"|(?:instagram|twitter|facebook|tiktok|youtube)\s?(?:/|@).{2,40}",
    re.IGNORECASE,
)
# A full stop behind a word; `A. B.` and `Inc.` own theirs.
_STOP = re.compile(r"[^\W\d_]{3}(?<!\bInc)(?<!\bLtd)(?<!\bCorp)\.$")
_PARTS = re.compile(r"/| via |, | for | - |\||;")
_AT_SITE = re.compile(
    r"(?<=[.!?…\"”’)])\s+"
    r"(?P<maker>[a-z][\w-]{2,30}\.(?:com|co\.id|id|net|org|co|news)/[A-Z][\w.' -]{2,50})$",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"(?:\[\d{1,3} ?/ ?\d{1,3}\]|item \d{1,3} of \d{1,3})\s*", re.IGNORECASE)
_FOR_SALE = re.compile(
    r"\b(?:purchase|acquire) licensing rights\b.*|"
    # What agencies tell those who print the picture, in capitals behind the credit.
    r"[. ]*\b(?-i:ATTENTION EDITORS|MANDATORY CREDIT|NO RESALES|NO ARCHIVES|TPX IMAGES|REFILE"
    r"|EDITORIAL USE|THIS (?:IMAGE|PICTURE|PHOTO|HANDOUT))\b.*|"
    r"\(?\bopens? (?:in )?(?:a )?new (?:tab|window)\)?$",
    re.IGNORECASE,
)
_EDGES = " |-–—:;,/"


def _bare(text: str) -> str:
    """Return the words without the number of the picture before them and the sale behind them."""
    text = _NUMBERED.sub("", clean_words(text), count=1)
    sale = _FOR_SALE.search(text)
    return text[: sale.start()].rstrip(" ,(") if sale else text


def split_caption(text: str, *, sure: bool = True) -> tuple[str, str]:
    """Return (caption, credit) of a caption as printed.

    sure: the text is known to be a caption, so that brackets at its end may hold any name.
    """
    text = _without_caption_label(_bare(text))
    if is_only_credit(text):
        return "", clean_credit(text)
    bracket = _BRACKET.search(text)
    if bracket:
        if _is_credit_in_brackets(bracket["inner"], text[: bracket.start()], sure=sure):
            return _tidy(text[: bracket.start()]), clean_credit(bracket["inner"])
        if not re.search(r"\s[|–—-]\s", text):
            return _tidy(text), ""
    for cut in (_cut_at_site, _cut_at_label, _cut_at_opener, _cut_at_dash, _cut_last):
        caption, credit = cut(text)
        if caption and credit:
            return _tidy(caption), clean_credit(credit)
    split = split_credit(text, above_lead=sure)
    if split and split[1]:
        return _tidy(split[0]), clean_credit(split[1])
    return _tidy(text), ""


def pair_credit(whole: str, said: Sequence[str]) -> tuple[str, str]:
    """Return (caption, credit) of a caption and of what stands in places for credits.

    The same credit at the end of the caption is taken away there; no word within it ever is.
    """
    makers = [one for one in (clean_credit(_bare(text)) for text in said) if one]
    credit = makers[0] if makers else ""
    for one in makers[1:]:
        if one.casefold() not in credit.casefold() and len(credit) + len(one) < _LONGEST:
            credit = one if credit.casefold() in one.casefold() else f"{credit} / {one}"
    caption, own = split_caption(whole)
    if not credit:
        return caption, own
    if own and (own.casefold() in credit.casefold() or credit.casefold() in own.casefold()):
        return caption, max(credit, own, key=len)
    text = _tidy(_without_caption_label(_bare(whole)))
    if text.casefold().endswith(credit.casefold()) and len(text) > len(credit):
        before = _tidy(text[: -len(credit)])
        if _FINISHED.search(before) or (text[len(before)] in " ([|/–—-" and _is_name(credit)):
            text = before
    is_said = _LABELS.fullmatch(text) or clean_credit(text).casefold() == credit.casefold()
    return "" if is_said else text, credit


def is_only_credit(text: str) -> bool:
    """Return whether the words name a picture's maker and nothing that it shows."""
    text = clean_words(text)
    whole = _BRACKET.fullmatch(text)
    text = whole["inner"] if whole else text
    label = _LABELS.match(text)
    rest = text[label.end() :] if label else text.rstrip(".")
    if not rest or len(text) > _LONGEST or _END.search(rest[:-2]):
        return False
    if label and ("courtesy" in label[0].casefold() or " " not in rest or _is_name(rest)):
        return True
    return _is_maker(rest)


def clean_credit(text: str) -> str:
    """Return a credit without its label, its brackets and the full stop behind it."""
    text = clean_words(text).strip(_EDGES)
    whole = _BRACKET.fullmatch(text)
    text = _BARE_CREDIT.sub("", whole["inner"] if whole else text, count=1).strip(_EDGES)
    while label := _LABELS.match(text):
        if label.end() == len(text) or _NOTICE.match(text):
            break
        text = text[label.end() :].strip(_EDGES)
    text = _BARE.sub("", text, count=1) if _BARE.match(text) else text
    text = _FILED.sub("", text, count=1)
    if _STOP.search(text):
        text = text[:-1]
    return text.strip(_EDGES)


def _without_caption_label(text: str) -> str:
    """Return the words of a caption without "Image caption," or "Foto:" in front."""
    text = _BBC_LABEL.sub("", _CAPTION_LABEL.sub("", text, count=1), count=1)
    front = _FRONT.match(text)
    return text[front.end() :] if front and not is_only_credit(text) else text


def _tidy(text: str) -> str:
    return re.sub(r"[\s(\[|/–—-]+$", "", _EMPTY_LABEL.sub("", text.rstrip())).strip()


def _is_name(text: str) -> bool:
    """Return whether the words look like names: few, with capitals, no sentence."""
    words = text.split()
    return (
        0 < len(words) <= 8
        and all(not word[0].islower() or word in _SMALL or "." in word[:-1] for word in words)
        and text[-1] not in "!?…"
        and not re.search(r"[()\[\]:|]", text)
    )


def _is_maker(text: str) -> bool:
    """Return whether the words name a source of pictures, alone or behind a photographer."""
    if _BANKS.fullmatch(text) or is_picture_source(text):
        return len(text) <= _LONGEST and ("/" not in text or _is_name(text))
    parts = [part.strip() for part in _PARTS.split(text) if part.strip()]
    known = any(is_picture_source(part) or _BANKS.fullmatch(part) for part in parts)
    return known and len(parts) > 1 and all(map(_is_name, parts))


def _is_credit_in_brackets(inner: str, before: str, *, sure: bool) -> bool:
    slashed = bool(_SLASHED.fullmatch(inner)) and inner[:1].isupper()
    # "... balai desa. (SURYA/ROEHANA)"; initials that sign a story are small.
    signed = slashed and bool(_FINISHED.search(before)) and _is_name(inner)
    if _LABELS.match(inner) or is_only_credit(inner):
        return sure or signed or bool(_LABELS.match(inner)) or not before
    if not sure:
        return signed or bool(split_credit(f"{before} ({inner})", above_lead=False))
    if slashed:
        return True
    behind = bool(_FINISHED.search(before)) and not _FINISHED.search(inner)
    return behind and inner[:1].isupper() and _is_name(inner) and not inner.isdigit()


def _cut_at_site(text: str) -> tuple[str, str]:
    """Return the caption and a maker behind the name of its site: `tirto.id/Quita`."""
    found = _AT_SITE.search(text)
    return (text[: found.start()], found["maker"]) if found else ("", "")


def _cut_at_label(text: str) -> tuple[str, str]:
    for place in _INNER.finditer(text):
        rest = text[place.end() :]
        name = clean_credit(rest)
        small = name[:1].islower() and not _is_maker(name)
        if (
            place.start() > 3
            and 0 < len(name) <= _LONGEST
            and not small
            and not (_END.search(name[:-2]))
        ):
            return text[: place.start()], rest
    return "", ""


def _cut_at_opener(text: str) -> tuple[str, str]:
    places = [one for one in _OPENER.finditer(text) if len(text) - one.end() <= _LONGEST]
    return (text[: places[0].start()], text[places[0].end() :]) if places else ("", "")


def _cut_at_dash(text: str) -> tuple[str, str]:
    place = next(_DASHED.finditer(text), None)
    rest = text[place.end() :] if place else ""
    if place and (_is_maker(rest) or (_SLASHED.fullmatch(rest) and _is_name(rest))):
        return text[: place.start()], rest
    return "", ""


def _cut_last(text: str) -> tuple[str, str]:
    """Return the caption and its last words, where they are no sentence but a maker's name."""
    ends = list(_END.finditer(text[:-2]))
    if not ends:
        return "", ""
    rest = text[ends[-1].end() :].rstrip(".")
    sourced = rest.count(" ") <= 7 and _is_maker(rest)
    if sourced or (_SLASHED.fullmatch(rest) and _is_name(rest) and len(rest) <= 80):
        return text[: ends[-1].end()], rest
    return "", ""
