## What stands around a story: its form, its history, its sources, its topics; most read on the front page.

form-news = News
form-analysis = Analysis
form-interview = Interview
form-opinion = Opinion
form-letter = Letter
form-correction = Correction
form-obituary = Obituary
minutes-to-read =
    { $count ->
        [one] { $count } minute to read
       *[other] { $count } minutes to read
    }
byline-opinion = By
change-first = First published
change-update = Update
change-correction = Correction
change-clarification = Clarification
change-retraction = Retraction
notice-correction = This story has been corrected:
notice-clarification = This story has been clarified:
notice-retraction = This story has been retracted
notice-retraction-text = We no longer stand by this story. Its text is left as it was, for the record.
history-heading = Publication history
history-changes = Compare the versions, word by word
sources-links = Documents and links in the text
sources-document = document
topics-heading = Topics
editions-heading = This story in other languages
related-heading = More on { $topic }
chain-here = The story you are reading
share = Share
share-mail = Send by e-mail
share-address = Address to copy
share-copy = Copy address
share-copied = Address copied
most-read-heading = Most read in the last 24 hours
components-title = Parts of the page
components-lead = The parts of which this theme makes its pages, in all their states. For whoever works on a theme.
components-colours = Colours
components-type = Type
components-sample = The quick crier beats his drum before the lazy quay
components-cards = Story cards
components-story = Parts of a story
components-comments = Comments
components-forms = Forms and buttons
components-lists = Lists and empty pages
print-current = The story as it stands now, with its corrections and comments:
