"""A caption as printed, told apart into what it says and who made the picture; knows no page."""

from __future__ import annotations

import re
from collections.abc import Sequence

from plugins.clip.caption import split_credit
from plugins.clip.outlets import is_picture_source

_LABEL = re.compile(
    r"^(?:image caption|photo caption|media caption|caption|keterangan (?:foto|gambar)|"
    r"image source|image credit|image copyright|photo credit|sumber (?:foto|gambar)|"
    r"kredit(?: foto)?)\s*[,:]\s*",
    re.IGNORECASE,
)
_BBC_LABEL = re.compile(
    r"^(?:Image|Photo|Media) (?:caption|source|copyright|credit)\s*,?\s*(?=[A-Z\"“'‘(©])"
)
_CREDIT_LABEL = re.compile(
    r"^(?:foto|photo|photograph|image|picture|credit|kredit|sumber|source|©|\(c\)|copyright|"
    r"courtesy(?: of)?|"
    r"by|oleh|photo(?:graph)? by|foto oleh)\s*[:/]?\s+(?=\S)|^(?:©|\(c\)|credit:|foto:|photo:|"
    r"photograph:|sumber:|source:)\s*",
    re.IGNORECASE,
)
_DECIDED = re.compile(
    r"^(?P<caption>.*[.!?\"”’)])\s+(?:(?:photograph|photo|foto|image|picture|credit|kredit|"
    r"sumber|source)\s*:\s*)"
    r"(?P<credit>[^:]{2,100})$|^(?P<caption2>.{10,}?)\s+(?:©|\(c\))\s*(?P<credit2>[^:]{2,80})$"
    r"|^(?P<caption3>.{10,}?[.!?\"”])\s+\|\s+(?P<credit3>[^|.]{2,80})$"
    r"|^(?P<caption4>.{10,}?)\s+[|–—-]\s+(?P<credit4>(?:AP|AFP|ANTARA|Reuters|Getty|EPA|"
    r"Shutterstock|Bloomberg)[^.]{0,60})$",
    re.IGNORECASE,
)  # fmt: skip
_END = re.compile('[.!?]["”’)]*\\s+(?=[A-Z(])')
_SLASHED = re.compile(r"[A-Z][\w.'’ -]*(?:/[A-Za-z][\w.'’ -]*){1,4}")


def split_caption(text: str, *, sure: bool = True) -> tuple[str, str]:
    """Return (caption, credit) of a caption as printed."""
    text = clean_words(text)
    text = without_label(text)
    split = split_credit(text, above_lead=sure)
    if split and split[1]:
        return split[0], clean_credit(split[1])
    caption, _, tail = _cut_last(text)
    if caption and _is_maker(tail):
        return caption, clean_credit(tail.rstrip("."))
    found = _DECIDED.match(text)
    if found:
        groups = [value for value in found.groups() if value]
        return groups[0].strip(), clean_credit(groups[1])
    return text, ""


def without_label(text: str) -> str:
    """Return the words of a caption or a credit without "Image caption," in front."""
    return _BBC_LABEL.sub("", _LABEL.sub("", text))


def _cut_last(text: str) -> tuple[str, str, str]:
    """Return the text before its last sentence, and what follows."""
    ends = list(_END.finditer(text[:-2]))
    if not ends:
        return "", "", ""
    return text[: ends[-1].end()].strip(), "", text[ends[-1].end() :].strip()


def _is_maker(text: str) -> bool:
    """Return whether words behind a caption name its maker: `ANTARA FOTO/A. B./foc`."""
    if not 2 < len(text) <= 80 or text.count(" ") > 7 or not text[:1].isupper():
        return False
    return is_picture_source(text.rstrip(".")) or bool(_SLASHED.fullmatch(text.rstrip(".")))


def pair_credit(whole: str, said: Sequence[str]) -> tuple[str, str]:
    """Return (caption, credit) of a caption and of what stands in places for credits."""
    caption, credit = whole, ""
    for one in said:
        if one == caption:
            caption, credit = "", one
            continue
        if one in caption:
            caption = clean_words(caption.replace(one, " "))
        credit = credit or one
    credit = clean_credit(credit)
    cut, own = split_caption(caption)
    one, other = own.casefold(), credit.casefold()
    if not own:
        caption = cut
    elif one in other or other in one:
        caption, credit = cut, max(own, credit, key=len)
    if caption and not credit and is_only_credit(caption):
        caption, credit = "", clean_credit(caption)
    return re.sub(r"[\s(|/–—-]+$", "", caption).strip(), credit


def is_only_credit(text: str) -> bool:
    """Return whether the words name a picture's maker and nothing that it shows."""
    if len(text) > 80 or text.count(" ") > 7:
        return False
    labelled = re.match(
        r"(?i)(?:foto|photo|credit|kredit|sumber|source|©|dok\.?|image)\s*[:/©]", text
    )
    return bool(labelled) or (is_picture_source(text) and text.count(" ") <= 5)


def clean_words(text: str) -> str:
    """Return the words with single spaces and without marks that nobody sees."""
    return " ".join(text.replace("\u200b", "").replace("\ufeff", "").split())


def clean_credit(text: str) -> str:
    """Return a credit without its label and brackets."""
    text = without_label(text)
    text = clean_words(text).strip(" ()[]|-–—:;,")
    shorter = _CREDIT_LABEL.sub("", text).strip(" ()[]|-–—:;,")
    return shorter or text
