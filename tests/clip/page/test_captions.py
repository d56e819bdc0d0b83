"""A picture keeps its caption whole and its credit apart, wherever a page prints them."""

import lxml.html
import pytest

from plugins.clip.page.pictures import map_pictures

IMG = '<img src="/a/banjir-demak.jpg">'
SENTENCE = "Warga menembus banjir di Demak, Senin (12/2/2024)."


def shown(html):
    """Return (caption, credit) of each picture in the page, in its order."""
    tree = lxml.html.document_fromstring(f"<html><body><main>{html}</main></body></html>")
    return [
        (one.picture.caption, one.picture.credit)
        for one in map_pictures(tree, "https://example.org/berita/1")
        if not one.linked
    ]


@pytest.mark.parametrize(
    ("html", "caption", "credit"),
    [
        pytest.param(
            f"<figure>{IMG}<figcaption>{SENTENCE}</figcaption></figure>", SENTENCE, "",
            id="a figcaption",
        ),
        pytest.param(
            f"<figure><span class=image-and-copyright-container>{IMG}<span class=off-screen>"
            "Image copyright</span><span class=story-image-copyright>AFP</span></span><figcaption>"
            f"<span class=off-screen>Image caption</span><span>{SENTENCE}</span></figcaption>"
            "</figure>",
            SENTENCE, "AFP", id="labels that are only spoken",
        ),
        pytest.param(
            f"<p>{IMG} {SENTENCE} (SURYA/ROEHANA)</p>", SENTENCE, "SURYA/ROEHANA",
            id="the rest of the picture's paragraph, with its photographer in brackets",
        ),
        pytest.param(
            f"<div class=showImage>{IMG}<span>{SENTENCE} (JP/A. B.)</span></div>",
            SENTENCE, "JP/A. B.", id="a frame named in one word",
        ),
        pytest.param(
            f"<div class=imgfull_div><a href=/a/besar.jpg>lihat foto{IMG}</a><div>HO/BNPB</div>"
            f"<div>{SENTENCE}</div></div>",
            SENTENCE, "HO/BNPB", id="the maker above the caption, below a button",
        ),
        pytest.param(
            f"<div>{IMG}<noscript><img src=/a/banjir-demak-super.jpg></noscript>"
            f"<div class=caption>{SENTENCE}</div></div>",
            SENTENCE, "", id="a spare picture for readers without scripts",
        ),
        pytest.param(
            f"<div class=Slide>{IMG}</div><div class=CarouselSlide-info><p>{SENTENCE} (AFP)</p>"
            "</div>", SENTENCE, "AFP", id="the words of a slide",
        ),
        pytest.param(
            f"<div class=media>{IMG}<span class=pict_cap>{SENTENCE} (AFP).</span></div>",
            SENTENCE, "AFP", id="a short name for a caption",
        ),
        pytest.param(
            f"<table><tr><td>{IMG}</td></tr><tr><td>Tribunnews/Sri<br>{SENTENCE}</td></tr></table>",
            SENTENCE, "Tribunnews/Sri", id="the credit over the caption",
        ),
        pytest.param(
            f"<figure>{IMG}<figcaption>{SENTENCE} Sri Wahyuni/Handout via REUTERS ATTENTION EDITORS"
            " - THIS IMAGE WAS PROVIDED BY A THIRD PARTY</figcaption></figure>", SENTENCE,
            "Sri Wahyuni/Handout via REUTERS", id="a note to editors",
        ),
        pytest.param(
            f"<figure>{IMG}<figcaption>{SENTENCE} <span class=credit>AFP</span></figcaption>"
            "</figure>", SENTENCE, "AFP", id="a credit within the figcaption",
        ),
        pytest.param(
            f"<figure>{IMG}<figcaption><span>{SENTENCE}</span><span><span>Credit...</span>"
            "<span>Sri Wahyuni/The New York Times</span></span></figcaption></figure>",
            SENTENCE, "Sri Wahyuni/The New York Times", id="a label in a part of its own",
        ),
        pytest.param(
            f"<figure><div>{IMG}<span>Image source, </span>Getty Images</div><figcaption>"
            f"<span>Image caption, </span>{SENTENCE}</figcaption></figure>",
            SENTENCE, "Getty Images", id="both labelled as the BBC does",
        ),
        pytest.param(
            f"<figure>{IMG}<div class=x1>AP Photo/Sri Wahyuni</div><figcaption>{SENTENCE}"
            "</figcaption></figure>", SENTENCE, "AP Photo/Sri Wahyuni",
            id="a credit loose in the figure",
        ),
        pytest.param(
            f"<figure>{IMG}<figcaption><div>{SENTENCE}</div><span>Sri Wahyuni</span></figcaption>"
            "</figure>", SENTENCE, "Sri Wahyuni", id="a name apart behind a finished sentence",
        ),
        pytest.param(
            f"<div class=pic>{IMG}</div><p class=photo__caption>{SENTENCE} (KOMPAS.com/SRI)</p>",
            SENTENCE, "KOMPAS.com/SRI", id="a caption named by its class",
        ),
        pytest.param(
            f"<div class=photo>{IMG}<span class=pb1>KOMPAS.com/SRI</span>"
            f"<span class=kecil>{SENTENCE}</span></div>", SENTENCE, "KOMPAS.com/SRI",
            id="a credit before its caption, both without a name",
        ),
        pytest.param(
            f"<div id=artimg>{IMG}<div class=f12><div class=bold>SERAMBINEWS.COM/SRI W.</div>"
            f"{SENTENCE}</div></div>", SENTENCE, "SERAMBINEWS.COM/SRI W.",
            id="words in a picture's frame",
        ),
        pytest.param(
            f"<div class=picBox><a><div class=teaserImg>{IMG}</div></a><p>{SENTENCE}</p></div>",
            SENTENCE, "", id="a paragraph in a picture's frame",
        ),
        pytest.param(
            f"<div>{IMG}<ul class=image-info><li>{SENTENCE}</li><li>Photo : <span>AFP/Sri</span>"
            "</li></ul></div>", SENTENCE, "AFP/Sri", id="a list of caption and credit",
        ),
        pytest.param(
            f"<div>{IMG}<p class=img-desc>{SENTENCE} <i>(Foto: Istimewa)</i></p></div>", SENTENCE,
            "Istimewa", id="a description named so",
        ),
        pytest.param(
            f"<div>{IMG}<span class=fotoket>{SENTENCE} [Sri/Tempo]</span></div>", SENTENCE,
            "Sri/Tempo", id="a credit in square brackets",
        ),
        pytest.param(
            f"<div>{IMG}<div class=photo__caption>{SENTENCE} <span class=photo__author>/Antara"
            "</span></div></div>", SENTENCE, "Antara", id="a maker named as the photo's author",
        ),
        pytest.param(
            f"<div>{IMG}<span class=body-caption>{SENTENCE} ©2019 Merdeka.com/Sri W.</span></div>",
            SENTENCE, "©2019 Merdeka.com/Sri W.", id="a notice with its year",
        ),
        pytest.param(
            f"<figure>{IMG}<figcaption><span class=credit>Tribunnews/Sri W.</span><br>{SENTENCE} "
            "TRIBUNNEWS/SRI W.</figcaption></figure>", SENTENCE, "Tribunnews/Sri W.",
            id="a credit printed twice",
        ),
        pytest.param(
            f"<div class=photo>{IMG}<h3>Banjir Demak surut</h3></div>", "", "",
            id="a headline in a frame is no caption",
        ),
        pytest.param(
            f"<div class=teks-caption-wrapper><div>{IMG}</div>Luapan sungai</div>",
            "Luapan sungai", "", id="a caption around its picture",
        ),
        pytest.param(
            f"<p>{IMG}<br><small>{SENTENCE} (Foto: Dok. BNPB)</small></p><p>Demak - Hujan.</p>",
            SENTENCE, "Dok. BNPB", id="small print after the picture",
        ),
        pytest.param(
            f"<table><tr><td>{IMG}</td></tr><tr><td>{SENTENCE} Foto: Sri Wahyuni</td></tr></table>",
            SENTENCE, "Sri Wahyuni", id="a cell under the picture",
        ),
        pytest.param(
            '<img src="/a/banjir-demak.jpg" aria-describedby=k1><p>Demak - Hujan.</p>'
            f"<p id=k1>{SENTENCE}</p>", SENTENCE, "", id="described elsewhere",
        ),
        pytest.param(
            '<img src="/a/banjir-demak.jpg" data-caption="&lt;p&gt;Luapan sungai.&lt;/p&gt; '
            '(AFP)">', "Luapan sungai.", "AFP", id="held for a script",
        ),
        pytest.param(
            '<figure><img src="/a/luapan.jpg"><div data-c-caption="Luapan sungai di Demak."'
            ' data-c-credit="Sri Wahyuni"></div></figure>', "Luapan sungai di Demak.",
            "Sri Wahyuni", id="held beside the picture",
        ),
        pytest.param(
            '<img src="/a/banjir-demak.jpg" title="Warga menembus banjir Demak. (ANTARA/Sri)">',
            "Warga menembus banjir Demak.", "ANTARA/Sri", id="a title with a credit",
        ),
        pytest.param(
            f'<div class=slide><div><img src="/a/luapan.jpg" alt="{SENTENCE} (AFP)"></div>'
            f"<div class=info><span><p>{SENTENCE} (AFP)</p></span><span>1 of 2</span></div></div>",
            SENTENCE, "AFP", id="its description again",
        ),
        pytest.param(
            f'<div>{IMG}<div class=meta><div class="image__caption attribution">{SENTENCE}</div>'
            "<figcaption class=image__credit>Sri Wahyuni</figcaption></div></div>",
            SENTENCE, "Sri Wahyuni", id="a figcaption that is the credit",
        ),
        pytest.param(
            f'<video poster="/a/luapan.jpg"></video><div class=caption>{SENTENCE}</div>',
            SENTENCE, "", id="the still of a video",
        ),
        pytest.param(
            '<figure><div data-full="https://example.org/a/luapan.jpg"></div>'
            f"<figcaption>{SENTENCE}</figcaption></figure>", SENTENCE, "",
            id="a figure that a script fills",
        ),
        pytest.param(
            f"<figure>{IMG}<p class=caption>{SENTENCE}</p><noscript>{IMG}</noscript>"
            f"<p class=caption>{SENTENCE}</p></figure>", SENTENCE, "", id="told twice",
        ),
    ],
)  # fmt: skip
def test_a_caption_is_found_where_it_stands(html, caption, credit):
    assert shown(html) == [(caption, credit)]


@pytest.mark.parametrize(
    "html",
    [
        pytest.param(
            f"<a href=/lain><figure>{IMG}<figcaption>Harga Beras Naik Lagi</figcaption></figure>"
            "</a>", id="a figure in a link",
        ),
        pytest.param(
            f'<figure class="element element-rich-link">{IMG}<div>Harga Beras Naik Lagi</div>'
            "<a href=/lain>Read more</a></figure>", id="a box that leads on",
        ),
        pytest.param(
            f"<div class=video>{IMG}<div class=caption><h4><a href=/v>Harga Beras Naik Lagi</a>"
            f"</h4><p>{SENTENCE}</p></div></div>", id="a video with a headline of its own",
        ),
        pytest.param(
            f'<div><img src="/a/x.jpg" alt="{SENTENCE}"><h3>{SENTENCE}</h3></div>',
            id="a headline that its description repeats",
        ),
        pytest.param(
            f"<figure>{IMG}<figcaption><a href=/lain>Harga Beras Naik Lagi</a></figcaption>"
            "</figure>", id="a headline in its caption",
        ),
        pytest.param(
            '<div class=author-box><img src="/a/sri-wahyuni.jpg"><p class=byline>Sri Wahyuni</p>'
            "</div>", id="a face beside its byline",
        ),
        pytest.param(
            '<figure><img src="/a/x.jpg" width=40><figcaption>Ikuti kami.</figcaption></figure>',
            id="an icon",
        ),
        pytest.param(
            f'<figure><button title="Play video">{IMG}</button><div><b>{SENTENCE}</b></div>'
            "</figure>", id="a video's still with its title",
        ),
        pytest.param("<figure><div data-id=7></div></figure>", id="a frame that shows nothing"),
    ],
)  # fmt: skip
def test_a_teaser_is_no_picture_of_the_story(html):
    assert [pair for pair in shown(html) if pair[0] not in ("", "Ikuti kami.")] == []


