"""The story's file: the schema's order, and every string back exactly as it went in."""

from datetime import UTC, datetime

import yaml
from hypothesis import given
from hypothesis import strategies as st

from plugins.clip.clipping import Clipping, Picture
from plugins.clip.entry import body_of, entry_text

NOW = datetime(2022, 1, 12, 8, 30, 5, 123456, tzinfo=UTC)
WHOLE = Clipping(
    title='Tokayev: "teroris"',
    authors=["Ariyan Rastya", "A. B."],
    published=datetime.fromisoformat("2022-01-11T09:07:00+07:00"),
    language="id",
    source_name="BBC",
    url="https://news.example/a?b=c#d",
    summary="Ringkas.",
    body="Satu.\n\nDua.",
    pictures=[Picture(caption="Bus.", credit="BBC"), Picture(alt="Peta", caption="Peta.")],
)


def test_a_whole_clipping_is_written_in_the_schemas_order():
    text = entry_text(WHOLE, story_id="20220111-a", tags=["almaty", "kudeta"], retrieved=NOW)

    assert text == (
        "---\n"
        "id: 20220111-a\n"
        'title: "Tokayev: \\"teroris\\""\n'
        "date: 2022-01-11T09:07:00+07:00\n"
        'summary: "Ringkas."\n'
        'tags: ["almaty", "kudeta"]\n'
        'authors: ["Ariyan Rastya", "A. B."]\n'
        'source: {name: "BBC", url: "https://news.example/a?b=c#d", retrieved: 2022-01-12,'
        " rights: excerpt}\n"
        "pictures:\n"
        '  - caption: "Bus."\n'
        '    credit: "BBC"\n'
        '  - alt: "Peta"\n'
        '    caption: "Peta."\n'
        "status: published\n"
        "---\n"
        "\n"
        "Satu.\n\nDua.\n"
    )


def test_a_clipping_without_a_date_is_a_draft_of_the_moment_it_was_taken():
    text = entry_text(Clipping(title="A", body="B"), story_id="x", tags=[], retrieved=NOW)

    assert text == (
        '---\nid: x\ntitle: "A"\ndate: 2022-01-12T08:30:05+00:00\n'
        "source: {retrieved: 2022-01-12, rights: excerpt}\nstatus: draft\n---\n\nB\n"
    )


def test_the_body_is_found_again():
    text = entry_text(WHOLE, story_id="x", tags=[], retrieved=NOW)

    assert body_of(text) == WHOLE.body
    assert body_of("\ufeff" + text.replace("\n", "\r\n")) == WHOLE.body
    assert body_of("no front matter") == "no front matter"


ANY = st.text(st.characters(codec=None))
SOME = ANY.filter(bool)


@given(ANY, SOME, st.lists(ANY, min_size=1), SOME, SOME, SOME, st.lists(ANY, min_size=1))
def test_every_string_reads_back_exactly(title, summary, authors, name, url, caption, tags):
    clipping = Clipping(
        title=title,
        summary=summary,
        authors=authors,
        source_name=name,
        url=url,
        body="B",
        pictures=[Picture(caption=caption, credit=name)],
    )

    text = entry_text(clipping, story_id="x", tags=tags, retrieved=NOW)

    read = yaml.load(text.split("\n---\n")[0], Loader=yaml.BaseLoader)  # noqa: S506
    assert (read["title"], read["summary"]) == (title, summary)
    assert (read["authors"], read["tags"]) == (authors, tags)
    assert (read["source"]["name"], read["source"]["url"]) == (name, url)
    assert read["pictures"] == [{"caption": caption, "credit": name}]


def test_an_open_licence_that_the_source_states_is_the_storys():
    licensed = Clipping(rights="https://creativecommons.org/licenses/by-sa/4.0/", body="Satu.")
    claimed = Clipping(rights="© 2022 Koran", body="Satu.")

    assert "rights: CC-BY-SA-4.0}" in entry_text(licensed, story_id="a", tags=[], retrieved=NOW)
    assert "rights: excerpt}" in entry_text(claimed, story_id="a", tags=[], retrieved=NOW)
