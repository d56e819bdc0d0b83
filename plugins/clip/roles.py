"""Lines of credits spelt the one way that `byline` reads; decides nobody's part in a story."""

from __future__ import annotations

import re

_ROLE = (
    r"(?:editor|penyunting|redaktur|penulis|reporter|pewarta|wartawan|jurnalis|uploader|produser|"
    r"kontributor|fotografer|penerjemah|rep|red)"
)
# "Pewarta: A. B. Editor: C. D.": the next label follows with nothing between.
_NEXT = re.compile(
    rf"(?<=[\w.])(?:\s*[/,;]\s*|\s+)"
    rf"(?={_ROLE}\s?:|(?:edited|written|disunting|ditulis|diedit) (?:by|oleh)\s)",
    re.IGNORECASE,
)
# What a line of credits closes with: the owner, who else helped, whom a guest wrote for.
_TAIL = re.compile(
    r"\s+(?:copyright|hak cipta|©).*$|\s+(?:follow|ikuti|\+ ?follow)$"
    r"|[,;]?\s+special (?:to|for) (?:the )?[A-Z].*$"
    r"|;\s[^;]{3,80}\scontributed\b.*$",
    re.IGNORECASE,
)
_ROLE_LABEL = re.compile(r"^(?:peranan|role|jabatan|affiliation|afiliasi)\s?[,:]\s*", re.IGNORECASE)
# Feedly: "BBC News - Science by A. B. / 25 Dec 2021 at 13:31".
# Below a title, WordPress: "by A. B. 25 Desember 2021 in Berita, Wisata 0".
_FILED = re.compile(r"(?<=\b(?:19|20)\d\d) (?:in|di|pada) [A-Z][\w &,-]{2,60}$")
_FEED = re.compile(r"^[^/|]{2,60}? by (?=[A-Z][^/|]{3,40} [/|] [^/|]*\d)")
_PUT_UP = re.compile(
    r"^(?:di(?:posting|poskan|tulis|unggah|terbitkan)|posted|published|uploaded)\s+"
    r"(?:oleh|by)\s?:?",
    re.IGNORECASE,
)
_ABBREVIATED = (
    (re.compile(r"\brep\s?:", re.IGNORECASE), "Reporter:"),
    (re.compile(r"\bred\s?:", re.IGNORECASE), "Editor:"),
    (re.compile(r"(?:^|(?<=[;|–—-] ))(?:disunting|diedit) oleh\s?:?", re.IGNORECASE), "Editor:"),
    (re.compile(r"(?:^|(?<=[;|] ))(?:reviewed|fact[- ]checked|copy ?edited|produced|translated|"
                r"diterjemahkan|photographs?|photography|illustrations?|graphics?) "
                r"(?:by|oleh)\s?:?", re.IGNORECASE), "Editor:"),
    (re.compile(r"^(?:an? )?(?:analysis|opinion|review|column|commentary|interview|report(?:ed)?|"
                r"perspective|essay|investigation|words|text|naskah|teks|liputan|diliput) "
                r"(?:by|oleh)\s?:?", re.IGNORECASE), "By "),
    (re.compile(r"^(?:words|text|liputan|naskah)\s?:", re.IGNORECASE), "By "),
)  # fmt: skip
# "A. B. (Editor)", "A. B. (Penulis)": the role behind the name.
_BEHIND = re.compile(rf"(?P<name>[A-Z][^,|/()]{{2,40}}?)\s*\((?P<role>{_ROLE})\)", re.IGNORECASE)
_TOWN = re.compile(r"(?<=\w) \[[A-Z][\w ]{2,30}\]|(?<=[A-Z]{3}) \((?-i:[A-Z][A-Z ]{2,30})\)")
_ON_DAY = re.compile(r"(?<=\w) (?:di|pada|on|at) (?=\d{1,2} [A-Z][a-z]{2,8} \d{4})")
# Only behind a label: `Bertindak pada 3 Januari 2022` is a story's subheading.
_LABELLED = re.compile(r"(?:by|oleh|penulis|reporter|laporan)\b", re.IGNORECASE)
_HANDLE = re.compile(r"\s+\(?@\w{2,30}\)?")
_EMPLOYER = re.compile(
    r"^(?P<writer>by\s.{3,80}?),?\s+for\s+(?:the\s+)?[A-Z][\w.]*(?: [A-Z][\w.]*){0,3}$",
    re.IGNORECASE,
)
_AGENCIES = re.compile(
    r",?\s+(?:and|with|dan|bersama)\s+(?:news )?(?:agencies|wires|agensi)$", re.IGNORECASE
)
_WITH = re.compile(r"(?<=[a-z]) (?:with|in collaboration with) (?=[A-Z]{2,})")
_BEAT = (
    r"(?:staff|senior|chief|deputy|associate|assistant|managing|executive|special|business|"
    r"political|politics|diplomatic|foreign|health|science|environment|climate|technology|tech|"
    r"sports?|economics?|finance|financial|energy|legal|religion|arts|culture|asia|asia-pacific|"
    r"south-?east|southeast|south|north|east|west|middle|africa|europe|china|india|indonesia|"
    r"jakarta|us|uk|world|global|international|national|defence|defense|security|crime|education|"
    r"transport|media|royal|digital|regional|local|home|social|community|bureau)"
)
_POST = re.compile(
    rf"(?<=\w) (?={_BEAT}\b[\w\s&-]{{0,40}}?"
    r"\b(?:writer|reporter|correspondent|editor|chief|producer|columnist|contributor)$)",
    re.IGNORECASE,
)
_LONGEST_POST = 14  # words
_IS_BEAT = re.compile(_BEAT, re.IGNORECASE)
_READING = re.compile(
    r"(?<=\d|\w)\s*[·•|,–-]?\s*(?:(?:waktu|lama|estimasi) baca\s?:?\s*|dibaca normal\s)?"
    r"\d{1,3}[ -]"
    r"(?:menit|min(?:ute)?s?)(?:\s(?:read|baca|membaca|waktu baca))?$",
    re.IGNORECASE,
)
_WEEKDAY = (
    r"(?:senin|selasa|rabu|kamis|jum['’]?at|sabtu|minggu|ahad|mon(?:day)?|tues?(?:day)?|"
    r"wed(?:nesday)?|thu(?:rs(?:day)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)"
)
_THEN_DAY = re.compile(
    r"^(?P<name>(?-i:[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,2}))"
    rf"\s+(?={_WEEKDAY},?\s\d{{1,2}}\s)",
    re.IGNORECASE,
)
# "A. B. Last Modified: 14 Oct 2010 03:19 GMT": behind the name a label of the date.
_THEN_LABEL = re.compile(
    r"^(?P<name>(?-i:[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,2}?))\s+"
    r"(?=(?:last |first )?(?:modified|updated?|published|posted|diterbitkan|diperbarui|terbit"
    rf"|tayang|dipublikasikan)(?: on| at| pada)?\s?:?\s*(?:{_WEEKDAY},?\s)?(?:\d|[a-z]{{3,9}} \d))",
    re.IGNORECASE,
)
_NO_NAME = re.compile(
    r"\b(?:published|updated|posted|last|first|diterbitkan|diperbarui|tayang|terbit|rilis|"
    r"dipublikasikan|hari|tanggal|date)\b", re.IGNORECASE
)  # fmt: skip
# American pages write the month first; their zone gives them away.
_AMERICAN = re.compile(
    r"(?P<month>\d{1,2})/(?P<day>\d{1,2})/(?P<year>\d{4})(?=.{0,20}\b[ECMP][SD]?T\b)"
)
# Deutsche Welle prints the day in figures, then in words.
_TWICE = re.compile(r"^\d{1,2}/\d{1,2}/\d{4}(?=[A-Z\d][a-z\d]* ?\w)")
# What stands before a writer's name, and before that of somebody else who made the story.
WRITER = re.compile(
    r"(?:oleh(?: (?:wartawan|reporter|koresponden|kontributor)(?: kami| kita)?)?(?=\b)|by|"
    r"(?:tim )?penulis(?: utama)?|reporters?|pewarta|laporan (?:wartawan|jurnalis|kontributor)|"
    r"wartawan|"
    r"jurnalis|kontributor|laporan|authors?|writers?|teks|"
    r"written by|story by|words by|reporting by|ditulis oleh|dilaporkan oleh|text by)\b\s*[:.]?\s*",
    re.IGNORECASE,
)
OTHER_ROLE = re.compile(
    r"(?:editor|penyunting|redaktur|uploader|editing by|edited by|additional reporting by|"
    r"writing by|produser|"
    r"penerjemah|translator|video by|fotografer|photographer|photos by)\b\s*[:.]?\s*",
    re.IGNORECASE,
)
# "Redaktur & Reporter : A. B.": whoever is the writer too is the writer.
_WRITING = (
    r"(?:penulis|reporter|pewarta|wartawan|jurnalis|kontributor|writer|author|rep|teks|naskah)"
)
_EDITING = r"(?:editor|penyunting|redaktur|uploader|produser|fotografer|foto|red)"
_BOTH = re.compile(
    rf"(?:{_EDITING}\s*(?:&|/|\+|,|dan|and)\s*(?={_WRITING}\b)"
    rf"|{_WRITING}\s*(?:&|/|\+|,|dan|and)\s*(?=(?:{_EDITING}|{_WRITING})\b))",
    re.IGNORECASE,
)
# The town or rank behind the role: `Kontributor Semarang: A. B.`, `Reporter magang: A. B.`
_LOCAL = re.compile(
    r"(?:koresponden|(?:kontributor|koresponden|reporter|wartawan|jurnalis|penulis|pewarta)"
    r" (?!(?:foto|photo|video|gambar|dan|editor)\b)[\w-]{3,20}(?: [\w-]{3,20})?)(?=\s?:)",
    re.IGNORECASE,
)
_ANY_ROLE = re.compile(rf"(?:{_WRITING}|{_EDITING})\b", re.IGNORECASE)


# What a writer is outside a newsroom, as opinion pages print it below the name. It stands among
# the first words: `Timor-Leste joins Asean as 11th member` is a headline.
_POSTS = re.compile(
    r"(?:[^\s,]+,? ){0,3}?\(?(?:pengamat|dosen|peneliti|guru besar|profesor|professor|lecturer|"
    r"fellow|researcher|universitas|university|institut|institute|college|direktur|director|ketua|chair|anggota|"
    r"member|mahasiswa|student|candidate|sastrawan|novelist|author of|penulis buku|pegiat|aktivis|"
    r"activist|advokat|lawyer|economist|ekonom|historian|sejarawan|analis|analyst|pendiri|founder|"
    r"kolumnis|columnist|correspondent|koresponden|editor|reporter|scholar|ambassador|mantan|"
    r"former)\b",
    re.IGNORECASE,
)


def is_post(text: str) -> bool:
    """Return whether a line says what a writer is: `Dosen geofisika`, `Professor of Law, Leeds`."""
    return (
        bool(_POSTS.match(text)) and len(text.split()) <= _LONGEST_POST and text[-1:] not in ".?!"
    )


def respell(line: str) -> str:
    """Return the line of credits in the spelling that `byline` reads. Cost is linear."""
    line = _FEED.sub("By ", _FILED.sub("", line))
    line = _PUT_UP.sub("By ", plain_role(_TAIL.sub("", _ROLE_LABEL.sub("", line))))
    line = _HANDLE.sub("", _AGENCIES.sub("", _READING.sub("", line)))
    line = _TOWN.sub("", _NEXT.sub(" | ", line))
    line = _ON_DAY.sub(" | ", line) if _LABELLED.match(line) else line
    for form, label in _ABBREVIATED:
        line = form.sub(label, line)
    line = _WITH.sub(", ", _BEHIND.sub(r" | \g<role>: \g<name>", line)).strip(" |,")
    employed = _EMPLOYER.match(line)
    line = employed["writer"] if employed else line
    line = _part_post(line)
    named = _THEN_DAY.match(line) or _THEN_LABEL.match(line)
    if named and not _NO_NAME.search(named["name"]):
        line = f"{named['name']} | {line[named.end() :]}"
    return _AMERICAN.sub(_write_day, _TWICE.sub("", line))


def plain_role(line: str) -> str:
    """Return the line with "Reporter:" for a writer's role that other words go with."""
    local = _LOCAL.match(line)
    if local:
        return f"Reporter{line[local.end() :]}"
    both = _BOTH.match(line)
    if not both:
        return line
    role = _ANY_ROLE.match(line, both.end())
    return f"Reporter:{line[role.end() :].lstrip(' :')}" if role else line


def _part_post(line: str) -> str:
    """Return the line with a comma between a whole name and the post behind it."""
    name, *post = _POST.split(line, maxsplit=1)
    if "," in name and " " not in name.rsplit(",", 1)[1].strip():
        return line  # "By A. B., Herald-Times Staff Writer"
    words = re.sub(r"(?i)^(?:by|oleh)\s", "", name).split()
    if len(words) < 2 or any(_IS_BEAT.fullmatch(word) for word in words):
        return line
    return ", ".join([name, *post])


def _write_day(found: re.Match[str]) -> str:
    if int(found["month"]) > 12:
        return found[0]
    return f"{found['year']}-{int(found['month']):02}-{int(found['day']):02}"
