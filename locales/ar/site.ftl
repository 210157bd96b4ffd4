## ما يراه القارئ: كل كلمة في الصفحة ليست من نص الخبر نفسه. الأرقام لاتينية (0–9) في الصفحة كلها.

language-name = العربية
open-graph-locale = ar_AR
time-of-day = { $hour }:{ $minute }
date-and-time = { $date }، { $time }
comma = ،

## الإطار

skip-to-content = انتقل إلى المحتوى
menu-sections = الأقسام
menu-languages = اللغات
search = بحث
search-label = ابحث في الأخبار
search-button = ابحث
foot-reads = كيف تُحسب القراءات؟
to-front = العودة إلى الصفحة الرئيسية

## الصفحة الرئيسية والأقسام

front-title = آخر الأخبار
front-description = { $newsroom }: أخبار اليوم بمصادرها وآخر تطوراتها، موزعةً على الأقسام ومرتبةً من الأحدث.
front-latest = أحدث الأخبار
front-empty = لم يُنشر أي خبر بعد. سيظهر هنا أول خبر يُنشر.
section-description = { $newsroom }، قسم { $section }: أحدث أخبار القسم مع مصادرها وأوقات نشرها.
section-empty = لا أخبار في هذا القسم بعد.
section-older = أخبار أقدم
section-newest = أحدث الأخبار
section-older-heading = أخبار أقدم

## البحث

search-title = البحث عن «{ $query }»
search-description = البحث في أرشيف { $newsroom }: عناوين جميع الأخبار المنشورة ونصوصها.
search-hint = يشمل البحث العناوين والنصوص. لا فرق بين أشكال الهمزة ولا بين وجود التشكيل وغيابه.
search-count =
    { $count ->
        [one] عُثر على خبر واحد
        [two] عُثر على خبرين
        [few] عُثر على { $count } أخبار
        [many] عُثر على { $count } خبرًا
       *[other] عُثر على { $count } خبر
    }
search-none = لا توجد أخبار تطابق بحثك.
search-none-hint = راجع الإملاء أو ابحث بكلمات أقل.
search-more = نتائج أخرى

## الخبر

preview-banner = معاينة: لا يرى هذه الصفحة إلا فريق التحرير. هكذا يرى القراء الخبر بعد نشره.
byline-label = تقرير:
published = نُشر:
updated = آخر تحديث:
zone = (غرينتش { $zone })
dateline-place = { $place } –
dateline-place-agency = { $place } ({ $agency }) –
dateline-place-day = { $place }، { $day } –
dateline-place-day-agency = { $place }، { $day } ({ $agency }) –
corrections-heading = التصحيحات
source-heading = المصدر
source-terms = شروط الاستخدام
chain-heading = مسار الخبر
more-heading = المزيد من قسم { $section }
embed-leads-to = رابط
table-label = جدول
reads-count =
    { $count ->
        [0] لم يُقرأ بعد
        [one] قُرئ مرة واحدة
        [two] قُرئ مرتين
        [few] قُرئ { $count } مرات
        [many] قُرئ { $count } مرةً
       *[other] قُرئ { $count } مرة
    }
reads-aside =
    { $count ->
        [one] زيارة واحدة مستبعدة من العدّ
        [two] زيارتان مستبعدتان من العدّ
        [few] { $count } زيارات مستبعدة من العدّ
        [many] { $count } زيارةً مستبعدة من العدّ
       *[other] { $count } زيارة مستبعدة من العدّ
    }
reads-how = كيف نعدّ؟

## التعليقات

comments-heading =
    { $count ->
        [0] التعليقات
        [one] تعليق واحد
        [two] تعليقان
        [few] { $count } تعليقات
        [many] { $count } تعليقًا
       *[other] { $count } تعليق
    }
comments-none = لا تعليقات بعد. كن أول من يعلّق.
comments-none-closed = لم يعلّق أحد على هذا الخبر.
comments-closed = التعليقات مغلقة.
comments-older = تعليقات أقدم
comments-newest = أحدث التعليقات
comment-permalink = رابط هذا التعليق
comment-answer = ردّ
comment-answer-aria = اكتب ردًا على { $name }
comment-write = اكتب تعليقًا
comment-answer-to = ردّ على { $name }
comment-answer-cancel = إلغاء الرد
comment-name = اسمك
comment-address = بريدك الإلكتروني (اختياري)
comment-address-hint = لا يُنشر، ولا يُستخدم إلا لمراسلتك بشأن تعليقك.
comment-text = تعليقك
comment-send = أرسل التعليق
comment-trap = اترك هذه الخانة فارغة
comment-waiting = شكرًا لك. وصل تعليقك وسيظهر هنا بعد موافقة المشرف.
comment-shown = شكرًا لك. نُشر تعليقك.
comment-flooded = أُرسلت تعليقات كثيرة في وقت قصير. ما كتبتَه محفوظ أدناه؛ أعد إرساله بعد قليل من فضلك.
comment-closed-now = لم يعد هذا الخبر يقبل التعليقات. ما كتبتَه أدناه إن أردت نسخه.
comment-faulty = تعذّر إرسال تعليقك:
comment-fault-name-missing = اكتب اسمك.
comment-fault-name-long = يجب ألا يتجاوز الاسم 60 حرفًا.
comment-fault-address-wrong = يبدو البريد الإلكتروني ناقصًا أو خاطئًا؛ صحّحه أو اتركه فارغًا.
comment-fault-text-missing = اكتب تعليقك.
comment-fault-text-long = يجب ألا يتجاوز التعليق 5,000 حرف.
comment-fault-parent-gone = التعليق الذي رددت عليه لم يعد منشورًا. يمكنك إرسال ما كتبتَه تعليقًا مستقلًا.
comments-jump = اكتب تعليقًا
comments-sort = ترتيب التعليقات
comments-sort-newest = الأحدث
comments-sort-oldest = الأقدم
comments-sort-answered = الأكثر ردودًا
comments-next = المزيد من التعليقات
comments-answers-earlier = ردود سابقة
comments-answers-more = المزيد من الردود
comments-first = العودة إلى أول التعليقات
comments-feed = تابع هذه التعليقات (Atom)
comments-mine = تعليقاتي
comments-open-until = باب التعليق مفتوح حتى { $date }.
comments-closed-since = أُغلق باب التعليق على هذا الخبر في { $date }.
comment-yours = لك
comment-state-pending = بانتظار الموافقة
comment-state-approved = منشور
comment-state-rejected = لم يُنشر
comment-state-removed = محذوف
comment-pending-note = لا يرى هذا التعليق الآن سواك، وسيظهر للجميع بعد موافقة المشرف.
comment-held-note = سيطّلع عليه مشرف أولًا، والسبب:
comment-hidden-reason = أبلغ عنه عدة قراء.
comment-rejected-note = لم ينشر المشرف هذا التعليق. السبب:
comment-gone = حُذف هذا التعليق.
comment-withdraw = سحب
comment-delete = حذف
comment-withdraw-aria = سحب تعليقك المكتوب في { $date }
comment-delete-aria = حذف تعليقك المكتوب في { $date }
comment-report = إبلاغ
comment-report-aria = الإبلاغ عن تعليق { $name }
comment-waiting-why = شكرًا لك، وصل تعليقك. سيطّلع عليه مشرف قبل نشره، والسبب:
comment-waiting-see = اعرض تعليقي
comment-moved-on = اكتب تعليقًا مستقلًا
comment-as-it-is = أرسله كما كتبته
comment-banned = لا يمكنك التعليق هنا حتى { $date }.
comment-banned-for-good = لم يعد بإمكانك التعليق هنا.
comment-repeat = سبق أن أرسلت هذا التعليق، ولم يُرسل مرة ثانية.
comment-working = جارٍ التحقق…
comment-fault-name-mixed = اكتب اسمك بأبجدية واحدة، فخلط حروف من أبجديات مختلفة في كلمة واحدة قد يضلّل القراء.
comment-fault-name-staff = قد يُظن أن هذا الاسم لأحد العاملين في التحرير. اختر اسمًا آخر أو أضف إليه ما يميّزه.
comment-fault-name-alike = يصعب تمييز هذا الاسم من اسم قارئ آخر في هذا النقاش. غيّره أو أضف إليه ما يميّزه.
rule-haste = أرسل التعليقات من النموذج الموجود في الصفحة.
rule-haste-reason = أُرسل بسرعة غير معتادة، أو من نموذج ظل مفتوحًا وقتًا طويلًا.
rule-haste-name = إرسال سريع جدًا أو نموذج قديم
rule-rush = حين تكثر التعليقات كثيرًا ينتظر بعضها مشرفًا.
rule-rush-reason = تصل الآن تعليقات كثيرة جدًا.
rule-rush-name = تدفق تعليقات

## الإبلاغ عن تعليق

report-title = الإبلاغ عن تعليق
report-description = أبلغ مشرفي { $newsroom } عن تعليق يخالف القواعد.
report-lead = أنت تبلغ عن هذا التعليق الذي كتبه { $name }:
report-why = ما المشكلة فيه؟
report-why-insult = فيه إهانة أو تهديد
report-why-hate = فيه تحريض على الكراهية أو تمييز
report-why-spam = إعلان أو محتوى مزعج
report-why-private = يكشف معلومات شخصية
report-why-false = ينشر معلومات كاذبة
report-why-other = سبب آخر
report-note = ما تودّ أن يعرفه المشرف (اختياري)
report-send = أرسل البلاغ
report-back = العودة إلى التعليق
report-thanks-title = شكرًا على بلاغك
report-thanks = سيطّلع أحد المشرفين على هذا التعليق. يُحتسب لك بلاغ واحد عن التعليق الواحد.
report-choose = اختر سببًا.
report-flooded = أرسلت بلاغات كثيرة في وقت قصير. حاول مجددًا بعد قليل من فضلك.

## تعليقاتي وتسجيل الدخول

mine-title = تعليقاتي
mine-description = التعليقات التي كتبتها في { $newsroom } وما آلت إليه.
mine-known = هذه هي التعليقات المكتوبة من هذا المتصفح.
mine-known-as = سجّلت الدخول بالعنوان { $address }، وهذه كل تعليقاتك.
mine-unknown = لا تعليقات لك في هذا المتصفح.
mine-unknown-sign-in = إن سبق أن سجّلت الدخول ببريدك الإلكتروني فيمكنك الدخول به من جديد.
mine-empty = لم تكتب أي تعليق بعد.
mine-on = الخبر: { $headline }
mine-answer = ردًا على تعليق
mine-older = تعليقات أقدم
mine-export = نزّل كل تعليقاتي (JSON)
mine-delete-all = احذف كل تعليقاتي
mine-tools = بياناتك
mine-done = حُذف تعليقك.
mine-done-all = حُذفت كل تعليقاتك.
mine-sign-in = تسجيل الدخول بالبريد الإلكتروني
mine-sign-in-why = بتسجيل الدخول ترى تعليقاتك وتديرها من أي متصفح.
mine-sign-out = تسجيل الخروج
mine-sign-out-why = ينساك هذا المتصفح وتبقى تعليقاتك.
delete-title = هل تريد حذف هذا التعليق؟
delete-all-title = هل تريد حذف كل تعليقاتك؟
delete-description = أكّد حذف ما كتبته.
delete-text = سيُحذف نص التعليق نهائيًا من هنا ومن غرفة التحرير. وإن كانت له ردود بقي مكانه في النقاش فارغًا.
delete-all-text = ستُحذف نصوص كل تعليقاتك نهائيًا من هنا ومن غرفة التحرير. وما له ردود يبقى مكانه فارغًا.
delete-confirm = احذف نهائيًا
delete-cancel = أبقِه
delete-all-cancel = أبقِها
sign-in-title = تسجيل الدخول بالبريد الإلكتروني
sign-in-description = يسجّل قراء { $newsroom } الدخول برابط يصل إلى بريدهم الإلكتروني، بلا كلمة مرور.
sign-in-lead = سنرسل إليك رابطًا تسجّل به الدخول. لا كلمة مرور تحفظها، ويمكنك التعليق من دون تسجيل أيضًا.
sign-in-address = بريدك الإلكتروني
sign-in-send = أرسل إليّ الرابط
sign-in-sent-title = انظر في بريدك
sign-in-sent = إن كان العنوان يستقبل البريد فالرابط في طريقه إليك. يعمل مرة واحدة خلال 30 دقيقة. يمكنك إغلاق هذه الصفحة.
sign-in-wrong = يبدو البريد الإلكتروني ناقصًا أو خاطئًا.
sign-in-flooded = طُلبت روابط كثيرة في وقت قصير. حاول مجددًا بعد قليل من فضلك.
sign-in-use-title = تسجيل الدخول
sign-in-use = خطوة أخيرة نتأكد بها أنك أنت من يفتح الرابط لا برنامج البريد.
sign-in-use-button = سجّل دخولي
sign-in-stale-title = لم يعد هذا الرابط يعمل
sign-in-stale = يعمل الرابط مرة واحدة خلال 30 دقيقة. يمكنك طلب رابط جديد.
sign-in-again = اطلب رابطًا جديدًا
sign-in-mail-subject = رابط دخولك إلى { $newsroom }
sign-in-mail =
    مرحبًا،

    هذا رابط دخولك إلى { $newsroom }:

    { $link }

    يعمل مرة واحدة خلال 30 دقيقة. إن لم تطلبه فلا تفعل شيئًا، فلا أحد يستطيع الدخول من دونه.

## خلاصات التعليقات

comments-feed-title = التعليقات – { $newsroom }
comments-feed-story-title = التعليقات على «{ $headline }»
comments-feed-description = أحدث تعليقات قراء { $newsroom }
comments-feed-entry = { $name } عن «{ $headline }»

## تعريف القراءة

reads-title = ما القراءة وكيف تُحسب؟
reads-description = التعريف المعلن لعدد القراءات أسفل أخبار { $newsroom }: من يُحسب، ومن يُستبعد، وما الذي لا يُحفظ.
reads-lead = القراءة هي أن يفتح قارئ واحد خبرًا واحدًا ويراه خلال فترة من نصف ساعة.
reads-once-heading = إعادة التحميل لا تزيد العدد
reads-once = تبدأ الفترات عند رأس الساعة وعند منتصفها بالتوقيت العالمي المنسق (UTC). مهما فتح القارئ الخبر نفسه خلال الفترة الواحدة فإنه يُحسب مرة واحدة، فإن عاد إليه في فترة لاحقة فتلك قراءة جديدة. تُحسب الصفحة بعد ظهورها على الشاشة ثانيةً واحدة، ويكفي تحميلها حيث تكون JavaScript معطلة.
reads-who-heading = كيف نميّز بين القراء؟
reads-who = تُستخرج بمفتاح سرّي، من عنوان IP ومن الاسم الذي يعرّف به المتصفح نفسه، بصمةٌ لا يمكن ردّها إلى أصلها. يُتلف المفتاح كل يوم (UTC)، فلا يُعرف أحد في اليوم التالي. لا يُحفظ العنوان نفسه ولا تُستخدم ملفات تعريف الارتباط.
reads-aside-heading = كل إشعار في فئة واحدة لا غير
reads-aside-text = كل صفحة ترسل إشعارًا عن نفسها. والإشعار إما قراءة، وإما أنه يقع في واحدة فقط من الفئات أدناه؛ ومجموع القراءات والفئات هو جميع الإشعارات، فلا يُحذف شيء في صمت. ونعرض إلى جانب القراءات عدد الزيارات المستبعدة بوصفها برامج آلية أو سلوكًا غير بشري أو مراكز بيانات أو تدفقًا أو نسخًا.
reads-limits-heading = ما لا يعرفه العدد
reads-limits = قد يبدو شخصان على شبكة واحدة وبمتصفح واحد قارئًا واحدًا، وقد يبدو من يقرأ بهاتفه وحاسوبه قارئين. والخبر الذي يُفتح من جديد بعد رأس الساعة أو منتصفها يُحسب مرتين.
reads-kept-heading = ما حُسب لا يضيع
reads-kept = لا يُعدّ استلام الزيارة مؤكدًا إلا بعد كتابتها على القرص، فتبقى محسوبة ولو توقف الخادم في تلك اللحظة.

## حيث لا صفحة

not-found-title = هذه الصفحة غير موجودة
not-found-description = لم يُعثر على الصفحة. قد يكون العنوان مكتوبًا خطأً أو الرابط قديمًا؛ يمكنك أن تبحث عن الخبر.
not-found-text = قد يكون العنوان مكتوبًا خطأً أو الرابط قديمًا. يمكنك أن تبحث عن الخبر هنا:
gone-title = سُحب هذا الخبر
gone-description = سُحب الخبر الذي كان على هذا العنوان. تذكر هذه الصفحة من سحبه ومتى.
gone-by-newsroom = سحب فريق التحرير هذا الخبر.
gone-by-agency = سحبت { $agency } هذا الخبر.
gone-reason = السبب:
gone-when = سُحب:
error-title = تعذّر عرض الصفحة
error-description = حدث خطأ من جانبنا أثناء إعداد الصفحة. يُرجى المحاولة مرة أخرى بعد قليل.
error-text = حدث خطأ من جانبنا. يُرجى المحاولة مرة أخرى بعد قليل. إذا راسلتنا فاذكر هذا الرقم:
