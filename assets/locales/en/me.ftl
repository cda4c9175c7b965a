# One's own profile.

me-title = Your profile
me-lead = What you change is saved when you leave the field. Everything but the first three may stay empty.
me-page = See your page
me-meter = { $filled } of { $of } filled in
me-meter-full = Everything that helps is there
me-meter-private = Nobody else sees this.
me-pending = Saved on this laptop, on its way to the server.
me-in-step = This is how colleagues see it now.
me-refused = Your last change was not accepted. { $why }
me-remove = Remove { $what }
me-tags-note = Enter or a comma adds one.
me-pick-note = Type to choose.
me-expertise-add = Add a topic
me-expertise-note = What is on top stands beside your name. Choose a topic that is there already if it fits.
me-skill-up = Move { $what } up
me-level-of = How well do you know { $what }
me-level-learning = I am learning this
me-level-practised = I work with it
me-level-expert = Others can build on me
me-ask = Ask me about …
me-ask-of = What can somebody ask you about { $what }
me-from = { $day } from
me-until = { $day } until
me-break = break
me-break-from = break on { $day } from
me-break-until = break on { $day } until
me-hours-note = Type 8:30 or 830. A break may stay empty. If you work at night, just type 22:00 and 6:00.
me-hours-wrong = A time is not right here: the break lies between start and end, and a night is over before you start again.
me-next-day-mark = +1 day
me-next-day = the next day
me-hours-same = Use { $day } for Monday to Friday
me-zone-here = Use that of this laptop: { $zone }
me-manager-search = Search by name
me-optional = You may, you need not
me-optional-body = Leaving it empty changes nothing about what you can do
me-fill-in = Fill in
me-show-it = Show it
me-take-back = Withdraw
me-history = What it said before
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
photo-consent = Your photo stands beside what you write and on your page, for everybody in the organisation. If you withdraw it, it disappears from every laptop at its next sync. Without a photo you can do everything.
photo-save = Show my photo
crop-label = Cut-out
crop-hint = Drag, or use the arrow keys; + and − make the cut-out larger and smaller, with Shift in large steps.
crop-size = Size
linkedin-title = Fill in from LinkedIn
linkedin-lead = From your own data export. The file is read on this laptop; only what you tick below goes to your profile.
linkedin-step-1 = In LinkedIn, under Settings, Data privacy, ask for a copy of your data.
linkedin-step-2 = You get a ZIP file. There is no need to unpack it.
linkedin-step-3 = Choose it here. Only headline, summary, positions and skills are read.
linkedin-pick = Choose the export
linkedin-to-job = becomes your job
linkedin-to-about = is added to About me
linkedin-to-expertise = is added to what you know
linkedin-position =
    { $still ->
        [yes] { $title }, { $company } (since { $from })
       *[no] { $title }, { $company } ({ $from } to { $until })
    }
linkedin-there = is there already
linkedin-cut = becomes your job, but only this fits: “{ $text }”
linkedin-full = does not fit any more
linkedin-long = too long for a topic, which has at most 40 characters
linkedin-left =
    { $count ->
        [one] { $count } choice does not fit any more and stays out.
       *[other] { $count } choices do not fit any more and stay out.
    }
linkedin-nothing = There is nothing in this file that fits here.
linkedin-unread =
    { $count ->
        [one] Not opened: { $names }.
       *[other] { $count } other files were not opened: { $names } …
    }
linkedin-save =
    { $count ->
        [0] Nothing chosen
        [one] Take over { $count }
       *[other] Take over { $count }
    }
linkedin-saved = Taken over into your profile.
topic-people =
    { $count ->
        [one] { $count } person
       *[other] { $count } people
    }
