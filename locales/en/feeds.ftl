# Feeds: what stands in them besides the stories.
feed-description = The latest stories from { $site }
feed-section-title = { $site } – { $section }
feed-section-description = The latest stories from { $site }: { $section }
feed-source = Source: { $agency }
feed-here = Read on { $site }
feed-correction = Correction ({ $date }): { $note }
