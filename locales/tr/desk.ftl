# Yazı masasının sözleri.

## Her sayfanın çevresi

desk-title = Tellal yazı masası
desk-desk = yazı masası
desk-skip = İçeriğe geç
desk-nav = Masanın bölümleri
desk-nav-wire = Ajans sepeti
desk-nav-stories = Haberler
desk-nav-draft = Taslaklar
desk-nav-scheduled = Zamanlananlar
desk-nav-live = Yayındakiler
desk-nav-withdrawn = Geri çekilenler
desk-nav-readers = Okurlar
desk-nav-comments = Yorumlar
desk-nav-house = Haber merkezi
desk-nav-people = Çalışanlar
desk-nav-write = Yeni haber
desk-keys = Kısayollar
desk-key-help = Bu listeyi aç
desk-key-single = Tek harfli kısayollar açık
desk-key-rows = Sonraki, önceki satır
desk-key-cards = Sonraki, önceki yorum
desk-key-move = Bölümü yukarı, aşağı taşı
desk-close = Kapat
desk-cancel = Vazgeç
desk-save = Kaydet
desk-undo = Geri al
desk-yes = evet
desk-fresh = Yeni: { $n }
desk-reload = Yenile
desk-changed-meanwhile = Siz açtıktan sonra değişti; gördüğünüz eski hâli.
desk-filter = Süz
desk-filter-source = Kaynak
desk-filter-source-all = Tüm kaynaklar
desk-filter-lang = Dil
desk-filter-lang-all = Tüm diller
desk-filter-state = Durum
desk-filter-state-all = Tüm durumlar
desk-older = Daha eskiler
desk-back-to-list = Listeye dön
desk-to-desk = Yazı masasına dön
desk-to-story = Habere git
desk-unsaved = Kaydedilmemiş değişiklikler var. Liste, onlardan önceki hâli gösteriyor.
desk-comma = { ", " }
desk-ago-now = şimdi
desk-ago-minutes = { $n } dakika önce
desk-ago-hours = { $n } saat önce

## Kapı

desk-sign-in = Giriş
desk-sign-in-ended = Oturumunuz kapandı. Yeniden girince kaldığınız yere dönersiniz.
desk-sign-in-ended-typed = Yazdıklarınız bu tarayıcıda duruyor; döndüğünüzde size gösterilecek.
desk-sign-out = Çıkış
desk-login = Kullanıcı adı
desk-password = Parola
desk-sign-in-wrong = Kullanıcı adı ile parola birbirini tutmuyor.
desk-sign-in-wait = Çok sayıda başarısız deneme oldu. { $seconds } saniye sonra yeniden deneyin.

## Çalışanlar ve görevler

desk-role = Görev
desk-role-admin = yönetici
desk-role-editor = editör
desk-role-reporter = muhabir
desk-role-moderator = yorum denetçisi
desk-role-table = Kim ne yapabilir
desk-right-read = Masayı görür
desk-right-write = Yazar
desk-right-publish = Yayımlar
desk-right-moderate = Yorumları denetler
desk-right-rules = Yorum kurallarını belirler
desk-right-people = Çalışanları yönetir
desk-name = Ad
desk-added = Eklenme
desk-new-password = Yeni parola
desk-add-person = Çalışan ekle
desk-hint-password = En az 10 karakter. Uzun bir cümle, karmaşık bir kelimeden iyidir.
desk-people-added = Eklendi.
desk-people-password = Yeni parola verildi; eski oturumlar kapatıldı.
desk-error-login = Kullanıcı adı 2 ile 64 karakter arasında ve boşluksuz olmalı.
desk-error-login-taken = Bu kullanıcı adı başkasının.
desk-error-name = Masadaki arkadaşların göreceği bir ad yazın.
desk-error-password = Parola en az 10 karakter olmalı.
desk-error-role = Bir görev seçin.

## Uyarılar

desk-alarm-killed-and-withdrawn = { $agency } haberini iptal etti; sayfa yayından çekildi:
desk-alarm-killed-and-held = { $agency } haberini iptal etti; sayfa hâlâ yayında, karar sizin:
desk-alarm-killed-at-desk = { $agency } masadaki bir haberi iptal etti:
desk-alarm-withheld = { $agency } bu haberin bekletilmesini istiyor:
desk-alarm-incomplete = { $agency } kaynağından gelen haber kendiliğinden yayımlanamadı:
desk-alarm-feed-failing = { $agency } akışı yanıt vermiyor:
desk-alarm-kill-in-words = { $agency } metninde bir iptalden söz ediliyor; hiçbir şey yapılmadı, karar sizin:
desk-alarm-withhold-in-words = { $agency } metninde bir haberin bekletilmesi isteniyor; hiçbir şey yapılmadı, karar sizin:
desk-alarm-correction-waiting = { $agency } yayındaki bir haberi düzeltti; okur hâlâ eski metni görüyor:
desk-alarm-embargo-too-late = { $agency } yayında olan bir habere ambargo koydu:
desk-alarm-parts-waiting = { $agency } bir haberin bazı yerleri için değişiklik talimatı gönderdi; birinin uygulaması gerekiyor:
desk-alarm-moderation-failing = Dış denetim hizmeti yanıt vermiyor; yorumlar sizi bekliyor:
desk-alarm-mail-failing = Okurlara e-posta gönderilemiyor:
desk-alarm-ledger-differs = Okunma defterinin mühürlenmiş bir günü kayıtlarla uyuşmuyor:
desk-alarm-ledger-stopped = Okunma defteri mühürlenemiyor:
desk-alarm-story = Haberi aç
desk-alarm-item = Ajans metnini aç
desk-alarm-candidates = Hangi haber olabilir?
desk-alarm-update = Değişiklikleri gör
desk-alarm-settle = Gördüm, tamam

## Ajans sepeti

desk-wire-empty = Sepette bu süzgece uyan bir şey yok.
desk-wire-choose = Okumak için soldan bir haber seçin.
desk-no-headline = Başlıksız
desk-item-new = yeni
desk-item-taken = alındı
desk-item-canceled = iptal
desk-item-withheld = bekletiliyor
desk-item-dismissed = kenara kondu
desk-item-canceled-more = Ajans bu haberi iptal etti. Kullanılamaz.
desk-item-withheld-more = Ajans bu haberin bekletilmesini istiyor. Serbest bırakana kadar yayımlanamaz.
desk-row-update = yeni sürüm
desk-row-correction = düzeltme
desk-row-company = Aynı haber { $n } metinde daha var
desk-version-n = sürüm { $n }
desk-company = Aynı haber başka yerlerde
desk-company-more = Kimlik, haber adı ve sözlerden bulundu. Her metin olduğu gibi kalır; hiçbiri kendiliğinden birleştirilmez.
desk-company-sources = Bu haberin öteki kaynakları
desk-split-off = Bu başka bir haber: ayrı dursun
desk-item-correction-more = Ajans bu sürüme düzeltme diyor.
desk-candidates = Ajans hangi haberi kastediyor?
desk-candidates-more = Bu metin bir haberi geri çekiyor, ama hangisi olduğunu bir alanda söylemiyor. Hiçbir şey yapılmadı. Aynı ajanstan olası haberler:
desk-candidate-withdraw = Bu haberi hemen yayından kaldır
desk-candidate-stop = Bu haber yayımlanmasın
desk-wire-take = Geçiş
desk-row-incomplete = eksik
desk-row-remarks = { $n } not
desk-row-killed = ajans iptal etti
desk-row-unpublished = yayımlanmamış değişiklik
desk-urgency-of =
    { $n ->
        [0] Öncelik belirtilmemiş
       *[other] Öncelik { $n }
    }
desk-urgency-flash = son dakika
desk-urgency-normal = olağan
desk-take = Al
desk-dismiss = Kenara koy
desk-put-back = Geri koy
desk-raw = Geldiği gibi
desk-note-to-editors = Editörlere not
desk-remarks = Metin alınırken fark edilenler
desk-remark-body-missing = İçinde metin yok.
desk-remark-content-unreadable = İçeriğin bir parçası burada okunamayan bir biçimde; gerisi duruyor.
desk-remark-correction-in-words = Metninde düzeltme olduğu yazıyor, ama biçimde bunun alanı yok. Yayımlananla karşılaştırın.
desk-remark-cut-off = Sonunu gösteren işaret yok; son kısmı eksik olabilir.
desk-remark-date-unreadable = Bir tarih okunamadı, boş bırakıldı.
desk-remark-embargo-in-words = Metninde ambargodan söz ediliyor, ama biçimde bunun alanı yok. Yayımlamadan önce okuyun.
desk-remark-embargo-open = Ajans bekletilmesini istiyor ama ne zamana kadar olduğunu belirtmiyor.
desk-remark-format-guessed = Bilinen bir biçimde değil; başlık ve metin görünüşlerinden bulundu.
desk-remark-headline-missing = Başlığı yok; bir başlık yazın.
desk-remark-id-missing = Ajans kimlik numarası vermemiş; sonraki sürümler bunu kendiliğinden güncelleyemez, iptal edemez.
desk-remark-kill-in-words = Metninde bir geri çekmeden söz ediliyor, ama biçimde bunun alanı yok. Hiçbir şey kaldırılmadı: okuyup karar verin.
desk-remark-language-missing = Dili belli değil; aldıktan sonra seçin.
desk-remark-nesting-deep = Alışılmadık bir yapıda; eksik kalan olmadığına bakın.
desk-remark-parts-only = Ajans, önceki sürümün bazı yerlerini değiştirme yönergeleri gönderdi; bunları bir kişi uygulamalı.
desk-remark-picture-left-out = Bir görüntü indirilemedi, haberden çıkarıldı.
desk-remark-source-missing = Kimin haberi olduğu yazmıyor; kaynağı denetleyin.
desk-remark-status-unknown = Ajansın verdiği yayım durumu tanınmadı; güvenlik için bekletiliyor.
desk-remark-truncated = Çok uzundu, kesildi; sonu eksik.
desk-remark-withhold-in-words = Metninde bir haberin bekletilmesi isteniyor, ama biçimde bunun alanı yok. Okuyup karar verin.
desk-all-fields = Bütün alanlar
desk-wire-slugline = Konu etiketi
desk-wire-keywords = Anahtar sözcükler
desk-wire-subjects = Konular
desk-wire-genres = Türler
desk-wire-signals = İşaretler
desk-wire-expires = Son kullanım
desk-wire-copyright = Telif
desk-wire-media = Eklenen görüntüler
desk-wire-related = İlgili haberler
desk-wire-id = Ajanstaki kimliği
desk-wire-version = Sürüm
desk-wire-format = Biçim
desk-wire-received = İlk geliş
desk-wire-changed = Son geliş
desk-picture-elsewhere = Bu görüntü henüz alınmadı:

## Masadaki haberler

desk-stories-empty = Burada haber yok.
desk-stories-choose = Açmak için listeden bir haber seçin.
desk-state-draft = taslak
desk-state-scheduled = zamanlandı
desk-state-live = yayında
desk-state-withdrawn = geri çekildi
desk-revision = Sürüm
desk-revision-n = { $n }. sürüm
desk-revisions = Sürümler
desk-live-is-older = okurlar { $n }. sürümü görüyor
desk-edit = Düzenle
desk-look = Önizle
desk-follow-up = Devamını yaz
desk-write-edition = Başka dilde baskısını yaz
desk-public-at = Okurların gördüğü adres:
desk-scheduled-for = { $at } tarihinde yayımlanacak.
desk-embargo-until = Ambargo: { $at } tarihine kadar
desk-killed-more = Ajans bu haberi iptal etti ya da bekletilmesini istedi. Kullanılabilir bir sürüm gelene kadar yayımlanamaz.
desk-withdrawn-at = { $at } tarihinde geri çekildi:
desk-withdrawn-by-agency = { $agency } haberini iptal etti.
desk-update-waiting = Ajans bu haberin yeni bir sürümünü gönderdi. Yan yana görün.
desk-correction-waiting = Ajans bu haberi düzeltti. Neyin değiştiğini görün.
desk-from-wire = Kaynak metin
desk-follows = Devamı olduğu haber
desk-log = Kayıt
desk-log-created = oluşturdu
desk-log-saved = kaydetti
desk-log-published = yayımladı
desk-log-scheduled = zamanladı
desk-log-unscheduled = zamanlamayı kaldırdı
desk-log-corrected = düzeltti
desk-log-clarified = açıklık getirdi
desk-log-retracted = geri aldı
desk-log-updated = yenilikleri okurlara bildirdi
desk-log-withdrawn = geri çekti
desk-log-reinstated = taslağa döndürdü
desk-log-killed = iptal etti
desk-log-revived = yeniden kullanıma açtı
desk-by-person = Adı bilinmeyen bir çalışan
desk-by-wire = Ajans
desk-by-schedule = Zamanlayıcı
desk-when = Ne zaman
desk-who = Kim

## Haber formu

desk-edit-title = Haberi düzenle
desk-field = Alan
desk-field-headline = Başlık
desk-field-standfirst = Spot
desk-field-byline = Yazan
desk-field-dateline_place = Mahreç: yer
desk-field-dateline_agency = Mahreç: ajans
desk-field-dateline_date = Mahreç: gün
desk-source = Kaynak
desk-field-source_agency = Ajans ya da yazan
desk-field-source_link = Özgün metnin adresi
desk-field-source_terms = Kullanım koşulları
desk-field-lang = Dil
desk-field-section = Bölüm
desk-field-slug = Adresin sonu
desk-field-form = Tür
desk-field-topics = Konular
desk-field-edition_of = Hangi haberin başka dildeki baskısı
desk-field-urgency = Öncelik
desk-field-embargo = Ambargo
desk-field-body = Metin
desk-hint-byline = Adları virgülle ayırın.
desk-hint-slug = a–z, rakam ve tek tire. Boş bırakılırsa başlıktan yapılır.
desk-hint-topics = Ne hakkında olduğu, virgülle ayrılır; en çok { $most }.
desk-hint-edition = Aynı haberin başka dildeki sayfasının adresi. Okurlar iki dil arasında gidip gelebilir.
desk-form-news = Haber
desk-form-analysis = Analiz
desk-form-interview = Söyleşi
desk-form-opinion = Görüş
desk-form-letter = Okur mektubu
desk-form-correction = Başlı başına düzeltme
desk-form-obituary = Anma
desk-slug-propose = Başlıktan öner
desk-hint-embargo = Saat dilimi: { $zone }
desk-markup = Biçim işaretleri
desk-markup-strong = önemli
desk-markup-emphasis = vurgulu
desk-markup-link = bağlantı
desk-markup-break = Satır sonu, satır sonu kalır.
desk-markup-escape = İşareti olduğu gibi yazmak için:
desk-block-kind = Türü
desk-kind-paragraph = Paragraf
desk-kind-subhead = Ara başlık
desk-kind-quote = Alıntı
desk-kind-picture = Görüntü
desk-kind-bullets = Liste
desk-kind-numbers = Numaralı liste
desk-kind-table = Tablo
desk-kind-preformatted = Sabit sütunlar
desk-kind-embed = Bağlantı kartı
desk-block-text = Yazı
desk-block-items-hint = Her satır bir madde.
desk-block-table-hint = Her satır bir sıra; hücreler dik çizgiyle ( | ) ayrılır. Başlıktan önce !, iki sütunu kaplayan hücreden önce {"{"}2{"}"} yazın.
desk-block-cite = Kimin sözü
desk-block-file = Dosya seç
desk-block-alt = Görüntüde ne var (göremeyenler için)
desk-block-caption = Resim altı
desk-block-credit = Çeken / ajans
desk-block-alt-hint = Resim altını yinelemeyin; görülen şeyi anlatın. Tarifsiz görüntüyle haber yayımlanmamalı.
desk-block-terms = Kullanım koşulları
desk-block-expires = Gösterim hakkının sonu
desk-block-focus = Görüntüde önemli olan yer
desk-block-focus-hint = Genişliğin ve yüksekliğin yüzdesi olarak. Görüntü listeler, arama motorları ve bağlantı kartları için kesilirken burası kalır; boş bırakılırsa ortası.
desk-block-focus-x = Soldan
desk-block-focus-y = Yukarıdan
desk-block-focus-show = Kesilmiş hâlini göster
desk-block-cut = Listelerde
desk-pictures-add = Görüntü ekle
desk-pictures-add-hint = Birkaçı birden seçilebilir; her biri metnin sonunda ayrı bir bölüm olur, dosyasındaki resim altı, imza ve koşullarla gelir.
desk-pictures-drop = Dosyaları bu sayfanın üstüne de bırakabilirsiniz.
desk-pictures-take = İçeri al
desk-block-url = Adres
desk-block-title = Okur orada ne bulacak
desk-block-up = Yukarı taşı
desk-block-down = Aşağı taşı
desk-block-add = Altına paragraf ekle
desk-block-add-first = En üste paragraf ekle
desk-block-remove = Çıkar
desk-save-look = Kaydet ve önizle
desk-save-publish = Kaydet ve yayıma geç
desk-saved-as = { $n }. sürüm olarak kaydedildi.
desk-draft-kept = Bu tarayıcıda kaydedilmemiş bir metin duruyor; örneğin oturumunuz kapanmış olabilir.
desk-draft-take = Onu göster
desk-draft-drop = At
desk-errors = Kaydedilmedi. Şunları düzeltin:
desk-error-headline = Bir başlık yazın.
desk-error-lang = “{ $given }” bir dil kodu değil; “tr”, “en” ya da “ar” gibi yazın.
desk-error-section = “{ $given }” bir bölüm değil; listeden seçin.
desk-error-slug = “{ $given }” adreste olamaz; a–z, rakam ve tek tire kullanın, en çok 120.
desk-error-form = “{ $given }” bir tür değil; listeden seçin.
desk-error-topics = Bir haberin en çok 8 konusu olur; “{ $given }” ya da başkasını çıkarın.
desk-error-edition = “{ $given }” buradaki başka bir habere gitmiyor; sayfasının adresini yapıştırın.
desk-error-urgency = “{ $given }” bir öncelik değil; 1 ile 9 arasında seçin.
desk-error-instant = “{ $given }” bir gün ve saat değil; 2026-03-12T14:30 gibi yazın.
desk-error-date = “{ $given }” bir gün değil; 2026-03-12 gibi yazın.
desk-error-source-agency = Adresi ya da koşulları olan kaynağın bir adı da olmalı.
desk-error-source-link = “{ $given }” bir web adresi değil; https:// ya da http:// ile başlamalı.
desk-error-link = “{ $given }” adresine bağlantı verilemez; https://, http:// ya da mailto: ile başlamalı.
desk-error-picture-missing = Görüntünün dosyası yok; bir dosya seçin ya da bölümü çıkarın.
desk-error-picture = Bu dosya alınamadı; JPEG, PNG, WebP ya da GIF olmalı, en çok 20 MiB ve 100 megapiksel.
desk-error-focus = “{ $given }” yüzde değil; 0 ile 100 arasında bir sayı yazın.
desk-error-embed = “{ $given }” bir web adresi değil; https:// ya da http:// ile başlamalı.
desk-error-embed-title = Okurlara bunun ne olduğunu yazın.

## Aynı haberi kaydeden iki kişi

desk-conflict = İki kişi aynı anda düzenledi
desk-conflict-more = { $who } siz yazarken { $revision }. sürümü kaydetti. Hiçbir şey kaybolmadı: iki metin yan yana, sizin yazdıklarınız aşağıdaki formda. Yeniden kaydederseniz form geçerli olur, onların sürümü kayıtta kalır.
desk-conflict-theirs = Onların metni ({ $revision }. sürüm)
desk-conflict-yours = Sizin metniniz
desk-conflict-in-form = Formda duran
desk-conflict-both = İkiniz de değiştirdiniz; formda sizinki var.
desk-conflict-theirs-only = Yalnız onlar değiştirdi; formda onlarınki var.
desk-conflict-yours-only = Yalnız siz değiştirdiniz; formda sizinki var.
desk-conflict-your-form = Sizin formunuz, en yeni sürümün üzerine

## Sürümler yan yana

desk-compare = Karşılaştır
desk-compare-old = Eski
desk-compare-new = Yeni
desk-compare-title = { $old }. ve { $new }. sürümler
desk-compare-same = Bu iki sürüm aynı.
desk-compare-with-latest = En yeni sürümle karşılaştır
desk-compare-with-live = Okurların gördüğüyle karşılaştır
desk-restore = Bu sürümü geri getir
desk-update-title = Ajansın yeni sürümü
desk-update-desk = Masadaki metin
desk-update-wire = Ajansın metni
desk-update-same = Ajansın metni masadakiyle aynı.
desk-update-take = Ajansın metnini al
desk-update-seen = Gördüm, masadaki kalsın
desk-update-correction = Ajans buna düzeltme diyor.
desk-update-correction-live = Okur hâlâ yanlış olanı görüyor. Düzeltmeyi aldığınızda düzeltme notu sizin için hazırlanır.
desk-update-parts = Ajans, metninin bazı yerleri için değişiklik talimatı gönderdi. Bunları makine uygulamaz: okuyun ve haberi elle değiştirin.
desk-update-choose = Ajans { $n } yeri değiştirdi. Her birini alın ya da bırakın; tek kayıt tek sürüm olur.
desk-update-conflicts = { $n } yerde masa başka bir şey yazmış.
desk-update-leave-it = Masanınki kalsın
desk-update-take-it = Ajansınkini al
desk-update-nothing = hiçbir şey
desk-update-before = Ajansın önceki metni
desk-update-ours = Yalnız masanın değiştirdiği { $n } yer; öyle kalır
desk-update-merge = Seçilenleri kaydet
desk-change-wire = ajans değiştirdi
desk-change-both = ikisi de değiştirdi
desk-change-desk = masa değiştirdi
desk-change-added = yeni
desk-change-removed = çıkarıldı
desk-change-moved = yeri değişti
desk-correction-words = “{ $old }” değil, “{ $new }”.
desk-update-more = Almak yeni bir sürüm yapar, yayımlamaz; masadaki metin kayıtta kalır. Bölüm ve adres değişmez.

## Önizleme

desk-look-title = Okurların göreceği sayfa
desk-look-alone = Ayrı sekmede aç
desk-width = Genişlik
desk-width-phone = Telefon
desk-width-desktop = Masaüstü
desk-stand-in-headline = [başlık eksik]
desk-stand-in-body = [metin eksik]
desk-stand-in-language = [dil eksik]
desk-stand-in-source = [kaynak eksik]
desk-stand-in-section = [bölüm eksik]
desk-stand-in-slug = [adres eksik]

## Denetim listesi

desk-checks = Yayım öncesi denetim
desk-check-headline = Başlık var
desk-check-headline-no = Başlık eksik
desk-check-body = Metin var
desk-check-body-no = Metin eksik
desk-check-language = Dil belli
desk-check-language-no = Dil eksik
desk-check-source = Kaynak var
desk-check-source-no = Kaynak eksik
desk-check-section = Bölüm belli
desk-check-section-no = Bölüm eksik
desk-check-slug = Adres var
desk-check-slug-no = Adresin sonu eksik
desk-check-standfirst = Spot var
desk-check-standfirst-no = Spot yok
desk-check-picture-stored = Görüntüler alındı
desk-check-picture-stored-no = Alınmamış bir görüntü var; dosyasını seçin ya da çıkarın
desk-check-picture-alt = Her görüntünün tarifi var
desk-check-picture-alt-no = Tarifi olmayan görüntü var
desk-check-picture-credit = Her görüntünün sahibi yazılı
desk-check-picture-credit-no = Sahibi yazılmamış görüntü var
desk-check-picture-rights = Her görüntünün gösterim hakkı sürüyor
desk-check-picture-rights-no = Bir görüntünün gösterim hakkı bitmiş; okurlar onu görmez
desk-check-headline-length-no = Başlık 110 karakterden uzun; aramada kesilir
desk-check-language-of-site-no = Sitede “{ $what }” dilinde yayın yok
desk-check-section-in-language-no = “{ $what }” bölümü bu dilde yok
desk-check-embargo-no = Ambargo { $what } tarihine kadar
desk-check-killed-no = Ajans bu haberi iptal etti ya da bekletiyor
desk-check-held-no = Ajans bu haberin bekletilmesini istiyor
desk-check-update-no = Ajansın yeni bir sürümü bekliyor

## Yayımla, zamanla, düzelt, geri çek, döndür

desk-do-publish = Yayımla
desk-do-update = Güncelle
desk-do-schedule = Zamanla
desk-do-unschedule = Zamanlamayı kaldır
desk-do-correct = Düzeltme yayımla
desk-do-withdraw = Geri çek
desk-do-reinstate = Taslağa döndür
desk-ask-publish = Yayımlansın mı?
desk-ask-publish-more = Okurlar bu sürümü hemen görür.
desk-ask-schedule = Ne zaman yayımlansın?
desk-ask-schedule-more = Haber o saatte, o andaki son sürümüyle yayımlanır.
desk-ask-unschedule = Zamanlama kaldırılsın mı?
desk-ask-unschedule-more = Haber taslak olarak kalır.
desk-ask-correct = Düzeltme yayımlansın mı?
desk-ask-correct-more = Okurlar bu sürümü hemen görür; not, sayfada tarihiyle durur.
desk-ask-withdraw = Haber geri çekilsin mi?
desk-ask-withdraw-more = Sayfanın yerinde gerekçenizle bir bildirim kalır; haber akışlardan, site haritasından ve aramadan çıkar.
desk-ask-reinstate = Yeniden taslak olsun mu?
desk-ask-reinstate-more = Okurlar yeniden yayımlanana kadar görmez.
desk-note-correct = Yanlış neydi, doğrusu ne? Okurlar görür.
desk-change-kind = Ne değişti?
desk-change-update = Güncelleme
desk-change-update-more = Yeni bilgiler var. Not isteğe bağlı.
desk-change-correction = Düzeltme
desk-change-correction-more = Bir bilgi yanlıştı.
desk-change-clarification = Açıklama
desk-change-clarification-more = Doğruydu ama yanlış anlaşılabilirdi.
desk-change-retraction = Geri alma
desk-change-retraction-more = Yazı işleri artık arkasında durmuyor; sayfa, başlığın altındaki notla yerinde kalır.
desk-note-withdraw = Neden? Okurlar görür.
desk-at = Gün ve saat ({ $zone })
desk-rather-correct = Yayındaki bir yanlış mı düzeltiliyor?
desk-rather-later = Daha sonra mı çıksın?
desk-done-publish = Yayımlandı.
desk-done-schedule = Zamanlandı.
desk-done-unschedule = Zamanlama kaldırıldı.
desk-done-correct = Düzeltme yayımlandı.
desk-done-withdraw = Geri çekildi.
desk-done-reinstate = Yeniden taslak.
desk-done-restore = Eski sürüm, yeni bir sürüm olarak geri getirildi.
desk-done-take = Alındı.
desk-done-update = Ajansın sürümü değerlendirildi.

## Geri çevirmeler

desk-refused = Kaydedilmedi
desk-refused-stale = Siz bakarken biri { $latest }. sürümü kaydetti. Önce ona bakın.
desk-refused-conflict = Siz bakarken biri bu haberi değiştirdi. Son duruma bakıp yeniden deneyin.
desk-refused-scheduled = Bu haber kendiliğinden yayımlanacak; artık yalnız yayımlama yetkisi olanlar değiştirebilir. Bir editörden zamanlamayı kaldırmasını isteyin.
desk-refused-incomplete = Yayımlanmadan önce şunlar tamamlanmalı: { $fields }.
desk-refused-embargoed = Haber { $until } tarihine kadar ambargolu.
desk-refused-killed = Ajans bu haberi iptal etti ya da bekletiyor; kullanılabilir bir sürüm gönderene kadar yayımlanamaz.
desk-refused-past = { $at } geçmişte kaldı; daha ileri bir saat seçin ya da hemen yayımlayın.
desk-refused-reason = Nedenini yazın: okurlar da kayıt da bunu ister.
desk-refused-state = Bu, şu durumdaki bir haberle yapılamaz: { $state }.
desk-refused-nothing-new = Okurlar zaten bu sürümü görüyor.
desk-missing-headline = başlık
desk-missing-body = metin
desk-missing-language = dil
desk-missing-source = kaynak
desk-missing-section = bölüm
desk-missing-slug = adresin sonu

## Yorumlar

desk-tab-pending = Bekleyenler
desk-tab-reported = Şikâyet edilenler
desk-tab-held = Kurala takılanlar
desk-tab-second-look = İkinci bakış
desk-tab-approved = Onaylananlar
desk-tab-rejected = Geri çevrilenler
desk-filter-section = Bölüm
desk-filter-section-all = Tüm bölümler
desk-filter-rule = Kural
desk-filter-rule-all = Tüm kurallar
desk-filter-none = Hepsini göster
desk-empty-pending = Bekleyen yorum yok.
desk-empty-pending-more = Yeni yorumlar geldikçe burada haber verilir; sayfayı yenilemeniz gerekmez.
desk-empty-reported = Açık şikâyet yok.
desk-empty-reported-more = Bir okur bir yorumdan şikâyet edince yorum, okurun gerekçesiyle buraya gelir.
desk-empty-held = Kurala takılmış yorum yok.
desk-empty-held-more = Hangi kuralın ne yapacağı “Yorum kuralları” sayfasında belirlenir.
desk-empty-second-look = Sizden ikinci bakış bekleyen yorum yok.
desk-empty-second-look-more = Arkadaşlarınızın kararlarından bir bölümü, karar gizlenerek buraya düşer; ne ölçüde uyuştuğunuz böyle görülür.
desk-empty-approved = Henüz onaylanmış yorum yok.
desk-empty-approved-more = Yayına verdiğiniz bir yorumu buradan geri alabilirsiniz.
desk-empty-rejected = Henüz geri çevrilmiş yorum yok.
desk-empty-rejected-more = Geri çevrilenler gerekçeleriyle burada durur; kararınızdan dönebilirsiniz.
desk-empty-filtered = Yukarıdaki süzgece uyan başka yorum yok.
desk-paging = Sayfalar
desk-paging-first = Başa dön
desk-paging-next = Sonraki sayfa
desk-select = { $name } adlı okurun yorumunu seç
desk-bulk = Seçilenlerle toplu işlem
desk-bulk-many = { $n } yorum seçildi
desk-bulk-none = Seçimi bırak
desk-bulk-some =
    { $n ->
        [one] Bir yorum olduğu gibi kaldı:
       *[other] { $n } yorum olduğu gibi kaldı:
    }
