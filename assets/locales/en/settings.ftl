# Settings and signing out.

settings-title = Settings
settings-look = Language and appearance
settings-language = Language
settings-theme = Appearance
language-nl = Nederlands
language-en = English
theme-system = Follow the system
theme-light = Light
theme-dark = Dark
settings-notifications = Notifications
settings-notify = Notify me when somebody mentions me
settings-notify-body = On the desktop, with a button to open the conversation.
settings-notify-work = Remind me of questions that are due soon
settings-notify-work-body = For colleagues who answer at a desk: within half an hour before the time is over.
settings-notify-closed = Show text from closed communities too
settings-notify-closed-body = When this is off, the notification only says that you were mentioned.
settings-keep = Keep Patio running when I close its window
settings-keep-body = It stays as an icon near the clock and goes on notifying you. When this is off, closing the window quits Patio.
settings-profile = Your profile
settings-password = Your password
settings-password-body = After a change you stay signed in here. Everywhere else you are signed out.
password-change = Change password
password-current = Current password
password-new = New password
password-note = At least { $count } characters. A short sentence is fine.
password-show = Show what I type
password-changed = Your password is changed. You are signed out everywhere else.
settings-sessions = Where you are signed in
session-unnamed = A laptop without a name
session-this = this laptop
session-seen = Last seen
session-since = · signed in since
session-end = Sign out
settings-laptop = This laptop
settings-server = Server
settings-login = Login
settings-secrets = Keys are kept in
secrets-keyring = The system keyring
secrets-file = A file only you can read; there is no keyring
settings-version = Version
sign-out = Sign out
sign-out-title = Sign out on this laptop?
sign-out-body = Patio removes from this laptop what you could read here. Everything you wrote has been sent.
sign-out-unsent =
    { $count ->
        [one] { $count } text has not been sent
       *[other] { $count } texts have not been sent
    }
sign-out-unsent-body = If you sign out, what has not been sent stays on this laptop. Patio sends it when you sign in here again.
sign-out-stay = Stay signed in
