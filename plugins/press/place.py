"""A page among its counterparts in the other language and in both. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

BOTH = "both"


@dataclass(frozen=True)
class Place:
    """A page among its counterparts.

    lang:      of the page, or BOTH for the bilingual one.
    address:   its own.
    versions:  "id", "en" or BOTH -> address of the page that says the same; holds its own.
    default:   address for a reader of neither language (hreflang x-default).
    """

    lang: str
    address: str
    versions: Mapping[str, str]
    default: str
