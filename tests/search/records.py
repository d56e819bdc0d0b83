"""Records to be indexed, in words that a test can foretell."""

from __future__ import annotations

from random import Random

from plugins.search.engine import Record

TAGS = ("Almaty", "Banjir", "Gempa", "Pemilu", "Tokayev", "Vulkanologi")


def records(count: int) -> list[Record]:
    """Return so many records; each has its number as a word, and others have most of its words."""
    random = Random(7)
    words = [f"kata{number}" for number in range(400)]
    return [
        Record(
            url=f"/id/2022/01/berita-{number}/",
            content=" ".join([f"nomor{number}", "kerusuhan", *random.choices(words, k=60)]),
            title=f"Berita ke-{number}",
            filters={
                "category": (random.choice(("Dunia", "Ekonomi")),),
                "tag": tuple(random.sample(TAGS, 3)),
                "year": (str(2019 + number % 5),),
            },
        )
        for number in range(count)
    ]
