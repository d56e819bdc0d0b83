"""Whatever words a story holds, readers see words: nothing in them runs, on any page, in any field.

The policy in the head would stop most of it; here it is taken out, so that the words alone count.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import feedparser
import pytest
from lxml import etree, html
from playwright.sync_api import Browser, Page

from tests.site.building import build_site, make_content, write_picture, write_story
from tests.site.pages import LANGUAGES, pages_of
from tests.site.serving import Server, serving

IMG = "<img src=a.jpg alt=a onload=boom() onerror=boom()>"
# Ends every kind of context it could stand in: element, attribute, script, comment, CDATA.
HOSTILE = f"</script></title>--> ]]>\"'><script>boom()</script>{IMG} & {{{{7*7}}}}"
TITLE = f"Judul {HOSTILE} akhir"

BODIES = (
    "<script>boom()</script>",
    "<scr<script>ipt>boom()</scr</script>ipt>",
    f"{IMG}",
    "<img src='a.jpg' alt=a onerror\n=boom()//>",
    '![a](x" onerror=boom() y.jpg)',
    "<svg onload=boom()></svg>",
    f"<svg><style>{IMG}</style></svg>",
    "<svg><animate onbegin=boom() attributeName=x dur=1s></svg>",
    f"<math><mtext><table><mglyph><style><!--</style><img src=a.jpg alt=a title='-->{IMG}'>",
    f"<noscript><p title='</noscript>{IMG}'></noscript>",
    "<template><script>boom()</script></template>",
    "<details open ontoggle=boom()>a</details>",
    "<video><source onerror=boom()></video>",
    "<audio src=x onerror=boom()></audio>",
    "<body onload=boom()>",
    "<iframe srcdoc='<script>parent.boom()</script>'></iframe>",
    "<object data='data:text/html,<script>parent.boom()</script>'></object>",
    "<embed src='javascript:boom()'>",
    "<form action='javascript:boom()'><button>a</button></form>",
    "<style>@import 'javascript:boom()'; * { color: red }</style>",
    "<p style='background: url(javascript:boom())' onmouseover=boom()>hover</p>",
    "<a href='javascript:boom()'>a</a>",
    "<a href='java&#10;script:boom()'>a</a>",
    "<a href='&#1;javascript:boom()'>a</a>",
    "<a href='JaVaScRiPt&colon;boom()'>a</a>",
    "<a href='vbscript:boom()'>a</a>",
    "<a href='data:text/html,<script>boom()</script>'>a</a>",
    "[a](javascript:boom())",
    "[a](<javascript:boom()>)",
    "<meta http-equiv=refresh content='0;url=javascript:boom()'>",
    "<base href='javascript:boom()//'>",
    "<link rel=stylesheet href='javascript:boom()'>",
    "<input autofocus onfocus=boom()>",
    "<select autofocus onfocus=boom()></select>",
    "<marquee onstart=boom()>a</marquee>",
    "<a id=documentElement name=body href=#>clobber</a>",
    "<form id=head><input name=dataset></form>",
    "<xmp><p title='</xmp><script>boom()</script>'></xmp>",
    f"<textarea><img src=a.jpg alt=a title='</textarea>{IMG}'>",
    "<!--><script>boom()</script>-->",
    f"<!-- --!>{IMG} -->",
    "<p title='`' onclick='`boom()'>a</p>",
    "`</code><script>boom()</script>`",
    "~~~html\n</code></pre><script>boom()</script>\n~~~",
    "| a |\n|---|\n| <script>boom()</script> |",
    "Kata[^1]\n\n[^1]: <script>boom()</script>",
    'Kata[^x]\n\n[^x]: a" onmouseover=boom() b',
)
_REFUSED = re.compile(
    r"javascript:|vbscript:|data:text|java&#10;|&#1;|&colon;|!\[a\]", re.IGNORECASE
)


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = make_content(tmp_path_factory.mktemp("hostile") / "content")
    term = {"id": f"Banjir {HOSTILE}", "en": f"Flood {HOSTILE}"}
    term |= {"description": {"id": HOSTILE, "en": HOSTILE}}
    for name, key in (("tags.yaml", "banjir"), ("categories.yaml", "dunia")):
        (folder / name).write_text(json.dumps({key: term}))
    words = {"alt": HOSTILE, "caption": HOSTILE, "credit": HOSTILE}
    path = write_story(
        folder,
        title=TITLE,
        summary=HOSTILE,
        authors=[f"Nama {HOSTILE}"],
        source={"name": HOSTILE, "url": "https://example.org/?a='&b=1", "rights": "excerpt"},
        pictures=[{"file": "a.jpg", "licence": HOSTILE, **words}, words],
        corrections=[{"date": "2022-01-13", "note": HOSTILE}],
        body=HOSTILE,
    )
    write_story(
        folder,
        language="en",
        translates="unknown",
        title=TITLE,
        translator=HOSTILE,
        pictures=[words],
        corrections=[{"note": HOSTILE}],
        body=HOSTILE,
    )
    write_picture(path.parent / "a.jpg")
    for number, body in enumerate(BODIES):
        if not _REFUSED.search(body):
            slug = f"2022/02/badan-{number}"
            written = write_story(folder, slug, title=f"Badan {number}", body=body)
            write_picture(written.parent / "a.jpg")
    for language in LANGUAGES:
        page = folder / "pages" / f"about.{language}.md"
        page.parent.mkdir(exist_ok=True)
        page.write_text(f"---\ntitle: {json.dumps(TITLE)}\n---\n{HOSTILE}\n")
    return folder


@pytest.fixture(scope="module")
def folder(content: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_site(content, tmp_path_factory.mktemp("inert") / "output", "https://example.org")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_title_is_shown_as_it_was_written(folder: Path, language: str) -> None:
    page = html.parse(folder / language / "2022/01/banjir/index.html")
    data = json.loads(page.xpath('//script[@type="application/ld+json"]/text()')[0])
    atom = etree.parse(folder / language / "atom.xml").getroot()
    rss = etree.parse(folder / language / "feed.xml").getroot()
    items = json.loads((folder / language / "feed.json").read_text())["items"]

    assert page.findtext(".//h1") == TITLE
    assert page.findtext(".//title") == f"{TITLE} – Kliping"
    assert page.xpath('//meta[@property="og:title"]/@content') == [TITLE]
    assert data["headline"] == TITLE
    assert TITLE in atom.xpath("//*[local-name()='entry']/*[local-name()='title']/text()")
    assert TITLE in rss.xpath("//item/title/text()")
    assert TITLE in [item["title"] for item in items]


_DATA = re.compile(rb'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


def test_data_holds_no_tag_that_a_browser_could_see(folder: Path) -> None:
    for page in pages_of(folder):
        for script in _DATA.findall(page.raw):
            assert b"<" not in script
            json.loads(script)


def test_every_feed_stays_sound(folder: Path) -> None:
    for language in LANGUAGES:
        for kind in ("feed.xml", "atom.xml"):
            raw = (folder / language / kind).read_bytes()
            feed = feedparser.parse(raw, sanitize_html=False)
            texts = [one.content[0].value for one in feed.entries if "content" in one]
            trees = [html.fragment_fromstring(one, create_parent="div") for one in texts if one]

            assert feed.bozo == 0
            assert [one for tree in trees for one in tree.xpath("//script | //style | //svg")] == []
            assert [
                one for tree in trees for one in tree.xpath("//@*[starts-with(name(),'on')]")
            ] == []


@pytest.fixture(scope="module")
def lawless(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Serve the site without its policy, and a page that shows each body untouched."""
    bare = tmp_path_factory.mktemp("lawless")
    for page in pages_of(folder):
        file = bare / (page.address[1:] + ("index.html" if page.address.endswith("/") else ""))
        file.parent.mkdir(parents=True, exist_ok=True)
        stripped = re.sub(rb'<meta http-equiv="Content-Security-Policy"[^>]*>', b"", page.raw)
        assert stripped != page.raw
        file.write_bytes(stripped)
    for number, body in enumerate((*BODIES, HOSTILE)):
        (bare / f"raw-{number}.html").write_text(f"<!doctype html><title>a</title>{body}")
    with serving("") as server:
        server.site = bare
        yield server


def ran(page: Page, url: str) -> bool:
    """Open a page, hover over and click what can be, and return whether a payload ran."""
    page.goto(url)
    page.evaluate(_POKE)
    return bool(page.evaluate("() => window.ran"))


_POKE = """() => {
  for (const one of document.querySelectorAll("body, body *")) {
    for (const kind of ["mouseover", "mouseenter", "focus", "pointerdown"])
      one.dispatchEvent(new Event(kind, {bubbles: true}));
    if (one.matches("a") && !/^(https?|mailto):/.test(one.href) && one.hasAttribute("href")
        && !one.getAttribute("href").startsWith("#")) one.click();
  }
}"""


@pytest.mark.needs("chromium")
@pytest.mark.xdist_group("access")
def test_nothing_runs_even_without_the_policy(
    folder: Path, lawless: Server, browser: Browser
) -> None:
    page = browser.new_page()
    page.add_init_script("window.ran = 0; window.boom = () => { window.ran += 1; };")
    page.on("dialog", lambda dialog: pytest.fail(f"a dialog opened: {dialog.message}"))

    control = sum(
        ran(page, f"{lawless.url}/raw-{number}.html") for number in range(len(BODIES) + 1)
    )
    executed = [one.address for one in pages_of(folder) if ran(page, lawless.url + one.address)]
    page.close()

    assert control > 15  # the meter works: a browser does run these where nobody makes them inert
    assert executed == []
