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
corrections-heading = Düzeltmeler
source-heading = Kaynak
source-terms = Kullanım koşulları
chain-heading = Haberin seyri
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
        [one] { $count } ziyaret ayrı tutuldu
       *[other] { $count } ziyaret ayrı tutuldu
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
comment-waiting = Teşekkürler. Yorumunuz alındı; moderatör onayından sonra burada görünecek.
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
comments-jump = Yorum yaz
comments-sort = Yorumları sırala
comments-sort-newest = En yeni
comments-sort-oldest = En eski
comments-sort-answered = En çok yanıtlanan
comments-next = Sonraki yorumlar
comments-answers-earlier = Önceki yanıtlar
comments-answers-more = Diğer yanıtlar
comments-first = İlk yorumlara dön
comments-feed = Bu yorumları izle (Atom)
comments-mine = Yorumlarım
comments-open-until = Bu haber { $date } tarihine kadar yoruma açık.
comments-closed-since = Bu haber { $date } tarihinde yoruma kapandı.
comment-yours = Sizin
comment-state-pending = Onay bekliyor
comment-state-approved = Yayında
comment-state-rejected = Yayımlanmadı
comment-state-removed = Silindi
comment-pending-note = Bu yorumu şimdilik yalnızca siz görüyorsunuz. Moderatör onaylayınca herkese görünecek.
comment-held-note = Önce bir moderatör bakacak, çünkü:
comment-hidden-reason = Birkaç okur bu yorumu bildirdi.
comment-rejected-note = Moderatör bu yorumu yayımlamadı. Gerekçe:
comment-gone = Bu yorum silindi.
comment-withdraw = Geri çek
comment-delete = Sil
comment-withdraw-aria = Geri çek: { $date } tarihli yorumunuz
comment-delete-aria = Sil: { $date } tarihli yorumunuz
comment-report = Bildir
comment-report-aria = { $name } adlı okurun yorumunu bildir
comment-waiting-why = Teşekkürler, yorumunuz alındı. Yayımlanmadan önce bir moderatör bakacak, çünkü:
comment-waiting-see = Yorumumu göster
comment-moved-on = Kendi yorumunuzu yazın
comment-as-it-is = Yazdığım gibi gönder
comment-banned = { $date } tarihine kadar burada yorum yazamazsınız.
comment-banned-for-good = Artık burada yorum yazamazsınız.
comment-repeat = Bu yorumu zaten göndermiştiniz; ikinci kez gönderilmedi.
comment-working = Denetleniyor…
comment-fault-name-mixed = Adınızı tek bir alfabeyle yazın; aynı sözcükte ayrı alfabelerin harfleri okuru yanıltabilir.
comment-fault-name-staff = Bu ad, yazı işlerimizden birinin adı sanılabilir. Lütfen başka bir ad seçin ya da adınıza bir ek yapın.
comment-fault-name-alike = Bu ad, bu tartışmadaki başka bir okurun adından zor ayırt ediliyor. Lütfen değiştirin ya da bir ek yapın.
rule-haste = Yorumları sayfadaki formdan gönderin.
rule-haste-reason = Alışılmadık ölçüde hızlı ya da çok uzun süredir açık duran bir formdan gönderildi.
rule-haste-name = Çok hızlı gönderim ya da eski form
rule-rush = Çok sayıda yorum geldiğinde bir bölümü moderatör onayı bekler.
rule-rush-reason = Şu anda çok sayıda yorum geliyor.
rule-rush-name = Yorum yığılması

## Yorum bildirme

report-title = Yorumu bildir
report-description = Kurallara uymayan bir yorumu { $newsroom } moderatörlerine bildirin.
report-lead = { $name } adlı okurun şu yorumunu bildiriyorsunuz:
report-why = Bu yorumda sorun nedir?
report-why-insult = Hakaret ya da tehdit içeriyor
report-why-hate = Nefret söylemi ya da ayrımcılık içeriyor
report-why-spam = Reklam ya da istenmeyen içerik
report-why-private = Kişisel bilgi açığa vuruyor
report-why-false = Yanlış bilgi yayıyor
report-why-other = Başka bir neden
report-note = Moderatöre iletmek istediğiniz bir not (isteğe bağlı)
report-send = Bildirimi gönder
report-back = Yoruma dön
report-thanks-title = Bildiriminiz için teşekkürler
report-thanks = Bir moderatör bu yoruma bakacak. Bir yorumu bir kez bildirebilirsiniz; sonraki bildirimleriniz sayılmaz.
report-choose = Bir neden seçin.
report-flooded = Kısa sürede birçok bildirim gönderdiniz. Lütfen biraz sonra yeniden deneyin.

## Yorumlarım ve giriş

