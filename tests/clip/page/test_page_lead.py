"""A page's lead picture: the one it states, known again in other cuts; never a script or a logo."""

from urllib.parse import quote

import lxml.html
import pytest

from plugins.clip import read_page
from plugins.clip.page.enlarged import enlarged_address
from plugins.clip.page.images import image_address, is_machinery, largest, picture_key

URL = "https://www.contoh.id/berita/upaya-kudeta"
TITLE = "Tokayev: kerusuhan adalah upaya kudeta"
SENTENCE = "Presiden mengatakan pada Selasa bahwa kekerasan pekan lalu adalah upaya kudeta"
STORY = "".join(f"<p>Bagian {place}: {SENTENCE}.</p>" for place in range(6))
CAPTION = "Sebuah minibus yang terbakar di Almaty."
HOST = "https://cdn.contoh.id"


def pictures(shown, stated, head=""):
    clipping = read_page(
        f"<!doctype html><html lang=id><head><title>{TITLE}</title>"
        f'<meta property="og:image" content="{stated}">{head}</head><body><article>'
        f"<h1>{TITLE}</h1><figure><img src='{shown}' alt='Minibus yang terbakar di Almaty'>"
        f"<figcaption>{CAPTION}</figcaption></figure>{STORY}</article></body></html>",
        URL,
    )
    return [(picture.url, picture.caption) for picture in clipping.pictures]


@pytest.mark.parametrize(
    ("shown", "stated"),
    [
        (f"{HOST}/minibus-almaty-640x360.jpg", f"{HOST}/minibus-almaty-1200x630.jpg"),
        (f"{HOST}/42584/fill-640x426|format-jpeg/", f"{HOST}/42584/fill-1200x650/"),
        (f"{HOST}/220111_minibus.jpg.CROP.promo.jpg", f"{HOST}/220111_minibus.jpg.CROP.c_12.jpg"),
        (f"{HOST}/131129200805-almaty-gallery.jpg", f"{HOST}/131129200805-almaty-story-top.jpg"),
        (f"{HOST}/ap_163426_wide-{'e7' * 20}.jpg", f"{HOST}/ap_163426-{'ec' * 20}-s800-c85.webp"),
        (f"{HOST}/25top/25top-superJumbo.jpg", f"{HOST}/25top/25top-facebookJumbo.jpg"),
        (f"{HOST}/6a3e-4_w718_r1.778_fpx50_fpy50.webp", f"{HOST}/6a3e-4_w1200_r1.33_fpx9.jpg"),
        (f"{HOST}/imageserve/5dca/960x0.jpg?fit=scale", f"{HOST}/imageserve/5dca/0x0.jpg"),
        (f"{HOST}/8f0a1b/0_160_4800_2880/master/4800.jpg", f"{HOST}/8f0a1b/0_90_48_25/500.jpg"),
    ],
)
def test_another_cut_of_the_stated_picture_is_that_picture(shown, stated):
    assert [caption for _, caption in pictures(shown, stated)] == [CAPTION]


def test_the_same_words_for_the_blind_tell_the_same_picture():
    alt = '<meta property="og:image:alt" content="Minibus yang terbakar di Almaty">'

    found = pictures(f"{HOST}/Manhunt-super.jpg", f"{HOST}/Manhunt-facebook-v2.jpg", alt)

    assert found == [(f"{HOST}/Manhunt-super.jpg", CAPTION)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("banjir-kota-demak-1.jpg", "banjir-kota-demak-2.jpg"),
        ("8f0a1b/0_160_4800_2880/master/4800.jpg", "19aabb/0_160_4800_2880/master/4800.jpg"),
    ],
)
def test_pictures_that_differ_in_their_number_are_two(one, other):
    assert pictures(f"{HOST}/{one}", f"{HOST}/{other}")[0] == (f"{HOST}/{one}", CAPTION)


def test_the_headline_captions_no_picture():
    page = (
        f"<html><head><title>{TITLE}</title></head><body><main><h1>{TITLE}</h1><div><img "
        f"src='/minibus.jpg' alt='{TITLE}'><div>{TITLE}</div></div>{STORY}</main></body></html>"
    )

    assert [one.caption for one in read_page(page, URL).pictures] == [""]


def test_the_file_itself_goes_before_a_resized_copy():
    proxied = f"https://img.contoh.id/resize/90/?url={HOST.replace(':', '%3A')}%2Fminibus.jpg"
    file = f"{HOST}/minibus.jpg"

    assert pictures(file, proxied) == pictures(proxied, file) == [(file, CAPTION)]


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ("<a href='/b/minibus_1200.jpg'><img src='/b/minibus_620.jpg'></a>", "/b/minibus_1200.jpg"),
        ("<a><div><img src='/b/minibus_303.jpg' data-src-big='/b/minibus_401.jpg'></div></a>",
         "/b/minibus_401.jpg"),
        ("<a href='/b/minibus.jpg'><img src='/b/minibus-768x512.jpg'></a>", "/b/minibus.jpg"),
        ("<a href='/b/minibus'><img src='/b/minibus-768x512.jpg'></a>", ""),
        ("<a href='/b/kereta.jpg'><img src='/b/minibus-768x512.jpg'></a>", ""),
    ],
)  # fmt: skip
def test_a_larger_version_is_found_where_a_page_states_it(html, found):
    image = next(lxml.html.fromstring(f"<div>{html}</div>").iter("img"))

    larger = enlarged_address(image, HOST, f"{HOST}{image.get('src')}")

    assert larger.removeprefix(HOST) == found


@pytest.mark.parametrize(
    ("addresses", "best"),
    [
        (("/minibus.jpg?w=650", "/minibus.jpg?w=1200"), 1),
        (("/minibus-1200x630.jpg", "/minibus-640x360.jpg"), 0),
        (("/minibus_600x400.jpg", "/minibus.jpg"), 1),
        (("/minibus-1024x683.png", "/minibus.png"), 1),
        (("/minibus_600x400.jpg", "/minibus-terbakar.jpg"), 0),
        (("/0d17_w250_r1_s.jpg", "/0d17_w1200_r1.jpg"), 1),
        (("/minibus.jpg", "/minibus.jpg?w=1200"), 0),
        (("/kereta.jpg?w=650", "/minibus.jpg?w=1200"), 0),
        (("/i?url=https%3A%2F%2Fcontoh.com%2Fminibus.jpg&w=1920", "/minibus.jpg"), 1),
        (("/1820x1213/cdn.contoh.com/minibus.jpg", "/minibus.jpg"), 1),
        (("/800x533/minibus.jpg.webp", "/800x533/minibus.jpg"), 1),
        (("/minibus-s800.webp", "/minibus-s1600.jpg"), 1),
        (("/976/minibus.jpg.webp", "/1024/branded_news/minibus.jpg"), 0),
        (("/1024/branded_news/minibus.jpg", "/976/minibus.jpg.webp"), 1),
        (("/minibus-superJumbo.jpg", "/minibus-facebookJumbo.jpg"), 0),
        (("/2021/931/524/minibus.jpg", "/2021/686/384/minibus.jpg"), 0),
    ],
)
def test_the_largest_of_what_the_page_states_leads(addresses, best):
    assert largest([HOST + one for one in addresses]) == HOST + addresses[best]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<img srcset='a.jpg 1x, b.jpg 2x'>", "/b.jpg"),
        ("<img src='data:image/gif;base64,x' data-gl-src='/a.jpg'>", "/a.jpg"),
        ("<img srcset='a.jpg 640w,b.jpg 320w'>", "/a.jpg"),
        ("<img srcset='a.jpg?resize=18,12&w=45 450w, a.jpg?resize=18,12&w=90 900w'>",
         "/a.jpg?resize=18,12&w=90"),
        ("<img src=\"if(this.src!='a.jpg') this.src='a.jpg'\">", ""),
        ("<img src='https://blog.contoh.ad.jp/a.jpg'>", "https://blog.contoh.ad.jp/a.jpg"),
        ("<img src='https://ads.contoh.id/a.jpg'>", ""),
    ],
)  # fmt: skip
def test_an_address_is_read_as_browsers_do(html, expected):
    found = image_address(lxml.html.fromstring(html), "https://www.contoh.id/")

    assert found.removeprefix("https://www.contoh.id") == expected


@pytest.mark.parametrize(
    "name",
    ["printButton.png", "emailButton.png", "pdf_button.png", "shareIcon.gif", "siteLogo.png"],
)
def test_a_button_is_no_picture_however_its_name_is_written(name):
    assert is_machinery(f"{HOST}/images/M_images/{name}")


CARD_HEADLINE = "Angklung Masuk Daftar Warisan Budaya UNESCO"


@pytest.mark.parametrize(
    "card",
    [
        '<div class=x><a href="/b/1"><img src="/t/80527071.jpg"><span>{}</span></a>'
        "<div><span>contohNEWS</span><span>16 November 2010</span></div></div>",
        '<figure class=x><a href="/b/1"><img src="/t/80527071.jpg"></a><figcaption>'
        '<a href="/b/1"><p>{0}</p></a><p>{0}. Selengkapnya di sini.</p></figcaption></figure>',
        '<div class=x><a href="/b/1"><img src="/t/80527071.jpg"></a><h4><a href="/b/1">{}</a></h4>'
        "<small>Antara</small></div>",
        '<li><a href="/b/1"><figure><img src="/t/80527071.jpg"><figcaption>{}</figcaption>'
        "</figure></a></li>",
    ],
)
def test_a_card_of_another_story_gives_no_picture(card):
    html = (
        f"<html lang=id><title>{TITLE}</title><body><article><h1>{TITLE}</h1>"
        f'<img src="{HOST}/minibus.jpg">{STORY}{card.format(CARD_HEADLINE)}</article>'
    )

    assert [picture.url for picture in read_page(html, URL).pictures] == [f"{HOST}/minibus.jpg"]


def test_a_film_leads_no_story_that_has_a_photograph():
    film = f'<div class="featured-video"><img src="{HOST}/f.jpg"><p class="caption">Film.</p></div>'
    photo = f'<figure><img src="{HOST}/p.jpg"><figcaption>{CAPTION}</figcaption></figure>'
    story = "".join(
        f"<p>Kalimat nomor {n} menceritakan rapat di ibu kota itu.</p>" for n in range(6)
    )
    page = f"<article><h1>Rapat di ibu kota</h1>{film}{photo}{story}</article>"

    found = read_page(page, "https://www.contoh.id/2022/01/rapat")

    assert [picture.url for picture in found.pictures] == [f"{HOST}/p.jpg"]


def test_the_images_own_attribute_states_its_larger_version():
    image = lxml.html.fromstring(
        f'<img src="{HOST}/?id=11&w=650" data-full="{HOST}/2022/id_11.jpg">'
    )

    assert enlarged_address(image, URL, f"{HOST}/?id=11&w=650") == f"{HOST}/2022/id_11.jpg"


def test_the_file_goes_before_its_copy_in_a_folder_of_a_size():
    copy, whole = f"{HOST}/otf/1024x535/2017/gunung-agung.jpg", f"{HOST}/2017/gunung-agung.jpg"

    assert largest([copy, whole]) == whole


def test_a_place_called_beacon_counts_no_readers():
    assert not is_machinery(f"{HOST}/beacon-hill.jpg")
    assert is_machinery(f"{HOST}/beacon.gif")
    assert is_machinery(f"{HOST}/img/fb.png")


def test_the_picture_in_the_pages_header_leads_whatever_is_named_alike_below():
    stated = f"{HOST}/orangutan-tapanuli-betina.jpg"
    header = (
        f'<div class="site-header"><img src="{HOST}/orangutan-tapanuli-betina-1024x683.jpg"></div>'
    )
    other = f"{HOST}/orangutan-tapanuli-jantan.jpg"
    photo = f'<figure><img src="{other}"><figcaption>{CAPTION}</figcaption>'
    page = (
        f'<html lang="id"><head><meta property="og:image" content="{stated}"></head><body>{header}'
        f"<article><h1>{TITLE}</h1>{photo}</figure>{STORY}</article></body></html>"
    )

    found = [(picture.url, picture.caption) for picture in read_page(page, URL).pictures]

    assert found == [(stated, ""), (other, CAPTION)]


def test_brackets_of_a_resizing_service_stay_as_they_are():
    address = f"{HOST}/640x360/smart/filters:quality(75):format(jpeg)/medias/original/minibus.jpg"

    assert pictures(address, address) == [(address, CAPTION)]


@pytest.mark.parametrize("other", ["http://[a/foto.jpg", "https://[::1/foto.jpg", "//["])
def test_an_address_within_another_that_is_none_breaks_nothing(other):
    address = f"https://www.contoh.id/_next/image?url={quote(other)}&w=1200"

    assert picture_key(address)
    assert largest([address, "https://www.contoh.id/foto.jpg"])
