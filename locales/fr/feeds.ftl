# Flux : ce qu’ils contiennent en plus des articles.
feed-description = Les derniers articles de { $site }
feed-section-title = { $site } – { $section }
feed-section-description = Les derniers articles de { $site }, rubrique { $section }
feed-source = Source : { $agency }
feed-here = Lire sur { $site }
feed-correction = Rectificatif ({ $date }) : { $note }
