"""The addresses of the site, all decided here: paths below the site's root, ending in `/`.

Knows no disk and no settings; where the site itself stands (SITEURL) is put before them later.
"""

from __future__ import annotations

LANGUAGES = ("id", "en")

# First parts of an address below a language that a standing page may not take.
RESERVED = frozenset(
    {
        "tag",
        "category",
        "archive",
        "page",
        "thread",
        "author",
        "source",
        "corrections",
        "subscribe",
        "search",
    }
)


def other(language: str) -> str:
    """Return the digest's other language."""
    return "en" if language == "id" else "id"


def front(language: str | None) -> str:
    """Return the address of a language's front page; of the bilingual one for None."""
    return f"/{language}/" if language else "/"


def list_page(address: str, number: int | None) -> str:
    """Return the address of page `number` of the list at `address`; None is its front."""
    return f"{address}page/{number}/" if number else address


def story(language: str, year: str, month: str, slug: str) -> str:
    """Return the address of a story's page."""
    return f"/{language}/{year}/{month}/{slug}/"


def pair_of(story: str) -> str:
    """Return the address of the page that has both languages of the story at `story`.

    It stands below no language, as it speaks both; no other address there begins with a year.
    """
    return story[story.index("/", 1) :]


def page(language: str, slug: str) -> str:
    """Return the address of a standing page."""
    return f"/{language}/{slug}/"


def tag(language: str, slug: str) -> str:
    """Return the address of a tag's page."""
    return f"/{language}/tag/{slug}/"


def tags(language: str) -> str:
    """Return the address of the tag index."""
    return f"/{language}/tag/"


def category(language: str, slug: str) -> str:
    """Return the address of a category's page."""
    return f"/{language}/category/{slug}/"


def categories(language: str) -> str:
    """Return the address of the category index."""
    return f"/{language}/category/"


def thread(language: str, slug: str) -> str:
    """Return the address of a thread's page."""
    return f"/{language}/thread/{slug}/"


def threads(language: str) -> str:
    """Return the address of the thread index."""
    return f"/{language}/thread/"


def author(language: str, slug: str) -> str:
    """Return the address of the list of who wrote under a name."""
    return f"/{language}/author/{slug}/"


def authors(language: str) -> str:
    """Return the address of the index of authors."""
    return f"/{language}/author/"


def source(language: str, slug: str) -> str:
    """Return the address of the list of what was taken from a source."""
    return f"/{language}/source/{slug}/"


def sources(language: str) -> str:
    """Return the address of the index of sources."""
    return f"/{language}/source/"


def subscribe(language: str) -> str:
    """Return the address of the page that explains the feeds."""
    return f"/{language}/subscribe/"


def archive(language: str, year: str = "", month: str = "") -> str:
    """Return the address of the archive, of a year of it, or of a month."""
    return f"/{language}/archive/" + "".join(f"{part}/" for part in (year, month) if part)


def corrections(language: str) -> str:
    """Return the address of the list of all corrections."""
    return f"/{language}/corrections/"


def search(language: str) -> str:
    """Return the address of the page that searches."""
    return f"/{language}/search/"


def index(language: str) -> str:
    """Return the address of the folder with what the search in a language reads."""
    return f"/search/{language}/"


FEEDS = ("feed.xml", "atom.xml", "feed.json")
ALL_FEEDS = "/feeds.opml"


def feed(language: str | None, name: str) -> str:
    """Return the address of a feed of a language, of both for None; `name`: such as `feed.xml`."""
    return feed_of(front(language), name)


def feed_of(page: str, name: str) -> str:
    """Return the address of the feed that belongs to the page at `page`."""
    return f"{page}{name}"


def picture(folder: str, file: str) -> str:
    """Return the address of a picture.

    folder: the story's folder below `stories/`, such as `2022/01/banjir`.
    file:   as in front matter: a name in that folder, or `/photos/NAME`.
    """
    return f"/pictures{file}" if file.startswith("/photos/") else f"/pictures/{folder}/{file}"


def copy(picture: str, width: int, digest: str, extension: str) -> str:
    """Return the address of a copy of the picture at the address `picture`.

    Its name holds a part of the digest of its bytes, so that what it leads to never changes.
    """
    folder, _, name = picture.rpartition("/")
    stem = name.rpartition(".")[0] or name
    return f"{folder}/{stem}-{width}.{digest[:10]}.{extension}"


def card(folder: str, language: str, digest: str, extension: str) -> str:
    """Return the address of the card that a shared link to a story shows.

    folder: as in `picture`. digest: of all that the card is made of.
    """
    return f"/pictures/{folder}/card-{language}.{digest[:10]}.{extension}"
