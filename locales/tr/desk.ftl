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
desk-public-at = Okurların gördüğü adres:
desk-scheduled-for = { $at } tarihinde yayımlanacak.
desk-embargo-until = Ambargo: { $at } tarihine kadar
desk-killed-more = Ajans bu haberi iptal etti ya da bekletilmesini istedi. Kullanılabilir bir sürüm gelene kadar yayımlanamaz.
desk-withdrawn-at = { $at } tarihinde geri çekildi:
desk-withdrawn-by-agency = { $agency } haberini iptal etti.
desk-corrected-at = { $at } tarihinde düzeltildi:
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
desk-field-urgency = Öncelik
desk-field-embargo = Ambargo
desk-field-body = Metin
desk-hint-byline = Adları virgülle ayırın.
desk-hint-slug = a–z, rakam ve tek tire. Boş bırakılırsa başlıktan yapılır.
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
desk-error-urgency = “{ $given }” bir öncelik değil; 1 ile 9 arasında seçin.
desk-error-instant = “{ $given }” bir gün ve saat değil; 2026-03-12T14:30 gibi yazın.
desk-error-date = “{ $given }” bir gün değil; 2026-03-12 gibi yazın.
desk-error-source-agency = Adresi ya da koşulları olan kaynağın bir adı da olmalı.
desk-error-source-link = “{ $given }” bir web adresi değil; https:// ya da http:// ile başlamalı.
desk-error-link = “{ $given }” adresine bağlantı verilemez; https://, http:// ya da mailto: ile başlamalı.
desk-error-picture-missing = Görüntünün dosyası yok; bir dosya seçin ya da bölümü çıkarın.
desk-error-picture = Bu dosya alınamadı; JPEG, PNG, WebP ya da GIF olmalı, en çok 20 MiB ve 100 megapiksel.
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
desk-tab-approved = Onaylananlar
desk-tab-rejected = Geri çevrilenler
desk-comments-empty = Burada yorum yok.
desk-approve = Onayla
desk-reject = Geri çevir
desk-reject-reason = Gerekçe (yorumun yazarına)
desk-reason = Gerekçe:
desk-did-approve = Onaylandı.
desk-did-reject = Geri çevrildi.
desk-decided-by = Karar:
desk-answers = Yanıt verdiği:
desk-comment-already = Bir başkası daha hızlı davrandı; yorum zaten bu durumda.
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
desk-reason-insult = Kişiye hakaret içeriyor.
desk-reason-off-topic = Haberin konusuyla ilgili değil.
desk-reason-advertising = Reklam içeriyor.
desk-reason-unproven = Bir kişi hakkında kanıtlanmamış suçlama içeriyor.
desk-reason-privacy = Birinin özel bilgilerini açıklıyor.

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
