"""The first words of a text, for whoever shows a story that has no summary. Pure."""

from __future__ import annotations


def first_words(text: str, limit: int = 200) -> str:
    """Return the start of `text`, at most `limit` characters, cut between words."""
    text = " ".join(text.split())
    if len(text) <= limit:
        return text
    return text[: limit - 1].rsplit(" ", 1)[0].rstrip(" ,;:–-") + "…"
