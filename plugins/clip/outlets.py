"""Names of newspapers, agencies and photo banks, so that none is taken for a person."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

# Outlets and agencies whose names stand in bylines and datelines of Indonesian and English news.
_OUTLETS = frozenset(
    name.casefold()
    for name in (
        "ABC News|AFP|Agence France-Presse|Al Jazeera|ANTARA|ANTARA News|AP|AP News|Anadolu|"
        "Anadolu Agency|Associated Press|BBC|BBC Indonesia|BBC News|BBC News Indonesia|BBC Sport|"
        "Bernama|Bisnis Indonesia|Bloomberg|CBS News|Channel NewsAsia|CNA|CNBC|CNBC Indonesia|"
        "CNN|CNN Indonesia|Detik|Detikcom|detikEdu|detikFinance|detikHealth|detikInet|detikJatim|"
        "detikJabar|detikNews|detikSport|detikTravel|Deutsche Welle|DPA|DW|DW Indonesia|EPA|"
        "Financial Times|Fox News|France 24|Getty Images|IDN Times|Interfax|iNews|iStock|"
        "Jakarta Globe|Jawa Pos|JPNN|Katadata|Kompas|KompasTV|Kontan|Koran Tempo|Kumparan|"
        "kumparanNEWS|Kyodo|"
        "Kyodo News|Liputan6|Media Indonesia|Medcom|Merdeka|Metro TV|Metrotvnews|MNC|"
        "MNC Portal|NBC News|New York Times|NPR|Okezone|Pikiran Rakyat|Pixabay|Reuters|Republika|"
        "RFI|Shutterstock|Sindonews|Sky News|Straits Times|Suara|Suara Pembaruan|TASS|Tempo|"
        "The Associated Press|The Guardian|The Independent|The Jakarta Post|The New York Times|"
        "The Straits Times|The Washington Post|Tirto|Tribun|Tribunnews|UPI|Unsplash|VIVA|VIVAnews|"
        "VOA|VOA Indonesia|Voice of America|Xinhua|"
        "ABC|ABC Australia|Antaranews|Asia News Network|Associated Newspapers|Axios|Barron's|"
        "Beritasatu|Betahita|Berita Satu|Bisnis|Bangkok Post|Business Insider|BuzzFeed News|CBC|"
        "CBC News|Caixin|Carbon Brief|China Daily|Christian Science Monitor|CNBC TV18|"
        "Daily Express|Daily Mail|Daily Mirror|Daily Telegraph|Der Spiegel|EFE|El País|"
        "Euronews|Evening Standard|Al-Monitor|Foreign Policy|FT|Free Malaysia Today|"
        "Global Times|Haaretz|Harian Jogja|Hindustan Times|HuffPost|IDX Channel|"
        "Indozone|Inside Climate News|ITV News|Jakarta Post|JawaPos|JIBI|Kaltim Post|"
        "Kedaulatan Rakyat|Koran Sindo|Kyodo|LA Times|Le Monde|Los Angeles Times|MailOnline|"
        "Mail Online|Malay Mail|Medcom.id|Mongabay|Mongabay Indonesia|MSN|MSNBC|"
        "National Geographic|NBC|New Straits Times|New Scientist|Newsweek|Nikkei|"
        "Nikkei Asia|NHK|NHK World|NU Online|NYT|Padang Ekspres|PA Media|Parapuan|PBS|"
        "PBS NewsHour|Philippine Daily Inquirer|Politico|POLITICO|Poskota|Press Association|"
        "ProPublica|Project Multatuli|Rakyat Merdeka|Radio Free Asia|Rappler|RCTI|Riau Pos|"
        "RMOL|RRI|Russia Today|SBS|SBS News|SCTV|Semafor|Serambi Indonesia|SINDO|SINDOnews|"
        "Sky Sports|Sonora|South China Morning Post|SCMP|Suara Merdeka|"
        "The Atlantic|The Age|The Australian|The Conversation|The Daily Beast|"
        "The Diplomat|The Economist|The Globe and Mail|The Hill|The Hindu|The Intercept|"
        "The Japan Times|The Korea Herald|The Mirror|The Nation|The New Yorker|The Star|The Sun|"
        "The Sydney Morning Herald|The Telegraph|The Times|The Times of India|The Verge|"
        "The Wall Street Journal|Wall Street Journal|WSJ|Times of India|Tempo English|"
        "Times Indonesia|NU Online Jatim|"
        "TheJakartaPost|TV One|tvOne|tvOnenews|TVRI|Trans TV|Tribunjateng|Tribun Jateng|"
        "Tribun Jogja|TribunJogja|Tribun Jakarta|TribunJakarta|Tribun Medan|Tribun Timur|"
        "Tribun Bali|Tribun Jabar|USA Today|Vox|Warta Kota|Washington Post|WaPo|"
        "Yahoo|Yahoo News|Yahoo Finance|Yonhap|ZDF"
    ).split("|")
)
# Written as one word: `IDXChannel`, `TribunJatim`.
_JOINED = frozenset(name.replace(" ", "") for name in _OUTLETS if " " in name)
# Agencies sell their stories to papers, so that their name does not say who printed one.
_WIRES = frozenset(
    "afp|agence france-presse|ap|associated press|the associated press|reuters|antara|bernama|dpa|"
    "efe|kyodo|kyodo news|xinhua|tass|anadolu|anadolu agency|upi|interfax|yonhap|bloomberg|pa|"
    "press association|pa media".split("|")
)
_DOMAIN = re.compile(
    r"[a-z0-9][a-z0-9-]{0,40}(?:\.[a-z0-9-]{1,20}){0,2}\."
    r"(?:com|co|id|net|org|tv|news|info|go\.id|uk|my|sg|au)(?:\+)?",
    re.IGNORECASE,
)
_TOGETHER = re.compile(r" (?:with|dengan|and|dan) ")
_PHOTO = re.compile(r"\s+(?:foto|photos?|images|pool|pictures?|archive|file)$", re.IGNORECASE)
# The parts of a newspaper, whose names stand where a writer's could.
_SECTIONS = frozenset(
    "nasional internasional dunia ekonomi bisnis olahraga politik hukum kriminal daerah regional "
    "megapolitan tekno teknologi otomotif hiburan seleb kesehatan pendidikan opini kolom editorial "
    "berita news world business sport sports home beranda peristiwa pemilu sains properti "
    "finansial keuangan politics technology entertainment lifestyle health science opinion "
    "culture travel utama terkini terbaru populer headline".split()
)
_LONGEST_TEAM = 40  # characters
# Towns and lands that stand alone where a writer's one name could.
_PLACES = frozenset(
    "jakarta bandung surabaya medan semarang makassar palembang yogyakarta jogja jogjakarta solo "
    "surakarta malang bogor depok tangerang bekasi denpasar bali padang pekanbaru batam pontianak "
    "banjarmasin balikpapan samarinda manado palu kendari ambon ternate jayapura merauke sorong "
    "manokwari kupang mataram lombok serang cirebon tegal pekalongan kudus demak magelang bantul "
    "sleman klaten madiun kediri jember banyuwangi lampung bengkulu jambi aceh lhokseumawe nias "
    "cianjur sukabumi garut tasikmalaya karawang purwakarta lumajang gresik sidoarjo papua maluku "
    "sulawesi kalimantan sumatera sumatra jawa nusantara singapore singapura kuala manila bangkok "
    "hanoi beijing tokyo seoul sydney canberra washington london paris geneva jenewa brussels "
    "berlin moscow moskwa kyiv istanbul ankara cairo kairo gaza jerusalem riyadh dubai delhi "
    "mumbai bengaluru dhaka islamabad kabul tehran teheran baghdad helsinki oslo stockholm vienna "
    "indonesia malaysia thailand vietnam philippines filipina australia china india japan jepang "
    "korea myanmar ukraine ukraina russia rusia america amerika asia europe eropa africa afrika "
    "germany jerman france prancis inggris britain israel palestine palestina iran irak iraq "
    "turkey turki mesir egypt".split()
)
_LONG_PLACES = frozenset(
    (
        "banda aceh|kuala lumpur|new york|new delhi|hong kong|bandar lampung|jawa barat|jawa timur|"
        "jawa tengah|nusa dua|labuan bajo|tanjung pinang|pangkal pinang|palangka raya|"
        "united states|united kingdom|amerika serikat|saudi arabia|arab saudi|korea selatan|"
        "south korea|north korea|korea utara|los angeles|san francisco|addis ababa|abu dhabi|"
        "phnom penh"
    ).split("|")
)
# What follows an outlet's name in that of its desk or edition: `VIVA Bola`, `Tribun Jatim`.
_DESKS = _SECTIONS | frozenset(
    "bola sport online digital network media hot otomotif inet finance daily cyber group "
    "jatim jateng jabar jogja yogya diy banten bali aceh sumut sumbar sumsel riau lampung sulsel "
    "sulut kalbar kaltim kalsel kalteng ntb ntt papua jakarta bandung surabaya medan makassar "
    "palembang manado timur pontianak banjarmasin batam solo cirebon".split()
)
_LONGEST_SECTION = 3  # words
# Of a team: `Tim Liputan` is a desk, `Tim O'Reilly` a person.
_TEAMS = frozenset(
    "cek liputan redaksi peliput investigasi riset data media kreatif produksi digital web viral "
    "penulis editor fakta humas jurnalis reporter news network harian portal".split()
)
_DESK = re.compile(r"(?P<outlet>[a-z]{4,20})[A-Z]{3,20}")
_STAFF = re.compile(
    r"(?:redaksi|team|newsroom|pusat|biro|divisi|departemen|bagian|unit|kanal)\s+\S.{0,40}"
    r"|[^\s,][^,]{0,40}\s+(?:staff|writers?|newsroom|team|desk|bureau)"
    r"|(?:tim )?redaksi|staff(?: writers?)?|admin(?:istrator)?|super ?user|webmaster"
    r"|newsroom|newsdesk|news desk",
    re.IGNORECASE,
)


# A byline's neighbours: `Rosihan Anwar - Minggu, 20 Maret 2022`. No one is called a day alone.
_CALENDAR = frozenset(
    "senin selasa rabu kamis jumat jum'at sabtu minggu ahad monday tuesday wednesday thursday "
    "friday saturday sunday hari today yesterday kemarin wib wita wit gmt utc".split()
)


def is_outlet(name: str) -> bool:
    """Return whether the name is that of an outlet or agency, as far as its own name shows."""
    name = name.strip()
    plain = name.casefold()
    return (
        plain in _OUTLETS
        or plain.removeprefix("the ").removesuffix(" news") in _OUTLETS
        or bool(_DOMAIN.fullmatch(name))
        or _desk(name) in _OUTLETS
        or (plain in _JOINED and name[:1].isupper())
    )


def name_of_desk(name: str) -> str:
    """Return the outlet of a desk that is written with it, `kumparan` of `kumparanBOLA`."""
    return _desk(name.strip()) if is_outlet(_desk(name.strip())) else ""


def _desk(name: str) -> str:
    found = _DESK.fullmatch(name)
    return str(found["outlet"]) if found else ""


def fullest_name(names: Iterable[str]) -> str:
    """Return the first of the names, in the form of a later one that writes it in full.

    `liputan6` in a header is `Liputan6.com` in the dateline.
    """
    known = [name for name in names if name]
    named = [name for name in known if not name.casefold().startswith("www.")]
    if not named:
        return known[0].removeprefix("www.") if known else ""
    first = name_of_desk(named[0]) or named[0]
    return next((name for name in named[1:] if _is_longer(name, first)), first)


def _is_longer(name: str, first: str) -> bool:
    """Return whether a name is the first in full: `Liputan6.com`, `TRIBUNJOGJA.COM`."""
    plain, short = name.casefold(), first.casefold()
    domain = bool(_DOMAIN.fullmatch(name)) and not _DOMAIN.fullmatch(first)
    if domain and plain.split(".", 1)[0].replace("-", "") == re.sub(r"\W", "", short):
        return True
    return plain.startswith(f"{short}.") or (plain.startswith(f"{short} ") and is_outlet(name))


def is_nobody(name: str) -> bool:
    """Return whether a byline's name stands for a desk or an agency, not for a person."""
    named = is_outlet(name) or bool(_STAFF.fullmatch(name.strip()))
    named = named or name.strip().casefold() in _CALENDAR
    return named or is_team(name) or bool(first_outlet(name)) or _is_desk(name)