def test_slides_wait_in_attributes():
    html = "".join(
        f'<div data-caption="Luapan {name}." data-credit="AFP" data-image="/a/{name}.jpg"></div>'
        for name in ("pagi", "siang")
    )

    assert shown(f"<div>{html}</div>") == [("Luapan pagi.", "AFP"), ("Luapan siang.", "AFP")]


def test_sources_left_open_hide_neither_the_address_nor_the_caption():
    html = (
        "<figure><picture><source srcset='/q_auto,w_9/a.jpg 900w,/q_auto,w_4/a.jpg 400w'>"
        "<source srcset='/b.webp 300w'><img src=/kecil.jpg></picture>"
        f"<figcaption>{SENTENCE}</figcaption></figure>"
    )
    tree = lxml.html.document_fromstring(f"<html><body><main>{html}</main></body></html>")

    [one] = map_pictures(tree, "https://example.org/berita/1")

    assert (one.picture.url, one.picture.caption) == (
        "https://example.org/q_auto,w_9/a.jpg",
        SENTENCE,
    )


def test_a_file_s_name_is_no_caption():
    assert shown(f"<figure>{IMG}<figcaption>banjir-demak.jpg</figcaption></figure>") == [("", "")]


def test_each_picture_keeps_its_own_caption():
    html = "".join(
        f'<div><img src="/a/luapan-{name}.jpg"><p class=caption>Luapan {name}.</p></div>'
        for name in ("pagi", "siang")
    )

    assert shown(f"<div>{html}</div>") == [("Luapan pagi.", ""), ("Luapan siang.", "")]
