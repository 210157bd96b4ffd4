# Ленты: что в них есть, кроме материалов.
feed-description = Последние материалы { $site }
feed-section-title = { $site } – { $section }
feed-section-description = Последние материалы { $site }, рубрика «{ $section }»
feed-source = Источник: { $agency }
feed-here = Читать на сайте { $site }
feed-correction = Исправление ({ $date }): { $note }
