"""Which stories belong together: by their words and tags, within one language, and by request."""

from plugins.related.document import Document
from plugins.related.packing import pack_shelf, unpack_shelf
from plugins.related.rank import rank_related
from plugins.related.shelf import Shelf
from plugins.related.stories import Relation, Wishes, relate_stories

__all__ = [
    "Document",
    "Relation",
    "Shelf",
    "Wishes",
    "pack_shelf",
    "rank_related",
    "relate_stories",
    "unpack_shelf",
]
