# Profile: name, job, expertise.

profile-why = Why
profile-seen = Who sees it
profile-preview = This is how colleagues will see you
profile-preview-post = Good morning. Who knows which carrier this label belongs to?
profile-continue = On to your communities
profile-kept = Saved on this laptop. You can read without a profile.
profile-read-first = Look around first
profile-until = How long
