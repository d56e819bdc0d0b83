"""Pages and pictures from the web: public hosts only, within limits of time, size and kind."""

from plugins.clip.fetch.agent import own_contact
from plugins.clip.fetch.fetcher import Fetched, Fetcher, Probed, Reach

__all__ = ["Fetched", "Fetcher", "Probed", "Reach", "own_contact"]
