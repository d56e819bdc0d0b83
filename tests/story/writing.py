"""Story files for tests, as an editor would write them; every word is the test's own."""

ORIGINAL = """\
---
id: 20220111-banjir
title: Banjir surut
date: 2022-01-11T09:07:00+07:00
{more}---

Air mulai surut.
"""
TRANSLATION = """\
---
title: Flood recedes
translates: unknown
{more}---

The water is going down.
"""


def original(more=""):
    """Return a sound original with `more` lines of front matter."""
    return ORIGINAL.format(more=more and more.rstrip("\n") + "\n")


def translation(more=""):
    """Return a sound translation with `more` lines of front matter."""
    return TRANSLATION.format(more=more and more.rstrip("\n") + "\n")


def write(folder, files):
    """Write `files`, path below `folder` -> text or bytes, and return the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder
