"""Pages and pictures from the web: public hosts only, within limits of time, size and kind."""

from plugins.clip.fetch.agent import SETTING as CONTACT
from plugins.clip.fetch.fetcher import Fetched, Fetcher, Probed, Reach

__all__ = ["CONTACT", "Fetched", "Fetcher", "Probed", "Reach"]
