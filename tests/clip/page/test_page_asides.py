"""What a site says of itself or of other stories goes and is told; what people say stays."""

import pytest

from plugins.clip import read_page

URL = "https://www.example.org/2022/01/11/flood-recedes"
TITLE = "Flood in the valley recedes"
LINES = [
    f"The water in the district of {name} has fallen since the morning, officials said on Monday, "
    "and people have begun to clean their houses."
    for name in ("Uno", "Duo", "Tria", "Quattuor")
]
PARAGRAPHS = [f"<p>{line}</p>" for line in LINES]
STORY = "".join(PARAGRAPHS)
AUTHOR = '<meta name="author" content="Ida B. Wells">'


def clip(page, head=""):
    return read_page(
        f"<html lang=en><head><title>{TITLE}</title>{head}</head><body><main><h1>{TITLE}</h1>"
        f"{page}</main></body></html>",
        URL,
    )


def parts(clipping):
    return clipping.body.strip().split("\n\n")


@pytest.mark.parametrize(
    ("aside", "reason"),
    [
        pytest.param(
            "<p>Gifts from our readers are a critical part of our work. <a href=/give>Please "
            "consider making a contribution today</a>.</p>", "call to subscribe", id="an appeal",
        ),
        pytest.param(
            "<p><em>We may earn a commission when you buy through links on our site.</em></p>",
            "notice of the site", id="a commission",
        ),
        pytest.param("<p>Reach Wells at 555-0123 or wells@example.org.</p>", "about the author",
                     id="how to reach the writer"),
        pytest.param("<p>This content can also be viewed on the site it <a href=/x>originates</a> "
                     "from.</p>", "place of a video or an embed", id="a place of an embed"),
        pytest.param("<p>Anzeige</p>", "advertisement", id="a label in German"),
        pytest.param("<p>Lire aussi : <a href=/x>Le toit du stade fuit toujours</a></p>",
                     "link to another story", id="a link in French"),
        pytest.param("<p>Sigue toda la información en <a href=/f>Facebook</a> y <a href=/n>nuestra"
                     " newsletter</a>.</p>", "call to follow", id="a call in Spanish"),
        pytest.param("<p>Il vous reste 62.5% de cet article à lire. La suite est réservée.</p>",
                     "call to subscribe", id="a wall in French"),
    ],
)  # fmt: skip
def test_what_a_site_says_of_itself_goes(aside, reason):
    clipping = clip(PARAGRAPHS[0] + aside + "".join(PARAGRAPHS[1:]))

    assert parts(clipping) == LINES
    assert reason in {one.reason for one in clipping.dropped}


@pytest.mark.parametrize(
    "line",
    [
        "“Please consider supporting us: members pay for our work,” the chairman told the crowd.",
        "Members of the union were asked to support the strike with a contribution of ten dollars.",
        "The commission said that products with lead in them may still be on sale in the city.",
        "She can be reached only by boat at high tide, and on foot across the sand at low tide.",
        "Leggi anche tu, says the sign above the door of the library in the old town of Trento.",
    ],
)
def test_a_sentence_of_the_story_is_no_aside(line):
    assert parts(clip(f"{PARAGRAPHS[0]}<p>{line}</p>{STORY}"))[1] == line


@pytest.mark.parametrize(
    "note",
    [
        "Ida B. Wells is a reporter in Memphis.",
        "Ida B. Wells can be reached at wells@example.org.",
        "— Ida B. Wells covers the courts. She joined the paper in 1889 and lives in Chicago.",
    ],
)
def test_a_note_on_the_author_is_told(note):
    clipping = clip(f"{STORY}<p><em>{note}</em></p>", AUTHOR)

    assert parts(clipping) == LINES
    assert (note, "about the author") in [(one.text, one.reason) for one in clipping.dropped]


def test_a_person_of_the_story_may_end_it():
    last = "Nellie Bly is expected to return to New York on Saturday, the paper said."

    assert parts(clip(f"{STORY}<p>{last}</p>", AUTHOR))[-1] == last


@pytest.mark.parametrize(
    "page",
    [
        pytest.param(
            "".join(f"<div class=subscriber-preview>{one}</div>" for one in PARAGRAPHS[:2])
            + "".join(f"<div class=subscriber-only>{one}</div>" for one in PARAGRAPHS[2:]),
            id="each paragraph marked for subscribers",
        ),
        pytest.param(
            f"<div class=subscriber-preview>{PARAGRAPHS[0]}</div>"
            f"<div>{''.join(PARAGRAPHS[1:])}</div>", id="the first one alone",
        ),
        pytest.param(
            f"<div><div class=teaser-content>{''.join(PARAGRAPHS[:2])}</div>"
            f"<div class=remainder-content>{''.join(PARAGRAPHS[2:])}</div></div>",
            id="the beginning named a teaser",
        ),
        pytest.param(
            f"<div>{''.join(PARAGRAPHS[:2])}<div class=box><b>Read also:</b><ul>"
            "<li><a>The dam that held</a></li><li><a>Who owns the river?</a></li></ul></div>"
            f"{''.join(PARAGRAPHS[2:])}</div>", id="a list below its label, links or none",
        ),
        pytest.param(
            f"<div>{STORY}<div class=low><h4>Most viewed</h4><div class=one><img src=/1.jpg>"
            "<h5>The dam that held</h5><span>Engineers had built it in 1931, as they say.</span>"
            "</div><div class=one><img src=/2.jpg><h5>Who owns the river?</h5>"
            "<span>Three districts have quarrelled over it for years.</span></div></div></div>",
            id="cards below their label",
        ),
        pytest.param(
            f"<div>{STORY}<div data-testid=recirc><h3><a href=/x>Sync your calendar</a></h3>"
            "<p>Never miss an eclipse, a meteor shower, a launch or any other event in space "
            "this year.</p></div></div>", id="other things named for scripts",
        ),
        pytest.param(
            f"<div>{STORY}<p>Topics: <a href=/t1>Floods</a>, <a href=/t2>Rivers</a></p></div>",
            id="a label and links below",
        ),
        pytest.param(
            "<div><section><h2>In short:</h2><p>The water has fallen in all districts.</p>"
            f"<p>People have begun to clean their houses.</p></section>{STORY}</div>",
            id="a summary in paragraphs above",
        ),
        pytest.param(
            f"<div>{STORY}<p>News Agency (Memphis) First published January 11, 2022: 3:33 AM ET"
            "</p></div>", id="the date once more below",
        ),
    ],
)  # fmt: skip
def test_the_story_is_whole_and_alone(page):
    assert parts(clip(page)) == LINES


LINKED = "".join(
    f"<li><a href=https://{site}/{place}>The report of the water board, part {place}</a></li>"
    for place, site in enumerate(["files.water.gov", "papers.stanford.edu", "www.river.int"])
)


def test_a_list_of_sources_stays_and_one_of_stories_goes():
    own = LINKED
    for site in ("files.water.gov", "papers.stanford.edu", "www.river.int"):
        own = own.replace(site, "news.example.org")

    sources = clip(f"{STORY}<ul>{LINKED}</ul>{PARAGRAPHS[0].replace('Uno', 'Nova')}").body
    stories = clip(f"{STORY}<ul>{own}</ul>{PARAGRAPHS[0].replace('Uno', 'Nova')}").body

    assert "[The report of the water board, part 2](<https://www.river.int/2>)" in sources
    assert "The report" not in stories


def test_headings_that_lead_to_a_shop_are_the_storys():
    games = "".join(
        f"<h3><a href=https://www.playhouse.net/{place}>Game {place} ($20)</a></h3>{one}"
        for place, one in enumerate(PARAGRAPHS)
    )

    assert "Game 2" in clip(f"<p>{LINES[0]} Nova.</p><p>{LINES[1]} Nova.</p>{games}").body


def test_whoever_signs_a_quotation_stays():
    tweet = "<blockquote><p>The road is open.</p>— County (@county) January 11, 2022</blockquote>"

    assert "> — County (@county) January 11, 2022" in clip(STORY + tweet + PARAGRAPHS[0]).body


def test_where_nothing_else_is_left_an_aside_stays():
    line = (
        "We choose all of these products independently and may earn a small commission when you "
        "buy one of the things below by the links that we have set for you on this page today."
    )

    assert clip(f"<p>{line}</p><p>Kettle, $20</p>").body.startswith("We choose all")


def test_a_byline_of_any_language_goes_and_a_sentence_with_the_name_stays():
    byline = "<p>Von Ida B. Wells, zurzeit Memphis</p>"
    told = "Ida B. Wells wrote in 1892 that nobody in the city would ever be safe from the mob."

    assert parts(clip(PARAGRAPHS[0] + byline + "".join(PARAGRAPHS[1:]), AUTHOR)) == LINES
    assert parts(clip(f"<p>{told}</p>{STORY}", AUTHOR))[0] == told
