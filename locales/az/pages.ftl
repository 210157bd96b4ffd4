## Xəbərlərin yanındakı səhifələr: mövzular, müəlliflər, arxiv, düzəlişlər, redaksiya məlumatı və qəzetin oxucularına borclu olduğu digər səhifələr.

## Hər səhifənin altı və səhifəyə gedən yol

foot-menu = Bu sayt haqqında
foot-about = Haqqımızda
foot-imprint = Redaksiya məlumatı
foot-corrections = Düzəlişlər
foot-archive = Arxiv
foot-topics = Mövzular
foot-authors = Müəlliflər
foot-feeds = Xəbər lentləri
foot-comment-rules = Şərh qaydaları
foot-accessibility = Əlçatanlıq
foot-lite = Yüngül variant, şəkilsiz
crumbs-label = Buradasınız
crumbs-front = Ana səhifə

## Səhifə olmayanda: buradan davam

ways-sections = Bölmələr
ways-latest = Son xəbərlər
ways-archive = Gün-gün arxiv

## Yüngül variant

lite-note = Bu, yüngül variantdır: şəkil və skript yoxdur.
lite-full = Tam variant
lite-picture = Şəkil: { $alt }
lite-picture-unsaid = Burada şəkil var; tam variantda görə bilərsiniz.
lite-comments =
    { $count ->
        [0] Bu xəbərə şərh yazın (tam variant)
        [one] { $count } şərhi oxuyun (tam variant)
       *[other] { $count } şərhi oxuyun (tam variant)
    }

## Mövzular və müəlliflər

topics-title = Mövzular
topics-description = { $newsroom } xəbərlərinin mövzuları, əlifba sırası ilə.
topics-lead = Ən çox xəbəri olan mövzular, əlifba sırası ilə.
topics-empty = Hələ heç bir xəbərin mövzusu yoxdur.
topic-kicker = Mövzu
topic-description = { $newsroom }: “{ $topic }” mövzusunda bütün xəbərlər, ən yenisi əvvəldə.
authors-title = Müəlliflər
authors-description = { $newsroom } xəbərlərində imzası olanlar, əlifba sırası ilə.
authors-lead = Ən çox xəbərə imza atanlar, əlifba sırası ilə.
authors-empty = Hələ imzalı xəbər yoxdur.
author-kicker = Müəllif
author-description = { $newsroom }: { $author } imzalı bütün xəbərlər, ən yenisi əvvəldə.
named-count =
    { $count ->
        [one] { $count } xəbər
       *[other] { $count } xəbər
    }
named-latest = Son xəbər: { $date }

## Arxiv

archive-title = Arxiv
archive-description = { $newsroom }: dərc olunmuş bütün xəbərlər, gün-gün.
archive-lead = Xəbər dərc olunan bütün günlər və xəbərlərin sayı.
archive-years = İllər
archive-month-empty = Bu il xəbər dərc olunmayıb.
archive-day-title = { $date } xəbərləri
archive-day-description = { $newsroom }: { $date } tarixində dərc olunmuş bütün xəbərlər.
archive-day-empty = Həmin gün xəbər dərc olunmayıb.
archive-earlier = Əvvəl: { $date }
archive-later = Sonra: { $date }

## Düzəlişlər və xəbərdə dəyişənlər

corrected-title = Düzəlişlər və dəqiqləşdirmələr
corrected-description = { $newsroom }: bütün düzəlişlər, dəqiqləşdirmələr və təkziblər, ən yenisi əvvəldə; hər birində xəbərə keçid var.
corrected-lead = Yanılanda və ya aydın yazmayanda bunu həm xəbərin özündə, həm də burada deyirik. Əvvəl nə dərc etdiyimizi xəbərin dəyişikliklər siyahısında müqayisə etmək olar.
corrected-report = Səhv gördünüz? Bizə yazın:
corrected-report-imprint = Səhv gördünüz? Bizimlə əlaqə yolları redaksiya məlumatında göstərilib.
corrected-empty = Hələ heç nə düzəldilməyib.
corrected-older = Daha əvvəlki düzəlişlər
corrected-newest = Ən yeni düzəlişlər
log-kind-update = Yenilənmə
log-kind-correction = Düzəliş
log-kind-clarification = Dəqiqləşdirmə
log-kind-retraction = Təkzib
log-title = Nə dəyişib?
log-description = “{ $headline }” xəbərinin dərc olunmuş bütün variantları, çıxarılan və əlavə olunan sözləri ilə.
log-lead = Oxucuların gördüyü bütün variantlar, ən yenisi əvvəldə. Çıxarılan sözlərin üstündən, əlavə olunanların altından xətt çəkilib.
log-unchanged = Bu xəbər ilk dərcindən bəri dəyişməyib.
log-first = İlk dərc
log-version = Variant { $number }
log-removed = çıxarılıb:
log-added = əlavə olunub:
log-mark-end = ,
log-headline = Başlıq
log-standfirst = Giriş
log-byline = İmza
log-text = Mətn
log-same =
    { $count ->
        [one] { $count } abzas dəyişməyib
       *[other] { $count } abzas dəyişməyib
    }
log-details = Mətn eynidir; şəkillər və ya başqa təfərrüatlar dəyişib.
log-earlier-versions =
    { $count ->
        [one] Daha köhnə { $count } variant saxlanılır, burada müqayisə edilmir.
       *[other] Daha köhnə { $count } variant saxlanılır, burada müqayisə edilmir.
    }
log-see = Nə dəyişib?
log-back = Xəbərə qayıt

## Redaksiya məlumatı

imprint-title = Redaksiya məlumatı
imprint-description = { $newsroom } nəşrinin sahibi, məsul şəxsləri və əlaqə məlumatı.
imprint-name = Nəşrin adı
imprint-site = Sayt
imprint-publisher = Naşir
imprint-owner = Təsisçi və ya qanuni nümayəndə
imprint-editor = Məsul redaktor
imprint-address = Ünvan
imprint-phone = Telefon
imprint-mail = E-poçt
imprint-registered-mail = Rəsmi bildirişlər üçün ünvan
imprint-host = Hostinq provayderi
imprint-tax-office = Vergi idarəsi
imprint-tax-number = VÖEN
imprint-registration = Qeydiyyat
imprint-empty = Redaksiya bu sayta kimin cavabdeh olduğunu hələ göstərməyib.

## Haqqımızda və prinsiplərimiz

about-title = Haqqımızda və prinsiplərimiz
about-description = { $newsroom } kimdir, nəyə sadiqdir və oxucular ondan nə tələb edə bilər.
about-principles = Prinsiplərimiz
about-promises = Bizdən tələb edə biləcəkləriniz
about-sources-heading = Hər xəbərin mənbəyi göstərilir
about-sources = Hər xəbərin altında onun kimə aid olduğu yazılır: öz müxbirimiz, agentlik və ya sənəd; varsa, keçid və istifadə şərtləri ilə.
about-corrections-heading = Səhvlər açıq düzəldilir
about-corrections = Heç nə səssizcə dəyişdirilmir. Düzəliş nəyin səhv olduğunu bildirir, həm xəbərdə, həm də ayrıca səhifədə durur, əvvəlki mətni söz-söz müqayisə etmək olur. Geri götürülən xəbərin yerində səbəbi göstərən qeyd qalır.
about-corrections-link = Düzəlişlər və dəqiqləşdirmələr
about-times-heading = Vaxtlar düzgündür
about-times = İlk dərc vaxtı heç vaxt dəyişmir. Xəbər yalnız faktlar dəyişəndə yenilənmiş sayılır.
about-reads-heading = Rəqəmlər dürüstdür
about-reads = Oxunmalar açıq tərifə görə sayılır; ayrı tutulanlar da sayılır və göstərilir.
about-reads-link = Oxunma nədir?
about-comments-heading = Şərhlərin qaydası var
about-comments = Şərhi ya bütöv dərc edirik, ya da heç etmirik; etməsək, səbəbini müəllifinə deyirik.
about-comments-link = Şərh qaydaları
about-privacy-heading = Burada sizi heç kim izləmir
about-privacy = Səhifələr başqa yerdən heç nə yükləmir, oxumaq kuki qoymur. Bu saytın kukisi yalnız şərh yazanda və ya daxil olanda qoyulur ki, şərhlərinizi yenidən tapa biləsiniz.
about-contact-heading = Bizimlə əlaqə
about-contact = Bu sayta kimin cavabdeh olduğu və bizimlə necə əlaqə saxlamaq redaksiya məlumatında göstərilib.

## Əlçatanlıq

access-title = Əlçatanlıq
access-description = { $newsroom } hamının oxuya bilməsi üçün nə edir, nə hələ yetərincə yaxşı deyil və bunu kimə demək olar.
access-lead = Bu saytı hamı oxuya bilməlidir: dinləyərək, klaviatura ilə, böyüdərək, yüksək kontrastla, köhnə telefonda və ya yavaş xətdə.
access-standard-heading = Nəyə əməl edirik?
access-standard = Səhifələr Veb Məzmununun Əlçatanlığı Təlimatının (WCAG) 2.2 versiyasına, AA səviyyəsinə uyğun qurulub.
access-do-heading = Bunun burada mənası
access-do-keyboard = Hər şey klaviatura ilə işləyir və harada olduğunuz həmişə görünür. Hər səhifənin ilk keçidi birbaşa məzmuna aparır.
access-do-script = Oxumaq, axtarmaq və şərh yazmaq JavaScript olmadan da mümkündür.
access-do-size = Mətn yana sürüşdürmədən 400 %-ə qədər böyüyür və brauzerinizdə seçdiyiniz ölçüyə uyğunlaşır.
access-do-colours = Açıq və tünd rənglər cihazınızın ayarına uyğunlaşır; yüksək kontrast və azaldılmış hərəkət ayarları nəzərə alınır.
access-do-language = Ekran oxuyucuları düzgün səsləndirsin deyə hər səhifənin və başqa dildəki hər parçanın dili göstərilir.
access-do-lite = Ana səhifənin, bölmələrin və xəbərlərin şəkilsiz, yüngül variantı var; keçid səhifənin altındadır.
access-limits-heading = Hələ yetərincə yaxşı olmayanlar
access-limits = Agentliklərdən gələn bəzi şəkillərin təsviri yoxdur, bəzi cədvəl və qrafikləri başqaları hazırlayıb, biz dəyişə bilmirik. Belə bir şeyə rast gəlsəniz, yazın: təsvirini verək.
access-tested-heading = Necə yoxlanılır?
access-tested = Proqramın hər versiyası brauzerdə avtomatik yoxlanılır: axe qaydaları və HTML yoxlayıcısı ilə, yalnız klaviatura ilə, JavaScript olmadan, 400 % böyütmədə və məcburi rənglərdə. Avtomatik yoxlamalar hər şeyi tapmır.
access-contact-heading = Bizə bildirin
access-contact = Oxumağınıza nəsə mane olursa, bizə yazın; cavab verib düzəldərik:
access-contact-imprint = Oxumağınıza nəsə mane olursa, bizə bildirin; əlaqə yolları redaksiya məlumatında göstərilib.

## Şərh qaydaları

house-title = Şərh qaydaları
house-description = { $newsroom } oxucu şərhlərindən nə istəyir, şərh necə olur və nə saxlanılır.
house-lead = Bu qaydalar xəbərlərimizin altında qüvvədədir (dil: { $language }). Onların bir qismini maşın tətbiq edir, səbəbini deyir və bacaranda düzəldilmiş mətn təklif edir; qərarı insanlar verir.
house-rules-heading = Nə istəyirik
house-does-return = Əks halda şərh səbəbi ilə sizə qayıdır.
house-does-hold = Əks halda görünməzdən əvvəl ona moderator baxır.
house-does-suggest = Sizə təklif edirik; şərhi olduğu kimi də göndərə bilərsiniz.
house-after-heading = Şərh necə olur?
house-policy-before = Hər şərhi görünməzdən əvvəl moderator oxuyur.
house-policy-at-once = Şərh dərhal görünür, qayda onu moderator üçün saxlamasa.
house-policy-closed = Hazırda şərhlər bağlıdır.
house-whole = Şərh ya bütöv dərc olunur, ya da heç; sözlərinizi dəyişmirik.
house-told = Şərhiniz dərc olunmasa, səbəbi “Şərhlərim” səhifəsində yazılır.
house-close =
    { $days ->
        [one] Xəbərin şərhləri dərcdən { $days } gün sonra bağlanır.
       *[other] Xəbərin şərhləri dərcdən { $days } gün sonra bağlanır.
    }
house-reports =
    { $count ->
        [0] Hər şərhdən şikayət etmək olar; hər şikayətə moderator baxır.
        [one] Hər şərhdən şikayət etmək olar. Şikayət olunan şərh moderator baxana qədər gizlədilir.
       *[other] Hər şərhdən şikayət etmək olar. { $count } oxucu bunu edəndə şərh moderator baxana qədər gizlədilir.
    }
house-data-heading = Məlumatlarınız
house-data = Hesab lazım deyil. E-poçt ünvanı istəyə bağlıdır, heç vaxt göstərilmir və yalnız şərhinizlə bağlı sizə yazmaq üçündür. Bu saytın kukisi şərhlərinizi yenidən tapmağa imkan verir.
house-data-link = Şərhlərimi gör, yüklə və ya sil

## Lentlərin siyahısı

