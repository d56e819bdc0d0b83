"""Which stories belong together: ranked by their words and tags, within one language."""

from plugins.related.document import Document
from plugins.related.rank import Relation, rank_related, relate

__all__ = ["Document", "Relation", "rank_related", "relate"]
