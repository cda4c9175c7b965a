# Home: new since you were away.

home-label = New
home-title = New since you were away
home-since = Since { $time }
home-first = Everything is still new to you
home-filter = Show
home-all = All
home-for-you = For you
home-end = You are up to date
home-end-for-you = That was all for you
home-end-more = Older conversations are in your communities.
home-none-joined = You are not a member of a community yet. Choose one, and you see here what is new.
home-no-community = There are no communities yet. A community is where people write and read; you create the first.
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
row-answer = Replies to you
row-last = last { $name }
row-waiting =
    { $count ->
        [one] { $count } not sent yet
       *[other] { $count } not sent yet
    }
row-refused =
    { $count ->
        [one] { $count } not accepted
       *[other] { $count } not accepted
    }
row-draft = draft
