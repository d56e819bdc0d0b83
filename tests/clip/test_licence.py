"""An open licence is named as our stories name it; anything less plain grants nothing."""

import pytest

from plugins.clip.licence import name_licence
from plugins.story.values import LICENCES


@pytest.mark.parametrize(("name", "address"), LICENCES.items(), ids=LICENCES)
def test_every_licence_our_stories_know_is_told_by_its_address(name, address):
    assert name_licence(address) == name
    assert name_licence(address.replace("https", "http") + "deed.id") == name


@pytest.mark.parametrize(
    ("stated", "name"),
    [
        ("CC BY-SA 4.0", "CC-BY-SA-4.0"),
        ("Lisensi: cc-by-nc-nd 4.0.", "CC-BY-NC-ND-4.0"),
        ("CC BY NC SA 4.0", "CC-BY-NC-SA-4.0"),
        ("Creative Commons CC BY 3.0 (https://creativecommons.org/licenses/by/3.0/)", "CC-BY-3.0"),
        ("CC0", "CC0-1.0"),
        ("", ""),
        ("© 2022 Koran. All rights reserved.", ""),
        ("https://koran.example/licenses/by/4.0/", ""),
        ("CC BY 9.9", ""),
        ("text CC BY 4.0, pictures CC BY-NC 4.0", ""),
        ("https://creativecommons.org/licenses/by/2.5/", ""),
        ("acc by 4.0", ""),
    ],
)
def test_words(stated, name):
    assert name_licence(stated) == name
