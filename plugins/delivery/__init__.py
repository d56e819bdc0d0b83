"""The delivery room: a built site to a branch of a git remote, one commit on top of the last."""
