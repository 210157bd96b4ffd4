## Что окружает материал: жанр, история, источники, темы; на главной — самое читаемое.

form-news = Новость
form-analysis = Анализ
form-interview = Интервью
form-opinion = Мнение
form-letter = Письмо в редакцию
form-correction = Исправление
form-obituary = Некролог
minutes-to-read =
    { $count ->
        [one] { $count } минута чтения
        [few] { $count } минуты чтения
        [many] { $count } минут чтения
       *[other] { $count } минуты чтения
    }
byline-opinion = Автор:
change-first = Первая публикация
change-update = Обновление
change-correction = Исправление
change-clarification = Уточнение
change-retraction = Опровержение
notice-correction = В материал внесено исправление:
notice-clarification = В материал внесено уточнение:
notice-retraction = Редакция опровергает этот материал
notice-retraction-text = Мы больше не отвечаем за этот материал. Текст оставлен как был, для истории.
history-heading = История публикации
history-changes = Сравнить версии, слово за словом
sources-links = Документы и ссылки в тексте
sources-document = документ
topics-heading = Темы
editions-heading = Этот материал на других языках
related-heading = Ещё по теме: { $topic }
chain-here = Материал, который вы читаете
share = Поделиться
share-mail = Отправить по почте
share-address = Адрес для копирования
share-copy = Скопировать адрес
share-copied = Адрес скопирован
most-read-heading = Самое читаемое за 24 часа
components-title = Части страницы
components-lead = Части, из которых эта тема собирает страницы, во всех состояниях. Для тех, кто работает над темой.
components-colours = Цвета
components-type = Шрифт
components-sample = Съешь же ещё этих мягких французских булок, да выпей чаю
components-cards = Карточки материалов
components-story = Части материала
components-comments = Комментарии
components-forms = Формы и кнопки
components-lists = Списки и пустые страницы
print-current = Актуальный текст материала, исправления и комментарии:
