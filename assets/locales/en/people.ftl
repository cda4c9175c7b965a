# People: searching, why somebody is in the list, a person's page.

people-title = People
people-search = Search for a name, a topic, or ask a question
people-search-rest = Name, topic or question
people-filters = Narrow to
people-unit = Unit
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
        [one] { $count } text that just came in is not searched yet.
       *[other] { $count } texts that just came in are not searched yet.
    }
people-count =
    { $count ->
        [one] { $count } person
       *[other] { $count } people
    }
people-count-least = At least { $count } people
people-rule-question = Order: evidence first, then availability. Rank does not count.
people-rule-name = Order: closest to the name first. Rank does not count.
people-rule-all = Order: by name.
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
    }
why-vouched =
    { $count ->
        [one] A colleague vouches: knows about { $about }
       *[other] { $count } colleagues vouch: knows about { $about }
    }
why-declared =
    { $level ->
        [learning] Is learning { $about }
        [expert] Names { $about } in the profile, others can build on it
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
    }
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
person-not-today = Today is not a working day.
person-break = break
person-days = { $from } to { $until }
person-knows = What { $name } knows
person-block = each block is a contribution that helped
person-also-helped = Helped with this too
person-recent = Latest contributions
person-about = In their own words
person-interests = Likes
person-team = Team
team-manager = Reports to
team-reports =
    { $count ->
        [one] { $count } person reports here
       *[other] { $count } people report here
    }
team-peers =
    { $count ->
        [one] { $count } teammate
       *[other] { $count } teammates
    }
team-more = { $count } more
person-contact = How to reach
contact-email = E-mail
contact-phone = Phone
contact-other = Also
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
skill-vouched = vouched for by { $count }
skill-vouched-by = Who vouches for this
skill-ask = ask about: { $ask }
level-learning = Is learning this
level-practised = Works with this
level-expert = Others can build on this
vouch-on = I vouch for this
vouch-off = You vouch for this
vouch-decline = Rather not
vouch-decline-note = What you decline disappears for everybody and does not come back.
asked-title = Asked, nobody yet
asked-lead = Colleagues ask about this, and nobody says they know about it yet.
asked-count =
    { $count ->
        [one] asked { $count } time, { $when }
       *[other] asked { $count } times, latest { $when }
    }
asked-empty = Pick somebody on the left, or ask a question. There is somebody for everything that is asked now.
asked-mine = Do you know about this?
