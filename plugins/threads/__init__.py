"""The threads room: stories that follow each other, what is odd about them, and new threads."""
