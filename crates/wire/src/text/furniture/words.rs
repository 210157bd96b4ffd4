//! The words of furniture, folded (see `fold`), a number written `#`, and `*` for anything.

/// Labels before whose story it is.
pub(super) const SOURCE: &[&str] = &[
    "kaynak", "kaynagi", "haber kaynagi", "haberin kaynagi", "kaynak site", "source", "sources", "news source",
    "story source", "original source", "المصدر", "مصدر", "مصدر الخبر", "المصادر", "منبع", "quelle", "quellen",
    "fuente", "fuentes", "fonte", "bron", "источник", "источники", "menbe", "mənbə", "cavkani", "سه‌رچاوه",
    "سەرچاوە", "πηγή", "zrodlo", "źródło", "lahde", "kilde", "kalla", "izvor", "sursa", "zdroj",
];

/// Labels before tags.
pub(super) const TAGS: &[&str] = &[
    "etiket", "etiketler", "etiketleri", "anahtar kelimeler", "anahtar kelime", "tag", "tags", "tagged",
    "tagged with", "keywords", "topics", "labels", "الوسوم", "وسوم", "الكلمات المفتاحيه", "كلمات مفتاحيه",
    "الكلمات الدلاليه", "كلمات دلاليه", "العلامات", "mots-cles", "schlagworter", "schlagworte", "themen",
    "etiquetas", "теги", "тэги", "ключевые слова", "برچسب ها", "برچسبها", "etiketlar", "acar sozler",
];

/// Labels whose values the page repeats elsewhere or that concern the site alone.
pub(super) const DROPPED_LABELS: &[&str] = &[
    "kategori", "kategoriler", "bolum", "category", "categories", "section", "filed under", "posted in", "القسم",
    "التصنيف", "تصنيف", "rubrik", "rubrique", "editor", "haber editoru", "editing by", "edited by", "المحرر المسوول",
    "haber no", "haber id", "news id", "article id", "ekleyen", "gonderen", "posted by", "paylas", "share", "شارك",
    "مشاركه", "yazi boyutu", "font size", "text size", "حجم الخط", "okuma suresi", "reading time", "وقت القراءه",
    "short link", "kisa link", "kisa url", "permalink", "الرابط المختصر", "رابط مختصر", "yorum yazin", "adiniz",
    "isim", "your name", "e-posta",
];

/// Labels before the time of a change.
pub(super) const DATE_UPDATED: &[&str] = &[
    "guncellenme tarihi", "guncelleme tarihi", "guncellenme", "guncelleme", "son guncellenme",
    "son guncelleme tarihi", "son guncelleme", "last updated on", "last updated at", "last updated", "last update",
    "updated on", "updated at", "updated", "last modified", "modified", "اخر تحديث", "تاريخ التحديث", "تحديث",
    "zuletzt aktualisiert", "aktualisiert am", "aktualisiert", "stand", "mis a jour le", "mis a jour", "actualizado",
    "обновлено",
];

/// Labels before the time of publication.
pub(super) const DATE_PUBLISHED: &[&str] = &[
    "yayinlanma tarihi", "yayimlanma tarihi", "yayinlanma", "yayimlanma", "yayin tarihi", "eklenme tarihi",
    "eklenme", "ekleme tarihi", "giris tarihi", "giris", "olusturulma tarihi", "olusturma", "haber tarihi", "tarih",
    "published on", "published at", "published", "publication date", "posted on", "posted", "date", "تاريخ النشر",
    "نشر في", "نشر بتاريخ", "نشر", "تم النشر", "التاريخ", "تاريخ", "veroffentlicht am", "veroffentlicht",
    "publie le", "publicado el", "publicado", "опубликовано", "дата",
];

/// Counters of reads, comments and minutes.
pub(super) const COUNTERS: &[&str] = &[
    // Turkish
    "bu haber*#*okun*", "bu yazi*#*okun*", "bu icerik*#*okun*", "haber*#*okundu*", "*# kez okun*", "*# defa okun*",
    "*# kere okun*", "*# kisi okudu*", "*# kisi tarafindan okun*", "okunma*#*", "# okunma*", "# okuma",
    "toplam okunma*#*", "*okunma sayisi*#*", "*okuma sayisi*#*", "*goruntulenme*#*", "*goruntuleme*#*",
    "# goruntulenme*", "# goruntuleme*", "*# kez goruntulen*", "*# defa goruntulen*", "*# kez izlen*", "hit*#",
    "# hit", "*okunma suresi*#*", "*okuma suresi*#*", "# dk okuma*", "# dk okunma*", "# dakika okuma*",
    "# dakikalik okuma*", "# dk", "# yorum*", "yorum sayisi*#*", "yorum (#", "yorumlar (#", "# begeni*",
    "# paylasim*", "okundu*#", "# okundu",
    // English
    "*read # time*", "*viewed # time*", "*seen # time*", "*been read*#*", "*been viewed*#*", "# read", "# reads",
    "# view", "# views", "view*: #", "views #", "reads*#", "read*: #", "read #", "read count*#", "hits*#", "# hits",
    "page views*#*", "*total reads*#*", "*total views*#*", "*# people read this*", "*# people have read*",
    "*# readers", "#*min read", "#*minute read", "#*minutes read", "reading time*#*", "read time*#*", "# comment",
    "# comments", "comments (#", "comment (#", "comments*: #", "# share", "# shares", "shares*#", "# like",
    "# likes", "number of reads*#*", "number of views*#*", "times read*#", "views so far*#",
    // Arabic
    "*قرئ*# مر*", "*قري*# مر*", "*قراءه*# مر*", "*قراءته # مر*", "*عدد القراءات*#*", "*عدد القراء*#*",
    "*عدد المشاهدات*#*", "*عدد الزيارات*#*", "*عدد مرات*#*", "القراءات*#*", "المشاهدات*#*", "مشاهدات*#*",
    "قراءات*#*", "الزيارات*#*", "# مشاهد*", "# قراء*", "# قارئ*", "# زياره*", "*شوهد*# مر*", "*مشاهده*# مر*",
    "*مشاهدته # مر*", "قرا هذا الخبر #*", "*اطلع على*# *", "*دقيقه للقراءه", "*دقائق للقراءه", "*دقيقه قراءه",
    "*دقائق قراءه", "مده القراءه*#*", "وقت القراءه*#*", "# تعليق*", "تعليقات (#", "التعليقات (#", "التعليقات*#",
    // Others
    "*# mal gelesen*", "*# mal aufgerufen*", "aufrufe*#*", "# aufrufe", "gelesen*#", "lesezeit*#*", "*lu # fois*",
    "*lue # fois*", "*vu # fois*", "# vues", "vues*#", "# lectures", "*leid# # veces*", "*leido # veces*",
    "*leida # veces*", "*visto # veces*", "visitas*#", "# visitas", "# lecturas", "lecturas*#", "*letto # volte*",
    "# visualizzazioni", "visualizzazioni*#", "*lido # vezes*", "# visualizacoes", "*просмотров*#*", "# просмотр*",
    "*прочитано # раз*", "*прочитали # раз*", "*прочитана # раз*", "просмотры*#*", "*بازديد*#*", "# بازديد*",
    "*# defe oxun*", "*# dəfə oxun*", "baxis*#*", "oxunub*#*", "*# keer gelezen*", "*# caran*xwend*",
    "*# car*xwend*", "xwendin*#*",
];

/// Where the readers' part of a page begins.
pub(super) const COMMENTS_BEGIN: &[&str] = &[
    "yorumlar", "yorumlar #", "yorum yap", "yorum yaz", "yorum yazin", "yorum ekle", "yorum gonder",
    "bir yorum yaz*", "yorumunuzu yazin*", "okuyucu yorumlari", "yorumunuz", "ilk yorumu siz yapin*",
    "ilk yorumu sen yap*", "ilk yorum yapan siz olun*", "henuz yorum yapilmam*", "bu habere*yorum yapilmam*",
    "bu haber icin*yorum*", "yorum yapabilmek icin*", "yorum yapmak icin*", "comments", "comments:",
    "leave a comment*", "leave a reply*", "post a comment*", "add a comment*", "write a comment*",
    "join the conversation*", "be the first to comment*", "no comments yet*", "log in to comment*",
    "sign in to comment*", "you must be logged in*", "reader comments*", "التعليقات", "تعليقات", "تعليقات القراء",
    "اضف تعليق*", "اضافه تعليق*", "اترك تعليق*", "اكتب تعليق*", "كن اول من يعلق*", "لا توجد تعليقات*",
    "لا يوجد تعليقات*", "kommentare", "kommentar schreiben*", "schreiben sie einen kommentar*", "commentaires",
    "laisser un commentaire*", "comentarios", "deja un comentario*", "комментарии", "оставить комментарий*",
    "serhler", "sərhlər",
];

/// Labels before links to other stories.
pub(super) const RELATED: &[&str] = &[
    "ilgili haberler", "ilgili haber", "benzer haberler", "diger haberler", "ayrica okuyun", "ayrica bakiniz",
    "bunlar da ilginizi cekebilir", "ilginizi cekebilir", "onerilen haberler", "sizin icin sectiklerimiz",
    "son haberler", "cok okunanlar", "en cok okunanlar", "onceki haber", "sonraki haber", "bunu da oku",
    "bu haberi de okuyun", "related", "related news", "related stories", "related articles", "related topics",
    "read also", "also read", "see also", "read next", "more on this story", "more from", "most read",
    "most popular", "you may also like", "recommended", "recommended stories", "previous article", "next article",
    "previous", "next", "don't miss", "اخبار ذات صله", "مواضيع ذات صله", "موضوعات ذات صله", "مقالات ذات صله",
    "اقرا ايضا", "اقرا المزيد", "الاكثر قراءه", "اخبار متعلقه", "قد يعجبك ايضا", "الخبر السابق", "الخبر التالي",
    "شاهد ايضا", "mehr zum thema", "lesen sie auch", "a lire aussi", "lire aussi", "lea tambien", "leia tambem",
    "читайте также",
];

/// Buttons, captions of advertisements and the like, as whole lines.
pub(super) const BUTTONS: &[&str] = &[
    "reklam", "reklamlar", "reklam alani", "ilan", "sponsorlu*", "advertisement", "advertisements", "ad", "ads",
    "sponsored*", "اعلان", "اعلانات", "anzeige", "publicite", "publicidad", "реклама", "a+ a-", "a+ a", "a- a+", "a+", "a-",
    "aa a+", "yazi boyutu*", "font size*", "text size*", "dinle", "haberi dinle", "sesli dinle", "listen",
    "listen to this*", "استمع*", "yazdir", "haberi yazdir", "sayfayi yazdir", "print", "print this*", "طباعه",
    "اطبع", "kaydet", "save", "save this*", "bookmark", "حفظ", "favorilere ekle*", "geri", "geri don", "yukari",
    "yukari cik", "basa don", "back", "back to top", "back to news", "العوده الى الاعلي", "menu", "kapat", "close",
    "ara", "search", "بحث", "giris yap", "uye ol", "kayit ol", "log in", "login", "sign in", "sign up", "register",
    "subscribe*", "abone ol*", "abonelik*", "اشترك*", "bulten*", "e-bulten*", "newsletter*", "sign up for our*",
    "bizi takip ed*", "takip et*", "follow us*", "follow @*", "follow", "تابعنا*", "تابعونا*", "google news*",
    "google haberler*", "*google news'te*", "*google haberler'de*", "*whatsapp kanal*", "*whatsapp channel*",
    "*telegram kanal*", "haberi paylas*", "bu haberi paylas*", "paylas*arkadas*", "share this*", "share article*",
    "share on*", "share via*", "شارك*الخبر*", "شارك هذا*", "شارك على*", "مشاركه الخبر*", "teilen", "partager*",
    "compartir*", "поделиться*", "devamini oku*", "haberin devami*", "read more", "read more*...",
    "continue reading*", "اقرا المزيد*", "المزيد", "haber merkezi", "fotograf galerisi", "foto galeri*",
    "video galeri*", "photo gallery*", "image gallery*", "galeri", "gallery", "معرض الصور*", "haberi begendiniz mi*",
    "bu haber hakkinda ne dusunuyorsunuz*", "tepki ver*", "how do you feel about*", "was this article helpful*",
    "rate this*", "oy ver*", "begen", "like", "begenmedim", "dislike", "alkis", "sikayet et*", "hata bildir*",
    "report*error*", "report this*", "ابلاغ عن خطا*", "linki kopyala", "baglantiyi kopyala", "copy link", "copy url",
    "نسخ الرابط", "link kopyalandi", "kunye", "iletisim", "contact us", "gizlilik politikasi", "privacy policy",
    "cerez politikasi", "cookie policy", "terms of use", "hakkimizda", "about us", "اتصل بنا", "من نحن", "gonder",
    "submit", "send", "ارسال",
];

