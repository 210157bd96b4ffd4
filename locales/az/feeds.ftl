# Lentlər: xəbərlərdən başqa onlarda nə var.
feed-description = { $site }: ən yeni xəbərlər
feed-section-title = { $site } – { $section }
feed-section-description = { $site }, “{ $section }” bölməsindən ən yeni xəbərlər
feed-source = Mənbə: { $agency }
feed-here = { $site } saytında oxuyun
feed-correction = Düzəliş ({ $date }): { $note }
