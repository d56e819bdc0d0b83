"""What a site says to its readers among a story's paragraphs on a page, in several languages.

Whole paragraphs only, by their words; what readers copy along too is the paste room's to know.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plugins.clip.clipping import Dropped
from plugins.clip.page.prose import is_closed, worth

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plugins.clip.page.block import Block
    from plugins.clip.page.cleared import Cleared

_LONGEST = 450  # characters; what a site says is short
_LONGEST_LINK = 160
_QUOTES = "\"'“‘«»„「"


def _all(*words: str) -> re.Pattern[str]:
    """Return a rule for texts in which all of the words stand, in any order."""
    return re.compile("".join(rf"(?=.*\b(?:{one}))" for one in words), re.IGNORECASE | re.DOTALL)


_RULES: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "call to subscribe",
        _all(
            r"our (?:readers?|mission|work|journalism|reporting|newsroom|journalists|site)\b|us\b",
            r"contribut(?:e|ions?)\b|donat(?:e|ions?)\b|member(?:s|ship)?\b|subscri(?:be|bers?)\b"
            r"|support(?:ers?)?\b",
            r"please\b|consider (?:mak|becom|support|donat|subscrib)|become an?\b|chip in\b",
        ),
    ),
    (
        "call to subscribe",
        re.compile(
            r"il vous reste [\d.,]{1,6} ?% de cet article|"
            r"(?:la suite de )?(?:cet article|l['’]article)"
            r" est réservée? aux abonnés|este (?:contenido|artículo) es exclusivo para|"
            r"(?:weiterlesen|lesen sie (?:diesen|den ganzen) artikel) mit\b.{0,40}(?:abo|\+)",
            re.IGNORECASE,
        ),
    ),
    (
        "notice of the site",
        _all(
            r"commissions?\b|affiliate\b|small cut\b|(?:share|portion) of (?:the )?sales"
            r"|independently (?:selected|chosen|reviewed)|paid for by the advertiser",
            r"we\b|our\b|you\b",
            r"links?\b|purchase|buy\b|products?\b|recommended\b",
        ),
    ),
    (
        "about the author",
        re.compile(
            r"(?:you can )?(?:reach|contact|e-?mail|write to) (?:her|him|them|the (?:author|"
            r"reporter|writer)s?|(?-i:[A-Z])[\w.’' -]{2,40}?) (?:at|on|by|via)\b.{0,160}"
            r"(?:@|\d{3}[-. ]\d{4})",
            re.IGNORECASE,
        ),
    ),
    (
        "call to follow",
        re.compile(
            r"(?:sigue|síguenos|siga|suivez|retrouvez|folgen sie|folge uns|segui(?:ci)?|volg)\b"
            r".{0,200}\b(?:facebook|twitter|instagram|newsletter|whatsapp|telegram|youtube)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "place of a video or an embed",
        re.compile(
            r"this content can also be viewed on the site it originates from\W*$|"
            r"(?:twitter|x|instagram|youtube|facebook|tiktok) content\W*$|"
            r"tweet may have been deleted\b.{0,40}$|"
            r"(?:externer inhalt|empfohlener redaktioneller inhalt|contenu externe)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "advertisement",
        re.compile(
            r"[\W_]*(?:anzeige|werbung|publicit[éeà]|pubblicit[àa]|publicidade?|advertentie|"
            r"annons|annonse|reklama?|реклама|広告|广告|iklan)[\W_]*$",
            re.IGNORECASE,
        ),
    ),
)
# What stands before a link to another story, in languages that the paste room does not read.
_READ_ALSO = re.compile(
    r"(?:lesen sie auch|lies auch|mehr zum thema|auch interessant|(?:à )?lire (?:aussi|également)|"
    r"voir aussi|lee también|leer también|lea también|te puede interesar|le puede interesar|"
    r"leggi anche|lees ook|leia (?:também|mais)|veja também|läs också|les også|læs også|"
    r"czytaj (?:też|także|również)|zobacz (?:też|także)|читайте также|čtěte (?:také|též))"
    r"\b\s*[:：»>|–-]?\s*",
    re.IGNORECASE,
)


def without_asides(blocks: Sequence[Block], cleared: Cleared) -> list[Block]:
    """Return the blocks without what the site says of itself and of its other stories.

    Where no other paragraph would be left, all stay.
    """
    judged = [(block, _judge(block)) for block in blocks]
    if not any(worth(block) for block, reason in judged if not reason):
        return list(blocks)
    cleared.dropped.extend(Dropped(block.text[:300], reason) for block, reason in judged if reason)
    return [block for block, reason in judged if not reason]


def _judge(block: Block) -> str:
    """Return why the block goes, "" where it stays. What somebody is quoted to say stays."""
    text = block.text
    if len(text) > _LONGEST or block.kind in ("pre", "table") or block.quote:
        return ""
    label = _READ_ALSO.match(text)
    if label and len(text) <= _LONGEST_LINK and (block.linked or not is_closed(text)):
        return "link to another story"
    if text[0] in _QUOTES:
        return ""
    return next((reason for reason, rule in _RULES if rule.match(text)), "")
