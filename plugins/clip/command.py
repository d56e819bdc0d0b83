"""What `./inv clip` does with its words: sources in, stories and reports out; prints nothing."""

from __future__ import annotations

import json
import re
from dataclasses import asdict, dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from plugins.clip.address import is_web_address
from plugins.clip.duplicates import Held, find_held
from plugins.clip.page.read import examine_page
from plugins.clip.paste import Reading, examine_paste
from plugins.clip.pictures import take_pictures
from plugins.clip.place import move_places
from plugins.clip.problem import ClipError, placed, refuse
from plugins.clip.propose import propose_tags
from plugins.clip.report import tell_held, tell_total, tell_written
from plugins.clip.source import STDIN, is_address, read_source, spread_folders, whole_address
from plugins.clip.write import write_clipping
from plugins.story.address import LANGUAGES
from plugins.story.glossary import load_glossary

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime
    from typing import BinaryIO

    from plugins.clip.fetch import Fetcher
    from plugins.clip.source import Source
    from plugins.story.problem import Problem

# Stands in for the address of a saved page that states none: relative links and pictures need
# one to hang on. `.invalid` is nobody's (RFC 2606), and no clipping leaves here with it.
_NOWHERE = "https://saved-page.invalid/"
_LINK_NOWHERE = re.compile(
    r"\[((?:[^\[\]\\]|\\.)*)\]\(<?" + re.escape(_NOWHERE) + r"[^)\s>]{0,2000}>?[^)\n]{0,500}\)"
)


@dataclass(frozen=True)
class Wish:
    """What the caller of a run wants.

    now:   aware; becomes the day of retrieval.
    lang:  "" to tell it from the words. url: the source's address, "" if not known.
    again: write a story that is there already a second time, beside the first.
    as_json: return clippings instead and write nothing.
    """

    content: Path
    now: datetime
    lang: str = ""
    url: str = ""
    again: bool = False
    as_json: bool = False


@dataclass(frozen=True)
class Desk:
    """What a run works with. stdin: bytes. tell: gets a line at the start of what takes long."""

    stdin: BinaryIO
    fetcher: Fetcher
    tell: Callable[[str], None] = field(default=lambda _: None)


def clip_all(
    sources: Sequence[str], wish: Wish, desk: Desk, show: Callable[[str], None]
) -> list[Problem]:
    """Clip each source and return what went wrong; one that fails does not stop the others.

    show: gets each report when it is ready, and, where there are several, the total. As JSON it
    gets one text: the clipping of a single source, or a list of `source` with `clipping` or
    `problems`.

    Raises ClipError, and has then done nothing, where the wish itself cannot be.
    """
    sources = spread_folders(sources)
    _check_wish(wish, sources)
    if not wish.as_json and not wish.content.exists():
        desk.tell(f"{wish.content} is a new content folder: no stories, tags or pages are in it.")
    problems: list[Problem] = []
    rows: list[dict[str, object]] = []
    kinds: list[str] = []
    for number, source in enumerate(sources, 1):
        if len(sources) > 1:
            desk.tell(f"{number} of {len(sources)}: {source}")
        try:
            if wish.as_json:
                clipping = _read(source, wish, desk)[1].clipping
                rows.append({"source": source, "clipping": json.loads(clipping.to_json())})
            else:
                kind, report = _clip_one(source, wish, desk)
                kinds.append(kind)
                show(report)
        except ClipError as error:
            problems += error.problems
            faults = [{**asdict(one), "path": str(one.path)} for one in error.problems]
            rows.append({"source": source, "problems": faults})
    if wish.as_json and len(sources) == 1 and not problems:
        show(json.dumps(rows[0]["clipping"], ensure_ascii=False, indent=2))
    elif wish.as_json and len(sources) > 1:
        show(json.dumps(rows, ensure_ascii=False, indent=2))
    elif len(sources) > 1:
        show(tell_total(kinds, len(sources)))
    return problems


def clip(source: str, wish: Wish, desk: Desk) -> str:
    """Clip one source and return what is to be shown. Raises ClipError; see `clip_all`."""
    shown: list[str] = []
    problems = clip_all([source], wish, desk, shown.append)
    if problems:
        raise ClipError(*problems)
    return "\n".join(shown)


def _check_wish(wish: Wish, sources: Sequence[str]) -> None:
    if wish.lang and wish.lang not in LANGUAGES:
        raise refuse(f"{wish.lang!r} is no language of the digest",
                     "Write `--lang id` or `--lang en`", path=Path("--lang"))  # fmt: skip
    if wish.url and not is_web_address(wish.url):
        raise refuse(f"{wish.url!r} is not a web address", "Write it with `https://` in front",
                     path=Path("--url"))  # fmt: skip
    if wish.url and len(sources) > 1:
        raise refuse("one address cannot be that of several sources",
                     "Clip that source alone", path=Path("--url"))  # fmt: skip


def _clip_one(source: str, wish: Wish, desk: Desk) -> tuple[str, str]:
    """Return what was done, `written` or `held`, and the report of it."""
    if not wish.again:  # an address that is held need not be asked for a second time
        known = wish.url or (whole_address(source) if is_address(source) else "")
        held = find_held(wish.content, url=known) if known else None
        if held:
            return "held", tell_held(held)
    brought, reading = _read(source, wish, desk)
    try:
        return _write(brought, reading, wish, desk)
    except ClipError as error:
        raise placed(error, brought.place) from error


def _read(source: str, wish: Wish, desk: Desk) -> tuple[Source, Reading]:
    """Return the source, and the reading of it with what the caller knows better."""
    if is_address(source):
        desk.tell(f"Fetching {source}")
    elif source == STDIN and desk.stdin.isatty():
        desk.tell("Paste the article, then press Ctrl-D on a line of its own.")
    brought = read_source(source, desk.stdin, desk.fetcher)
    try:
        reading = _examine(brought, wish.url)
    except ClipError as error:
        raise placed(error, brought.place) from error
    clipping = replace(
        reading.clipping,
        url=wish.url or reading.clipping.url,
        language=wish.lang or reading.clipping.language,
    )
    return brought, replace(reading, clipping=clipping)


def _examine(brought: Source, url: str) -> Reading:
    if brought.page is None:
        return examine_paste(brought.text or "")
    reading = examine_page(brought.page, brought.url or url, stand_in=_NOWHERE)
    return reading if reading.clipping.url else _without_nowhere(reading)


def _without_nowhere(reading: Reading) -> Reading:
    """Return the reading without the address that stood in for an unknown one.

    What is left of its pictures' addresses is their path beside the page.
    """
    clipping = reading.clipping
    body, places = move_places(
        clipping.body, reading.places, lambda piece: _LINK_NOWHERE.sub(r"\1", piece)
    )
    clipping = replace(
        clipping,
        body=body,
        pictures=[replace(one, url=one.url.removeprefix(_NOWHERE)) for one in clipping.pictures],
    )
    places = {one.removeprefix(_NOWHERE): place for one, place in places.items()}
    return replace(reading, clipping=clipping, places=places)


def _write(brought: Source, reading: Reading, wish: Wish, desk: Desk) -> tuple[str, str]:
    clipping = reading.clipping
    language = clipping.language
    if not language:
        raise refuse(
            "its words do not tell whether it is Indonesian or English",
            "Say which: `--lang id` or `--lang en`",
        )
    held: Held | None = None
    if not wish.again:
        held = find_held(wish.content, url=clipping.url, body=clipping.body)
    if held:
        return "held", tell_held(held)
    tags = propose_tags(clipping, _names(wish.content))
    taken = take_pictures(
        clipping.pictures,
        saved=brought.saved,
        fetch=partial(_fetch_picture, desk.fetcher),
        tell=desk.tell,
    )
    written = write_clipping(
        clipping,
        wish.content,
        language=language,
        retrieved=wish.now,
        tags=tags,
        taken=taken,
        places=reading.places,
    )
    report = tell_written(
        clipping, written, taken, language=language, tags=tags, doubts=reading.doubts
    )
    return "written", report


def _fetch_picture(fetcher: Fetcher, url: str) -> bytes:
    if not is_web_address(url):
        raise refuse("it was not saved with the page", "Save the page whole")
    return fetcher.fetch_picture(url).body


def _names(content: Path) -> dict[str, Sequence[str]]:
    """Return every tag's names. A fault in `tags.yaml` is for `check`: a clipping can wait."""
    glossary, _ = load_glossary(content / "tags.yaml")
    return {key: term.words for key, term in glossary.terms.items()}
