"""Who may read what and when: no draft, and nothing before its day, but for an editor."""

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest

from plugins.press.due import Due

NOW = datetime(2022, 1, 11, tzinfo=UTC)


def story(hours=0, status="published", **texts):
    own = {
        language: SimpleNamespace(status=one, language=language) for language, one in texts.items()
    }
    return SimpleNamespace(date=NOW + timedelta(hours=hours), status=status, texts=own)


def test_stories_come_with_their_time():
    stories = [story(-1), story(0), story(1)]

    assert Due(NOW, drafts=False).past(stories) == stories[:2]
    assert Due(NOW, drafts=True).past(stories) == stories
    assert [Due(NOW, drafts=False).has_come(one) for one in stories] == [True, True, False]
    assert Due(NOW, drafts=False).past([]) == []


@pytest.mark.parametrize(
    ("made", "drafts", "shown"),
    [
        pytest.param(story(id="published", en="published"), False, ["id", "en"], id="all"),
        pytest.param(story(id="published", en="draft"), False, ["id"], id="one waits"),
        pytest.param(story(0, "draft", id="published"), False, [], id="the story waits"),
        pytest.param(story(0, "draft", id="draft"), True, ["id"], id="for its editor"),
    ],
)
def test_drafts_wait(made, drafts, shown):
    assert [text.language for text in Due(NOW, drafts=drafts).texts(made)] == shown
