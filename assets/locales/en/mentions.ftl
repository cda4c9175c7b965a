# For you: conversations that name you.

mentions-label = For you
mentions-title = For you
mentions-lead = Conversations that name you
mentions-empty = Nobody has named you yet. When somebody types @ and your name, the conversation is here.
