"""The press: which pages there are, how they are rendered, staged, checked and swapped in."""
