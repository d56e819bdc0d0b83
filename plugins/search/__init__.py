"""Search: which texts can be found, kept as Pagefind's indexes in the words of each language."""