mine-title = Yorumlarım
mine-description = { $newsroom } sitesinde yazdığınız yorumlar ve durumları.
mine-known = Bu tarayıcıdan yazdığınız yorumlar burada.
mine-known-as = { $address } adresiyle giriş yaptınız; bütün yorumlarınız burada.
mine-unknown = Bu tarayıcıdan yazılmış yorumunuz yok.
mine-unknown-sign-in = Daha önce e-postayla giriş yaptıysanız aynı adresle yeniden girebilirsiniz.
mine-empty = Henüz yorum yazmadınız.
mine-on = Haber: { $headline }
mine-answer = Bir yoruma yanıt
mine-older = Daha eski yorumlarım
mine-export = Bütün yorumlarımı indir (JSON)
mine-delete-all = Bütün yorumlarımı sil
mine-tools = Verileriniz
mine-done = Yorumunuz silindi.
mine-done-all = Bütün yorumlarınız silindi.
mine-sign-in = E-postayla giriş yap
mine-sign-in-why = Giriş yaptığınızda yorumlarınızı her tarayıcıdan görür ve yönetirsiniz.
mine-sign-out = Çıkış yap
mine-sign-out-why = Bu tarayıcı sizi unutur; yorumlarınız durur.
delete-title = Bu yorum silinsin mi?
delete-all-title = Bütün yorumlarınız silinsin mi?
delete-description = Yazdıklarınızın silinmesini onaylayın.
delete-text = Sözleriniz hem buradan hem yazı işlerinden kalıcı olarak silinir. Yanıtlandıysa tartışmadaki yeri boş kalır.
delete-all-text = Bütün yorumlarınızdaki sözleriniz hem buradan hem yazı işlerinden kalıcı olarak silinir. Yanıtlananların yeri boş kalır.
delete-confirm = Kalıcı olarak sil
delete-cancel = Vazgeç, kalsın
delete-all-cancel = Vazgeç, kalsınlar
sign-in-title = E-postayla giriş
sign-in-description = { $newsroom } okurları e-posta adreslerine gönderilen bağlantıyla giriş yapar; parola yoktur.
sign-in-lead = Size giriş yapmanızı sağlayan bir bağlantı göndereceğiz. Akılda tutulacak bir parola yok; giriş yapmadan da yorum yazabilirsiniz.
sign-in-address = E-posta adresiniz
sign-in-send = Bağlantıyı gönder
sign-in-sent-title = Posta kutunuza bakın
sign-in-sent = Adres e-posta alabiliyorsa bağlantı yolda. Bir kez ve 30 dakika boyunca geçerlidir. Bu sayfayı kapatabilirsiniz.
sign-in-wrong = E-posta adresi eksik ya da yanlış görünüyor.
sign-in-flooded = Kısa sürede çok sayıda bağlantı istendi. Lütfen biraz sonra yeniden deneyin.
sign-in-use-title = Giriş yap
sign-in-use = Son bir adım: bağlantıyı posta programınızın değil, sizin açtığınızdan emin oluyoruz.
sign-in-use-button = Giriş yap
sign-in-stale-title = Bu bağlantı artık geçerli değil
sign-in-stale = Bir bağlantı bir kez ve 30 dakika boyunca geçerlidir. Yenisini isteyebilirsiniz.
sign-in-again = Yeni bağlantı iste
sign-in-mail-subject = { $newsroom } giriş bağlantınız
sign-in-mail =
    Merhaba,

    { $newsroom } sitesine giriş bağlantınız:

    { $link }

    Bir kez ve 30 dakika boyunca geçerlidir. Bu bağlantıyı siz istemediyseniz bir şey yapmanız gerekmez; bağlantı olmadan kimse giriş yapamaz.

## Yorum akışları

comments-feed-title = Yorumlar – { $newsroom }
comments-feed-story-title = “{ $headline }” haberine yorumlar
comments-feed-description = { $newsroom } okurlarının en yeni yorumları
comments-feed-entry = { $name }: “{ $headline }”

## Okunma sayısının tanımı

reads-title = Okunma nedir, nasıl sayılır?
reads-description = { $newsroom } haberlerinin altındaki okunma sayısının açık tanımı: kim sayılır, kim ayrı tutulur, ne saklanmaz.
reads-lead = Okunma, bir okurun bir haberi yarım saatlik bir zaman dilimi içinde açıp görmesidir.
reads-once-heading = Yenilemek sayıyı artırmaz
reads-once = Dilimler eş güdümlü evrensel zamana (UTC) göre saat başında ve buçukta başlar. Bir okur aynı haberi aynı dilimde kaç kez açarsa açsın bir kez sayılır; sonraki dilimde yeniden açarsa bu yeni bir okunmadır. Sayfa, ekranda en az bir saniye göründükten sonra sayılır; JavaScript kapalıysa yüklenmesi yeterlidir.
reads-who-heading = Okurlar nasıl ayırt edilir?
reads-who = Okurun IP adresi ile tarayıcısının kendine verdiği addan, gizli bir anahtarla, geri döndürülemez bir özet üretilir. Anahtar her gün (UTC) silinir; bugünün okuru yarın tanınmaz. IP adresi saklanmaz, çerez kullanılmaz.
reads-aside-heading = Her bildirim tek bir sınıftadır
reads-aside-text = Her sayfa kendini bildirir. Bir bildirim ya okunmadır ya da aşağıdaki sınıflardan yalnızca birine girer; okunmalar ile sınıfların toplamı bütün bildirimlerdir, hiçbir şey sessizce silinmez. Okunma sayısının yanında bot, davranış, veri merkezi, yığılma ve kopya olarak ayrı tutulan ziyaretlerin sayısını gösteririz.
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
