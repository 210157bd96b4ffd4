# Herikîn: ji bilî nûçeyan çi tê de ye.
feed-description = Nûçeyên herî nû yên { $site }
feed-section-title = { $site } – { $section }
feed-section-description = Nûçeyên herî nû yên { $site }, beşa { $section }
feed-source = Çavkanî: { $agency }
feed-here = Li { $site } bixwînin
feed-correction = Rastkirin ({ $date }): { $note }
