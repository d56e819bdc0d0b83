"""A story as plain data and back, for what is kept between two runs. Pure but for a kept text.

Leaves out what only a faulty story needs: a text's body and lines are read again from its file.
"""

from __future__ import annotations

import json
from dataclasses import fields
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from plugins.story.front_matter import open_front_matter
from plugins.story.story import Correction, Picture, Source, Story, Text

if TYPE_CHECKING:
    from collections.abc import Callable

_UNKEPT = frozenset({"path", "body", "front"})


class KeptText(Text):
    """A Text that opens its file only when somebody asks for its body or its lines.

    One of a KeptStory knows its title, summary and status and when it changed, and gets the rest
    with the story's.

    dressed: what whoever kept it has made of the text.
    """

    corrections = ()
    dressed: Any

    def __getattr__(self, name: str) -> Any:
        if name == "path":
            self.__dict__["path"] = self._story.place / f"{self.language}.md"
        elif name in ("body", "front"):
            front, _ = open_front_matter(self.path)
            if front is None:
                raise FileNotFoundError(self.path)  # it was sound a moment ago
            self.__dict__.update(front=front, body=front.body)
        elif name in _LATE_OF_TEXT:
            self._story.fill()
        else:
            raise AttributeError(name)
        return self.__dict__[name]

    @cached_property
    def fingerprint(self) -> str:
        """Return the fingerprint that was kept with the text."""
        self._story.fill()
        fingerprint: str = self.__dict__["fingerprint"]
        return fingerprint

    @property
    def _story(self) -> KeptStory:
        story: KeptStory = self.__dict__["story"]
        return story


class KeptStory(Story):
    """A Story of which is known what lists need; the rest is fetched when somebody asks for it.

    key: of all of it. content: the folder that it is in, as words. whole: fetches all of it.
    """

    key: str
    content: str
    whole: Callable[[KeptStory], Story]
    texts: dict[str, KeptText]  # type: ignore[assignment]

    @classmethod
    def of(cls, known: dict[str, Any], texts: dict[str, Any]) -> KeptStory:
        """Return the story. known: its fields by name. texts: language -> those of the text.

        Both become the story's own. Nothing is copied: ten thousand are made at every build.
        """
        made = object.__new__(cls)
        for language, fields_ in texts.items():
            text = texts[language] = object.__new__(KeptText)
            fields_["story"] = made
            object.__setattr__(text, "__dict__", fields_)
        known["texts"] = texts
        object.__setattr__(made, "__dict__", known)
        return made

    def __getattr__(self, name: str) -> Any:
        if name != "source":
            raise AttributeError(name)
        self.fill()
        return self.__dict__[name]

    @property
    def place(self) -> Path:
        """Return the story's folder."""
        return Path(self.content, "stories", self.folder)

    def fill(self) -> None:
        """Fetch what is not known yet."""
        whole = self.whole(self)
        self.__dict__["source"] = whole.source
        for language, text in self.texts.items():
            for name in (*_LATE_OF_TEXT, "fingerprint"):
                text.__dict__[name] = whole.texts[language].__dict__[name]


_LATE_OF_TEXT = ("translator", "translates", "pictures")
_CLASSES: dict[str, type] = {
    "Story": Story,
    "Text": KeptText,
    "Picture": Picture,
    "Source": Source,
    "Correction": Correction,
}
_NAMES = {Story: "Story", Text: "Text", KeptText: "Text"} | {
    one: one.__name__ for one in (Picture, Source, Correction)
}
# The fields of each that are kept.
_FIELDS = {
    kind: tuple(one.name for one in fields(kind) if one.name not in _UNKEPT) for kind in _NAMES
}


def record_of(value: Any) -> Any:
    """Return a Story, or any part of one, as JSON has it. Raises TypeError for what is no part."""
    if value is None or isinstance(value, str | int):
        return value
    if isinstance(value, datetime):
        return {"datetime": value.isoformat()}
    if isinstance(value, date):
        return {"date": value.isoformat()}
    if isinstance(value, tuple):
        return [record_of(one) for one in value]
    if isinstance(value, dict):
        return {"dict": [[key, record_of(one)] for key, one in value.items()]}
    if type(value) not in _NAMES:
        raise TypeError(f"a story holds no {type(value).__name__}")
    kept = {name: record_of(getattr(value, name)) for name in _FIELDS[type(value)]}
    if isinstance(value, Text):
        kept["fingerprint"] = value.fingerprint
    return {_NAMES[type(value)]: kept}


def restore(pairs: dict[str, Any]) -> Any:
    """Return what one JSON object of a record stands for: the `object_hook` of json.loads.

    Other objects stay what they are. A Text is not whole before `restore_story`.
    """
    if len(pairs) != 1:
        return pairs
    ((name, value),) = pairs.items()
    if name == "datetime":
        return datetime.fromisoformat(value)
    if name == "date":
        return date.fromisoformat(value)
    if name == "dict":
        return dict(value)
    if name not in _CLASSES:
        return pairs
    made: Any = object.__new__(_CLASSES[name])
    # Its fields were checked when it was first made; frozen classes are slow to fill one by one.
    made.__dict__.update(
        {key: tuple(one) if isinstance(one, list) else one for key, one in value.items()}
    )
    return made


def restore_story(told: str, folder: Path) -> Story:
    """Return the story that `record_of` told, as JSON has it. folder: where it lies now."""
    story: Story = json.loads(told, object_hook=restore)
    for language, text in story.texts.items():
        text.__dict__["path"] = folder / f"{language}.md"
    return story
