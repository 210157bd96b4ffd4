# Feeds: what stands in them besides the stories.
feed-description = أحدث الأخبار من { $site }
feed-section-title = { $site } – { $section }
feed-section-description = أحدث أخبار قسم «{ $section }» من { $site }
feed-source = المصدر: { $agency }
feed-here = اقرأ على موقع { $site }
feed-correction = تصحيح ({ $date }): { $note }
