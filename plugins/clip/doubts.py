"""What a curator should look at: fields that were not found, or only assumed. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from plugins.clip.clipping import Clipping
    from plugins.clip.moment import Moment


def tell_doubts(clipping: Clipping, moment: Moment | None) -> list[str]:
    """Return a sentence for each field in doubt, without full stop, in the order of the fields.

    moment: the date as the source gives it; None where it gives none.
    """
    doubts = []
    if not clipping.title:
        doubts.append("no headline was found")
    if moment is None:
        doubts.append("no date of publication was found")
    elif moment.clock is None:
        doubts.append("the source gives a day without a time; midnight is written")
    elif moment.zone is None:
        doubts.append(f"the source names no time zone; {clipping.published:%z} is assumed")
    if moment and moment.updated:
        doubts.append("the date is that of an update; no date of publication was found")
    if not clipping.authors:
        doubts.append("no author was found")
    return doubts