desk-approve = Onayla
desk-reject = Geri çevir
desk-reject-hint = Bu gerekçeyi yorumun yazarı okuyacak.
desk-reject-mailed = Gerekçe e-posta adresine de gönderilir.
desk-reject-reason = Gerekçe
desk-reject-own = Ya da kendi sözlerinizle
desk-settle = Şikâyetler yersiz
desk-back-to-wait = Yeniden beklemeye al
desk-look-approve = Ben onaylardım
desk-look-reject = Ben geri çevirirdim
desk-held-by = Takıldığı kural:
desk-would-offer = Kuralların yazarına önereceği metin:
desk-first-typed = İlk yazıldığı hâli
desk-answers = Yanıt verdiği:
desk-reports-n =
    { $n ->
        [one] 1 şikâyet
       *[other] { $n } şikâyet
    }
desk-story-of = Haber
desk-author-of = Yazarı
desk-author-record = { $approved } onay, { $rejected } ret, { $pending } bekleyen
desk-author-since = İlk yorumu: { $at }
desk-author-first = İlk yorumu
desk-author-unknown = Yazarı hakkında başka bir şey bilinmiyor.
desk-author-comments = Yorumları
desk-author-none = Hiçbir yorumu kalmamış.
desk-address = E-posta adresi
desk-address-verified = doğrulandı
desk-history-n =
    { $n ->
        [one] Önceki adım
       *[other] Önceki { $n } adım
    }
desk-ban = Engelle
desk-ban-how-long = Ne kadar süreyle?
desk-ban-days =
    { $n ->
        [one] 1 gün
       *[other] { $n } gün
    }
desk-ban-for-ever = Süresiz
desk-ban-reason = Neden? Yazarı okuyacak.
desk-ban-all = Bekleyen bütün yorumlarını da geri çevir
desk-ban-lift = Engeli kaldır
desk-banned-until = { $until } tarihine kadar engelli
desk-banned-for-ever = Süresiz engelli
desk-comment-already = Bir başkası daha hızlı davrandı; yorum zaten bu durumda.
desk-comment-removed = Yazarı yorumu kaldırdı.
desk-refused-reason-comment = Bir gerekçe seçin ya da yazın: yazarı nedenini bilmek ister.
desk-refused-reason-ban = Nedenini yazın: hem yazarı hem arkadaşlarınız bilmek ister.
desk-undo-none = Geri alınacak bir adımınız yok.
desk-undo-overtaken = Sizden sonra bir arkadaşınız bu yorum hakkında karar verdi; adımınız olduğu gibi kalıyor.
desk-did-approve = Onaylandı:
desk-did-reject = Geri çevrildi:
desk-did-undo = Geri alındı.
desk-did-ban = Engellendi:
desk-bulk-nothing = En az bir yorum seçin.
desk-of-one-story = Tek bir haberin yorumları:
desk-did-wait = Yeniden beklemeye alındı:
desk-did-lift = Engel kaldırıldı.
desk-did-same = Arkadaşınız da aynı kararı vermişti.
desk-did-other = Arkadaşınız başka karar vermişti. Yorum verilen kararla kalıyor; bunu aranızda konuşun.
desk-finding-outside = Dış denetim hizmeti
desk-did-many =
    { $n ->
        [one] Bir yorum hakkında toplu karar verildi
       *[other] { $n } yorum hakkında bir kerede karar verildi
    }
desk-now-approved = Onaylandı. Karar: { $who }
desk-now-rejected = Geri çevrildi. Karar: { $who }
desk-now-pending = Yeniden beklemeye alındı. Karar: { $who }
desk-now-removed = Yazarı yorumu kaldırdı.
desk-now-settled = Şikâyetler kapatıldı. Kapatan: { $who }
desk-now-gone = Artık bu listede değil.
desk-step-approved = { $who } onayladı.
desk-step-rejected = { $who } geri çevirdi:
desk-step-pending = { $who } yeniden beklemeye aldı.
desk-by-nobody = Masadan biri değil
desk-key-reject = Geri çevir; ardından gerekçe için 1–5, kendi sözleriniz için yine r
desk-key-ban = Yazarını engelle
desk-key-undo = Son adımınızı, sonra öncekini geri al
desk-key-select = Seç ya da seçimi kaldır
desk-key-bulk = Seçilenleri onayla, geri çevir
desk-key-fresh = Yeni gelenleri göster
desk-key-filter = Süzgece git

desk-finding-haste = Yazılamayacak kadar çabuk gönderilmiş
desk-finding-rush = Yorum yığılması
desk-finding-capitals = Büyük harfle yazılmış
desk-finding-letters = Dilin harfleri eksik
desk-finding-insult = Hakaret
desk-finding-swearing = Küfür
desk-finding-word = Sitenin sözcük listesi
desk-finding-link = Bağlantı
desk-finding-contact = Kişisel bilgi
desk-finding-repeat = Yineleme
desk-finding-empty = Boş yorum
desk-finding-report = Şikâyet

## Haberin dilinde hazır gerekçeler: yorumun yazarı okur

desk-reason-insult = Kişiye hakaret içeriyor.
desk-reason-off-topic = Haberin konusuyla ilgili değil.
desk-reason-advertising = Reklam içeriyor.
desk-reason-unproven = Bir kişi hakkında kanıtlanmamış suçlama içeriyor.
desk-reason-privacy = Birinin özel bilgilerini açıklıyor.

## Haberin dilinde, yorumun yazarına giden mektup

