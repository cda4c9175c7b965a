# For you: conversations that name you.

mentions-label = For you
mentions-title = For you
mentions-lead = Conversations that mention you
mentions-empty = Nobody has mentioned you yet. When a colleague types @ and your name, the conversation appears here.
