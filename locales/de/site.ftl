## Was Leserinnen und Leser sehen: jedes Wort einer Seite, das nicht zum Artikel selbst gehört.

language-name = Deutsch
open-graph-locale = de_DE
time-of-day = { $hour }:{ $minute }
date-and-time = { $date }, { $time } Uhr
comma = ,

## Rahmen

skip-to-content = Zum Inhalt springen
menu-sections = Ressorts
menu-languages = Sprachen
search = Suche
search-label = Nachrichten durchsuchen
search-button = Suchen
foot-reads = Wie werden Aufrufe gezählt?
to-front = Zurück zur Startseite

## Startseite und Ressorts

front-title = Aktuelle Nachrichten
front-description = { $newsroom }: die Nachrichten des Tages, nach Ressorts geordnet und mit der Quelle jedes Artikels.
front-latest = Neueste Meldungen
front-empty = Noch ist nichts veröffentlicht. Der erste Artikel wird hier stehen.
section-description = { $newsroom }, Ressort { $section }: die neuesten Artikel mit Quelle und Zeitpunkt der Veröffentlichung.
section-empty = In diesem Ressort gibt es noch keine Artikel.
section-older = Ältere Artikel
section-newest = Neueste Artikel
section-older-heading = Ältere Artikel

## Suche

search-title = Suche nach „{ $query }“
search-description = Das Archiv von { $newsroom } durchsuchen: Überschriften und Texte aller veröffentlichten Artikel.
search-hint = Durchsucht werden Überschriften und Texte. Groß- und Kleinschreibung und Akzente spielen keine Rolle.
search-count =
    { $count ->
        [one] Ein Artikel gefunden
       *[other] { $count } Artikel gefunden
    }
search-none = Zu Ihrer Suche wurde kein Artikel gefunden.
search-none-hint = Prüfen Sie die Schreibweise oder suchen Sie mit weniger Wörtern.
search-more = Weitere Treffer

## Artikel

preview-banner = Vorschau: Diese Seite sieht nur die Redaktion. So wird der Artikel nach der Veröffentlichung aussehen.
byline-label = Von
published = Veröffentlicht:
updated = Aktualisiert:
zone = (UTC{ $zone })
dateline-place = { $place } –
dateline-place-agency = { $place } ({ $agency }) –
dateline-place-day = { $place }, { $day } –
dateline-place-day-agency = { $place }, { $day } ({ $agency }) –
corrections-heading = Korrekturen
source-heading = Quelle
source-terms = Nutzungsbedingungen
chain-heading = Was bisher geschah
more-heading = Mehr aus dem Ressort { $section }
embed-leads-to = Link
table-label = Tabelle
reads-count =
    { $count ->
        [0] Noch nicht gelesen
        [one] Einmal gelesen
       *[other] { $count }-mal gelesen
    }
reads-aside =
    { $count ->
        [one] Ein Besuch nicht mitgezählt
       *[other] { $count } Besuche nicht mitgezählt
    }
reads-how = So zählen wir

## Kommentare

comments-heading =
    { $count ->
        [0] Kommentare
        [one] Ein Kommentar
       *[other] { $count } Kommentare
    }
comments-none = Noch keine Kommentare. Schreiben Sie den ersten.
comments-none-closed = Zu diesem Artikel wurde nichts kommentiert.
comments-closed = Die Kommentare sind geschlossen.
comments-older = Ältere Kommentare
comments-newest = Neueste Kommentare
comment-permalink = Link zu diesem Kommentar
comment-answer = Antworten
comment-answer-aria = Antworten: { $name }
comment-write = Kommentar schreiben
comment-answer-to = Antwort an { $name }
comment-answer-cancel = Doch nicht antworten
comment-name = Ihr Name
comment-address = Ihre E-Mail-Adresse (freiwillig)
comment-address-hint = Wird nicht veröffentlicht und nur genutzt, um Ihnen zu Ihrem Kommentar zu schreiben.
comment-text = Ihr Kommentar
comment-send = Kommentar absenden
comment-trap = Dieses Feld bitte leer lassen
comment-waiting = Danke. Ihr Kommentar ist eingegangen und erscheint hier, sobald die Moderation ihn freigegeben hat.
comment-shown = Danke. Ihr Kommentar ist veröffentlicht.
comment-flooded = In kurzer Zeit wurden zu viele Kommentare abgeschickt. Ihr Text steht unten; bitte versuchen Sie es gleich noch einmal.
comment-closed-now = Dieser Artikel nimmt keine Kommentare mehr an. Ihr Text steht unten, falls Sie ihn kopieren möchten.
comment-faulty = Ihr Kommentar konnte nicht abgeschickt werden:
comment-fault-name-missing = Geben Sie Ihren Namen an.
comment-fault-name-long = Ihr Name darf höchstens 60 Zeichen lang sein.
comment-fault-address-wrong = Die E-Mail-Adresse sieht unvollständig oder falsch aus. Berichtigen Sie sie oder lassen Sie sie weg.
comment-fault-text-missing = Schreiben Sie Ihren Kommentar.
comment-fault-text-long = Ihr Kommentar darf höchstens 5.000 Zeichen lang sein.
comment-fault-parent-gone = Der Kommentar, auf den Sie geantwortet haben, ist nicht mehr sichtbar. Sie können Ihren Text als eigenen Kommentar abschicken.
comments-jump = Kommentar schreiben
comments-sort = Kommentare sortieren
comments-sort-newest = Neueste
comments-sort-oldest = Älteste
comments-sort-answered = Meiste Antworten
comments-next = Weitere Kommentare
comments-answers-earlier = Frühere Antworten
comments-answers-more = Weitere Antworten
comments-first = Zurück zu den ersten Kommentaren
comments-feed = Diesen Kommentaren folgen (Atom)
comments-mine = Meine Kommentare
comments-open-until = Kommentare sind bis { $date } möglich.
comments-closed-since = Die Kommentare zu diesem Artikel wurden am { $date } geschlossen.
comment-yours = Von Ihnen
comment-state-pending = Wartet auf Freigabe
comment-state-approved = Veröffentlicht
comment-state-rejected = Nicht veröffentlicht
comment-state-removed = Gelöscht
comment-pending-note = Diesen Kommentar sehen im Moment nur Sie. Er erscheint, sobald die Moderation ihn freigegeben hat.
comment-held-note = Die Moderation sieht ihn sich zuerst an, denn:
comment-hidden-reason = Mehrere Leserinnen und Leser haben ihn gemeldet.
comment-rejected-note = Die Moderation hat diesen Kommentar nicht veröffentlicht. Begründung:
comment-gone = Dieser Kommentar wurde gelöscht.
comment-withdraw = Zurückziehen
comment-delete = Löschen
comment-withdraw-aria = Zurückziehen: Ihr Kommentar vom { $date }
comment-delete-aria = Löschen: Ihr Kommentar vom { $date }
comment-report = Melden
comment-report-aria = Melden: Kommentar von { $name }
comment-waiting-why = Danke, Ihr Kommentar ist eingegangen. Bevor er erscheint, sieht ihn sich die Moderation an, denn:
comment-waiting-see = Meinen Kommentar ansehen
comment-moved-on = Eigenen Kommentar schreiben
comment-as-it-is = Unverändert abschicken
comment-banned = Sie können hier bis { $date } nicht kommentieren.
comment-banned-for-good = Sie können hier nicht mehr kommentieren.
comment-repeat = Diesen Kommentar haben Sie bereits abgeschickt; er wurde nicht noch einmal gesendet.
comment-working = Wird geprüft …
comment-fault-name-mixed = Schreiben Sie Ihren Namen in einem Alphabet. Buchstaben verschiedener Alphabete in einem Wort können irreführen.
comment-fault-name-staff = Dieser Name könnte für einen der Redaktion gehalten werden. Bitte wählen Sie einen anderen oder ergänzen Sie ihn.
comment-fault-name-alike = Dieser Name ist von einem anderen in dieser Diskussion kaum zu unterscheiden. Bitte ändern oder ergänzen Sie ihn.
rule-haste = Schicken Sie Kommentare über das Formular auf der Seite ab.
rule-haste-reason = Er wurde ungewöhnlich schnell oder aus einem sehr lange offenen Formular abgeschickt.
rule-haste-name = Zu schnell gesendet oder Formular zu alt
rule-rush = Kommen sehr viele Kommentare auf einmal, warten einige auf die Moderation.
rule-rush-reason = Im Moment gehen sehr viele Kommentare ein.
rule-rush-name = Ansturm von Kommentaren

## Einen Kommentar melden

report-title = Kommentar melden
report-description = Melden Sie der Moderation von { $newsroom } einen Kommentar, der gegen die Regeln verstößt.
report-lead = Sie melden diesen Kommentar von { $name }:
report-why = Was ist daran nicht in Ordnung?
report-why-insult = Er beleidigt oder bedroht jemanden
report-why-hate = Er hetzt oder diskriminiert
report-why-spam = Er ist Werbung oder Spam
report-why-private = Er gibt private Daten preis
report-why-false = Er verbreitet Falschinformationen
report-why-other = Etwas anderes
report-note = Was die Moderation wissen sollte (freiwillig)
report-send = Meldung absenden
report-back = Zurück zum Kommentar
report-thanks-title = Danke für Ihre Meldung
report-thanks = Die Moderation sieht sich diesen Kommentar an. Sie können einen Kommentar einmal melden; weitere Meldungen zählen nicht.
report-choose = Wählen Sie einen Grund aus.
report-flooded = Sie haben in kurzer Zeit mehrere Meldungen abgeschickt. Bitte versuchen Sie es gleich noch einmal.

## Meine Kommentare und Anmeldung

mine-title = Meine Kommentare
mine-description = Ihre Kommentare bei { $newsroom } und was aus ihnen geworden ist.
mine-known = Das sind die Kommentare, die in diesem Browser geschrieben wurden.
mine-known-as = Sie sind als { $address } angemeldet; das sind alle Ihre Kommentare.
mine-unknown = In diesem Browser gibt es keine Kommentare von Ihnen.
mine-unknown-sign-in = Haben Sie sich schon einmal per E-Mail angemeldet, können Sie das mit derselben Adresse wieder tun.
mine-empty = Sie haben noch keine Kommentare geschrieben.
mine-on = Zu: { $headline }
mine-answer = Antwort auf einen Kommentar
mine-older = Ältere Kommentare
mine-export = Alle meine Kommentare herunterladen (JSON)
mine-delete-all = Alle meine Kommentare löschen
mine-tools = Ihre Daten
mine-done = Ihr Kommentar wurde gelöscht.
mine-done-all = Alle Ihre Kommentare wurden gelöscht.
mine-sign-in = Per E-Mail anmelden
mine-sign-in-why = Angemeldet sehen und verwalten Sie Ihre Kommentare in jedem Browser.
mine-sign-out = Abmelden
mine-sign-out-why = Dieser Browser vergisst Sie. Ihre Kommentare bleiben.
delete-title = Diesen Kommentar löschen?
delete-all-title = Alle Ihre Kommentare löschen?
delete-description = Bestätigen Sie, dass Ihre Texte gelöscht werden sollen.
delete-text = Der Text wird hier und in der Redaktion endgültig gelöscht. Gibt es Antworten, bleibt seine Stelle in der Diskussion leer.
delete-all-text = Die Texte aller Ihrer Kommentare werden hier und in der Redaktion endgültig gelöscht. Wo es Antworten gibt, bleibt ihre Stelle leer.
delete-confirm = Endgültig löschen
delete-cancel = Behalten
delete-all-cancel = Alle behalten
sign-in-title = Per E-Mail anmelden
sign-in-description = Wer { $newsroom } liest, meldet sich mit einem Link an, der per E-Mail kommt; ein Passwort gibt es nicht.
sign-in-lead = Wir schicken Ihnen einen Link, der Sie anmeldet. Ein Passwort müssen Sie sich nicht merken, und kommentieren können Sie auch ohne Anmeldung.
sign-in-address = Ihre E-Mail-Adresse
sign-in-send = Link zusenden
sign-in-sent-title = Sehen Sie in Ihr Postfach
sign-in-sent = Wenn die Adresse E-Mails empfängt, ist ein Link unterwegs. Er gilt einmal und 30 Minuten lang. Diese Seite können Sie schließen.
sign-in-wrong = Die E-Mail-Adresse sieht unvollständig oder falsch aus.
sign-in-flooded = In kurzer Zeit wurden zu viele Links angefordert. Bitte versuchen Sie es gleich noch einmal.
sign-in-use-title = Anmelden
sign-in-use = Noch ein Schritt: So wissen wir, dass Sie den Link öffnen und nicht Ihr Mailprogramm.
sign-in-use-button = Jetzt anmelden
sign-in-stale-title = Dieser Link gilt nicht mehr
sign-in-stale = Ein Link gilt einmal und 30 Minuten lang. Sie können einen neuen anfordern.
sign-in-again = Neuen Link anfordern
sign-in-mail-subject = Ihr Anmeldelink für { $newsroom }
sign-in-mail =
    Guten Tag,

    mit diesem Link melden Sie sich bei { $newsroom } an:

    { $link }

    Er gilt einmal und 30 Minuten lang. Haben Sie ihn nicht angefordert, müssen Sie nichts tun; ohne ihn kann sich niemand anmelden.

