## ما يحيط بالخبر: نوعه وتاريخه ومصادره وموضوعاته، والأكثر قراءة في الصفحة الأولى.

form-news = خبر
form-analysis = تحليل
form-interview = حوار
form-opinion = رأي
form-letter = رسالة قارئ
form-correction = تصويب
form-obituary = وفيات
minutes-to-read =
    { $count ->
        [one] يُقرأ في دقيقة واحدة
        [two] يُقرأ في دقيقتين
        [few] يُقرأ في { $count } دقائق
       *[other] يُقرأ في { $count } دقيقة
    }
byline-opinion = بقلم:
change-first = النشر الأول
change-update = تحديث
change-correction = تصويب
change-clarification = توضيح
change-retraction = سحب
notice-correction = جرى تصويب هذا الخبر:
notice-clarification = أُضيف توضيح إلى هذا الخبر:
notice-retraction = سُحب هذا الخبر
notice-retraction-text = لم تعد الصحيفة تتبنّى هذا الخبر، وقد أُبقي نصّه كما كان توثيقًا لما نُشر.
history-heading = سجلّ النشر
history-changes = قارن بين النسخ: أي الكلمات تغيّرت؟
sources-links = الوثائق والروابط الواردة في النص
sources-document = وثيقة
topics-heading = موضوعات
editions-heading = هذا الخبر بلغات أخرى
related-heading = المزيد عن { $topic }
chain-here = الخبر الذي تقرؤه
share = شارك
share-mail = أرسل بالبريد الإلكتروني
share-address = العنوان للنسخ
share-copy = انسخ العنوان
share-copied = نُسخ العنوان
most-read-heading = الأكثر قراءة في آخر 24 ساعة
components-title = أجزاء الصفحة
components-lead = الأجزاء التي تُبنى منها صفحات هذا القالب بكل حالاتها، لمن يعمل على القوالب.
components-colours = الألوان
components-type = الخط
components-sample = نصٌّ حكيمٌ له سرٌّ قاطعٌ وذو شأنٍ عظيم
components-cards = بطاقات الأخبار
components-story = أجزاء الخبر
components-comments = التعليقات
components-forms = النماذج والأزرار
components-lists = القوائم والصفحات الخالية
print-current = النص المحدّث لهذا الخبر وتصويباته وتعليقاته على العنوان:
