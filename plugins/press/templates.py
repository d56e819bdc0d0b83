"""The theme's templates, made fast: parts stand where they are included, and a view is a dict.

Renders exactly what plain Jinja renders from the same files; knows no page.
"""

from __future__ import annotations

import traceback
from contextlib import contextmanager, suppress
from json import JSONEncoder, dumps
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, Template, TemplateError, TemplateSyntaxError
from jinja2.runtime import Context
from jinja2.utils import missing

from plugins.press.template_code import ViewCode
from plugins.press.template_parts import Inliner
from plugins.press.told import as_told
from plugins.story.problem import Problem, StoryError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from jinja2 import nodes

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
        self._inliner = Inliner(self, self._parse)

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

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree: nodes.Template = self._inliner.visit(super()._parse(source, name, filename))
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
