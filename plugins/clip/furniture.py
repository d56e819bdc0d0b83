"""What the furniture of news sites looks like, line by line; judges nothing itself.

From the pages of detik, Kompas, Antara, Tempo, CNN Indonesia, Liputan6, Republika, BBC, Reuters
and AP. Every pattern is for a whole line, capitals or not.
"""

from __future__ import annotations

import re


def _any(*forms: str) -> re.Pattern[str]:
    return re.compile("|".join(forms), re.IGNORECASE)


# (why such a line goes, the line)
RULES: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "advertisement",
        _any(
            r"[\W_]*(?:advertisement|iklan|advertorial|(?:sponsored|promoted)(?: content)?)[\W_]*",
            r"(?:advertisement\W*)?scroll (?:to|untuk|down)\b[^.?!]*",
            r"gulir untuk (?:melanjutkan|membaca|lanjut)\b[^.?!]*",
            r"(?:story|article) continues below\b[^.?!]*",
            r"(?:lanjutkan|lanjut) membaca di bawah iklan",
        ),
    ),
    (
        "call to follow",
        _any(
            r"(?:follow|ikuti) (?:us|kami|kita)\b[^.?!]*[.!:]?",
            r"(?:cek|temukan|simak|ikuti|follow|dapatkan|baca)\b.{0,160}\b(?:google news"
            r"|whatsapp channel|saluran whatsapp|(?:grup|channel|kanal) telegram)\b.*",
            r"(?:mari )?(?:gabung|bergabung|join)\b.{0,120}\b(?:telegram|whatsapp|channel)\b.*",
            r"(?:dapatkan|nikmati|(?:tetap|selalu) update)\b[^.?!]{0,40}\b"
            r"(?:berita|informasi|kabar)\b.{0,120}\b(?:akun|aplikasi|ponsel|browser|notifikasi"
            r"|klik (?:di ?)?sini)\b.*",
            r"dapatkan (?:update |informasi )?berita (?:pilihan|terbaru|terkini)\b.*",
            r"(?:sign up|subscribe|berlangganan|daftar)\b.{0,120}\b(?:newsletters?|inbox|nawala"
            r"|buletin)\b.*",
            r"(?:sign up|register|subscribe) here[.!]?",
            r"download (?:apps?|the app|our app)\b[^.?!]*|(?:unduh|download) aplikasi\b[^.?!]*",
        ),
    ),
    (
        "copyright line",
        _any(
            r"(?:copyright|hak cipta)\s*(?:©|\(c\)|\d{4}|by\b|dilindungi).*",
            r"(?:©|\(c\))\s*\d{4}.*|©.{0,80}\b\d{4}\b.*",
            r"[^.?!]*\ball rights reserved\W*",
            r"dilarang (?:keras )?(?:mengambil|mengutip|menyalin|menyebarluaskan|memperbanyak)\b.*"
            r"\b(?:konten|isi|artikel|berita|tulisan)\b.*",
            r"our standards:.*",
        ),
    ),
    (
        "page numbers",
        _any(
            r"halaman (?:selanjutnya|berikutnya|sebelumnya|\d+(?: dari \d+)?)\W*",
            r"(?:next|previous) page\W*|page \d+ of \d+",
            r"halaman:?(?: \d+)+(?: \w+)?",
            r"1 2(?: \d+)*(?: (?:semua|selanjutnya|next|show all))?",
            r"(?:baca )?selengkapnya\W*|(?:load|show|read) more\W*",
            r"tampilkan (?:semua|lebih banyak)\W*",
        ),
    ),
    (
        "place of a video or an embed",
        _any(
            r"\[(?:gambas|video|embed|instagram|twitter|youtube|tiktok)\b[^\]]*\]",
            r"(?:play|putar|tonton|watch) video\W*|lihat foto\W*|view (?:photo|gallery)\W*",
            r"(?:view|lihat) this post on instagram",
        ),
    ),
    (
        "comments",
        _any(
            r"(?:\d+ )?(?:komentar|comments?)\W*",
            r"(?:tulis|tinggalkan|lihat|kirim|belum ada) komentar\W*",
            r"(?:leave|post|add) a comment\W*",
        ),
    ),
    (
        "reading time",
        _any(
            r"\W*(?:(?:waktu baca|lama baca|reading time)\W*)?\d{1,3}[ -]?(?:min(?:ute)?s?|menit)"
            r"(?: (?:read|baca|membaca|waktu baca))?"
        ),
    ),
    (
        "time since publication",
        _any(
            r"(?:updated? |diperbarui )?\d{1,3} (?:detik|menit|jam|hari|minggu|bulan|tahun)"
            r" (?:yang )?lalu",
            r"(?:updated? )?(?:\d{1,3}|an?) (?:second|min(?:ute)?|hour|hr|day|week|month|year)s?"
            r" ago",
        ),
    ),
    (
        "editor's initials",
        _any(r"\([A-Za-z]{2,4}(?:/[A-Za-z]{2,5}){1,3}\)", r"\(\*+\)"),
    ),
    ("dividing line", _any(r"[_*=~–—-]{2,}|[*_-](?: [*_-]){2,}")),
    (
        "navigation",
        _any(
            r"(?:skip|jump) to (?:main )?(?:content|navigation)",
            r"(?:langsung|lompat|loncat) ke konten(?: utama)?",
        ),
    ),
)

# "Baca juga" in all its forms; `rest` is another story's headline, or "" when it comes below.
LEAD_ON = _any(
    r"[\W_]*(?:(?:baca|simak|lihat|tonton|cek|saksikan) (?:juga|pula)|read (?:also|next)|also read"
    r"|see also|watch also|also watch)\b(?P<rest>.*?)[)\]]?"
)
# Words that begin a sentence as well: furniture only before a colon or alone.
LEAD_ON_LABEL = _any(
    r"[\W_]*(?:baca|simak|read more|related(?: (?:stories|articles|news|coverage|links?))?"
    r"|recommended(?: (?:stories|for you))?|more on this story|you may also like|most read|up next"
    r"|editor['’]s (?:picks?|choice)|pilihan (?:editor|redaksi)"
    r"|(?:artikel|berita) (?:terkait|lainnya|populer)|terpopuler"
    r"|rekomendasi(?: untuk (?:anda|kamu))?|video pilihan|simak video)\s*(?P<rest>:.*|)"
)
TAGS = _any(
    r"(?:tags?|topik(?: terkait)?|kata kunci|keywords?|(?:related )?topics?)\s*(?P<rest>[:：].*|)"
)
HASHTAGS = re.compile(r"#\w+(?:[\s,]+#\w+)*")

# A line of nothing but SHARE words, one of them a proof, is a share bar.
SHARE_PROOF = frozenset(
    "tercopy tersalin share bagikan facebook twitter whatsapp telegram linkedin pinterest threads"
    " flipboard tweet email e-mail print cetak listen".split()
)
SHARE = SHARE_PROOF | frozenset(
    "x telah line instagram messenger save simpan copy link salin tautan url ke via on di this"
    " article artikel ini komentar comment kirim dan and reddit dengarkan a".split()
)

# Initials that close a story's last paragraph: `... negeri. (abc/def)`.
# Others set them in square brackets, or close with asterisks, or with a desk's number `(H-3)`.
SIGNATURE = re.compile(
    r"(?<=[.!?\"”’)]) ?(?P<mark>\((?:[A-Za-z]{2,6}(?:/[A-Za-z]{2,6}){1,3}|[a-z]{3}|\*+|"
    r"[A-Z]{1,2}-\d{1,2})\)|\[[a-z]{2,4}(?:/[a-z]{2,5}){0,2}\]|\*{2,3})$"
)
