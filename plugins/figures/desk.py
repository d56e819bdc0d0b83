"""The figures of an article: those of its front matter, those of its body, and where each stands.

Asks the stock for copies and tells what is wrong with a picture; knows no Pelican.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from plugins.figures.darkroom import Refused
from plugins.figures.figure import Figure, addresses_of, make_figure
from plugins.figures.flaws import check_words
from plugins.figures.place import place_figures
from plugins.story.address import picture as picture_address
from plugins.story.photo import SHARED, words_path
from plugins.story.pictures import (
    check_picture_file,
    picture_path,
    place_words,
    shared_picture,
)
from plugins.story.problem import Problem
from plugins.story.values import is_picture_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from plugins.figures.stock import Stock
    from plugins.story.story import Picture, Text


class PictureDesk:
    """Makes the figures of articles.

    draw: (figure, language, where it stands) -> HTML. base: path of the site's root.
    problems: what was found, added to.
    """

    def __init__(
        self,
        stock: Stock,
        base: str,
        draw: Callable[[Figure, str, str], str],
        problems: list[Problem],
    ) -> None:
        self._stock = stock
        self._base = base
        self._draw = draw
        self.problems = problems

    def serve(self, article: Any) -> None:
        """Set what the adapter's header promises on one article."""
        text = article.text
        article.pictures = {}
        article.uses = []
        original = article.lang == article.story.original
        figures = []
        for index, picture in enumerate(text.pictures):
            line = text.front.line(("pictures", index, "file"))
            figures.append(self._figure(article, picture, line))
            self.problems += check_words(text, line, picture, inherited=not original)
        placed: set[str] = set()
        content = place_figures(article._content, self._drawer(article, placed))
        shown = [figure for figure in figures if figure["file"] not in placed]
        lead = shown[0] if shown and shown[0] is figures[0] else None
        rest = shown[1:] if lead else shown
        drawn = (self._draw(figure, article.lang, "body") for figure in rest)
        article._content = content + "".join(drawn)
        article.thumbnail = next((one for one in figures if one["address"]), None)
        # What is kept of every text is read again by every build: no figure stands in it twice.
        article.lead = True if lead is not None and lead is article.thumbnail else lead

    def _drawer(self, article: Any, placed: set[str]) -> Callable[[str, str, str, str], str]:
        """Return the function that draws a picture of the body; it notes the file as placed."""
        text, known = article.text, {picture.file: picture for picture in article.text.pictures}

        def draw(src: str, alt: str, caption: str, place: str) -> str:
            line = text.front.line_of(src)
            words = known.get(src) or shared_picture(text.path.parent, src, text.language)
            faults = list(_check_placed(text, line, src, alt, words))
            if faults:
                self.problems.extend(faults)
                return ""
            placed.add(src)
            picture = place_words(src, alt, caption, words, text.language)
            figure = self._figure(article, picture, line)
            self.problems += check_words(text, line, picture, inherited=src in known)
            return self._draw(figure, article.lang, place)

        return draw

    def _figure(self, article: Any, picture: Picture, line: int) -> Figure:
        copies = {}
        if picture.file:
            path = picture_path(article.text.path.parent, picture.file)
            if picture.file.startswith(SHARED):
                article.uses.append(str(words_path(path)))  # even where it is not there yet
            try:
                key, developed = self._stock.develop(path)
            except Refused as error:
                what = f"the picture `{picture.file}` {error}"
                self.problems.append(Problem(article.text.path, line, what, error.mend))
            else:
                copies = addresses_of(
                    picture_address(article.story.folder, picture.file), developed
                )
                article.uses.append(str(path))
                digests = {address: copy.digest for address, copy in copies.items()}
                article.pictures[str(path)] = [key, digests]
        return make_figure(picture, copies, self._base)


def _check_placed(
    text: Text, line: int, src: str, alt: str, words: Picture | None
) -> Iterator[Problem]:
    """Yield what is wrong with a picture that the body places on `line`."""
    yield from check_picture_file(text.path.parent, text.path, line, src)
    if not is_picture_name(src):
        mend = "Put the file beside the story and write its name"
        yield Problem(text.path, line, f"the picture {src!r} is elsewhere", mend)
    if not alt and not (words and (words.decorative or words.alt)):
        mend = "Write what it shows between the square brackets"
        yield Problem(text.path, line, f"the picture `{src}` has no alt text", mend)