## Kommentar-Feeds

comments-feed-title = Kommentare – { $newsroom }
comments-feed-story-title = Kommentare zu „{ $headline }“
comments-feed-description = Die neuesten Kommentare der Leserinnen und Leser von { $newsroom }
comments-feed-entry = { $name } zu „{ $headline }“

## Was ein Aufruf ist

reads-title = Was zählt als Aufruf?
reads-description = Wie die Zahl unter den Artikeln von { $newsroom } zustande kommt: wer gezählt wird, wer nicht, und was nicht gespeichert wird.
reads-lead = Ein Aufruf heißt: Ein Mensch öffnet und sieht einen Artikel innerhalb eines Zeitfensters von einer halben Stunde.
reads-once-heading = Neu laden zählt nicht
reads-once = Die Zeitfenster beginnen zur vollen und zur halben Stunde koordinierter Weltzeit (UTC). Wer denselben Artikel in einem Fenster mehrmals öffnet, wird einmal gezählt; in einem späteren Fenster ist es ein neuer Aufruf. Eine Seite zählt, wenn sie eine Sekunde lang sichtbar war; ist JavaScript ausgeschaltet, genügt das Laden.
reads-who-heading = Wie unterscheiden wir Leser?
reads-who = Aus der IP-Adresse und dem Namen, den sich der Browser gibt, entsteht mit einem geheimen Schlüssel ein Prüfwert, der sich nicht zurückrechnen lässt. Der Schlüssel wird täglich (UTC) vernichtet, am nächsten Tag ist niemand wiederzuerkennen. Die Adresse selbst wird nicht gespeichert, Cookies gibt es keine.
reads-aside-heading = Jede Meldung gehört zu genau einer Klasse
reads-aside-text = Jede Seite meldet sich. Eine Meldung ist ein Aufruf oder fällt in genau eine der folgenden Klassen; Aufrufe und Klassen zusammen sind alle Meldungen, nichts verschwindet stillschweigend. Neben den Aufrufen steht, wie viele Besuche als Bots, Verhalten, Rechenzentren, Häufungen und Kopien nicht mitgezählt wurden.
reads-limits-heading = Was die Zahl nicht weiß
reads-limits = Zwei Menschen im selben Netz mit demselben Browser können wie einer aussehen; wer mit Telefon und Computer liest, sieht aus wie zwei. Ein Artikel, der kurz nach der vollen oder halben Stunde erneut geöffnet wird, zählt doppelt.
reads-kept-heading = Was gezählt ist, geht nicht verloren
reads-kept = Ein Besuch gilt erst als angenommen, wenn er auf dem Datenträger steht. Selbst wenn der Server in diesem Moment ausfällt, zählt er.

## Wo keine Seite ist

not-found-title = Diese Seite gibt es nicht
not-found-description = Die Seite wurde nicht gefunden. Vielleicht ist die Adresse falsch geschrieben oder der Link veraltet; versuchen Sie es mit der Suche.
not-found-text = Vielleicht ist die Adresse falsch geschrieben oder der Link veraltet. Hier können Sie nach dem Artikel suchen:
gone-title = Dieser Artikel wurde zurückgezogen
gone-description = Der Artikel unter dieser Adresse wurde zurückgezogen. Hier steht, von wem und wann.
gone-by-newsroom = Unsere Redaktion hat diesen Artikel zurückgezogen.
gone-by-agency = { $agency } hat diesen Artikel zurückgezogen.
gone-reason = Grund:
gone-when = Zurückgezogen:
error-title = Die Seite kann nicht angezeigt werden
error-description = Beim Erstellen der Seite ist bei uns ein Fehler aufgetreten. Bitte versuchen Sie es in Kürze noch einmal.
error-text = Bei uns ist ein Fehler aufgetreten. Bitte versuchen Sie es in Kürze noch einmal. Wenn Sie uns schreiben, nennen Sie diese Nummer:
