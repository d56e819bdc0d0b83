"""Templates with their parts in place render what plain Jinja renders."""

import pytest
from jinja2 import DictLoader, Environment, FunctionLoader, StrictUndefined, UndefinedError
from markupsafe import Markup

from plugins.press.templates import Templates

SETTINGS = {
    "autoescape": True,
    "undefined": StrictUndefined,
    "trim_blocks": True,
    "lstrip_blocks": True,
}
FILES = {
    "base.html": "<html>\n{% block main %}{% endblock %}\n{% include 'foot.html' %}\n</html>",
    "foot.html": "{#- foot.html -#}\n  <p>{{ words.end }}</p>\n",
    "page.html": """{% extends "base.html" %}
{% block main %}
{% set mark = "outer" %}
{% for item in items %}
  {%- with name = item.name %}{% include "part.html" %}{% endwith -%}
  {{ mark }}
{% endfor %}
{% endblock %}""",
    "part.html": """{#- part.html: needs name -#}
{% set mark = "inner" %}
<b>{{ name }}</b>{{ mark }}
{% for letter in name %}
{% include "letter.html" %}
{% endfor %}
""",
    "letter.html": "[{{ letter }}]\n\n",
    "chosen.html": "{% include which %}",
    "values.html": """{{ number }} {{ none }} {{ safe }} {{ words.end }}{{ words.end | safe }}
{{- odd.real }}{{ nested.a.b }}{{ nested["a"].b }}{{ "<" ~ number }}{{ "a" if number else "b" }}
{{ row[0] }}{{ row[1] is sameas row[0] }}{{ row[2] is defined }}{{ row[-1] }}{{ "text"[1] }}
{{ words[which] }}{{ words["items"] }}{{ nested[which] is defined }}{{ row[number - 3] }}
{{ nested | tojson }}{{ nested | tojson(indent=1) }}
{% set kept %}<i>{{ words.end }}</i>{% endset %}{{ kept }}
{% macro twice(text) %}{{ text }}{{ text }}{% endmacro %}{{ twice(words.end) }}
{% autoescape false %}{{ words.end }}{{ safe }}{% endautoescape %}
{% for key, one in nested.items() if one.b %}{{ loop.index }}{{ key }}{{ one.b }}{% endfor %}""",
    "listed.html": """{% for item in items %}
{% with card = item, note = loop.index %}{% include "parts/card.html" %}{% endwith %}
{% endfor %}
{% set text %}{% with card = items[0] %}{% include "parts/card.html" %}{% endwith %}{% endset %}
{{ text }}""",
    "parts/card.html": """{% set mark = card.name %}
<a>{{ mark }}</a>{{ words.end }}{{ site }}{% if note is defined %}{{ note }}{% endif %}
{% include "foot.html" %}
""",
    "marked.html": """{% with card = items[0] %}{% include "parts/feeds.html" %}{% endwith %}""",
    "parts/feeds.html": "{{ card.name }}{% include which %}",
    "bare.html": """{% include "joined.html" %}{% autoescape false %}{% include "joined.html" %}
{% endautoescape %}{% include "joined.html" %}""",
    "joined.html": """{{ "<" ~ "&" }} {{ ["<"] | join("&") }} {{ words.end ~ "<" }}""",
    "endless.html": """{% if depth %}
{% with depth = depth - 1 %}x{% include 'endless.html' %}{% endwith %}
{% endif %}""",
}
VIEW = {"items": [{"name": "a<b"}, {"name": "“é”"}], "words": {"end": "&", "items": "x"}}


def environments():
    plain = Environment(loader=DictLoader(FILES), **SETTINGS)
    plain.filters["twice"] = lambda text: text * 2
    return plain, Templates(plain, SETTINGS)


@pytest.mark.parametrize(
    ("name", "more"),
    [
        pytest.param("page.html", {}, id="parts in parts"),
        pytest.param("chosen.html", {"which": "foot.html"}, id="a name made at the last moment"),
        pytest.param("listed.html", {"site": "<b>"}, id="a part that many pages have alike"),
        pytest.param("endless.html", {"depth": 3}, id="a part that includes itself"),
        pytest.param("bare.html", {}, id="a part whose constants are not escaped everywhere"),
        pytest.param(
            "values.html",
            {
                "number": 3,
                "none": None,
                "safe": Markup("<b>"),
                "odd": 2,
                "nested": {"a": {"b": "'\"&"}},
                "row": ("<", "&"),
                "which": "end",
            },
            id="all that a view may hold, and more",
        ),
    ],
)
def test_a_page_is_what_plain_jinja_makes_of_it(name, more):
    view = {key: one for key, one in VIEW.items() if key != "items"} | more
    view["items"] = VIEW["items"]
    plain, ours = environments()

    assert ours.get_template(name).render(view) == plain.get_template(name).render(view)


def test_a_part_is_taken_apart_once_for_all_templates():
    _, ours = environments()
    asked = []
    ours.loader = FunctionLoader(lambda name: asked.append(name) or FILES[name])

    for name in ("page.html", "listed.html", "page.html"):
        ours.get_template(name)

    assert sorted(asked) == sorted(set(asked))
    assert "foot.html" in asked


def test_a_part_that_pages_have_alike_is_made_anew_where_anything_else_is_given():
    plain, ours = environments()
    cards = [{"name": "a"}, {"name": "b"}]
    views = [
        {"items": [first, *cards], "words": words, "site": site}
        for first in (cards[0], cards[1], {"name": "a"})
        for words in (VIEW["words"], {"end": "another"})
        for site in ("one", "two", Markup("<i>"))
    ]

    for view in [*views, *views]:
        page = ours.get_template("listed.html").render(view)
        assert page == plain.get_template("listed.html").render(view)


def test_a_part_that_pages_have_alike_is_made_anew_where_it_includes_what_is_named_late():
    plain, ours = environments()
    item = {"name": "a"}
    views = [{"items": [item], "words": {"end": one}, "which": "foot.html"} for one in "xy"]

    for view in views:
        page = ours.get_template("marked.html").render(view)
        assert page == plain.get_template("marked.html").render(view)


def test_a_part_that_pages_have_alike_is_made_once():
    _, ours = environments()
    view = {"items": [{"name": "a"}], "words": VIEW["words"], "site": "one"}
    asked = []
    ours.tests["defined"] = lambda value: asked.append(value) or True

    pages = {ours.get_template("listed.html").render(view | {"note": 1}) for _ in range(3)}

    assert len(pages) == 1
    assert len(asked) == 1


def test_filters_are_shared():
    _, ours = environments()

    assert ours.from_string("{{ 'a' | twice }}").render() == "aa"


def test_a_key_of_a_view_comes_before_a_method_of_its_dict():
    _, ours = environments()

    assert ours.from_string("{{ words.items }}{{ words.get('end') }}").render(VIEW) == "x&amp;"


def test_a_key_that_is_missing_is_a_fault():
    _, ours = environments()

    with pytest.raises(UndefinedError, match="no attribute 'nothing'"):
        ours.from_string("{{ words.nothing }}").render(VIEW)


def test_code_that_another_process_wrote_renders_the_same():
    plain, fast = environments()
    written = Templates(plain, SETTINGS).write_code(["base.html", "page.html", "missing.html"])
    asked = []
    fast.ask_for_code(lambda: asked.append(1) or written)
    fast.parse = fast._parse = None  # what would be needed to write it here

    page = fast.get_template("page.html").render(VIEW)

    assert page == plain.get_template("page.html").render(VIEW)
    assert asked


def test_templates_that_read_alike_keep_their_names():
    files = {"one.html": "{{ self._TemplateReference__context.name }}"}
    files["two.html"] = files["one.html"]
    plain = Environment(loader=DictLoader(files), **SETTINGS)
    fast = Templates(plain, SETTINGS)
    written = Templates(plain, SETTINGS).write_code(files)
    fast.ask_for_code(lambda: written)

    assert [fast.get_template(name).render() for name in files] == [*files]
