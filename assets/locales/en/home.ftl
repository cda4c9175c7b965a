# Home: new since you were away.

home-label = New
home-title = New since you were away
home-since = { $time } until now
home-first = Everything is still new to you
home-filter = Show
home-all = All
home-for-you = For you
home-end = You are up to date
home-end-for-you = That was all for you
home-end-more = Older things are in your communities.
home-none-joined = You are in no community yet. Choose one, and what is new will be here.
home-find = Choose a community
group-unread = { $count } unread
group-read = read
group-more =
    { $count ->
        [one] { $count } more unread conversation
       *[other] { $count } more unread conversations
    }
row-unread = Unread:
row-withdrawn = Withdrawn post
row-only-files = A photo or file
row-mention = Mentions you
row-answer = Answers you
row-waiting =
    { $count ->
        [one] { $count } of yours waits
       *[other] { $count } of yours wait
    }
row-refused =
    { $count ->
        [one] { $count } of yours not accepted
       *[other] { $count } of yours not accepted
    }
row-draft = draft
