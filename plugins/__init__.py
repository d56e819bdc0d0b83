"""The rooms: one capability each; only `story` is shared."""
