# The words of the desk.

## Around every page

desk-title = Tellal desk
desk-desk = desk
desk-skip = Skip to content
desk-nav = Parts of the desk
desk-nav-wire = Wire basket
desk-nav-stories = Stories
desk-nav-draft = Drafts
desk-nav-scheduled = Scheduled
desk-nav-live = Live
desk-nav-withdrawn = Withdrawn
desk-nav-readers = Readers
desk-nav-comments = Comments
desk-nav-house = Newsroom
desk-nav-people = People
desk-nav-write = New story
desk-keys = Keys
desk-key-help = Open this list
desk-key-single = Single-letter keys are on
desk-key-rows = Next and previous row
desk-key-cards = Next and previous comment
desk-key-move = Move the block up, down
desk-close = Close
desk-cancel = Cancel
desk-save = Save
desk-undo = Undo
desk-yes = yes
desk-fresh = New: { $n }
desk-reload = Reload
desk-changed-meanwhile = This has changed since you opened it; what you see is older.
desk-filter = Filter
desk-filter-source = Source
desk-filter-source-all = All sources
desk-filter-lang = Language
desk-filter-lang-all = All languages
desk-filter-state = State
desk-filter-state-all = All states
desk-older = Older
desk-back-to-list = Back to the list
desk-to-desk = Back to the desk
desk-to-story = To the story
desk-unsaved = There are unsaved changes. The list shows how it was before them.
desk-comma = { ", " }
desk-ago-now = just now
desk-ago-minutes =
    { $n ->
        [one] { $n } minute ago
       *[other] { $n } minutes ago
    }
desk-ago-hours =
    { $n ->
        [one] { $n } hour ago
       *[other] { $n } hours ago
    }

## The door

desk-sign-in = Sign in
desk-sign-in-ended = Your session has ended. Sign in again and you are back where you were.
desk-sign-in-ended-typed = What you were writing is kept in this browser and will be offered to you there.
desk-sign-out = Sign out
desk-login = Login
desk-password = Password
desk-sign-in-wrong = Login and password do not belong together.
desk-sign-in-wait =
    Too many failed attempts. Try again in { $seconds ->
        [one] { $seconds } second
       *[other] { $seconds } seconds
    }.

## People and roles

desk-role = Role
desk-role-admin = admin
desk-role-editor = editor
desk-role-reporter = reporter
desk-role-moderator = moderator
desk-role-table = Who may do what
desk-right-read = Sees the desk
desk-right-write = Writes
desk-right-publish = Publishes
desk-right-moderate = Judges comments
desk-right-rules = Sets the rules for comments
desk-right-people = Manages people
desk-name = Name
desk-added = Added
desk-new-password = New password
desk-add-person = Add somebody
desk-hint-password = At least 10 characters. A long phrase is better than a tangled word.
desk-people-added = Added.
desk-people-password = The new password is set, and old sessions have ended.
desk-error-login = A login has 2 to 64 characters and no blanks.
desk-error-login-taken = Somebody else has this login.
desk-error-name = Give the name that colleagues see.
desk-error-password = A password has at least 10 characters.
desk-error-role = Choose a role.

## Alarms

desk-alarm-killed-and-withdrawn = { $agency } has killed its story; the page has been withdrawn:
desk-alarm-killed-and-held = { $agency } has killed its story; the page is still live and you must decide:
desk-alarm-killed-at-desk = { $agency } has killed a story that is at the desk:
desk-alarm-withheld = { $agency } asks for this story to be held:
desk-alarm-incomplete = A story from { $agency } could not be published by itself:
desk-alarm-feed-failing = The feed of { $agency } does not answer as it should:
desk-alarm-kill-in-words = The words of a message from { $agency } speak of a kill; nothing has been done, and you must decide:
desk-alarm-withhold-in-words = The words of a message from { $agency } ask for a story to be held; nothing has been done, and you must decide:
desk-alarm-correction-waiting = { $agency } has corrected a story that is live; readers still see the old text:
desk-alarm-embargo-too-late = { $agency } has put an embargo on a story that is live already:
desk-alarm-parts-waiting = { $agency } has sent instructions for changing parts of a story; somebody must follow them:
desk-alarm-moderation-failing = The outside moderation service does not answer; comments wait for you:
desk-alarm-mail-failing = Mail to readers cannot be sent:
desk-alarm-ledger-differs = A sealed day of the ledger of reads is not what the books say:
desk-alarm-ledger-stopped = The ledger of reads cannot be sealed:
desk-alarm-story = Open the story
desk-alarm-item = Open the wire item
desk-alarm-candidates = See what it may mean
desk-alarm-update = See the changes
desk-alarm-settle = Seen to it

## The wire basket

desk-wire-empty = Nothing in the basket fits this filter.
desk-wire-choose = Choose an item from the list to read it.
desk-no-headline = No headline
desk-item-new = new
desk-item-taken = taken
desk-item-canceled = killed
desk-item-withheld = withheld
desk-item-dismissed = put aside
desk-item-canceled-more = The agency has killed this item. It cannot be used.
desk-item-withheld-more = The agency asks for this item to be held. It cannot be published until the agency releases it.
desk-row-update = newer version
desk-row-correction = correction
desk-row-company =
    { $n ->
        [one] { $n } other item tells this story
       *[other] { $n } other items tell this story
    }
desk-version-n = version { $n }
desk-company = The same story elsewhere
desk-company-more = Found by ids, slugline and words. Each stays what it is; nothing is merged by itself.
desk-company-sources = Other sources of this story
desk-split-off = This is another story: let it stand alone
desk-item-correction-more = The agency calls this version a correction.
desk-candidates = Which item does the agency mean?
desk-candidates-more = These words take something back, and no field says what. Nothing has been done. Likely ones of the same agency:
desk-candidate-withdraw = Withdraw this story now
desk-candidate-stop = Let this story not be published
desk-wire-take = Take
desk-row-incomplete = incomplete
desk-row-remarks =
    { $n ->
        [one] { $n } remark
       *[other] { $n } remarks
    }
desk-row-killed = killed by the agency
desk-row-unpublished = changes not published
desk-urgency-of =
    { $n ->
        [0] No urgency given
       *[other] Urgency { $n }
    }
desk-urgency-flash = flash
desk-urgency-normal = normal
desk-take = Take
desk-dismiss = Put aside
desk-put-back = Put back
desk-raw = As it came
desk-note-to-editors = Note to editors
desk-remarks = Noticed while reading it in
desk-remark-body-missing = There is no text in it.
desk-remark-content-unreadable = A part of the content has a form that cannot be read here; the rest is there.
desk-remark-correction-in-words = Its words call it a correction, but the format has no field for one. Compare it with what was published.
desk-remark-cut-off = It has no sign for its end. Something may be missing there.
desk-remark-date-unreadable = A date could not be read and was left out.
desk-remark-embargo-in-words = Its words speak of an embargo, but the format has no field for one. Read it before you publish.
desk-remark-embargo-open = The agency asks to hold it and does not say until when.
desk-remark-format-guessed = It is in no known format; headline and text were found by what they look like.
desk-remark-headline-missing = There is no headline; write one.
desk-remark-id-missing = The agency gave it no id, so no later version can update or kill it by itself.
desk-remark-kill-in-words = Its words speak of a kill, but the format has no field for one. Nothing was taken down: read it and decide.
desk-remark-language-missing = Its language is not known; choose it after taking it.
desk-remark-nesting-deep = It is built in an unusual way; look whether anything is missing.
desk-remark-parts-only = The agency sends instructions for changing parts of an earlier version; a person must follow them.
desk-remark-picture-left-out = A picture could not be fetched and was left out.
desk-remark-source-missing = It does not say whose story it is; check the source.
desk-remark-status-unknown = The agency’s publishing status is not one we know, so it is withheld for safety.
desk-remark-truncated = It was too long and has been cut; the end is missing.
desk-remark-withhold-in-words = Its words ask to hold an item, but the format has no field for that. Read it and decide.
desk-all-fields = All fields
desk-wire-slugline = Slugline
desk-wire-keywords = Keywords
desk-wire-subjects = Subjects
desk-wire-genres = Genres
desk-wire-signals = Signals
desk-wire-expires = Expires
desk-wire-copyright = Copyright
desk-wire-media = Media sent with it
desk-wire-related = Related items
desk-wire-id = The agency’s id
desk-wire-version = Version
desk-wire-format = Format
desk-wire-received = First received
desk-wire-changed = Last changed
desk-picture-elsewhere = This picture has not been taken in:

## Stories at the desk

desk-stories-empty = There are no stories here.
desk-stories-choose = Choose a story from the list to open it.
desk-state-draft = draft
desk-state-scheduled = scheduled
desk-state-live = live
desk-state-withdrawn = withdrawn
desk-revision = Revision
desk-revision-n = Revision { $n }
desk-revisions = Revisions
desk-live-is-older = readers see revision { $n }
desk-edit = Edit
desk-look = Preview
desk-follow-up = Write a follow-up
desk-write-edition = Write an edition in another language
desk-public-at = Readers find it at
desk-scheduled-for = It will be published on { $at }.
desk-embargo-until = Embargo until { $at }
desk-killed-more = The agency has killed or withheld this story. It cannot be published until a usable version comes.
desk-withdrawn-at = Withdrawn on { $at }:
desk-withdrawn-by-agency = { $agency } has killed its story.
desk-update-waiting = The agency has sent a newer version of this story. See both side by side.
desk-correction-waiting = The agency has corrected this story. See what has changed.
desk-from-wire = Taken from
desk-follows = Follows up
desk-log = Log
desk-log-created = created it
desk-log-saved = saved it
desk-log-published = published it
desk-log-scheduled = scheduled it
desk-log-unscheduled = took it off the schedule
desk-log-corrected = corrected it
desk-log-clarified = clarified it
desk-log-retracted = retracted it
desk-log-updated = told readers what is new
desk-log-withdrawn = withdrew it
desk-log-reinstated = made it a draft again
desk-log-killed = killed it
desk-log-revived = made it usable again
desk-by-person = Somebody of the desk
desk-by-wire = The wire
desk-by-schedule = The schedule
desk-when = When
desk-who = Who

## The editor’s form

desk-edit-title = Edit the story
desk-field = Field
desk-field-headline = Headline
desk-field-standfirst = Standfirst
desk-field-byline = Byline
desk-field-dateline_place = Dateline: place
desk-field-dateline_agency = Dateline: agency
desk-field-dateline_date = Dateline: day
desk-source = Source
desk-field-source_agency = Agency or author
desk-field-source_link = Link to the original
desk-field-source_terms = Terms of use
desk-field-lang = Language
desk-field-section = Section
desk-field-slug = Slug
desk-field-form = Form
desk-field-topics = Topics
desk-field-edition_of = Edition of
desk-field-urgency = Urgency
desk-field-embargo = Embargo
desk-field-body = Body
desk-hint-byline = Separate names by commas.
desk-hint-slug = a–z, digits and single hyphens. Left empty, it is made from the headline.
desk-hint-topics = What it is about, separated by commas; at most { $most }.
desk-hint-edition = The same story in another language: its address here. Readers find the languages linked both ways.
desk-form-news = News
desk-form-analysis = Analysis
desk-form-interview = Interview
desk-form-opinion = Opinion
desk-form-letter = Reader’s letter
desk-form-correction = Correction as a piece of its own
desk-form-obituary = Obituary
desk-slug-propose = Propose from the headline
desk-hint-embargo = Time zone: { $zone }
desk-markup = Formatting marks
desk-markup-strong = important
desk-markup-emphasis = stressed
desk-markup-link = link
desk-markup-break = A line end stays a line end.
desk-markup-escape = To write a sign as it is:
desk-block-kind = Kind
desk-kind-paragraph = Paragraph
desk-kind-subhead = Subhead
desk-kind-quote = Quote
desk-kind-picture = Picture
desk-kind-bullets = List
desk-kind-numbers = Numbered list
desk-kind-table = Table
desk-kind-preformatted = Fixed columns
desk-kind-embed = Link card
desk-block-text = Text
desk-block-items-hint = Each line is one entry.
desk-block-table-hint = A row a line, cells between upright strokes ( | ); ! before a heading, {"{"}2{"}"} before a cell that covers two columns.
desk-block-cite = Whose words
desk-block-file = Choose a file
desk-block-alt = What the picture shows, for those who cannot see it
desk-block-caption = Caption
desk-block-credit = Credit
desk-block-alt-hint = Say what is to be seen, not what the caption says already. A story should not be published with a picture that is not described.
desk-block-terms = Terms of use
desk-block-expires = May be shown until
desk-block-focus = What matters in the picture
desk-block-focus-hint = In percent of its width and height. It stays when the picture is cut for lists, search engines and link previews; empty is the middle.
desk-block-focus-x = From the left
desk-block-focus-y = From the top
desk-block-focus-show = Show the cut
desk-block-cut = In lists
desk-pictures-add = Add pictures
desk-pictures-add-hint = Several at once; each becomes a block at the end of the text, with the caption, credit and terms that its file brings along.
desk-pictures-drop = They can also be dropped onto this page.
desk-pictures-take = Take them in
desk-block-url = Address
desk-block-title = What readers find there
desk-block-up = Move up
desk-block-down = Move down
desk-block-add = Add a paragraph below
desk-block-add-first = Add a paragraph at the top
desk-block-remove = Remove
desk-save-look = Save and preview
desk-save-publish = Save and go to publishing
desk-saved-as = Saved as revision { $n }.
desk-draft-kept = This browser has kept text that was not saved, for instance because your session ended.
desk-draft-take = Show it
desk-draft-drop = Throw it away
desk-errors = Not saved. Please mend this:
desk-error-headline = Write a headline.
desk-error-lang = “{ $given }” is not a language tag; write one such as “tr”, “en” or “ar”.
desk-error-section = “{ $given }” is not a section; choose one from the list.
desk-error-slug = “{ $given }” cannot be a slug; use a–z, digits and single hyphens, at most 120.
desk-error-form = “{ $given }” is not a form; choose one from the list.
desk-error-topics = A story has at most 8 topics; take out “{ $given }” or others.
desk-error-edition = “{ $given }” leads to no other story here; paste the address of its page.
desk-error-urgency = “{ $given }” is not an urgency; choose 1 to 9.
desk-error-instant = “{ $given }” is not a day and hour; write it like 2026-03-12T14:30.
desk-error-date = “{ $given }” is not a day; write it like 2026-03-12.
desk-error-source-agency = A source with a link or terms needs a name too.
desk-error-source-link = “{ $given }” is not a web address; it starts with https:// or http://.
desk-error-link = “{ $given }” cannot be linked to; a link starts with https://, http:// or mailto:.
desk-error-picture-missing = The picture has no file; choose one or remove the block.
desk-error-picture = This file cannot be taken in; it must be JPEG, PNG, WebP or GIF, at most 20 MiB and 100 megapixels.
desk-error-focus = “{ $given }” is no percentage; give a number from 0 to 100.
desk-error-embed = “{ $given }” is not a web address; it starts with https:// or http://.
desk-error-embed-title = Tell readers what it is.

## Two who saved the same story

desk-conflict = Two of you edited at the same time
desk-conflict-more = { $who } saved revision { $revision } while you were writing. Nothing is lost: both texts stand side by side, and what you wrote is in the form below. If you save again, the form counts, and their revision stays on record.
desk-conflict-theirs = Theirs (revision { $revision })
desk-conflict-yours = Yours
desk-conflict-in-form = In the form
desk-conflict-both = Both of you changed it; yours is in the form.
desk-conflict-theirs-only = Only they changed it; theirs is in the form.
desk-conflict-yours-only = Only you changed it; yours is in the form.
desk-conflict-your-form = Your form, on top of the newest revision

## Revisions side by side

desk-compare = Compare
desk-compare-old = Old
desk-compare-new = New
desk-compare-title = Revisions { $old } and { $new }
desk-compare-same = These two revisions are the same.
desk-compare-with-latest = Compare with the latest
desk-compare-with-live = Compare with what readers see
desk-restore = Restore this revision
desk-update-title = The wire’s newer version
desk-update-desk = The desk’s text
desk-update-wire = The wire’s text
desk-update-same = The wire’s text is the same as the desk’s.
desk-update-take = Take the wire’s version
desk-update-seen = Seen; keep the desk’s text
desk-update-correction = The agency calls this a correction.
desk-update-correction-live = Readers still see what it corrects. When you take it over, the correction note is prepared for you.
desk-update-parts = The agency has sent instructions for changing parts of its text. No machine follows them: read them and change the story by hand.
desk-update-choose =
    { $n ->
        [one] The wire has changed one place. Take it or leave it; one save makes one revision.
       *[other] The wire has changed { $n } places. Take or leave each; one save makes one revision.
    }
desk-update-conflicts =
    { $n ->
        [one] In one place the desk has written something else.
       *[other] In { $n } places the desk has written something else.
    }
desk-update-leave-it = Leave the desk’s
desk-update-take-it = Take the wire’s
desk-update-nothing = nothing
desk-update-before = What the wire said before
desk-update-ours =
    { $n ->
        [one] One place that only the desk has changed; it stays
       *[other] { $n } places that only the desk has changed; they stay
    }
desk-update-merge = Save what is chosen
desk-change-wire = the wire changed it
desk-change-both = both changed it
desk-change-desk = the desk changed it
desk-change-added = new
desk-change-removed = gone
desk-change-moved = stands elsewhere
desk-correction-words = “{ $new }”, not “{ $old }”.
desk-update-more = Taking it makes a new revision and publishes nothing; the desk’s text stays on record. Section and slug do not change.

## Preview

desk-look-title = The page as readers will see it
desk-look-alone = Open in a tab of its own
desk-width = Width
desk-width-phone = Phone
desk-width-desktop = Desktop
desk-stand-in-headline = [headline missing]
desk-stand-in-body = [body missing]
desk-stand-in-language = [language missing]
desk-stand-in-source = [source missing]
desk-stand-in-section = [section missing]
desk-stand-in-slug = [slug missing]

## The check list

desk-checks = Before publishing
desk-check-headline = Headline
desk-check-headline-no = Headline missing
desk-check-body = Body
desk-check-body-no = Body missing
desk-check-language = Language
desk-check-language-no = Language missing
desk-check-source = Source
desk-check-source-no = Source missing
desk-check-section = Section
desk-check-section-no = Section missing
desk-check-slug = Slug
desk-check-slug-no = Slug missing
desk-check-standfirst = Standfirst
desk-check-standfirst-no = No standfirst
desk-check-picture-stored = Pictures are taken in
desk-check-picture-stored-no = A picture has not been taken in; choose its file or remove it
desk-check-picture-alt = Every picture is described
desk-check-picture-alt-no = A picture is not described
desk-check-picture-credit = Every picture has a credit
desk-check-picture-credit-no = A picture has no credit
desk-check-picture-rights = Every picture may still be shown
desk-check-picture-rights-no = The time for which a picture may be shown is over; readers do not see it
desk-check-headline-length-no = The headline is longer than 110 characters; search engines will cut it
desk-check-language-of-site-no = The site does not publish in “{ $what }”
desk-check-section-in-language-no = The section “{ $what }” does not exist in this language
desk-check-embargo-no = Embargo until { $what }
desk-check-killed-no = The agency has killed or withheld this story
desk-check-held-no = The agency asks for this story to be held
desk-check-update-no = A newer version of the wire is waiting

## Publish, schedule, correct, withdraw, reinstate

desk-do-publish = Publish
desk-do-update = Update
desk-do-schedule = Schedule
desk-do-unschedule = Take off the schedule
desk-do-correct = Correct
desk-do-withdraw = Withdraw
desk-do-reinstate = Make it a draft again
desk-ask-publish = Publish it?
desk-ask-publish-more = Readers see this revision at once.
desk-ask-schedule = Publish it when?
desk-ask-schedule-more = At that hour the story goes out as of its latest revision.
desk-ask-unschedule = Take it off the schedule?
desk-ask-unschedule-more = The story stays as a draft.
desk-ask-correct = Publish a correction?
desk-ask-correct-more = Readers see this revision at once, and the note stays on the page with its date.
desk-ask-withdraw = Withdraw the story?
desk-ask-withdraw-more = A notice with your reason takes the page’s place; the story leaves feeds, sitemaps and search.
desk-ask-reinstate = Make it a draft again?
desk-ask-reinstate-more = Readers do not see it until it is published again.
desk-note-correct = What was wrong, and what is right? Readers see it.
desk-change-kind = What has changed?
desk-change-update = Update
desk-change-update-more = New facts. The note is optional.
desk-change-correction = Correction
desk-change-correction-more = A fact was wrong.
desk-change-clarification = Clarification
desk-change-clarification-more = It was right and could mislead.
desk-change-retraction = Retraction
desk-change-retraction-more = The newsroom does not stand by it any more; the page stays, with the notice under its headline.
desk-note-withdraw = Why? Readers see it.
desk-at = Day and hour ({ $zone })
desk-rather-correct = Does this mend a mistake that was published?
desk-rather-later = Rather later?
desk-done-publish = Published.
desk-done-schedule = Scheduled.
desk-done-unschedule = Taken off the schedule.
desk-done-correct = The correction is published.
desk-done-withdraw = Withdrawn.
desk-done-reinstate = It is a draft again.
desk-done-restore = The old revision is back as a new one.
desk-done-take = Taken.
desk-done-update = The wire’s version is settled.

## Refusals

desk-refused = Not saved
desk-refused-stale = Somebody saved revision { $latest } while you were looking. See that one first.
desk-refused-conflict = Somebody changed this story while you were looking. See how it stands now and try again.
desk-refused-scheduled = This story will go out by itself, so only those who may publish can change it now. Ask an editor to take it off the schedule.
desk-refused-incomplete = This is missing before it can be published: { $fields }.
desk-refused-embargoed = The story is under embargo until { $until }.
desk-refused-killed = The agency has killed or withheld this story; it cannot be published until the agency sends a usable version.
desk-refused-past = { $at } is in the past; choose a later time or publish now.
desk-refused-reason = Say why: readers and the record need the reason.
desk-refused-state = This cannot be done to a story in this state: { $state }.
desk-refused-nothing-new = Readers already see this revision.
desk-missing-headline = headline
desk-missing-body = body
desk-missing-language = language
desk-missing-source = source
desk-missing-section = section
desk-missing-slug = slug

## Comments

desk-tab-pending = Waiting
desk-tab-reported = Reported
desk-tab-held = Held by a rule
desk-tab-second-look = Second look
desk-tab-approved = Approved
desk-tab-rejected = Rejected
desk-filter-section = Section
desk-filter-section-all = All sections
desk-filter-rule = Rule
desk-filter-rule-all = All rules
desk-filter-none = Show all
desk-empty-pending = Nothing waits.
desk-empty-pending-more = New comments announce themselves here; there is no need to reload.
desk-empty-reported = No reports are open.
desk-empty-reported-more = When a reader reports a comment, it stands here with the reader’s reason.
desk-empty-held = No rule holds anything back.
desk-empty-held-more = What each rule does is set under “Comment rules”.
desk-empty-second-look = Nobody needs a second look from you.
desk-empty-second-look-more = Some of your colleagues’ decisions come here unseen, so that you can all see how far you agree.
desk-empty-approved = Nothing has been approved yet.
desk-empty-approved-more = What you let through can be taken back from here.
desk-empty-rejected = Nothing has been rejected yet.
desk-empty-rejected-more = What you reject stays here, with its reason, and can be brought back.
desk-empty-filtered = The filter above hides the rest.
desk-paging = Pages
desk-paging-first = To the beginning
desk-paging-next = Next page
desk-select = Choose the comment by { $name }
desk-bulk = Do something with those chosen
desk-bulk-many = { $n } chosen
desk-bulk-none = Choose none
desk-bulk-some =
    { $n ->
        [one] One comment stayed as it was:
       *[other] { $n } comments stayed as they were:
    }
desk-approve = Approve
desk-reject = Reject
desk-reject-hint = Its author will read this reason.
desk-reject-mailed = It is also sent to their e-mail address.
desk-reject-reason = Reason
desk-reject-own = Or in your own words
desk-settle = Reports unfounded
desk-back-to-wait = Put back to wait
desk-look-approve = I would approve it
desk-look-reject = I would reject it
desk-held-by = Held:
desk-would-offer = What the rules would offer its author:
desk-first-typed = As first typed
desk-answers = In answer to
desk-reports-n =
    { $n ->
        [one] One report
       *[other] { $n } reports
    }
desk-story-of = The story
desk-author-of = The author
desk-author-record = { $approved } approved, { $rejected } rejected, { $pending } waiting
desk-author-since = Comments here since { $at }
desk-author-first = First comment
desk-author-unknown = Nothing more is known of the author.
desk-author-comments = Comments
desk-author-none = No comments of theirs are left.
desk-address = E-mail address
desk-address-verified = verified
desk-history-n =
    { $n ->
        [one] One earlier step
       *[other] { $n } earlier steps
    }
desk-ban = Ban
desk-ban-how-long = For how long?
desk-ban-days =
    { $n ->
        [one] 1 day
       *[other] { $n } days
    }
desk-ban-for-ever = For good
desk-ban-reason = Why? The author will read it.
desk-ban-all = Also reject all of theirs that waits
desk-ban-lift = Lift the ban
desk-banned-until = Banned until { $until }
desk-banned-for-ever = Banned for good
desk-comment-already = Somebody else was quicker; the comment is already so.
desk-comment-removed = Its author has removed it.
desk-refused-reason-comment = Choose a reason or write one: its author will ask for it.
desk-refused-reason-ban = Write why: the author and your colleagues need the reason.
desk-undo-none = There is nothing of yours to undo.
desk-undo-overtaken = A colleague has decided on it since, so your step stays as it is.
desk-did-approve = Approved:
desk-did-reject = Rejected:
desk-did-undo = Taken back.
desk-did-ban = Banned:
desk-bulk-nothing = Choose one comment at least.
desk-of-one-story = Comments on one story:
desk-did-wait = Put back to wait:
desk-did-lift = The ban is lifted.
desk-did-same = Your colleague decided the same.
desk-did-other = Your colleague decided otherwise. The comment stays as it was decided; talk it over.
desk-finding-outside = The outside service
desk-did-many =
    { $n ->
        [one] One comment decided on at once
       *[other] { $n } comments decided on at once
    }
desk-now-approved = { $who } has approved it.
desk-now-rejected = { $who } has rejected it.
desk-now-pending = { $who } has put it back to wait.
desk-now-removed = Its author has removed it.
desk-now-settled = { $who } has settled the reports.
desk-now-gone = It is no longer in this list.
desk-step-approved = { $who } approved it.
desk-step-rejected = { $who } rejected it:
desk-step-pending = { $who } put it back to wait.
desk-by-nobody = Nobody of the desk
desk-key-reject = Reject; then 1–5 for a reason, r again for your own words
desk-key-ban = Ban the author
desk-key-undo = Undo your last step, and the one before
desk-key-select = Choose, or not
desk-key-bulk = Approve, reject those chosen
desk-key-fresh = Show what is new
desk-key-filter = To the filter

desk-finding-haste = Sent faster than anybody writes
desk-finding-rush = A rush of comments
desk-finding-capitals = Written in capitals
desk-finding-letters = The language’s letters are missing
desk-finding-insult = Insult
desk-finding-swearing = Swearing
desk-finding-word = The site’s word list
desk-finding-link = Links
desk-finding-contact = Personal data
desk-finding-repeat = Repetition
desk-finding-empty = Empty comment
desk-finding-report = Report

## Reasons at hand, in the language of the story: the comment’s author reads them

desk-reason-insult = It insults a person.
desk-reason-off-topic = It is not about the story.
desk-reason-advertising = It advertises.
desk-reason-unproven = It makes an unproven accusation against a person.
desk-reason-privacy = It reveals somebody’s private details.

## Letters to the comment’s author, in the language of the story

desk-mail-rejected-subject = Your comment on “{ $headline }”
desk-mail-rejected =
    Dear { $name },

    Thank you for writing to us. We have not published your comment on “{ $headline }”.

    The reason: { $reason }

    Your comment was:

    { $text }

    You are welcome to write again with this in mind.

    { $site }

## The rules for comments

desk-nav-comment-rules = Comment rules
desk-rules-hint = Rules belong to the language of the story. Change them, see what they would have done with the last comments, and only then turn them on.
desk-rules-story-lang = Language of the story
desk-rules-of = Under stories in { $lang }
desk-rules-unsaved = not turned on
desk-rules-clause = Printed above the form:
desk-does-pass = Off
desk-does-suggest = Offer a repair
desk-does-hold = Hold for a moderator
desk-does-return = Give back
desk-rules-words = Your own words
desk-rules-words-hint = One a line. They are found whatever the capitals, with suffixes, spaced out, and with signs for letters.
desk-words-hold = Hold
desk-words-hold-hint = A comment with one of these waits for a moderator.
desk-words-return = Give back
desk-words-return-hint = A comment with one of these goes back to its author.
desk-words-allow = Allow
desk-words-allow-hint = No insult here, whatever the lists say: surnames, places.
desk-words-names = Names
desk-words-names-hint = They keep their capitals when a shouted comment is turned down.
desk-rules-links = Web addresses that a comment may hold
desk-trial-over = Over the last
desk-trial = Try it
desk-rules-turn-on = Turn on
desk-rules-try-first = They can be turned on once they have been tried.
desk-rules-may-not = Editors and admins change the rules.
desk-rules-not-tried = These are not the rules that were tried. Try them first.
desk-rules-overtaken = Somebody has turned on other rules meanwhile. Look at theirs, then try yours again.
desk-rules-did-on = Turned on. Comments are judged by these rules from now on.
desk-rules-versions = Versions
desk-rules-in-force = in force
desk-rules-look-at = Look at it and try it
desk-rules-older = These are the rules of version { $n }. Try them to go back to them.
desk-rules-usual = The rules are as Tellal brings them; nobody has changed them.
desk-site-comments = The site’s setting
desk-site-comments-hint = The technician sets it in the settings file; any story may be set otherwise on its own page.
desk-policy-before = Comments wait for a moderator.
desk-policy-at-once = Comments are shown at once and checked afterwards.
desk-policy-closed = Nobody can comment.
desk-policy-site = As the site
desk-closes-after =
    { $n ->
        [one] Stories take comments for one day.
       *[other] Stories take comments for { $n } days.
    }
desk-trial-title =
    { $n ->
        [one] Tried over the last comment
       *[other] Tried over the last { $n } comments
    }
desk-trial-stopped = would newly be stopped
desk-trial-freed = would newly pass
desk-trial-otherwise = would be dealt with otherwise
desk-trial-same = would stay the same
desk-trial-stopped-approved = Of { $of } newly stopped, moderators had approved { $n }. Look at these first: honest comments may be among them.
desk-trial-stopped-rejected = Of { $of } newly stopped, moderators had rejected { $n } themselves.
desk-trial-table = What becomes of the comments
desk-trial-what = What becomes of them
desk-trial-now = Now
desk-trial-then = With these rules
desk-action-pass = passes
desk-action-suggest = offered a repair
desk-action-hold = held
desk-action-return = given back
desk-trial-changed = What would change
desk-trial-was-approved = A moderator had approved it.
desk-trial-was-rejected = A moderator had rejected it.
desk-trial-more =
    { $n ->
        [one] One more would change.
       *[other] { $n } more would change.
    }
desk-trial-none = Nothing would change.
desk-trial-nothing = There are no comments yet on which to try them.
desk-trial-kept = Comments that came back to their authors were never kept, so they are not among those tried.
desk-arrow = →

## Agreement

desk-nav-agreement = Agreement
desk-agreement-hint = Now and then a second moderator decides on a comment without knowing the first decision. What comes of it shows where the house should talk about its rules; it is no mark for anybody.
desk-agreement-span = How far back
desk-agreement-days = Last { $n } days
desk-agreement-looks = Second looks
desk-agreement-share = Same decision
desk-agreement-kappa = Cohen’s kappa
desk-agreement-sentence-chance = You agree no more often than chance would have it.
desk-agreement-sentence-slight = You agree a little more often than chance would have it. Talk the latest differences over.
desk-agreement-sentence-fair = You agree in part: often enough to work with, not often enough for authors to know what to expect.
desk-agreement-sentence-good = You agree well: most comments would meet the same fate with either of you.
desk-agreement-sentence-very-good = You agree very well: it hardly matters who decides.
desk-agreement-sentence-unknown = There is nothing to compare yet: all second looks had one and the same outcome.
desk-agreement-few =
    { $n ->
        [one] One second look says nothing yet. Wait for thirty or more before drawing a conclusion.
       *[other] { $n } second looks say little. Wait for thirty or more before drawing a conclusion.
    }
desk-agreement-kappa-hint = Kappa sets aside what would agree by mere chance: 0 is chance, 1 is always the same decision, below 0 is worse than chance.
desk-agreement-pairs = Who with whom
desk-agreement-first = First
desk-agreement-second = Second
desk-agreement-too-few = too few
desk-agreement-causes = Where you differ
desk-agreement-cause = Rule or reason
desk-agreement-apart = Differently decided
desk-percent = { $n }%
desk-decimal-mark = .
desk-agreement-own-words = In the moderator’s own words
desk-agreement-none = No second looks yet.
desk-agreement-none-more = Decide on a few comments under “Second look”, and the comparison appears here.

## The record of moderation

desk-nav-comment-log = Moderation record
desk-comment-log-hint = Who decided what, and when. Nobody can change a line of it.
desk-deed-approved = approved
desk-deed-rejected = rejected
desk-deed-pending = put back to wait
desk-deed-reports-settled = settled the reports
desk-deed-looked = looked a second time
desk-deed-banned = banned
desk-deed-ban-lifted = lifted the ban
desk-deed-policy = set a story’s comments
desk-deed-rules = turned rules on
desk-deed-outside = answer of the outside service
desk-deed-removed = removed
desk-comment-log-empty = Nothing has been recorded that fits.
desk-filter-who-all = Everybody
desk-filter-what = What
desk-filter-what-all = Everything
desk-about = About

## The comments of one story

desk-story-comments = Comments
desk-story-comments-see = This story’s comments
desk-story-comments-change = Change
desk-story-comments-policy = Who decides before readers see a comment?
desk-story-comments-closes = Closes on (empty: as the site)
desk-story-comments-closes-hint = Day and hour in { $zone }.
desk-story-policy-before = A moderator, before it is shown
desk-story-policy-at-once = Shown at once, checked afterwards
desk-story-policy-closed = Closed
desk-story-closes = Closes on { $at }.
desk-story-closed = Closed since { $at }.
desk-done-comments = The setting for this story’s comments is saved.

## Faults

desk-fault-forbidden = You may not do this
desk-fault-forbidden-more = Your role does not cover this. If you need it, speak to an admin.
desk-fault-missing = There is no such thing
desk-fault-missing-more = The address may be mistyped, or the link out of date.
desk-fault-malformed = The form could not be read
desk-fault-malformed-more = Go back and send it again.
desk-fault-cross-site = It came from another site
desk-fault-cross-site-more = For your safety the desk takes forms from its own pages only.
desk-fault-too-large = That was too large
desk-fault-too-large-more = Make the pictures smaller, or send them one by one.
desk-fault-internal = Something went wrong on our side
desk-fault-internal-more = It has been logged. Try again; if it stays, give the technician the number below.
desk-fault-id = Number:

## Languages by name

desk-language-ar = Arabic
desk-language-az = Azerbaijani
desk-language-bg = Bulgarian
desk-language-de = German
desk-language-el = Greek
desk-language-en = English
desk-language-es = Spanish
desk-language-fa = Persian
desk-language-fr = French
desk-language-he = Hebrew
desk-language-hy = Armenian
desk-language-it = Italian
desk-language-ka = Georgian
desk-language-ku = Kurdish
desk-language-nl = Dutch
desk-language-pt = Portuguese
desk-language-ru = Russian
desk-language-sq = Albanian
desk-language-tr = Turkish
desk-language-uk = Ukrainian
desk-language-ur = Urdu
desk-language-zh = Chinese

## How often a story is read

desk-reads = Reads
desk-reads-now = { $counted ->
        [one] { $counted } read
       *[other] { $counted } reads
    } · { $aside } set aside
desk-reads-row = { $n ->
        [one] { $n } read
       *[other] { $n } reads
    }
desk-reads-day = The last 24 hours, by the hour
desk-reads-hour = Hour
desk-reads-all = All reports
desk-reads-sum = Together
desk-reads-hint = The table is brought up to date every few minutes. Repeats and unseen pages are not shown to readers among what is set aside.
desk-reads-class-counted = Reads
desk-reads-class-repeat = Repeats
desk-reads-class-agent = Bots
desk-reads-class-behaviour = Behaviour
desk-reads-class-data-centre = Data centres
desk-reads-class-burst = Bursts
desk-reads-class-replay = Copied or forged
desk-reads-class-unseen = Unseen
