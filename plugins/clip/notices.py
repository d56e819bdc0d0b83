"""What news sites say to their readers between the lines of a story; judges nothing itself.

Sentences that ask, thank or warn: `furniture` holds the labels and the buttons.
"""

from __future__ import annotations

import re


def _any(*forms: str) -> re.Pattern[str]:
    return re.compile("|".join(forms), re.IGNORECASE)


# An order to the reader: stories are told in sentences that begin with something else.
_ORDER = (
    r"(?:please |simply |just )?(?:sign up|subscribe|join|download|get|follow|register|click"
    r"|listen|read|gift|share(?= (?:the|your|with|articles?|stories)\b)"
    r"|never miss|don['’]t miss|stay up|(?:like|find|share|support|contact|email|send|visit|see"
    r"|watch|add|check out|keep up with) (?:us|our|this|more of our))\b"
)
_WARES = (
    r"\b(?:newsletters?|inbox|e-?mails|e-?mail alerts?|apps?|whatsapp|telegram|google (?:news|play)"
    r"|app store|podcasts?|youtube|facebook|instagram|twitter|tiktok|linkedin|threads"
    r"|notifications|push alerts|premium|e-?paper|channel|our (?:site|website|coverage|live|daily"
    r"|weekly|free)|here|subscribe|sign up|for free|social media|subscribers?"
    r"|(?:your )?friends|your (?:experiences?|opinion|feedback)|ads?-free|breaking news)\b"
)
_ORDER_ID = (
    r"(?:silakan |yuk,? |ayo,? |jangan lupa (?:untuk )?|mari )?(?:gabung|bergabung(?:lah)?|ikuti"
    r"|unduh|download|dapatkan|simak|klik|kunjungi|cek|temukan|pantau|nikmati|baca|jangan lewatkan"
    r"|jangan ketinggalan|tonton|saksikan|dengarkan|subscribe|update|berlangganan|install|follow)\b"
)
_WARES_ID = (
    r"(?:\bgoogle (?:news|play)|\bapp store|\bplay store|\bwhatsapp|\bwa channel|\btelegram"
    r"|\be-?mail (?:kamu|anda|mu)\b"
    r"|\bnewsletter|\bnawala|\bbuletin|\be-?paper|\byoutube|\bmedia sosial|\bkami\b|\bklik di sini"
    r"|\blink (?:ini|berikut|di bawah)|\btautan (?:ini|berikut)|\.com\b|\.id\b|@\w{3}"
    r"|(?-i:\bdi sini\b))"
)

# What a search engine or an archive prints above the copy of a page that it kept.
_KEPT = r"(?:cached?|snapshot|archived?|captured?|tembolok|arsip|salinan)"
_PAGE = r"(?:https?://|(?:web ?)?pages?\b|halaman\b|laman\b|versi(?:on)?\b|original\b)"

NOTICES: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "line of a kept copy of the page",
        _any(
            rf"(?:this|below) is .{{0,40}}\b{_KEPT}\b.{{0,40}}{_PAGE}.{{0,250}}",
            rf"(?:berikut|ini) (?:adalah|ialah) .{{0,40}}\b{_KEPT}\b.{{0,40}}{_PAGE}.{{0,250}}",
            rf"you (?:have reached|are viewing|are looking at) .{{0,40}}\b{_KEPT}\b.{{0,200}}",
            r"(?:the )?(?:current |live )?page (?:could|may|might) have changed\b.{0,200}",
            r"these (?:search )?terms\b.{0,20}(?:highlighted|only appear)\b.{0,200}",
            r"(?:you searched for|(?:istilah|kata) (?:penelusuran|pencarian) ini)\b.{0,200}",
            r"tip: to quickly find your search term\b.{0,200}",
            r"(?:(?:full|text-only|cached|current) version|view source|versi (?:lengkap|teks saja"
            r"|hanya teks)|lihat sumber| )+",
            r"(?:the )?wayback machine\b.{0,5}https?://\S+|[\d,.]{1,7} captures|about this capture"
            r"|archived from the original\b.{0,60}",
        ),
    ),
    (
        "invitation to a newsletter",
        _any(r"(?:.{2,30} )?newsletters?(?: sign-?ups?)?|(?:newsletter )?sign-?up|daftar nawala"),
    ),
    (
        "who else worked on it",
        _any(
            r"(?-i:[A-Z])[^!?]{1,160} contributed (?:to this (?:report|story|article)|reporting)"
            r"\b.{0,40}",
            r"[—–-]* ?with assistance (?:from|by) .{3,160}",
            r"additional (?:reporting|writing|research) by .{3,160}",
            # "Associated Press writers around the country contributed, including A. B. in C."
            r"(?-i:[A-Z])[\w .'’]{1,60}\b(?:writers?|reporters?|journalists?|correspondents?"
            r"|staff)\b.{0,120}"
            r"\bcontributed(?: to this \w{4,8}| reporting|,? including .{3,120})?\W*",
        ),
    ),
    (
        "place of a video or an embed",
        _any(r"\d{1,2}:\d{2}(?::\d{2})?"),
    ),
    (
        "call to send it on",
        _any(
            r"(?:please )?(?:share|forward|send|pass) (?:this|it)\b[^\"“”]{0,60}\b(?:friends?"
            r"|family|groups?|others|everyone)\b.{0,40}|spread the word\b.{0,40}",
            # "Yuk gabung grup Kabar Budaya", "Come join our group": no story calls on its readers.
            r"(?:yuk|yuks|ayo|mari|silakan|jangan lupa)\W+(?:kita |untuk )?(?:ber)?(?:gabung|join"
            r"|ikuti|follow|masuk|bagikan|sebarkan|share)\b[^\"“”]{0,120}\b(?:grup|group|kanal|"
            r"channel|saluran|komunitas|teman|kerabat|keluarga|medsos|akun)\b[^\"“”]{0,80}",
            r"(?:gabung|join) (?:di |ke |our |my )?(?:grup|group)\b[^.\"“”]{0,120}"
            r"|(?:please |come )(?:and )?join (?:our|my|the) [^\"“”]{0,60}\bgroup\b.{0,80}",
        ),
    ),
    ("place of a picture", _any(r"\+ ?\d{1,3}|\d{1,3} ?/ ?\d{1,3}|(?:image|photo|foto) \d{1,3}")),
    (
        "call to follow",
        _any(
            rf"{_ORDER}[^\"“”]{{0,240}}{_WARES}[^\"“”]{{0,160}}",
            rf"{_ORDER_ID}[^\"“”]{{0,240}}{_WARES_ID}[^\"“”]{{0,160}}",
            r"(?:telah |sudah )?(?:tersedia|hadir|available) (?:di|on|in) .{0,40}"
            r"(?:app store|google play|play store)\b.{0,60}",
            r"(?:get|stay|keep) (?:the latest|up to date|informed|connected)\b.{0,160}",
            r"(?:have|got) (?:a |any )?(?:news )?(?:story|tips?|question|confidential)\b.{0,200}"
            r"\b(?:email|contact|get in touch|us|here|reporters?)\b.{0,120}",
            r"for .{0,60}\b(?:news|stories|coverage|updates)\b.{0,60}"
            r"\b(?:subscribe|sign up|follow|click|visit|go to)\b.{0,80}",
            r"(?:untuk|for) (?:berita|informasi|more|the latest)\b.{0,80}\b(?:kunjungi|klik|ikuti"
            r"|follow|visit|click|sign up|go to)\b.{0,120}",
            r"(?:ikuti|baca|simak) (?:terus )?(?:berita|artikel|konten|informasi|perkembangan)"
            r"[^.]{0,120}\b(?:di|pada|melalui|lewat) [A-Z@][^.]{0,60}\.?[^.]{0,20}",
        ),
    ),
    (
        "notice of the site",
        _any(
            r"this (?:article|story|piece|op-?ed|post|column)"
            r"(?: (?:was|is|has been|also|first|originally|may))+ (?:first |originally |been "
            r"|previously |also )*(?:published|appeared?|updated|produced|translated|corrected"
            r"|amended|edited|republished|supported|funded|syndicated|generated|written|part of"
            r"|contain|reproduced|provided|sourced)\b.{0,200}",
            r"this (?:article|story|piece|post) (?:first |originally )?"
            r"(?:appears?|appeared|contains?)\b.{0,160}",
            r"(?:artikel|berita|tulisan|konten|naskah|opini) ini (?:(?:telah|sudah|pernah|pertama"
            r" kali|juga|adalah) )*(?:tayang|terbit|diterbitkan|dipublikasikan|dimuat|ditayangkan"
            r"|diperbarui|disadur|diolah dari|diterjemahkan|dikutip dari|iklan|advertorial|hasil"
            r" kerja sama|bagian dari|merupakan (?:hasil |bentuk )?(?:kerja ?sama|bagian|konten)"
            r"|tidak (?:mewakili|mencerminkan)|(?:bukan|merupakan) (?:tanggung jawab|opini))"
            r"\b.{0,200}",
            r"(?:correction|clarification|editor['’]s note|koreksi|ralat|catatan redaksi)"
            r"(?: \([^()]{3,40}\))?\s?: .{0,290}",
            r"(?:the )?(?:views|opinions)(?: and opinions)? expressed\b.{0,240}",
            r"[(*) ]*(?:isi|tulisan|pandangan|opini)\b.{0,60}\b(?:tanggung jawab penulis"
            r"|tidak mewakili|tidak mencerminkan)\b.{0,120}",
            r"[(*) ]*(?:penulis|the (?:author|writer)s?) (?:adalah|merupakan|is|are) .{5,240}",
            r"\*+ ?[A-Z][^.]{3,60}, (?:(?:adalah|is|are) )?(?:an? |the )?"
            r"(?:jurnalis|wartawan|penulis|peneliti|dosen|pegiat|kontributor|pengamat|journalist|writer|reporter)\b.{0,200}",
            r"tulisan dari .{2,60} tidak mewakili .{0,80}",
            r"(?:you['’]ve|you have) (?:reached|read|hit|used)\b.{0,40}"
            r"\b(?:articles?|stories|limit)\b.{0,80}",
            r"(?:in a time of|at a time when|now more than ever)\b.{0,120}\bjournalism\b.{0,120}",
            r"(?:by subscribing|your (?:support|subscription|donation)),? .{0,40}\bus\b.{0,120}",
            r"allow content (?:provided )?by .{2,60}|allow and continue"
            r"|this (?:article|story|page) includes content\b.{3,280}",
            r"(?:disclosure statement|pernyataan pengungkapan|"
            r"(?:view|lihat) (?:all|semua) (?:partners|mitra))\W*"
            r"|(?:the|para) (?:authors?|penulis) (?:do not|does not|tidak) (?:work|bekerja)\b"
            r".{3,290}"
            r"|.{3,120}\b(?:provides? funding|memberikan dana) (?:as a member|sebagai anggota)\b"
            r".{0,80}",
            # What a paper asks of readers who saw it happen.
            r"(?:are|were|have) you (?:been )?(?:in|at|affected|a witness|there)\b.{0,140}[?.] "
            r".{0,60}\b(?:share|tell us|contact|email|get in touch)\b.{0,160}",
            r"please include (?:a|your) (?:contact|phone|telephone)\b.{0,160}",
            r"(?:you can also |do )?(?:get|keep) in touch\b.{0,120}",
            r"please read our terms\b.{0,120}",
            r"(?:tweet|upload)\s?: ?@\w{3,40}",
            r".{3,60} is (?:a|the) (?:member|part) of (?:the|a) .{3,60}\bnetwork\b.{0,80}",
            r"thank(?:s| you) for .{3,80}|terima kasih (?:telah|sudah|atas) .{3,80}",
            r"this (?:video|audio|content|image|embed|media) (?:(?:can ?not|can['’]t|could not) be"
            r"|(?:is not|isn['’]t|is no longer) available|is generated)\b.{0,120}",
            r"to (?:play|view|watch|see) this (?:video|content|media|audio)\b.{0,120}",
            r"your browser (?:does not|doesn['’]t|is)\b.{0,120}"
            r"|(?:please )?enable java ?script\b.{0,80}",
            r"browser (?:anda|kamu) tidak\b.{0,80}|video ini tidak\b.{0,60}",
            r"(?:ap|afp|reuters|bloomberg|the associated press)\b.{0,60}\b(?:is solely responsible"
            r"|receives (?:financial )?support)\b.{0,160}",
            r"(?:manage|accept|reject|manage your) (?:all )?(?:cookies?|privacy|consent)\b.{0,60}",
            r"(?:situs|website|site|we|kami|this site|this website) (?:ini )?(?:uses?|menggunakan)"
            r" (?:cookies?|kuki)\b.{0,200}",
            r"this (?:copy|page) is for your personal\b.{0,160}",
            r"(?:lihat|view|see) (?:konten|artikel|berita)?\s?(?:asli|original)\b.{0,60}"
            r"|view (?:original )?comments.{0,20}",
            r"(?:this is )?(?:a )?(?:developing|breaking)(?: news)? story\b.{0,120}",
            r"ini (?:adalah )?berita (?:yang )?(?:masih )?berkembang\b.{0,80}",
            r"(?:disclaimer|penafian|sanggahan|peringatan isi|content warning)\W.{0,290}",
            r"(?:this (?:is|was) )?(?:an? )?ai[- ]generated\b.{0,160}",
            r"(?:generated|summarised|summarized|translated|diterjemahkan|dirangkum|diringkas)"
            r" (?:by|using|with|oleh|dengan) (?:ai|kecerdasan|google|artificial)\b.{0,120}",
            r"(?:the )?bbc is not responsible\b.{0,120}|quotes? (?:delayed|displayed)\b.{0,160}",
            r"(?:all quotes|data|market data) (?:delayed|provided)\b.{0,120}",
            r"(?:powered|presented|supported|didukung|dipersembahkan) (?:by|oleh) \S.{0,40}",
        ),
    ),
    (
        "call to subscribe",
        _any(
            r"(?:you (?:can |have |must |need )?|anda (?:harus |perlu |dapat )?)(?:read|register"
            r"|subscribe|log ?in|membaca|berlangganan|masuk)\b.{0,160}\b(?:subscriber|subscribing"
            r"|account|free|artikel|articles?|akun|pelanggan)\b.{0,80}",
            r"(?:this (?:article|content|story)|artikel ini|konten ini) (?:is|hanya|khusus|untuk)"
            r"\b.{0,80}\b(?:subscribers?|members?|pelanggan|premium|anggota)\b.{0,80}",
            r"(?:unlock|get) (?:unlimited|full|this|digital|all)\b.{0,160}"
            r"|try (?:unlimited|.{0,20}free)\b.{0,80}|cancel any ?time.{0,60}",
            r"(?:limited time|special|penawaran) (?:offer|terbatas|khusus)\b.{0,120}",
            r"(?:donate|become a member|dukung kami)\b[^.?!]{0,80}\W?",
        ),
    ),
    (
        "buttons",
        _any(
            r"(?:lanjut(?:kan)?|teruskan|terus) (?:membaca|baca)\b.{0,40}"
            r"|(?:continue|keep|start) reading\b.{0,60}|read (?:on|more|full|less)\b.{0,30}"
            r"|(?:scroll|swipe|geser|gulir)(?: (?:down|up|ke bawah|untuk|to|for))\b.{0,60}"
            r"|(?:tap|click|klik|ketuk) (?:to|here|untuk|di sini)\b.{0,60}",
            r"(?:small|medium|large|normal|default|kecil|sedang|besar)(?: (?:text|teks))?"
            r"|text|teks",
            r"(?:star|mark(?: as)? (?:read|unread)|archive|highlight|tandai|arsipkan"
            r"|favorit(?:kan)?"
            r"|share|save|print|email|comments?|visit website|open|buka|baca nanti|read later"
            r"|simpan|bagikan|cetak|komentar|listen|dengarkan|gift|report|laporkan|menu|search|cari"
            r"|pencarian|close|tutup|back|kembali|next|prev(?:ious)?|play|pause|mute|unmute|live"
            r"|expand|collapse|copy|salin|translate|terjemahkan|more|lainnya|opsi|options"
            r"|follow(?:ing)?|ikuti|subscribe|notifications?|bookmark)"
            r"(?:\W+(?:star|mark as (?:un)?read|share|save|print|email|comments?|visit website|open"
            r"|save|simpan|bagikan|cetak|listen|gift|article|komentar|follow|more|\d{1,4})){0,8}",
            r"(?:previous|next|prev) (?:item|article|story|post)\b.{0,120}"
            r"|(?:artikel|berita|pos) (?:sebelumnya|berikutnya|selanjutnya)\b.{0,120}",
            r"(?:close|play|share|menu|search|next) button|button .{2,20}",
            r"help keep .{3,30} informed\b.{0,60}|story continues\W*|posted \d.{0,20}",
            r"verified(?: \w+)?|terverifikasi|opens? (?:in )?(?:a )?new (?:tab|window)"
            r"|link copied.{0,30}|exit (?:full ?screen|reader).{0,20}|tap to unmute"
            r"|\d{1,2}:\d{2} ?/ ?\d{1,2}:\d{2}|duration:? [\d:]+.{0,30}|\d+ (?:seconds|detik)",
            r"(?:set|make|add|jadikan|pilih)\b.{0,40}\b(?:preferred|pilihan|utama)\b.{0,30}"
            r"\b(?:source|sumber|google)\b.{0,20}",
        ),
    ),
    (
        "link to another story",
        _any(
            r"(?:paling|most|ter)\s?(?:populer|popular|banyak dibaca|dibaca|dicari|baru|hangat"
            r"|viewed|read|watched|shared|commented|recent)\W*",
            r"(?:tim|the) (?:editor|penulis)|(?:suggested|recommended) topics?:?",
            r"(?:recommended|rekomendasi|pilihan|selected|disarankan|suggested)"
            r" (?:for you|untuk(?:mu| (?:anda|kamu))|by .{2,30})\W*",
            r"(?:more|lebih banyak|lainnya) (?:from|in|on|dari|tentang|about|stories"
            r"|news)\b[^.?!]{0,50}",
            r"(?:latest|berita) (?:in|from|news|videos?|terkini|hari ini|foto|utama)\b[^.?!]{0,30}",
            r"(?:what to|must|worth) (?:read|watch|a read)(?: next)?\W*|promoted(?: by .{2,30})?"
            r"|around the web\W*|you['’]ll (?:also )?like\W*|sponsor(?:ed)? (?:links?|content"
            r"|stories)"
            r"|in this (?:article|story|section)\W*|topics? (?:in|mentioned)\b.{0,40}"
            r"|about the authors?|tentang penulis|profil penulis|discover more\W*"
            r"|(?:baca )?(?:berita|artikel) (?:lain|lainnya|rekomendasi)\W*|editors['’] picks?"
            r"|dari (?:jaringan|partner|mitra)\b.{0,30}|news feed|network|konten (?:premium"
            r"|menarik)",
            r"recommended stories"
            r"|save articles to read later\b.{0,60}",
            r"lihat [A-Z]?\w+ selengkapnya|baca lainnya|indeks berita.{0,20}",
        ),
    ),
)
# "More On This Topic": the headlines of other stories stand below it.
LINKS_BELOW = _any(
    r"[\W_]*(?:more|read|must|also|related|recommended|keep|baca|simak|berita|artikel|don['’]t"
    r"|what to|up next|next up|top|latest|trending|popular|watch|see|explore|further|in case"
    r"|you (?:may|might)|rekomendasi|terkait|pilihan|populer|lihat)\b[^.?!]{0,12}?"
    r"\b(?:on this(?: topic| story)?|on [A-Z]\w+|reading|read(?:s| next)?|also(?: like)?|juga"
    r"|stor(?:y|ies)|articles?|coverage|terkait|lainnya|pilihan|populer|miss|videos?"
    r"|links?|news|terbaru|reports?|you missed it|this|next)\W*"
)
