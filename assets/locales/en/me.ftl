# One's own profile.

me-title = Your profile
me-lead = Patio saves what you change when you leave the field. All fields but the first three may stay empty.
me-page = See your page
me-meter = { $filled } of { $of } filled in
me-meter-full = Your profile is complete
me-meter-private = Nobody else sees this.
me-pending = Saved on this laptop, on its way to the server.
me-in-step = This is how colleagues see it now.
me-refused = Your last change was not accepted. { $why }
me-remove = Remove { $what }
me-tags-note = Enter or a comma adds one.
me-pick-note = Type to choose.
me-expertise-add = Add a topic
me-expertise-note = The topics at the top are shown beside your name. If it fits, choose a topic that already exists.
me-skill-up = Move { $what } up
me-level-of = How well do you know { $what }?
me-level-learning = I am learning this
me-level-practised = I work with it
me-level-expert = Others can rely on me for this
me-ask = Ask me about …
me-ask-of = What can colleagues ask you about { $what }?
me-from = { $day } from
me-until = { $day } until
me-break = break
me-break-from = break on { $day } from
me-break-until = break on { $day } until
me-hours-note = Type 8:30 or 830. A break may stay empty. If you work at night, just type 22:00 and 6:00.
me-hours-wrong = A time is not right here: the break must fall between start and end, and a night shift must be over before you start again.
me-next-day-mark = +1 day
me-next-day = the next day
me-hours-same = Use the hours of { $day } for Monday to Friday
me-zone-here = Use the one of this laptop: { $zone }
me-manager-search = Search by name
me-optional = Optional
me-optional-body = You can do everything in Patio without these
me-told = Who sees this, and how long is it kept?
me-told-photo = Colleagues recognise you by it. Everybody sees it; withdraw it and it disappears everywhere.
me-told-birth_year = Nothing depends on it. Everybody sees it; withdraw it and it disappears everywhere.
me-fill-in = Fill in
me-show-it = Show it
me-take-back = Withdraw
me-history = Earlier versions
me-history-lead = Only you see this. Photo and year of birth are never kept here.
me-history-until = was there until
me-history-empty = nothing
me-history-none = Nothing has changed yet.
photo-title = Your photo
photo-choose = Choose photo
photo-other = Another photo
photo-pick = Choose a file
photo-drop = Drag a photo here, paste one with Ctrl V, or choose a file.
photo-preview = How colleagues see you
photo-consent = Everybody in the organisation sees your photo: beside what you write and on your page. If you withdraw it, it disappears from every laptop at its next sync. You can do everything in Patio without a photo.
photo-save = Show my photo
crop-label = Crop
crop-hint = Drag, or use the arrow keys; + and − make the crop larger and smaller, with Shift in large steps.
crop-size = Size
linkedin-title = Fill in from LinkedIn
linkedin-lead = You need your own data export. Patio reads the file on this laptop; only what you tick below goes to your profile.
linkedin-step-1 = In LinkedIn, under Settings, Data privacy, ask for a copy of your data.
linkedin-step-2 = You get a ZIP file. You do not have to unpack it.
linkedin-step-3 = Choose it here. Patio reads only headline, summary, positions and skills.
linkedin-pick = Choose the export
linkedin-to-job = becomes your job
linkedin-to-about = is added to About me
linkedin-to-expertise = is added to What you know about
linkedin-position =
    { $still ->
        [yes] { $title }, { $company } (since { $from })
       *[no] { $title }, { $company } ({ $from } to { $until })
    }
linkedin-there = is already there
linkedin-cut = becomes your job, but only this fits: “{ $text }”
linkedin-full = does not fit any more
linkedin-long = too long: a topic has at most 40 characters
linkedin-left =
    { $count ->
        [one] { $count } choice does not fit any more and is left out.
       *[other] { $count } choices do not fit any more and are left out.
    }
linkedin-nothing = Nothing in this file fits here.
linkedin-unread =
    { $count ->
        [one] Not opened: { $names }.
       *[other] { $count } other files were not opened: { $names } …
    }
linkedin-save =
    { $count ->
        [0] Nothing chosen
        [one] Add { $count }
       *[other] Add { $count }
    }
linkedin-saved = Added to your profile.
topic-people =
    { $count ->
        [0] Nobody knows this yet
        [one] { $count } person
       *[other] { $count } people
    }
