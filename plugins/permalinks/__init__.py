"""The permalinks room: what was ever published, and that each of it still answers."""
