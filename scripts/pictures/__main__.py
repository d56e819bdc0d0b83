"""Drawing the pictures into content/: `python -m scripts.pictures [--only NAME]`. Knows no map."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from scripts.pictures.catalogue import list_pictures

CONTENT = Path(__file__).resolve().parent.parent.parent / "content"


def main(arguments: list[str]) -> int:
    """Draw every picture, or those whose file name holds `--only`. Return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m scripts.pictures", description=__doc__)
    parser.add_argument("--only", default="", metavar="NAME", help="part of a file name")
    only = parser.parse_args(arguments).only
    chosen = {name: draw for name, draw in list_pictures().items() if only in name}
    if not chosen:
        known = ", ".join(Path(name).stem for name in list_pictures())
        print(f"--only {only!r} names no picture. Choose one of: {known}.", file=sys.stderr)
        return 1
    written = sum(write_picture(CONTENT / name, draw()) for name, draw in chosen.items())
    print(f"{len(chosen)} pictures, {written / 1000:.0f} kB, in {CONTENT.name}/")
    return 0


def write_picture(path: Path, picture: bytes) -> int:
    """Put the picture in its place, whole or not at all. Return its size in bytes."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.new")
    draft.write_bytes(picture)
    draft.replace(path)
    return len(picture)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
