## پیرامون خبر: گونه، پیشینه، منابع و موضوع‌ها؛ و در صفحهٔ نخست پربازدیدها.

form-news = خبر
form-analysis = تحلیل
form-interview = گفتگو
form-opinion = نظر
form-letter = نامهٔ خواننده
form-correction = اصلاحیه
form-obituary = یادبود درگذشتگان
minutes-to-read =
    { $count ->
        [one] { $count } دقیقه برای خواندن
       *[other] { $count } دقیقه برای خواندن
    }
byline-opinion = به قلم:
change-first = نخستین انتشار
change-update = به‌روزرسانی
change-correction = اصلاحیه
change-clarification = توضیح
change-retraction = تکذیب
notice-correction = این خبر اصلاح شده است:
notice-clarification = به این خبر توضیحی افزوده شده است:
notice-retraction = این خبر تکذیب شده است
notice-retraction-text = ما دیگر این خبر را تأیید نمی‌کنیم. متن آن برای ثبت همان‌گونه که بود مانده است.
history-heading = پیشینهٔ انتشار
history-changes = مقایسهٔ واژه به واژهٔ نسخه‌ها
sources-links = سندها و پیوندهای متن
sources-document = سند
topics-heading = موضوع‌ها
editions-heading = این خبر به زبان‌های دیگر
related-heading = بیشتر دربارهٔ { $topic }
chain-here = خبری که می‌خوانید
share = هم‌رسانی
share-mail = فرستادن با ایمیل
share-address = نشانی برای رونوشت
share-copy = رونوشت نشانی
share-copied = نشانی رونوشت شد
most-read-heading = پربازدیدهای ۲۴ ساعت گذشته
components-title = اجزای صفحه
components-lead = اجزایی که این پوسته صفحه‌هایش را از آن‌ها می‌سازد، در همهٔ حالت‌ها. برای کسانی که روی پوسته کار می‌کنند.
components-colours = رنگ‌ها
components-type = حروف
components-sample = صدای طبل جارچی پیش از سپیده‌دم در کوچه‌های شهر پیچید
components-cards = کارت‌های خبر
components-story = اجزای یک خبر
components-comments = دیدگاه‌ها
components-forms = فرم‌ها و دکمه‌ها
components-lists = فهرست‌ها و صفحه‌های خالی
print-current = متن به‌روز این خبر، اصلاح‌ها و دیدگاه‌ها در این نشانی:
