# The shell: places, keys, common words.

patio = Patio
back = Back
close = Close
cancel = Cancel
page-reopened = The window had stopped and was opened again. Your drafts are safe.
copied = Copied.
copy-failed = Patio could not copy this. Your text is still here.
nav-label = Main menu
nav-foot = Menu
nav-home = Home
nav-communities = Communities
nav-people = People
nav-for-you = For you
nav-settings = Settings
nav-search = Search
nav-unread =
    { $count ->
        [one] { $count } unread conversation
       *[other] { $count } unread conversations
    }
jump = Go to …
jump-keys = Ctrl K
me-no-profile = Fill in your profile
reading-label = Reading
reading-empty = Choose a conversation to read.
toast-offline =
    { $asOf ->
        [never] No network. What you write is kept.
       *[known] No network. You see everything up to { $time }; what you write is kept.
    }
toast-refused = The server did not accept something of yours. Your text is kept.
toast-look = Show
toasts-label = Notices
toast-close = Close notice
list-end = That is everything.
broken-title = This screen stopped working
broken-body = What you typed is kept as a draft. Open the screen again; if it happens once more, tell your administrator.
broken-again = Open again
sync-online = Up to date
sync-syncing = Updating
sync-connecting =
    { $asOf ->
        [never] Connecting
       *[known] Connecting, as of { $time }
    }
sync-offline =
    { $asOf ->
        [never] No network
       *[known] As of { $time }
    }
sync-foreign =
    { $asOf ->
        [never] The network wants you to sign in first
       *[known] The network wants you to sign in first, as of { $time }
    }
sync-untrusted =
    { $asOf ->
        [never] The server cannot prove that it is the real one
       *[known] The server cannot prove that it is the real one, as of { $time }
    }
sync-signed_out =
    { $asOf ->
        [never] Signed out
       *[known] Signed out, as of { $time }
    }
sync-outdated =
    { $asOf ->
        [never] The server is too old for this Patio
       *[known] The server is too old for this Patio, as of { $time }
    }
sync-waiting = { $count } waiting
sync-refused = { $count } not accepted
keys-title = Keys on this screen
key-palette = Go somewhere or do something
key-help = Show the keys
key-new = New post
key-home = Go home
key-back = One step back
key-next = Next row
key-previous = Previous row
key-comment = Comment
key-search = Search this list
key-edit = Edit your last text here
key-quote = Quote what you marked, or the comment you are at
key-first-new = To the first new comment
key-into = Into the conversation
key-out = Back to the list
key-latest = To the latest comment
key-date = Go to a date
key-ask = Ask a question
key-claim = Take the question
key-take-next = Take the next question and open it
key-answer = Answer
key-ask-back = Ask the asker something
key-note = Write a note for the desk
key-keep = Keep the answer for everybody
key-kept-change = Change a kept answer
key-kept-right = The kept answer is still right
key-undo-sent = Take back what you just sent
key-release = Back to the queue
key-assign = Give the question to a colleague
key-prioritize = Say how soon the question is to be looked at
key-transfer = Pass the question on to another desk
key-merge = Put the question together with another
key-macro = Use a macro
key-join = Make the question part of an outage
key-me-too = Say that you have this question, too
key-outage = Report an outage, or say something about it
key-outage-say = Say something about the outage
key-outage-end = End the outage
key-add = Add something
key-send = Send what you are writing
key-name-escape = Esc
key-name-enter = Enter
key-name-send = Ctrl ↵
key-name-ctrl = Ctrl { $key }
key-name-r = R
key-name-right = →
key-name-left = ←
key-name-e = E
key-name-v = V
key-name-u = U
key-name-l = L
key-name-q = Q
key-name-n = N
key-name-h = H
key-name-c = C
key-name-x = X
key-name-ask = Ctrl Shift A
key-name-shift = Shift { $key }
key-name-question = ?

# Damaged databases.
damage-cache-title = The copy on this laptop was damaged
damage-cache-body = Patio is downloading everything from the server again. What you wrote yourself is kept apart from that copy, and is still here.
damage-cache-too = The copy of what is on the server was damaged as well. Patio is downloading it again.
damage-work-title = The file with your own work was damaged
damage-work-whole = Patio could read everything in it. Nothing is missing.
damage-work-body = Everything that Patio could read is still here. This it could not read:
damage-unsent = what you had not sent yet: there may be texts missing
damage-unsent-counted =
    { $count ->
        [one] { $count } text or act that you had not sent yet
       *[other] { $count } texts or acts that you had not sent yet
    }
damage-sent = what you had sent: the server has it, but your list of sent texts is shorter
damage-sent-counted =
    { $count ->
        [one] { $count } line in your list of sent texts; the server has the text itself
       *[other] { $count } lines in your list of sent texts; the server has the texts themselves
    }
damage-drafts = drafts: some may be missing
damage-drafts-counted =
    { $count ->
        [one] { $count } draft
       *[other] { $count } drafts
    }
damage-files = files that were still to be sent: their bytes lie beside the damaged file
damage-files-counted =
    { $count ->
        [one] { $count } file that was still to be sent; its bytes lie beside the damaged file
       *[other] { $count } files that were still to be sent; their bytes lie beside the damaged file
    }
damage-reading = how far you had read: conversations may look unread
damage-reading-counted = how far you had read: { $count } { $count ->
        [one] conversation
       *[other] conversations
    } may look unread
damage-settings = settings: you may have to sign in again
damage-settings-counted = settings ({ $count }): you may have to sign in again
damage-kept =
    { $count ->
        [one] The damaged file was kept. A specialist may get more out of it; you can also delete it:
       *[other] The damaged files were kept. A specialist may get more out of them; you can also delete them:
    }
damage-seen = I have read this
