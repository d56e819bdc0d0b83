"""The parts that templates include, put in the place of `{% include "part" %}`; each parsed once.

A third of a page's time went into making a context for each of its parts. Knows no page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from jinja2 import nodes
from jinja2.meta import find_undeclared_variables
from jinja2.visitor import NodeTransformer

if TYPE_CHECKING:
    from collections.abc import Callable

    from jinja2 import Environment

# Parts that many pages have alike, or that a story shows wherever it is listed.
_ALIKE = frozenset(
    f"parts/{name}.html" for name in ("assets", "feeds", "sections", "footer", "card")
)
# What asks for things whose names are found as late as when it is rendered.
_ELSEWHERE: tuple[type[nodes.Node], ...] = (nodes.Include, nodes.Import, nodes.FromImport)


class Inliner(NodeTransformer):
    """Puts a part's own nodes where it is included.

    parse: (source, name, file) -> its nodes, with the parts that it includes itself.
    """

    def __init__(
        self,
        environment: Environment,
        parse: Callable[[str, str, str | None], nodes.Template],
    ) -> None:
        self._environment, self._parse = environment, parse
        self._parts: dict[str, nodes.Scope] = {}
        self._open: list[str] = []  # parts being put in place, outermost first

    def visit_Include(self, node: nodes.Include) -> nodes.Node:  # noqa: N802  (Jinja's name)
        """Return the part in a scope of its own.

        One is left whose name is not written out, and one that includes itself.
        """
        if not isinstance(node.template, nodes.Const) or not node.with_context:
            return node
        name = str(node.template.value)
        if name in self._open or not self._environment.loader:
            return node
        if name not in self._parts:
            self._parts[name] = self._make_part(name)
        part = self._parts[name]
        scope = nodes.Scope(part.body, lineno=node.lineno)
        if hasattr(part, "kept_by"):
            scope.kept_by = part.kept_by  # type: ignore[attr-defined]
        return scope

    def visit_ScopedEvalContextModifier(self, node: nodes.Node) -> nodes.Node:  # noqa: N802
        """Leave what stands where `{% autoescape %}` says how text is written.

        A part is written its own way. So all that are put in place are written alike, and may
        share their nodes, in which Jinja works out what is always the same.
        """
        return node

    def _make_part(self, name: str) -> nodes.Scope:
        source, file, _ = self._environment.loader.get_source(self._environment, name)  # type: ignore[union-attr]
        self._open.append(name)
        try:
            part = self._parse(source, name, file)
        finally:
            self._open.pop()
        scope = nodes.Scope(part.body)
        if name in _ALIKE and not any(part.find_all(_ELSEWHERE)):
            scope.kept_by = name, self._needs(part)  # type: ignore[attr-defined]
        return scope

    def _needs(self, part: nodes.Template) -> list[str]:
        """Return the names of all that a part is rendered with."""
        loaded = {one.name for one in part.find_all(nodes.Name)}
        return sorted(find_undeclared_variables(part) | loaded & set(self._environment.globals))
