## Okurun gördüğü sayfalar: haberin kendi metni dışında her söz buradadır.

language-name = Türkçe
open-graph-locale = tr_TR
time-of-day = { $hour }.{ $minute }
date-and-time = { $date } { $time }
comma = ,

## Çerçeve

skip-to-content = İçeriğe geç
menu-sections = Bölümler
menu-languages = Diller
search = Arama
search-label = Haberlerde ara
search-button = Ara
foot-reads = Okunma sayısı nasıl tutulur?
foot-feed = Haber akışı (Atom)
to-front = Ana sayfaya dön

## Ana sayfa ve bölümler

front-title = Güncel haberler
front-description = { $newsroom }: günün haberleri ve son gelişmeler, bölüm bölüm ve kaynaklarıyla birlikte.
front-latest = Son haberler
front-empty = Henüz yayımlanmış haber yok. İlk haber yayımlandığında burada olacak.
section-description = { $newsroom }, { $section } bölümü: en yeni haberler, kaynakları ve yayım saatleriyle.
section-empty = Bu bölümde henüz haber yok.
section-older = Daha eski haberler
section-newest = En yeni haberler
section-older-heading = Daha eski haberler

## Arama

search-title = “{ $query }” araması
search-description = { $newsroom } arşivinde arama: yayımlanmış bütün haberlerin başlıklarında ve metinlerinde arayın.
search-hint = Başlıklarda ve haber metinlerinde aranır. Harflerin noktası, şapkası ya da büyüklüğü fark etmez.
search-count =
    { $count ->
        [one] { $count } haber bulundu
       *[other] { $count } haber bulundu
    }
search-none = Bu aramaya uyan haber yok.
search-none-hint = Yazımı gözden geçirin ya da daha az sözcükle arayın.
search-more = Sonraki sonuçlar

## Haber

preview-banner = Önizleme: bu sayfayı yalnız yazı masası görür. Haber yayımlanınca okurlar böyle görecek.
byline-label = Haber:
published = Yayımlandı:
updated = Güncellendi:
zone = (UTC{ $zone })
dateline-place = { $place } –
dateline-place-agency = { $place } ({ $agency }) –
dateline-place-day = { $place }, { $day } –
dateline-place-day-agency = { $place }, { $day } ({ $agency }) –
corrected-note = Bu haberde düzeltme yapıldı:
corrections-heading = Düzeltmeler
source-heading = Kaynak
source-terms = Kullanım koşulları
chain-heading = Haberin seyri
chain-earlier = Öncesi
chain-later = Devamı
more-heading = { $section } bölümünden diğer haberler
embed-leads-to = Bağlantı
table-label = Tablo
reads-count =
    { $count ->
        [0] Henüz okunmadı
        [one] { $count } kez okundu
       *[other] { $count } kez okundu
    }
reads-aside =
    { $count ->
        [one] { $count } bot ziyareti ayrı tutuldu
       *[other] { $count } bot ziyareti ayrı tutuldu
    }
reads-how = Nasıl sayıyoruz?

## Yorumlar

comments-heading =
    { $count ->
        [0] Yorumlar
        [one] { $count } yorum
       *[other] { $count } yorum
    }
comments-none = Henüz yorum yok. İlk yorumu siz yazabilirsiniz.
comments-none-closed = Bu habere yorum yapılmamış.
comments-closed = Yorumlar kapalı.
comments-older = Daha eski yorumlar
comments-newest = En yeni yorumlar
comment-permalink = Bu yoruma bağlantı
comment-answer = Yanıtla
comment-answer-aria = Yanıtla: { $name }
comment-write = Yorum yazın
comment-answer-to = { $name } adlı okura yanıt
comment-answer-cancel = Yanıtlamaktan vazgeç
comment-name = Adınız
comment-address = E-posta adresiniz (isteğe bağlı)
comment-address-hint = Yayımlanmaz; yalnızca yorumunuzla ilgili yazmak için kullanılır.
comment-text = Yorumunuz
comment-send = Yorumu gönder
comment-trap = Bu alanı boş bırakın
comment-waiting = Teşekkürler. Yorumunuz alındı; editör onayından sonra burada görünecek.
comment-shown = Teşekkürler. Yorumunuz yayımlandı.
comment-flooded = Kısa sürede çok sayıda yorum gönderildi. Yazdıklarınız aşağıda duruyor; lütfen biraz sonra yeniden gönderin.
comment-closed-now = Bu habere artık yorum yapılamıyor. Yazdıklarınız aşağıda duruyor, isterseniz kopyalayın.
comment-faulty = Yorumunuz gönderilemedi:
comment-fault-name-missing = Adınızı yazın.
comment-fault-name-long = Adınız en fazla 60 karakter olabilir.
comment-fault-address-wrong = E-posta adresi eksik ya da yanlış görünüyor; düzeltin ya da boş bırakın.
comment-fault-text-missing = Yorumunuzu yazın.
comment-fault-text-long = Yorumunuz en fazla 5.000 karakter olabilir.
comment-fault-parent-gone = Yanıtladığınız yorum artık yayında değil. Yazdıklarınızı ayrı bir yorum olarak gönderebilirsiniz.

## Okunma sayısının tanımı

reads-title = Okunma nedir, nasıl sayılır?
reads-description = { $newsroom } haberlerinin altındaki okunma sayısının açık tanımı: kim sayılır, kim ayrı tutulur, ne saklanmaz.
reads-lead = Okunma, bir okurun bir haberi yarım saatlik bir zaman dilimi içinde açıp görmesidir.
reads-once-heading = Yenilemek sayıyı artırmaz
reads-once = Dilimler eş güdümlü evrensel zamana (UTC) göre saat başında ve buçukta başlar. Bir okur aynı haberi aynı dilimde kaç kez açarsa açsın bir kez sayılır; sonraki dilimde yeniden açarsa bu yeni bir okunmadır. Sayfa, ekranda en az bir saniye göründükten sonra sayılır; JavaScript kapalıysa yüklenmesi yeterlidir.
reads-who-heading = Okurlar nasıl ayırt edilir?
reads-who = Okurun IP adresi ile tarayıcısının kendine verdiği addan, gizli bir anahtarla, geri döndürülemez bir özet üretilir. Anahtar her gün (UTC) silinir; bugünün okuru yarın tanınmaz. IP adresi saklanmaz, çerez kullanılmaz.
reads-aside-heading = Botlar ayrı tutulur
reads-aside-text = Bot olduğunu söyleyen ya da kendini hiç tanıtmayan ziyaretçiler (arama motorları, bağlantı önizleyiciler), önceden yüklenip görülmeyen sayfalar ve başka sitelerden gelen bildirimler okunma sayılmaz. Sessizce silinmezler de: kaç tane oldukları sayının yanında gösterilir.
reads-limits-heading = Sayının bilmedikleri
reads-limits = Aynı ağdan aynı tarayıcıyla giren iki kişi bir okur gibi görünebilir; telefonuyla ve bilgisayarıyla giren bir kişi ise iki okur gibi. Saat başında ya da buçukta yeniden açılan bir haber iki kez sayılabilir.
reads-kept-heading = Sayılan kaybolmaz
reads-kept = Bir ziyaret, diske yazıldıktan sonra alındı sayılır. Sunucu o anda dursa bile sayıda yerini alır.

## Sayfa yoksa

not-found-title = Bu adreste bir sayfa yok
not-found-description = Aradığınız sayfa bulunamadı. Adres yanlış yazılmış ya da bağlantı eskimiş olabilir; arama yapabilirsiniz.
not-found-text = Adres yanlış yazılmış ya da bağlantı eskimiş olabilir. Haberi buradan arayabilirsiniz:
gone-title = Bu haber yayından kaldırıldı
gone-description = Bu adresteki haber yayından kaldırıldı. Kimin, ne zaman kaldırdığı bu sayfada yazılıdır.
gone-by-newsroom = Yazı işlerimiz bu haberi geri çekti.
gone-by-agency = { $agency } bu haberi geri çekti.
gone-reason = Neden:
gone-when = Kaldırıldı:
error-title = Sayfa gösterilemedi
error-description = Sayfa hazırlanırken bizden kaynaklanan bir hata oluştu. Lütfen biraz sonra yeniden deneyin.
error-text = Bizden kaynaklanan bir hata oluştu. Lütfen biraz sonra yeniden deneyin. Bize yazarsanız şu numarayı belirtin:
