# Profile: name, job, expertise.

profile-name = Name
profile-name-why = Every post has a person beside it.
profile-job = Job
profile-job-why = Colleagues see from which work you speak.
profile-expertise = What do you know about
profile-expertise-why = Questions about this reach you, others do not.
profile-expertise-seen = Everybody, beside your name. Change it any time.
profile-expertise-how = Enter or a comma adds one.
profile-expertise-remove = Remove { $tag }
profile-seen-all = Everybody in the organisation
profile-why = Why
profile-seen = Who sees it
profile-preview = This is how colleagues will see you
profile-preview-post = Good morning. Who knows which carrier this label belongs to?
profile-continue = On to your communities
profile-kept = Saved on this laptop. You can read without a profile.
profile-read-first = Read first
profile-until = Until when
