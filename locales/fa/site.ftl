## آنچه خواننده می‌بیند: هر واژهٔ صفحه که از متن خود خبر نیست. رقم‌ها فارسی و تاریخ‌ها هجری خورشیدی‌اند.

language-name = فارسی
open-graph-locale = fa_IR
time-of-day = { $hour }:{ $minute }
date-and-time = { $date }، ساعت { $time }
comma = ،

## چارچوب

skip-to-content = رفتن به متن
menu-sections = بخش‌ها
menu-languages = زبان‌ها
search = جستجو
search-label = جستجو در خبرها
search-button = جستجو
foot-reads = شمار بازدیدها چگونه به دست می‌آید؟
to-front = بازگشت به صفحهٔ نخست

## صفحهٔ نخست و بخش‌ها

front-title = تازه‌ترین خبرها
front-description = { $newsroom }: خبرهای روز، بخش به بخش و با ذکر منبع هر خبر.
front-latest = آخرین خبرها
front-empty = هنوز خبری منتشر نشده است. نخستین خبر همین‌جا خواهد آمد.
section-description = { $newsroom }، بخش { $section }: تازه‌ترین خبرها با منبع و زمان انتشار.
section-empty = هنوز خبری در این بخش نیست.
section-older = خبرهای قدیمی‌تر
section-newest = تازه‌ترین خبرها
section-older-heading = خبرهای قدیمی‌تر

## جستجو

search-title = جستجوی «{ $query }»
search-description = جستجو در بایگانی { $newsroom }: عنوان و متن همهٔ خبرهای منتشرشده.
search-hint = عنوان‌ها و متن‌ها جستجو می‌شوند. تفاوت شکل حروف و اعراب اثری ندارد.
search-count =
    { $count ->
        [one] { $count } خبر پیدا شد
       *[other] { $count } خبر پیدا شد
    }
search-none = خبری با جستجوی شما همخوان نیست.
search-none-hint = املای واژه‌ها را بررسی کنید یا با واژه‌های کمتری جستجو کنید.
search-more = نتیجه‌های بیشتر

## خبر

preview-banner = پیش‌نمایش: این صفحه را تنها تحریریه می‌بیند. خوانندگان پس از انتشار، خبر را چنین خواهند دید.
byline-label = نویسنده:
published = انتشار:
updated = به‌روزرسانی:
zone = (گرینویچ { $zone })
dateline-place = { $place } –
dateline-place-agency = { $place } ({ $agency }) –
dateline-place-day = { $place }، { $day } –
dateline-place-day-agency = { $place }، { $day } ({ $agency }) –
corrections-heading = اصلاحیه‌ها
source-heading = منبع
source-terms = شرایط استفاده
chain-heading = سیر رویدادها
more-heading = خبرهای دیگر از بخش { $section }
embed-leads-to = پیوند
table-label = جدول
reads-count =
    { $count ->
        [0] هنوز خوانده نشده
        [one] { $count } بار خوانده شده
       *[other] { $count } بار خوانده شده
    }
reads-aside =
    { $count ->
        [one] { $count } بازدید کنار گذاشته شده
       *[other] { $count } بازدید کنار گذاشته شده
    }
reads-how = چگونه می‌شماریم؟

## دیدگاه‌ها

comments-heading =
    { $count ->
        [0] دیدگاه‌ها
        [one] { $count } دیدگاه
       *[other] { $count } دیدگاه
    }
