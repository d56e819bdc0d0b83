"""Hyphens at the end of a line: a printer's go, a word's own stay."""

import pytest

from plugins.clip.hyphens import close_line, find_words

KNOWN = find_words(["Kereta Jakarta-Bandung itu cepat.", "a well-known pro-gram"])


@pytest.mark.parametrize(
    ("above", "line", "whole"),
    [
        ("di Lam-", "pung", "di Lampung"),
        ("peme-", "rintah.", "pemerintah."),
        ("its best posi-", "tion", "its best position"),
        ("anak-", "anak itu", "anak-anak itu"),
        ("Orang-", "orang", "Orang-orang"),
        ("berlari-", "lari", "berlari-lari"),
        ("buku-", "bukunya", "buku-bukunya"),
        ("gerak-", "gerik", "gerak-gerik"),
        ("sayur-", "mayur", "sayur-mayur"),
        ("ka-", "ki", "kaki"),
        ("a long-", "standing", "a long-standing"),
        ("Jakarta-", "Surabaya", "Jakarta-Surabaya"),
        ("1980-", "an", "1980- an"),
        ("pro-", "gram", "pro-gram"),
        ("dan", "lain", "dan lain"),
    ],
)
def test_words_are_whole(above, line, whole):
    assert close_line(above, line, KNOWN) + line == whole
