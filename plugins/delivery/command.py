"""What `./inv publish` does with a site that was built and checked."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from plugins.delivery.branch import prepare
from plugins.delivery.ping import pings_for, send_all, wait_for
from plugins.story.problem import Problem, StoryError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from plugins.delivery.branch import Goal

_HERE = ("localhost", "127.0.0.1", "::1", None)


@dataclass(frozen=True)
class Audience:
    """Who is told of news. hub, key: "" where nobody is."""

    siteurl: str
    hub: str
    key: str

    @classmethod
    def of(cls, settings: Mapping[str, str]) -> Audience:
        """Return it from the settings."""
        siteurl = settings["SITEURL"].rstrip("/")
        return cls(siteurl, settings["WEBSUB_HUB"], settings["INDEXNOW_KEY"])


def refuse_here(siteurl: str) -> None:
    """Raise StoryError for a site that would stand where nobody but this machine can see it."""
    if urlsplit(siteurl).hostname in _HERE:
        what = f"the site would stand at {siteurl or 'no address'}, which no reader can reach"
        mend = "Name where it will stand, such as `--siteurl https://example.org/digest`"
        raise StoryError(Problem(Path("--siteurl"), 0, what, mend))


def publish(
    site: Path,
    goal: Goal,
    tell: Callable[[str], object],
    let_go: Callable[[], object] = lambda: None,
) -> tuple[str, ...]:
    """Publish the site in a folder, and return the addresses of what changed there.

    let_go: called once the folder may change, before the remote is asked anything.
    Raises StoryError, and the branch is then as it was.
    """
    with prepare(site, goal, let_go) as delivery:
        if not delivery.changed:
            tell(f"{goal.place} has this site already: nothing was pushed.")
            return ()
        delivery.push()
        tell(f"Published {len(delivery.changed)} changed files to {goal.place}.")
        return tuple(f"/{name.removesuffix('index.html')}" for name in delivery.changed)


def announce(
    site: Path, changed: Sequence[str], audience: Audience, tell: Callable[[str], object]
) -> None:
    """Tell those who asked of what changed, once readers can see it. Never fails."""
    pings = pings_for(changed, audience.siteurl, audience.hub, audience.key)
    if not pings:
        return
    shown = next(
        (one for one in changed if (site / one[1:]).is_file()),
        next((one for one in changed if (site / one[1:] / "index.html").is_file()), ""),
    )
    path = site / shown[1:] / ("index.html" if shown.endswith("/") else "")
    if shown and not wait_for(audience.siteurl + shown, path.read_bytes()):
        tell(f"{audience.siteurl}{shown} does not show what was published: nobody was told.")
        return
    for line in send_all(pings):
        tell(line)
