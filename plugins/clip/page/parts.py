"""The names that sites give, in class and id, to the parts of a page that hold no story."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

LONGEST_NAME = 60  # characters; generated names are longer and say nothing
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
     r"in-?read-?links?|recirc\w*|crosslink\w*|yarpp\w*|teasers?"),
    ("call to follow", r"newsletters?\w*|subscri(?:be|bing|ption)(?!r)\w*|signup|sign-up|"
     r"follow-?us|followus|google-?news|whatsapp-?channel|mailchimp\w*|optin|donat\w+|membership|appeal|cta"),
    ("comments", r"comments?|commentlist|komentar\w*|disqus\w*|fb-comments|respond|comment-\w+"),
    ("tag list", r"tags?|tags?-?(?:list|wrap\w*|box|area)|tag-?cloud|tag-?links|article-?tags?|"
     r"post-?tags?|"
     r"entry-?tags?|hashtags?|topics?|keywords?|taglist|tagging|label-?list|post-labels?"),
    ("navigation", r"breadcrumbs?|nav|navbar|navigation|navigasi|pagination|paging|pager|menu|"
     r"halaman-?(?:selanjutnya|berikutnya)|next-?page|skip-?link|sidebar|side-?bar|footer|site-?header|masthead|topbar|toolbar|pagenav|"
     r"post-?nav|prev-?next|toc|table-of-contents"),
    ("notice of the site", r"cookies?|cookie-?\w+|consent|gdpr|modal|popup|pop-up|overlay|"
     r"lightbox|copyright|disclaimer|print-?only|printfriendly|login|register|toast|tooltip"),
    ("about the author", r"author-?(?:bio|box|info|card|description|profile)|"
    r"about-?(?:the-?)?author|"
     r"bio|authorbio|post-?author|writer-?(?:bio|box)"),
    ("place of a video or an embed", r"video-?player|player|jwplayer|videoplayer|embed-?video|"
     r"inline-?video|gallery-?thumbs?|audio-?player|infographic-embed"),
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
# WordPress and others write an article's own tags and state on the article itself.
_ARTICLE_STATE = re.compile(
    r"^(?:tag|category|comment|has|is|no|with|wp|js|elementor|et|td)-", re.IGNORECASE
)


# Where sites whose classes are generated keep the names of their parts.
_SCRIPTED = ("data-testid", "data-test-id", "data-qa", "data-component", "data-component-name",
             "data-module", "data-gu-name", "data-area")  # fmt: skip


def names_of(element: HtmlElement) -> str:
    """Return the names that a site gives the element, for its style and for its scripts."""
    known = [element.get("class"), element.get("id"), *map(element.get, _SCRIPTED)]
    return " ".join(filter(None, known))


def name_part(names: str) -> str:
    """Return what the part of the page is that a site names so, "" where the names do not say.

    names: class and id as written, parted by spaces; the first twenty are read.
    """
    for name in names.split()[:20]:
        if len(name) <= LONGEST_NAME and not _ARTICLE_STATE.match(name):
            for reason, rule in _RULES:
                if rule.fullmatch(name):
                    return reason
    return ""
