"""Files made while another process still finds out what the last orders hang on. Puts none away.

They are what was ordered by then and is not as it was; whoever makes the site finds them made.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from plugins.press.writer import Job, name_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from plugins.press.ledger import Ledger, Made
    from plugins.press.writer import Plan, SheetOrder

_MOST = 256  # files that are held in memory until they are put


def make_early(
    sheets: dict[str, SheetOrder],
    keys: Mapping[str, str],
    last: Ledger,
    key_of: Callable[[Job], str],
    is_awaited: Callable[[], bool],
) -> None:
    """Make files of `sheets` that the last build did not make as they are to be.

    sheets: those with files made by now are replaced by their like. keys: of each. is_awaited:
    whether there is time. Raises what making a file raises.
    """
    left = _MOST
    for name, order in sheets.items():
        sheet = last.sheets.get(name)
        if sheet and sheet.key == keys[name]:
            continue
        if left <= 0 or not is_awaited():
            return
        plans = tuple(_make(order, sheet.made if sheet else {}, key_of, is_awaited))
        left -= len(plans)
        sheets[name] = replace(order, plans=plans.__iter__)


def _make(
    order: SheetOrder,
    before: Mapping[str, Made],
    key_of: Callable[[Job], str],
    is_awaited: Callable[[], bool],
) -> Iterator[Plan]:
    """Yield the plans of a sheet, those of which the bytes are known with nothing left to do."""
    for address, inputs, make in order.plans():
        made = before.get(name_of(address))
        is_stale = made is None or key_of(Job(inputs, make)) != made.key
        yield address, inputs, partial(bytes, make()) if is_stale and is_awaited() else make
