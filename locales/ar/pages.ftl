## صفحات إلى جانب الأخبار: المواضيع والكتّاب والأرشيف والتصويبات وبيانات الناشر، وما يدين به فريق التحرير لقرائه.

## أسفل كل صفحة، والطريق إليها

foot-menu = عن هذا الموقع
foot-about = من نحن
foot-imprint = بيانات الناشر
foot-corrections = التصويبات
foot-archive = الأرشيف
foot-topics = المواضيع
foot-authors = الكتّاب
foot-feeds = خلاصات الأخبار
foot-comment-rules = قواعد التعليق
foot-accessibility = إتاحة الوصول
foot-lite = نسخة خفيفة بلا صور
crumbs-label = موقعك الآن
crumbs-front = الصفحة الرئيسية

## حيث لا توجد صفحة: إلى أين بعدها

ways-sections = الأقسام
ways-latest = آخر الأخبار
ways-archive = الأرشيف يومًا بيوم

## العرض الخفيف

lite-note = هذه النسخة الخفيفة: بلا صور ولا برامج نصية.
lite-full = النسخة الكاملة
lite-picture = صورة: { $alt }
lite-picture-unsaid = هنا صورة تجدها في النسخة الكاملة.
lite-comments =
    { $count ->
        [zero] علّق على هذا الخبر (النسخة الكاملة)
        [one] اقرأ التعليق (النسخة الكاملة)
        [two] اقرأ التعليقين (النسخة الكاملة)
        [few] اقرأ { $count } تعليقات (النسخة الكاملة)
        [many] اقرأ { $count } تعليقًا (النسخة الكاملة)
       *[other] اقرأ { $count } تعليق (النسخة الكاملة)
    }

## المواضيع والكتّاب

topics-title = المواضيع
topics-description = المواضيع التي كتبت عنها { $newsroom }، مرتبةً ترتيبًا أبجديًا.
topics-lead = أكثر المواضيع أخبارًا، مرتبةً ترتيبًا أبجديًا.
topics-empty = لم يُحدَّد موضوع لأي خبر بعد.
topic-kicker = موضوع
topic-description = { $newsroom }: كل الأخبار في موضوع «{ $topic }»، من الأحدث إلى الأقدم.
authors-title = الكتّاب
authors-description = أصحاب التواقيع في { $newsroom }، مرتبين ترتيبًا أبجديًا.
authors-lead = أصحاب أكثر الأخبار الموقّعة، مرتبين ترتيبًا أبجديًا.
authors-empty = لا أخبار موقّعة بعد.
author-kicker = الكاتب
author-description = { $newsroom }: كل الأخبار التي كتبها { $author }، من الأحدث إلى الأقدم.
named-count =
    { $count ->
        [zero] لا أخبار
        [one] خبر واحد
        [two] خبران
        [few] { $count } أخبار
        [many] { $count } خبرًا
       *[other] { $count } خبر
    }
named-latest = آخرها: { $date }

## الأرشيف

archive-title = الأرشيف
archive-description = أرشيف { $newsroom }: كل الأخبار التي نُشرت، مرتبة يومًا بيوم.
archive-lead = كل يوم نُشرت فيه أخبار، مع عددها.
archive-years = السنوات
archive-month-empty = لم تُنشر أخبار في هذه السنة.
archive-day-title = أخبار { $date }
archive-day-description = أرشيف { $newsroom }: كل الأخبار التي نُشرت يوم { $date }.
archive-day-empty = لم تُنشر أخبار في هذا اليوم.
archive-earlier = قبله: { $date }
archive-later = بعده: { $date }

## التصويبات وما تغيّر في خبر

corrected-title = تصويبات وتوضيحات
corrected-description = { $newsroom }: كل التصويبات والتوضيحات والأخبار المسحوبة، من الأحدث إلى الأقدم، ولكل منها رابط إلى خبره.
corrected-lead = حين نخطئ أو لا نكون واضحين نقول ذلك في الخبر نفسه وهنا. ويمكن مقارنة ما نُشر من قبل في سجل تغييرات الخبر.
corrected-report = هل وجدت خطأ؟ اكتب إلينا:
corrected-report-imprint = هل وجدت خطأ؟ تجد طرق الاتصال بنا في بيانات الناشر.
corrected-empty = لم يُصوَّب أي خبر بعد.
corrected-older = تصويبات أقدم
corrected-newest = أحدث التصويبات
log-kind-update = تحديث
log-kind-correction = تصويب
log-kind-clarification = توضيح
log-kind-retraction = سحب
log-title = ما الذي تغيّر؟
log-description = كل نسخة نُشرت من خبر «{ $headline }»، مع الكلمات التي حُذفت والتي أُضيفت.
log-lead = كل نسخة رآها القراء، من الأحدث إلى الأقدم. ما حُذف مشطوب، وما أُضيف تحته خط.
log-unchanged = لم يتغيّر هذا الخبر منذ نُشر أول مرة.
log-first = النشر الأول
log-version = النسخة { $number }
log-removed = حُذف:
log-added = أُضيف:
log-mark-end = ،
log-headline = العنوان
log-standfirst = المقدمة
log-byline = الكاتب
log-text = النص
log-same =
    { $count ->
        [zero] لا فقرات بلا تغيير
        [one] فقرة واحدة بلا تغيير
        [two] فقرتان بلا تغيير
        [few] { $count } فقرات بلا تغيير
        [many] { $count } فقرة بلا تغيير
       *[other] { $count } فقرة بلا تغيير
    }
log-details = النص كما هو؛ تغيّرت صور أو تفاصيل أخرى.
log-earlier-versions =
    { $count ->
        [zero] لا نسخ أقدم.
        [one] نسخة أقدم محفوظة ولا تُقارن هنا.
        [two] نسختان أقدم محفوظتان ولا تُقارنان هنا.
        [few] { $count } نسخ أقدم محفوظة ولا تُقارن هنا.
        [many] { $count } نسخة أقدم محفوظة ولا تُقارن هنا.
       *[other] { $count } نسخة أقدم محفوظة ولا تُقارن هنا.
    }
log-see = ما الذي تغيّر؟
log-back = العودة إلى الخبر

## بيانات الناشر

imprint-title = بيانات الناشر
imprint-description = من يصدر { $newsroom } ومن المسؤول عنها وكيف يُتصل به.
imprint-name = اسم الموقع الإخباري
imprint-site = العنوان على الإنترنت
imprint-publisher = الناشر
imprint-owner = صاحب الامتياز أو الممثل القانوني
imprint-editor = المدير المسؤول
imprint-address = العنوان
imprint-phone = الهاتف
imprint-mail = البريد الإلكتروني
imprint-registered-mail = البريد الإلكتروني المسجَّل للتبليغات
imprint-host = مزوّد الاستضافة
imprint-tax-office = دائرة الضرائب
imprint-tax-number = الرقم الضريبي
imprint-registration = القيد في السجل
imprint-empty = لم يذكر فريق التحرير بعدُ من المسؤول عن هذا الموقع.

## من نحن ومبادئنا

about-title = من نحن ومبادئنا
about-description = من هي { $newsroom }، وبماذا تلتزم، وبماذا يحق للقراء أن يطالبوها.
about-principles = مبادئنا
about-promises = ما يحق لكم أن تطالبونا به
about-sources-heading = لكل خبر مصدر مذكور
about-sources = يُذكر أسفل كل خبر صاحبه: مراسلنا أو وكالة أو وثيقة، مع رابط إن وُجد وشروط الاستخدام.
about-corrections-heading = تُصوَّب الأخطاء علنًا
about-corrections = لا يتغيّر شيء في صمت. يقول التصويب ما الخطأ، ويظهر في الخبر وفي صفحة مستقلة، ويمكن مقارنة ما نُشر من قبل كلمةً كلمة. والخبر المسحوب يبقى مكانه إشعار يذكر السبب.
about-corrections-link = تصويبات وتوضيحات
about-times-heading = الأوقات صادقة
about-times = وقت النشر الأول لا يتغيّر أبدًا. ولا يُقال عن خبر إنه حُدِّث إلا إذا تغيّرت وقائعه.
about-reads-heading = الأعداد أمينة
about-reads = تُحسب القراءات وفق تعريف معلن، وتُعدّ الزيارات الآلية على حدة وتُعرض.
about-reads-link = ما القراءة وكيف تُحسب؟
about-comments-heading = للتعليقات قواعد
about-comments = ننشر التعليق كاملًا أو لا ننشره، فإن لم ننشره قلنا لصاحبه السبب.
about-comments-link = قواعد التعليق
about-privacy-heading = لا أحد يتعقبك هنا
about-privacy = لا تحمّل الصفحات شيئًا من أي جهة أخرى، والقراءة لا تترك ملف تعريف ارتباط. ولا يوضع ملف من هذا الموقع إلا إذا علّقت أو سجّلت الدخول، لتجد تعليقاتك مرة أخرى.
about-contact-heading = كيف تتصل بنا
about-contact = من المسؤول عن هذا الموقع وكيف يُتصل به: ذلك في بيانات الناشر.

## إتاحة الوصول

access-title = إتاحة الوصول
access-description = ما تفعله { $newsroom } ليقرأها الجميع، وما لم يبلغ الجودة المطلوبة بعد، ومن يُخبَر به.
access-lead = ينبغي أن يستطيع الجميع قراءة هذا الموقع: بالسمع، وبلوحة المفاتيح، وبالتكبير، وبالتباين العالي، وعلى هاتف قديم أو خط بطيء.
access-standard-heading = بماذا نلتزم؟
access-standard = بُنيت الصفحات وفق المبادئ التوجيهية لإتاحة محتوى الويب (WCAG) 2.2، المستوى AA.
access-do-heading = ما يعنيه ذلك هنا
access-do-keyboard = كل شيء يعمل بلوحة المفاتيح، ويظهر دائمًا أين أنت. وأول رابط في كل صفحة يقود إلى محتواها مباشرة.
access-do-script = القراءة والبحث والتعليق تعمل من دون JavaScript.
access-do-size = يمكن تكبير النص حتى 400% من دون تمرير جانبي، ويتبع الحجم الذي اخترته في متصفحك.
access-do-colours = تتبع الألوان الفاتحة والداكنة إعداد جهازك، ونراعي أوضاع التباين العالي وتقليل الحركة.
access-do-language = تذكر كل صفحة، وكل مقطع بلغة أخرى، لغتَها لكي تنطقها قارئات الشاشة نطقًا صحيحًا.
access-do-lite = للصفحة الرئيسية والأقسام والأخبار نسخة خفيفة بلا صور، ورابطها أسفل الصفحة.
access-limits-heading = ما لم يبلغ الجودة المطلوبة بعد
access-limits = تصل بعض صور الوكالات بلا وصف، وبعض الجداول والرسوم أعدّها غيرنا ولا نستطيع تغييرها. أخبرنا حين تصادف إحداها لنصفها.
access-tested-heading = كيف يُختبر ذلك؟
access-tested = تُختبر كل نسخة من البرنامج آليًا في متصفح: بقواعد axe وبمدقق HTML، وبلوحة المفاتيح وحدها، وبلا JavaScript، وعند تكبير 400%، وبالألوان المفروضة. والاختبارات الآلية لا تجد كل شيء.
access-contact-heading = أخبرنا
access-contact = إذا حال شيء دون قراءتك فاكتب إلينا، نُجِبك ونُصلحه:
access-contact-imprint = إذا حال شيء دون قراءتك فأخبرنا؛ تجد طرق الاتصال بنا في بيانات الناشر.

## قواعد التعليق

house-title = قواعد التعليق
house-description = ما تطلبه { $newsroom } من تعليقات القراء، وما مصير التعليق، وما الذي يُحفظ.
house-lead = تسري هذه القواعد على التعليقات تحت أخبارنا باللغة: { $language }. تطبّق الآلة بعضها وتبيّن السبب وتقترح نصًا مصححًا حيث أمكن، والقرار للناس.
house-rules-heading = ما نطلبه
house-does-return = وإلا عاد التعليق إليك مع السبب.
house-does-hold = وإلا نظر فيه مشرف قبل ظهوره.
house-does-suggest = نقدّم لك اقتراحًا، ولك أن ترسل تعليقك كما هو.
house-after-heading = ما مصير التعليق؟
house-policy-before = يقرأ مشرف كل تعليق قبل ظهوره.
house-policy-at-once = يظهر التعليق فورًا، إلا إذا أوقفته قاعدة حتى ينظر فيه مشرف.
house-policy-closed = التعليقات مغلقة حاليًا.
house-whole = يُنشر التعليق كاملًا أو لا يُنشر؛ لا نغيّر كلامك أبدًا.
house-told = إذا لم يُنشر تعليقك وجدت السبب في صفحة «تعليقاتي».
house-close =
    { $days ->
        [zero] تُغلق التعليقات على الخبر يوم نشره.
        [one] تُغلق التعليقات على الخبر بعد يوم واحد من نشره.
        [two] تُغلق التعليقات على الخبر بعد يومين من نشره.
        [few] تُغلق التعليقات على الخبر بعد { $days } أيام من نشره.
        [many] تُغلق التعليقات على الخبر بعد { $days } يومًا من نشره.
       *[other] تُغلق التعليقات على الخبر بعد { $days } يوم من نشره.
    }
house-reports =
    { $count ->
        [zero] يمكن الإبلاغ عن أي تعليق، وينظر مشرف في كل بلاغ.
        [one] يمكن الإبلاغ عن أي تعليق، ويُخفى التعليق المبلَّغ عنه حتى ينظر فيه مشرف.
        [two] يمكن الإبلاغ عن أي تعليق، فإذا أبلغ عنه قارئان أُخفي حتى ينظر فيه مشرف.
        [few] يمكن الإبلاغ عن أي تعليق، فإذا أبلغ عنه { $count } قراء أُخفي حتى ينظر فيه مشرف.
        [many] يمكن الإبلاغ عن أي تعليق، فإذا أبلغ عنه { $count } قارئًا أُخفي حتى ينظر فيه مشرف.
       *[other] يمكن الإبلاغ عن أي تعليق، فإذا أبلغ عنه { $count } قارئ أُخفي حتى ينظر فيه مشرف.
    }
house-data-heading = بياناتك
house-data = لا تحتاج إلى حساب. البريد الإلكتروني اختياري ولا يظهر أبدًا، ولا يُستخدم إلا لمراسلتك بشأن تعليقك. ويتيح لك ملف تعريف ارتباط من هذا الموقع أن تجد تعليقاتك مرة أخرى.
house-data-link = اعرض تعليقاتي أو نزّلها أو احذفها

## قائمة الخلاصات

feeds-title = خلاصات الأخبار
feeds-description = كل خلاصات { $newsroom }: ‏Atom وRSS وJSON Feed للقراء، وninjs وNewsML-G2 لغرف الأخبار.
feeds-lead = تتابعنا بقارئ الخلاصات بلا حساب وبلا أن يراقبك أحد. اختر قسمًا وصيغة؛ فكل قارئ يفهم إحداها.
feeds-all = كل الأخبار
feeds-comments-heading = التعليقات
feeds-comments = أحدث تعليقات القراء
feeds-comments-story = ولكل خبر خلاصة لتعليقاته أيضًا، ورابطها أسفل التعليقات.
feeds-wire-heading = لغرف الأخبار
feeds-wire = الأخبار نفسها بصيغ تقرؤها الآلات. التصويبات نسخ جديدة، والسحب إلغاء.
feeds-summary = أضف { $query } إلى عنوان الخلاصة لتحصل على العناوين والمقدمات وحدها.
feeds-part = القسم
feeds-format = الصيغ

## البحث

find-filters = تضييق البحث
find-section = القسم
find-any-section = كل الأقسام
find-form = نوع المادة
find-any-form = كل الأنواع
find-form-news = خبر
find-form-analysis = تحليل
find-form-interview = مقابلة
find-form-opinion = رأي
find-form-letter = رسالة قارئ
find-form-correction = تصويب
find-form-obituary = وفيات
find-since = من
find-until = إلى
find-sort = الترتيب
find-sort-best = الأنسب
find-sort-newest = الأحدث أولًا
find-apply = طبّق
find-reset = أزل كل المرشحات
find-years = حسب السنة
find-option = { $name } ({ $count })
find-elsewhere = بلغات أخرى
find-elsewhere-count =
    { $count ->
        [zero] { $language }: لا أخبار
        [one] { $language }: خبر واحد
        [two] { $language }: خبران
        [few] { $language }: { $count } أخبار
        [many] { $language }: { $count } خبرًا
       *[other] { $language }: { $count } خبر
    }
find-none-filtered = لا توجد أخبار تطابق بحثك بهذه المرشحات.

## ما يُحفظ من القراءة

reads-stays-heading = ما الذي يُحفظ، وإلى متى؟
reads-stays-address = عنوانك واسم متصفحك: في الذاكرة وحدها حتى تُكتب الزيارة، أي بضعة أجزاء من ألف من الثانية.
reads-stays-key = المفتاح السرّي لليوم: حتى ينتهي اليوم بالتوقيت العالمي المنسق، ثم يُحذف، ولا تحتويه نسخ البيانات الاحتياطية أبدًا.
reads-stays-log = خبر كل زيارة وبصمتها ونصف ساعتها: حتى تُجمع هي وزيارات اليوم التالي.
reads-stays-sums = عدد القراءات والزيارات المستبعدة لكل خبر في كل ساعة: على الدوام. هذه مجاميع، وليس فيها سطر عن شخص.
reads-stays-six = لا يدخل من العناوين الطويلة (IPv6) إلا نصفها الأول، لأن باقيها كله لبيت واحد.
reads-stays-hand = لا يغيّر أحد عددًا بيده؛ فليس في البرنامج موضع لذلك.
reads-stays-lite = وفي النسخة الخفيفة أيضًا يكفي تحميل الصفحة.
