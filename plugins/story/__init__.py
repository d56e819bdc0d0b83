"""The story room: the schema, the reader, the rules and Problem. Other rooms build on it."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from plugins.story.library import Library, load_library
    from plugins.story.load import load_story
    from plugins.story.problem import Problem, StoryError
    from plugins.story.story import Picture, Source, StandingPage, Story, Text

# What only wants to tell a Problem need not wait for the schema and its library.
_HOLDERS = {
    "Library": "library",
    "Picture": "story",
    "Problem": "problem",
    "Source": "story",
    "StandingPage": "story",
    "Story": "story",
    "StoryError": "problem",
    "Text": "story",
    "load_library": "library",
    "load_story": "load",
}

__all__ = [
    "Library",
    "Picture",
    "Problem",
    "Source",
    "StandingPage",
    "Story",
    "StoryError",
    "Text",
    "load_library",
    "load_story",
]


def __getattr__(name: str) -> Any:
    if name not in _HOLDERS:
        raise AttributeError(name)
    return getattr(import_module(f"plugins.story.{_HOLDERS[name]}"), name)
