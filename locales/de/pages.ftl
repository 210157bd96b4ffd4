## Seiten neben den Artikeln: Themen, Autoren, Archiv, Korrekturen, Impressum und was eine Redaktion ihren Lesern sonst schuldet.

## Der Fuß jeder Seite und der Weg dorthin

foot-menu = Über diese Website
foot-about = Über uns
foot-imprint = Impressum
foot-corrections = Korrekturen
foot-archive = Archiv
foot-topics = Themen
foot-authors = Autoren
foot-feeds = Nachrichten-Feeds
foot-comment-rules = Kommentarregeln
foot-accessibility = Barrierefreiheit
foot-lite = Leichte Fassung ohne Bilder
crumbs-label = Sie sind hier
crumbs-front = Startseite

## Wo keine Seite ist: wie es weitergeht

ways-sections = Die Ressorts
ways-latest = Neueste Artikel
ways-archive = Archiv, Tag für Tag

## Die leichte Fassung

lite-note = Das ist die leichte Fassung: ohne Bilder, ohne Skripte.
lite-full = Vollständige Fassung
lite-picture = Bild: { $alt }
lite-picture-unsaid = Hier steht ein Bild; Sie finden es in der vollständigen Fassung.
lite-comments =
    { $count ->
        [0] Diesen Artikel kommentieren (vollständige Fassung)
        [one] Den Kommentar lesen (vollständige Fassung)
       *[other] { $count } Kommentare lesen (vollständige Fassung)
    }

## Themen und Autoren

topics-title = Themen
topics-description = Die Themen, über die { $newsroom } berichtet hat, in alphabetischer Reihenfolge.
topics-lead = Die Themen mit den meisten Artikeln, in alphabetischer Reihenfolge.
topics-empty = Noch hat kein Artikel ein Thema.
topic-kicker = Thema
topic-description = { $newsroom }: alle Artikel zum Thema „{ $topic }“, die neuesten zuerst.
authors-title = Autoren
authors-description = Wer bei { $newsroom } Artikel gezeichnet hat, in alphabetischer Reihenfolge.
authors-lead = Wer die meisten Artikel gezeichnet hat, in alphabetischer Reihenfolge.
authors-empty = Noch ist kein Artikel gezeichnet.
author-kicker = Autor
author-description = { $newsroom }: alle Artikel von { $author }, die neuesten zuerst.
named-count =
    { $count ->
        [one] Ein Artikel
       *[other] { $count } Artikel
    }
named-latest = Zuletzt: { $date }

## Das Archiv

archive-title = Archiv
archive-description = { $newsroom }: alle veröffentlichten Artikel, Tag für Tag.
archive-lead = Alle Tage, an denen Artikel erschienen sind, mit ihrer Anzahl.
archive-years = Jahre
archive-month-empty = In diesem Jahr ist kein Artikel erschienen.
archive-day-title = Artikel vom { $date }
archive-day-description = { $newsroom }: alle Artikel, die am { $date } erschienen sind.
archive-day-empty = An diesem Tag ist kein Artikel erschienen.
archive-earlier = Früher: { $date }
archive-later = Später: { $date }

## Korrekturen, und was sich an einem Artikel geändert hat

corrected-title = Korrekturen und Klarstellungen
corrected-description = { $newsroom }: alle Korrekturen, Klarstellungen und Widerrufe, die neuesten zuerst, mit Link zum Artikel.
corrected-lead = Haben wir uns geirrt oder unklar ausgedrückt, sagen wir es: am Artikel selbst und hier. Was vorher zu lesen war, lässt sich im Änderungsprotokoll des Artikels vergleichen.
corrected-report = Haben Sie einen Fehler entdeckt? Schreiben Sie uns:
corrected-report-imprint = Haben Sie einen Fehler entdeckt? Wie Sie uns erreichen, steht im Impressum.
corrected-empty = Noch ist nichts korrigiert worden.
corrected-older = Ältere Korrekturen
corrected-newest = Neueste Korrekturen
log-kind-update = Aktualisierung
log-kind-correction = Korrektur
log-kind-clarification = Klarstellung
log-kind-retraction = Widerruf
log-title = Was sich geändert hat
log-description = Alle veröffentlichten Fassungen von „{ $headline }“ mit den gestrichenen und den eingefügten Wörtern.
log-lead = Alle Fassungen, die Leserinnen und Leser gesehen haben, die neueste zuerst. Gestrichene Wörter sind durchgestrichen, eingefügte unterstrichen.
log-unchanged = Dieser Artikel ist seit der ersten Veröffentlichung unverändert.
log-first = Erste Veröffentlichung
log-version = Fassung { $number }
log-removed = gestrichen:
log-added = eingefügt:
log-mark-end = ,
log-headline = Überschrift
log-standfirst = Vorspann
log-byline = Autorenzeile
log-text = Text
log-same =
    { $count ->
        [one] ein unveränderter Absatz
       *[other] { $count } unveränderte Absätze
    }
log-details = Der Wortlaut ist gleich; Bilder oder andere Einzelheiten haben sich geändert.
log-earlier-versions =
    { $count ->
        [one] Eine ältere Fassung ist aufbewahrt und wird hier nicht verglichen.
       *[other] { $count } ältere Fassungen sind aufbewahrt und werden hier nicht verglichen.
    }
log-see = Was sich geändert hat
log-back = Zurück zum Artikel

## Impressum

imprint-title = Impressum
imprint-description = Wer { $newsroom } herausgibt, wer dafür verantwortlich ist und wie man sie erreicht.
imprint-name = Publikation
imprint-site = Website
imprint-publisher = Verlag
imprint-owner = Inhaber oder gesetzlicher Vertreter
imprint-editor = Verantwortlich für den Inhalt
imprint-address = Anschrift
imprint-phone = Telefon
imprint-mail = E-Mail
imprint-registered-mail = Elektronische Zustelladresse
imprint-host = Hosting-Anbieter
imprint-tax-office = Finanzamt
imprint-tax-number = Steuernummer
imprint-registration = Registereintrag
imprint-empty = Die Redaktion hat noch nicht angegeben, wer für diese Website verantwortlich ist.

## Über uns und unsere Grundsätze

about-title = Über uns und unsere Grundsätze
about-description = Wer { $newsroom } ist, woran sich die Redaktion hält und woran man sie messen kann.
about-principles = Unsere Grundsätze
about-promises = Woran Sie uns messen können
about-sources-heading = Jeder Artikel nennt seine Quelle
about-sources = Unter jedem Artikel steht, von wem er stammt: aus eigener Recherche, von einer Agentur oder aus einem Dokument, mit Link, wo es einen gibt, und den Nutzungsbedingungen.
about-corrections-heading = Fehler werden öffentlich berichtigt
about-corrections = Nichts wird stillschweigend geändert. Eine Korrektur sagt, was falsch war, steht am Artikel und auf einer eigenen Seite, und der frühere Wortlaut lässt sich Wort für Wort vergleichen. Ein zurückgezogener Artikel hinterlässt einen Hinweis mit dem Grund.
about-corrections-link = Korrekturen und Klarstellungen
about-times-heading = Zeitangaben stimmen
about-times = Der Zeitpunkt der ersten Veröffentlichung ändert sich nie. Aktualisiert heißt ein Artikel nur, wenn sich die Sache geändert hat.
about-reads-heading = Zahlen sind ehrlich
about-reads = Aufrufe werden nach einer veröffentlichten Definition gezählt; was nicht mitzählt, wird ebenfalls gezählt und ausgewiesen.
about-reads-link = Was zählt als Aufruf?
about-comments-heading = Kommentare haben Regeln
about-comments = Wir veröffentlichen einen Kommentar ganz oder gar nicht, und wenn nicht, sagen wir, warum.
about-comments-link = Kommentarregeln
about-privacy-heading = Hier folgt Ihnen niemand
about-privacy = Die Seiten laden nichts von anderen, und Lesen setzt kein Cookie. Ein Cookie dieser Website gibt es nur, wenn Sie kommentieren oder sich anmelden, damit Sie Ihre Kommentare wiederfinden.
about-contact-heading = So erreichen Sie uns
about-contact = Wer für diese Website verantwortlich ist und wie Sie uns erreichen, steht im Impressum.

## Barrierefreiheit

access-title = Barrierefreiheit
access-description = Was { $newsroom } tut, damit alle mitlesen können, was noch nicht gut genug ist und wem man es sagt.
access-lead = Alle sollen diese Website lesen können: mit den Ohren, mit der Tastatur, vergrößert, in starkem Kontrast, auf einem alten Telefon oder über eine langsame Leitung.
access-standard-heading = Woran wir uns halten
access-standard = Die Seiten sind nach den Web Content Accessibility Guidelines (WCAG) 2.2, Stufe AA, gebaut.
access-do-heading = Was das hier bedeutet
access-do-keyboard = Alles ist mit der Tastatur bedienbar, und Sie sehen immer, wo Sie sind. Der erste Link jeder Seite führt direkt zum Inhalt.
access-do-script = Lesen, Suchen und Kommentieren gehen ohne JavaScript.
access-do-size = Text lässt sich auf 400 % vergrößern, ohne seitwärts zu scrollen, und richtet sich nach der Größe, die Sie im Browser eingestellt haben.
access-do-colours = Helle und dunkle Farben folgen der Einstellung Ihres Geräts; Kontrastmodi und reduzierte Bewegung werden beachtet.
access-do-language = Jede Seite und jede anderssprachige Stelle gibt ihre Sprache an, damit Vorleseprogramme sie richtig aussprechen.
access-do-lite = Startseite, Ressorts und Artikel gibt es in einer leichten Fassung ohne Bilder; der Link steht am Fuß der Seite.
access-limits-heading = Was noch nicht gut genug ist
access-limits = Manche Agenturbilder kommen ohne Beschreibung, und manche Tabellen und Grafiken stammen von anderen und lassen sich von uns nicht ändern. Sagen Sie uns, wo Sie auf so etwas stoßen: Wir beschreiben es.
access-tested-heading = Wie geprüft wird
access-tested = Jede Version des Programms wird automatisch im Browser geprüft: mit den Regeln von axe und einem HTML-Prüfer, nur mit der Tastatur, ohne JavaScript, bei 400 % Vergrößerung und in erzwungenen Farben. Automatische Prüfungen finden nicht alles.
access-contact-heading = Sagen Sie es uns
access-contact = Hindert Sie etwas am Lesen, schreiben Sie uns; wir antworten und beheben es:
access-contact-imprint = Hindert Sie etwas am Lesen, sagen Sie es uns; wie Sie uns erreichen, steht im Impressum.

## Regeln für Kommentare

house-title = Kommentarregeln
house-description = Worum { $newsroom } bei Kommentaren bittet, was aus einem Kommentar wird und was gespeichert wird.
house-lead = Diese Regeln gelten unter unseren Artikeln (Sprache: { $language }). Einige wendet eine Maschine an, begründet das und schlägt, wo sie kann, einen berichtigten Text vor; entscheiden tun Menschen.
house-rules-heading = Worum wir bitten
house-does-return = Sonst kommt der Kommentar mit Begründung zu Ihnen zurück.
house-does-hold = Sonst sieht ihn sich die Moderation an, bevor er erscheint.
house-does-suggest = Wir machen Ihnen einen Vorschlag; Sie können den Kommentar auch unverändert abschicken.
house-after-heading = Was aus einem Kommentar wird
house-policy-before = Die Moderation liest jeden Kommentar, bevor er erscheint.
house-policy-at-once = Ein Kommentar erscheint sofort, wenn ihn keine Regel für die Moderation aufhält.
house-policy-closed = Zurzeit sind die Kommentare geschlossen.
house-whole = Ein Kommentar erscheint ganz oder gar nicht; Ihre Worte ändern wir nie.
house-told = Wird Ihr Kommentar nicht veröffentlicht, steht der Grund unter „Meine Kommentare“.
house-close =
    { $days ->
        [one] Die Kommentare zu einem Artikel schließen einen Tag nach der Veröffentlichung.
       *[other] Die Kommentare zu einem Artikel schließen { $days } Tage nach der Veröffentlichung.
    }
house-reports =
    { $count ->
        [0] Jeder Kommentar kann gemeldet werden; die Moderation sieht sich jede Meldung an.
        [one] Jeder Kommentar kann gemeldet werden. Ein gemeldeter Kommentar wird verborgen, bis die Moderation ihn gesehen hat.
       *[other] Jeder Kommentar kann gemeldet werden. Haben { $count } Leserinnen und Leser das getan, wird er verborgen, bis die Moderation ihn gesehen hat.
    }
house-data-heading = Ihre Daten
house-data = Sie brauchen kein Konto. Die E-Mail-Adresse ist freiwillig, wird nie angezeigt und nur genutzt, um Ihnen zu Ihrem Kommentar zu schreiben. Mit einem Cookie dieser Website finden Sie Ihre Kommentare wieder.
house-data-link = Meine Kommentare ansehen, herunterladen oder löschen

## Die Liste der Feeds

feeds-title = Nachrichten-Feeds
feeds-description = Alle Feeds von { $newsroom }: Atom, RSS und JSON Feed für Leser, ninjs und NewsML-G2 für Redaktionen.
feeds-lead = Mit einem Feedreader folgen Sie uns ohne Konto und ohne dass jemand zusieht. Wählen Sie ein Ressort und ein Format; jeder Reader versteht eines davon.
feeds-all = Alle Artikel
feeds-comments-heading = Kommentare
feeds-comments = Die neuesten Kommentare
feeds-comments-story = Auch die Kommentare jedes Artikels haben einen Feed; der Link steht darunter.
feeds-wire-heading = Für Redaktionen
feeds-wire = Dieselben Artikel als maschinenlesbarer Nachrichtendienst. Korrekturen sind neue Versionen, Rückrufe sind Kills.
feeds-summary = Hängen Sie { $query } an die Adresse eines Feeds an, um nur Überschrift und Vorspann zu erhalten.
feeds-part = Teil der Website
feeds-format = Formate

## Suche

find-filters = Suche eingrenzen
find-section = Ressort
find-any-section = Alle Ressorts
find-form = Textsorte
find-any-form = Alle Textsorten
find-form-news = Nachricht
find-form-analysis = Analyse
find-form-interview = Interview
find-form-opinion = Meinung
find-form-letter = Leserbrief
find-form-correction = Korrektur
find-form-obituary = Nachruf
find-since = Von
find-until = Bis
find-sort = Sortieren
find-sort-best = Beste Treffer
find-sort-newest = Neueste zuerst
find-apply = Anwenden
find-reset = Alle Filter entfernen
find-years = Nach Jahren
find-option = { $name } ({ $count })
find-elsewhere = In anderen Sprachen
find-elsewhere-count =
    { $count ->
        [one] { $language }: ein Artikel
       *[other] { $language }: { $count } Artikel
    }
find-none-filtered = Mit diesen Filtern wurde kein Artikel gefunden.

## Was von einem Aufruf bleibt

reads-stays-heading = Was gespeichert wird und wie lange
reads-stays-address = Ihre Adresse und der Name Ihres Browsers: nur im Arbeitsspeicher, bis der Besuch notiert ist, einige Tausendstelsekunden.
reads-stays-key = Der geheime Schlüssel des Tages: bis der Tag nach koordinierter Weltzeit endet. Dann wird er gelöscht; in Sicherungskopien ist er nie.
reads-stays-log = Artikel, Prüfwert und halbe Stunde jedes Besuchs: bis sie und die des folgenden Tages zusammengezählt sind.
reads-stays-sums = Wie viele Meldungen jeder Klasse ein Artikel hatte und ob seine Leser von einer Suchmaschine, einem sozialen Netz, dieser Website oder anderswoher kamen: nach Stunden 35 Tage lang, nach Tagen dauerhaft. Das sind Summen; keine Zeile davon betrifft eine Person.
reads-stays-six = Von einer langen Adresse (IPv6) zählt nur die erste Hälfte, denn der Rest gehört einem ganzen Haushalt.
reads-stays-hand = Niemand ändert eine Zahl von Hand; im Programm ist dafür kein Platz.
reads-stays-lite = Auch in der leichten Fassung genügt es, dass die Seite geladen wird.
reads-class-agent = Bots: wer sich als solcher ausweist oder gar nicht vorstellt (Suchmaschinen, Link-Vorschauen), vorab geladene Seiten und Meldungen fremder Seiten.
reads-class-behaviour = Verhalten: Browser, die ein Programm steuert, und mehr Artikel in einer halben Stunde, als ein Mensch öffnet.
reads-class-data-centre = Rechenzentren: Adressen in Netzen von Hosting-Firmen, wo Maschinen stehen und niemand liest.
reads-class-burst = Häufungen: zu viele scheinbar verschiedene Leser unter einer Adresse, bei einem Artikel, in einer halben Stunde.
reads-class-replay = Kopiert oder gefälscht: Meldungen ohne die signierte Marke einer Seite von hier, mit der eines anderen Artikels oder einer von vor Tagen, oder mit einer, die öfter zurückkam, als Exemplare der Seite hinausgingen.
reads-class-unseen = Ungesehen: Die Seite verließ den Bildschirm in ihrer ersten Sekunde oder war nie darauf. Wird aufgehoben, aber nicht bei den nicht mitgezählten Besuchen gezeigt.
reads-class-repeat = Wiederholungen: derselbe Leser, Artikel und dieselbe halbe Stunde noch einmal. Das ist der Aufruf, der schon gezählt ist.
reads-token = Jede Seite trägt eine signierte Marke, die für diesen Artikel und einen Tag lang gilt. Sie ist für alle gleich, die die Seite in derselben halben Stunde erhalten, und sagt nichts über Sie.
