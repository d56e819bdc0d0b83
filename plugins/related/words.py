"""How a text falls into words, and a word into its stem; knows no document and no weight."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache

import snowballstemmer
from stop_words import get_stop_words

# A word keeps its inner apostrophe (Jum'at, don't). Marks that end a sentence or open a quotation
# are kept as tokens of their own: after them a capital says nothing about a name.
TOKEN = re.compile(r"\w[\w'’]*|[.!?:…\n\"“”«»()]")

# All that Snowball's Indonesian stemmer can take from a word, and only from one of three vowels.
PREFIXES = ("be", "di", "ke", "me", "pe", "ter")
SUFFIXES = ("an", "i", "kah", "ku", "lah", "mu", "nya", "pun")
NO_VOWELS = str.maketrans("", "", "aeiou")

# Likewise for English, where every step begins at the word's end.
ENDINGS = tuple("' s ed ing y nci ogi li iti l ism ion er or ist e ic nt".split())

SNOWBALL = {"id": "indonesian", "en": "english"}


def split_words(text: str) -> list[str]:
    """Return the words and sentence marks of `text` in order, compatibility forms made plain."""
    return TOKEN.findall(unicodedata.normalize("NFKC", text))


def is_word(token: str) -> bool:
    """Return whether a token is a word; otherwise it is a sentence mark."""
    return token[0].isalnum() or token[0] == "_"


def is_capitalised(word: str) -> bool:
    """Return whether a word is written as a name is."""
    return word[0].isupper()


def find_stems(words: Sequence[str], language: str) -> list[str]:
    """Return the stem of each word, `""` for one that tells nothing: a stop word or a letter.

    A language without a stemmer keeps its words whole; rarity alone then does the weighing.
    """
    plain = [word.casefold().replace("’", "'").strip("_'") for word in words]
    stop = _stop_words(language)
    telling = [word for word in dict.fromkeys(plain) if len(word) > 1 and word not in stop]
    stem_of = dict(zip(telling, telling, strict=True))
    if language in SNOWBALL:
        formed = [word for word in telling if can_be_formed(word, language)]
        stem_of.update(zip(formed, _stemmer(language).stemWords(formed), strict=True))
    return [stem_of.get(word, "") for word in plain]


def can_be_formed(word: str, language: str) -> bool:
    """Return False for a word, in small letters, that the stemmer would leave as it is.

    It takes 20 to 60 microseconds to find that out, and many words are such.
    """
    if language == "en":
        return word.endswith(ENDINGS)
    return (word.startswith(PREFIXES) or word.endswith(SUFFIXES)) and (
        len(word) - len(word.translate(NO_VOWELS)) > 2
    )


@cache
def _stemmer(language: str):  # type: ignore[no-untyped-def]
    return snowballstemmer.stemmer(SNOWBALL[language])


@cache
def _stop_words(language: str) -> frozenset[str]:
    if language not in SNOWBALL:
        return frozenset()
    return frozenset(word.casefold() for word in get_stop_words(language))
