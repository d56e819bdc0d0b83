"""The address of each picture a page shows, lazy or not, and whether it is one of a story."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from plugins.clip.page.address import join_address, path_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.html import HtmlElement

_LAZY = (
    "data-src", "data-original", "data-lazy-src", "data-lazy", "data-image", "data-img", "data-url",
    "data-img-url", "data-full-src", "data-hi-res-src", "data-orig-file", "data-large-file",
    "data-src-large", "data-src-medium", "data-delayed-url", "data-echo", "data-image-src",
    "data-original-src", "data-actualsrc", "data-cfsrc", "data-pin-media", "data-raw-src", "file",
)  # fmt: skip
_ANY_LAZY = re.compile(r"data-(?:[a-z]{1,12}-){1,2}(?:src|lazy(?:load)?|original)")
_SETS = ("srcset", "data-srcset", "data-lazy-srcset", "data-original-set", "data-bgset")
_SCRIPT = re.compile(r"\bthis\.|!=|\bfunction\b|[{}<>]")  # in place of an address
_SIZE = re.compile(r"(\d{1,6}(?:\.\d{1,3})?)([wx]),?")
# Where a comma without a space parts two candidates: behind a size, before a host.
_GLUED = re.compile(r"((?<=\s)\d{1,6}(?:\.\d{1,3})?[wx]),|,(?=https?:|//)")
_LONGEST_SET = 20_000
_TEMPLATED = re.compile(r"\{(\w{1,12})\}")
# Files that count readers, decorate or sell.
_NOISE = re.compile(
    r"(?:^|[/_.-])(?:pixel|beacon(?!-[a-z])|track(?:er|ing)?|spacer|blank|transparent|1x1|placeholder|"
    r"default|no-?image|loading|loader|lazy(?:load)?|preload|^gr[ae]y$|logos?|icons?|ico|favicon|"
    r"avatars?|gravatar|emoji|smil(?:ey|ies)|sprites?|badge|button|btn|arrow|share|sosmed|social|"
    r"ads?|iklan|banners?|advert\w*|app-?store|google-?play|qr-?code|author|penulis|profile)"
    r"(?:[/_.-]|\d|$)",
    re.IGNORECASE,
)
_NETWORK = re.compile(
    r"(?:icon?[_-])?(?:fb|ig|wa|yt|tw|x|facebook|instagram|whatsapp|youtube|twitter|tiktok|telegram|"
    r"linkedin|pinterest)(?:[_-](?:icon?|logo|\d{1,3}))?",
    re.IGNORECASE,
)
_WIDTH = re.compile(
    r"[?&](?:w|width|s)=(\d{2,4})\b|[/_.-](\d{3,4})[x_]\d{1,4}(?=[/_.-]|$)|/w[_=]?(\d{3,4})/|"
    r"[_-][ws](\d{3,4})(?=[_.-])|/(?!(?:19|20)\d\d/)(\d{3,4})/\d{3,4}/",
    re.IGNORECASE,
)
_SIZE_IN_NAME = re.compile(r"[_-]\d{2,4}x\d{2,4}(?=\.\w{3,4}$)")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_NOISE_HOSTS = re.compile(
    r"doubleclick|googlesyndication|google-analytics|googletagmanager|scorecardresearch|"
    r"facebook\.com|quantserve|gravatar|chartbeat|adnxs|amazon-adsystem|taboola|outbrain|"
    r"feedburner|b\.scorecard|stats\.wp|pixel\.|/pixel|counter\.|histats|statcounter|"
    r"^ad\d?\.|(?:^|\.)ads\d?\.",
    re.IGNORECASE,
)
_INNER = re.compile(
    r"[?&](?:url|src|image|img|u)=((?:https?(?::|%3A))?(?:/|%2F){2}[^&#]+)", re.IGNORECASE
)
_SHARED = re.compile(r"branded|facebook|twitter|social[_-]?share|og[_-]image", re.IGNORECASE)
_HOST_WITHIN = re.compile(r"/(?:[\w-]{1,40}\.){1,4}(?:com|net|org|id|io|co\.uk)/", re.IGNORECASE)
_SIZED = re.compile(r"/\d{2,4}x\d{2,4}/")  # a folder of copies
# Folders that tell how a picture was cut: `master`, `800x600`, `0_160_4800_2880`.
_CUT = re.compile(r"master|\d{1,4}x\d{1,4}|\d{1,5}(?:_\d{1,5}){3}")
_SMALLEST = 120  # pixels of a picture worth a caption, where its page says how large it is
_LEVELS = 12
_ELSEWHERE = re.compile(
    r"(?:.*[_-]|)(?:related\w*|terkait|recommend\w*|rekomendasi|popular\w*|populer|terpopuler|"
    r"trending|sidebar|side-?bar|footer|header|nav|navbar|menu|author\w*|avatar|byline|bio|logo|"
    r"ads?|iklan|advert\w*|banner|promo\w*|sponsor\w*|share|social|comments?|komentar|newsletter|"
    r"teaser\w*|rich-?link|most-?read|more-?stories|linksisip|thumbs?|thumbnails?-list|outbrain|"
    r"taboola|"
    r"widget|breadcrumbs?|onward|carousel-nav|latest|terkini|card-?list|list-?content|list-?berita)"
    r"(?:[_-]{1,2}\w{1,16})?",
    re.IGNORECASE,
)


def image_address(image: HtmlElement, base: str) -> str:
    """Return the best address of an `img` or `amp-img`, or "" where it shows nothing of its own.

    The largest candidate of a set goes first, then what a script would load, then `src`, unless
    a later one tells a larger width.
    """
    found = []
    for candidate in _candidates(image):
        address = _TEMPLATED.sub("800", candidate)
        whole = "" if _SCRIPT.search(address) else join_address(base, address)
        if whole and not is_machinery(whole):
            found.append(whole)
    return largest(found) if found else ""


def largest(addresses: Sequence[str]) -> str:
    """Return the address of the first one's picture that shows most of it, as far as they tell.

    What is cut or branded to be shared goes last. The file itself goes before a copy that a
    resizing service makes of it, then what tells the greater width, then a JPEG before its
    WebP, then what stands first.
    """
    best = addresses[0]
    for one in addresses[1:]:
        if picture_key(one) == picture_key(best) and is_better(one, best):
            best = one
    return best


def is_better(one: str, best: str) -> bool:
    """Return whether the first is the better address of the picture that both show."""
    if bool(_SHARED.search(one)) != bool(_SHARED.search(best)):
        return bool(_SHARED.search(best))
    if _is_resized(one) != _is_resized(best):
        return _is_resized(best)
    if bool(_SIZED.search(one)) != bool(_SIZED.search(best)):
        return bool(_SIZED.search(best))
    if is_original(one, best) or is_original(best, one):
        return is_original(one, best)
    widths = _width(best), _width(one)
    if all(widths) and widths[0] != widths[1]:
        return widths[0] < widths[1]
    return _is_recoded(best) and not _is_recoded(one)


def _is_resized(address: str) -> bool:
    """Return whether the address holds another one, whose file a service resizes."""
    return bool(_INNER.search(address) or _HOST_WITHIN.search(path_of(unquote(address))))


def _is_recoded(address: str) -> bool:
    return urlsplit(address).path.lower().endswith((".webp", ".avif"))


def is_original(one: str, other: str) -> bool:
    """Return whether the first is the address of the second without the size in its name."""
    return one != other and one == _SIZE_IN_NAME.sub("", other, count=1)


def _width(address: str) -> int:
    """Return how many pixels wide the address says that its picture is, 0 if it does not say."""
    found = _WIDTH.search(address)
    return int(next(filter(None, found.groups()))) if found else 0


def is_machinery(address: str) -> bool:
    """Return whether the address is of a counter, an icon, a logo or an advertisement."""
    parts = urlsplit(address)
    name = unquote(parts.path).rsplit("/", 1)[-1]
    if name.lower().endswith((".svg", ".ico")) or _NOISE_HOSTS.search(f"{parts.netloc}/{name}"):
        return True
    stem = _CAMEL.sub("-", re.sub(r"\.\w{2,5}$", "", name))  # `printButton` is a button
    folders = parts.path.lower().split("/")[:-1]
    if _NETWORK.fullmatch(stem):
        return True
    return bool(_NOISE.search(stem) and len(stem) < 40) or bool(
        {
            "ads",
            "iklan",
            "banner",
            "banners",
            "icons",
            "icon",
            "emoji",
            "avatars",
            "logo",
            "logos",
        }
        & set(folders)
    )


def is_decoration(image: HtmlElement) -> bool:
    """Return whether the image is too small for news, or stands in a part that tells none."""
    if is_small(image):
        return True
    element: HtmlElement | None = image
    for _ in range(_LEVELS):
        if element is None or element.tag in ("article", "main", "body"):
            return False
        if element.tag in ("nav", "footer", "aside"):
            return True
        for name in f"{element.get('class') or ''} {element.get('id') or ''}".split()[:12]:
            if len(name) < 50 and _ELSEWHERE.fullmatch(name):
                return True
        element = element.getparent()
    return False


def is_small(image: HtmlElement) -> bool:
    """Return whether the page says that the image is too small for news; 0 says nothing."""
    sizes = [
        int(size[1])
        for name in ("width", "height")
        if (size := re.match(r"\s*(\d{1,5})", image.get(name) or ""))
    ]
    known = [size for size in sizes if size] or sizes[:1]
    return any(size < _SMALLEST for size in known) and image.get("layout") != "responsive"


def picture_key(address: str) -> str:
    """Return what two addresses of one picture share, whatever their size and host."""
    inner = _INNER.search(address)  # a resizing service names the picture in its query
    path = unquote(path_of(unquote(inner[1]) if inner else address)).lower()
    parts = [part for part in path.split("/") if part]
    if not parts:
        return address
    name = re.sub(r"\.(?:jpe?g|png|webp|gif|avif)\b.*|\.\w{2,5}$", "", parts[-1].split("|")[0])
    name = name.removesuffix(".0")  # the first cut of a picture that has many
    name = re.sub(r"(?<=[^-]{6})-[0-9a-f]{32,40}(?:-[sc]\d{1,4})*$", "", name)  # a fingerprint
    name = re.sub(r"(?<=[^.]{12})(?:\.[a-z][\w-]{1,40}){1,4}$", "", name)  # `x.fit-760w.jpg`
    name = re.sub(
        r"(?:[_-](?:w\d{2,4}_r[\d.]{1,6}(?:_[a-z]\w{0,6}){0,3}|\d{2,4}x\d{2,4}|\d{3,4}w?|scaled|large|medium|small|thumb|ratio-\w+|topics|[schwq]\d{2,4}|"
        r"\w{0,20}jumbo\d{0,4}|mobilemaster\w{0,8}|articlelarge|thumblarge|horizontal|wide|sq|gallery|story|top|tease|"
        "exlarge|super|mini))+$",
        "",
        name,
    )
    if (len(name) < 6 or _CUT.fullmatch(name)) and len(
        parts
    ) > 1:  # Guardian: .../8f0a1b2c/0_160_4800_2880/master/4800.jpg
        folders = parts[:-1]
        while len(folders) > 1 and _CUT.fullmatch(folders[-1]):
            folders.pop()
        sized = len(folders) < len(parts) - 1 or _CUT.fullmatch(name)
        name = folders[-1] if sized else f"{folders[-1]}/{name}"
    return name


def _candidates(image: HtmlElement) -> list[str]:
    sets = [image.get(name) or "" for name in _SETS]
    parent = image.getparent()
    while parent is not None and parent.tag == "source":  # unclosed, it holds what follows
        parent = parent.getparent()
    if parent is not None and parent.tag == "picture":
        for source in parent.iter("source"):
            sets += [source.get(name) or "" for name in _SETS]
    ranked = sorted(
        (one for text in sets if text for one in _read_set(text)),
        key=lambda one: -one[0],
    )
    lazy = [image.get(name) or "" for name in _LAZY]
    lazy += [value for name, value in image.items() if _ANY_LAZY.fullmatch(name)]
    return (
        [address for _, address in ranked]
        + [one for one in lazy if "." in one or "/" in one]
        + [image.get("src") or ""]
    )


def _read_set(text: str) -> list[tuple[float, str]]:
    """Return (size, address) for each candidate of a `srcset`; an address may hold commas."""
    found: list[tuple[float, str]] = []
    for word in _GLUED.sub(r"\1 ", text[:_LONGEST_SET]).split():
        size = _SIZE.fullmatch(word)
        if size and found:
            factor = 1000 if size[2] == "x" else 1
            found[-1] = (float(size[1]) * factor, found[-1][1])
        elif word.strip(","):
            found.append((1000.0, word.strip(",")))
    return found
