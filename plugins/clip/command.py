"""What `./inv clip` does with its words: source in, story and report out; prints nothing."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from plugins.clip.address import is_web_address
from plugins.clip.paste import examine_paste
from plugins.clip.problem import PASTE, ClipError, refuse
from plugins.clip.propose import propose_tags
from plugins.clip.report import tell_written
from plugins.clip.source import STDIN, read_source
from plugins.clip.write import write_clipping
from plugins.story.address import LANGUAGES
from plugins.story.glossary import load_glossary

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from typing import BinaryIO


def clip(
    source: str,
    *,
    lang: str = "",
    url: str = "",
    content: Path,
    as_json: bool = False,
    now: datetime,
    stdin: BinaryIO,
) -> str:
    """Clip SOURCE into `content` and return the report to print.

    source: a text file, or `-` for standard input.
    lang:   "" to tell it from the words. url: the source's address, "" if not known.
    as_json: return the clipping as JSON instead and write nothing.
    now:    aware; becomes the day of retrieval. stdin: bytes, as `sys.stdin.buffer`.

    Raises ClipError, and has then written nothing. A fault in `tags.yaml` is not told here:
    `check` does, and a clipping can wait for its tags.
    """
    if lang and lang not in LANGUAGES:
        raise refuse(f"{lang!r} is no language of the digest", "Write `--lang id` or `--lang en`",
                     path=Path("--lang"))  # fmt: skip
    if url and not is_web_address(url):
        raise refuse(f"{url!r} is not a web address", "Write it with `https://` in front",
                     path=Path("--url"))  # fmt: skip
    text = read_source(source, stdin)
    here = Path("standard input") if source == STDIN else Path(source)
    try:
        reading = examine_paste(text)
        clipping = replace(
            reading.clipping,
            url=url or reading.clipping.url,
            language=lang or reading.clipping.language,
        )
        if as_json:
            return clipping.to_json()
        language = clipping.language
        if not language:
            raise refuse(
                "its words do not tell whether it is Indonesian or English",
                "Say which: `--lang id` or `--lang en`",
            )
        tags = propose_tags(clipping, _names(content))
        written = write_clipping(
            clipping, content, language=language, url=url, retrieved=now, tags=tags
        )
    except ClipError as error:
        raise _at(here, error) from error
    return tell_written(clipping, written, language=language, tags=tags, doubts=reading.doubts)


def _names(content: Path) -> dict[str, Sequence[str]]:
    glossary, _ = load_glossary(content / "tags.yaml")
    return {key: term.words for key, term in glossary.terms.items()}


def _at(here: Path, error: ClipError) -> ClipError:
    """Return the error with the source, as the caller named it, in place of `pasted text`."""
    problems = [
        replace(problem, path=here) if problem.path == PASTE else problem
        for problem in error.problems
    ]
    return ClipError(*problems)
