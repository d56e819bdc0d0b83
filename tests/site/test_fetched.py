"""What few ask of a text is fetched late, and tells nothing else than was known before."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pelican import signals

from tests.site.building import make_content, press_site, write_story


def test_what_is_fetched_changes_nothing_that_was_known(tmp_path: Path) -> None:
    content = make_content(tmp_path / "content")
    write_story(content, "2022/01/satu", summary="Ringkasan yang ditulis redaksi.")
    write_story(content, "2022/01/dua")
    seen: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {}

    def look(generator: Any) -> None:
        for article in generator.articles:
            before = dict(vars(article))
            assert article.word_count > 0
            seen[article.slug] = before, {name: vars(article)[name] for name in before}

    with signals.article_generator_finalized.connected_to(look):
        press_site(content, tmp_path / "output")

    assert sorted(seen) == ["dua", "satu"]
    assert all(before == after for before, after in seen.values())
