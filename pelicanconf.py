"""The digest's settings. Those in capitals are Pelican's unless their comment says otherwise.

To make a digest of your own, change the first block; see "Your own digest" in README.md.
"""

from __future__ import annotations

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
# Pelican may be started from any folder; the rooms are imported from this one.
if str(HERE) not in sys.path:
    sys.path.insert(0, str(HERE))

from jinja2 import StrictUndefined  # noqa: E402  (needs the line above)

from plugins.press.press import Press  # noqa: E402

# ---- Yours to change -------------------------------------------------------------------------

SITENAME = "Kliping"
# Where the site is published, with any sub-path. `./inv build --siteurl` overrides it, and so
# does the workflow that publishes to GitHub Pages.
SITEURL = "http://127.0.0.1:8000"
# Ours. What every feed id starts with (a tag URI, RFC 4151). Choose it once, before the first
# story is published, and never change it: readers know a story by it.
FEED_TAG = "tag:kliping,2026:"
# The language that a reader of neither is sent to, and that the 404 page speaks first.
DEFAULT_LANG = "id"
TIMEZONE = "Asia/Jakarta"
# Ours. Whom `./inv publish --ping` tells of news: a WebSub hub, such as "https://hub.example/",
# which feeds then name as the one to ask for news at once; IndexNow. Empty is nobody.
WEBSUB_HUB = ""
INDEXNOW_KEY = ""  # ours: 8 to 128 letters, digits and hyphens; the site shows it as /KEY.txt

# ---- How many --------------------------------------------------------------------------------

DEFAULT_PAGINATION = 10  # stories on a page of a list
FEED_MAX_ITEMS = 50
FEED_TERM_ITEMS = 15  # ours: entries in the feed of a tag or a thread
RELATED_STORIES_LIMIT = 5  # ours

# ---- How Kliping uses Pelican ------------------------------------------------------------------

PATH = "content"
OUTPUT_PATH = "output"
CACHE_PATH = str(HERE / ".cache")
THEME = str(HERE / "theme")
PELICAN_CLASS = Press
# In this order. Named one by one, so that no installed package joins in by itself.
PLUGINS = [
    "plugins.story.adapter",
    "plugins.figures.adapter",
    "plugins.threads.adapter",
    "plugins.related.adapter",
    "plugins.tags.adapter",
    "plugins.bilingual.adapter",
    "plugins.feeds.adapter",
    "plugins.search.adapter",
    "plugins.sources.adapter",
    "plugins.permalinks.adapter",
    "plugins.delivery.adapter",
    "plugins.press.adapter",
]
# Stories are Markdown. The other readers can read files from outside content.
READERS = {"html": None, "htm": None, "rst": None}
MARKDOWN = {
    "extensions": ["tables", "plugins.story.notes:Notes", "fenced_code", "sane_lists", "def_list"],
    # The same sign in both languages, where the library would say "Jump back" in English.
    "extension_configs": {"plugins.story.notes:Notes": {"BACKLINK_TITLE": "↩ {}"}},
    "output_format": "html",
}
JINJA_ENVIRONMENT = {
    "autoescape": True,
    "undefined": StrictUndefined,
    "trim_blocks": True,
    "lstrip_blocks": True,
}
SOCIAL_CARDS = 2000  # ours: newest stories with a card in each language; each is 60 kB
WORKERS = 0  # ours: processes that work on a build; 0 is one for each CPU
WITH_FUTURE_DATES = False  # a story appears on its day
WITH_DRAFTS = False  # ours: `./inv build --drafts` shows drafts and stories of the future
FEED_DOMAIN = "http://127.0.0.1:8000"  # for a SITEURL that is a path alone

# What Pelican would make besides, and the digest makes itself or does not want.
STATIC_PATHS: list[str] = []
THEME_STATIC_PATHS: list[str] = []
DIRECT_TEMPLATES: list[str] = []
FEED_ALL_ATOM = None
CATEGORY_FEED_ATOM = None
TRANSLATION_FEED_ATOM = None
AUTHOR_FEED_ATOM = None
AUTHOR_FEED_RSS = None
CACHE_CONTENT = False  # its cache is a pickle, and saves nothing here
DELETE_OUTPUT_DIRECTORY = False  # the press swaps the whole site
