"""A page gives a whole, inert clipping, or a ClipError that says what the page is; in bounds."""

import re

import markdown
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plugins.clip import ClipError, read_page
from tests.pace import within

URL = "https://www.example.id/dunia/2022/01/11/upaya-kudeta?utm_source=wa"
TITLE = "Tokayev: kerusuhan adalah upaya kudeta"
SENTENCE = "Presiden mengatakan pada Selasa bahwa kekerasan pekan lalu adalah upaya kudeta"
PARAGRAPHS = "".join(f"<p>Bagian {place}: {SENTENCE}.</p>" for place in range(8))


def page(body, head=""):
    return (
        f"<!doctype html><html lang=id><head><title>{TITLE} - Contoh</title>{head}</head>"
        f"<body><article><h1>{TITLE}</h1>{body}</article></body></html>"
    )


def test_structure_survives_as_markdown():
    clipping = read_page(
        page(
            f"<p>{SENTENCE}, kata <em>dia</em> kepada <a href='/b'>para sekutu</a>.</p>"
            f"<h2>Pasukan</h2><p>{SENTENCE}.<br><br>{SENTENCE} kedua.</p>"
            f"<ul><li>Satu: {SENTENCE}.</li><li>Dua: {SENTENCE}.</li></ul>"
            f"<blockquote><p>{SENTENCE} ketiga.</p></blockquote>"
            "<table><tr><th>Kota</th><th>Korban</th></tr><tr><td>Almaty</td><td>103</td></tr></table>"
            f"<p>{SENTENCE} keempat.</p>"
        ),
        URL,
    )

    assert clipping.body == "\n\n".join(
        [
            f"{SENTENCE}, kata *dia* kepada [para sekutu](<https://www.example.id/b>).",
            "## Pasukan",
            f"{SENTENCE}.",
            f"{SENTENCE} kedua.",
            f"- Satu: {SENTENCE}.\n- Dua: {SENTENCE}.",
            f"> {SENTENCE} ketiga.",
            "| Kota | Korban |\n| --- | --- |\n| Almaty | 103 |",
            f"{SENTENCE} keempat.",
        ]
    )
    assert (clipping.title, clipping.language) == (TITLE, "id")
    assert clipping.url == "https://www.example.id/dunia/2022/01/11/upaya-kudeta"


@pytest.mark.parametrize(
    "hostile",
    [
        pytest.param("<script>alert(1)</script>", id="script"),
        pytest.param("&lt;script&gt;alert(1)&lt;/script&gt;", id="escaped script"),
        pytest.param("&amp;lt;img src=x onerror=alert(1)&amp;gt;", id="doubly escaped"),
        pytest.param("<a href='javascript:alert(1)'>klik</a>", id="javascript link"),
        pytest.param("<a href='java&#10;script:alert(1)'>klik</a>", id="javascript with a break"),
        pytest.param("<a href='data:text/html,x'>klik</a>", id="data link"),
        pytest.param(
            "<a href='https://x.example/)<img src=x onerror=alert(1)>'>k</a>", id="break-out"
        ),
        pytest.param(
            "<a href='https://x.example/\"onmouseover=alert(1)'>k</a>", id="quote in a link"
        ),
        pytest.param("<img src=x onerror=alert(1)>", id="image"),
        pytest.param("<svg><style><img src=x onerror=alert(1)></style></svg>", id="svg"),
        pytest.param("[klik](javascript:alert(1))", id="Markdown link"),
        pytest.param("![x](https://t.example/p.gif)", id="Markdown image"),
        pytest.param("`<b>` **x** &lt;b&gt;", id="Markdown marks"),
    ],
)
def test_nothing_that_a_page_says_comes_alive(hostile):
    body = read_page(page(f"{PARAGRAPHS}<p>{SENTENCE} {hostile} {SENTENCE}.</p>"), URL).body

    html = markdown.markdown(body, extensions=["extra"])

    assert not re.search(r"<(?!/?(?:p|a|em|strong|h\d|ul|ol|li|br)\b)", html)
    assert not re.search(r"""<a (?!href="https?://[^"<>]*">)""", html)


@pytest.mark.parametrize(
    "syntax", ["{filename}x.md", "{{ x }}", "{% raw %}", "{#id .class}", "[TOC]"]
)
def test_no_template_or_pelican_syntax_is_left_open(syntax):
    body = read_page(
        page(f"{PARAGRAPHS}<p>{SENTENCE} {syntax} <a href='{syntax}'>x</a>.</p>"), URL
    ).body

    assert not re.search(r"(?<!\\)[{\[](?!x\])", body)


@pytest.mark.parametrize(
    ("html", "says"),
    [
        pytest.param("", "the page is empty", id="empty"),
        pytest.param(b"%PDF-1.7", "this is a PDF, not a page", id="PDF"),
        pytest.param(b"\x01" + bytes(900), "this is binary data, not a page", id="binary"),
        pytest.param("x" * 5_000_001, "more than 5,000,000 bytes", id="too large"),
        pytest.param("<p>x" * 100_000, "more than 20,000", id="100,000 unclosed tags"),
        pytest.param("<div>" * 10_000, "deeper than 500 levels", id="nested 10,000 deep"),
        pytest.param(
            "<title>404 Not Found</title><h1>Halaman tidak ditemukan</h1>",
            "this is an error page",
            id="404",
        ),
        pytest.param(
            "<title>Contoh</title><h1>Before you continue</h1><p>We and our partners use cookies to"
            " store data on your device.</p><button>Accept</button>",
            "this is a cookie or consent wall",
            id="cookie wall",
        ),
        pytest.param(
            "<title>Contoh</title>"
            + "".join(
                f"<div><a href=/{n}><h3>Judul berita nomor {n} di halaman depan</h3></a></div>"
                for n in range(40)
            ),
            "this is an index page",
            id="index page",
        ),
        pytest.param(
            "<title>x</title><p>Please enable JavaScript to continue.</p>",
            "asks whether you are a robot",
            id="robot check",
        ),
    ],
)
def test_what_is_no_article_is_refused_by_its_name(html, says):
    with within(2), pytest.raises(ClipError, match=re.escape(says)):
        read_page(html, URL)


@pytest.mark.parametrize(
    "raw",
    [
        pytest.param(page(PARAGRAPHS).replace("upaya", "upayä").encode("cp1252"), id="no charset"),
        pytest.param(
            page(PARAGRAPHS, "<meta charset=utf-8>").replace("upaya", "upayä").encode("cp1252"),
            id="lying charset",
        ),
        pytest.param(
            page(PARAGRAPHS, "<meta charset=rot13>").replace("upaya", "upayä").encode("cp1252"),
            id="charset of no characters",
        ),
        pytest.param(page(PARAGRAPHS).replace("upaya", "upayä").encode("utf-16"), id="UTF-16"),
        pytest.param(page(PARAGRAPHS).replace("upaya", "up\0ay\udc80ä"), id="NUL and surrogate"),
    ],
)
def test_broken_characters_are_read_as_meant(raw):
    assert "adalah upayä kudeta" in read_page(raw, URL).body


def test_what_is_dropped_is_told():
    clipping = read_page(
        page(
            f"{PARAGRAPHS}<p><b>Baca juga: <a href=/x>Bandara dibuka</a></b></p><p>{SENTENCE}.</p>"
        ),
        URL,
    )

    assert [(one.text, one.reason) for one in clipping.dropped] == [
        ("Baca juga: Bandara dibuka", "link to another story")
    ]


FRAGMENTS = st.lists(
    st.sampled_from(
        ["<p>", "</p>", "<div class=related>", "</div>", "<b>", "<a href='", "'>",
         "<table><tr><td>",
         "<br>", "<h1>", "<!--", "-->",
         "<img src=/a.jpg>", "<figure>", "<figcaption>", "&#0;", "\0", "\ud800",
         "<script type='application/ld+json'>", '{"@type":"NewsArticle","author":[[',
         "</script>",
         "<time datetime='99999-99-99'>", "32 Januari 0000 99:99 WIB",
         SENTENCE + ". ", "{{", "<meta charset=x>",
         "<base href='http://['>", "<link rel=canonical href='http://[::'>", "<ul><li>", "<svg>"]
    ),
    max_size=40,
)  # fmt: skip


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    FRAGMENTS.map("".join) | st.binary(max_size=300) | st.text(max_size=300), st.text(max_size=30)
)
def test_no_other_exception_ever(html, url):
    try:
        read_page(html, url)
    except ClipError:
        pass
