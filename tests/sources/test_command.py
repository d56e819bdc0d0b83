"""`./inv links` against servers of this machine: politely, with a memory, and stopping nothing."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from plugins.sources.command import Web, check_links
from plugins.sources.record import read_record
from plugins.story import load_library
from tests.clip.fetch.servers import Server, page, to
from tests.site.building import hash_tree, make_content, press_site, write_story

DAY = date(2026, 11, 1)


def archive_of(copy: str) -> bytes:
    closest = {"available": True, "url": copy}
    return page(
        json.dumps({"archived_snapshots": {"closest": closest}}).encode(), kind="application/json"
    )


class Desk:
    """An editor who asks after the links of one story, on some days."""

    def __init__(self, room: Path, server: Any) -> None:
        self.content = make_content(room / "content")
        self.cache = room / "cache/links.json"
        self.server = server
        body = f"[Dua]({server.url('/body')}) <{server.url('/auto')}#part>\n"
        source = {"name": "Koran", "url": server.url("/source"), "rights": "excerpt"}
        self.story = write_story(self.content, source=source, body=body)

    def ask(self, days: int, limit: int = 100) -> list[str]:
        told: list[str] = []
        fetcher = to(self.server)
        web = Web(
            fetcher.probe, lambda url: fetcher.fetch_data(url).body, self.server.url("/archive")
        )
        today = DAY + timedelta(days=days)
        check_links(load_library(self.content), self.cache, today, web, limit, told.append)
        return told


def test_what_answers_leaves_no_file_and_is_left_in_peace(tmp_path: Path) -> None:
    with Server({path: page(b"") for path in ("/source", "/body", "/auto")}) as server:
        desk = Desk(tmp_path, server)

        assert desk.ask(0) == ["Asked 3 of 3 links, 0 fail; 0 to ask."]
        assert desk.ask(1) == ["Asked 0 of 3 links, 0 fail; 0 to ask."]

        assert sorted(server.paths) == ["/auto", "/body", "/robots.txt", "/source"]
        assert not (desk.content / "links.tsv").exists()


def test_a_dead_source_is_told_with_its_copy_and_the_page_offers_it(tmp_path: Path) -> None:
    answers = {"/body": page(b""), "/auto": page(b"", status="403 Forbidden")}
    with Server(answers) as server:
        desk = Desk(tmp_path, server)
        url = server.url("/source")
        copy = f"https://web.archive.org/web/20220111000000/{url}"
        asked = f"/archive?url={url.replace(':', '%3A').replace('/', '%2F')}&timestamp=20220111"
        server.answers[asked] = archive_of(copy)
        desk.ask(0)
        desk.ask(4)
        before = press_and_read(desk, tmp_path)
        told = desk.ask(8)
        after = press_and_read(desk, tmp_path)

    path = desk.story
    assert told == [
        f"1 of 3: {url}: the server answers 404 Not Found",
        f"{path}:8: the link {url} is dead since 2026-11-01: the server answers 404 Not Found."
        f" Its copy is {copy}.",
        "Asked 3 of 3 links, 1 fail; 0 to ask.",
    ]
    assert before.xpath("//aside//a/@href")[:1] == [url]
    assert copy not in before.xpath("//a/@href")
    assert after.xpath("//aside//a/@href")[:2] == [url, copy]
    assert "Sumbernya sudah tidak menjawab." in after.text_content()


def press_and_read(desk: Desk, room: Path) -> Any:
    """Build, see that it is a clean build, and return the story's page."""
    press_site(desk.content, room / "output")
    press_site(desk.content, room / "clean/output")
    assert hash_tree(room / "output") == hash_tree(room / "clean/output")
    return html.parse(room / "output/id/2022/01/banjir/index.html").getroot()


def test_a_round_may_be_cut_short_and_goes_on_where_it_stopped(tmp_path: Path) -> None:
    with Server({path: page(b"") for path in ("/source", "/body", "/auto")}) as server:
        desk = Desk(tmp_path, server)

        assert desk.ask(0, limit=2) == ["Asked 2 of 3 links, 0 fail; 1 to ask."]
        assert desk.ask(0) == ["Asked 1 of 3 links, 0 fail; 0 to ask."]


def test_what_was_found_is_kept_when_the_editor_breaks_off(tmp_path: Path) -> None:
    with Server({}) as server:
        desk = Desk(tmp_path, server)
        fetcher = to(server)
        asked = []

        def probe(url: str) -> Any:
            asked.append(url)
            if len(asked) == 2:
                raise KeyboardInterrupt
            return fetcher.probe(url)

        web = Web(probe, lambda url: b"")
        with pytest.raises(KeyboardInterrupt):
            check_links(load_library(desk.content), desk.cache, DAY, web, 9, lambda _: None)

    assert len(read_record(desk.content / "links.tsv")[0]) == 1


def test_a_damaged_record_stops_no_build(tmp_path: Path) -> None:
    with Server({}) as server:
        desk = Desk(tmp_path, server)
        (desk.content / "links.tsv").write_text("<<<<<<< HEAD\n", encoding="utf-8")

        made = press_site(desk.content, tmp_path / "output")

    assert [(one.line, one.severity) for one in made.notices] == [(1, "notice")]


def test_links_of_drafts_are_nobodys_business(tmp_path: Path) -> None:
    with Server({}) as server:
        desk = Desk(tmp_path, server)
        text = desk.story.read_text(encoding="utf-8")
        desk.story.write_text(text.replace("title:", "status: draft\ntitle:"), encoding="utf-8")

        assert desk.ask(0) == ["Asked 0 of 0 links, 0 fail; 0 to ask."]
        assert server.requests == []
