"""The summary: the lead's first sentence, never half a word."""

import pytest

from plugins.clip.summary import summarise

LONG = "Menteri " + "yang berwenang mengatakan, " * 12 + "selesai."


@pytest.mark.parametrize(
    ("paragraphs", "summary"),
    [
        pytest.param([], "", id="no body"),
        pytest.param(["JAKARTA - Ia pulang. Ia tidur."], "Ia pulang.", id="without dateline"),
        pytest.param(
            ["Subjudul", "Jakarta - Ia pulang."], "Ia pulang.", id="lead, not the line above"
        ),
        pytest.param(
            ["The U.S. Senate met Dr. A. B. on Jan. 5. It rose."],
            "The U.S. Senate met Dr. A. B. on Jan. 5.",
            id="abbreviations",
        ),
        pytest.param(
            ["Hampir 8.000 orang ditahan. Lalu bebas."], "Hampir 8.000 orang ditahan.", id="figures"
        ),
        pytest.param(['"Kudeta!" Ia menyebutnya begitu.'], '"Kudeta!"', id="quote"),
        pytest.param([LONG], LONG[:199].rsplit(",", 1)[0] + "…", id="long: cut at a clause"),
        pytest.param(["kata " * 90], ("kata " * 40).strip() + "…", id="long: cut at a word"),
        pytest.param(["x" * 500], "", id="one endless word"),
    ],
)
def test_the_first_sentence_is_the_summary(paragraphs, summary):
    assert summarise(paragraphs) == summary
