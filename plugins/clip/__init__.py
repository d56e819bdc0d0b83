"""The clip room: a stranger's page or paste becomes a story. Pelican never loads it."""

from plugins.clip.clipping import Clipping, Dropped, Picture
from plugins.clip.page.read import read_page
from plugins.clip.paste import read_paste
from plugins.clip.problem import ClipError

__all__ = ["ClipError", "Clipping", "Dropped", "Picture", "read_page", "read_paste"]
