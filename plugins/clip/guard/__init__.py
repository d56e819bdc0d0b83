"""A stranger's picture made ours: drawn anew in a sealed child, never copied."""

from plugins.clip.guard.sealed import Redrawn, Unfit, redraw

__all__ = ["Redrawn", "Unfit", "redraw"]