desk-mail-rejected-subject = “{ $headline }” haberine yorumunuz
desk-mail-rejected =
    Sayın { $name },

    Bize yazdığınız için teşekkür ederiz. “{ $headline }” haberine yaptığınız yorumu yayımlamadık.

    Gerekçesi: { $reason }

    Yorumunuz şöyleydi:

    { $text }

    Bunu göz önünde tutarak yeniden yazabilirsiniz.

    { $site }

## Yorum kuralları

desk-nav-comment-rules = Yorum kuralları
desk-rules-hint = Kurallar haberin diline bağlıdır. Değiştirin, son yorumlara ne yapacaklarını görün, ancak ondan sonra yürürlüğe koyun.
desk-rules-story-lang = Haberin dili
desk-rules-of = Dili { $lang } olan haberlerde
desk-rules-unsaved = yürürlükte değil
desk-rules-clause = Formun üstünde yazan:
desk-does-pass = Kapalı
desk-does-suggest = Düzeltme öner
desk-does-hold = Denetime bırak
desk-does-return = Yazarına geri ver
desk-rules-words = Kendi sözcükleriniz
desk-rules-words-hint = Her satıra bir sözcük. Büyük küçük harfe bakılmadan, ekleriyle, aralıklı ya da işaretle yazılmış olsa da bulunurlar.
desk-words-hold = Bekletilecekler
desk-words-hold-hint = Bunlardan biri geçen yorum denetçiyi bekler.
desk-words-return = Geri verilecekler
desk-words-return-hint = Bunlardan biri geçen yorum yazarına geri döner.
desk-words-allow = Serbest olanlar
desk-words-allow-hint = Listeler ne derse desin burada hakaret sayılmaz: soyadları, yer adları.
desk-words-names = Adlar
desk-words-names-hint = Büyük harfle yazılmış bir yorum düzeltilirken baş harfleri korunur.
desk-rules-links = Bir yorumda bulunabilecek bağlantı sayısı
desk-trial-over = Son
desk-trial = yorumda dene
desk-rules-turn-on = Yürürlüğe koy
desk-rules-try-first = Denendikten sonra yürürlüğe konabilir.
desk-rules-may-not = Kuralları editörler ve yöneticiler değiştirir.
desk-rules-not-tried = Bunlar denenen kurallar değil. Önce deneyin.
desk-rules-overtaken = Bu arada biri başka kuralları yürürlüğe koydu. Onlara bakın, sonra sizinkileri yeniden deneyin.
desk-rules-did-on = Yürürlüğe girdi. Yorumlar bundan böyle bu kurallara göre değerlendirilir.
desk-rules-versions = Sürümler
desk-rules-in-force = yürürlükte
desk-rules-look-at = Bak ve dene
desk-rules-older = Bunlar { $n }. sürümün kuralları. Onlara dönmek için önce deneyin.
desk-rules-usual = Kurallar Tellal’la geldiği gibi; kimse değiştirmedi.
desk-site-comments = Sitenin ayarı
desk-site-comments-hint = Teknik sorumlu ayar dosyasında belirler; her haber kendi sayfasında ayrıca ayarlanabilir.
desk-policy-before = Yorumlar denetçiyi bekler.
desk-policy-at-once = Yorumlar hemen görünür, sonradan denetlenir.
desk-policy-closed = Kimse yorum yazamaz.
desk-policy-site = Sitedeki gibi
desk-closes-after =
    { $n ->
        [one] Haberler bir gün boyunca yorum alır.
       *[other] Haberler { $n } gün boyunca yorum alır.
    }
desk-trial-title =
    { $n ->
        [one] Son yorumda denendi
       *[other] Son { $n } yorumda denendi
    }
desk-trial-stopped = yorum artık takılırdı
desk-trial-freed = yorum artık geçerdi
desk-trial-otherwise = yoruma başka bir işlem yapılırdı
desk-trial-same = yorum için bir şey değişmezdi
desk-trial-stopped-approved = Artık takılacak { $of } yorumdan { $n } tanesini denetçiler onaylamıştı. Önce bunlara bakın: aralarında dürüst yorumlar olabilir.
desk-trial-stopped-rejected = Artık takılacak { $of } yorumdan { $n } tanesini denetçiler zaten geri çevirmişti.
desk-trial-table = Yorumlara ne olacağı
desk-trial-what = Ne olur
desk-trial-now = Şimdi
desk-trial-then = Bu kurallarla
desk-action-pass = geçer
desk-action-suggest = düzeltme önerilir
desk-action-hold = bekletilir
desk-action-return = geri verilir
desk-trial-changed = Değişecek olanlar
desk-trial-was-approved = Denetçi onaylamıştı.
desk-trial-was-rejected = Denetçi geri çevirmişti.
desk-trial-more =
    { $n ->
        [one] Bir yorum daha değişirdi.
       *[other] { $n } yorum daha değişirdi.
    }
desk-trial-none = Hiçbir şey değişmezdi.
desk-trial-nothing = Denenecek yorum henüz yok.
desk-trial-kept = Yazarlarına geri verilen yorumlar saklanmaz; bu yüzden denenenlerin arasında değiller.
desk-arrow = →

## Uyuşma

desk-nav-agreement = Uyuşma
desk-agreement-hint = Ara sıra ikinci bir denetçi, ilk kararı bilmeden aynı yorum hakkında karar verir. Sonuç, hangi kuralların konuşulması gerektiğini gösterir; kimseye verilmiş bir not değildir.
desk-agreement-span = Ne kadar geriye
desk-agreement-days = Son { $n } gün
desk-agreement-looks = İkinci bakış
desk-agreement-share = Aynı karar
desk-agreement-kappa = Cohen kappa
desk-agreement-sentence-chance = Kararlarınız, rastlantının getireceğinden daha çok uyuşmuyor.
desk-agreement-sentence-slight = Kararlarınız, rastlantının getireceğinden biraz daha çok uyuşuyor. Son ayrılıkları birlikte konuşun.
desk-agreement-sentence-fair = Kararlarınız kısmen uyuşuyor: çalışmaya yeter, ama okurun ne bekleyeceğini bilmesine yetmez.
desk-agreement-sentence-good = Kararlarınız iyi uyuşuyor: yorumların çoğu hanginize denk gelse aynı sonucu alır.
desk-agreement-sentence-very-good = Kararlarınız çok iyi uyuşuyor: kimin karar verdiği neredeyse fark etmiyor.
desk-agreement-sentence-unknown = Karşılaştıracak bir şey henüz yok: ikinci bakışların hepsi tek ve aynı sonuca vardı.
desk-agreement-few =
    { $n ->
        [one] Tek bir ikinci bakış henüz bir şey söylemez. Sonuç çıkarmadan önce en az otuz tane birikmesini bekleyin.
       *[other] { $n } ikinci bakış az şey söyler. Sonuç çıkarmadan önce en az otuz tane birikmesini bekleyin.
    }
desk-agreement-kappa-hint = Kappa, salt rastlantıyla uyuşacak olanı dışarıda bırakır: 0 rastlantı, 1 her zaman aynı karar, 0’ın altı rastlantıdan da kötü demektir.
desk-agreement-pairs = Kim kiminle
desk-agreement-first = İlk
desk-agreement-second = İkinci
desk-agreement-too-few = çok az
desk-agreement-causes = Ayrıldığınız yerler
desk-agreement-cause = Kural ya da gerekçe
desk-agreement-apart = Farklı karar
desk-percent = %{ $n }
desk-decimal-mark = ,
desk-agreement-own-words = Denetçinin kendi sözleriyle
desk-agreement-none = Henüz ikinci bakış yok.
desk-agreement-none-more = “İkinci bakış” bölümünde birkaç yorum hakkında karar verin; karşılaştırma burada belirir.

## Denetim kaydı

desk-nav-comment-log = Denetim kaydı
desk-comment-log-hint = Kim, ne zaman, neye karar verdi. Bu kaydın tek satırı bile değiştirilemez.
desk-deed-approved = onay
desk-deed-rejected = ret
desk-deed-pending = yeniden beklemeye alma
desk-deed-reports-settled = şikâyetleri kapatma
desk-deed-looked = ikinci bakış
desk-deed-banned = engelleme
desk-deed-ban-lifted = engeli kaldırma
desk-deed-policy = haberin yorum ayarı
desk-deed-rules = kuralları yürürlüğe koyma
desk-deed-outside = dış hizmetin yanıtı
desk-deed-removed = kaldırma
desk-comment-log-empty = Buna uyan bir kayıt yok.
desk-filter-who-all = Herkes
desk-filter-what = Ne
desk-filter-what-all = Hepsi
desk-about = Konusu

## Bir haberin yorumları

desk-story-comments = Yorumlar
desk-story-comments-see = Bu haberin yorumları
desk-story-comments-change = Değiştir
desk-story-comments-policy = Okurlar görmeden önce kim karar verir?
desk-story-comments-closes = Kapanacağı gün (boşsa sitedeki gibi)
desk-story-comments-closes-hint = Gün ve saat, { $zone } saatiyle.
desk-story-policy-before = Denetçi, görünmeden önce
desk-story-policy-at-once = Hemen görünür, sonradan denetlenir
desk-story-policy-closed = Kapalı
desk-story-closes = { $at } tarihinde kapanır.
desk-story-closed = { $at } tarihinden beri kapalı.
desk-done-comments = Bu haberin yorum ayarı kaydedildi.

## Aksaklıklar

desk-fault-forbidden = Buna yetkiniz yok
desk-fault-forbidden-more = Göreviniz bu işi kapsamıyor. Gerekliyse bir yöneticiyle konuşun.
desk-fault-missing = Böyle bir şey yok
desk-fault-missing-more = Adres yanlış yazılmış ya da bağlantı eskimiş olabilir.
desk-fault-malformed = Form okunamadı
desk-fault-malformed-more = Geri dönüp yeniden gönderin.
desk-fault-cross-site = Başka bir siteden gönderildi
desk-fault-cross-site-more = Güvenliğiniz için masa yalnız kendi sayfalarından gelen formları kabul eder.
desk-fault-too-large = Gönderilen çok büyük
desk-fault-too-large-more = Görüntüleri küçültün ya da ayrı ayrı gönderin.
desk-fault-internal = Bizden kaynaklanan bir aksaklık
desk-fault-internal-more = Aksaklık kaydedildi. Yeniden deneyin; sürerse teknik sorumluya aşağıdaki numarayı verin.
desk-fault-id = Kayıt numarası:

## Dillerin adları

desk-language-ar = Arapça
desk-language-az = Azerbaycanca
desk-language-bg = Bulgarca
desk-language-de = Almanca
desk-language-el = Yunanca
desk-language-en = İngilizce
desk-language-es = İspanyolca
desk-language-fa = Farsça
desk-language-fr = Fransızca
desk-language-he = İbranice
desk-language-hy = Ermenice
desk-language-it = İtalyanca
desk-language-ka = Gürcüce
desk-language-ku = Kürtçe
desk-language-nl = Felemenkçe
desk-language-pt = Portekizce
desk-language-ru = Rusça
desk-language-sq = Arnavutça
desk-language-tr = Türkçe
desk-language-uk = Ukraynaca
desk-language-ur = Urduca
desk-language-zh = Çince

## Bir haber kaç kez okundu

desk-reads = Okunma
desk-reads-now = { $counted } okunma · { $aside } ayrı tutuldu
desk-reads-row = { $n } okunma
desk-reads-day = Son 24 saat, saat saat
desk-reads-hour = Saat
desk-reads-all = Bütün bildirimler
desk-reads-sum = Toplam
desk-reads-hint = Tablo birkaç dakikada bir yenilenir. Yinelemeler ile görülmeyen sayfalar, okurlara gösterilen ayrı tutulanlar arasında değildir.
desk-reads-class-counted = Okunma
desk-reads-class-repeat = Yineleme
desk-reads-class-agent = Bot
desk-reads-class-behaviour = Davranış
desk-reads-class-data-centre = Veri merkezi
desk-reads-class-burst = Yığılma
desk-reads-class-replay = Kopya ya da sahte
desk-reads-class-unseen = Görülmeyen