def first_outlet(name: str) -> str:
    """Return the first of outlets that worked together, `FRANCE 24 with AFP`; else ""."""
    parts = _TOGETHER.split(name.strip())
    return parts[0] if len(parts) > 1 and all(map(is_outlet, parts)) else ""


def _is_desk(name: str) -> bool:
    """Return whether the name is an outlet's with that of its part behind it."""
    first, _, rest = name.strip().partition(" ")
    return bool(rest) and is_outlet(first) and set(rest.casefold().split()) <= _DESKS


def is_team(name: str) -> bool:
    """Return whether the name is a team's, as `Tim Liputan` or `Tim detikcom`."""
    found = re.match(r"(?i)tim\s+(?=\S)", name.strip())
    if not found:
        return False
    rest = name.strip()[found.end() :]
    if len(rest) > _LONGEST_TEAM or rest.endswith("."):
        return False  # a sentence: "Tim penyelamat mencari korban."
    person = re.fullmatch(r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+)?", rest)
    return not person or is_outlet(rest) or rest.split()[0].casefold() in _TEAMS


def is_section(name: str) -> bool:
    """Return whether the words name a part of a newspaper: `Hukum`, `Berita Utama`."""
    words = name.casefold().split()
    return len(words) <= _LONGEST_SECTION and any(word in _SECTIONS for word in words)


def is_place(name: str) -> bool:
    """Return whether the name is that of a great town or a land, alone or before a comma."""
    return name.split(",", 1)[0].strip().casefold() in _PLACES | _LONG_PLACES


def is_picture_source(name: str) -> bool:
    """Return whether a credit names an outlet, or a photographer with one (`AP Photo/A. B.`)."""
    parts = re.split(r"/| via ", name)
    return any(is_outlet(part) or is_outlet(_PHOTO.sub("", part)) for part in parts)


def is_agency(line: str) -> bool:
    """Return whether a line is what a picture's credit may be alone: `Getty Images`, `EPA/AFP`."""
    return all(map(is_outlet, line.split("/"))) and not _DOMAIN.search(line)


def is_wire(name: str) -> bool:
    """Return whether the name is that of an agency whose stories papers print."""
    return name.strip().casefold() in _WIRES
