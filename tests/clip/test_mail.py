"""Mails: quote marks, headers and addresses go, the letter within stays."""

import pytest

from plugins.clip.mail import open_mail

LETTER = "Judul\n\nIsi yang pertama.\nIsi yang kedua."


def quoted(text, mark="> "):
    return "\n".join(f"{mark}{line}".rstrip() for line in text.split("\n"))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(quoted(LETTER), id="quoted"),
        pytest.param(quoted(LETTER, "> > "), id="quoted twice"),
        pytest.param(quoted(LETTER, ">> "), id="quoted twice, narrowly"),
        pytest.param(f"Bagus.\n{quoted(LETTER)}", id="words above"),
        pytest.param(f"From: A <a@b.id>\nTo: C <c@d.id>\nSubject: X\n{LETTER}", id="headers"),
        pytest.param(f"Dari: A <a@b.id>\nKepada: C\nPerihal: X\n{LETTER}", id="kepala surat"),
    ],
)
def test_letters_are_opened(text):
    assert open_mail(text).text.strip() == LETTER


def test_the_innermost_sender_subject_and_day_are_told():
    mail = open_mail(
        "From: A <a@b.id>\nTo: C <c@d.id>\nSubject: Fwd: [Kabar] Judul\n"
        "Date: Tue, 12 Jul 2022\n\nIsi."
    )

    assert (mail.sender, mail.subject, mail.sent) == ("A", "Judul", "Tue, 12 Jul 2022")


@pytest.mark.parametrize(
    "text",
    ["> satu baris saja\n" + LETTER, "Dari: Solo\nIsi.", "Hal: Undangan\n" + LETTER, LETTER],
)
def test_other_texts_stay(text):
    assert open_mail(text).text == text


def test_addresses_behind_words_go_and_are_told():
    mail = open_mail(quoted("Teleskop <https://x.id/a> itu\nbesar.\nSekali."))

    assert mail.text == "Teleskop itu\nbesar.\nSekali."
    assert [one.text for one in mail.dropped] == ["<https://x.id/a>"]
