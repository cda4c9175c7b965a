# Writing: a comment, a new post, editing.

composer-rest = Write a comment
composer-label = Your comment
composer-send = Send
composer-readers =
    { $count ->
        [one] { $count } member can read this
       *[other] { $count } members can read this
    }
composer-readers-closed =
    { $count ->
        [one] Only { $count } member can read this
       *[other] Only the { $count } members can read this
    }
composer-reply-to = Reply to
composer-reply-earlier = an earlier comment
composer-no-reply = Comment on the post itself instead
composer-profile = Say who you are first, then you can write. You can already read.
composer-to-profile = Fill in your profile
composer-join = Join { $community } to take part.
composer-withdrawn = This post was withdrawn; you can no longer comment on it.
composer-to-community = To the community
chars-left =
    { $count ->
        [one] { $count } character left
       *[other] { $count } characters left
    }
text-too-long =
    { $kind ->
        [post] A post has at most { $max } characters; this is { $count } too many.
        [question] A question or an answer has at most { $max } characters; this is { $count } too many.
        [incident] A message about an outage has at most { $max } characters; this is { $count } too many.
       *[comment] A comment has at most { $max } characters; this is { $count } too many.
    } Your text is safe: it is saved as a draft.
new-post = New post
new-post-in = In
new-post-choose = Choose a community
new-post-choose-first = Choose a community first.
new-post-files-first = Choose a community first, then you can add files.
new-post-title = Title, if you like
new-post-title-label = Title
new-post-text = Your post
new-post-rest = What do you want to tell or ask?
new-post-send = Post
new-post-nowhere = You are not a member of a community yet. Join one first.
edit-label = Your text
edit-hint = Everybody can see the earlier version.
edit-save = Save
edit-cancel = Leave as it was
editor-bar = Formatting
editor-bold = Bold
editor-italic = Italic
editor-code = Code
editor-link = Link
editor-bulletList = List
editor-orderedList = Numbered list
editor-blockquote = Quote
editor-codeBlock = Code block
editor-mention = Mention somebody
editor-emoji = Emoji
emoji-search = Search emoji
emoji-none = No emoji found. Try another word.
emoji-found-title = Found
emoji-found =
    { $count ->
        [0] No emoji found
       *[other] { $count } emoji found
    }
emoji-found-most = The first { $count }; add a word to find the rest.
emoji-recent = Used lately
emoji-handful = Close at hand
emoji-groups = Groups
emoji-group-near = Close at hand
emoji-group-0 = Faces and feelings
emoji-group-1 = People and hands
emoji-group-3 = Animals and nature
emoji-group-4 = Food and drink
emoji-group-5 = Travel and places
emoji-group-6 = Sport and celebration
emoji-group-7 = Objects
emoji-group-8 = Symbols
emoji-group-9 = Flags
emoji-tone = Skin tone
emoji-tone-0 = Yellow
emoji-tone-1 = Light
emoji-tone-2 = Medium-light
emoji-tone-3 = Medium
emoji-tone-4 = Medium-dark
emoji-tone-5 = Dark
editor-link-address = Address, such as https://example.org
editor-link-apply = Add link
mention-menu = People to mention
