"""Our name in requests: it says whom to ask where an editor set that, and holds nothing else."""

import pytest

from plugins.clip import ClipError
from plugins.clip.fetch.agent import name_agent


@pytest.mark.parametrize("contact", ["https://contoh.id/tentang", "redaksi@contoh.id"])
def test_the_contact_stands_in_the_name(contact):
    assert name_agent(contact).startswith(f"Kliping/0.1 (+{contact}; clips ")


def test_without_a_contact_none_is_named():
    assert name_agent() == (
        "Kliping/0.1 (clips single articles for a news digest, at an editor's request)"
    )


@pytest.mark.parametrize("contact", ["Budi", "https://a.id/\r\nX: y", "a@b", "https://a b.id"])
def test_what_is_no_address_is_refused(contact):
    with pytest.raises(ClipError) as caught:
        name_agent(contact)

    (problem,) = caught.value.problems
    assert (str(problem.path), problem.what) == ("KLIPING_CONTACT", f"{contact!r} is no address")
