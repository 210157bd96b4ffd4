# Feeds: was außer den Artikeln darin steht.
feed-description = Die neuesten Artikel von { $site }
feed-section-title = { $site } – { $section }
feed-section-description = Die neuesten Artikel von { $site } aus dem Ressort { $section }
feed-source = Quelle: { $agency }
feed-here = Bei { $site } lesen
feed-correction = Korrektur ({ $date }): { $note }
