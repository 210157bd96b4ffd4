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
corrections-heading = Corrections
source-heading = Source
source-terms = Terms of use
chain-heading = The story so far
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
        [one] One visit set aside
       *[other] { $count } visits set aside
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
comments-jump = Write a comment
comments-sort = Sort comments
comments-sort-newest = Newest
comments-sort-oldest = Oldest
comments-sort-answered = Most replies
comments-next = More comments
comments-answers-earlier = Earlier replies
comments-answers-more = More replies
comments-first = Back to the first comments
comments-feed = Follow these comments (Atom)
comments-mine = My comments
comments-open-until = Comments are open until { $date }.
comments-closed-since = Comments on this story closed on { $date }.
comment-yours = Yours
comment-state-pending = Awaiting approval
comment-state-approved = Published
comment-state-rejected = Not published
comment-state-removed = Deleted
comment-pending-note = Only you can see this comment for now. It will appear once a moderator has approved it.
comment-held-note = A moderator will look at it first, because:
comment-hidden-reason = Several readers have reported it.
comment-rejected-note = A moderator did not publish this comment. Reason:
comment-gone = This comment has been deleted.
comment-withdraw = Withdraw
comment-delete = Delete
comment-withdraw-aria = Withdraw your comment of { $date }
comment-delete-aria = Delete your comment of { $date }
comment-report = Report
comment-report-aria = Report the comment by { $name }
comment-waiting-why = Thank you. Your comment has been received. A moderator will look at it before it appears, because:
comment-waiting-see = See my comment
comment-moved-on = Write a comment of your own
comment-as-it-is = Send it as I wrote it
comment-banned = You cannot comment here until { $date }.
comment-banned-for-good = You can no longer comment here.
comment-repeat = You have already sent this comment; it has not been sent a second time.
comment-working = Checking…
comment-fault-name-mixed = Write your name in one alphabet; letters from different alphabets in one word can mislead readers.
comment-fault-name-staff = This name could be taken for the newsroom’s. Please choose another, or add to it.
comment-fault-name-alike = This name can hardly be told from another reader’s in this discussion. Please change it or add to it.
rule-haste = Send comments from the form on the page.
rule-haste-reason = It was sent unusually fast, or from a form that had been open for very long.
rule-haste-name = Sent too fast, or form too old
rule-rush = When very many comments arrive, some wait for a moderator.
rule-rush-reason = Very many comments are arriving at the moment.
rule-rush-name = A rush of comments

## Reporting a comment

report-title = Report a comment
report-description = Tell the moderators of { $newsroom } that a comment breaks the rules.
report-lead = You are reporting this comment by { $name }:
report-why = What is wrong with it?
report-why-insult = It insults or threatens somebody
report-why-hate = It incites hatred or discriminates
report-why-spam = It is advertising or spam
report-why-private = It reveals private information
report-why-false = It spreads false information
report-why-other = Something else
report-note = Anything the moderator should know (optional)
report-send = Send report
report-back = Back to the comment
report-thanks-title = Thank you for the report
report-thanks = A moderator will look at this comment. You can report a comment once; further reports of yours do not count.
report-choose = Choose a reason.
report-flooded = You have sent several reports in a short time. Please try again in a little while.

## My comments, and signing in

mine-title = My comments
mine-description = The comments you have written at { $newsroom }, and what became of them.
mine-known = These are the comments written in this browser.
mine-known-as = You are signed in as { $address }; these are all your comments.
mine-unknown = This browser has no comments of yours.
mine-unknown-sign-in = If you have signed in by e-mail before, you can do so again with the same address.
mine-empty = You have not written any comments yet.
mine-on = On { $headline }
mine-answer = In reply to a comment
mine-older = Older comments
mine-export = Download all my comments (JSON)
mine-delete-all = Delete all my comments
mine-tools = Your data
mine-done = Your comment has been deleted.
mine-done-all = All your comments have been deleted.
mine-sign-in = Sign in by e-mail
mine-sign-in-why = Signed in, you can see and manage your comments from any browser.
mine-sign-out = Sign out
mine-sign-out-why = This browser forgets you. Your comments stay.
delete-title = Delete this comment?
delete-all-title = Delete all your comments?
delete-description = Confirm that what you have written is to be deleted.
delete-text = Its words will be gone for good, here and at the newsroom. If there are replies, its place in the discussion stays empty.
delete-all-text = The words of all your comments will be gone for good, here and at the newsroom. Where there are replies, their places stay empty.
delete-confirm = Delete for good
delete-cancel = Keep it
delete-all-cancel = Keep them
sign-in-title = Sign in by e-mail
sign-in-description = Readers of { $newsroom } sign in with a link that is sent to their e-mail address; there is no password.
sign-in-lead = We will send you a link that signs you in. There is no password to remember, and you can comment without signing in, too.
sign-in-address = Your e-mail address
sign-in-send = Send me the link
sign-in-sent-title = Look in your mailbox
sign-in-sent = If mail can reach that address, a link is on its way. It works once, for 30 minutes. You can close this page.
sign-in-wrong = The e-mail address looks incomplete or wrong.
sign-in-flooded = Too many links were asked for in a short time. Please try again in a little while.
sign-in-use-title = Sign in
sign-in-use = One more step: this makes sure that it is you who opens the link and not your mail program.
sign-in-use-button = Sign me in
sign-in-stale-title = This link no longer works
sign-in-stale = A link works once and for 30 minutes. You can ask for a new one.
sign-in-again = Ask for a new link
sign-in-mail-subject = Your sign-in link for { $newsroom }
sign-in-mail =
    Hello,

    this link signs you in at { $newsroom }:

    { $link }

    It works once, for 30 minutes. If you did not ask for it, do nothing; nobody can sign in without it.

## Comment feeds

comments-feed-title = Comments – { $newsroom }
comments-feed-story-title = Comments on “{ $headline }”
comments-feed-description = The latest comments from readers of { $newsroom }
comments-feed-entry = { $name } on “{ $headline }”

## The definition of a read

reads-title = What is a read?
reads-description = The public definition of the read count below the stories of { $newsroom }: who is counted, who is set aside, what is not kept.
reads-lead = A read is one reader opening and seeing one story within one half-hour window.
reads-once-heading = Reloading adds nothing
reads-once = Windows begin on the hour and at half past, by Coordinated Universal Time (UTC). However often a reader opens the same story within one window, it counts once; opened again in a later one, it is a new read. A page counts once it has been visible for a second; where JavaScript is off, loading the page is enough.
reads-who-heading = How readers are told apart
reads-who = Each reader’s internet (IP) address and the name their browser gives itself are turned, with a secret key, into a digest that cannot be turned back. The key is thrown away every day (UTC), so nobody is recognised the day after. The address itself is not kept, and there are no cookies.
reads-aside-heading = Every report is in exactly one class
reads-aside-text = Each page reports itself. A report is a read, or falls into exactly one of the classes below; reads and classes together are all reports, so nothing is dropped silently. Beside the reads we show how many visits were set aside as bots, behaviour, data centres, bursts and copied reports.
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