comments-none = هنوز دیدگاهی نیست. نخستین دیدگاه را شما بنویسید.
comments-none-closed = کسی برای این خبر دیدگاهی ننوشته است.
comments-closed = بخش دیدگاه‌ها بسته است.
comments-older = دیدگاه‌های قدیمی‌تر
comments-newest = تازه‌ترین دیدگاه‌ها
comment-permalink = پیوند این دیدگاه
comment-answer = پاسخ
comment-answer-aria = پاسخ به { $name }
comment-write = دیدگاه خود را بنویسید
comment-answer-to = پاسخ به { $name }
comment-answer-cancel = انصراف از پاسخ
comment-name = نام شما
comment-address = نشانی ایمیل (اختیاری)
comment-address-hint = منتشر نمی‌شود؛ تنها برای نامه‌نگاری دربارهٔ دیدگاه شماست.
comment-text = دیدگاه شما
comment-send = فرستادن دیدگاه
comment-trap = این خانه را خالی بگذارید
comment-waiting = سپاسگزاریم. دیدگاه شما رسید و پس از تأیید ناظر همین‌جا نمایش داده می‌شود.
comment-shown = سپاسگزاریم. دیدگاه شما منتشر شد.
comment-flooded = در زمانی کوتاه دیدگاه‌های زیادی فرستاده شد. نوشتهٔ شما در پایین مانده است؛ لطفاً اندکی بعد دوباره بفرستید.
comment-closed-now = این خبر دیگر دیدگاه نمی‌پذیرد. نوشتهٔ شما در پایین مانده است تا اگر خواستید نسخه‌ای بردارید.
comment-faulty = دیدگاه شما فرستاده نشد:
comment-fault-name-missing = نام خود را بنویسید.
comment-fault-name-long = نام نباید بیش از ۶۰ نویسه باشد.
comment-fault-address-wrong = نشانی ایمیل ناقص یا نادرست به نظر می‌رسد؛ درستش کنید یا خالی بگذارید.
comment-fault-text-missing = دیدگاه خود را بنویسید.
comment-fault-text-long = دیدگاه نباید بیش از ۵٬۰۰۰ نویسه باشد.
comment-fault-parent-gone = دیدگاهی که به آن پاسخ دادید دیگر نمایش داده نمی‌شود. می‌توانید نوشتهٔ خود را جداگانه بفرستید.
comments-jump = نوشتن دیدگاه
comments-sort = ترتیب دیدگاه‌ها
comments-sort-newest = تازه‌ترین
comments-sort-oldest = قدیمی‌ترین
comments-sort-answered = پرپاسخ‌ترین
comments-next = دیدگاه‌های بعدی
comments-answers-earlier = پاسخ‌های پیشین
comments-answers-more = پاسخ‌های بیشتر
comments-first = بازگشت به نخستین دیدگاه‌ها
comments-feed = دنبال کردن این دیدگاه‌ها (Atom)
comments-mine = دیدگاه‌های من
comments-open-until = تا { $date } می‌توان دیدگاه فرستاد.
comments-closed-since = دیدگاه‌های این خبر در { $date } بسته شد.
comment-yours = از شما
comment-state-pending = در انتظار تأیید
comment-state-approved = منتشر شده
comment-state-rejected = منتشر نشد
comment-state-removed = پاک شد
comment-pending-note = این دیدگاه را فعلاً تنها شما می‌بینید و پس از تأیید ناظر نمایش داده می‌شود.
comment-held-note = نخست ناظر آن را می‌بیند، زیرا:
comment-hidden-reason = چند خواننده آن را گزارش کرده‌اند.
comment-rejected-note = ناظر این دیدگاه را منتشر نکرد. دلیل:
comment-gone = این دیدگاه پاک شده است.
comment-withdraw = پس گرفتن
comment-delete = پاک کردن
comment-withdraw-aria = پس گرفتن دیدگاه شما در { $date }
comment-delete-aria = پاک کردن دیدگاه شما در { $date }
comment-report = گزارش
comment-report-aria = گزارش دیدگاه { $name }
comment-waiting-why = سپاسگزاریم، دیدگاه شما رسید. پیش از انتشار ناظر آن را می‌بیند، زیرا:
comment-waiting-see = دیدن دیدگاه من
comment-moved-on = دیدگاه خود را جداگانه بنویسید
comment-as-it-is = همان‌گونه که نوشته‌ام بفرست
comment-banned = تا { $date } نمی‌توانید در اینجا دیدگاه بنویسید.
comment-banned-for-good = دیگر نمی‌توانید در اینجا دیدگاه بنویسید.
comment-repeat = این دیدگاه را پیش‌تر فرستاده‌اید؛ بار دوم فرستاده نشد.
comment-working = در حال بررسی…
comment-fault-name-mixed = نام خود را به یک الفبا بنویسید؛ آمیختن حروف چند الفبا در یک واژه می‌تواند خوانندگان را گمراه کند.
comment-fault-name-staff = ممکن است این نام از آنِ تحریریه پنداشته شود. نام دیگری برگزینید یا چیزی به آن بیفزایید.
comment-fault-name-alike = این نام به‌سختی از نام خوانندهٔ دیگری در این گفتگو بازشناخته می‌شود. آن را تغییر دهید یا چیزی به آن بیفزایید.
rule-haste = دیدگاه را از فرم همین صفحه بفرستید.
rule-haste-reason = بسیار سریع یا از فرمی فرستاده شد که مدتی دراز باز مانده بود.
rule-haste-name = ارسال شتاب‌زده یا فرم کهنه
rule-rush = هنگامی که دیدگاه‌های بسیار می‌رسد، برخی در انتظار ناظر می‌مانند.
rule-rush-reason = هم‌اکنون دیدگاه‌های بسیاری می‌رسد.
rule-rush-name = هجوم دیدگاه‌ها

## گزارش یک دیدگاه

report-title = گزارش دیدگاه
report-description = دیدگاهی را که قواعد را زیر پا می‌گذارد به ناظران { $newsroom } خبر دهید.
report-lead = این دیدگاه { $name } را گزارش می‌کنید:
report-why = اشکال آن چیست؟
report-why-insult = به کسی توهین یا تهدید می‌کند
report-why-hate = نفرت‌پراکنی یا تبعیض است
report-why-spam = تبلیغ یا هرزنوشته است
report-why-private = اطلاعات خصوصی را فاش می‌کند
report-why-false = اطلاعات نادرست پخش می‌کند
report-why-other = دلیل دیگر
report-note = آنچه ناظر باید بداند (اختیاری)
report-send = فرستادن گزارش
report-back = بازگشت به دیدگاه
report-thanks-title = سپاس از گزارش شما
report-thanks = ناظر این دیدگاه را می‌بیند. هر دیدگاه را یک بار می‌توان گزارش کرد؛ گزارش‌های بعدی شما شمرده نمی‌شود.
report-choose = دلیلی برگزینید.
report-flooded = در زمانی کوتاه چند گزارش فرستاده‌اید. لطفاً اندکی بعد دوباره بکوشید.

## دیدگاه‌های من و ورود

mine-title = دیدگاه‌های من
mine-description = دیدگاه‌هایی که در { $newsroom } نوشته‌اید و سرنوشت آن‌ها.
mine-known = این‌ها دیدگاه‌هایی است که در این مرورگر نوشته شده است.
mine-known-as = با نشانی { $address } وارد شده‌اید؛ این‌ها همهٔ دیدگاه‌های شماست.
mine-unknown = در این مرورگر دیدگاهی از شما نیست.
mine-unknown-sign-in = اگر پیش‌تر با ایمیل وارد شده‌اید، می‌توانید با همان نشانی دوباره وارد شوید.
mine-empty = هنوز دیدگاهی ننوشته‌اید.
mine-on = خبر: { $headline }
mine-answer = در پاسخ به یک دیدگاه
mine-older = دیدگاه‌های قدیمی‌تر
mine-export = دریافت همهٔ دیدگاه‌های من (JSON)
mine-delete-all = پاک کردن همهٔ دیدگاه‌های من
mine-tools = داده‌های شما
mine-done = دیدگاه شما پاک شد.
mine-done-all = همهٔ دیدگاه‌های شما پاک شد.
mine-sign-in = ورود با ایمیل
mine-sign-in-why = با ورود، دیدگاه‌های خود را در هر مرورگری می‌بینید و مدیریت می‌کنید.
mine-sign-out = خروج
mine-sign-out-why = این مرورگر شما را فراموش می‌کند. دیدگاه‌هایتان می‌ماند.
delete-title = این دیدگاه پاک شود؟
delete-all-title = همهٔ دیدگاه‌های شما پاک شود؟
delete-description = پاک شدن نوشته‌های خود را تأیید کنید.
delete-text = نوشته برای همیشه از اینجا و از تحریریه پاک می‌شود. اگر پاسخی داشته باشد، جایش در گفتگو خالی می‌ماند.
delete-all-text = نوشته‌های همهٔ دیدگاه‌های شما برای همیشه از اینجا و از تحریریه پاک می‌شود. جای آن‌ها که پاسخ دارند خالی می‌ماند.
delete-confirm = پاک کردن برای همیشه
delete-cancel = بماند
delete-all-cancel = همه بمانند
sign-in-title = ورود با ایمیل
sign-in-description = خوانندگان { $newsroom } با پیوندی که به ایمیلشان می‌رسد وارد می‌شوند؛ گذرواژه‌ای در کار نیست.
sign-in-lead = پیوندی برای ورود به شما می‌فرستیم. گذرواژه‌ای برای به خاطر سپردن نیست و بدون ورود هم می‌توانید دیدگاه بنویسید.
sign-in-address = نشانی ایمیل شما
sign-in-send = پیوند را بفرست
sign-in-sent-title = صندوق ایمیل خود را ببینید
sign-in-sent = اگر این نشانی نامه می‌پذیرد، پیوند در راه است. یک بار و تا ۳۰ دقیقه کار می‌کند. می‌توانید این صفحه را ببندید.
sign-in-wrong = نشانی ایمیل ناقص یا نادرست به نظر می‌رسد.
sign-in-flooded = در زمانی کوتاه پیوندهای زیادی خواسته شد. لطفاً اندکی بعد دوباره بکوشید.
sign-in-use-title = ورود
sign-in-use = یک گام مانده: بدین‌گونه مطمئن می‌شویم که شما پیوند را باز می‌کنید نه برنامهٔ ایمیلتان.
sign-in-use-button = ورود
sign-in-stale-title = این پیوند دیگر کار نمی‌کند
sign-in-stale = هر پیوند یک بار و تا ۳۰ دقیقه کار می‌کند. می‌توانید پیوند تازه‌ای بخواهید.
sign-in-again = درخواست پیوند تازه
sign-in-mail-subject = پیوند ورود شما به { $newsroom }
sign-in-mail =
    سلام،

    پیوند ورود شما به { $newsroom }:

    { $link }

    یک بار و تا ۳۰ دقیقه کار می‌کند. اگر آن را نخواسته‌اید، کاری لازم نیست؛ بی آن کسی نمی‌تواند وارد شود.

## خوراک دیدگاه‌ها

comments-feed-title = دیدگاه‌ها – { $newsroom }
comments-feed-story-title = دیدگاه‌ها دربارهٔ «{ $headline }»
comments-feed-description = تازه‌ترین دیدگاه‌های خوانندگان { $newsroom }
comments-feed-entry = { $name } دربارهٔ «{ $headline }»

## تعریف بازدید

reads-title = بازدید چیست و چگونه شمرده می‌شود؟
reads-description = تعریف آشکار شماره‌ای که زیر خبرهای { $newsroom } آمده است: چه کسی شمرده می‌شود، چه کسی نه، و چه چیزی نگهداری نمی‌شود.
reads-lead = بازدید یعنی یک خواننده در یک بازهٔ نیم‌ساعته خبری را باز کند و ببیند.
reads-once-heading = بارگذاری دوباره شمار را بالا نمی‌برد
reads-once = بازه‌ها به وقت هماهنگ جهانی (UTC) در آغاز و نیمهٔ هر ساعت شروع می‌شوند. خواننده هر چند بار که در یک بازه همان خبر را باز کند، یک بار شمرده می‌شود؛ در بازهٔ بعدی بازدید تازه‌ای است. صفحه پس از یک ثانیه دیده شدن شمرده می‌شود؛ اگر JavaScript خاموش باشد، بارگذاری کافی است.
reads-who-heading = خوانندگان چگونه از هم بازشناخته می‌شوند؟
reads-who = از نشانی IP و نامی که مرورگر بر خود می‌نهد، با کلیدی محرمانه چکیده‌ای بازگشت‌ناپذیر ساخته می‌شود. کلید هر روز (UTC) نابود می‌شود و فردا هیچ‌کس شناخته نمی‌شود. خود نشانی نگهداری نمی‌شود و کوکی به کار نمی‌رود.
reads-aside-heading = هر گزارش تنها در یک رده است
reads-aside-text = هر صفحه از خود گزارش می‌دهد. گزارش یا یک بازدید است یا تنها در یکی از رده‌های زیر جای می‌گیرد؛ بازدیدها و رده‌ها با هم همهٔ گزارش‌ها هستند و چیزی بی‌صدا حذف نمی‌شود. کنار شمار بازدیدها می‌نویسیم چند بازدید به عنوان ربات، رفتار، مرکز داده، هجوم و رونوشت کنار گذاشته شده است.
reads-limits-heading = آنچه این شمار نمی‌داند
reads-limits = دو نفر در یک شبکه با یک مرورگر ممکن است یک خواننده به نظر برسند؛ کسی که با گوشی و رایانه می‌خواند دو خواننده. خبری که درست پس از آغاز یا نیمهٔ ساعت دوباره باز شود دو بار شمرده می‌شود.
reads-kept-heading = آنچه شمرده شد گم نمی‌شود
reads-kept = بازدید هنگامی تأیید می‌شود که روی دیسک نوشته شده باشد. اگر سرور در همان لحظه بایستد هم شمرده شده است.

## جایی که صفحه‌ای نیست

not-found-title = چنین صفحه‌ای نیست
not-found-description = صفحه پیدا نشد. شاید نشانی نادرست نوشته شده یا پیوند کهنه باشد؛ جستجو کنید.
not-found-text = شاید نشانی نادرست نوشته شده یا پیوند کهنه باشد. خبر را از اینجا بجویید:
gone-title = این خبر پس گرفته شده است
gone-description = خبری که در این نشانی بود پس گرفته شده است. این صفحه می‌گوید چه کسی و کی.
gone-by-newsroom = تحریریهٔ ما این خبر را پس گرفت.
gone-by-agency = { $agency } این خبر را پس گرفت.
gone-reason = دلیل:
gone-when = زمان پس گرفتن:
error-title = صفحه نمایش داده نمی‌شود
error-description = هنگام آماده‌سازی صفحه خطایی از سوی ما رخ داد. لطفاً اندکی بعد دوباره بکوشید.
error-text = خطایی از سوی ما رخ داد. لطفاً اندکی بعد دوباره بکوشید. اگر به ما می‌نویسید، این شماره را بیاورید:
