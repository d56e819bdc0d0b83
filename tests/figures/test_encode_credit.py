"""What goes along with a copy's pixels: who made the picture and whose it is, and nothing else."""

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from plugins.figures.decode import decode
from plugins.figures.xmp import read_xmp
from tests.figures.pictures import busy, copies, opened, saved

SCRIPT = "<script>alert(1)</script>"


def evil_exif():
    exif = Image.Exif()
    exif[0x010E] = SCRIPT  # description
    exif[0x0110] = "SECRET-CAMERA"
    exif.get_ifd(0x8825).update({1: "S", 2: (6.0, 10.0, 30.0), 3: "E", 4: (106.0, 49.0, 0.0)})
    return exif


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF"])
@pytest.mark.parametrize("encoding", ["utf-8", "latin-1"])
def test_nothing_goes_along_but_who_made_it_and_whose_it_is(kind, encoding):
    exif = evil_exif()
    exif[0x013B], exif[0x8298] = "Ani Wijaya", "© 2022 Antara".encode(encoding)
    options = {"exif": exif}
    if kind in ("JPEG", "WEBP", "AVIF"):
        options["xmp"] = b"<x:xmpmeta>SECRET-XMP</x:xmpmeta>"
    if kind == "JPEG":
        options["comment"] = b"SECRET-COMMENT"
    raw = saved(busy((400, 300)), kind, **options)
    assert b"SECRET" in raw

    for _, body in copies(raw):
        assert b"SECRET" not in body
        assert b"script" not in body
        kept = opened(body).getexif()
        notice = kept[0x8298].encode("latin-1").decode()  # as Pillow reads it
        assert (set(kept), kept[0x013B], notice) == (
            {0x013B, 0x8298},
            "Ani Wijaya",
            "© 2022 Antara",
        )
        assert kept.get_ifd(0x8825) == {}


@pytest.mark.parametrize(
    "name", [SCRIPT, "x" * 500, "https://a.example/", "a\x00\x07b\\c", "{{ x }}"]
)
def test_what_is_no_name_is_no_credit(name):
    exif = evil_exif()
    exif[0x013B] = name

    for _, body in copies(saved(busy((100, 80)), exif=exif)):
        assert dict(opened(body).getexif()) == {}


XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF
 xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"><rdf:Description rdf:about="" {more}>
 <dc:title>SECRET</dc:title>{parts}</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""
CREATORS = (
    "<dc:creator><rdf:Seq><rdf:li>Ani</rdf:li><rdf:li> Budi é</rdf:li></rdf:Seq></dc:creator>"
)
RIGHTS = (
    '<dc:rights><rdf:Alt><rdf:li xml:lang="id">Hak Antara</rdf:li>'
    '<rdf:li xml:lang="x-default">© 2022 Antara</rdf:li></rdf:Alt></dc:rights>'
)


@pytest.mark.parametrize(
    ("more", "parts", "kept"),
    [
        pytest.param("", CREATORS + RIGHTS, ("Ani, Budi é", "© 2022 Antara"), id="both"),
        pytest.param('photoshop:Credit="ANTARA"', "", ("ANTARA", ""), id="credit, an attribute"),
        pytest.param(
            "",
            "<photoshop:Credit>ANTARA</photoshop:Credit>" + RIGHTS,
            ("ANTARA", "© 2022 Antara"),
            id="credit, an element",
        ),
        pytest.param('photoshop:Credit="ANTARA"', CREATORS, ("Ani, Budi é", ""), id="a name first"),
        pytest.param(
            "", "<dc:creator><rdf:li>{{ x }}</rdf:li></dc:creator>", ("", ""), id="no name"
        ),
        pytest.param("", "<dc:creator>", ("", ""), id="damaged"),
    ],
)
@pytest.mark.parametrize("kind", ["JPEG", "WEBP", "AVIF", "PNG"])
def test_a_maker_that_only_xmp_names_is_kept(kind, more, parts, kept):
    packet = XMP.replace("{more}", more).replace("{parts}", parts)
    options = {"xmp": packet.encode()}
    if kind == "PNG":
        notes = PngInfo()
        notes.add_itxt("XML:com.adobe.xmp", packet)
        options = {"pnginfo": notes}
    raw = saved(busy((100, 80)), kind, **options)
    assert b"SECRET" in raw

    decoded = decode(raw)

    assert (decoded.maker.artist, decoded.maker.notice) == kept
    for _, body in copies(raw):
        assert b"SECRET" not in body
        named = opened(body).getexif()
        told = [named.get(tag, "").encode("latin-1").decode() for tag in (0x013B, 0x8298)]
        assert tuple(told) == kept


@pytest.mark.parametrize("start", ["<!DOCTYPE x [<!ENTITY a 'aaaa'>]>", "<!-- x -->"])
def test_xmp_that_declares_anything_names_nobody(start):
    packet = start + XMP.split("?>", 1)[1].replace("{more}", "").replace("{parts}", CREATORS)

    assert read_xmp(packet.encode()) == ([], [])
    assert read_xmp(packet.encode("utf-16")) == ([], [])
    assert read_xmp(packet.replace(start, "").encode())[0] == ["Ani, Budi é"]


def test_the_credit_of_an_agency_is_kept():
    def record(number, value):
        return bytes([0x1C, 2, number]) + len(value).to_bytes(2, "big") + value

    block = record(80, b"Ani Wijaya") + record(116, b"Antara 2022") + record(120, b"SECRET caption")
    resource = b"8BIM\x04\x04\x00\x00" + len(block).to_bytes(4, "big") + block
    app13 = b"Photoshop 3.0\x00" + resource + (b"\x00" if len(block) % 2 else b"")
    plain = saved(busy((100, 80)))
    raw = plain[:2] + b"\xff\xed" + (len(app13) + 2).to_bytes(2, "big") + app13 + plain[2:]

    for _, body in copies(raw):
        kept = opened(body).getexif()
        assert (kept[0x013B], kept[0x8298]) == ("Ani Wijaya", "Antara 2022")
        assert b"SECRET" not in body
