"""An Indonesian newsroom is known by its address, its name or its lines; by no dateline."""

import pytest

from plugins.clip.newsroom import is_indonesian

URL = "https://www.paper.example.com/2022/a.html"


@pytest.mark.parametrize(
    ("url", "outlet", "line"),
    [
        pytest.param("https://en.kabar.co.id/a", "", "", id="an address under id"),
        pytest.param("https://www.thejakartapost.com/a", "", "", id="an address named Jakarta"),
        pytest.param(URL, "The Jakarta Post", "", id="a paper of Jakarta"),
        pytest.param("", "CNN Indonesia", "", id="an edition"),
        pytest.param(URL, "paper.example.com", "© 2016 - 2019 PT. Media Tenggara", id="a company"),
        pytest.param("", "", "Jakarta / Sun, March 24, 2019 / 12:31 pm", id="a town and a day"),
    ],
)
def test_a_newsroom_in_indonesia_is_known(url, outlet, line):
    assert is_indonesian(url, outlet, [line])


@pytest.mark.parametrize(
    ("url", "outlet", "line"),
    [
        pytest.param(
            URL, "", "JAKARTA: Indonesia's parliament passed a law in 2022", id="dateline"
        ),
        pytest.param(URL, "The Straits Times", "© 2022 PT Nusantara", id="a known foreign paper"),
        pytest.param(URL, "", "Jakarta, the capital, sinks by 10 centimetres", id="a sentence"),
        pytest.param("", "", "", id="nothing"),
    ],
)
def test_a_newsroom_elsewhere_is_not(url, outlet, line):
    assert not is_indonesian(url, outlet, [line])
