"""The words that open, mark or close what a site hangs on a story; judges nothing itself.

Labels of links and tags, share bars, initials: `furniture` holds the lines that say it all.
"""

from __future__ import annotations

import re


def _any(*forms: str) -> re.Pattern[str]:
    return re.compile("|".join(forms), re.IGNORECASE)


# One hand's mark among initials that a slash parts: `abc`, `J-2`, `c19`, `*`.
INITIALS = r"(?:[A-Z]{2,8}|[A-Za-z]{1,3}-?\d{0,3}|[a-z][a-z0-9.-]{1,9}|\*+)"

# "Baca juga" in all its forms; `rest` is another story's headline, or "" when it comes below.
LEAD_ON = _any(
    r"[\W_]*(?:(?:baca|simak|lihat|tonton|cek|saksikan) (?:juga|pula)|read (?:also|next)|also read"
    r"|see also|watch also|also watch)\b(?P<rest>.*?)[)\]]?"
)
# Words that begin a sentence as well: furniture only before a colon or alone.
LEAD_ON_LABEL = _any(
    r"[\W_]*(?:baca|lihat|simak|tonton|read more"
    r"|related(?: (?:stories|articles?|news|coverage|links?))?"
    r"|recommended(?: (?:stories|for you))?|more on this story|most read|up next"
    r"|you (?:may|might) also (?:like|be interested in)"
    r"|editor['’]s (?:picks?|choice)|pilihan (?:editor|redaksi)"
    r"|(?:artikel|berita) (?:terkait|lainnya|populer)|terpopuler"
    r"|rekomendasi(?: untuk (?:anda|kamu))?|video pilihan"
    r"|(?:simak|saksikan|tonton) video(?: pilihan| berikut)?(?: di bawah)?(?: berikut)?(?: ini)?)"
    r"\s*(?P<rest>:.*|)"
)
# Labels in the plural: more than one headline may stand below.
MANY = re.compile(
    r"[\W_]*(?:related (?:stories|articles|news|coverage|links)|recommended|(?:artikel|berita) "
    r"(?:terkait|lainnya|populer)|pilihan (?:redaksi|editor)|most read|you may also like"
    r"|editor['’]s picks)\b",
    re.IGNORECASE,
)
# A video's title stands in quotes behind the words.
VIDEO = _any(
    r"(?:simak|tonton|lihat|saksikan|watch)(?: juga)? (?:the )?video\b[^.?!]{0,10}[\"“‘'].*"
)
TAGS = _any(
    r"(?:tags?(?: (?:terkait|terpopuler))?|topik(?: terkait)?|kata kunci|keywords?"
    r"|(?:related )?topics?|label)"
    r"\s*(?P<rest>[:：].*|)"
)
HASHTAGS = re.compile(r"#\w+(?:[\s,]+#\w+)*")

# A line of nothing but SHARE words, one of them a proof, is a share bar.
SHARE_PROOF = frozenset(
    "tercopy tersalin share bagikan facebook twitter whatsapp telegram linkedin pinterest threads"
    " messenger bluesky tumblr reddit pocket flipboard tweet email e-mail print cetak"
    " listen".split()
)
SHARE = SHARE_PROOF | frozenset(
    "x telah line instagram messenger save simpan copy link salin tautan url ke via on di this"
    " article artikel ini komentar comment kirim dan and reddit dengarkan a send feedback".split()
)

# Papers that sum a story up in points print such a word above them.
DECK = _any(
    r"(?:summary|ringkasan(?: berita)?|key (?:points|takeaways)|at a glance|in (?:short|brief)"
    r"|poin penting|intinya sih\W*|inti(?:sari| artikel| berita)?|sari berita|highlights"
    r"|what['’]s next\?)\W*"
)

# The outlet that a story closes with: `… warga. (Tribunjogja.com)`, `… – Rappler.com`.
CLOSING_OUTLET = re.compile(
    r"(?<=[.!?\"”’)]) ?(?P<mark>[(\[](?P<inner>[A-Z][\w. /]{1,30})[)\]]"
    r"| (?P<shouted>[A-Z]{2,10}(?:(?:, ?|/| AND | DAN )[A-Z]{2,10}){0,3})"
    r"|[-–—]{1,2} ?(?P<behind>[A-Z][\w.]*(?: [A-Z][\w.]*){0,3})(?:/[a-z]{2,4})?)$"
)
# What closes a story's last paragraph: `... negeri. (abc/def)`, `... [ab/cd]`, asterisks, or the
# number of a desk `(H-3)`.
_HAND = r"(?:[A-Z]{2,8}|[A-Za-z]{1,4}\d{0,3}(?:-\d{1,3})?)"
SIGNATURE = re.compile(
    rf"(?<=[.!?\"”’)]) ?(?P<mark>[(\[]{_HAND}(?:[/,;&-] ?{_HAND}){{1,6}}[)\]]|[■∎◼●□▪]"
    rf"|[-–—#*]{{1,3}} ?(?:30|(?i:ends?|selesai|tamat|habis)) ?[-–—#*]{{1,3}}|#{{2,5}}"
    rf"|\[[a-z]{{2,4}}(?:/[a-z]{{2,5}}){{0,3}}\]|\*{{2,3}}"
    rf"|\((?:{INITIALS}(?:/ ?{INITIALS}){{1,4}}|[a-z]{{2,8}}|\*+|[A-Z]{{1,2}}-\d{{1,2}}"
    r"|[\w.]{3,20}\.(?:com|id)/[\w .]{2,20})\))$"
)
