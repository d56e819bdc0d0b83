"""What is odd about threads, told to the editor. Each rule yields problems and touches no disk.

Looks at all of content, drafts included: a thread whose follow-up is being written is no fault.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from plugins.story.address import LANGUAGES
from plugins.story.problem import Problem
from plugins.threads.keys import find_alike

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence, Set

    from plugins.story.glossary import Glossary
    from plugins.story.story import Story, Text
    from plugins.threads.chain import Thread

_STILL = 180  # days; half a year later it is often another matter
_NAMES = {"id": "Indonesian", "en": "English"}


def check_threads(threads: Sequence[Thread], glossary: Glossary) -> Iterator[Problem]:
    """Yield what is odd about `threads`, which are all of content's."""
    yield from _check_keys(threads, glossary)
    for thread in threads:
        yield from _check_lone(thread)
        yield from _check_still(thread)
        yield from _check_languages(thread)


def _check_lone(thread: Thread) -> Iterator[Problem]:
    """Yield a notice on the only story of a thread."""
    if len(thread.stories) == 1:
        key = thread.term.key
        mend = f"Add `thread: {key}` to the stories that follow it, or take the line out"
        yield _notice(thread.stories[0], f"this is the only story of the thread `{key}`", mend)


def _check_still(thread: Thread) -> Iterator[Problem]:
    """Yield a notice on each story before which its thread had been still for long."""
    for day in thread.days:
        if day.since > _STILL:
            what = f"the thread `{thread.term.key}` was still for {day.since} days before this"
            mend = "If it is another matter, give it a thread of its own"
            yield _notice(day.stories[0], what, mend)


def _check_languages(thread: Thread) -> Iterator[Problem]:
    """Yield a notice on each story that is missing from its thread in one language."""
    for language in LANGUAGES:
        missing = [story for story in thread.stories if language not in story.texts]
        if len(missing) == len(thread.stories):
            continue  # the thread is told in one language, as digests may be
        for story in missing:
            what = f"the thread `{thread.term.key}` has a gap in {_NAMES[language]}: this story"
            mend = f"Translate it with `./inv translate {_original(story).path.parent.as_posix()}`"
            yield _notice(story, what, mend)


def _check_keys(threads: Sequence[Thread], glossary: Glossary) -> Iterator[Problem]:
    """Yield a problem on each story whose thread's key looks like another's, written wrongly.

    A key that `threads.yaml` has is meant. One that it lacks and that looks like one of its own
    is a fault, as with tags: it would become an address. Of two that it lacks, nobody knows.
    """
    if not glossary.readable:
        return
    held = {thread.term.key: thread for thread in threads}
    known = {*glossary.terms, *glossary.unsound}
    file = glossary.path
    for pair in find_alike({*held, *known}):
        # The one with fewer stories is the likelier slip.
        right, wrong = sorted(pair, key=lambda key: _weight(key, held, known), reverse=True)
        if wrong in known:
            continue
        for story in held[wrong].stories:
            if right in known:
                what = f"the thread '{wrong}' is not in `{file.name}`"
                yield _problem(story, what, f"Write `{right}`, or add it to `{file}`", "error")
            else:
                what = f"the threads `{wrong}` and `{right}` have nearly the same key"
                mend = f"Write `{right}` if they are one; if not, name both in `{file}`"
                yield _notice(story, what, mend)


def _weight(key: str, held: Mapping[str, Thread], known: Set[str]) -> tuple[bool, int, str]:
    """Return what tells the key that is meant from the one that is not: the greater is meant."""
    return key in known, len(held[key].stories) if key in held else 0, key


def _original(story: Story) -> Text:
    return story.texts[story.original]


def _notice(story: Story, what: str, mend: str) -> Problem:
    return _problem(story, what, mend, "notice")


def _problem(story: Story, what: str, mend: str, severity: str) -> Problem:
    text = _original(story)
    return Problem(text.path, text.front.line(("thread",)), what, mend, severity=severity)
