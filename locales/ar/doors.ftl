# كلمات الأبواب التي تدخل منها أخبار الوكالات، والصندوق الأسود.

desk-nav-sources = خطوط الوكالات
desk-alarm-source-quiet = لم يصل جديد من { $agency } منذ:
desk-item-expired = انقضت مدته
desk-sources-hint = حال الخطوط: أيّ الأبواب مفتوح، وما آخر ما وصل، وما الذي تعذرت قراءته.
desk-sources-empty = لا يوجد خط بعد. يضيفه المسؤول التقني إلى الإعدادات باسم [[sources]].
desk-source-well = يعمل
desk-source-failing = متعثر
desk-source-quiet = صامت
desk-source-nothing = لم يصل شيء بعد
desk-source-last-item = آخر خبر جديد
desk-source-last-delivery = آخر إرسال
desk-source-doors = الأبواب
desk-source-log = السجل
desk-source-log-empty = لم يحدث شيء في هذه الأبواب بعد.
desk-source-settings = الإعدادات
desk-source-settings-hint = هذه في ملف الإعدادات، ويغيّرها المسؤول التقني هناك.
desk-source-changed = تغيّر شيء هنا.
desk-source-ask-now = انظر الآن
desk-source-items = أخباره في السلة
desk-source-zone = المنطقة الزمنية للتواريخ التي بلا منطقة
desk-source-encoding = ترميز البايتات التي لا تعلن ترميزها
desk-source-publish = النشر
desk-source-publish-by-hand = ينشر المحرر
desk-source-publish-by-itself = يُنشر المكتمل تلقائيًا
desk-source-kill = عندما تلغي الوكالة خبرًا
desk-source-kill-withdraw = يُسحب فورًا
desk-source-kill-hold = يُطلق تنبيه ويقرر المحرر
desk-source-hours = أوقات السؤال
desk-source-always = في كل الأوقات
desk-source-quiet-after = تنبيه إذا لم يصل شيء مدة
desk-source-quiet-hours =
    { $n ->
        [one] ساعة
        [two] ساعتين
        [few] { $n } ساعات
       *[other] { $n } ساعة
    }
desk-source-quiet-normal = أوقات الصمت المعتاد:
desk-source-never = بلا تنبيه
desk-source-basket-days = مدة بقاء الأخبار في السلة
desk-source-raw-days = مدة حفظ البايتات الأصلية
desk-source-for-good = بلا نهاية
desk-days =
    { $n ->
        [one] يوم واحد
        [two] يومان
        [few] { $n } أيام
       *[other] { $n } يومًا
    }
desk-minutes =
    { $n ->
        [one] دقيقة واحدة
        [two] دقيقتان
        [few] { $n } دقائق
       *[other] { $n } دقيقة
    }
desk-bytes =
    { $n ->
        [one] بايت واحد
        [two] بايتان
        [few] { $n } بايتات
       *[other] { $n } بايت
    }
desk-door-drop = مجلد الإيداع
desk-door-push = الدفع
desk-door-feed = الخلاصة
desk-door-mail = صندوق البريد
desk-door-ftp = خادم الملفات
desk-door-aa = واجهة المشتركين
desk-door-import = الاستيراد
desk-door-well = مفتوح
desk-door-not-yet = لم يُسأل بعد
desk-door-failing =
    { $n ->
        [one] أخفق مرة
        [two] أخفق مرتين متتاليتين
        [few] أخفق { $n } مرات متتالية
       *[other] أخفق { $n } مرة متتالية
    }
desk-door-every = يُسأل كل
desk-door-answered = آخر إجابة سليمة
desk-door-asked = آخر سؤال
desk-door-next = السؤال القادم
desk-log-opened = فُتح
desk-log-failed = أخفق
desk-log-back = عاد إلى العمل
desk-log-refused = ردّ شيئًا
desk-log-quiet = صمت
desk-log-heard = سُمع من جديد
desk-log-asked = طلب النظر الآن:
desk-noted = إرسالات تحتاج إلى نظر
desk-noted-hint = بايتاتها محفوظة. ما تعذرت قراءته اليوم يمكن أن يُقرأ من جديد حين يتعلم تلّال قراءته.
desk-noted-empty = قُرئ كل ما وصل.
desk-noted-nothing = لم يخرج منه خبر
desk-noted-items =
    { $n ->
        [one] خبر واحد مع ملاحظات
        [two] خبران مع ملاحظات
        [few] { $n } أخبار مع ملاحظات
       *[other] { $n } خبرًا مع ملاحظات
    }
desk-noted-no-reason = لم يمكن قراءة شيء فيه على أنه خبر.
desk-raw-source = المصدر
desk-raw-name = الاسم
desk-raw-size = الحجم
desk-raw-remarks = عن الإرسال كله
desk-raw-versions = كل نسخ هذا الخبر
desk-raw-save = حفظ البايتات
desk-raw-laid-out = بتنسيق للقراءة
desk-raw-as-it-came = سطرًا سطرًا كما وصل
desk-raw-gone = حُذفت البايتات في { $at } وفق الإعدادات.
desk-raw-gone-short = محذوف
desk-raw-binary = هذا ليس نصًا. احفظ البايتات للنظر فيها.
desk-raw-cut = يظهر أوله فقط. احفظ البايتات لرؤيته كله.
