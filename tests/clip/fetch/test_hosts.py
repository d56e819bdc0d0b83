"""Only public addresses are public, in whatever spelling or wrapping they come."""

import pytest

from plugins.clip.fetch.hosts import closed_to_us, is_loopback


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("127.0.0.1", "this machine"),
        ("127.255.255.254", "this machine"),
        ("0.0.0.0", "this machine"),
        ("10.0.0.1", "a private network"),
        ("172.31.255.255", "a private network"),
        ("192.168.1.1", "a private network"),
        ("100.64.0.1", "a provider's inner network"),
        ("169.254.169.254", "the local link"),
        ("192.0.2.1", "a block for examples"),
        ("198.18.0.1", "a block for measurements"),
        ("224.0.0.1", "multicast"),
        ("255.255.255.255", "a reserved block"),
        ("::", "this machine"),
        ("::1", "this machine"),
        ("fe80::1", "the local link"),
        ("fe80::1%eth0", "the local link"),
        ("fd00::1", "a private network"),
        ("fec0::1", "a private network"),
        ("ff02::1", "multicast"),
        ("2001:db8::1", "a block for examples"),
        ("2001::1", "a reserved block"),
        ("100::1", "a reserved block"),
        ("5f00::1", "a reserved block"),
        ("64:ff9b:1::7f00:1", "a private network"),
        ("::ffff:127.0.0.1", "this machine"),
        ("::ffff:0:10.0.0.1", "a private network"),
        ("::127.0.0.1", "this machine"),
        ("64:ff9b::7f00:1", "this machine"),
        ("64:ff9b::a9fe:a9fe", "the local link"),
        ("2002:7f00:1::", "this machine"),
        ("2002:c0a8:101::5", "a private network"),
        ("127.1", "no network"),
        ("localhost", "no network"),
        ("", "no network"),
    ],
)
def test_what_is_not_public_is_closed(address, kind):
    assert closed_to_us(address) == kind


@pytest.mark.parametrize(
    "address", ["93.184.216.34", "8.8.8.8", "2606:2800:21f:cb07::1", "64:ff9b::808:808"]
)
def test_public_addresses_are_open(address):
    assert closed_to_us(address) == ""


def test_loopback_is_only_what_says_so_itself():
    assert [is_loopback(one) for one in ("127.0.0.1", "::1", "64:ff9b::7f00:1", "x")] == [
        True, True, False, False,
    ]  # fmt: skip
