# A conversation: post, comments, what is on its way.

post-untitled = Post by { $name }
post-label = Post
bar-members =
    { $count ->
        [one] · { $count } member
       *[other] · { $count } members
    }
thread-label =
    { $count ->
        [one] { $count } comment
       *[other] { $count } comments
    }
thread-earlier =
    { $count ->
        [one] { $count } earlier comment
       *[other] { $count } earlier comments
    }
thread-new = New
conversation-more = More
conversation-unread = Mark as unread
conversation-about = About this community
entry-comment = Comment
entry-reply = Reply
entry-edit = Edit
entry-withdraw = Withdraw
entry-history = Earlier versions
entry-edited = edited
tombstone-comment = <name>{ $name }</name> withdrew this comment ({ $time }).
tombstone-post = <name>{ $name }</name> withdrew this post ({ $time }). The comments stay.
delivery-waiting = waiting for the network
delivery-sending = on its way
delivery-saved = Saved, { $time }. Patio sends it by itself.
delivery-paused = Saved, { $time }. You paused a file; resume it, and Patio sends this.
delivery-held = Saved, { $time }. It continues when you are back online.
delivery-unconfirmed = The server has not confirmed this yet.
delivery-refused = Not accepted. { $why }
delivery-change = Your change is saved. Patio sends it by itself.
code-copy = Copy the code
reaction-add = Add an emoji
reaction-more = More emoji
reaction-label =
    { $count ->
        [one] { $emoji }, { $count } time
       *[other] { $emoji }, { $count } times
    }
history-title = Earlier versions
history-until = This is how it read until
history-empty = There is no earlier version.
withdraw-comment = Withdraw this comment?
withdraw-post = Withdraw this post?
withdraw-body = The text disappears for everybody. The conversation still shows that you withdrew something.
withdraw-yes = Withdraw
withdraw-no = Leave it
mention = @{ $name }
helpful = This helped me
helped-count =
    { $count ->
        [one] helped { $count } colleague
       *[other] helped { $count } colleagues
    }
link-leads = (leads to { $to })
jump-new-above =
    { $count ->
        [one] { $count } new above
       *[other] { $count } new above
    }
jump-new-below =
    { $count ->
        [one] { $count } new below
       *[other] { $count } new below
    }
jump-read = Mark as read
jump-latest = To the latest
conversation-read = Mark as read
conversation-link = Copy link
conversation-date = Go to a date
entry-more = More for this comment
entry-quote = Quote
entry-link = Copy link
quote-marked = Quote these words
reference-comment = { $name } in { $title }
date-title = Go to a date
date-go = Go
bar-to-top = To the beginning of the conversation
context-label = About this conversation
context-people = Who else is here
context-began = began this conversation
context-more =
    { $count ->
        [one] and { $count } more colleague
       *[other] and { $count } more colleagues
    }
context-community = The community
context-members =
    { $count ->
        [one] { $count } member
       *[other] { $count } members
    }
context-about = About this community