/// Words of rows of share buttons.
pub(super) const SHARE: &[&str] = &[
    "paylas", "paylasin", "tweet", "tweetle", "facebook", "twitter", "x", "whatsapp", "telegram", "linkedin",
    "pinterest", "instagram", "youtube", "tiktok", "reddit", "tumblr", "messenger", "threads", "bluesky", "mastodon",
    "viber", "skype", "flipboard", "pocket", "vk", "e", "posta", "eposta", "email", "mail", "gmail", "share",
    "shares", "send", "print", "yazdir", "gonder", "copy", "link", "kopyala", "linki", "url", "rss", "google",
    "news", "مشاركه", "شارك", "فيسبوك", "تويتر", "واتساب", "واتس", "اب", "تليجرام", "تيليجرام", "تلغرام", "انستغرام",
    "لينكدان", "لينكد", "ان", "بريد", "الكتروني", "البريد", "الالكتروني", "ايميل", "طباعه", "نسخ", "الرابط", "on",
    "via", "ile", "da", "de", "ta", "te",
];

/// Names of the front page at the head of crumbs.
pub(super) const HOME: &[&str] = &[
    "anasayfa", "ana sayfa", "home", "homepage", "home page", "front page", "الرئيسيه", "الصفحه الرئيسيه",
    "startseite", "accueil", "inicio", "главная", "haberler",
];

/// Copyright lines.
pub(super) const COPYRIGHT: &[&str] = &[
    "copyright #*", "copyright ©*", "copyright (*", "(c) #*", "c) #*", "*tum haklari sakli*", "*her hakki sakli*",
    "*all rights reserved*", "*جميع الحقوق محفوظه*", "*كل الحقوق محفوظه*", "*alle rechte vorbehalten*",
    "*tous droits reserves*", "*todos los derechos reservados*", "*tutti i diritti riservati*",
    "*все права защищены*", "*izinsiz*kullanilamaz*", "*kaynak gosterilmeden*",
];

/// Notices of agencies and sites about the page itself.
pub(super) const NOTICES: &[&str] = &[
    "*website contains only a portion of the news*", "*aa haber akis sistemi*", "*anadolu ajansi (aa)*abonelerine*",
    "*haber akis sistemi*ozetlenerek*", "*ajanslar tarafindan gecilen*", "*ajanslarca gecilen*",
    "*ajanslar tarafindan servis edilen*", "*editoryal mudahale*", "*editorlerinin hicbir mudahalesi*",
    "*سياسه الخصوصيه*", "*bu site cerez*", "*this site uses cookies*", "*we use cookies*", "*cerezler kullan*",
    "*bu sitedeki*sorumlu*", "*sitemizde yayinlanan*", "*sitemizdeki haber*", "*javascript*enable*",
    "*enable javascript*",
];
