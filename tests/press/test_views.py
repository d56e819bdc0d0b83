"""The shapes of views: every page template of the theme is described, and no other."""

from pathlib import Path

from plugins.press.views import TEMPLATES

THEME = Path(__file__).resolve().parents[2] / "theme" / "templates"


def test_every_page_template_has_its_keys_described():
    assert set(TEMPLATES) == {path.name for path in THEME.glob("*.html")} - {"base.html"}
