## Was um einen Artikel steht: Textsorte, Geschichte, Quellen, Themen; auf der Startseite die meistgelesenen.

form-news = Nachricht
form-analysis = Analyse
form-interview = Interview
form-opinion = Meinung
form-letter = Leserbrief
form-correction = Korrektur
form-obituary = Nachruf
minutes-to-read =
    { $count ->
        [one] { $count } Minute Lesezeit
       *[other] { $count } Minuten Lesezeit
    }
byline-opinion = Von
change-first = Erste Veröffentlichung
change-update = Aktualisierung
change-correction = Korrektur
change-clarification = Klarstellung
change-retraction = Widerruf
notice-correction = Dieser Artikel wurde korrigiert:
notice-clarification = Zu diesem Artikel gibt es eine Klarstellung:
notice-retraction = Dieser Artikel wurde widerrufen
notice-retraction-text = Wir stehen nicht mehr zu diesem Artikel. Sein Wortlaut bleibt zur Dokumentation stehen.
history-heading = Veröffentlichungsverlauf
history-changes = Fassungen Wort für Wort vergleichen
sources-links = Dokumente und Links im Text
sources-document = Dokument
topics-heading = Themen
editions-heading = Dieser Artikel in anderen Sprachen
related-heading = Mehr zu { $topic }
chain-here = Der Artikel, den Sie gerade lesen
share = Teilen
share-mail = Per E-Mail senden
share-address = Adresse zum Kopieren
share-copy = Adresse kopieren
share-copied = Adresse kopiert
most-read-heading = In den letzten 24 Stunden am meisten gelesen
components-title = Teile der Seite
components-lead = Die Teile, aus denen dieses Theme seine Seiten baut, in allen Zuständen. Für alle, die an einem Theme arbeiten.
components-colours = Farben
components-type = Schrift
components-sample = Zwölf Boxkämpfer jagen Viktor quer über den großen Sylter Deich
components-cards = Artikelkarten
components-story = Teile eines Artikels
components-comments = Kommentare
components-forms = Formulare und Schaltflächen
components-lists = Listen und leere Seiten
print-current = Der Artikel auf heutigem Stand, mit Korrekturen und Kommentaren:
