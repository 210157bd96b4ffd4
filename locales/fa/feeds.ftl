# خوراک‌ها: آنچه افزون بر خبرها در آن‌هاست.
feed-description = تازه‌ترین خبرهای { $site }
feed-section-title = { $site } – { $section }
feed-section-description = تازه‌ترین خبرهای { $site }، بخش «{ $section }»
feed-source = منبع: { $agency }
feed-here = در { $site } بخوانید
feed-correction = اصلاحیه ({ $date }): { $note }