feeds-title = Xəbər lentləri
feeds-description = { $newsroom } saytının bütün lentləri: oxucular üçün Atom, RSS və JSON Feed, redaksiyalar üçün ninjs və NewsML-G2.
feeds-lead = Lent oxuyucusu ilə bizi hesab açmadan və heç kim sizi izləmədən oxuya bilərsiniz. Bölmə və format seçin; hər oxuyucu onlardan birini başa düşür.
feeds-all = Bütün xəbərlər
feeds-comments-heading = Şərhlər
feeds-comments = Oxucuların son şərhləri
feeds-comments-story = Hər xəbərin şərhlərinin də lenti var; keçid onların altındadır.
feeds-wire-heading = Redaksiyalar üçün
feeds-wire = Eyni xəbərlər maşınların oxuduğu şəkildə. Düzəlişlər yeni versiya, geri götürmələr ləğv kimi gəlir.
feeds-summary = Yalnız başlıq və girişlər üçün lentin ünvanına { $query } əlavə edin.
feeds-part = Saytın bölməsi
feeds-format = Formatlar

## Axtarış

find-filters = Axtarışı daralt
find-section = Bölmə
find-any-section = Bütün bölmələr
find-form = Janr
find-any-form = Bütün janrlar
find-form-news = Xəbər
find-form-analysis = Təhlil
find-form-interview = Müsahibə
find-form-opinion = Rəy
find-form-letter = Oxucu məktubu
find-form-correction = Düzəliş
find-form-obituary = Nekroloq
find-since = Başlanğıc
find-until = Son
find-sort = Sıralama
find-sort-best = Ən uyğun
find-sort-newest = Əvvəlcə yenilər
find-apply = Tətbiq et
find-reset = Bütün süzgəcləri götür
find-years = İllər üzrə
find-option = { $name } ({ $count })
find-elsewhere = Başqa dillərdə
find-elsewhere-count =
    { $count ->
        [one] { $language }: { $count } xəbər
       *[other] { $language }: { $count } xəbər
    }
find-none-filtered = Bu süzgəclərlə uyğun xəbər tapılmadı.

## Oxunmadan nə qalır

reads-stays-heading = Nə saxlanılır və nə qədər?
reads-stays-address = Ünvanınız və brauzerinizin adı: ziyarət yazılana qədər yalnız yaddaşda, saniyənin mində bir neçəsi.
reads-stays-key = Günün gizli açarı: əlaqələndirilmiş ümumdünya vaxtı ilə gün bitənə qədər. Sonra silinir; məlumatların nüsxələrində heç vaxt olmur.
reads-stays-log = Hər ziyarətin xəbəri, xülasəsi və yarım saatı: onlar və ertəsi günün məlumatı toplanana qədər.
reads-stays-sums = Xəbərin hər sinifdən neçə bildiriş aldığı və oxucularının axtarış sistemindən, sosial şəbəkədən, bu saytdan, yoxsa başqa yerdən gəldiyi: saatlar üzrə 35 gün, günlər üzrə həmişəlik. Bunlar cəmdir; heç bir sətri kiminsə haqqında deyil.
reads-stays-six = Uzun (IPv6) ünvanın yalnız ilk yarısı nəzərə alınır, çünki qalanı bütün bir evə məxsusdur.
reads-stays-hand = Heç kim rəqəmi əllə dəyişmir; proqramda bunun üçün yer yoxdur.
reads-stays-lite = Yüngül variantda da səhifənin yüklənməsi kifayətdir.
reads-class-agent = Botlar: bot olduğunu bildirən və ya özünü heç tanıtmayan ziyarətçilər (axtarış sistemləri, keçid önbaxışları), əvvəlcədən yüklənən səhifələr və başqa saytlardan gələn bildirişlər.
reads-class-behaviour = Davranış: proqramın idarə etdiyi brauzerlər və yarım saatda insanın aça bilməyəcəyi qədər çox xəbər.
reads-class-data-centre = Məlumat mərkəzləri: maşınların dayandığı və heç kimin oxumadığı hostinq şirkətləri şəbəkələrinin ünvanları.
reads-class-burst = Yığılmalar: bir ünvandan, bir xəbərdə, eyni yarım saatda fərqli görünən həddən çox oxucu.
reads-class-replay = Surət və ya saxta: buradakı səhifənin imzalı nişanını daşımayan, başqa xəbərin və ya günlər öncəsinin nişanını daşıyan, yaxud göndərilən nüsxələrdən çox qayıdan bildirişlər.
reads-class-unseen = Görülməyənlər: ilk saniyəsində ekrandan çıxan və ya heç ekranda olmayan səhifələr. Saxlanılır, lakin ayrı tutulan ziyarətlər arasında göstərilmir.
reads-class-repeat = Təkrarlar: eyni oxucu, eyni xəbər, eyni yarım saat yenidən. Bu, artıq sayılmış oxunmadır.
reads-token = Hər səhifə yalnız həmin xəbər üçün və bir gün qüvvədə olan imzalı nişan daşıyır. Nişan səhifənin eyni yarım saatda göndərildiyi hər kəs üçün eynidir və sizin haqqınızda heç nə demir.
