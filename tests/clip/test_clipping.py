"""The clipping's JSON: the contract's fields in their order, nothing but plain values."""

from datetime import datetime

from plugins.clip import Clipping, Dropped, Picture


def test_json_keeps_the_contract():
    clipping = Clipping(
        title="“A”",
        authors=["A. B."],
        published=datetime.fromisoformat("2022-01-11T09:07:00+07:00"),
        language="id",
        pictures=[Picture(caption="C", credit="BBC")],
        dropped=[Dropped("FOLLOW US", "call to follow")],
    )

    assert "".join(line.strip() for line in clipping.to_json().splitlines()) == (
        '{"title": "“A”","authors": ["A. B."],"published": "2022-01-11T09:07:00+07:00",'
        '"language": "id","source_name": "","url": "","summary": "","body": "",'
        '"pictures": [{"url": "","alt": "","caption": "C","credit": "BBC"}],"tags": [],'
        '"dropped": [{"text": "FOLLOW US","reason": "call to follow"}],"rights": ""}'
    )


def test_an_empty_clipping_is_unknown_throughout():
    assert (Clipping().published, Clipping().language, Clipping().title) == (None, None, "")
