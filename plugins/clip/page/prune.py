"""The parts of a page that hold no story, by tag and by the names that sites give them.

Cuts nothing that holds a large part of the page's prose, whatever it is called.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree

from plugins.clip.clipping import Dropped
from plugins.clip.page.blocks import INLINE_TAGS
from plugins.clip.page.pictures import CAPTION

if TYPE_CHECKING:
    from collections.abc import Collection

    from lxml.html import HtmlElement

_SILENT = frozenset(
    "script style noscript template iframe svg object embed video audio canvas map input select "
    "option textarea link meta base head source track param frameset math datalist progress "
    "amp-ad amp-analytics amp-iframe amp-video amp-sidebar amp-embed amp-sticky-ad".split()
)
_BESIDE = frozenset("nav footer aside menu dialog button form header".split())
# Names in class and id, each a whole name or its first or last part between - and _.
_NAMES = (
    ("advertisement", r"ads?|advert\w*|adv|iklan\w*|dfp\w*|gpt|adslot|adsense|adunit|sponsor\w*|"
     r"promo\w*|outbrain|taboola|mgid|revcontent|paralax|parallax|adbox|googleads?"),
    ("share bar", r"shares?|sharing|sharethis|addthis|addtoany|social\w*|sosmed|medsos|sharebar|"
     r"sharedaddy|jp-relatedposts|sharer|sharelinks"),
    ("link to another story", r"related\w*|terkait|bacajuga|baca-juga|baca-lainnya|linksisip\w*|"
     r"lihatjg|readalso|read-also|also-read|alsoread|read-more|readmore|recommend\w*|rekomendasi|"
     r"popular\w*|populer|terpopuler|trending\w*|most-?read|most-?popular|terkini|"
     r"editors?-?picks?|more-?stories|more-?news|morestories|onward|next-?article|up-?next|"
     r"internal-?links?|inline-?links?|rich-?links?|inner-link-baca-juga|storylines?|"
     r"in-?read-?links?|crosslink\w*|yarpp\w*|teasers?"),
    ("call to follow", r"newsletters?\w*|subscri\w+|signup|sign-up|follow-?us|followus|"
     r"google-?news|whatsapp-?channel|mailchimp\w*|optin|donat\w+|membership|appeal|cta"),
    ("comments", r"comments?|commentlist|komentar\w*|disqus\w*|fb-comments|respond|comment-\w+"),
    ("tag list", r"tags?|tags?-?list|tag-?cloud|tag-?links|article-?tags?|post-?tags?|"
     r"entry-?tags?|hashtags?|topics?|keywords?|taglist|tagging|label-?list|post-labels?"),
    ("navigation", r"breadcrumbs?|nav|navbar|navigation|navigasi|pagination|paging|pager|menu|"
     r"skip-?link|sidebar|side-?bar|footer|site-?header|masthead|topbar|toolbar|pagenav|"
     r"post-?nav|prev-?next|toc|table-of-contents"),
    ("notice of the site", r"cookies?|cookie-?\w+|consent|gdpr|modal|popup|pop-up|overlay|"
     r"lightbox|copyright|disclaimer|print-?only|printfriendly|login|register|toast|tooltip"),
    ("about the author", r"author-?(?:bio|box|info|card|description|profile)|"
    r"about-?(?:the-?)?author|"
     r"bio|authorbio|post-?author|writer-?(?:bio|box)"),
    ("place of a video or an embed", r"video-?player|player|jwplayer|videoplayer|embed-?video|"
     r"gallery-?thumbs?|audio-?player|infographic-embed"),
)  # fmt: skip
_RULES = tuple(
    (
        reason,
        re.compile(
            rf"(?:.*[_-]|)(?:{names})(?:[_-]{{1,2}}(?:\w{{1,16}}-?){{0,2}})?",
            re.IGNORECASE,
        ),
    )
    for reason, names in _NAMES
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
# WordPress and others write an article's own tags and state on the article itself.
_ARTICLE_STATE = re.compile(
    r"^(?:tag|category|comment|has|is|no|with|wp|js|elementor|et|td)-", re.IGNORECASE
)
_MOST = 0.25  # of the page's prose: what holds more is never cut by its name
_PROSE = 80  # characters of a text that counts as prose
_LONGEST_NAME = 60
_TOLD = 200  # characters of what is dropped: enough to know it again
_MACHINERY = "machinery"
# A paragraph that is marked so may still be the story's own, as behind a paywall.
_SOFT = frozenset(("notice of the site", "about the author", "tag list", "navigation"))
_UNTOLD = frozenset((_MACHINERY, "hidden from readers", "navigation"))  # no word of the article


def prune_page(tree: HtmlElement, captions: Collection[str] = ()) -> list[Dropped]:
    """Cut, in place, what is no story, and return what had words for a reader, in order.

    captions: words that stand with their pictures already, and so are not told again.
    """
    weights = weigh_prose(tree)
    most = max(400.0, weights.get(tree, 0) * _MOST)
    doomed: list[tuple[HtmlElement, str]] = []
    walk = etree.iterwalk(tree, events=("start",))
    for _, element in walk:
        reason = _why(element)
        if reason and (reason == _MACHINERY or weights.get(element, 0) < most):
            doomed.append((element, reason))
            walk.skip_subtree()
    dropped: list[Dropped] = []
    for element, reason in doomed:
        if reason not in _UNTOLD:
            text = _words(element)
            if len(text) > 3 and text not in captions:
                dropped.append(Dropped(text[:_TOLD], reason))
        element.drop_tree()
    return dropped


def _is_in_sentence(element: HtmlElement) -> bool:
    """Return whether words stand beside the element in its parent."""
    parent = element.getparent()
    if parent is None:
        return False
    before = element.getprevious()
    words = (parent.text if before is None else before.tail) or ""
    beside = len(words.strip()) + len((element.tail or "").strip())
    return beside >= 20


def _words(element: HtmlElement) -> str:
    """Return what a reader sees of the element."""
    pieces: list[str] = []
    walk = etree.iterwalk(element, events=("start", "end"))
    for event, one in walk:
        if event == "start" and one.tag in _SILENT:
            walk.skip_subtree()
        elif event == "start":
            pieces.append(one.text or "")
        elif one is not element:
            pieces.append(one.tail or "")
    return " ".join(" ".join(pieces).split())


def weigh_prose(tree: HtmlElement) -> dict[HtmlElement, int]:
    """Return how many characters of prose each element holds, in itself and below. Linear."""
    weights: dict[HtmlElement, int] = {}
    for _, element in etree.iterwalk(tree, events=("end",)):
        if element.tag in _SILENT:
            continue
        own = len((element.text or "").strip())
        below = 0
        for child in element:
            own += len((child.tail or "").strip())
            below += weights.get(child, 0)
        total = below + (own if own >= _PROSE else 0)
        if total:
            weights[element] = total
    return weights


def _why(element: HtmlElement) -> str:
    """Return why the element goes, or ""."""
    tag = element.tag
    if tag in _SILENT:
        return _MACHINERY
    if tag in ("html", "body", "main", "article", "h1"):
        return ""
    if element.get("hidden") is not None or _HIDDEN.search(element.get("style") or ""):
        return "hidden from readers"
    if element.get("role") in (
        "navigation",
        "search",
        "banner",
        "complementary",
        "dialog",
    ):
        return "navigation"
    if tag in INLINE_TAGS and (tag != "span" or _is_in_sentence(element)):
        return ""  # links to tags and to other stories stand inside sentences; words judge them
    names = f"{element.get('class') or ''} {element.get('id') or ''}".split()
    if any(len(name) <= _LONGEST_NAME and CAPTION.fullmatch(name) for name in names):
        return "caption of no picture that was found"
    for name in names[:20]:
        if len(name) <= _LONGEST_NAME and not _ARTICLE_STATE.match(name):
            for reason, rule in _RULES:
                if rule.fullmatch(name) and not (tag == "p" and reason in _SOFT):
                    return reason
    return "navigation" if tag in _BESIDE else ""
