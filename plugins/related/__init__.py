"""Which stories belong together: by their words and tags, within one language, and by request."""
