"""A page's bytes as a tree of bounded size; knows HTML's rules for codings, and no story."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

import lxml.html
from lxml import etree

from plugins.clip.problem import refuse

if TYPE_CHECKING:
    from lxml.html import HtmlElement

LARGEST = 5_000_000  # bytes or characters; the fetcher takes no more either
MOST_ELEMENTS = 20_000  # news pages have 500 to 10,000, long threads 13,000
_LONGEST_ATTRIBUTE = 20_000  # characters; only hostile ones, and inlined pictures, are longer
DEEPEST = 500  # levels; browsers stop at 512, and no article comes near it

# What a page saved under the wrong name really is, by its first bytes.
_MAGIC = (
    (b"%PDF-", "a PDF"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"RIFF", "a picture or a sound"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\x1f\x8b", "a compressed file"),
    (b"bplist00", "a web archive of Safari"),
)
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CHARSET = re.compile(rb"""charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE)
_DECLARED_WITHIN = 8192  # bytes; browsers look at 1,024, some pages need more
# The WHATWG Encoding Standard reads these labels as windows-1252.
_WESTERN = frozenset(("iso-8859-1", "iso8859-1", "latin1", "latin-1", "us-ascii", "ascii"))
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_XML = re.compile(r"\A\s*<\?xml[^>]{0,200}\?>")
_SAVE_IT = "Save the article's page from the browser as HTML, and clip that file"


def decode_page(html: str | bytes) -> str:
    """Return the page's characters. UTF-8 that proves itself outdoes what the page declares.

    Raises ClipError for too much, for nothing, and for what is no text.
    """
    if len(html) > LARGEST:
        raise refuse(f"the page holds more than {LARGEST:,} bytes", "Clip one article's page")
    text = html if isinstance(html, str) else _decode(html)
    text = _XML.sub("", _FORBIDDEN.sub("", text).removeprefix("\ufeff"))
    if not text.strip():
        raise refuse("the page is empty", _SAVE_IT)
    return text


def parse_page(text: str) -> HtmlElement:
    """Return the page's tree. Raises ClipError where it is too large or too deep to be one."""
    parser = lxml.html.HTMLParser(
        encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True
    )
    try:
        tree = etree.fromstring(text.encode("utf-8"), parser=parser)
    except etree.XMLSyntaxError:
        tree = None
    if tree is None or tree.tag != "html":
        raise refuse("there is no HTML in it", _SAVE_IT)
    count = sum(1 for _ in tree.iter())
    if count > MOST_ELEMENTS:
        raise refuse(
            f"the page has {count:,} elements, more than {MOST_ELEMENTS:,}",
            "Clip one article's page",
        )
    if _is_deeper(tree, DEEPEST):
        raise refuse(
            f"the page nests its elements deeper than {DEEPEST} levels",
            "It is broken or hostile: paste the article's text instead, `./inv clip -`",
        )
    for element in tree.iter():
        for name, value in element.items():
            if len(value) > _LONGEST_ATTRIBUTE:
                element.set(name, value[:_LONGEST_ATTRIBUTE])
    return tree


def _decode(raw: bytes) -> str:
    for magic, kind in _MAGIC:
        if raw.startswith(magic):
            raise refuse(f"this is {kind}, not a page", _SAVE_IT)
    for bom, coding in _BOMS:
        if raw.startswith(bom):
            return raw.decode(coding, errors="replace")
    if raw.count(b"\0") * 100 > len(raw):
        raise refuse("this is binary data, not a page", _SAVE_IT)
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return _decode_declared(raw)


def _decode_declared(raw: bytes) -> str:
    """Return the text of bytes that are not wholly UTF-8."""
    found = _CHARSET.search(raw[:_DECLARED_WITHIN])
    declared = found[1].decode("ascii").lower() if found else ""
    nearly = raw.decode("utf-8", errors="replace")
    high = len(raw) - len(raw.translate(None, bytes(range(128, 256))))
    # A cut character or a stray byte in an advertisement does not make a page windows-1252.
    if nearly.count("\ufffd") * 10 < high:
        return nearly
    coding = "cp1252" if declared in _WESTERN or not declared else declared
    try:
        if codecs.lookup(coding).name in ("utf-8", "utf-16", "utf-7", "utf-32"):
            coding = "cp1252"
        return raw.decode(coding, errors="replace")
    except (LookupError, ValueError, TypeError):  # a coding nobody knows, or one of no characters
        return raw.decode("cp1252", errors="replace")


def _is_deeper(tree: HtmlElement, limit: int) -> bool:
    """Return whether any element lies deeper than `limit`. Walks, for recursion would overflow."""
    depth = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > limit:
            return True
    return False
