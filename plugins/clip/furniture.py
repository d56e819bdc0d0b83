"""What the furniture of news sites looks like, line by line; judges nothing itself.

From the pages of detik, Kompas, Antara, Tempo, CNN Indonesia, Liputan6, Republika, BBC, Reuters
and AP. Every pattern is for a whole line, capitals or not.
"""

from __future__ import annotations

import re

from plugins.clip.labels import INITIALS


def _any(*forms: str) -> re.Pattern[str]:
    return re.compile("|".join(forms), re.IGNORECASE)


# What stands where a page shows a picture: the line below may well be its caption.
PICTURE_MARK = _any(
    r"(?:zoom-?in(?:-white)? ?)?(?:lihat foto|perbesar)\W*|zoom-?in(?:-white)?",
    r"view (?:photo|gallery)\W*|(?:view|open) image in (?:fullscreen|gallery)",
    r"(?:klik (?:untuk )?)?perbesar(?: gambar| foto)?|(?:click to )?enlarge(?: this)?(?: image)?",
    r"(?:toggle|hide|show) caption|image|gambar|foto",
    r"\[(?:image|gambar|foto|cid|inline|img)\b:?[^\]]{0,200}\]",
    r"\[[\w .%-]{1,80}\.(?:jpe?g|png|gif|webp|svg)\]",
)

# (why such a line goes, the line)
RULES: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "advertisement",
        _any(
            r"[\W_]*(?:sponsor message|advertisement|advertising|iklan|advertorial|ads?|ad feedback"
            r"|paid content|(?:sponsored|promoted)(?: content)?)[\W_]*",
            r"(?:advertisement\W*)?scroll (?:to|untuk|down|ke bawah|for)\b[^.?!]*",
            r"gulir (?:ke bawah )?untuk (?:melanjutkan|membaca|lanjut)\b[^.?!]*",
            r"(?:story|article) continues below\b[^.?!]*",
            r"(?:lanjutkan|lanjut) membaca di bawah iklan",
            r"baca berita (?:tanpa|dengan sedikit) iklan\b.*",
            r"loading\W*|memuat\W*",
        ),
    ),
    (
        "call to follow",
        _any(
            r"(?:follow|ikuti) (?:us|kami|kita)\b[^.?!]*[.!:]?",
            r"(?:follow|cek|temukan|simak|ikuti|dapatkan|baca|selalu update)\b.{0,160}"
            r"\b(?:google news|whatsapp channel"
            r"|saluran whatsapp|(?:grup|channel|kanal|saluran) (?:telegram|whatsapp))\b.*",
            r"(?:mari )?(?:gabung|bergabung|join)\b.{0,120}\b(?:telegram|whatsapp|channel)\b.*",
            r"(?:dapatkan|nikmati|(?:tetap|selalu) update)\b[^.?!]{0,40}\b"
            r"(?:berita|informasi|kabar)\b.{0,120}\b(?:akun|aplikasi|ponsel|browser|notifikasi"
            r"|klik (?:di ?)?sini)\b.*",
            r"dapatkan (?:update |informasi )?berita (?:pilihan|terbaru|terkini)\b.*",
            r"(?:sign up|subscribe|berlangganan|daftar)\b.{0,120}\b(?:newsletters?|inbox|nawala"
            r"|buletin)\b.*",
            r"(?:sign up|register|subscribe) here[.!]?|daftar(?:kan)? e-?mail(?: kamu| anda)?\W*",
            r".{0,200}\bnewsletters?\b.{0,60}\b(?:sign up|subscribe)(?: here| now| today)?\W*",
            r"(?:subscribe|berlangganan|langganan|join|gabung|follow|ikuti)\s*:?\s*@\w{3,40}.*",
            r"for more [^.?!]{2,60}\b(?:create an account|sign up|subscribe)\b[^?!]{0,60}",
            r"download (?:apps?|the app|our app)\b[^.?!]*|(?:unduh|download) aplikasi\b[^.?!]*",
            r"(?-i:Follow (?:on )?[A-Z][\w' ]{2,30})|follow|ikuti|following|mengikuti"
            r"|\+ ?(?:follow|ikuti)",
        ),
    ),
    (
        "line of a newsletter",
        _any(
            r"unsubscribe\b[^.?!]{0,120}\.?|(?:to )?unsubscribe,? .{0,120}"
            r"|berhenti berlangganan\b.{0,120}",
            r"you(?:['’]re| are) (?:receiving|getting) this"
            r" (?:e-?mail|newsletter|message|because)\b.*",
            r"you (?:received|got) this (?:e-?mail|newsletter|message) because\b.*",
            r"(?:anda|kamu) menerima (?:surel|e-?mail|pesan|buletin|nawala) ini\b.*",
            r"this (?:e-?mail|newsletter) was sent to\b.*|(?:surel|email) ini dikirim ke\b.*",
            r"(?:manage|update|change|ubah|atur|kelola)(?: your)?(?: e-?mail)?"
            r" (?:preferences|preferensi|langganan|subscription)\b.{0,60}",
            r"(?:view|read|open|see|lihat|buka|baca)(?: this| surel| buletin)?"
            r"(?: e-?mail| newsletter| ini)?(?: online)?(?: in| di) (?:your |web |the )?"
            r"(?:browser|peramban)\b.{0,20}",
            r"(?:lihat|buka|view|read) (?:versi web|web version|it online|online)\b.{0,20}",
            r"(?:good (?:morning|afternoon|evening)|hello|hi there|halo"
            r"|selamat (?:pagi|siang|sore|malam))\b.{0,80}"
            r"\b(?:here|today|berikut|ini|welcome|newsletter|readers?|pembaca)\b.{0,60}",
            r"(?:was this |did someone )?forward(?:ed)? (?:this|to you)\b.{0,120}",
        ),
    ),
    (
        "invitation to a newsletter",
        _any(
            r"(?:enter|masukkan) (?:your|alamat) e-?mail\b[^.?!]{0,40}",
            r"(?:email|e-mail address|your email|alamat email)\W*|i would like to be emailed\b.*",
            r"privacy (?:notice|policy)\b.*|(?:kebijakan|pemberitahuan) privasi\b.*",
            r"by (?:registering|signing up|subscribing|entering|clicking|continuing)\b.{0,60}"
            r"\byou agree\b.*|dengan (?:mendaftar|berlangganan|melanjutkan),? (?:anda|kamu)\b.*",
            r"(?:view|see|get|lihat) (?:more|all|our) newsletters?",
            r"sign up (?:to|for) [A-Z].{0,80}",
        ),
    ),
    (
        "call to subscribe",
        _any(
            r"(?:premium|exclusive to subscribers|for subscribers|khusus pelanggan)",
            r"(?:subscribe|register|log ?in|sign in|berlangganan|langganan|daftar|masuk)"
            r" (?:now|today|sekarang|to (?:continue|read)|untuk (?:melanjutkan|membaca))"
            r"\b[^.?!]{0,60}[.!]?",
            r"to read (?:the )?full (?:story|article)\b.{0,40}",
            r"start(?:ing|s)? from (?:idr|rp|usd|us\$|\$|£|€) ?[\d.,]+.{0,30}",
            r"(?:already|sudah) (?:a subscriber|have an account|berlangganan|punya akun)\b.{0,40}",
            r"support (?:the|us|our)\b[^.?!]{0,40}|fund independent journalism",
            r"(?:print )?subscriptions?|subscribe|berlangganan",
        ),
    ),
    (
        "call to send it on",
        _any(
            r"(?:mohon |tolong |silakan |ayo )?(?:di)?(?:bagikan|sebarkan|share|forward|teruskan) "
            r"(?:ke|kepada|to|ya|dan)\b(?! warga).{0,80}\b(?:grup|group|keluarga|teman|saudara|"
            r"family|friends|semua|everyone)\b.{0,80}",
            r"(?:ayo |mari |mohon )?viralkan\b.{0,60}|semoga (?:bermanfaat|berguna)\W*",
        ),
    ),
    (
        "copyright line",
        _any(
            r"(?:copyright|hak cipta)\s*(?:©|@|\(c\)|\d{4}|by\b|dilindungi).*",
            r"(?:©|\(c\))\s*\d{4}.*|©.{0,80}\b\d{4}\b.*|©[^?!]{2,80}\ball rights\b.{0,40}",
            r"[^.?!]*\ball rights? reserved\W*",
            r"dilarang (?:keras )?(?:mengambil|mengutip|menyalin|menyebarluaskan|memperbanyak)\b.*"
            r"\b(?:konten|isi|artikel|berita|tulisan)\b.*",
            r"our standards:.*",
        ),
    ),
    (
        "mark of the end",
        _any(
            r"[-–—*#=~(\[ ]{1,8}(?:the end|ends?|30|selesai|tamat|habis|sekian)[-–—*#=~)\] ]{0,8}",
            r"(?-i:ENDS?|Ends|TAMAT|SELESAI)\W{0,3}",
        ),
    ),
    ("mark of an end or a break", _any(r"(?:# ?){2,6}")),
    (
        "page numbers",
        _any(
            r"halaman (?:selanjutnya|berikutnya|sebelumnya|\d+(?: ?(?:dari|/) ?\d+)?)\W*",
            r"(?:baca|bersambung ke|lanjut ke) halaman (?:berikutnya|selanjutnya)\W*",
            # Papers: "(Bersambung ke hal 11 kol 1-3)", "Continued on page A4", "See FIRE, A6".
            r"\(?(?:bersambung|sambungan|lanjutan|baca) (?:ke |dari )?(?:hal(?:aman)?|hlm)\.? ?\d+"
            r"\b.{0,20}"
            r"|\(?(?:continued|turn|jump)(?:s|ed)? (?:on|from|to) (?:page )?[A-Z]?\d{1,3}\W*"
            r"|(?-i:See [A-Z]{3,20}, (?:[Pp]age )?[A-Z]?\d{1,3})",
            r"\d{1,2} (?:dari|of) \d{1,2} (?:halaman|pages)",
            r"(?:next|previous) page\W*|page \d+ (?:of|/) \d+|page:?(?: \d+)+",
            r"halaman\W*|halaman:?(?: \d+)+(?: \w+)?",
            r"(?:1 2|1)(?: \d+)*(?: (?:semua|selanjutnya|next|show all|lihat semua(?: halaman)?))",
            r"1 2(?: \d+)*",
            r"(?:selanjutnya|berikutnya|next|prev|previous|sebelumnya)\W*",
            r"(?:baca )?selengkapnya\W*|(?:load|show) more\W*",
            r"tampilkan (?:semua|lebih banyak)\W*|lihat semua(?: halaman)?",
        ),
    ),
    ("place of a picture", PICTURE_MARK),
    (
        "place of a video or an embed",
        _any(
            r"\[(?:gambas|video|embed|instagram|twitter|youtube|tiktok)\b[^\]]*\]",
            r"\d{1,2}:\d{2} [-–—] (?:source|sumber)\s?: .{2,40}",
            r"(?:play|putar|tonton|watch) video\W*|gambas\s?:\s?\S.{0,40}",
            r"(?:berita |cuplikan )?video\s?: .{5,120}|(?:media|video) caption,? .{5,120}",
            r"(?:view|lihat) this post on instagram",
        ),
    ),
    (
        "comments",
        _any(
            r"\W*(?:[\d.,]+ ?(?:k|rb|ribu|jt)? )?(?:komentar|comments?)\W*",
            r"(?:komentar|comments?)\W{1,3}\d[\d.,]*\W*",
            r"(?:tulis|tinggalkan|lihat|kirim|belum ada|baca) (?:semua )?komentar\b[^.?!]{0,40}\W*",
            r"(?:leave|post|add|write|view|see|read|no)(?: all| a| more)?(?: [\d.,]+)?"
            r" (?:comments?|repl(?:y|ies))\b[^.?!]{0,30}\W*",
            r"tinggalkan (?:balasan|pesan)\W*|komentar terbanyak|most relevant|paling relevan",
            r"(?:alamat email anda tidak akan|your email address will not be) .{0,120}",
            r"all reactions\W*|semua reaksi\W*|join the (?:conversation|discussion)\W*",
            r"(?:add|leave) your comment\W*|comments are closed\W*",
        ),
    ),
    (
        "counts of readers",
        _any(
            r"\W*[\d.,]+ ?(?:k|m|rb|ribu|jt)?\+? ?(?:views?|shares?|likes?|reactions?|replies"
            r"|reposts|suka|kali dibaca|kali dilihat|kali dibagikan|pembaca|dilihat|dibaca"
            r"|dibagikan|x)\W*",
            r"\W*(?:post views|views|dibaca|dilihat|reads|hits|shares)\s*:?\s*[\d.,]+"
            r"(?: ?(?:k|rb|ribu|kali|x|times))?\W*",
            r"[\d.,]+(?:k|m| ?rb| ?jt)",
            # What a channel's readers did: "👍 214   🔥 96   👁 12,4K".
            r"(?=.{0,40}[\u2600-\u27bf\U0001f300-\U0001faff])\W{0,6}"
            r"(?:\d[\d.,]{0,9}(?: ?(?:k|m|rb|jt)\b)?\W{1,6}){1,12}"
            r"(?:\d[\d.,]{0,9} ?(?:k|m|rb|jt)?)?",
        ),
    ),
    (
        "buttons",
        _any(
            r"(?:like|suka|reply|balas|comment|komentari|share|bagikan|send|kirim)"
            r"(?:\W+(?:like|suka|reply|balas|comment|komentari|share|bagikan|send|kirim|\d+\w?)){0,5}",
            r"favou?rites|favorit|shared with .{3,30}|public|publik",
            r"dibagikan (?:kepada|dengan|ke) .{3,30}",
            r"(?:read|baca) (?:more|selengkapnya|full story|lengkapnya)\b[^.?!]{0,40}\(?https?://\S+",
            r"\[?(?:baca|buka|lihat|read|view|continue reading)(?: di| on| at| it on)"
            r" [A-Z][\w.]{2,30}\]?(?: <[^>]*>)?",
            r"(?:copy|salin) (?:link|tautan|url)|batalkan|cancel|bookmark"
            r"|simpan artikel|save article"
            r"|(?:share|gift|give)(?: full| this)? article|read in app|purchase licensing rights.*",
            r"@\w{3,30}|https?://\S+|[^\w\s*_=~–—━─-]{1,3}|remote video url"
            r"|click here to share\b.*",
            r"like this\W*|like loading\W*|share this\W*|see (?:less|more|translation)"
            r"|lihat (?:lebih sedikit|lainnya|terjemahan)|top fan|penggemar (?:top|berat)",
            r"(?:(?:kunjungi|buka|visit) (?:situs(?: web)?|website|site)|simpan"
            r"|tandai (?:belum|sudah) dibaca|mark as (?:un)?read|save|bagikan|share| ){2,}",
            r"(?:simpan(?: untuk nanti)?|buka di situs|tandai dibaca|save for later|open in browser"
            r"|visit website|mark as read|bagikan|share)"
            r"(?:\W+(?:simpan(?: untuk nanti)?|buka di situs|bagikan|share|visit website|save"
            r"|save for later|open in browser|mark as (?:un)?read)){0,5}",
            r"a ?[+-]? ?a ?[+-]?(?: ?a ?[+-]?)?|a ?[+-]",
            r"(?:change|ukuran|text|font|perbesar|perkecil) ?(?:text |font )?"
            r"(?:size|huruf|teks|font)\W*",
            r"(?:link|tautan|url) (?:copied|disalin|tersalin)\W*",
            r"reuse this content|(?:print|cetak)(?: this| artikel)?(?: article| ini)?"
            r"|(?:add|tambahkan) (?:as )?(?:preferred|sebagai) .{0,40}google.{0,20}",
        ),
    ),
    (
        "notice of the site",
        _any(
            r"this article is (?:more than|over) .{0,20} old\W*",
            r"(?:skip past|after) newsletter promotion",
            r"download .{0,40} (?:for|untuk) (?:ios|android)\b.{0,40}",
            r"\d+ (?:artikel|berita) (?:serupa|terkait)|\d+ (?:similar|related) articles",
            r"\* ?fakta atau hoaks\?.*|a version of this article (?:appears|appeared)\b.*",
            r"listen to this article\b.*|dengarkan artikel ini\b.*|see more on:.*",
            r"do you like (?:the content of )?this (?:article|story|page)\W*"
            r"|apakah (?:artikel|berita|konten) ini (?:membantu|bermanfaat|menarik)\b.{0,40}",
            r"how relevant is this ad to you\W*|.{2,30} values your feedback",
            r"page not found|the content you requested does not exist\b.*",
            r"(?:we|kami) (?:use|menggunakan) (?:cookies|kuki)\b.*|accept(?: all)?(?: cookies)?",
        ),
    ),
    (
        "reading time",
        _any(
            r"\W*(?:(?:waktu baca|lama baca|reading time|estimasi baca)\W*)?\d{1,3}[ -]?"
            r"(?:min(?:ute)?s?|menit)(?: (?:read|reads|baca|membaca|waktu baca))?"
        ),
    ),
    (
        "time since publication",
        _any(
            r"(?:updated? |diperbarui )?\d{1,3} (?:detik|menit|jam|hari|minggu|bulan|tahun)"
            r" (?:yang )?lalu",
            r"(?:updated? )?(?:\d{1,3}|an?)"
            r" (?:second|sec|min(?:ute)?|hour|hr|day|week|month|year)s? ago",
            r"\d{1,3}[mhdwyj]|\d{1,3} (?:mgg|thn|mnt)|just now|baru saja",
        ),
    ),
    (
        "editor's initials",
        _any(
            rf"\((?:{INITIALS}(?:/{INITIALS}){{1,3}}|\*+|[a-z]{{2,10}})\)",
            r"(?-i:[a-z]{2,4}(?:-[a-z]{2,4})?(?:/[a-z]{2,4}){1,4})",
        ),
    ),
    ("dividing line", _any(r"[_*=~–—━─-]{2,}|[*_-](?: [*_-]){2,}")),
    (
        "navigation",
        _any(
            r"(?:skip|jump) (?:to\b.{0,40}|advertisement)",
            r"(?:langsung|lompat|loncat) ke konten(?: utama)?",
            # What is spoken to those who listen to a page.
            r"list (?:of \d{1,2} items?|\d{1,2} of \d{1,2})|end of list",
            r"(?:back to|kembali ke) (?:top|atas)|(?:buka|tutup|open|close) menu",
        ),
    ),
    (
        "list of other stories",
        _any(
            r"(?:(?:artikel|berita) )?(?:terkini|terbaru|terpopuler|populer)(?: (?:more|lainnya))?"
            r"\W*|(?:artikel|berita|video|foto) (?:terpopuler|populer|pilihan|lainnya)\b.{0,20}",
            r"(?:artikel|berita) (?:selanjutnya|sebelumnya|terkait)\W*|baca selanjutnya\b.*",
            r"most (?:viewed|read|popular|watched)\W*|trending(?: now)?\W*",
            r"(?:latest|top) stories\W*",
            r"live report|terkait|terpopuler|infografis|more from\b[^.?!]{0,40}",
            r"(?:also )?in (?:the|other) news\W*|elsewhere\W*|berita lain(?:nya)?\W*",
            r"explore more on these topics|more on this story\W*",
        ),
    ),
)
