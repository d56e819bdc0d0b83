"""A story is passed on by plain links that hold its headline and address, and nothing else."""

from plugins.press.share import share_links

URL = "https://a.example/sub/id/2022/01/banjir/"


def test_each_link_holds_headline_and_address():
    assert share_links("Air & api: 50%", URL, "Surel") == [
        {
            "name": "Surel",
            "href": "mailto:?subject=Air%20%26%20api%3A%2050%25"
            "&body=https%3A%2F%2Fa.example%2Fsub%2Fid%2F2022%2F01%2Fbanjir%2F",
        },
        {
            "name": "WhatsApp",
            "href": "https://wa.me/?text=Air%20%26%20api%3A%2050%25"
            "%20https%3A%2F%2Fa.example%2Fsub%2Fid%2F2022%2F01%2Fbanjir%2F",
        },
        {
            "name": "Telegram",
            "href": "https://t.me/share/url?url=https%3A%2F%2Fa.example%2Fsub%2Fid%2F2022%2F01"
            "%2Fbanjir%2F&text=Air%20%26%20api%3A%2050%25",
        },
    ]
