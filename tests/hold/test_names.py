"""Names of folders and tags: each is an address of its own, or refused before anything is."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.story.problem import StoryError
from tests.site.building import build_site, make_content, write_story

SLUGS = ["..", ".", "CON", "a?b", "a#b", "a b", "-a", "a-", "é", "e\u0301", "😀", "\u202eabc", "A"]
SLUGS += ["index.html", "feed.xml", "a%2fb", "x" * 250, "a\\b", "a&b"]


@pytest.mark.parametrize("slug", SLUGS[2:])
def test_a_folder_that_is_no_address_is_refused(tmp_path: Path, slug: str) -> None:
    content = make_content(tmp_path / "content")
    write_story(content, f"2022/01/{slug}")

    with pytest.raises(StoryError) as caught:
        build_site(content, tmp_path / "output")

    assert slug in str(caught.value) or ascii(slug)[1:-1] in str(caught.value)
    assert not (tmp_path / "output").exists()


@pytest.mark.parametrize("slug", [".nojekyll", ".well-known", ".git"])
def test_a_hidden_folder_is_no_content(tmp_path: Path, slug: str) -> None:
    content = make_content(tmp_path / "content")
    write_story(content)
    write_story(content, f"2022/01/{slug}", title="Tersembunyi")

    output = build_site(content, tmp_path / "output")

    assert not [path for path in output.rglob("*.html") if b"Tersembunyi" in path.read_bytes()]


_NAMES = st.text(min_size=1, max_size=30) | st.sampled_from(SLUGS)


@settings(max_examples=15)
@given(names=st.lists(_NAMES, min_size=2, max_size=6))
def test_tags_of_any_name_have_pages_of_their_own_or_are_told(
    tmp_path_factory: pytest.TempPathFactory, names: list[str]
) -> None:
    folder = tmp_path_factory.mktemp("names")
    content = make_content(folder / "content")
    terms = {f"t{place}": {"id": one, "en": one} for place, one in enumerate(names)}
    (content / "tags.yaml").write_text(json.dumps(terms), encoding="utf-8")
    for place in range(len(names)):
        write_story(content, f"2022/01/satu-{place}", tags=[f"t{place}"])

    try:
        output = build_site(content, folder / "output")
    except StoryError:
        assert not (folder / "output").exists()
        return

    for language in ("id", "en"):
        pages = [path.parent.name for path in output.glob(f"{language}/tag/*/index.html")]
        assert len(pages) == len({one.casefold() for one in pages}) == len(names)
        assert all(len(one.encode()) <= 200 for one in pages)
