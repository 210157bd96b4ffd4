## Haberlerin yanındaki sayfalar: konular, yazarlar, arşiv, düzeltmeler, künye ve bir gazetenin okurlarına borçlu olduğu diğer sayfalar.

## Her sayfanın altı ve bir sayfaya giden yol

foot-menu = Bu site hakkında
foot-about = Hakkımızda
foot-imprint = Künye
foot-corrections = Düzeltmeler
foot-archive = Arşiv
foot-topics = Konular
foot-authors = Yazarlar
foot-feeds = Haber akışları
foot-comment-rules = Yorum kuralları
foot-accessibility = Erişilebilirlik
foot-lite = Hafif sürüm (resimsiz)
crumbs-label = Buradasınız
crumbs-front = Ana sayfa

## Sayfa yoksa: buradan devam

ways-sections = Bölümler
ways-latest = Son haberler
ways-archive = Gün gün arşiv

## Hafif görünüm

lite-note = Bu, sayfanın hafif sürümüdür: resim ve betik yoktur.
lite-full = Tam sürüm
lite-picture = Fotoğraf: { $alt }
lite-picture-unsaid = Burada bir fotoğraf var; tam sürümde görebilirsiniz.
lite-comments =
    { $count ->
        [0] Bu habere yorum yazın (tam sürüm)
       *[other] { $count } yorumu okuyun (tam sürüm)
    }

## Konular ve yazarlar

topics-title = Konular
topics-description = { $newsroom } haberlerinin konuları, alfabe sırasıyla.
topics-lead = Hakkında en çok haber çıkan konular, alfabe sırasıyla.
topics-empty = Henüz hiçbir haberin konusu belirtilmedi.
topic-kicker = Konu
topic-description = { $newsroom }: “{ $topic }” konulu bütün haberler, en yenisi başta.
authors-title = Yazarlar
authors-description = { $newsroom } haberlerinde imzası olanlar, alfabe sırasıyla.
authors-lead = En çok habere imza atanlar, alfabe sırasıyla.
authors-empty = Henüz imzalı haber yok.
author-kicker = Yazar
author-description = { $newsroom }: { $author } imzalı bütün haberler, en yenisi başta.
named-count = { $count } haber
named-latest = Son haber: { $date }

## Arşiv

archive-title = Arşiv
archive-description = { $newsroom } arşivi: yayımlanan bütün haberler, tarihe göre gün gün.
archive-lead = Haber yayımlanan her gün ve o günün haber sayısı.
archive-years = Yıllar
archive-month-empty = Bu yıl yayımlanmış haber yok.
archive-day-title = { $date } haberleri
archive-day-description = { $newsroom }: { $date } günü yayımlanan bütün haberler.
archive-day-empty = Bu gün haber yayımlanmadı.
archive-earlier = Önceki: { $date }
archive-later = Sonraki: { $date }

## Düzeltmeler ve bir haberde değişenler

corrected-title = Düzeltmeler ve açıklamalar
corrected-description = { $newsroom }: bütün düzeltmeler, açıklamalar ve geri çekilen haberler, en yenisi başta; her biri haberine bağlantılı.
corrected-lead = Yanıldığımızda ya da açık yazamadığımızda bunu hem haberin kendisinde hem burada söyleriz. Daha önce ne yayımladığımızı haberin değişiklik günlüğünde karşılaştırabilirsiniz.
corrected-report = Bir yanlış mı gördünüz? Bize yazın:
corrected-report-imprint = Bir yanlış mı gördünüz? Bize nasıl ulaşacağınız künyede yazılı.
corrected-empty = Henüz hiçbir haber düzeltilmedi.
corrected-older = Daha eski düzeltmeler
corrected-newest = En yeni düzeltmeler
log-kind-update = Güncelleme
log-kind-correction = Düzeltme
log-kind-clarification = Açıklama
log-kind-retraction = Geri çekme
log-title = Neler değişti?
log-description = “{ $headline }” haberinin yayımlanan her hâli; çıkarılan ve eklenen sözcükleriyle.
log-lead = Haberin okurların gördüğü her hâli, en yenisi başta. Çıkarılan sözcüklerin üstü, eklenenlerin altı çizilidir.
log-unchanged = Bu haber ilk yayımlandığından beri değişmedi.
log-first = İlk yayım
log-version = { $number }. sürüm
log-removed = çıkarıldı:
log-added = eklendi:
log-mark-end = ,
log-headline = Başlık
log-standfirst = Spot
log-byline = İmza
log-text = Metin
log-same = { $count } paragraf aynı
log-details = Metin aynı; resimler ya da başka ayrıntılar değişti.
log-earlier-versions = Daha eski { $count } sürüm saklanıyor, burada karşılaştırılmıyor.
log-see = Neler değişti?
log-back = Habere dön

## Künye

imprint-title = Künye
imprint-description = { $newsroom } yayınının sahibi, sorumluları ve iletişim bilgileri.
imprint-name = Yayının adı
imprint-site = İnternet adresi
imprint-publisher = Yayıncı (ticaret unvanı)
imprint-owner = İmtiyaz sahibi / tüzel kişi temsilcisi
imprint-editor = Sorumlu müdür
imprint-address = İş yeri adresi
imprint-phone = Telefon
imprint-mail = E-posta
imprint-registered-mail = Elektronik tebligat adresi
imprint-host = Yer sağlayıcı
imprint-tax-office = Vergi dairesi
imprint-tax-number = Vergi numarası
imprint-registration = Sicil kaydı
imprint-empty = Yazı işleri bu sitenin künyesini henüz girmedi.

## Hakkımızda ve ilkeler

about-title = Hakkımızda ve ilkelerimiz
about-description = { $newsroom } kimdir, hangi ilkelere bağlıdır, okurları ondan neyi isteyebilir.
about-principles = İlkelerimiz
about-promises = Bizden isteyebilecekleriniz
about-sources-heading = Her haberin kaynağı yazılıdır
about-sources = Her haberin altında kimin haberi olduğu yazar: kendi muhabirimiz, bir ajans ya da bir belge; varsa bağlantısı ve kullanım koşullarıyla.
about-corrections-heading = Yanlışlar açıkça düzeltilir
about-corrections = Hiçbir şey sessizce değiştirilmez. Düzeltme, neyin yanlış olduğunu söyler; hem haberde hem ayrı bir sayfada durur; önceki metin sözcük sözcük karşılaştırılabilir. Geri çekilen haberin yerinde nedenini söyleyen bir not kalır.
about-corrections-link = Düzeltmeler ve açıklamalar
about-times-heading = Saatler doğrudur
about-times = İlk yayım saati hiç değişmez. Haber, ancak içindeki bilgiler değiştiğinde güncellenmiş sayılır.
about-reads-heading = Sayılar dürüsttür
about-reads = Okunmalar açık bir tanıma göre sayılır; ayrı tutulanlar da sayılır ve gösterilir.
about-reads-link = Okunma nedir, nasıl sayılır?
about-comments-heading = Yorumların kuralı vardır
about-comments = Bir yorumu ya olduğu gibi yayımlarız ya da hiç; yayımlamazsak nedenini yazana söyleriz.
about-comments-link = Yorum kuralları
about-privacy-heading = Burada kimse sizi izlemez
about-privacy = Sayfalar başka hiçbir yerden bir şey yüklemez; okumak çerez bırakmaz. Yalnızca yorum yazar ya da giriş yaparsanız, yorumlarınızı yeniden bulabilesiniz diye bu sitenin bir çerezi konur.
about-contact-heading = Bize ulaşın
about-contact = Bu siteden kimin sorumlu olduğu ve bize nasıl ulaşacağınız künyede yazılı.

## Erişilebilirlik

access-title = Erişilebilirlik
access-description = { $newsroom } herkesin okuyabilmesi için neler yapıyor, neler henüz yeterince iyi değil, kime söylenir.
access-lead = Bu siteyi herkes okuyabilmeli: dinleyerek, klavyeyle, büyüterek, yüksek karşıtlıkla, eski bir telefonda ya da yavaş bir hatta.
access-standard-heading = Neye uyuyoruz?
access-standard = Sayfalar, Web İçeriği Erişilebilirlik Yönergeleri (WCAG) 2.2’nin AA düzeyine göre yapılmıştır.
access-do-heading = Bunun buradaki anlamı
access-do-keyboard = Her şey klavyeyle çalışır ve nerede olduğunuz hep görünür. Her sayfanın ilk bağlantısı doğrudan içeriğe götürür.
access-do-script = Okumak, aramak ve yorum yazmak JavaScript olmadan da mümkündür.
access-do-size = Yazı, sayfa yana kaymadan %400’e kadar büyütülebilir ve tarayıcınızda seçtiğiniz boyuta uyar.
access-do-colours = Açık ve koyu renkler aygıtınızın ayarını izler; yüksek karşıtlık ve azaltılmış hareket ayarlarına uyulur.
access-do-language = Ekran okuyucular doğru seslendirsin diye her sayfada ve başka dildeki her parçada dilin ne olduğu belirtilir.
access-do-lite = Ana sayfanın, bölümlerin ve haberlerin resimsiz, hafif bir sürümü vardır; bağlantısı sayfanın altındadır.
access-limits-heading = Henüz yeterince iyi olmayanlar
access-limits = Ajanslardan gelen bazı fotoğrafların betimlemesi yoktur; bazı tablo ve grafikleri başkaları hazırlamıştır, biz değiştiremeyiz. Böyle birine rastlarsanız bize yazın, betimleyelim.
access-tested-heading = Nasıl sınanıyor?
access-tested = Programın her sürümü tarayıcıda kendiliğinden sınanır: axe kuralları ve bir HTML denetleyicisiyle, yalnız klavyeyle, JavaScript kapalıyken, %400 yakınlaştırmada ve zorunlu renklerde. Otomatik sınamalar her şeyi bulamaz.
access-contact-heading = Bize yazın
access-contact = Okumanıza engel olan bir şey varsa bize yazın; yanıtlar ve düzeltiriz:
access-contact-imprint = Okumanıza engel olan bir şey varsa bize söyleyin; nasıl ulaşacağınız künyede yazılı.

## Yorum kuralları

house-title = Yorum kuralları
house-description = { $newsroom } okur yorumlarından ne ister, bir yorum ne olur, neler saklanır.
house-lead = Bu kurallar { $language } haberlerimizin altında geçerlidir. Bir bölümünü makine uygular, gerekçesini söyler ve mümkünse düzeltilmiş bir metin önerir; kararı insanlar verir.
house-rules-heading = Okurlarımızdan istediklerimiz
house-does-return = Uymayan yorum, gerekçesiyle size geri gelir.
house-does-hold = Uymayan yoruma yayımlanmadan önce bir moderatör bakar.
house-does-suggest = Size bir öneride bulunuruz; yorumunuzu olduğu gibi de gönderebilirsiniz.
house-after-heading = Yorumunuz ne olur?
house-policy-before = Her yorumu yayımlanmadan önce bir moderatör okur.
house-policy-at-once = Yorum hemen yayımlanır; bir kurala takılırsa moderatör bekler.
house-policy-closed = Şu anda yoruma kapalıyız.
house-whole = Bir yorum ya olduğu gibi yayımlanır ya da hiç; sözlerinizi değiştirmeyiz.
house-told = Yorumunuz yayımlanmazsa nedeni “Yorumlarım” sayfasında yazar.
house-close = Bir haber yayımlandıktan { $days } gün sonra yoruma kapanır.
house-reports =
    { $count ->
        [0] Her yorum bildirilebilir; her bildirime bir moderatör bakar.
        [1] Her yorum bildirilebilir. Bildirilen yorum, bir moderatör bakana kadar gizlenir.
       *[other] Her yorum bildirilebilir. Bir yorumu { $count } okur bildirirse, bir moderatör bakana kadar gizlenir.
    }
house-data-heading = Verileriniz
house-data = Hesap açmanız gerekmez. E-posta adresi isteğe bağlıdır, hiç gösterilmez, yalnızca yorumunuzla ilgili size yazmak için kullanılır. Bu sitenin bir çerezi, kendi yorumlarınızı yeniden bulmanızı sağlar.
house-data-link = Yorumlarımı gör, indir ya da sil

## Akış listesi

feeds-title = Haber akışları
feeds-description = { $newsroom } sitesinin bütün akışları: okurlar için Atom, RSS ve JSON Feed; haber merkezleri için ninjs ve NewsML-G2.
feeds-lead = Bir akış okuyucusuyla bizi hesap açmadan, kimse sizi izlemeden takip edebilirsiniz. Bir bölüm ve bir biçim seçin; her okuyucu bunlardan birini anlar.
feeds-all = Bütün haberler
feeds-comments-heading = Yorumlar
feeds-comments = Okurların son yorumları
feeds-comments-story = Her haberin yorumları için de ayrı bir akış vardır; bağlantısı yorumların altındadır.
feeds-wire-heading = Haber merkezleri için
feeds-wire = Aynı haberler, makinelerin okuduğu biçimde. Düzeltmeler yeni sürüm, geri çekmeler iptal olarak gelir.
feeds-summary = Yalnızca başlık ve spot için akışın adresine { $query } ekleyin.
feeds-part = Bölüm
feeds-format = Biçimler

## Arama

find-filters = Aramayı daralt
find-section = Bölüm
find-any-section = Bütün bölümler
find-form = Haber türü
find-any-form = Bütün türler
find-form-news = Haber
find-form-analysis = Analiz
find-form-interview = Söyleşi
find-form-opinion = Görüş
find-form-letter = Okur mektubu
find-form-correction = Düzeltme
find-form-obituary = Ölüm haberi
find-since = Başlangıç
find-until = Bitiş
find-sort = Sıralama
find-sort-best = En uygun
find-sort-newest = En yeni
find-apply = Uygula
find-reset = Bütün süzgeçleri kaldır
find-years = Yıllara göre
find-option = { $name } ({ $count })
find-elsewhere = Başka dillerde
find-elsewhere-count = { $language }: { $count } haber
find-none-filtered = Bu süzgeçlerle aramanıza uyan haber yok.

## Bir okunmadan geriye ne kalır?

reads-stays-heading = Ne saklanır, ne kadar süreyle?
reads-stays-address = Adresiniz ve tarayıcınızın adı: yalnızca bellekte, ziyaret yazılana kadar, saniyenin binde birkaçı.
reads-stays-key = Günün gizli anahtarı: eş güdümlü evrensel zamana göre gün bitene kadar. Sonra silinir; verilerin yedeklerinde hiç bulunmaz.
reads-stays-log = Her ziyaretin haberi, özeti ve yarım saati: bunlar da ertesi gününkiler de toplanana kadar.
reads-stays-sums = Bir haberin her sınıftan kaç bildirim aldığı ve okurlarının bir arama motorundan, bir sosyal ağdan, bu siteden ya da başka bir yerden geldiği: saat saat 35 gün, gün gün süresiz. Bunlar toplamdır; hiçbir satırı bir kişiyle ilgili değildir.
reads-stays-six = Uzun (IPv6) adreslerin yalnızca ilk yarısı hesaba katılır, çünkü geri kalanı bir evin tümüne aittir.
reads-stays-hand = Hiçbir sayı elle değiştirilmez; programda bunu yapacak bir yer yoktur.
reads-stays-lite = Hafif sürümde de sayfanın yüklenmesi yeterlidir.
reads-class-agent = Botlar: bot olduğunu söyleyen ya da kendini hiç tanıtmayan ziyaretçiler (arama motorları, bağlantı önizleyiciler), önceden yüklenen sayfalar ve başka sitelerden gelen bildirimler.
reads-class-behaviour = Davranış: bir programın yönettiği tarayıcılar ve yarım saatte bir insanın açamayacağı kadar çok haber.
reads-class-data-centre = Veri merkezleri: makinelerin durduğu, kimsenin okumadığı barındırma şirketi ağlarından gelen adresler.
reads-class-burst = Yığılmalar: tek bir adresten, tek bir haberde, aynı yarım saat içinde farklı görünen çok sayıda okur.
reads-class-replay = Kopya ya da sahte: buradan çıkan bir sayfanın imzalı işaretini taşımayan, başka bir haberin ya da günler öncesinin işaretini taşıyan veya sayfanın gönderilen kopyalarından daha çok kez dönen bildirimler.
reads-class-unseen = Görülmeyenler: ilk saniyesinde ekrandan çıkan ya da hiç ekrana gelmeyen sayfalar. Saklanır, ama ayrı tutulan ziyaretler arasında gösterilmez.
reads-class-repeat = Yinelemeler: aynı okur, aynı haber, aynı yarım saat. Bu, zaten sayılmış olan okunmadır.
reads-token = Her sayfa, yalnızca o haber için ve bir gün geçerli olan imzalı bir işaret taşır. İşaret, sayfanın aynı yarım saatte gönderildiği herkes için aynıdır ve sizin hakkınızda hiçbir şey söylemez.
