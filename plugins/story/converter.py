"""Python-Markdown, with the steps left out that can do nothing to the text at hand.

Gives the HTML that the library gives, for any text. Knows no story.

Most paragraphs of a story are words and nothing else: only the last of the block processors takes
them, and no inline pattern finds anything in them. So they are put into the tree, and written from
it, as they are.
"""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.blockparser import BlockParser
from markdown.serializers import to_html_string
from markdown.treeprocessors import InlineProcessor, UnescapeTreeprocessor
from markdown.util import AtomicString, Registry

from plugins.story.paragraphs import PLAIN, write_blocks

if TYPE_CHECKING:
    from collections.abc import Mapping

# What some inline pattern begins with; the control characters are the library's own marks.
_TRIGGER = re.compile("[`\\\\\\[<&*_\n\x02\x03]")
# Inline pattern -> what it finds nothing without.
_NEEDS = {
    "backtick": "`",
    "escape": "\\",
    "footnote": "[",
    "reference": "[",
    "link": "[",
    "image_link": "![",
    "image_reference": "![",
    "short_reference": "[",
    "short_image_ref": "![",
    "autolink": "<",
    "automail": "<",
    "linebreak": "  \n",
    "html": "<",
    "entity": "&",
    "em_strong": "",  # one of two marks: always tried
}
# Preprocessor -> it changes nothing in a text that has none of these.
_CHANGES = {
    "normalize_whitespace": ("",),
    "fenced_code_block": ("```", "~~~"),
    "html_block": ("<", "&"),
}
_BLOCKS = frozenset(
    "empty indent code hashheader setextheader hr olist ulist quote reference paragraph table"
    " footnote defindent deflist".split()
)
_TREES = frozenset("inline prettify unescape footnote footnote-reorder footnote-duplicate".split())


def converter_of(settings: Mapping[str, Any]) -> Markdown:
    """Return a Converter, or the library's own where an extension is not among those looked at.

    settings: arguments of markdown.Markdown.
    """
    plain = Markdown(**settings)
    known = (
        (plain.preprocessors, _CHANGES),
        (plain.parser.blockprocessors, _BLOCKS),
        (plain.inlinePatterns, _NEEDS),
        (plain.treeprocessors, _TREES),
    )
    fits = all(set(_names(registry)) <= set(names) for registry, names in known)
    makers = {type(one).__module__ for one in chain(*(registry for registry, _ in known))}
    if fits and all(maker.startswith("markdown.") for maker in makers):
        return Converter(**settings)
    return plain


def _names(registry: Any) -> list[str]:
    """Return the names of what is registered, in the order it is used."""
    list(registry)  # it is put in order when it is first gone through
    return [one.name for one in registry._priority]


class Converter(Markdown):
    """A Markdown instance for many texts; see `converter_of`."""

    source = ""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self.serializer = _write_html
        self.treeprocessors.register(_Inlines(self), "inline", 20)
        self.treeprocessors.register(_Unescape(self), "unescape", 0)
        self._all = self.preprocessors
        self._few: Registry[Any] = Registry()
        self._few.register(self._all["normalize_whitespace"], "normalize_whitespace", 30)

    def build_parser(self) -> Converter:
        """Build the parser, with our own loop over blocks."""
        super().build_parser()
        processors = self.parser.blockprocessors
        self.parser = _Blocks(self)
        self.parser.blockprocessors = processors
        for one in processors:
            one.parser = self.parser
        return self

    def convert(self, source: str) -> str:
        """Return Markdown as HTML."""
        written = write_blocks(source, self._convert_block)
        return self._convert_all(source) if written is None else written

    def _convert_block(self, source: str) -> str:
        return self.reset()._convert_all(source)

    def _convert_all(self, source: str) -> str:
        self.source = source
        marks = (*_CHANGES["fenced_code_block"], *_CHANGES["html_block"])
        self.preprocessors = self._all if any(mark in source for mark in marks) else self._few
        return super().convert(source)


class _Blocks(BlockParser):
    """The library's loop over blocks, in which plain paragraphs go past its processors."""

    def parseBlocks(self, parent: Element, blocks: list[str]) -> None:  # noqa: N802
        processors = list(self.blockprocessors)
        while blocks:
            if PLAIN.fullmatch(blocks[0]) and not self.state.isstate("list"):
                SubElement(parent, "p").text = AtomicString(blocks.pop(0))
                continue
            for one in processors:
                if one.test(parent, blocks[0]) and one.run(parent, blocks) is not False:
                    break


class _Inlines(InlineProcessor):
    """The library's inline patterns, of which those are tried that can find something."""

    _tried: tuple[tuple[Any, str], ...] = ()

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        self._apply = getattr(self, "_InlineProcessor__applyPattern")  # noqa: B009  (not public)

    def run(self, tree: Element, ancestors: list[str] | None = None) -> Element:
        if not self._tried:
            names = _names(self.inlinePatterns)
            self._tried = tuple((self.inlinePatterns[name], _NEEDS[name]) for name in names)
        return super().run(tree, ancestors)

    # The library calls it so from within. Should it call it otherwise one day, all patterns are
    # tried on all texts again.
    def _InlineProcessor__handleInline(self, data: str, patternIndex: int = 0) -> str:  # noqa: N802, N803
        if isinstance(data, AtomicString) or not _TRIGGER.search(data):
            return data
        start, number = 0, patternIndex
        while number < len(self._tried):
            pattern, need = self._tried[number]
            found = False
            if need in data:
                data, found, start = self._apply(pattern, data, number, start)
            if not found:
                start, number = 0, number + 1
        return data


class _Unescape(UnescapeTreeprocessor):
    """Puts back the letters that stood behind a backslash, where there was one."""

    md: Converter

    def run(self, root: Element) -> None:
        if "\\" in self.md.source:
            super().run(root)


def _write_html(root: Element) -> str:
    """Return what the library's serializer does; paragraphs of words alone take a short way."""
    if root.text and root.text.strip():
        return to_html_string(root)
    parts = ["<div>", root.text or ""]
    for one in root:
        text = one.text or ""
        if (
            one.tag != "p"
            or one.tail != "\n"
            or len(one)
            or one.keys()
            or "&" in text
            or "<" in text
        ):
            parts.append(to_html_string(one))
        else:
            parts.append(f"<p>{text.replace('>', '&gt;')}</p>\n")
    return "".join([*parts, "</div>"])
