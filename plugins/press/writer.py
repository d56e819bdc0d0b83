"""Pelican's writer, for finished text: one file an address, and no address twice."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pelican.writers import Writer

from plugins.story.problem import Problem, StoryError


class SiteWriter(Writer):  # type: ignore[misc]
    """Writes pages and feeds below the staging folder."""

    def write_text(self, address: str, text: str) -> None:
        """Write a page. Raises StoryError where the address is taken."""
        self.write_bytes(address, text.encode("utf-8"))

    def write_bytes(self, address: str, content: bytes) -> None:
        """Write a file; an address that ends in `/` is a folder's `index.html`."""
        path = self.path_of(address)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("xb") as file:
                file.write(content)
        except (FileExistsError, NotADirectoryError, IsADirectoryError):
            what = f"two pages want the address {address}"
            raise StoryError(Problem(Path(address), 0, what, "Rename one of them")) from None

    def path_of(self, address: str) -> Path:
        """Return where an address lies."""
        name = address.removeprefix("/")
        return Path(self.output_path) / (name + "index.html" if address.endswith("/") else name)

    def write_file(self, name: str, template: Any, context: Any, *args: Any, **kwargs: Any) -> None:
        """Refuse Pelican's own way to write: it would overwrite, and escape the checks."""
        raise NotImplementedError(f"write {name!r} with write_text")
