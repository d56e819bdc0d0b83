"""The figures room: pictures of a story become figures with caption and credit."""
