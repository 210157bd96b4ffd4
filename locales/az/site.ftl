## Oxucunun gördüyü: xəbərin öz mətnindən başqa səhifədəki hər söz.

language-name = Azərbaycanca
open-graph-locale = az_AZ
time-of-day = { $hour }:{ $minute }
date-and-time = { $date }, { $time }
comma = ,

## Çərçivə

skip-to-content = Məzmuna keç
menu-sections = Bölmələr
menu-languages = Dillər
search = Axtarış
search-label = Xəbərlərdə axtar
search-button = Axtar
foot-reads = Oxunma sayı necə hesablanır?
to-front = Ana səhifəyə qayıt

## Ana səhifə və bölmələr

front-title = Günün xəbərləri
front-description = { $newsroom }: günün xəbərləri bölmələr üzrə, hər xəbərin mənbəyi ilə.
front-latest = Son xəbərlər
front-empty = Hələ heç nə dərc olunmayıb. İlk xəbər burada görünəcək.
section-description = { $newsroom }, { $section } bölməsi: ən yeni xəbərlər, mənbələri və dərc vaxtı ilə.
section-empty = Bu bölmədə hələ xəbər yoxdur.
section-older = Daha əvvəlki xəbərlər
section-newest = Ən yeni xəbərlər
section-older-heading = Daha əvvəlki xəbərlər

## Axtarış

search-title = “{ $query }” üzrə axtarış
search-description = { $newsroom } arxivində axtarış: dərc olunmuş bütün xəbərlərin başlıq və mətnləri.
search-hint = Başlıqlarda və mətnlərdə axtarılır. Hərflərin böyüklüyü və işarələri fərq etmir.
search-count =
    { $count ->
        [one] { $count } xəbər tapıldı
       *[other] { $count } xəbər tapıldı
    }
search-none = Axtarışınıza uyğun xəbər yoxdur.
search-none-hint = Yazılışı yoxlayın və ya daha az sözlə axtarın.
search-more = Digər nəticələr

## Xəbər

preview-banner = Önbaxış: bu səhifəni yalnız redaksiya görür. Dərc olunandan sonra oxucular xəbəri belə görəcək.
byline-label = Müəllif:
published = Dərc olunub:
updated = Yenilənib:
zone = (UTC{ $zone })
dateline-place = { $place } –
dateline-place-agency = { $place } ({ $agency }) –
dateline-place-day = { $place }, { $day } –
dateline-place-day-agency = { $place }, { $day } ({ $agency }) –
corrections-heading = Düzəlişlər
source-heading = Mənbə
source-terms = İstifadə şərtləri
chain-heading = Hadisələrin gedişi
more-heading = { $section } bölməsindən digər xəbərlər
embed-leads-to = Keçid
table-label = Cədvəl
reads-count =
    { $count ->
        [0] Hələ oxunmayıb
        [one] { $count } dəfə oxunub
       *[other] { $count } dəfə oxunub
    }
reads-aside =
    { $count ->
        [one] { $count } ziyarət ayrı tutulub
       *[other] { $count } ziyarət ayrı tutulub
    }
reads-how = Necə sayırıq?

## Şərhlər

comments-heading =
    { $count ->
        [0] Şərhlər
        [one] { $count } şərh
       *[other] { $count } şərh
    }
comments-none = Hələ şərh yoxdur. İlk şərhi siz yaza bilərsiniz.
comments-none-closed = Bu xəbərə heç kim şərh yazmayıb.
comments-closed = Şərhlər bağlıdır.
comments-older = Daha əvvəlki şərhlər
comments-newest = Ən yeni şərhlər
comment-permalink = Bu şərhə keçid
comment-answer = Cavab yaz
comment-answer-aria = Cavab yaz: { $name }
comment-write = Şərh yazın
comment-answer-to = { $name } adlı oxucuya cavab
comment-answer-cancel = Cavabdan imtina et
comment-name = Adınız
comment-address = E-poçt ünvanınız (istəyə bağlı)
comment-address-hint = Dərc olunmur; yalnız şərhinizlə bağlı sizə yazmaq üçündür.
comment-text = Şərhiniz
comment-send = Şərhi göndər
comment-trap = Bu sahəni boş saxlayın
comment-waiting = Təşəkkür edirik. Şərhiniz alındı; moderator təsdiqləyəndən sonra burada görünəcək.
comment-shown = Təşəkkür edirik. Şərhiniz dərc olundu.
comment-flooded = Qısa müddətdə həddən çox şərh göndərilib. Yazdığınız aşağıdadır; bir az sonra yenidən cəhd edin.
comment-closed-now = Bu xəbərə daha şərh qəbul olunmur. Yazdığınız aşağıdadır, istəsəniz köçürün.
comment-faulty = Şərhiniz göndərilmədi:
comment-fault-name-missing = Adınızı yazın.
comment-fault-name-long = Ad ən çoxu 60 işarə ola bilər.
comment-fault-address-wrong = E-poçt ünvanı natamam və ya səhv görünür; düzəldin və ya boş saxlayın.
comment-fault-text-missing = Şərhinizi yazın.
comment-fault-text-long = Şərh ən çoxu 5.000 işarə ola bilər.
comment-fault-parent-gone = Cavab yazdığınız şərh artıq göstərilmir. Yazdığınızı ayrıca şərh kimi göndərə bilərsiniz.
comments-jump = Şərh yaz
comments-sort = Şərhləri sırala
comments-sort-newest = Ən yeni
comments-sort-oldest = Ən köhnə
comments-sort-answered = Ən çox cavablanan
comments-next = Növbəti şərhlər
comments-answers-earlier = Əvvəlki cavablar
comments-answers-more = Digər cavablar
comments-first = İlk şərhlərə qayıt
comments-feed = Bu şərhləri izlə (Atom)
comments-mine = Şərhlərim
comments-open-until = Şərhlər { $date } tarixinədək açıqdır.
comments-closed-since = Bu xəbərin şərhləri { $date } tarixində bağlanıb.
comment-yours = Sizin
comment-state-pending = Təsdiq gözləyir
comment-state-approved = Dərc olunub
comment-state-rejected = Dərc olunmayıb
comment-state-removed = Silinib
comment-pending-note = Bu şərhi hələlik yalnız siz görürsünüz. Moderator təsdiqləyəndən sonra hamıya görünəcək.
comment-held-note = Əvvəlcə moderator baxacaq, çünki:
comment-hidden-reason = Bir neçə oxucu ondan şikayət edib.
comment-rejected-note = Moderator bu şərhi dərc etməyib. Səbəb:
comment-gone = Bu şərh silinib.
comment-withdraw = Geri götür
comment-delete = Sil
comment-withdraw-aria = Geri götür: { $date } tarixli şərhiniz
comment-delete-aria = Sil: { $date } tarixli şərhiniz
comment-report = Şikayət et
comment-report-aria = Şikayət et: { $name } adlı oxucunun şərhi
comment-waiting-why = Təşəkkür edirik, şərhiniz alındı. Dərcdən əvvəl moderator baxacaq, çünki:
comment-waiting-see = Şərhimi göstər
comment-moved-on = Öz şərhinizi yazın
comment-as-it-is = Yazdığım kimi göndər
comment-banned = { $date } tarixinədək burada şərh yaza bilməzsiniz.
comment-banned-for-good = Daha burada şərh yaza bilməzsiniz.
comment-repeat = Bu şərhi artıq göndərmisiniz; ikinci dəfə göndərilmədi.
comment-working = Yoxlanılır…
comment-fault-name-mixed = Adınızı bir əlifba ilə yazın; bir sözdə ayrı-ayrı əlifbaların hərfləri oxucunu çaşdıra bilər.
comment-fault-name-staff = Bu ad redaksiya əməkdaşının adı sanıla bilər. Başqa ad seçin və ya ona nəsə əlavə edin.
comment-fault-name-alike = Bu ad müzakirədəki başqa oxucunun adından çətin seçilir. Dəyişin və ya ona nəsə əlavə edin.
rule-haste = Şərhləri səhifədəki formadan göndərin.
rule-haste-reason = Qeyri-adi sürətlə və ya çoxdan açıq qalmış formadan göndərilib.
rule-haste-name = Çox sürətli göndəriş və ya köhnə forma
rule-rush = Çoxlu şərh gələndə onların bir qismi moderatoru gözləyir.
rule-rush-reason = Hazırda çoxlu şərh gəlir.
rule-rush-name = Şərh axını

## Şərhdən şikayət

report-title = Şərhdən şikayət
report-description = Qaydaları pozan şərhi { $newsroom } moderatorlarına bildirin.
report-lead = { $name } adlı oxucunun bu şərhindən şikayət edirsiniz:
report-why = Problem nədədir?
report-why-insult = Kimisə təhqir və ya hədələyir
report-why-hate = Nifrətə çağırır və ya ayrı-seçkilik edir
report-why-spam = Reklam və ya spamdır
report-why-private = Şəxsi məlumatı açıqlayır
report-why-false = Yalan məlumat yayır
report-why-other = Başqa səbəb
report-note = Moderatorun bilməli olduğu bir şey (istəyə bağlı)
report-send = Şikayəti göndər
report-back = Şərhə qayıt
report-thanks-title = Bildirdiyiniz üçün təşəkkür edirik
report-thanks = Moderator bu şərhə baxacaq. Bir şərhdən bir dəfə şikayət etmək olar; sonrakılar sayılmır.
report-choose = Səbəb seçin.
report-flooded = Qısa müddətdə bir neçə şikayət göndərmisiniz. Bir az sonra yenidən cəhd edin.

## Şərhlərim və giriş

mine-title = Şərhlərim
mine-description = { $newsroom } saytında yazdığınız şərhlər və onların vəziyyəti.
mine-known = Bu brauzerdən yazdığınız şərhlər buradadır.
mine-known-as = { $address } ünvanı ilə daxil olmusunuz; bütün şərhləriniz buradadır.
mine-unknown = Bu brauzerdə şərhiniz yoxdur.
mine-unknown-sign-in = Əvvəllər e-poçtla daxil olmusunuzsa, eyni ünvanla yenidən daxil ola bilərsiniz.
mine-empty = Hələ şərh yazmamısınız.
mine-on = Xəbər: { $headline }
mine-answer = Şərhə cavab
mine-older = Daha əvvəlki şərhlərim
mine-export = Bütün şərhlərimi yüklə (JSON)
mine-delete-all = Bütün şərhlərimi sil
mine-tools = Məlumatlarınız
mine-done = Şərhiniz silindi.
mine-done-all = Bütün şərhləriniz silindi.
mine-sign-in = E-poçtla daxil ol
mine-sign-in-why = Daxil olduqda şərhlərinizi istənilən brauzerdən görüb idarə edə bilərsiniz.
mine-sign-out = Çıxış
mine-sign-out-why = Bu brauzer sizi unudur. Şərhləriniz qalır.
delete-title = Bu şərh silinsin?
delete-all-title = Bütün şərhləriniz silinsin?
delete-description = Yazdıqlarınızın silinməsini təsdiqləyin.
delete-text = Mətn həm buradan, həm də redaksiyadan həmişəlik silinəcək. Cavablar varsa, müzakirədəki yeri boş qalacaq.
delete-all-text = Bütün şərhlərinizin mətni həm buradan, həm də redaksiyadan həmişəlik silinəcək. Cavabı olanların yeri boş qalacaq.
delete-confirm = Həmişəlik sil
delete-cancel = Qalsın
delete-all-cancel = Hamısı qalsın
sign-in-title = E-poçtla giriş
sign-in-description = { $newsroom } oxucuları e-poçtla gələn keçidlə daxil olur; parol yoxdur.
sign-in-lead = Sizə giriş üçün keçid göndərəcəyik. Yadda saxlanacaq parol yoxdur, daxil olmadan da şərh yaza bilərsiniz.
sign-in-address = E-poçt ünvanınız
sign-in-send = Keçidi göndər
sign-in-sent-title = Poçt qutunuza baxın
sign-in-sent = Ünvan məktub qəbul edirsə, keçid yoldadır. Bir dəfə, 30 dəqiqə ərzində işləyir. Bu səhifəni bağlaya bilərsiniz.
sign-in-wrong = E-poçt ünvanı natamam və ya səhv görünür.
sign-in-flooded = Qısa müddətdə həddən çox keçid istənilib. Bir az sonra yenidən cəhd edin.
sign-in-use-title = Giriş
sign-in-use = Bir addım qalıb: keçidi poçt proqramının deyil, məhz sizin açdığınıza əmin oluruq.
sign-in-use-button = Daxil ol
sign-in-stale-title = Bu keçid artıq işləmir
sign-in-stale = Keçid bir dəfə, 30 dəqiqə ərzində işləyir. Yenisini istəyə bilərsiniz.
sign-in-again = Yeni keçid istə
sign-in-mail-subject = { $newsroom } üçün giriş keçidiniz
sign-in-mail =
    Salam!

    { $newsroom } saytına giriş keçidiniz:

    { $link }

    Bir dəfə, 30 dəqiqə ərzində işləyir. Onu siz istəməmisinizsə, heç nə etmək lazım deyil; onsuz heç kim daxil ola bilməz.

## Şərh lentləri

comments-feed-title = Şərhlər – { $newsroom }
comments-feed-story-title = “{ $headline }” xəbərinə şərhlər
comments-feed-description = { $newsroom } oxucularının ən yeni şərhləri
comments-feed-entry = { $name }: “{ $headline }”

## Oxunma nədir

reads-title = Oxunma nədir və necə sayılır?
reads-description = { $newsroom } xəbərlərinin altındakı sayın açıq tərifi: kim sayılır, kim sayılmır, nə saxlanmır.
reads-lead = Oxunma bir oxucunun bir xəbəri yarım saatlıq zaman kəsiyində açıb görməsidir.
reads-once-heading = Səhifəni yeniləmək sayı artırmır
reads-once = Zaman kəsikləri əlaqələndirilmiş ümumdünya vaxtı (UTC) ilə saatın başında və yarısında başlayır. Oxucu eyni xəbəri bir kəsikdə neçə dəfə açsa da, bir dəfə sayılır; sonrakı kəsikdə açsa, yeni oxunmadır. Səhifə bir saniyə görünəndən sonra sayılır; JavaScript söndürülübsə, yüklənməsi kifayətdir.
reads-who-heading = Oxucuları necə fərqləndiririk?
reads-who = IP ünvanından və brauzerin özünə verdiyi addan gizli açarla geri çevrilməyən xülasə alınır. Açar hər gün (UTC) məhv edilir; ertəsi gün heç kim tanınmır. Ünvanın özü saxlanmır, kuki istifadə olunmur.
reads-aside-heading = Hər bildiriş yalnız bir sinfə aiddir
reads-aside-text = Hər səhifə özünü bildirir. Bildiriş ya oxunmadır, ya da aşağıdakı siniflərdən yalnız birinə düşür; oxunmalar və siniflər birlikdə bütün bildirişlərdir, heç nə səssizcə silinmir. Oxunma sayının yanında bot, davranış, məlumat mərkəzi, yığılma və surət kimi ayrı tutulan ziyarətlərin sayını göstəririk.
reads-limits-heading = Sayın bilmədikləri
reads-limits = Eyni şəbəkədə eyni brauzerdən istifadə edən iki nəfər bir oxucu kimi, telefon və kompüterdən oxuyan bir nəfər isə iki oxucu kimi görünə bilər. Saatın başından və ya yarısından dərhal sonra yenidən açılan xəbər iki dəfə sayılır.
reads-kept-heading = Sayılan itmir
reads-kept = Ziyarət diskə yazılandan sonra təsdiqlənir. Server elə həmin an dayansa belə, sayılır.

## Səhifə olmayanda

not-found-title = Belə bir səhifə yoxdur
not-found-description = Səhifə tapılmadı. Ünvan səhv yazılmış və ya keçid köhnəlmiş ola bilər; axtarışdan istifadə edin.
not-found-text = Ünvan səhv yazılmış və ya keçid köhnəlmiş ola bilər. Xəbəri buradan axtara bilərsiniz:
gone-title = Bu xəbər geri götürülüb
gone-description = Bu ünvandakı xəbər geri götürülüb. Kimin və nə vaxt götürdüyü burada göstərilir.
gone-by-newsroom = Redaksiyamız bu xəbəri geri götürüb.
gone-by-agency = { $agency } bu xəbəri geri götürüb.
gone-reason = Səbəb:
gone-when = Geri götürülüb:
error-title = Səhifə göstərilə bilmir
error-description = Səhifə hazırlanarkən bizdə xəta baş verdi. Bir az sonra yenidən cəhd edin.
error-text = Bizdə xəta baş verdi. Bir az sonra yenidən cəhd edin. Bizə yazsanız, bu nömrəni göstərin:
