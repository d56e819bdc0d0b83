"""Let every address that was ever published answer, or stop the build.

signal   article_generator_finalized: the register is read; finalized: everything is ordered
reads    settings["LIBRARY"], settings["NOW"], context["WORDS"]; pelican.writer.find_plan: of a
         feed that is at another address now
writes   pelican.stand_in: from what finds the names of all files to Moved and Withdrawn, pages
         to order;
         feeds at old addresses; settings["NOTICES"]; context["FIRST_PUBLISHED"]: id in feeds ->
         moment, as text that sorts as time does; for `./inv plan`: pelican.see_world, which
         returns the World, and pelican.proof where something was published
setting  SITEURL, FEED_DOMAIN, FEED_TAG
"""

from __future__ import annotations

from functools import cache, partial
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from pelican import signals

from plugins.permalinks import gone as gone_file
from plugins.permalinks import register as register_file
from plugins.permalinks.answer import Echo, Ended, Moved, Shown, Withdrawn, World
from plugins.permalinks.gone import Gone, read_gone
from plugins.permalinks.prove import Proof, prove
from plugins.permalinks.quiet import Name, Notice, echo, write_notice
from plugins.permalinks.register import Register, read_register, row_of, told_moment
from plugins.permalinks.row import entry_id, feed_id, language_of
from plugins.story.problem import StoryError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Set

    from plugins.story.library import Library


def read_published(generator: Any) -> None:
    """Read what was published, and tell what is wrong with the files that say so."""
    content = generator.settings["LIBRARY"].content
    register = read_register(content / register_file.NAME)
    gone, problems = read_gone(content / gone_file.NAME)
    generator.problems += [*(register.problems if register else ()), *problems]
    generator.context["FIRST_PUBLISHED"] = register.first_moments() if register else {}
    generator.settings["PUBLISHED"] = (register, gone, generator.context["WORDS"])


def keep_answering(pelican: Any) -> None:
    """Let the press ask, once all is ordered, what stands in for files that are missing."""
    pelican.stand_in = partial(stand_in, pelican)


def stand_in(pelican: Any, find_names: Callable[[], Set[str]]) -> list[Moved | Withdrawn]:
    """Order feeds at old addresses, and return what stands in for pages not made any more.

    find_names: gives every file of the site. Raises StoryError with all that is lost.
    """
    settings = pelican.settings
    register, gone, words = settings["PUBLISHED"]

    @cache
    def see_world() -> World:
        return world_of(settings["LIBRARY"], find_names(), gone, settings["FEED_TAG"])

    pelican.see_world = see_world
    if not register:
        return []
    stories = {story.id: story for story in settings["LIBRARY"].stories}
    now = told_moment(settings["NOW"])
    proof = pelican.proof = prove(register, see_world(), stories, now)
    settings["NOTICES"] += [one for one in proof.problems if one.severity == "notice"]
    errors = [one for one in proof.problems if one.severity == "error"]
    if errors:
        raise StoryError(*errors)
    _order_feeds(pelican, proof, register, words)
    return [one for one in proof.stand_ins if isinstance(one, Moved | Withdrawn)]


def world_of(library: Library, names: Set[str], gone: Mapping[str, Gone], feed_tag: str) -> World:
    """Return what readers can open on a site that has the files `names`."""
    texts, holders = {}, {}
    for story in library.stories:
        for language, text in story.texts.items():
            at = story.address(language)
            if f"{at[1:]}index.html" in names:
                entry = entry_id(feed_tag, story.id, language)
                texts[entry] = Shown(at, text.title)
                holders[at] = entry
    return World(
        names=names,
        texts=texts,
        holders=holders,
        pages={page.address: page.title for page in library.pages},
        terms={
            "tag": library.tags,
            "category": library.categories,
            "thread": library.threads,
        },
        gone=gone,
        feed_tag=feed_tag,
    )


def _order_feeds(pelican: Any, proof: Proof, register: Register, words: Any) -> None:
    writer, settings = pelican.writer, pelican.settings
    ended = [one for one in proof.stand_ins if isinstance(one, Ended)]
    since = _since(register, ended)
    for one in proof.stand_ins:
        if isinstance(one, Echo):
            _, inputs, make = writer.find_plan(one.to)
            new, old = (
                Name(feed_id(settings["FEED_TAG"], one.page), one.to),
                Name(one.id, one.address),
            )
            writer.plan(one.address, (repr((new, old)), *inputs), partial(echo, make, new, old))
    for one in ended:
        language = language_of(one.address) or settings["DEFAULT_LANG"]
        notice = Notice(
            id=one.id,
            url=_url(settings, one.address),
            to=_url(settings, one.to),
            since=since[one.address],
            language=language,
            title=f"{words[language]['feed_ended']} · {settings['SITENAME']}",
            text=words[language]["feed_ended_help"],
        )
        file = one.address.rpartition("/")[2]
        writer.plan(one.address, (repr(notice),), partial(write_notice, notice, file))


def _since(register: Register, ended: list[Ended]) -> dict[str, str]:
    """Return address -> since when it answered, for feeds that ended."""
    if not ended:
        return {}
    return {row_of(line).address: since for line, since in register.rows().items()}


def _url(settings: Any, address: str) -> str:
    siteurl: str = settings["SITEURL"].rstrip("/")
    if not urlsplit(siteurl).netloc:  # a path alone: a feed needs a host all the same
        siteurl = settings["FEED_DOMAIN"].rstrip("/") + siteurl
    return siteurl + address


def register() -> None:
    """Connect to Pelican."""
    signals.article_generator_finalized.connect(read_published)
    signals.finalized.connect(keep_answering)
