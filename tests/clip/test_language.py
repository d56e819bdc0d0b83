"""The language: told by common words, None rather than a guess."""

import pytest

from plugins.clip.language import tell_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("", None),
        ("Bank Indonesia", None),
        ("Nur-Sultan, Almaty, Zhanaozen, Aktau, Taldykorgan", None),
        ("Presiden mengatakan bahwa mereka akan pulang dan tidak kembali", "id"),
        ("The president said that they would leave and not come back", "en"),
        ("BI dan MINUS, BI dan PLUS, BI dan RATE: BI itu, menurut BI, untuk BI", "id"),
        ("PRESIDEN MENGATAKAN BAHWA MEREKA AKAN PULANG DAN TIDAK KEMBALI", "id"),
        ("The president said that mereka akan pulang dan tidak kembali", None),
    ],
)
def test_common_words_tell_the_language(text, language):
    assert tell_language(text) == language
