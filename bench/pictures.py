"""How fast a digest's photographs are made fit for readers, how light they get, and how alike.

The same photographs go through Kliping and, where it is there, through Hugo: the same widths,
formats and qualities. Photographs are soft random shapes, as in the corpus of the builds.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from statistics import mean

from PIL import Image, ImageFilter

from bench.build import Yard
from bench.ssim import ssim
from plugins.figures.recipe import QUALITIES, WIDE, choose_rungs, choose_widths
from plugins.figures.stock import Stock

_SIZES = ((1200, 800), (1600, 1067), (2400, 1600))
_PHONE = 656  # pixels: what a page 360 wide at density 2 leaves a picture, less its margins
_LAYOUT = """{{ range resources.Match "*.jpg" }}{{ $photo := . }}
{{ range $kind, $widths := index site.Data.rungs .Name }}
{{ $quality := index (dict %s) $kind }}
{{ range $widths }}
<img src="{{ ($photo.Resize (printf "%%dx %%s q%%d" (int .) $kind $quality)).RelPermalink }}">
{{ end }}{{ end }}{{ end }}
"""


@dataclass(frozen=True)
class Spent:
    """What some work took, in seconds: by the clock, and of all CPUs, its children's too."""

    clock: float
    cpu: float


class Watch:
    """Tells what was spent since it was made."""

    def __init__(self) -> None:
        self._clock, self._cpu = time.perf_counter(), sum(os.times()[:4])

    def read(self) -> Spent:
        """Return what was spent so far."""
        return Spent(time.perf_counter() - self._clock, sum(os.times()[:4]) - self._cpu)


@dataclass(frozen=True)
class Phone:
    """What a phone gets of a photograph: its share of the original's bytes, and how alike it is."""

    share: float
    alike: float


