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
    from collections.abc import Callable, Mapping

    from plugins.delivery.branch import Delivery, Goal

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


@dataclass(frozen=True)
class News:
    """What a publication changed.

    addresses: of it, below the site's root. sign: one of them and what readers get there once
    they can see it, None where files were only taken away.
    """

    addresses: tuple[str, ...] = ()
    sign: tuple[str, bytes] | None = None

    @classmethod
    def of(cls, delivery: Delivery) -> News:
        """Return what a delivery changes.

        Its sign is a feed or a map if there is one: hosts may alter pages, and hide dotted files.
        """
        names = sorted(delivery.made, key=lambda name: (name[0] == ".", name.endswith(".html")))
        sign = (_address_of(names[0]), delivery.read(names[0])) if names else None
        return cls(tuple(map(_address_of, delivery.changed)), sign)


def _address_of(name: str) -> str:
    return f"/{name.removesuffix('index.html')}"


def publish(
    site: Path,
    goal: Goal,
    tell: Callable[[str], object],
    let_go: Callable[[], object] = lambda: None,
) -> News:
    """Publish the site in a folder, and return what changed there.

    let_go: called once the folder may change, before the remote is asked anything.
    Raises StoryError, and the branch is then as it was.
    """
    with prepare(site, goal, let_go) as delivery:
        if not delivery.changed:
            tell(f"{goal.place} has this site already: nothing was pushed.")
            return News()
        news = News.of(delivery)
        delivery.push()
        tell(f"Published {len(delivery.changed)} changed files to {goal.place}.")
        return news


def announce(news: News, audience: Audience, tell: Callable[[str], object]) -> None:
    """Tell those who asked of what changed, once readers can see it. Never fails."""
    pings = pings_for(news.addresses, audience.siteurl, audience.hub, audience.key)
    if not pings:
        return
    if news.sign:
        address, body = news.sign
        if not wait_for(audience.siteurl + address, body):
            tell(f"{audience.siteurl}{address} does not show what was published: nobody was told.")
            return
    for line in send_all(pings):
        tell(line)
