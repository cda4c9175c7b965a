# People: searching, why somebody is in the list, a person's page.

people-title = People
people-search = Search for a name, a topic, or ask a question
people-search-rest = Name, topic or question
people-filters = Narrow to
people-unit = Department
people-place = Place
people-language = Language
people-works-now = Works now
people-any = All
people-found = People found
people-none = Nobody found. Try another word or take a filter away.
people-searched = Searched contributions and profiles for:
people-also = also
people-more = { " " }and { $count } more
people-unindexed =
    { $count ->
        [one] { $count } new text has not been searched yet.
       *[other] { $count } new texts have not been searched yet.
    }
people-count =
    { $count ->
        [one] { $count } colleague
       *[other] { $count } colleagues
    }
people-count-least = At least { $count } colleagues
people-rule-question = Evidence counts most, then whether somebody works now. Job title does not count.
people-rule-name = The name that fits best comes first. Job title does not count.
people-rule-all = In order of name.
why-helped =
    { $dated ->
        [no] { $count ->
            [one] Helped with { $count } contribution on { $about }
           *[other] Helped with { $count } contributions on { $about }
        }
       *[yes] { $count ->
            [one] Helped with { $count } contribution on { $about }, { $when }
           *[other] Helped with { $count } contributions on { $about }, the latest { $when }
        }
        [titled] { $count ->
            [one] Helped { $when } in ‘{ $title }’
           *[other] Helped with this { $count } times, last { $when } in ‘{ $title }’
        }
    }
why-vouched =
    { $count ->
        [one] Knows about { $about }, vouched for by a colleague
       *[other] Knows about { $about }, vouched for by { $count } colleagues
    }
why-declared =
    { $level ->
        [learning] Is learning { $about }
        [expert] Names { $about } in the profile; others can rely on it
       *[other] Names { $about } in the profile
    }
why-profile = Writes about { $about } in the profile
why-wrote =
    { $dated ->
        [no] { $count ->
            [one] Wrote once about { $about }
           *[other] Wrote { $count } times about { $about }
        }
       *[yes] { $count ->
            [one] Wrote about { $about } { $when }
           *[other] Wrote { $count } times about { $about }, the latest { $when }
        }
        [titled] { $count ->
            [one] Wrote { $when } in ‘{ $title }’
           *[other] Wrote about this { $count } times, last { $when } in ‘{ $title }’
        }
    }
why-speaks = Speaks { $about }
why-place = Works in { $about }
available-until =
    { $when ->
        [today] Works today until { $time }
       *[ahead] Works until { $day } { $time }
    }
available-now-open = Works now
available-from =
    { $when ->
        [today] Works today from { $time }
       *[ahead] Works again { $day } from { $time }
    }
available-later-open = Works later today
available-away-open = Does not work today
since-today = today
since-yesterday = yesterday
since-on = on { $date }
since-in = in { $date }

person-unknown = somebody
person-disabled = No longer here
person-edit = Edit your profile
person-clock = It is { $time } there now ({ $zone })
person-available-here = { $text } (your time)
person-today = Today
person-today-label = Works { $spans } today; it is { $now } there now
person-week-there = { $week } (time there)
person-not-today = Does not work today.
person-break = break
person-days = { $from } to { $until }
person-knows = What { $name } knows about
person-block = one block for each contribution that helped
person-also-helped = Also helped with this
person-recent = Latest contributions
person-curator = Looks after topics
person-curator-right = Looking after topics
person-curator-is = Can rename and merge topics. Mail or mention them when a topic has the wrong name.
person-curator-give = Let { $name } look after topics
person-curator-take = Take this right back
person-curator-body = With this right somebody can rename and merge topics for the whole organisation. Everybody sees who has it.
person-about = In their own words
person-interests = Likes
person-team = Team
team-manager = Manager
team-reports =
    { $count ->
        [one] Manages { $count } colleague
       *[other] Manages { $count } colleagues
    }
team-peers =
    { $count ->
        [one] { $count } teammate
       *[other] { $count } teammates
    }
team-more = { $count } more
person-contact = Contact
contact-email = E-mail
contact-phone = Phone
contact-other = Other
copy = Copy
person-born = Born in
vcard = Save as vCard
skill-none = no contribution yet
skill-declared = in the profile, no contribution yet
skill-helped =
    { $count ->
        [one] { $when }
       *[other] latest { $when }
    }
skill-vouched =
    { $count ->
        [one] { $count } colleague vouches for this
       *[other] { $count } colleagues vouch for this
    }
skill-vouched-by = Colleagues who vouch for this
skill-ask = ask about: { $ask }
level-learning = Is learning this
level-practised = Works with this
level-expert = Others can rely on this
vouch-on = I vouch for this
vouch-off = You vouch for this
vouch-decline = Rather not
vouch-decline-note = What you decline disappears for everybody and does not come back.
asked-title = Knowledge we are missing
asked-lead = Colleagues ask about this, and nobody has it in their profile yet.
asked-count =
    { $count ->
        [one] asked { $count } time, { $when }
       *[other] asked { $count } times, latest { $when }
    }
asked-empty = Choose a colleague from the list, or ask a question. For everything that is asked about now, you can find a colleague.
asked-mine = Do you know about this?
people-alone = You are the only one here so far. Colleagues stand here once they are invited.
people-alone-invite = You are the only one here so far. Invite colleagues, and you find here who knows what.
people-invite = Invite colleagues
