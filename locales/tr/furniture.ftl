## Haberin çevresi: türü, geçmişi, kaynakları, konuları; ana sayfada en çok okunanlar.

form-news = Haber
form-analysis = Analiz
form-interview = Söyleşi
form-opinion = Görüş
form-letter = Okur mektubu
form-correction = Düzeltme
form-obituary = Vefat
minutes-to-read =
    { $count ->
        [one] { $count } dakikada okunur
       *[other] { $count } dakikada okunur
    }
byline-opinion = Yazan:
change-first = İlk yayım
change-update = Güncelleme
change-correction = Düzeltme
change-clarification = Açıklama
change-retraction = Geri çekme
notice-correction = Bu haberde düzeltme yapıldı:
notice-clarification = Bu habere açıklama eklendi:
notice-retraction = Bu haber geri çekildi
notice-retraction-text = Gazetemiz bu haberin arkasında durmuyor. Metin, kayıt olarak olduğu gibi bırakıldı.
history-heading = Yayım geçmişi
history-changes = Sürümleri karşılaştır: hangi sözcükler değişti?
sources-links = Metinde geçen belge ve bağlantılar
sources-document = belge
topics-heading = Konular
editions-heading = Bu haberin başka dildeki metni
related-heading = { $topic }: diğer haberler
chain-here = Okuduğunuz haber
share = Paylaş
share-mail = E-postayla gönder
share-address = Kopyalamak için adres
share-copy = Adresi kopyala
share-copied = Adres kopyalandı
most-read-heading = Son 24 saatte en çok okunanlar
components-title = Sayfanın parçaları
components-lead = Bu temada sayfaların kurulduğu parçalar, her hâlleriyle. Yalnız tema üzerinde çalışanlar içindir.
components-colours = Renkler
components-type = Yazı
components-sample = Pijamalı hasta yağız şoföre çabucak güvendi
components-cards = Haber kartları
components-story = Haberin parçaları
components-comments = Yorumlar
components-forms = Formlar ve düğmeler
components-lists = Listeler ve boş sayfalar
print-current = Haberin güncel hâli, düzeltmeleri ve yorumları şu adreste:
