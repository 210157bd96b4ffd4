# Canales: lo que contienen además de las noticias.
feed-description = Las últimas noticias de { $site }
feed-section-title = { $site } – { $section }
feed-section-description = Las últimas noticias de { $site }, sección { $section }
feed-source = Fuente: { $agency }
feed-here = Leer en { $site }
feed-correction = Corrección ({ $date }): { $note }
