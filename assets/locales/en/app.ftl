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
sync-waiting = { $count } waiting
sync-refused = { $count } not accepted
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
key-send = Send what you are writing
key-name-escape = Esc
key-name-enter = Enter
key-name-send = Ctrl ↵
key-name-ctrl = Ctrl { $key }
key-name-r = R
key-name-n = N
key-name-h = H
key-name-question = ?
