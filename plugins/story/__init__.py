"""The story room: the schema, the reader, the rules and Problem. Other rooms build on it."""

from plugins.story.library import Library, load_library
from plugins.story.load import load_story
from plugins.story.problem import Problem, StoryError
from plugins.story.story import Picture, Source, StandingPage, Story, Text

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
