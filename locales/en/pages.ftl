## Pages beside the stories: topics, authors, archive, corrections, imprint, and what else a newsroom owes its readers.

## The foot of every page, and the way to a page

foot-menu = About this site
foot-about = About us
foot-imprint = Imprint
foot-corrections = Corrections
foot-archive = Archive
foot-topics = Topics
foot-authors = Authors
foot-feeds = News feeds
foot-comment-rules = Rules for comments
foot-accessibility = Accessibility
foot-lite = Light version, without pictures
crumbs-label = You are here
crumbs-front = Front page

## Where there is no page: the ways on

ways-sections = The sections
ways-latest = Latest stories
ways-archive = Archive, day by day

## The light view

lite-note = This is the light version: no pictures, no scripts.
lite-full = Full version
lite-picture = Picture: { $alt }
lite-picture-unsaid = There is a picture here; it is in the full version.
lite-comments =
    { $count ->
        [0] Comment on this story (full version)
        [one] Read the comment (full version)
       *[other] Read { $count } comments (full version)
    }

## Topics and authors

topics-title = Topics
topics-description = The topics that { $newsroom } has written about, in alphabetical order.
topics-lead = The topics with the most stories, in alphabetical order.
topics-empty = No story has a topic yet.
topic-kicker = Topic
topic-description = { $newsroom }: all stories on the topic “{ $topic }”, newest first.
authors-title = Authors
authors-description = Those who have signed stories at { $newsroom }, in alphabetical order.
authors-lead = Those who have signed the most stories, in alphabetical order.
authors-empty = No story is signed yet.
author-kicker = Author
author-description = { $newsroom }: all stories signed by { $author }, newest first.
named-count =
    { $count ->
        [one] One story
       *[other] { $count } stories
    }
named-latest = Latest: { $date }

## The archive

archive-title = Archive
archive-description = The archive of { $newsroom }: every story that was published, day by day.
archive-lead = Every day on which stories were published, with their number.
archive-years = Years
archive-month-empty = No stories were published in this year.
archive-day-title = Stories of { $date }
archive-day-description = The archive of { $newsroom }: all stories that were published on { $date }.
archive-day-empty = No stories were published on this day.
archive-earlier = Earlier: { $date }
archive-later = Later: { $date }

## Corrections, and what has changed in a story

corrected-title = Corrections and clarifications
corrected-description = { $newsroom }: every correction, clarification and retraction, newest first, with a link to its story.
corrected-lead = When we have been wrong or unclear, we say so: at the story itself, and here. What was published before can be compared in the story’s change log.
corrected-report = Have you found a mistake? Write to us:
corrected-report-imprint = Have you found a mistake? You will find how to reach us in the imprint.
corrected-empty = Nothing has been corrected yet.
corrected-older = Older corrections
corrected-newest = Newest corrections
log-kind-update = Update
log-kind-correction = Correction
log-kind-clarification = Clarification
log-kind-retraction = Retraction
log-title = What has changed
log-description = Every published version of “{ $headline }”, with the words that were taken out and put in.
log-lead = Every version that readers have seen, newest first. Words that were taken out are struck through, words that were put in are underlined.
log-unchanged = This story has not changed since it was first published.
log-first = First published
log-version = Version { $number }
log-removed = taken out:
log-added = put in:
log-mark-end = ,
log-headline = Headline
log-standfirst = Standfirst
log-byline = Byline
log-text = Text
log-same =
    { $count ->
        [one] one unchanged paragraph
       *[other] { $count } unchanged paragraphs
    }
log-details = The words are the same; pictures or other details changed.
log-earlier-versions =
    { $count ->
        [one] One older version is kept and not compared here.
       *[other] { $count } older versions are kept and not compared here.
    }
log-see = What changed
log-back = Back to the story

## Imprint

imprint-title = Imprint
imprint-description = Who publishes { $newsroom }, who answers for it, and how to reach them.
imprint-name = Publication
imprint-site = Website
imprint-publisher = Publisher
imprint-owner = Owner or legal representative
imprint-editor = Responsible editor
imprint-address = Address
imprint-phone = Telephone
imprint-mail = E-mail
imprint-registered-mail = Registered e-mail
imprint-host = Hosting provider
imprint-tax-office = Tax office
imprint-tax-number = Tax number
imprint-registration = Registration
imprint-empty = The newsroom has not said yet who answers for this site.

## About and principles

about-title = About us and our principles
about-description = Who { $newsroom } is, what it holds to, and what readers can hold it to.
about-principles = Our principles
about-promises = What you can hold us to
about-sources-heading = Every story names its source
about-sources = Below each story stands whose it is: our own reporting, an agency or a document, with a link where there is one and the terms of use.
about-corrections-heading = Mistakes are put right in public
about-corrections = Nothing is changed in silence. A correction says what was wrong, stands at the story and on a page of its own, and what was published before can be compared word by word. A story that is taken back leaves a notice with the reason.
about-corrections-link = Corrections and clarifications
about-times-heading = Times are true
about-times = The time of first publication never changes. A story is called updated only when its facts have changed.
about-reads-heading = Numbers are honest
about-reads = Reads are counted by a published definition; what is set aside is counted as well and shown.
about-reads-link = What is a read?
about-comments-heading = Comments have rules
about-comments = We publish a comment whole or not at all, and tell its author why if we do not.
about-comments-link = Rules for comments
about-privacy-heading = Nobody follows you here
about-privacy = Pages load nothing from anybody else, and reading sets no cookie. A cookie of this site is set only if you comment or sign in, so that you can find your comments again.
about-contact-heading = How to reach us
about-contact = Who answers for this site, and how to reach them, stands in the imprint.

## Accessibility

access-title = Accessibility
access-description = What { $newsroom } does so that everybody can read it, what is not good enough yet, and whom to tell.
access-lead = Everybody should be able to read this site: by ear, by keyboard, enlarged, in strong contrast, on an old phone or a slow line.
access-standard-heading = What we hold to
access-standard = The pages are built to the Web Content Accessibility Guidelines (WCAG) 2.2, level AA.
access-do-heading = What that means here
access-do-keyboard = Everything works by keyboard, and you can always see where you are. The first link of every page leads straight to its content.
access-do-script = Reading, searching and commenting work without JavaScript.
access-do-size = Text can be enlarged to 400 % without scrolling sideways, and follows the size you have set in your browser.
access-do-colours = Light and dark colours follow your device’s setting; strong-contrast modes and reduced motion are respected.
access-do-language = Every page, and every passage in another language, says which language it is in, so that screen readers pronounce it rightly.
access-do-lite = There is a light version of the front page, the sections and the stories without pictures; the link is at the foot of the page.
access-limits-heading = What is not good enough yet
access-limits = Some pictures from agencies arrive without a description, and some tables and graphics were made by others and cannot be changed by us. Tell us where you run into one: we will describe it.
access-tested-heading = How it is checked
access-tested = Each version of the program is tested automatically in a browser, with the rules of axe and an HTML checker, by keyboard alone, with JavaScript switched off, at 400 % zoom and in forced colours. Automatic tests do not find everything.
access-contact-heading = Tell us
access-contact = If something keeps you from reading, write to us; we will answer and mend it:
access-contact-imprint = If something keeps you from reading, tell us; you will find how to reach us in the imprint.

## Rules for comments

house-title = Rules for comments
house-description = What { $newsroom } asks of readers’ comments, what becomes of a comment, and what is kept.
house-lead = These rules hold under our stories in { $language }. A machine applies some of them, explains itself, and offers a repaired text where it can; people decide.
house-rules-heading = What we ask
house-does-return = Otherwise the comment comes back to you with the reason.
house-does-hold = Otherwise a moderator looks at it before it appears.
house-does-suggest = We make you an offer; you can send your comment as it is.
house-after-heading = What becomes of a comment
house-policy-before = A moderator reads each comment before it appears.
house-policy-at-once = A comment appears at once, unless a rule holds it for a moderator.
house-policy-closed = Comments are closed at present.
house-whole = A comment is published whole or not at all; we never change your words.
house-told = If your comment is not published, you are told why under “My comments”.
house-close =
    { $days ->
        [one] Comments on a story close one day after it is published.
       *[other] Comments on a story close { $days } days after it is published.
    }
