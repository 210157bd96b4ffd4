# كلمات منصة التحرير.

## ما يحيط بكل صفحة

desk-title = منصة تحرير تلال
desk-desk = التحرير
desk-skip = انتقل إلى المحتوى
desk-nav = أقسام المنصة
desk-nav-wire = سلة الوكالات
desk-nav-stories = الأخبار
desk-nav-draft = المسودات
desk-nav-scheduled = المجدولة
desk-nav-live = المنشورة
desk-nav-withdrawn = المسحوبة
desk-nav-readers = القراء
desk-nav-comments = التعليقات
desk-nav-house = غرفة الأخبار
desk-nav-people = الأشخاص
desk-nav-write = خبر جديد
desk-keys = المفاتيح
desk-key-help = فتح هذه القائمة
desk-key-single = المفاتيح ذات الحرف الواحد مفعّلة
desk-key-rows = السطر التالي والسابق
desk-key-cards = التعليق التالي والسابق
desk-key-move = نقل الفقرة إلى أعلى أو أسفل
desk-close = إغلاق
desk-cancel = إلغاء
desk-save = حفظ
desk-undo = تراجع
desk-yes = نعم
desk-fresh = جديد: { $n }
desk-reload = تحديث
desk-changed-meanwhile = تغيّر هذا بعد أن فتحته؛ ما تراه أقدم.
desk-filter = تصفية
desk-filter-source = المصدر
desk-filter-source-all = كل المصادر
desk-filter-lang = اللغة
desk-filter-lang-all = كل اللغات
desk-filter-state = الحالة
desk-filter-state-all = كل الحالات
desk-older = الأقدم
desk-back-to-list = العودة إلى القائمة
desk-to-desk = العودة إلى المنصة
desk-to-story = إلى الخبر
desk-unsaved = هناك تغييرات لم تُحفظ. تعرض القائمة الحال قبلها.
desk-comma = { "، " }
desk-ago-now = الآن
desk-ago-minutes =
    { $n ->
        [one] قبل دقيقة
        [two] قبل دقيقتين
        [few] قبل { $n } دقائق
       *[other] قبل { $n } دقيقة
    }
desk-ago-hours =
    { $n ->
        [one] قبل ساعة
        [two] قبل ساعتين
        [few] قبل { $n } ساعات
       *[other] قبل { $n } ساعة
    }

## الباب

desk-sign-in = تسجيل الدخول
desk-sign-in-ended = انتهت جلستك. سجّل الدخول من جديد لتعود إلى حيث كنت.
desk-sign-in-ended-typed = ما كنت تكتبه محفوظ في هذا المتصفح وسيُعرض عليك هناك.
desk-sign-out = تسجيل الخروج
desk-login = اسم الدخول
desk-password = كلمة المرور
desk-sign-in-wrong = اسم الدخول وكلمة المرور غير متطابقين.
desk-sign-in-wait =
    محاولات فاشلة كثيرة. أعد المحاولة بعد { $seconds ->
        [one] ثانية واحدة
        [two] ثانيتين
        [few] { $seconds } ثوانٍ
       *[other] { $seconds } ثانية
    }.

## الأشخاص والأدوار

desk-role = الدور
desk-role-admin = مدير
desk-role-editor = محرر
desk-role-reporter = مراسل
desk-role-moderator = مشرف التعليقات
desk-role-table = من يحق له ماذا
desk-right-read = يرى المنصة
desk-right-write = يكتب
desk-right-publish = ينشر
desk-right-moderate = يراجع التعليقات
desk-right-rules = يضع قواعد التعليق
desk-right-people = يدير الأشخاص
desk-name = الاسم
desk-added = تاريخ الإضافة
desk-new-password = كلمة مرور جديدة
desk-add-person = إضافة شخص
desk-hint-password = عشرة أحرف على الأقل. العبارة الطويلة خير من الكلمة المعقدة.
desk-people-added = تمت الإضافة.
desk-people-password = ضُبطت كلمة المرور الجديدة وأُنهيت الجلسات القديمة.
desk-error-login = يتكون اسم الدخول من حرفين إلى 64 حرفًا من دون فراغات.
desk-error-login-taken = اسم الدخول هذا مستخدم.
desk-error-name = اكتب الاسم الذي يراه الزملاء.
desk-error-password = تتكون كلمة المرور من عشرة أحرف على الأقل.
desk-error-role = اختر دورًا.

## الإنذارات

desk-alarm-killed-and-withdrawn = ألغت { $agency } خبرها، وسُحبت الصفحة:
desk-alarm-killed-and-held = ألغت { $agency } خبرها والصفحة ما زالت منشورة، والقرار لكم:
desk-alarm-killed-at-desk = ألغت { $agency } خبرًا موجودًا في المنصة:
desk-alarm-withheld = تطلب { $agency } التريث في نشر هذا الخبر:
desk-alarm-incomplete = تعذر النشر التلقائي لخبر من { $agency }:
desk-alarm-feed-failing = خدمة { $agency } لا تستجيب كما ينبغي:
desk-alarm-kill-in-words = يرد في نص من { $agency } ما يفيد إلغاء خبر؛ لم يُتخذ أي إجراء، والقرار لكم:
desk-alarm-withhold-in-words = يرد في نص من { $agency } طلب بالتريث في خبر؛ لم يُتخذ أي إجراء، والقرار لكم:
desk-alarm-correction-waiting = صحّحت { $agency } خبرًا منشورًا، وما زال القراء يرون النص القديم:
desk-alarm-embargo-too-late = فرضت { $agency } حظرًا زمنيًا على خبر منشور:
desk-alarm-parts-waiting = أرسلت { $agency } تعليمات بتغيير أجزاء من خبر، وعلى أحدكم تنفيذها:
desk-alarm-moderation-failing = خدمة الإشراف الخارجية لا تستجيب، والتعليقات في انتظاركم:
desk-alarm-mail-failing = يتعذر إرسال البريد إلى القراء:
desk-alarm-ledger-differs = يوم مختوم في دفتر القراءات لا يطابق السجلات:
desk-alarm-ledger-stopped = يتعذر ختم دفتر القراءات:
desk-alarm-story = فتح الخبر
desk-alarm-item = فتح مادة الوكالة
desk-alarm-candidates = أيّ خبر قد تعني؟
desk-alarm-update = عرض التغييرات
desk-alarm-settle = تمت المعالجة

## سلة الوكالات

desk-wire-empty = لا شيء في السلة يطابق هذه التصفية.
desk-wire-choose = اختر مادة من القائمة لقراءتها.
desk-no-headline = بلا عنوان
desk-item-new = جديد
desk-item-taken = مأخوذ
desk-item-canceled = ملغى
desk-item-withheld = مؤجل
desk-item-dismissed = مستبعد
desk-item-canceled-more = ألغت الوكالة هذه المادة، ولا يجوز استعمالها.
desk-item-withheld-more = تطلب الوكالة التريث في هذه المادة، ولا تُنشر حتى تفرج عنها.
desk-row-update = نسخة أحدث
desk-row-correction = تصحيح
desk-row-company =
    { $n ->
        [one] مادة أخرى تروي الخبر نفسه
        [two] مادتان أخريان ترويان الخبر نفسه
        [few] { $n } مواد أخرى تروي الخبر نفسه
       *[other] { $n } مادة أخرى تروي الخبر نفسه
    }
desk-version-n = النسخة { $n }
desk-company = الخبر نفسه في مواضع أخرى
desk-company-more = عُثر عليه بالمعرّفات واسم الخبر والكلمات. تبقى كل مادة كما هي، ولا يُدمج شيء تلقائيًا.
desk-company-sources = مصادر أخرى لهذا الخبر
desk-split-off = هذا خبر آخر: فليبق وحده
desk-item-correction-more = تصف الوكالة هذه النسخة بأنها تصحيح.
desk-candidates = أيّ مادة تعني الوكالة؟
desk-candidates-more = تسحب هذه الكلمات خبرًا من دون حقل يبيّن أيّها. لم يُتخذ أي إجراء. المواد المحتملة من الوكالة نفسها:
desk-candidate-withdraw = سحب هذا الخبر الآن
desk-candidate-stop = منع نشر هذا الخبر
desk-wire-take = الجزء
desk-row-incomplete = ناقص
desk-row-remarks =
    { $n ->
        [one] ملاحظة
        [two] ملاحظتان
        [few] { $n } ملاحظات
       *[other] { $n } ملاحظة
    }
desk-row-killed = ألغته الوكالة
desk-row-unpublished = تغييرات غير منشورة
desk-urgency-of =
    { $n ->
        [0] بلا درجة أولوية
       *[other] الأولوية { $n }
    }
desk-urgency-flash = عاجل جدًا
desk-urgency-normal = عادي
desk-take = أخذ
desk-dismiss = استبعاد
desk-put-back = إعادة
desk-raw = كما وصل
desk-note-to-editors = ملاحظة للمحررين
desk-remarks = ما لوحظ عند استلامها
desk-remark-body-missing = لا نص فيها.
desk-remark-content-unreadable = جزء من المحتوى بصيغة لا تُقرأ هنا، والبقية موجودة.
desk-remark-correction-in-words = يقول نصه إنه تصحيح، لكن لا حقل لذلك في صيغته. قارنه بما نُشر.
desk-remark-cut-off = لا علامة على نهايته، وقد ينقصه شيء هناك.
desk-remark-date-unreadable = تعذرت قراءة تاريخ فتُرك فارغًا.
desk-remark-embargo-in-words = يتحدث نصه عن حظر نشر، لكن لا حقل لذلك في صيغته. اقرأه قبل النشر.
desk-remark-embargo-open = تطلب الوكالة التريث ولا تذكر إلى متى.
desk-remark-format-guessed = ليس بصيغة معروفة؛ عُرف العنوان والنص من هيئتهما.
desk-remark-headline-missing = لا عنوان لها؛ اكتب عنوانًا.
desk-remark-id-missing = لم تعطها الوكالة معرّفًا، فلا تستطيع نسخة لاحقة أن تحدّثها أو تلغيها تلقائيًا.
desk-remark-kill-in-words = يتحدث نصه عن سحب خبر، لكن لا حقل لذلك في صيغته. لم يُسحب شيء: اقرأه وقرّر.
desk-remark-language-missing = لغتها غير معروفة؛ اخترها بعد أخذها.
desk-remark-nesting-deep = بنيتها غير مألوفة؛ تحقق من أن شيئًا لم ينقص.
desk-remark-parts-only = أرسلت الوكالة تعليمات لتغيير أجزاء من نسخة سابقة؛ على شخص أن ينفذها.
desk-remark-picture-left-out = تعذر جلب صورة فتُركت.
desk-remark-source-missing = لا تذكر صاحب الخبر؛ تحقق من المصدر.
desk-remark-status-unknown = حالة النشر التي أرسلتها الوكالة غير معروفة، لذلك عُلّقت المادة احتياطًا.
desk-remark-truncated = كانت أطول من الحد فقُطعت؛ نهايتها ناقصة.
desk-remark-withhold-in-words = يطلب نصه تأجيل خبر، لكن لا حقل لذلك في صيغته. اقرأه وقرّر.
desk-all-fields = كل الحقول
desk-wire-slugline = عنوان المتابعة
desk-wire-keywords = كلمات مفتاحية
desk-wire-subjects = الموضوعات
desk-wire-genres = الأنواع
desk-wire-signals = الإشارات
desk-wire-expires = تنتهي صلاحيته
desk-wire-copyright = حقوق النشر
desk-wire-media = الوسائط المرفقة
desk-wire-related = مواد ذات صلة
desk-wire-id = معرّف الوكالة
desk-wire-version = النسخة
desk-wire-format = الصيغة
desk-wire-received = أول وصول
desk-wire-changed = آخر تغيير
desk-picture-elsewhere = لم تُحفظ هذه الصورة بعد:

## الأخبار في المنصة

desk-stories-empty = لا أخبار هنا.
desk-stories-choose = اختر خبرًا من القائمة لفتحه.
desk-state-draft = مسودة
desk-state-scheduled = مجدول
desk-state-live = منشور
desk-state-withdrawn = مسحوب
desk-revision = المراجعة
desk-revision-n = المراجعة { $n }
desk-revisions = المراجعات
desk-live-is-older = يرى القراء المراجعة { $n }
desk-edit = تحرير
desk-look = معاينة
desk-follow-up = كتابة متابعة
desk-write-edition = كتابة نسخة بلغة أخرى
desk-public-at = يجده القراء على العنوان:
desk-scheduled-for = سيُنشر في { $at }.
desk-embargo-until = محظور النشر حتى { $at }
desk-killed-more = ألغت الوكالة هذا الخبر أو طلبت التريث فيه. لا يُنشر حتى تصل نسخة صالحة.
desk-withdrawn-at = سُحب في { $at }:
desk-withdrawn-by-agency = ألغت { $agency } خبرها.
desk-update-waiting = أرسلت الوكالة نسخة أحدث من هذا الخبر. قارن بين النصين.
desk-correction-waiting = صحّحت الوكالة هذا الخبر. اطلع على ما تغيّر.
desk-from-wire = مأخوذ من
desk-follows = متابعة لخبر
desk-log = السجل
desk-log-created = أنشأه
desk-log-saved = حفظه
desk-log-published = نشره
desk-log-scheduled = جدوله
desk-log-unscheduled = ألغى جدولته
desk-log-corrected = صحّحه
desk-log-clarified = أوضحه
desk-log-retracted = تراجع عنه
desk-log-updated = أعلم القراء بالجديد
desk-log-withdrawn = سحبه
desk-log-reinstated = أعاده مسودة
desk-log-killed = ألغاه
desk-log-revived = أعاده صالحًا للنشر
desk-by-person = أحد العاملين
desk-by-wire = الوكالة
desk-by-schedule = الجدول
desk-when = متى
desk-who = من

## نموذج التحرير

desk-edit-title = تحرير الخبر
desk-field = الحقل
desk-field-headline = العنوان
desk-field-standfirst = المقدمة
desk-field-byline = الكاتب
desk-field-dateline_place = مكان الخبر
desk-field-dateline_agency = وكالة الخبر
desk-field-dateline_date = يوم الخبر
desk-source = المصدر
desk-field-source_agency = الوكالة أو الكاتب
desk-field-source_link = رابط الأصل
desk-field-source_terms = شروط الاستعمال
desk-field-lang = اللغة
desk-field-section = القسم
desk-field-slug = ذيل العنوان الإلكتروني
desk-field-form = النوع
desk-field-topics = المواضيع
desk-field-edition_of = نسخة لغوية من خبر
desk-field-urgency = الأولوية
desk-field-embargo = حظر النشر حتى
desk-field-body = النص
desk-hint-byline = افصل بين الأسماء بفاصلة.
desk-hint-slug = حروف a–z وأرقام وشرطات مفردة. إن تُرك فارغًا أُخذ من العنوان.
desk-hint-topics = ما يتناوله الخبر، تفصل بينها فواصل، { $most } على الأكثر.
desk-hint-edition = عنوان صفحة الخبر نفسه بلغة أخرى. ينتقل القراء بين اللغتين في الاتجاهين.
desk-form-news = خبر
desk-form-analysis = تحليل
desk-form-interview = مقابلة
desk-form-opinion = رأي
desk-form-letter = رسالة قارئ
desk-form-correction = تصحيح قائم بذاته
desk-form-obituary = رثاء
desk-slug-propose = اقتراح من العنوان
desk-hint-embargo = المنطقة الزمنية: { $zone }
desk-markup = علامات التنسيق
desk-markup-strong = مهم
desk-markup-emphasis = مشدد
desk-markup-link = رابط
desk-markup-break = نهاية السطر تبقى نهاية سطر.
desk-markup-escape = لكتابة العلامة كما هي:
desk-block-kind = النوع
desk-kind-paragraph = فقرة
desk-kind-subhead = عنوان فرعي
desk-kind-quote = اقتباس
desk-kind-picture = صورة
desk-kind-bullets = قائمة
desk-kind-numbers = قائمة مرقمة
desk-kind-table = جدول
desk-kind-preformatted = أعمدة ثابتة
desk-kind-embed = بطاقة رابط
desk-block-text = النص
desk-block-items-hint = كل سطر بند.
desk-block-table-hint = كل سطر صف، وتُفصل الخلايا بخط قائم ( | )؛ ضع ! قبل العنوان و{"{"}2{"}"} قبل خلية تغطي عمودين.
desk-block-cite = قائل الاقتباس
desk-block-file = اختر ملفًا
desk-block-alt = ما في الصورة، لمن لا يراها
desk-block-caption = التعليق على الصورة
desk-block-credit = مصدر الصورة
desk-block-alt-hint = صف ما يُرى ولا تكرر التعليق. لا يحسن نشر خبر بصورة بلا وصف.
desk-block-terms = شروط الاستخدام
desk-block-expires = يجوز عرضها حتى
desk-block-focus = أهم ما في الصورة
desk-block-focus-hint = بالنسبة المئوية من العرض والارتفاع. يبقى هذا الموضع حين تُقص الصورة للقوائم ومحركات البحث وبطاقات الروابط؛ وإن تُرك فارغًا فهو الوسط.
desk-block-focus-x = من اليسار
desk-block-focus-y = من الأعلى
desk-block-focus-show = أظهر القصّ
desk-block-cut = في القوائم
desk-pictures-add = أضف صورًا
desk-pictures-add-hint = يمكن اختيار عدة صور معًا؛ تصير كل منها فقرة في آخر النص، ومعها ما في ملفها من تعليق ومصدر وشروط.
desk-pictures-drop = ويمكن إفلاتها على هذه الصفحة.
desk-pictures-take = خذها
desk-block-url = العنوان الإلكتروني
desk-block-title = ماذا يجد القارئ هناك
desk-block-up = نقل إلى أعلى
desk-block-down = نقل إلى أسفل
desk-block-add = إضافة فقرة بعدها
desk-block-add-first = إضافة فقرة في البداية
desk-block-remove = حذف
desk-save-look = حفظ ومعاينة
desk-save-publish = حفظ والانتقال إلى النشر
desk-saved-as = حُفظ بوصفه المراجعة { $n }.
desk-draft-kept = يحتفظ هذا المتصفح بنص لم يُحفظ، ربما لأن جلستك انتهت.
desk-draft-take = عرضه
desk-draft-drop = التخلص منه
desk-errors = لم يُحفظ. صحّح ما يلي:
desk-error-headline = اكتب عنوانًا.
desk-error-lang = «{ $given }» ليس رمز لغة، اكتب مثل «tr» أو «en» أو «ar».
desk-error-section = «{ $given }» ليس قسمًا، اختر من القائمة.
desk-error-slug = «{ $given }» لا يصلح عنوانًا؛ استعمل a–z وأرقامًا وشرطات مفردة، 120 حرفًا على الأكثر.
desk-error-form = «{ $given }» ليس نوعًا، اختر من القائمة.
desk-error-topics = للخبر 8 مواضيع على الأكثر؛ احذف «{ $given }» أو غيره.
desk-error-edition = «{ $given }» لا يقود إلى خبر آخر هنا؛ ألصق عنوان صفحته.
desk-error-urgency = «{ $given }» ليست درجة أولوية، اختر من 1 إلى 9.
desk-error-instant = «{ $given }» ليس يومًا وساعة؛ اكتبه مثل 2026-03-12T14:30.
desk-error-date = «{ $given }» ليس يومًا؛ اكتبه مثل 2026-03-12.
desk-error-source-agency = المصدر الذي له رابط أو شروط يحتاج إلى اسم.
desk-error-source-link = «{ $given }» ليس عنوان صفحة؛ يبدأ العنوان بـ https:// أو http://.
desk-error-link = لا يمكن الربط بـ «{ $given }»؛ يبدأ الرابط بـ https:// أو http:// أو mailto:.
desk-error-picture-missing = لا ملف للصورة؛ اختر ملفًا أو احذف الفقرة.
desk-error-picture = تعذر أخذ هذا الملف؛ يجب أن يكون JPEG أو PNG أو WebP أو GIF، وألا يتجاوز 20 ميبيبايت و100 ميغابكسل.
desk-error-focus = «{ $given }» ليست نسبة مئوية؛ اكتب رقمًا بين 0 و100.
desk-error-embed = «{ $given }» ليس عنوان صفحة؛ يبدأ العنوان بـ https:// أو http://.
desk-error-embed-title = اكتب للقراء ما هو.

## شخصان حفظا الخبر نفسه

desk-conflict = حرّر شخصان الخبر في الوقت نفسه
desk-conflict-more = حفظ { $who } المراجعة { $revision } أثناء كتابتك. لم يضع شيء: النصان متجاوران، وما كتبته في النموذج أدناه. إذا حفظت مجددًا اعتُمد النموذج وبقيت مراجعتهم في السجل.
desk-conflict-theirs = نصهم (المراجعة { $revision })
desk-conflict-yours = نصك
desk-conflict-in-form = في النموذج
desk-conflict-both = غيّرتماه كلاكما؛ في النموذج نصك.
desk-conflict-theirs-only = هم وحدهم غيّروه؛ في النموذج نصهم.
desk-conflict-yours-only = أنت وحدك غيّرته؛ في النموذج نصك.
desk-conflict-your-form = نموذجك فوق أحدث مراجعة

## المراجعات متجاورة

desk-compare = مقارنة
desk-compare-old = القديم
desk-compare-new = الجديد
desk-compare-title = المراجعتان { $old } و{ $new }
desk-compare-same = المراجعتان متطابقتان.
desk-compare-with-latest = مقارنة بأحدث مراجعة
desk-compare-with-live = مقارنة بما يراه القراء
desk-restore = استعادة هذه المراجعة
desk-update-title = نسخة الوكالة الأحدث
desk-update-desk = نص المنصة
desk-update-wire = نص الوكالة
desk-update-same = نص الوكالة مطابق لنص المنصة.
desk-update-take = اعتماد نسخة الوكالة
desk-update-seen = اطلعت عليها ويبقى نص المنصة
desk-update-correction = تصف الوكالة هذا بأنه تصحيح.
desk-update-correction-live = ما زال القراء يرون ما صُحّح. عند أخذه تُجهّز لك ملاحظة التصحيح.
desk-update-parts = أرسلت الوكالة تعليمات بتغيير أجزاء من نصها. لا تنفذها آلة: اقرأها وغيّر الخبر بيدك.
desk-update-choose =
    { $n ->
        [one] غيّرت الوكالة موضعًا واحدًا. خذه أو اتركه؛ وكل حفظ مراجعة واحدة.
        [two] غيّرت الوكالة موضعين. خذ أو اترك كلًّا منهما؛ وكل حفظ مراجعة واحدة.
        [few] غيّرت الوكالة { $n } مواضع. خذ أو اترك كلًّا منها؛ وكل حفظ مراجعة واحدة.
       *[other] غيّرت الوكالة { $n } موضعًا. خذ أو اترك كلًّا منها؛ وكل حفظ مراجعة واحدة.
    }
desk-update-conflicts =
    { $n ->
        [one] في موضع واحد كتبت المنصة شيئًا آخر.
        [two] في موضعين كتبت المنصة شيئًا آخر.
        [few] في { $n } مواضع كتبت المنصة شيئًا آخر.
       *[other] في { $n } موضعًا كتبت المنصة شيئًا آخر.
    }
desk-update-leave-it = إبقاء نص المنصة
desk-update-take-it = أخذ نص الوكالة
desk-update-nothing = لا شيء
desk-update-before = ما قالته الوكالة من قبل
desk-update-ours =
    { $n ->
        [one] موضع واحد غيّرته المنصة وحدها، ويبقى كما هو
        [two] موضعان غيّرتهما المنصة وحدها، ويبقيان كما هما
        [few] { $n } مواضع غيّرتها المنصة وحدها، وتبقى كما هي
       *[other] { $n } موضعًا غيّرته المنصة وحدها، ويبقى كما هو
    }
desk-update-merge = حفظ المختار
desk-change-wire = غيّرته الوكالة
desk-change-both = غيّره الطرفان
desk-change-desk = غيّرته المنصة
desk-change-added = جديد
desk-change-removed = محذوف
desk-change-moved = تغيّر موضعه
desk-correction-words = «{ $new }» وليس «{ $old }».
desk-update-more = اعتمادها ينشئ مراجعة جديدة ولا ينشر شيئًا، ويبقى نص المنصة في السجل. لا يتغير القسم ولا العنوان الإلكتروني.

## المعاينة

desk-look-title = الصفحة كما سيراها القراء
desk-look-alone = فتح في لسان مستقل
desk-width = العرض
desk-width-phone = هاتف
desk-width-desktop = حاسوب
desk-stand-in-headline = [العنوان ناقص]
desk-stand-in-body = [النص ناقص]
desk-stand-in-language = [اللغة ناقصة]
desk-stand-in-source = [المصدر ناقص]
desk-stand-in-section = [القسم ناقص]
desk-stand-in-slug = [العنوان الإلكتروني ناقص]

## قائمة التحقق

desk-checks = قبل النشر
desk-check-headline = العنوان موجود
desk-check-headline-no = العنوان ناقص
desk-check-body = النص موجود
desk-check-body-no = النص ناقص
desk-check-language = اللغة محددة
desk-check-language-no = اللغة ناقصة
desk-check-source = المصدر موجود
desk-check-source-no = المصدر ناقص
desk-check-section = القسم محدد
desk-check-section-no = القسم ناقص
desk-check-slug = العنوان الإلكتروني موجود
desk-check-slug-no = ذيل العنوان الإلكتروني ناقص
desk-check-standfirst = المقدمة موجودة
desk-check-standfirst-no = لا مقدمة
desk-check-picture-stored = الصور محفوظة
desk-check-picture-stored-no = صورة لم تُحفظ؛ اختر ملفها أو احذفها
desk-check-picture-alt = لكل صورة وصف
desk-check-picture-alt-no = صورة بلا وصف
desk-check-picture-credit = لكل صورة مصدر
desk-check-picture-credit-no = صورة بلا مصدر
desk-check-picture-rights = كل صورة ما زال عرضها جائزًا
desk-check-picture-rights-no = انتهى حق عرض صورة؛ لن يراها القراء
desk-check-headline-length-no = العنوان أطول من 110 أحرف وستقصّه محركات البحث
desk-check-language-of-site-no = الموقع لا ينشر باللغة «{ $what }»
desk-check-section-in-language-no = القسم «{ $what }» غير موجود بهذه اللغة
desk-check-embargo-no = محظور النشر حتى { $what }
desk-check-killed-no = ألغت الوكالة هذا الخبر أو أجّلته
desk-check-held-no = تطلب الوكالة التريث في هذا الخبر
desk-check-update-no = نسخة أحدث من الوكالة في الانتظار

## النشر والجدولة والتصحيح والسحب والإعادة

desk-do-publish = نشر
desk-do-update = تحديث المنشور
desk-do-schedule = جدولة
desk-do-unschedule = إلغاء الجدولة
desk-do-correct = نشر تصحيح
desk-do-withdraw = سحب
desk-do-reinstate = إعادة إلى مسودة
desk-ask-publish = هل يُنشر؟
desk-ask-publish-more = يرى القراء هذه المراجعة فورًا.
desk-ask-schedule = متى يُنشر؟
desk-ask-schedule-more = يُنشر الخبر في تلك الساعة بآخر مراجعة له.
desk-ask-unschedule = هل تُلغى الجدولة؟
desk-ask-unschedule-more = يبقى الخبر مسودة.
desk-ask-correct = هل يُنشر تصحيح؟
desk-ask-correct-more = يرى القراء هذه المراجعة فورًا، ويبقى التنويه على الصفحة بتاريخه.
desk-ask-withdraw = هل يُسحب الخبر؟
desk-ask-withdraw-more = يحل محل الصفحة إشعار بالسبب، ويخرج الخبر من الخلاصات وخريطة الموقع والبحث.
desk-ask-reinstate = هل يعود مسودة؟
desk-ask-reinstate-more = لا يراه القراء حتى يُنشر من جديد.
desk-note-correct = ما الخطأ وما الصواب؟ يراه القراء.
desk-change-kind = ما الذي تغيّر؟
desk-change-update = تحديث
desk-change-update-more = معلومات جديدة. التنويه اختياري.
desk-change-correction = تصحيح
desk-change-correction-more = كانت معلومة خاطئة.
desk-change-clarification = توضيح
desk-change-clarification-more = كان صحيحًا وقد يُفهم خطأً.
desk-change-retraction = تراجع
desk-change-retraction-more = لم تعد هيئة التحرير تتبناه؛ تبقى الصفحة ومعها التنويه تحت العنوان.
desk-note-withdraw = لماذا؟ يراه القراء.
desk-at = اليوم والساعة ({ $zone })
desk-rather-correct = هل يصحح هذا خطأ نُشر؟
desk-rather-later = هل تفضل موعدًا لاحقًا؟
desk-done-publish = نُشر.
desk-done-schedule = جُدول.
desk-done-unschedule = أُلغيت الجدولة.
desk-done-correct = نُشر التصحيح.
desk-done-withdraw = سُحب.
desk-done-reinstate = عاد مسودة.
desk-done-restore = عادت المراجعة القديمة بوصفها مراجعة جديدة.
desk-done-take = أُخذ.
desk-done-update = عولجت نسخة الوكالة.

## الرفض

desk-refused = لم يُحفظ
desk-refused-stale = حفظ أحدهم المراجعة { $latest } أثناء اطلاعك. راجعها أولًا.
desk-refused-conflict = غيّر أحدهم هذا الخبر أثناء اطلاعك. انظر وضعه الآن ثم أعد المحاولة.
desk-refused-scheduled = سيُنشر هذا الخبر تلقائيًا، ولا يغيّره الآن إلا من يحق له النشر. اطلب من محرر إلغاء جدولته.
desk-refused-incomplete = ينقص قبل النشر: { $fields }.
desk-refused-embargoed = الخبر محظور النشر حتى { $until }.
desk-refused-killed = ألغت الوكالة هذا الخبر أو أجّلته؛ لا يُنشر حتى ترسل نسخة صالحة.
desk-refused-past = { $at } في الماضي؛ اختر وقتًا لاحقًا أو انشر الآن.
desk-refused-reason = اكتب السبب: القراء والسجل بحاجة إليه.
desk-refused-state = لا يمكن فعل هذا بخبر حالته: { $state }.
desk-refused-nothing-new = يرى القراء هذه المراجعة بالفعل.
desk-missing-headline = العنوان
desk-missing-body = النص
desk-missing-language = اللغة
desk-missing-source = المصدر
desk-missing-section = القسم
desk-missing-slug = ذيل العنوان الإلكتروني

## التعليقات

desk-tab-pending = قيد الانتظار
desk-tab-reported = المبلَّغ عنها
desk-tab-held = موقوفة بقاعدة
desk-tab-second-look = نظرة ثانية
desk-tab-approved = المقبولة
desk-tab-rejected = المرفوضة
desk-filter-section = القسم
desk-filter-section-all = كل الأقسام
desk-filter-rule = القاعدة
desk-filter-rule-all = كل القواعد
desk-filter-none = أظهر الكل
desk-empty-pending = لا شيء ينتظر.
desk-empty-pending-more = يُعلَن هنا عن التعليقات الجديدة حال وصولها، ولا حاجة إلى تحديث الصفحة.
desk-empty-reported = لا بلاغات مفتوحة.
desk-empty-reported-more = إذا أبلغ قارئ عن تعليق ظهر هنا مع سبب البلاغ.
desk-empty-held = لا تعليقات أوقفتها قاعدة.
desk-empty-held-more = يُحدَّد عمل كل قاعدة في صفحة «قواعد التعليق».
desk-empty-second-look = لا تعليق ينتظر منك نظرة ثانية.
desk-empty-second-look-more = تصل إلى هنا بعض قرارات زملائك من غير أن تراها، لتعرفوا جميعًا مدى اتفاقكم.
desk-empty-approved = لم يُقبل شيء بعد.
desk-empty-approved-more = ما قبلتَه يمكنك الرجوع عنه من هنا.
desk-empty-rejected = لم يُرفض شيء بعد.
desk-empty-rejected-more = يبقى المرفوض هنا مع سببه، ويمكن الرجوع عن القرار.
desk-empty-filtered = التصفية أعلاه تخفي ما عداها.
desk-paging = الصفحات
desk-paging-first = إلى البداية
desk-paging-next = الصفحة التالية
desk-select = اختر تعليق { $name }
desk-bulk = إجراء واحد لما اختير
desk-bulk-many =
    { $n ->
        [zero] لم يُختر شيء
        [one] اختير تعليق واحد
        [two] اختير تعليقان
        [few] اختيرت { $n } تعليقات
       *[other] اختير { $n } تعليقًا
    }
desk-bulk-none = ألغِ الاختيار
desk-bulk-some =
    { $n ->
        [one] تعليق واحد بقي على حاله:
        [two] تعليقان بقيا على حالهما:
        [few] { $n } تعليقات بقيت على حالها:
       *[other] { $n } تعليقًا بقيت على حالها:
    }
desk-approve = قبول
desk-reject = رفض
desk-reject-hint = سيقرأ كاتب التعليق هذا السبب.
desk-reject-mailed = ويُرسل إليه بالبريد الإلكتروني أيضًا.
desk-reject-reason = السبب
desk-reject-own = أو بكلماتك
desk-settle = البلاغات في غير محلها
desk-back-to-wait = أعده إلى الانتظار
desk-look-approve = كنتُ سأقبله
desk-look-reject = كنتُ سأرفضه
desk-held-by = أوقفته قاعدة:
desk-would-offer = ما تقترحه القواعد على كاتبه:
desk-first-typed = كما كُتب أولًا
desk-answers = ردًا على:
desk-reports-n =
    { $n ->
        [one] بلاغ واحد
        [two] بلاغان
        [few] { $n } بلاغات
       *[other] { $n } بلاغًا
    }
desk-story-of = الخبر
desk-author-of = الكاتب
desk-author-record = قُبل له { $approved }، ورُفض { $rejected }، وينتظر { $pending }
desk-author-since = يعلّق هنا منذ { $at }
desk-author-first = أول تعليق
desk-author-unknown = لا يُعرف عن كاتبه أكثر من ذلك.
desk-author-comments = تعليقاته
desk-author-none = لم يبق له تعليق.
desk-address = البريد الإلكتروني
desk-address-verified = تم التحقق منه
desk-history-n =
    { $n ->
        [one] خطوة سابقة
        [two] خطوتان سابقتان
        [few] { $n } خطوات سابقة
       *[other] { $n } خطوة سابقة
    }
desk-ban = حظر
desk-ban-how-long = إلى متى؟
desk-ban-days =
    { $n ->
        [one] يوم واحد
        [two] يومان
        [few] { $n } أيام
       *[other] { $n } يومًا
    }
desk-ban-for-ever = بلا أجل
desk-ban-reason = لماذا؟ سيقرؤه صاحب التعليق.
desk-ban-all = ارفض أيضًا كل ما ينتظر من تعليقاته
desk-ban-lift = ارفع الحظر
desk-banned-until = محظور حتى { $until }
desk-banned-for-ever = محظور بلا أجل
desk-comment-already = سبقك أحد الزملاء؛ التعليق على هذه الحال بالفعل.
desk-comment-removed = حذفه كاتبه.
desk-refused-reason-comment = اختر سببًا أو اكتبه: سيسأل عنه كاتب التعليق.
desk-refused-reason-ban = اكتب السبب: يحتاج إليه صاحب التعليق وزملاؤك.
desk-undo-none = ليست لك خطوة يُتراجع عنها.
desk-undo-overtaken = اتخذ زميل قرارًا في هذا التعليق بعدك، فبقيت خطوتك على حالها.
desk-did-approve = قُبل:
desk-did-reject = رُفض:
desk-did-undo = تم التراجع.
desk-did-ban = حُظر:
desk-bulk-nothing = اختر تعليقًا واحدًا على الأقل.
desk-of-one-story = تعليقات خبر واحد:
desk-did-wait = أُعيد إلى الانتظار:
desk-did-lift = رُفع الحظر.
desk-did-same = كان قرار زميلك مثل قرارك.
desk-did-other = كان قرار زميلك غير قرارك. يبقى التعليق على ما تقرر؛ تحدثا في الأمر.
desk-finding-outside = خدمة المراجعة الخارجية
desk-did-many =
    { $n ->
        [one] اتُّخذ القرار في تعليق واحد
        [two] اتُّخذ القرار في تعليقين دفعة واحدة
        [few] اتُّخذ القرار في { $n } تعليقات دفعة واحدة
       *[other] اتُّخذ القرار في { $n } تعليقًا دفعة واحدة
    }
desk-now-approved = قُبل. القرار: { $who }
desk-now-rejected = رُفض. القرار: { $who }
desk-now-pending = أُعيد إلى الانتظار. القرار: { $who }
desk-now-removed = حذفه كاتبه.
desk-now-settled = أُغلقت البلاغات. أغلقها: { $who }
desk-now-gone = لم يعد في هذه القائمة.
desk-step-approved = قُبل. القرار: { $who }
desk-step-rejected = رُفض. القرار: { $who }
desk-step-pending = أُعيد إلى الانتظار. القرار: { $who }
desk-by-nobody = ليس من المنصة
desk-key-reject = رفض؛ ثم 1–5 للسبب، و r مرة أخرى لكتابته بكلماتك
desk-key-ban = حظر صاحب التعليق
desk-key-undo = التراجع عن خطوتك الأخيرة ثم التي قبلها
desk-key-select = اختيار التعليق أو تركه
desk-key-bulk = قبول المختارة أو رفضها
desk-key-fresh = إظهار الجديد
desk-key-filter = إلى التصفية

desk-finding-haste = أُرسل أسرع مما يكتب أحد
desk-finding-rush = تدفق تعليقات
desk-finding-capitals = كُتب بأحرف كبيرة
desk-finding-letters = حروف اللغة ناقصة
desk-finding-insult = إهانة
desk-finding-swearing = ألفاظ بذيئة
desk-finding-word = قائمة كلمات الموقع
desk-finding-link = روابط
desk-finding-contact = بيانات شخصية
desk-finding-repeat = تكرار
desk-finding-empty = تعليق فارغ
desk-finding-report = بلاغ

## أسباب جاهزة بلغة الخبر: يقرؤها كاتب التعليق

desk-reason-insult = يتضمن إساءة إلى شخص.
desk-reason-off-topic = لا صلة له بموضوع الخبر.
desk-reason-advertising = يتضمن إعلانًا.
desk-reason-unproven = يتضمن اتهامًا غير مثبت لشخص.
desk-reason-privacy = يكشف معلومات خاصة عن شخص.

## رسالة إلى كاتب التعليق بلغة الخبر

desk-mail-rejected-subject = تعليقك على «{ $headline }»
desk-mail-rejected =
    تحية طيبة، { $name }

    نشكرك على الكتابة إلينا. لم ننشر تعليقك على «{ $headline }».

    السبب: { $reason }

    وهذا نص تعليقك:

    { $text }

    ويسعدنا أن تكتب إلينا من جديد مع مراعاة ذلك.

    { $site }

## قواعد التعليق

desk-nav-comment-rules = قواعد التعليق
desk-rules-hint = القواعد تتبع لغة الخبر. غيّرها، وانظر ما كانت ستفعله بآخر التعليقات، ثم اعمل بها.
desk-rules-story-lang = لغة الخبر
desk-rules-of = للأخبار المكتوبة بهذه اللغة: { $lang }
desk-rules-unsaved = لم يُعمل بها بعد
desk-rules-clause = المكتوب فوق النموذج:
desk-does-pass = معطلة
desk-does-suggest = تقترح تصحيحًا
desk-does-hold = توقف التعليق للمشرف
desk-does-return = تعيده إلى كاتبه
desk-rules-words = كلماتكم
desk-rules-words-hint = كلمة في كل سطر. يُعثر عليها مهما كان شكل الحروف، ومع اللواحق، ومفرّقة الحروف، أو برموز مكان الحروف.
desk-words-hold = تُوقَف
desk-words-hold-hint = التعليق الذي ترد فيه إحداها ينتظر المشرف.
desk-words-return = تُعاد
desk-words-return-hint = التعليق الذي ترد فيه إحداها يعود إلى كاتبه.
desk-words-allow = مسموح بها
desk-words-allow-hint = لا تُعد هنا إهانة مهما قالت القوائم: ألقاب عائلات وأسماء أماكن.
desk-words-names = أسماء
desk-words-names-hint = تحتفظ بحروفها الكبيرة حين يُخفَّض نص مكتوب كله بحروف كبيرة.
desk-rules-links = عدد الروابط المسموح به في تعليق واحد
desk-trial-over = على آخر
desk-trial = جرّبها
desk-rules-turn-on = اعمل بها
desk-rules-try-first = يمكن العمل بها بعد تجربتها.
desk-rules-may-not = يغيّر القواعدَ المحررون والمديرون.
desk-rules-not-tried = ليست هذه القواعد التي جُرّبت. جرّبها أولًا.
desk-rules-overtaken = عمل زميل في هذه الأثناء بقواعد أخرى. اطّلع عليها ثم جرّب قواعدك من جديد.
desk-rules-did-on = بدأ العمل بها. تُراجع التعليقات من الآن بهذه القواعد.
desk-rules-versions = النسخ
desk-rules-in-force = معمول بها
desk-rules-look-at = اطّلع عليها وجرّبها
desk-rules-older = هذه قواعد النسخة { $n }. جرّبها لتعود إليها.
desk-rules-usual = القواعد كما جاءت مع تلال، ولم يغيّرها أحد.
desk-site-comments = ضبط الموقع
desk-site-comments-hint = يحدده التقني في ملف الإعدادات، ويمكن أن يُضبط كل خبر على حدة في صفحته.
desk-policy-before = تنتظر التعليقات المشرف.
desk-policy-at-once = تظهر التعليقات فورًا ثم تُراجع.
desk-policy-closed = لا يمكن لأحد التعليق.
desk-policy-site = كما في الموقع
desk-closes-after =
    { $n ->
        [one] تقبل الأخبار التعليق يومًا واحدًا.
        [two] تقبل الأخبار التعليق يومين.
        [few] تقبل الأخبار التعليق { $n } أيام.
       *[other] تقبل الأخبار التعليق { $n } يومًا.
    }
desk-trial-title =
    { $n ->
        [one] جُرّبت على آخر تعليق
        [two] جُرّبت على آخر تعليقين
        [few] جُرّبت على آخر { $n } تعليقات
       *[other] جُرّبت على آخر { $n } تعليقًا
    }
desk-trial-stopped = ستُوقَف بعد أن كانت تمر
desk-trial-freed = ستمر بعد أن كانت تُوقَف
desk-trial-otherwise = سيتغير ما يُفعل بها
desk-trial-same = ستبقى على حالها
desk-trial-stopped-approved = من بين { $of } ستُوقَف كان المشرفون قد قبلوا { $n }. ابدأ بالنظر فيها: قد تكون بينها تعليقات سليمة.
desk-trial-stopped-rejected = من بين { $of } ستُوقَف كان المشرفون أنفسهم قد رفضوا { $n }.
desk-trial-table = مصير التعليقات
desk-trial-what = المصير
desk-trial-now = الآن
desk-trial-then = بهذه القواعد
desk-action-pass = يمر
desk-action-suggest = يُقترح تصحيح
desk-action-hold = يُوقَف
desk-action-return = يُعاد
desk-trial-changed = ما سيتغير
desk-trial-was-approved = كان مشرف قد قبله.
desk-trial-was-rejected = كان مشرف قد رفضه.
desk-trial-more =
    { $n ->
        [one] وسيتغير تعليق آخر.
        [two] وسيتغير تعليقان آخران.
        [few] وستتغير { $n } تعليقات أخرى.
       *[other] وسيتغير { $n } تعليقًا آخر.
    }
desk-trial-none = لن يتغير شيء.
desk-trial-nothing = لا تعليقات بعد تُجرَّب عليها.
desk-trial-kept = التعليقات التي أُعيدت إلى كاتبيها لا تُحفظ، فهي ليست بين ما جُرّب.
desk-arrow = ←

## الاتفاق

desk-nav-agreement = الاتفاق
desk-agreement-hint = من حين إلى آخر يقرر مشرف ثانٍ في تعليق من غير أن يعرف القرار الأول. والنتيجة تبيّن أي القواعد يحتاج إلى نقاش، وليست درجة لأحد.
desk-agreement-span = المدة
desk-agreement-days = آخر { $n } يومًا
desk-agreement-looks = النظرات الثانية
desk-agreement-share = القرار نفسه
desk-agreement-kappa = كابا كوهين
desk-agreement-sentence-chance = لا يزيد اتفاقكم على ما تأتي به المصادفة.
desk-agreement-sentence-slight = يزيد اتفاقكم قليلًا على ما تأتي به المصادفة. تحدثوا في آخر ما اختلفتم فيه.
desk-agreement-sentence-fair = تتفقون جزئيًا: يكفي ذلك للعمل، ولا يكفي ليعرف القارئ ما ينتظره.
desk-agreement-sentence-good = اتفاقكم جيد: معظم التعليقات تلقى المصير نفسه أيًّا كان صاحب القرار.
desk-agreement-sentence-very-good = اتفاقكم جيد جدًا: لا فرق تقريبًا في مَن يقرر.
desk-agreement-sentence-unknown = لا شيء يُقارن بعد: انتهت النظرات الثانية كلها إلى نتيجة واحدة.
desk-agreement-few =
    { $n ->
        [one] نظرة ثانية واحدة لا تقول شيئًا بعد. انتظر ثلاثين أو أكثر قبل أن تستنتج.
        [two] نظرتان ثانيتان لا تقولان الكثير. انتظر ثلاثين أو أكثر قبل أن تستنتج.
        [few] { $n } نظرات ثانية لا تقول الكثير. انتظر ثلاثين أو أكثر قبل أن تستنتج.
       *[other] { $n } نظرة ثانية لا تقول الكثير. انتظر ثلاثين أو أكثر قبل أن تستنتج.
    }
desk-agreement-kappa-hint = تستبعد كابا ما يتفق بالمصادفة وحدها: 0 مصادفة، و1 القرار نفسه دائمًا، وما دون 0 أسوأ من المصادفة.
desk-agreement-pairs = مَن مع مَن
desk-agreement-first = الأول
desk-agreement-second = الثاني
desk-agreement-too-few = قليل جدًا
desk-agreement-causes = مواضع الاختلاف
desk-agreement-cause = القاعدة أو السبب
desk-agreement-apart = قرارات مختلفة
desk-percent = { $n }%
desk-decimal-mark = .
desk-agreement-own-words = بكلمات المشرف
desk-agreement-none = لا نظرات ثانية بعد.
desk-agreement-none-more = قرّر في بضعة تعليقات تحت «نظرة ثانية» لتظهر المقارنة هنا.

## سجل الإشراف

desk-nav-comment-log = سجل الإشراف
desk-comment-log-hint = مَن قرر ماذا ومتى. لا يمكن لأحد أن يغيّر سطرًا منه.
desk-deed-approved = قبول
desk-deed-rejected = رفض
desk-deed-pending = إعادة إلى الانتظار
desk-deed-reports-settled = إغلاق البلاغات
desk-deed-looked = نظرة ثانية
desk-deed-banned = حظر
desk-deed-ban-lifted = رفع الحظر
desk-deed-policy = ضبط تعليقات خبر
desk-deed-rules = العمل بقواعد
desk-deed-outside = جواب الخدمة الخارجية
desk-deed-removed = حذف
desk-comment-log-empty = لا شيء في السجل يوافق ذلك.
desk-filter-who-all = الجميع
desk-filter-what = الفعل
desk-filter-what-all = كل الأفعال
desk-about = الموضوع

## تعليقات خبر واحد

desk-story-comments = التعليقات
desk-story-comments-see = تعليقات هذا الخبر
desk-story-comments-change = تغيير
desk-story-comments-policy = مَن يقرر قبل أن يرى القراء التعليق؟
desk-story-comments-closes = تُغلق في (إن تُرك فارغًا فكما في الموقع)
desk-story-comments-closes-hint = اليوم والساعة بتوقيت { $zone }.
desk-story-policy-before = المشرف قبل أن يظهر
desk-story-policy-at-once = يظهر فورًا ثم يُراجع
desk-story-policy-closed = مغلقة
desk-story-closes = تُغلق في { $at }.
desk-story-closed = مغلقة منذ { $at }.
desk-done-comments = حُفظ ضبط التعليقات لهذا الخبر.

## الأعطال

desk-fault-forbidden = لا يحق لك ذلك
desk-fault-forbidden-more = دورك لا يشمل هذا. إن كنت بحاجة إليه فخاطب المدير.
desk-fault-missing = لا شيء بهذا العنوان
desk-fault-missing-more = ربما كُتب العنوان خطأً أو قدُم الرابط.
desk-fault-malformed = تعذرت قراءة النموذج
desk-fault-malformed-more = عُد وأرسله من جديد.
desk-fault-cross-site = أُرسل من موقع آخر
desk-fault-cross-site-more = حرصًا على سلامتك لا تقبل المنصة إلا نماذج صفحاتها.
desk-fault-too-large = المُرسَل كبير جدًا
desk-fault-too-large-more = صغّر الصور أو أرسلها واحدة واحدة.
desk-fault-internal = حدث خلل عندنا
desk-fault-internal-more = سُجّل الخلل. أعد المحاولة، وإن استمر فأعط التقني الرقم أدناه.
desk-fault-id = الرقم:

## أسماء اللغات

desk-language-ar = العربية
desk-language-az = الأذربيجانية
desk-language-bg = البلغارية
desk-language-de = الألمانية
desk-language-el = اليونانية
desk-language-en = الإنجليزية
desk-language-es = الإسبانية
desk-language-fa = الفارسية
desk-language-fr = الفرنسية
desk-language-he = العبرية
desk-language-hy = الأرمنية
desk-language-it = الإيطالية
desk-language-ka = الجورجية
desk-language-ku = الكردية
desk-language-nl = الهولندية
desk-language-pt = البرتغالية
desk-language-ru = الروسية
desk-language-sq = الألبانية
desk-language-tr = التركية
desk-language-uk = الأوكرانية
desk-language-ur = الأردية
desk-language-zh = الصينية

## كم مرة قُرئ الخبر

desk-reads = القراءات
desk-reads-now = القراءات: { $counted } · المستبعد: { $aside }
desk-reads-row = { $n ->
        [one] قراءة واحدة
        [two] قراءتان
        [few] { $n } قراءات
        [many] { $n } قراءةً
       *[other] { $n } قراءة
    }
desk-reads-day = آخر 24 ساعة، ساعةً بساعة
desk-reads-hour = الساعة
desk-reads-all = جميع الإشعارات
desk-reads-sum = المجموع
desk-reads-hint = يُحدَّث الجدول كل بضع دقائق. ولا تظهر التكرارات والصفحات غير المرئية للقراء ضمن المستبعد.
desk-reads-class-counted = قراءات
desk-reads-class-repeat = تكرار
desk-reads-class-agent = برامج آلية
desk-reads-class-behaviour = سلوك
desk-reads-class-data-centre = مراكز بيانات
desk-reads-class-burst = تدفق
desk-reads-class-replay = منسوخ أو مزوّر
desk-reads-class-unseen = غير مرئي
