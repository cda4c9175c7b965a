# For you: conversations that name you.

mentions-label = For you
mentions-title = For you
mentions-lead = Conversations that mention you or reply to you
mentions-empty = Nothing here yet. When a colleague types @ and your name, or replies to you, the conversation appears here.
