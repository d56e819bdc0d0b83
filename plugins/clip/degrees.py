"""Academic degrees around a person's name, so that their commas part no two people."""

from __future__ import annotations

import re

# Indonesian degrees and the commonest others, as they stand behind a name and a comma. A letter
# alone is none: `M. Iqbal` is a second person, `M.Si` is not.
_AFTER = (
    r"(?:[SM]\.\s?(?:Sos|Si|Pd|Hum|Kom|Ag|Ak|Psi|Kes|Ked|Farm|Gz|Keb|Kep|Tr|Ikom|IP|Sn|STP|Pt|Pi|"
    r"Hut|Th|Fil|Ec|Eng|Mat|Stat|Han|Par|AP|AB|Phil|Ed|Med|HI|EI|Sy|Kn|Sc|KM|PH|Ud|Akun|Div)\b"
    r"(?:\.\s?[IKET]\b)?|[SMDB]\.[HETAPSM]\b|I\.\s?Kom\b|Ph\.?\s?D\b|LL\.?\s?[BM]\b|Sp\.\s?[A-Z]\w{0,3}\b|"
    r"A\.?\s?Md\b|(?:Lc|MBA|MSc|MSi|SSos|SPd|MPd|SKom|MKom|SIP|SH|MH|SE|MM|ST|MT|MA|BA|MPH|MPA|MIS|"
    r"CFA|Jr|Sr)\b)\.?"
)
_BEHIND = re.compile(rf"\s*,\s*(?={_AFTER}(?:\s*[,;/|&)]|\s*$|\s+(?:dan|and)\b))")
_TAIL = re.compile(rf"(?:\s*,?\s+{_AFTER})+$")
_KEPT = "\ue000"  # a private character, in place of a comma that belongs to a name


def split_people(text: str, joint: re.Pattern[str]) -> list[str]:
    """Return the parts of a list of people, each with its own degrees behind it."""
    parts = joint.split(_BEHIND.sub(_KEPT, text[:400]))
    return [part.replace(_KEPT, ", ") for part in parts if part and part != _KEPT]


def without_degrees(name: str) -> str:
    """Return the name without the degrees that stand behind it."""
    return _TAIL.sub("", name)
