## Xəbərin ətrafı: janrı, tarixçəsi, mənbələri, mövzuları; ana səhifədə ən çox oxunanlar.

form-news = Xəbər
form-analysis = Təhlil
form-interview = Müsahibə
form-opinion = Rəy
form-letter = Oxucu məktubu
form-correction = Düzəliş
form-obituary = Nekroloq
minutes-to-read =
    { $count ->
        [one] { $count } dəqiqəyə oxunur
       *[other] { $count } dəqiqəyə oxunur
    }
byline-opinion = Müəllif:
change-first = İlk dərc
change-update = Yenilənmə
change-correction = Düzəliş
change-clarification = Dəqiqləşdirmə
change-retraction = Təkzib
notice-correction = Bu xəbərdə düzəliş edilib:
notice-clarification = Bu xəbər dəqiqləşdirilib:
notice-retraction = Bu xəbər təkzib edilib
notice-retraction-text = Redaksiya bu xəbərə görə daha cavabdeh deyil. Mətn sənəd kimi olduğu şəkildə saxlanılıb.
history-heading = Dərc tarixçəsi
history-changes = Variantları söz-söz müqayisə et
sources-links = Mətndəki sənədlər və keçidlər
sources-document = sənəd
topics-heading = Mövzular
editions-heading = Bu xəbər başqa dillərdə
related-heading = { $topic }: digər xəbərlər
chain-here = Oxuduğunuz xəbər
share = Paylaş
share-mail = E-poçtla göndər
share-address = Köçürmək üçün ünvan
share-copy = Ünvanı köçür
share-copied = Ünvan köçürüldü
most-read-heading = Son 24 saatda ən çox oxunanlar
components-title = Səhifənin hissələri
components-lead = Bu temanın səhifələrini qurduğu hissələr, bütün halları ilə. Tema üzərində işləyənlər üçün.
components-colours = Rənglər
components-type = Şrift
components-sample = Zəfər, jaketini də götür, papağını da, bu axşam hava çox soyuq olacaq
components-cards = Xəbər kartları
components-story = Xəbərin hissələri
components-comments = Şərhlər
components-forms = Formalar və düymələr
components-lists = Siyahılar və boş səhifələr
print-current = Xəbərin yenilənmiş mətni, düzəlişləri və şərhləri bu ünvandadır:
