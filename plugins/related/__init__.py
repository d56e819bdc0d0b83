"""Which stories belong together: ranked by their words and tags, within one language."""

from plugins.related.document import Document
from plugins.related.rank import rank_related
from plugins.related.shelf import Shelf

__all__ = ["Document", "Shelf", "rank_related"]
