"""Which Internet addresses are public. Knows no name and opens no connection."""

from __future__ import annotations

from ipaddress import (
    IPv4Address,
    IPv4Network,
    IPv6Address,
    IPv6Network,
    ip_address,
    ip_network,
)

# IANA's special-purpose registries for IPv4 and IPv6. The library's `is_private` and `is_global`
# differ between Python versions and let multicast, NAT64 and 6to4 through, so this is our own.
_CLOSED: tuple[tuple[IPv4Network | IPv6Network, str], ...] = tuple(
    (ip_network(block), kind)
    for block, kind in (
        ("0.0.0.0/8", "this machine"),
        ("10.0.0.0/8", "a private network"),
        ("100.64.0.0/10", "a provider's inner network"),
        ("127.0.0.0/8", "this machine"),
        ("169.254.0.0/16", "the local link"),
        ("172.16.0.0/12", "a private network"),
        ("192.0.0.0/24", "a reserved block"),
        ("192.0.2.0/24", "a block for examples"),
        ("192.31.196.0/24", "a reserved block"),
        ("192.52.193.0/24", "a reserved block"),
        ("192.88.99.0/24", "a reserved block"),
        ("192.168.0.0/16", "a private network"),
        ("192.175.48.0/24", "a reserved block"),
        ("198.18.0.0/15", "a block for measurements"),
        ("198.51.100.0/24", "a block for examples"),
        ("203.0.113.0/24", "a block for examples"),
        ("224.0.0.0/4", "multicast"),
        ("240.0.0.0/4", "a reserved block"),
        ("::/128", "this machine"),
        ("::1/128", "this machine"),
        ("64:ff9b:1::/48", "a private network"),  # NAT64 of one network (RFC 8215)
        ("fc00::/7", "a private network"),
        ("fe80::/10", "the local link"),
        ("fec0::/10", "a private network"),
        ("ff00::/8", "multicast"),
        ("2001::/23", "a reserved block"),
        ("2001:db8::/32", "a block for examples"),
        ("3fff::/20", "a block for examples"),
    )
)
_OPEN_V6 = ip_network("2000::/3")  # all that has been given out; the rest is nobody's
# Networks whose addresses hold an IPv4 address: a gateway unpacks it. -> bits right of it
_EMBEDDING = (
    (ip_network("::ffff:0:0/96"), 0),  # mapped
    (ip_network("::ffff:0:0:0/96"), 0),  # translated (RFC 2765)
    (ip_network("::/96"), 0),  # compatible (RFC 4291)
    (ip_network("64:ff9b::/96"), 0),  # NAT64
    (ip_network("2002::/16"), 80),  # 6to4
)


def closed_to_us(address: str) -> str:
    """Return what the address belongs to if it is not public, else "".

    address: an IPv4 or IPv6 address in figures. An IPv4 address within an IPv6 one is judged
    too. What cannot be read is not public.
    """
    try:
        number = ip_address(address)
    except ValueError:
        return "no network"
    if isinstance(number, IPv6Address):
        if number.scope_id:
            return "the local link"
        inner = _embedded(number)
        if inner is not None:
            return _kind(number) or _kind(inner)
        if number in _OPEN_V6:
            return _kind(number)
        return _kind(number) or "a reserved block"
    return _kind(number)


def is_loopback(address: str) -> bool:
    """Return whether the address is plainly this machine's own, embedded in nothing."""
    try:
        return ip_address(address).is_loopback
    except ValueError:
        return False


def _kind(number: IPv4Address | IPv6Address) -> str:
    return next(
        (kind for block, kind in _CLOSED if block.version == number.version and number in block),
        "",
    )


def _embedded(number: IPv6Address) -> IPv4Address | None:
    """Return the IPv4 address that the IPv6 address holds, None where it holds none."""
    for block, right in _EMBEDDING:
        if number in block:
            return IPv4Address((int(number) >> right) & 0xFFFFFFFF)
    return None
