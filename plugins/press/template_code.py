"""The Python that Jinja makes of a template, with a shorter way for what views mostly hold.

A view is dictionaries and text: their keys are looked up, and text is escaped, without a call into
Jinja for each. Anything else goes Jinja's own way. Knows no template.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import markupsafe
from jinja2 import nodes
from jinja2.compiler import CodeGenerator, optimizeconst

if TYPE_CHECKING:
    from jinja2.compiler import Frame


def _escape_whole(text: str) -> str:
    return str(markupsafe.escape(text))


# What markupsafe's escape does to a plain text, without making a Markup of it.
escape_text = getattr(markupsafe, "_escape_inner", _escape_whole)


class ViewCode(CodeGenerator):
    """Writes a template's code. Names with an underscore are ours; Jinja's begin otherwise."""

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802
        """Write the whole module."""
        self.writeline(f"from {__name__} import escape_text as _escape_text")
        super().visit_Template(node, frame)

    def visit_Scope(self, node: nodes.Scope, frame: Frame) -> None:  # noqa: N802
        """Write a part that is kept: it is rendered where it was not yet with the same things."""
        part, names = getattr(node, "kept_by", ("", ()))
        if not part:
            super().visit_Scope(node, frame)
            return
        seen = frame.inner()
        for name in names:
            seen.symbols.load(name)
        self.enter_frame(seen)
        given, text = self.temporary_identifier(), self.temporary_identifier()
        refs = "".join(f"{seen.symbols.ref(name)}, " for name in names)
        self.writeline(f"{given} = ({refs})", node)
        self.writeline(f"{text} = environment.kept.find({part!r}, {given})")
        self.writeline(f"if {text} is None:")
        self.indent()
        self.buffer(seen)
        super().visit_Scope(node, seen)
        self.writeline(f"{text} = environment.kept.keep({part!r}, {given}, {seen.buffer})")
        self.outdent()
        self.simple_write(text, frame)
        self.leave_frame(seen)

    @optimizeconst
    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802
        """Write `view.key`: the key comes before any attribute."""
        name = repr(node.attr)
        self.write(f"(_held[{name}] if type(_held := (")
        self.visit(node.node, frame)
        self.write(f")) is dict and {name} in _held else environment.getattr(_held, {name}))")

    @optimizeconst
    def visit_Getitem(self, node: nodes.Getitem, frame: Frame) -> None:  # noqa: N802
        """Write `words[key]` and `list[0]`, where what is asked for is soon found."""
        key = node.arg
        is_place = isinstance(key, nodes.Const) and type(key.value) is int and key.value >= 0
        if not is_place and not isinstance(key, nodes.Name):
            super().visit_Getitem(node, frame)  # what takes _held for itself
            return
        kind, is_there = ("in (list, tuple)", ") < len(_held)")
        if isinstance(key, nodes.Name):
            kind, is_there = ("is dict", ").__class__ is str and _at in _held")
        self.write("(_held[_at] if type(_held := (")
        self.visit(node.node, frame)
        self.write(f")) {kind} and (_at := ")
        self.visit(key, frame)
        self.write(f"{is_there} else ")
        self.write("environment.getitem(_held, ")
        self.visit(key, frame)
        self.write("))")

    @optimizeconst
    def visit_Test(self, node: nodes.Test, frame: Frame) -> None:  # noqa: N802
        """Write `one is sameas two`."""
        if node.name != "sameas" or len(node.args) != 1 or node.kwargs:
            super().visit_Test(node, frame)
            return
        self.write("((")
        self.visit(node.node, frame)
        self.write(") is (")
        self.visit(node.args[0], frame)
        self.write("))")

    def visit_Output(self, node: nodes.Output, frame: Frame) -> None:  # noqa: N802
        """Write what stands between two statements as one text: each is handed on many times."""
        finalize = self._make_finalize()
        if len(node.nodes) < 2 or frame.require_output_check or not self._is_short(frame, finalize):
            super().visit_Output(node, frame)
            return
        self.start_write(frame, node)
        self.write("''.join((")
        self.indent()
        for one in node.nodes:
            self.newline(one)
            if isinstance(one, nodes.TemplateData):
                self.write(repr(one.data))
            else:
                self._output_child_pre(one, frame, finalize)
                self.visit(one, frame)
                self._output_child_post(one, frame, finalize)
            self.write(",")
        self.outdent()
        self.newline()
        self.write("))")
        self.end_write(frame)

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if self._is_short(frame, finalize):
            self.write("(_escape_text(_said) if type(_said := (")
        else:
            super()._output_child_pre(node, frame, finalize)

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if self._is_short(frame, finalize):
            self.write(")) is str else escape(_said))")
        else:
            super()._output_child_post(node, frame, finalize)

    def _is_short(self, frame: Frame, finalize: Any) -> bool:
        always = frame.eval_ctx.autoescape and not frame.eval_ctx.volatile
        return always and finalize.src is None