house-reports =
    { $count ->
        [0] Every comment can be reported; a moderator looks at each report.
        [one] Every comment can be reported. A reported comment is hidden until a moderator has looked at it.
       *[other] Every comment can be reported. When { $count } readers have done so, it is hidden until a moderator has looked at it.
    }
house-data-heading = Your data
house-data = You need no account. Your e-mail address is optional, is never shown, and is used only to write to you about your comment. A cookie of this site lets you find your own comments again.
house-data-link = See, download or delete my comments

## The list of feeds

feeds-title = News feeds
feeds-description = All feeds of { $newsroom }: Atom, RSS and JSON Feed for readers, ninjs and NewsML-G2 for newsrooms.
feeds-lead = With a feed reader you follow us without an account and without anybody watching. Choose a section and a format; any reader understands one of them.
feeds-all = All stories
feeds-comments-heading = Comments
feeds-comments = Readers’ latest comments
feeds-comments-story = Every story has a feed of its comments, too; the link stands below them.
feeds-wire-heading = For newsrooms
feeds-wire = The same stories as machine-readable wires. Corrections are new versions, withdrawals are kills.
feeds-summary = Add { $query } to a feed’s address for headlines and standfirsts alone.
feeds-part = Part of the site
feeds-format = Formats

## Search

find-filters = Narrow the search
find-section = Section
find-any-section = All sections
find-form = Kind of story
find-any-form = All kinds
find-form-news = News
find-form-analysis = Analysis
find-form-interview = Interview
find-form-opinion = Opinion
find-form-letter = Letter
find-form-correction = Correction
find-form-obituary = Obituary
find-since = From
find-until = To
find-sort = Sort by
find-sort-best = Best match
find-sort-newest = Newest first
find-apply = Apply
find-reset = Remove all filters
find-years = By year
find-option = { $name } ({ $count })
find-elsewhere = In other languages
find-elsewhere-count =
    { $count ->
        [one] { $language }: one story
       *[other] { $language }: { $count } stories
    }
find-none-filtered = No stories match your search with these filters.

## What is kept of a read

reads-stays-heading = What is kept, and for how long
reads-stays-address = Your address and the name of your browser: in memory only, until the visit is written down, some thousandths of a second.
reads-stays-key = The secret key of the day: until the day ends by Coordinated Universal Time. It is then deleted; copies of the data never hold it.
reads-stays-log = Story, digest and half hour of each visit: until they have been added up and the next day’s have been too.
reads-stays-sums = How many reports of each class a story had, and whether their readers came from a search engine, a social network, this site or elsewhere: by hour for 35 days, by day for good. These are sums; no line of them is about a person.
reads-stays-six = Of a long (IPv6) address only the first half takes part, because a household has all the rest.
reads-stays-hand = Nobody edits a number by hand; there is no place in the program to do it.
reads-stays-lite = In the light version, too, loading the page is enough.
reads-class-agent = Bots: whatever calls itself one or says nothing of itself (search engines, link previews), pages loaded ahead of time, and reports from other sites.
reads-class-behaviour = Behaviour: browsers driven by a program, and more stories within half an hour than a person opens.
reads-class-data-centre = Data centres: addresses in networks of hosting companies, where machines stand and nobody reads.
reads-class-burst = Bursts: too many seemingly different readers at one address, on one story, within one half hour.
reads-class-replay = Copied or forged: reports without the signed mark of a page from here, with one of another story or of days ago, or with one that came back more often than copies of the page went out.
reads-class-unseen = Unseen: the page left the screen within its first second, or was never on it. Kept, but not shown among the visits set aside.
reads-class-repeat = Repeats: the same reader, story and half hour once more. It is the read that has been counted already.
reads-token = Each page carries a signed mark that is good for that story and for a day. It is the same for everybody who is sent the page within the same half hour, and says nothing about you.
