"""The theme's templates, made fast: parts stand where they are included, and a view is a dict.

Renders exactly what plain Jinja renders from the same files; knows no page.
"""

from __future__ import annotations

import traceback
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, TemplateError, TemplateSyntaxError, nodes
from jinja2.visitor import NodeTransformer

from plugins.press.template_code import ViewCode
from plugins.press.told import as_told
from plugins.story.problem import Problem, StoryError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping


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
        body = self._environment.part(str(node.template.value))
        return node if body is None else nodes.Scope(body, lineno=node.lineno)


class Templates(Environment):
    """Jinja's environment for one theme.

    like: the environment whose files, filters and settings it shares.
    """

    code_generator_class = ViewCode

    def __init__(self, like: Environment, settings: Mapping[str, Any]) -> None:
        # A build looks at the theme once: no page asks the disk whether it has changed.
        super().__init__(loader=like.loader, **{**settings, "auto_reload": False})
        self._ask: Callable[[], Mapping[str, str]] = dict
        self.filters.update(like.filters)
        self.globals.update(like.globals)
        self.tests.update(like.tests)
        self._open: list[str] = []  # parts being put in place, outermost first

    def write_code(self, names: Iterable[str]) -> dict[str, str]:
        """Return name and source of a template -> the Python made of it, for another process."""
        codes = {}
        for name in names:
            with suppress(TemplateError):  # told to who renders it
                source, filename, _ = self.loader.get_source(self, name)  # type: ignore[union-attr]
                codes[f"{name}\n{source}"] = self.compile(source, name, filename, raw=True)
        return codes

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

    def part(self, name: str) -> list[nodes.Node] | None:
        """Return the nodes of the part `name`; None for one that includes itself."""
        if name in self._open or not self.loader:
            return None
        source, filename, _ = self.loader.get_source(self, name)
        self._open.append(name)
        try:
            return self._parse(source, name, filename).body
        finally:
            self._open.pop()

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree: nodes.Template = _Inliner(self).visit(super()._parse(source, name, filename))
        return tree

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
