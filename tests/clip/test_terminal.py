"""Pages from text browsers: the links' numbers go, a writer's notes stay."""

from plugins.clip.terminal import cut_link_numbers

PAGE = """   #[1]alternate
   [2]Home [3]News
   The story has a [4]link.

References

   Visible links
   1. https://a.example/rss
   2. https://a.example/"""


def test_numbers_and_their_list_go():
    text, dropped = cut_link_numbers(PAGE)

    assert [line.strip() for line in text.split("\n") if line.strip()] == [
        "alternate",
        "Home News",
        "The story has a link.",
    ]
    assert [one.reason for one in dropped].count("address of a link") == 4


def test_notes_of_a_writer_stay():
    text = "As she wrote [1]once and [7]again."

    assert cut_link_numbers(text) == (text, [])
