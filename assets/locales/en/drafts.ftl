# Drafts: texts that were begun and not sent.

nav-drafts = Drafts
drafts-title = Drafts
drafts-lead = Texts you began and have not sent. They stay on this laptop.
drafts-empty = There is no draft. A text you leave unfinished waits for you here.
drafts-post = New post in { $where }
drafts-comment = Comment on { $where }
drafts-edit = Change in { $where }
drafts-ask = Question to { $where }
drafts-ask_private = Question to { $where }, only for the desk
drafts-reply = Text below { $where }
drafts-note = Note below { $where }
drafts-incident = Outage at { $where }
drafts-kept = Answer to keep, of { $where }
drafts-kept_new = Answer for everybody, by { $where }
drafts-knowledge = Another text for { $where }
drafts-message = Message about { $where }
drafts-nowhere = a place that is not here any more
drafts-unreachable = You can copy these words, but not send them there.
drafts-files =
    { $count ->
        [0] No words yet
        [one] { $count } file
       *[other] { $count } files
    }
drafts-discard = Throw away
drafts-discard-title = Throw this draft away?
drafts-discard-body = It was meant for { $where }. It cannot be brought back.
drafts-keep = Keep
drafts-discard-placeless = It cannot be brought back.
