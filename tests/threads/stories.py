"""Stories of threads, as small as rules need them."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from pathlib import Path

from plugins.story.front_matter import FrontMatter
from plugins.story.story import Story, Text

WIB = timezone(timedelta(hours=7))


def story(slug, day=1, thread="demak", *, hour=9, at=None, languages=("id", "en"), **more):
    """Return a story of day `day` of 2022; its thread stands on line 7 of its first language."""
    date = at or datetime(2022, 1, 1, hour, tzinfo=WIB) + timedelta(days=day - 1)
    texts = {
        one: Text(
            language=one,
            path=Path(f"content/stories/2022/01/{slug}/{one}.md"),
            title=f"{slug} {one}",
            summary="",
            body=more.get("body", "Air surut."),
            translator="",
            translates="" if one == languages[0] else "unknown",
            pictures=(),
            corrections=(),
            front=FrontMatter({}, {("thread",): 7}, "", 1),
        )
        for one in languages
    }
    return Story(
        id=slug,
        folder=f"2022/01/{slug}",
        date=date,
        category="",
        tags=more.get("tags", ()),
        authors=(),
        source=None,
        thread=thread,
        status="published",
        original=languages[0],
        texts=texts,
        unrelated=more.get("unrelated", ()),
    )
