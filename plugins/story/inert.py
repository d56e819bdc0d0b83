"""HTML made inert: whatever a story holds, nothing in it runs, loads or leads astray.

The last thing that happens to a text before a template or a feed sees it.
"""

from __future__ import annotations

import html
import re

import nh3

TAGS = frozenset(
    "a abbr b blockquote br caption cite code dd del div dl dt em figcaption figure h2 h3 h4 h5 h6"
    " hr i img ins kbd li ol p picture pre q s small source span strong sub sup table tbody td"
    " tfoot th thead tr u ul".split()
)
_ANYWHERE = {"lang", "dir"}
_ATTRIBUTES = {
    "*": _ANYWHERE | {"class", "id"},
    "a": {"href", "hreflang", "title", "rel"},
    "abbr": {"title"},
    "img": {"src", "alt", "width", "height", "loading", "decoding", "fetchpriority"},
    "li": {"value"},
    "ol": {"start", "reversed"},
    "source": {"type", "srcset", "sizes"},
    "td": {"colspan", "rowspan", "headers"},
    "th": {"colspan", "rowspan", "headers", "scope"},
}
_BREAKS = re.compile(r"(?i)<br[^>]*>|</(?:p|div|li|d[dt]|t[dh]|h[1-6]|blockquote|figure)>")
# Footnotes (Python-Markdown's `footnotes`) are the one thing in a body that needs an id.
_IDS = re.compile(r"fn(?:ref)?\d*:[\w-]{1,60}")
_CLASSES = re.compile(r"(?:footnote(?:-ref|-backref)?|figure(?:__[a-z-]+)?|gallery)")
# Letters that XML, and with it every feed, forbids; `&#7;` in a body becomes one.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
_TURNS = 8  # after which markup that still changes is shown as its words; the worst seen takes 3
_CONTROL = re.compile(r"[\x00-\x1f\\]")
_OURS = re.compile(r"/(?!/)[^\x00-\x20\\]*")
# Copies of ours, each with its width, as the figures room writes them.
_SRCSET = re.compile(r"/(?!/)[^\x00-\x20\\,]*+ \d{1,5}w(?:, /(?!/)[^\x00-\x20\\,]*+ \d{1,5}w)*+")
_SIZES = re.compile(r"[\w\s().,:+*-]{1,300}")
_RELATIONS = frozenset({"noopener", "noreferrer", "nofollow", "external"})
# What is inert as it is, and spelled as the cleaner spells it: a few blocks, one after the other,
# that hold words, or words within one mark. To read it takes a tenth of cleaning it.
_WORDS = "(?:[^<>&\x00-\x09\x0b-\x1f\x7f-\xa0\ufffe\uffff]++|&(?:amp|lt|gt);)*+"
_AWAY = (
    '<a href="https?://[A-Za-z0-9.-]*[A-Za-z0-9](?:[/?#][A-Za-z0-9/._~:?=#%+,;@-]*)?"'
    '(?: rel="noopener noreferrer nofollow external")?>'
)
_MARKED = "|".join(f"<{one}>{_WORDS}</{one}>" for one in ("strong", "em", "code"))
_PHRASES = f"{_WORDS}(?:(?:{_MARKED}|{_AWAY}{_WORDS}</a>){_WORDS})*+"
_BLOCKS = "|".join(f"<{one}>{_PHRASES}</{one}>" for one in ("p", "h2", "h3", "h4", "h5", "h6"))
_BLOCK = f"(?:{_BLOCKS}|<blockquote>\n<p>{_PHRASES}</p>\n</blockquote>)"
_INERT = re.compile(f"{_BLOCK}(?:\n{_BLOCK})*+")


def make_inert(markup: str) -> str:
    """Return `markup` with only the tags, attributes and addresses that a story may hold.

    Pictures may come from this site alone. Making inert twice changes nothing.
    """
    if _INERT.fullmatch(markup):
        return markup
    clean = _CLEANER.clean(markup)
    for _ in range(_TURNS):
        if clean == markup and not _FORBIDDEN.search(clean):
            return clean
        # What a forbidden letter stood in must be judged without it, and where a tag was taken out
        # of a tree, what is left of it may be read as another tree.
        markup = _FORBIDDEN.sub("", clean)
        clean = _CLEANER.clean(markup)
    return clean if clean == markup else nh3.clean_text(plain_words(markup))


def plain_words(markup: str) -> str:
    """Return the words of HTML, without tags, scripts or escapes, one space between them."""
    if _INERT.fullmatch(markup):  # it holds a line end between two blocks
        texts = [part.partition(">")[2] for part in markup.split("<")]
        return " ".join(html.unescape("".join(texts)).split())
    spaced = _BREAKS.sub(r"\g<0> ", markup)  # `<p>a</p><p>b</p>` is two words
    return " ".join(html.unescape(_STRIPPER.clean(spaced)).split())


def _keep(tag: str, name: str, value: str) -> str | None:
    """Return the value an attribute may have, None to drop the attribute."""
    if name == "src":
        return value if _OURS.fullmatch(value) else None
    if name == "srcset":
        return value if _SRCSET.fullmatch(value) else None
    if name == "sizes":
        return value if _SIZES.fullmatch(value) else None
    if name == "href":  # browsers drop control characters: `/\t/host` leads to another site
        return None if _CONTROL.search(value) or value.startswith(("//", "/\\")) else value
    if name == "id":
        return value if _IDS.fullmatch(value) else None
    if name == "class":
        return " ".join(one for one in value.split() if _CLASSES.fullmatch(one)) or None
    if name == "rel":
        return " ".join(one for one in value.split() if one in _RELATIONS) or None
    return value


# Made once: that takes longer than to clean a text.
_CLEANER = nh3.Cleaner(
    tags=set(TAGS),
    attributes={tag: set(names) for tag, names in _ATTRIBUTES.items()},
    attribute_filter=_keep,
    url_schemes={"http", "https", "mailto"},
    link_rel=None,  # set by the link pass, and only on links that leave the site
    strip_comments=True,
)
_STRIPPER = nh3.Cleaner(tags=set())
