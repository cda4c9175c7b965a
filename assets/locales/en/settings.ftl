# Settings and signing out.

settings-title = Settings
settings-look = Language and look
settings-language = Language
settings-theme = Look
language-nl = Nederlands
language-en = English
theme-system = Like the system
theme-light = Light
theme-dark = Dark
settings-notifications = Notifications
settings-notify = Notify me when somebody names me
settings-notify-body = On the desktop, with a button to open the conversation.
settings-notify-closed = Show words from closed communities too
settings-notify-closed-body = When off, the notification only says that you were named.
settings-profile = Your profile
settings-sessions = Where you are signed in
session-this = this laptop
session-seen = Last seen
session-since = · since
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
sign-out-body = What could be read here is removed from this laptop. Everything you wrote has been sent.
sign-out-unsent =
    { $count ->
        [one] { $count } text has not been sent
       *[other] { $count } texts have not been sent
    }
sign-out-unsent-body = If you sign out, what has not been sent stays on this laptop. It goes out when you sign in here again.
sign-out-stay = Stay signed in