def make_photographs(folder: Path, count: int, grain: float) -> list[Path]:
    """Draw photographs of three sizes. `grain`: share of noise, 0 for none as the corpus has."""
    folder.mkdir(parents=True)
    paths = []
    for number in range(count):
        random = Random(number)
        size = _SIZES[number % len(_SIZES)]
        shapes = Image.frombytes("RGB", (24, 16), random.randbytes(24 * 16 * 3))
        drawn = shapes.resize(size, Image.Resampling.BICUBIC).filter(ImageFilter.GaussianBlur(3))
        if grain:
            half = (size[0] // 2, size[1] // 2)
            noise = Image.frombytes("RGB", half, random.randbytes(half[0] * half[1] * 3))
            drawn = Image.blend(drawn, noise.resize(size, Image.Resampling.BICUBIC), grain)
        paths.append(folder / f"foto-{number:03}.jpg")
        drawn.save(paths[-1], quality=88)
    return paths


def make_digest(content: Path, photographs: Sequence[Path]) -> None:
    """Write a story for each photograph, in one language."""
    for name in ("tags", "categories"):
        content.mkdir(parents=True, exist_ok=True)
        (content / f"{name}.yaml").write_text("{}\n", encoding="utf-8")
    for number, path in enumerate(photographs):
        folder = content / f"stories/2022/01/berita-{number:03}"
        folder.mkdir(parents=True)
        shutil.copy2(path, folder / path.name)
        words = {
            "file": path.name,
            "alt": f"Foto {number}",
            "credit": "Bench",
            "licence": "CC0-1.0",
        }
        lines = ["---", f"id: berita-{number}", f"title: Berita {number}"]
        lines += ["date: 2022-01-11T09:07:00+07:00", f"pictures: [{json.dumps(words)}]", "---", ""]
        (folder / "id.md").write_text("\n".join([*lines, "Isi berita.\n"]), encoding="utf-8")


def rungs_of(path: Path) -> dict[str, list[int]]:
    """Return format -> widths that Kliping makes of a photograph."""
    with Image.open(path) as picture:
        widths = choose_widths(*picture.size)
    fallback = max(width for width in widths if width < WIDE or width == widths[0])
    return {"avif": list(widths), "webp": list(choose_rungs("WEBP", widths)), "jpeg": [fallback]}


def run_hugo(hugo: str, folder: Path, photographs: Sequence[Path]) -> tuple[Spent, int]:
    """Return what Hugo takes for the same copies, and how many it made."""
    kinds = ("AVIF", "WEBP", "JPEG")
    qualities = " ".join(f'"{kind.lower()}" {QUALITIES[kind][0]}' for kind in kinds)
    (folder / "assets").mkdir(parents=True)
    (folder / "data").mkdir()
    (folder / "layouts").mkdir()
    for path in photographs:
        shutil.copy2(path, folder / "assets" / path.name)
    rungs = {f"/{path.name}": rungs_of(path) for path in photographs}
    (folder / "data/rungs.json").write_text(json.dumps(rungs), encoding="utf-8")
    (folder / "layouts/home.html").write_text(_LAYOUT % qualities, encoding="utf-8")
    left_out = '["taxonomy", "term", "RSS", "sitemap", "404"]'
    (folder / "hugo.toml").write_text(f'timeout = "3600s"\ndisableKinds = {left_out}\n')
    watch = Watch()
    subprocess.run([hugo, "--quiet"], cwd=folder, check=True, stdout=subprocess.DEVNULL)
    return watch.read(), sum(path.suffix != ".html" for path in (folder / "public").iterdir())


def look(stock: Stock, photographs: Sequence[Path]) -> Iterator[Phone]:
    """Yield what a phone gets of each photograph, its first format being AVIF."""
    for path in photographs:
        key, developed = stock.develop(path)
        copies = [copy for copy in developed.copies if copy.format == "AVIF"]
        copy = next((one for one in copies if one.width >= _PHONE), copies[-1])
        shown = Image.open(io.BytesIO(stock.body(path, key, copy.digest))).convert("RGB")
        with Image.open(path) as whole:
            plain = whole.convert("RGB").resize(shown.size, Image.Resampling.LANCZOS)
        yield Phone(copy.size / path.stat().st_size, ssim(shown, plain))


def _tell(name: str, spent: Spent, more: str) -> None:
    print(f"{name:44} {spent.clock:8.2f} s {spent.cpu:8.2f} s of CPU   {more}", flush=True)


def _goal(name: str, found: str, goal: str, met: bool) -> None:
    print(f"  {name:30} {found:28} goal {goal:14} {'met' if met else 'MISSED'}", flush=True)


def _ratio(theirs: Spent, ours: Spent) -> str:
    """Return how many times as fast we are; a busy machine bends the clock more than the CPU."""
    return f"{theirs.clock / ours.clock:.1f} ×, of CPU {theirs.cpu / ours.cpu:.1f} ×"


def _measure(folder: Path, photographs: list[Path], options: argparse.Namespace) -> None:
    workers = options.workers or os.cpu_count() or 1
    stock = Stock(folder / "stock")
    watch = Watch()
    stock.develop_all(photographs, workers, lambda _done, _total: None)
    alone = watch.read()
    copies = sum(len(stock.develop(path)[1].copies) for path in photographs)
    _tell("Kliping, pictures alone, cold", alone, f"{stock.encoded} encoded, {copies} copies")
    again = Stock(folder / "stock")
    watch = Watch()
    again.develop_all(photographs, workers, lambda _done, _total: None)
    warm = watch.read()
    _tell("Kliping, pictures alone, warm", warm, f"{again.encoded} encoded")
    whole = _measure_whole(folder, photographs)
    hugo = None if options.no_hugo else _measure_hugo(folder, photographs)

    print("\nGoals")
    if hugo is not None:
        _goal("speed of Hugo", _ratio(hugo, alone), "≥ 1 ×", hugo.clock >= alone.clock)
        print(f"  {'speed of Hugo, whole digest':30} {_ratio(hugo, whole)}")
    _goal("encoded when warm", str(again.encoded), "0", again.encoded == 0)
    _goal("seconds when warm", f"{warm.clock:.3f}", "≤ 0.3", warm.clock <= 0.3)
    _judge_phone(list(look(stock, photographs)))


def _measure_hugo(folder: Path, photographs: Sequence[Path]) -> Spent | None:
    """Return what Hugo spent, None where it is not there."""
    hugo = os.environ.get("HUGO") or shutil.which("hugo")
    if hugo is None:
        print("Hugo is not there: put it on the PATH, or name it in HUGO.")
        return None
    spent, made = run_hugo(hugo, folder / "hugo", photographs)
    _tell("Hugo, the same copies, cold", spent, f"{made} copies")
    return spent


def _judge_phone(seen: Sequence[Phone]) -> None:
    """Tell what a phone 360 pixels wide at density 2 gets, its first format being AVIF."""
    shares, likenesses = [one.share for one in seen], [one.alike for one in seen]
    told = f"mean {mean(shares):.1%}, most {max(shares):.1%}"
    _goal(f"bytes on a phone, {_PHONE} px", told, "≤ 40 %", max(shares) <= 0.4)
    told = f"mean {mean(likenesses):.3f}, least {min(likenesses):.3f}"
    _goal(f"SSIM on a phone, {_PHONE} px", told, "≥ 0.95", min(likenesses) >= 0.95)


def _measure_whole(folder: Path, photographs: Sequence[Path]) -> Spent:
    """Build a digest of the photographs twice; return what the first time took."""
    yard = Yard(folder)
    make_digest(yard.content, photographs)
    watch = Watch()
    yard.build()
    whole = watch.read()
    _tell("Kliping, whole digest, cold", whole, "with cards, pages, feeds")
    cache = yard.checkout / ".cache"
    before = _entries(cache / "pictures")
    shutil.rmtree(cache / "stories")
    for path in (yard.output, yard.output.parent / f".{yard.output.name}.press"):
        shutil.rmtree(path)
    watch = Watch()
    yard.build()
    again = watch.read()
    new = len(_entries(cache / "pictures") - before)
    _tell("Kliping, whole digest again, pictures kept", again, f"{new} encoded or drawn")
    return whole


def _entries(folder: Path) -> set[int]:
    """Return what tells each file below a folder from one written anew."""
    return {path.stat().st_ino for path in folder.rglob("*") if path.is_file()}


def main(argv: Sequence[str] | None = None) -> int:
    """Print the measurements and return the exit code."""
    parser = argparse.ArgumentParser(prog="bench pictures", description=__doc__.splitlines()[0])
    parser.add_argument("--photographs", type=int, default=200)
    parser.add_argument("--grain", type=float, default=0.0, help="share of noise, such as 0.08")
    parser.add_argument("--workers", type=int, default=0)
    parser.add_argument("--no-hugo", action="store_true")
    options = parser.parse_args(argv)
    with tempfile.TemporaryDirectory(prefix="kliping-bench-") as name:
        folder = Path(name)
        photographs = make_photographs(folder / "photographs", options.photographs, options.grain)
        size = sum(path.stat().st_size for path in photographs)
        print(f"{len(photographs)} photographs, 1200 × 800 to 2400 × 1600, {size / 1e6:.1f} MB")
        _measure(folder, photographs, options)
    return 0


if __name__ == "__main__":
    sys.exit(main())
