"""Chat messages: stamps and marks go, the words stay; other texts are not touched."""

import pytest

from plugins.clip.chat import open_message


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        pytest.param("[11/1/22 09.07] A: *Judul itu*\nIsi.", "Judul itu\nIsi.", id="whatsapp"),
        pytest.param("11/01/22 09.07 - A: Judul\nIsi.", "Judul\nIsi.", id="exported"),
        pytest.param("[09.07, 11/1/2022] A: *Judul itu*\nIsi.", "Judul itu\nIsi.", id="browser"),
        pytest.param("A, [11.01.22 09:07]\nIsi _miring_.", "\nIsi miring.", id="telegram"),
        pytest.param("*Diteruskan berkali-kali*\nIsi 🙏", "\nIsi", id="forwarded"),
        pytest.param("**Judul tebal**\n__Isi__ ~~x~~", "Judul tebal\nIsi x", id="double marks"),
        pytest.param("*Judul tebal*\n✅ satu\n✅ dua", "Judul tebal\n• satu\n• dua", id="list"),
        pytest.param(
            "👉 Satu kalimat.\n👉 Dua kalimat.", "Satu kalimat.\nDua kalimat.", id="emoji"
        ),
        pytest.param("*Judul tebal*\n2*3*4 a_b_c", "Judul tebal\n2*3*4 a_b_c", id="within words"),
    ],
)
def test_messages_are_opened(text, plain):
    assert open_message(text).text == plain


@pytest.mark.parametrize(
    "text", ["Judul\n\nIsi *ini* bukan tanda, 5 * 5 = 25.", "* butir\n* butir", "Rapat [11/1] usai"]
)
def test_other_texts_stay(text):
    assert open_message(text).text == text


@pytest.mark.parametrize(
    ("text", "posted"),
    [
        pytest.param("Kanal, [11.01.22 09:07]\nIsi.", "11.01.22 09:07", id="a channel's own"),
        pytest.param("Kanal, [11.01.22 09:07]\nForwarded\nIsi.", "", id="sent on"),
        pytest.param("[11/1/22 09.07] A: Isi.", "", id="a chat's"),
    ],
)
def test_only_a_post_is_dated_by_its_stamp(text, posted):
    assert open_message(text).posted == posted


def test_the_first_bold_line_is_the_headline_and_what_goes_is_told():
    message = open_message("[11/1/22 09.07] A: Diteruskan\n*Gempa di Palu* 🙏\nIsi.")

    assert message.headline == "Gempa di Palu"
    assert [one.text for one in message.dropped] == ["[11/1/22 09.07] A:", "Diteruskan", "🙏"]
