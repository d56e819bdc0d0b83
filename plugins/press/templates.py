"""The theme's templates, made fast: parts stand where they are included, and a view is a dict.

Renders exactly what plain Jinja renders from the same files; knows no page.
"""

from __future__ import annotations

import traceback
from contextlib import contextmanager, suppress
from json import JSONEncoder, dumps
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, Template, TemplateError, TemplateSyntaxError, nodes
from jinja2.meta import find_undeclared_variables
from jinja2.runtime import Context
from jinja2.utils import missing
from jinja2.visitor import NodeTransformer

from plugins.press.template_code import ViewCode
from plugins.press.told import as_told
from plugins.story.problem import Problem, StoryError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping


# Parts that many pages have alike, or that a story shows wherever it is listed.
_ALIKE = frozenset(
    f"parts/{name}.html" for name in ("assets", "feeds", "sections", "footer", "card")
)
# What asks for things whose names are found as late as when it is rendered.
_ELSEWHERE: tuple[type[nodes.Node], ...] = (nodes.Include, nodes.Import, nodes.FromImport)
_MOST = 1 << 13  # texts that are kept: a worker's memory is bounded


class Kept:
    """Texts of parts, by the very things they were rendered with, which nobody changes."""

    def __init__(self) -> None:
        # The things stay with their text: their ids are theirs as long as they are there.
        self._texts: dict[tuple[str | int, ...], tuple[str, tuple[Any, ...]]] = {}

    def find(self, part: str, given: tuple[Any, ...]) -> str | None:
        """Return the text of a part, None where it was not yet rendered with these things."""
        found = self._texts.get(_key(part, given))
        return found and found[0]

    def keep(self, part: str, given: tuple[Any, ...], pieces: Iterable[str]) -> str:
        """Keep the text of a part and return it."""
        if len(self._texts) >= _MOST:
            self._texts.clear()
        text = "".join(pieces)
        self._texts[_key(part, given)] = text, given
        return text


def _key(part: str, given: tuple[Any, ...]) -> tuple[str | int, ...]:
    return (part, *[one if type(one) is str else id(one) for one in given])


def _json_writer(settings: Mapping[str, Any]) -> Callable[..., str]:
    """Return what writes JSON as Jinja does, whose own takes its settings anew at every page."""
    plain = JSONEncoder(check_circular=False, **settings).encode

    def write(value: Any, **how: Any) -> str:
        return dumps(value, **{**settings, **how}) if how else plain(value)

    return write


class _View(Context):
    """What a template sees."""

    def resolve_or_missing(self, key: str) -> Any:
        """Return what has a name: mostly the view says."""
        if self.vars and key in self.vars:
            return self.vars[key]
        return self.parent.get(key, missing)


class _Page(Template):
    """A template of a page."""

    def new_context(
        self,
        vars: dict[str, Any] | None = None,
        shared: bool = False,
        locals: Mapping[str, Any] | None = None,
    ) -> Context:
        """Return what it sees; Jinja's own way asks for all that it knows besides, name by name."""
        if shared or locals:
            return super().new_context(vars, shared, locals)
        environment = self.environment
        known = {**environment.globals, **(vars or {})}
        return environment.context_class(environment, known, self.name, self.blocks)


class _Inliner(NodeTransformer):
    """Puts a part's own nodes in the place of each `{% include "part" %}`.

    A third of a page's time went into making a context for each of its parts.
    """

    def __init__(self, environment: Templates) -> None:
        self._environment = environment

    def visit_Include(self, node: nodes.Include) -> nodes.Node:  # noqa: N802  (Jinja's name)
        """Return the part in a scope of its own; leave one whose name is not written out."""
        if not isinstance(node.template, nodes.Const) or not node.with_context:
            return node
        name = str(node.template.value)
        part = self._environment.part(name)
        if part is None:
            return node
        scope = nodes.Scope(part.body, lineno=node.lineno)
        if name in _ALIKE and not any(part.find_all(_ELSEWHERE)):
            scope.kept_by = name, self._environment.needs(part)  # type: ignore[attr-defined]
        return scope


class Templates(Environment):
    """Jinja's environment for one theme.

    like: the environment whose files, filters and settings it shares.
    """

    code_generator_class = ViewCode
    context_class = _View
    template_class = _Page

    def __init__(self, like: Environment, settings: Mapping[str, Any]) -> None:
        # A build looks at the theme once: no page asks the disk whether it has changed.
        super().__init__(loader=like.loader, **{**settings, "auto_reload": False})
        self._ask: Callable[[], Mapping[str, str]] = dict
        self.filters.update(like.filters)
        self.globals.update(like.globals)
        self.tests.update(like.tests)
        self.kept = Kept()
        self._found: dict[str, Template] = {}
        self.policies["json.dumps_function"] = _json_writer(self.policies["json.dumps_kwargs"])
        self.policies["json.dumps_kwargs"] = {}
        self._open: list[str] = []  # parts being put in place, outermost first

    def write_code(self, names: Iterable[str]) -> dict[str, str]:
        """Return name and source of a template -> the Python made of it, for another process."""
        codes = {}
        for name in names:
            with suppress(TemplateError):  # told to who renders it
                source, filename, _ = self.loader.get_source(self, name)  # type: ignore[union-attr]
                codes[f"{name}\n{source}"] = self.compile(source, name, filename, raw=True)
        return codes

    @property
    def is_helped(self) -> bool:
        """Return whether somebody else writes the Python of templates."""
        return self._ask is not dict

    def ask_for_code(self, ask: Callable[[], Mapping[str, str]]) -> None:
        """Ask for what `write_code` returned elsewhere, before a template is taken apart here."""
        self._ask = ask

    # Its overloads tell apart what is handed on as it comes.
    def compile(  # type: ignore[override]
        self, source: Any, name: str | None = None, filename: str | None = None, **how: Any
    ) -> Any:
        """Return the code of a template; most of the work is to write its Python."""
        code = None if how else self._ask().get(f"{name}\n{source}")
        if code is None:
            return super().compile(source, name, filename, **how)
        return self._compile(code, filename or "<template>")

    def part(self, name: str) -> nodes.Template | None:
        """Return the part `name`; None for one that includes itself."""
        if name in self._open or not self.loader:
            return None
        source, filename, _ = self.loader.get_source(self, name)
        self._open.append(name)
        try:
            return self._parse(source, name, filename)
        finally:
            self._open.pop()

    def needs(self, part: nodes.Template) -> list[str]:
        """Return the names of all that a part is rendered with."""
        loaded = {one.name for one in part.find_all(nodes.Name)}
        return sorted(find_undeclared_variables(part) | loaded & set(self.globals))

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree: nodes.Template = _Inliner(self).visit(super()._parse(source, name, filename))
        return tree

    def get_template(self, name: Any, *args: Any, **how: Any) -> Template:
        """Return a template, at once where it was asked for before."""
        found = self._found.get(name)
        if found is None:
            found = self._found[name] = super().get_template(name, *args, **how)
        return found

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Return a view's key, or what Jinja would find; plain Jinja tries the key last."""
        if obj.__class__ is dict and attribute in obj:
            return obj[attribute]
        return super().getattr(obj, attribute)


@contextmanager
def told_faults(theme: Path) -> Iterator[None]:
    """Raise a template's fault as a StoryError with its file and line."""
    try:
        yield
    except TemplateError as error:
        place, line = as_told(theme), 0
        for frame in traceback.extract_tb(error.__traceback__):
            if Path(frame.filename).is_relative_to(theme):
                place, line = as_told(Path(frame.filename)), frame.lineno or 0
        if isinstance(error, TemplateSyntaxError) and error.filename:
            place, line = as_told(Path(error.filename)), error.lineno
        what = f"the template fails: {error.message or type(error).__name__}"
        raise StoryError(Problem(place, line, what.rstrip("."), "Mend it there")) from error
