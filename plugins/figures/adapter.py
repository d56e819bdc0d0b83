"""Give each article its figures: those of its front matter and those of its body.

signal   article_generator_pretaxonomy: some articles are read, in whatever process;
         get_generators: one that orders pictures
reads    article.story, article.text, article.content; context["WORDS"], context["base"]
writes   article.figures: list of Figure (plugins/press/views.py); article.lead: the one above the
         text or None; article.thumbnail: the first with a file or None; the content's figures;
         article.pictures: address -> path of every picture it shows; generator.problems
setting  PATH: the content folder
"""

from __future__ import annotations

from functools import lru_cache
from itertools import chain
from pathlib import Path
from typing import Any
from urllib.parse import quote

from pelican import signals
from pelican.generators import Generator

from plugins.figures.measure import TYPES, NotAPicture, measure
from plugins.figures.place import place_figures
from plugins.story.address import picture as picture_address
from plugins.story.load import check_picture_file, picture_path
from plugins.story.problem import Problem
from plugins.story.story import Picture
from plugins.story.values import LICENCES, is_picture_name

Figure = dict[str, Any]


class PictureDesk:
    """Makes the figures of all articles; measures each file once."""

    def __init__(self, generator: Any) -> None:
        self.context = generator.context
        self.problems: list[Problem] = generator.problems
        self.template = generator.get_template("parts/figure")

    def serve(self, article: Any) -> None:
        """Set what the header promises on one article."""
        text = article.text
        article.pictures = {}
        article.figures = [
            self._figure(article, picture, text.front.line(("pictures", index, "file")))
            for index, picture in enumerate(text.pictures)
        ]
        placed: set[str] = set()
        content = place_figures(article._content, self._drawer(article, placed))
        shown = [figure for figure in article.figures if figure["file"] not in placed]
        article.lead = shown[0] if shown and shown[0] is article.figures[0] else None
        rest = shown[1:] if article.lead else shown
        article._content = content + "".join(self._render(article, figure) for figure in rest)
        article.thumbnail = next((one for one in article.figures if one["address"]), None)

    def _drawer(self, article: Any, placed: set[str]) -> Any:
        """Return the function that draws a picture of the body; it notes the file as placed."""
        text, known = article.text, {picture.file: picture for picture in article.text.pictures}

        def draw(src: str, alt: str, caption: str) -> str:
            line = text.front.line_of(src)
            folder = text.path.parent
            faults = list(check_picture_file(folder, text.path, line, src))
            if not is_picture_name(src):
                mend = "Put the file beside the story and write its name"
                faults.append(Problem(text.path, line, f"the picture {src!r} is elsewhere", mend))
            if not alt and not (src in known and known[src].decorative):
                mend = "Write what it shows between the square brackets"
                faults.append(
                    Problem(text.path, line, f"the picture `{src}` has no alt text", mend)
                )
            if faults:
                self.problems.extend(faults)
                return ""
            placed.add(src)
            words = known.get(src)
            credit, licence = (words.credit, words.licence) if words else ("", "")
            # One figure speaks one language: a caption of the other would be marked wrongly.
            inherits = words is not None and words.language == text.language
            caption = caption or (words.caption if words and inherits else "")
            picture = Picture(src, alt, caption, credit, licence, not alt, text.language)
            return self._render(article, self._figure(article, picture, line))

        return draw

    def _render(self, article: Any, figure: Figure) -> str:
        lang = article.lang
        return str(
            self.template.render(
                figure=figure,
                eager=False,
                lang=lang,
                words=self.context["WORDS"][lang],
                base=self.context["base"],
            )
        )

    def _figure(self, article: Any, picture: Picture, line: int) -> Figure:
        path = picture_path(article.text.path.parent, picture.file)
        size = self._measured(article, picture, path, line) if picture.file else (0, 0)
        address = quote(picture_address(article.story.folder, picture.file)) if size[0] else ""
        if address:
            article.pictures[address] = str(path)
        return {
            "file": picture.file,
            "address": address,
            "type": TYPES.get(path.suffix.lower(), "") if address else "",
            "width": size[0],
            "height": size[1],
            "alt": "" if picture.decorative else picture.alt,
            "caption": picture.caption,
            "credit": picture.credit,
            "licence": picture.licence,
            "licence_url": LICENCES.get(picture.licence, ""),
            "lang": picture.language,
        }

    def _measured(self, article: Any, picture: Picture, path: Path, line: int) -> tuple[int, int]:
        """Return (width, height); (0, 0), and the problem told, for what is no picture."""
        try:
            stat = path.stat()
            size = _measure(path, (stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns, stat.st_ino))
        except OSError as error:
            size = NotAPicture(f"cannot be read: {error.strerror}")
        if isinstance(size, NotAPicture):
            mend = "Save it as a JPEG, PNG, WebP or AVIF picture"
            what = f"the picture `{picture.file}` {size}"
            self.problems.append(Problem(article.text.path, line, what, mend))
            return 0, 0
        return size


@lru_cache(maxsize=4096)
def _measure(path: Path, _stamp: tuple[int, ...]) -> tuple[int, int] | NotAPicture:
    """Return what `measure` says; a picture of many stories is looked at once."""
    try:
        return measure(path)
    except NotAPicture as error:
        return error


class PicturesGenerator(Generator):  # type: ignore[misc]
    """Orders the pictures that some page shows; a draft's never leave content."""

    def generate_output(self, writer: Any) -> None:
        """Order each picture at its address."""
        for address, path in sorted(self.context["pictures"].items()):
            stat = path.stat()
            inputs = (str(path), stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns, stat.st_ino)
            writer.plan(address, inputs, path.read_bytes)


def attach_figures(generator: Any) -> None:
    """Make the figures of every article that will be published."""
    desk = PictureDesk(generator)
    for article in chain(generator.articles, generator.translations):
        desk.serve(article)


def register() -> None:
    """Connect to Pelican."""
    signals.article_generator_pretaxonomy.connect(attach_figures)
    signals.get_generators.connect(offer_generator)


def offer_generator(_pelican: Any) -> type[Generator]:
    """Return the generator that copies pictures."""
    return PicturesGenerator
