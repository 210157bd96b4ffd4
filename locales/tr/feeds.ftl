# Feeds: what stands in them besides the stories.
feed-description = { $site }: en yeni haberler
feed-section-title = { $site } – { $section }
feed-section-description = { $site }, “{ $section }” bölümünden en yeni haberler
feed-source = Kaynak: { $agency }
feed-here = { $site } sayfasında okuyun
feed-correction = Düzeltme ({ $date }): { $note }
