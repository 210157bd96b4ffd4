## What readers see: every word of a page that is not the story's own.

language-name = English
open-graph-locale = en_GB
time-of-day = { $hour }:{ $minute }
date-and-time = { $date }, { $time }
comma = ,

## The frame

skip-to-content = Skip to content
menu-sections = Sections
menu-languages = Languages
search = Search
search-label = Search the news
search-button = Search
foot-reads = How are reads counted?
foot-feed = News feed (Atom)
to-front = Back to the front page

## Front page and sections

front-title = The latest news
front-description = { $newsroom }: today’s news, section by section, with the source of every story named.
front-latest = Latest
front-empty = Nothing has been published yet. The first story will appear here.
section-description = { $newsroom }, { $section }: the latest stories, with their sources and times of publication.
section-empty = There are no stories in this section yet.
section-older = Older stories
section-newest = Newest stories
section-older-heading = Older stories

## Search

search-title = Search for “{ $query }”
search-description = Search the archive of { $newsroom }: the headlines and texts of all published stories.
search-hint = Headlines and texts are searched. Accents and capitals make no difference.
search-count =
    { $count ->
        [one] One story found
       *[other] { $count } stories found
    }
search-none = No stories match your search.
search-none-hint = Check the spelling, or try fewer words.
search-more = More results

## Story

preview-banner = Preview: only the desk sees this page. Readers see the story like this once it is published.
byline-label = By
published = Published:
updated = Updated:
zone = (UTC{ $zone })
dateline-place = { $place } –
dateline-place-agency = { $place } ({ $agency }) –
dateline-place-day = { $place }, { $day } –
dateline-place-day-agency = { $place }, { $day } ({ $agency }) –
corrected-note = This story has been corrected:
corrections-heading = Corrections
source-heading = Source
source-terms = Terms of use
chain-heading = The story so far
chain-earlier = Earlier
chain-later = What followed
more-heading = More in { $section }
embed-leads-to = Link
table-label = Table
reads-count =
    { $count ->
        [0] No reads yet
        [one] Read once
       *[other] Read { $count } times
    }
reads-aside =
    { $count ->
        [one] One visit by a bot set aside
       *[other] { $count } visits by bots set aside
    }
reads-how = How we count

## Comments

comments-heading =
    { $count ->
        [0] Comments
        [one] One comment
       *[other] { $count } comments
    }
comments-none = No comments yet. Yours could be the first.
comments-none-closed = Nobody has commented on this story.
comments-closed = Comments are closed.
comments-older = Older comments
comments-newest = Newest comments
comment-permalink = Link to this comment
comment-answer = Reply
comment-answer-aria = Reply to { $name }
comment-write = Write a comment
comment-answer-to = Reply to { $name }
comment-answer-cancel = Cancel reply
comment-name = Your name
comment-address = Your e-mail address (optional)
comment-address-hint = Not published; used only to write to you about your comment.
comment-text = Your comment
comment-send = Send comment
comment-trap = Leave this field empty
comment-waiting = Thank you. Your comment has been received and will appear here once a moderator has approved it.
comment-shown = Thank you. Your comment has been published.
comment-flooded = Too many comments were sent in a short time. What you wrote is below; please try again in a little while.
comment-closed-now = This story no longer takes comments. What you wrote is below, should you want to copy it.
comment-faulty = Your comment could not be sent:
comment-fault-name-missing = Enter your name.
comment-fault-name-long = Your name can be at most 60 characters long.
comment-fault-address-wrong = The e-mail address looks incomplete or wrong; correct it or leave it out.
comment-fault-text-missing = Write your comment.
comment-fault-text-long = Your comment can be at most 5,000 characters long.
comment-fault-parent-gone = The comment you replied to is no longer shown. You can send what you wrote as a comment of its own.

## The definition of a read

reads-title = What is a read?
reads-description = The public definition of the read count below the stories of { $newsroom }: who is counted, who is set aside, what is not kept.
reads-lead = A read is one reader opening and seeing one story within one half-hour window.
reads-once-heading = Reloading adds nothing
reads-once = Windows begin on the hour and at half past, by Coordinated Universal Time (UTC). However often a reader opens the same story within one window, it counts once; opened again in a later one, it is a new read. A page counts once it has been visible for a second; where JavaScript is off, loading the page is enough.
reads-who-heading = How readers are told apart
reads-who = Each reader’s internet (IP) address and the name their browser gives itself are turned, with a secret key, into a digest that cannot be turned back. The key is thrown away every day (UTC), so nobody is recognised the day after. The address itself is not kept, and there are no cookies.
reads-aside-heading = Bots are set aside
reads-aside-text = Visitors that say they are bots or say nothing of themselves (search engines, link previews), pages loaded ahead of time that nobody saw, and reports from other sites do not count as reads. Nor are they silently dropped: how many there were is shown beside the count.
reads-limits-heading = What the count does not know
reads-limits = Two people on one network with the same browser can look like one reader; one person with a phone and a computer looks like two. A story opened again just after the hour or the half hour counts twice.
reads-kept-heading = What is counted is not lost
reads-kept = A visit is acknowledged once it has been written to disk. Even if the server stops at that very moment, it still counts.

## Where there is no page

not-found-title = This page does not exist
not-found-description = The page could not be found. The address may be mistyped or the link may be out of date; try a search.
not-found-text = The address may be mistyped, or the link may be out of date. You can look for the story here:
gone-title = This story has been withdrawn
gone-description = The story at this address has been withdrawn. This page says by whom, and when.
gone-by-newsroom = Our newsroom has withdrawn this story.
gone-by-agency = { $agency } has withdrawn this story.
gone-reason = Reason:
gone-when = Withdrawn:
error-title = The page cannot be shown
error-description = Something went wrong on our side while the page was being made. Please try again in a little while.
error-text = Something went wrong on our side. Please try again in a little while. If you write to us, quote this number:
