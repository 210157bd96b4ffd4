# The words of the doors through which wires come in, and of the black box.

desk-nav-sources = Wires
desk-alarm-source-quiet = Nothing new has come from { $agency } since:
desk-item-expired = lapsed
desk-sources-hint = Where your wires stand: which doors are open, what last came, and what could not be read.
desk-sources-empty = There is no wire yet. The technician adds one to the settings as [[sources]].
desk-source-well = working
desk-source-failing = failing
desk-source-quiet = quiet
desk-source-nothing = nothing yet
desk-source-last-item = Last new item
desk-source-last-delivery = Last delivery
desk-source-doors = Doors
desk-source-log = Log
desk-source-log-empty = Nothing has happened to these doors yet.
desk-source-settings = Settings
desk-source-settings-hint = These stand in the settings file; the technician changes them there.
desk-source-changed = Something has changed here.
desk-source-ask-now = Look now
desk-source-items = Its items in the basket
desk-source-zone = Time zone of dates without one
desk-source-encoding = Encoding of bytes that declare none
desk-source-publish = Publication
desk-source-publish-by-hand = an editor publishes
desk-source-publish-by-itself = what is complete goes out by itself
desk-source-kill = When the agency kills a story
desk-source-kill-withdraw = it is withdrawn at once
desk-source-kill-hold = an alarm is raised and an editor decides
desk-source-hours = Asked
desk-source-always = at all hours
desk-source-quiet-after = Alarm when nothing comes for
desk-source-quiet-hours =
    { $n ->
        [one] { $n } hour
       *[other] { $n } hours
    }
desk-source-quiet-normal = silence is normal:
desk-source-never = no alarm
desk-source-basket-days = Items stay in the basket for
desk-source-raw-days = Raw bytes are kept for
desk-source-for-good = as long as the newsroom
desk-days =
    { $n ->
        [one] { $n } day
       *[other] { $n } days
    }
desk-minutes =
    { $n ->
        [one] { $n } minute
       *[other] { $n } minutes
    }
desk-bytes =
    { $n ->
        [one] { $n } byte
       *[other] { $n } bytes
    }
desk-door-drop = drop folder
desk-door-push = push
desk-door-feed = feed
desk-door-mail = mailbox
desk-door-ftp = file server
desk-door-aa = subscriber API
desk-door-import = import
desk-door-well = open
desk-door-not-yet = not asked yet
desk-door-failing =
    { $n ->
        [one] failed once
       *[other] failed { $n } times in a row
    }
desk-door-every = Asked every
desk-door-answered = Last good answer
desk-door-asked = Last asked
desk-door-next = Next
desk-log-opened = opened
desk-log-failed = failed
desk-log-back = works again
desk-log-refused = turned something away
desk-log-quiet = has gone quiet
desk-log-heard = is heard again
desk-log-asked = was asked to look now by
desk-noted = Deliveries to look into
desk-noted-hint = Their bytes are kept. What could not be read today can be read again when Tellal has learnt it.
desk-noted-empty = Everything that came could be read.
desk-noted-nothing = gave no item
desk-noted-items =
    { $n ->
        [one] { $n } item, with remarks
       *[other] { $n } items, with remarks
    }
desk-noted-no-reason = Nothing in it could be read as news.
desk-raw-source = Came from
desk-raw-name = Under the name
desk-raw-size = Size
desk-raw-remarks = About the delivery as a whole
desk-raw-versions = All versions of this item
desk-raw-save = Save the bytes
desk-raw-laid-out = Laid out for reading
desk-raw-as-it-came = Line by line as it came
desk-raw-gone = The bytes were given up on { $at }, as the settings say.
desk-raw-gone-short = given up
desk-raw-binary = This is no text. Save the bytes to look at them.
desk-raw-cut = Only the beginning is shown. Save the bytes to see all.
