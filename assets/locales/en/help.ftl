# Help: asking a desk, where a question stands, the queue of those who answer.

nav-help = Help
nav-free =
    { $count ->
        [one] { $count } free question
       *[other] { $count } free questions
    }
help-lead = Ask it once. The answer stays.
help-ask = Ask a question
help-own = Your questions
help-desks = Desks
help-no-desks = There is no desk yet. An administrator creates the first, for IT or for HR.
help-no-desks-yours = There is no desk yet. At a desk colleagues answer the questions of everybody. Create the first, for IT or for HR.
desk-create = Create a desk
desk-create-do = Create
desk-create-title = New desk
desk-create-body = You are its first lead. Next you add the colleagues who answer.
desk-purpose = What do people ask here?
desk-free = { $count } free
desk-pending = not sent yet
desk-staff-count =
    { $count ->
        [one] { $count } person answers
       *[other] { $count } people answer
    }
desk-about = About this desk
desk-ask = Ask this desk
desk-staff-title = Who answers
desk-no-staff = Nobody works here yet. Questions wait until somebody does.
desk-lead = lead
desk-make-lead = Make lead
desk-make-agent = Make agent
desk-add = Add
desk-add-staff = Add a colleague
desk-add-title = Who answers at { $desk }?
desk-staff-added = { $name } answers at { $desk } from now on.
desk-staff-already = works here
desk-staff-acts = What you can do with { $name }
desk-staff-remove = Does not work here any more
desk-staff-removed = { $name } does not work at { $desk } any more. Open questions are back in the queue.
ask-title = What would you like to know?
ask-example = The label printer skips labels after a new roll
ask-nowhere = There is no desk to ask yet.
ask-on = Not there?
ask-to = Your question goes to
ask-choose = Choose a desk
ask-choose-first = Choose a desk first.
ask-more = More about it, if that helps
ask-private = Only for the desk
ask-private-body = For what concerns you alone, such as your pay or your health.
ask-readers = Everybody in the organisation can read your question and the answer.
ask-readers-private =
    { $count ->
        [one] Only you and the one person of { $desk } read this.
       *[other] Only you and the { $count } people of { $desk } read this.
    }
ask-no-staff = Nobody works at { $desk } yet, so it can take a while.
ask-closed = { $desk } is closed until { $time }.
ask-aim-response = { $desk } aims to reply by { $response }.
ask-aim-solution = { $desk } aims to answer by { $solution }.
ask-aim-response-solution = { $desk } aims to reply by { $response } and to answer by { $solution }.
ask-send = Ask
asker-earlier-count = { $count ->
    [one] 1 other question
   *[other] { $count } other questions
}
asker-earlier = Also asked by { $name }
alike-label = Asked before
alike-title = Similar questions
alike-read = Read
me-too = Me too
me-too-label = Who has this question, too
me-too-one = { $first } has this question, too.
me-too-two = { $first } and { $second } have this question, too.
me-too-more = { $first }, { $second } and { $more ->
    [one] { $more } other colleague
   *[other] { $more } other colleagues
} have this question, too.
me-too-on = You have this question, too. You will hear of the answer.
me-too-none = Do you have this question, too? Then you will hear of the answer.
me-too-joined = You will hear of the answer. There is nothing left to ask.
question-also-mine = Yours, too
question-label = Question
question-more = More about this question
question-private = Only for the desk
question-queued = Waits for { $desk }
question-claimed = { $name } is on it
question-claimed-you = You are on it
question-waiting = { $name } waits for the asker
question-waiting-you = { $name } asks you something
question-answered = Answered by { $name }
question-confirmed = Solved, answered by { $name }
question-withdrawn = Withdrawn
question-merged = Put together with another question
question-in-incident = Part of an outage, { $desk } is working on it
question-merged-into = Together with
question-merged-body = The answer there counts for you, too. You hear when there is one.
question-merged-body-desk = The answer there counts for both.
question-split = Take out again
question-not-same = Not the same question
question-merge = Put together with another
question-also = Also asked by
merge-title = With which question?
merge-find = Words of the other question
merge-none = No other question of { $desk } has these words.
merge-do = Put together
merge-note = Both are answered with one answer, and both askers hear of it. You can undo this.
merge-done = The two are one now.
question-withdrawn-title = Withdrawn question
question-pending = Not sent yet, your text is safe
question-refused = Not accepted
question-claim = Take
question-claiming = You asked for it
question-release = Back to the queue
question-assign = Give to a colleague
question-prioritize = How soon
priority-title = How soon is this to be looked at?
priority-urgent = Urgent
priority-high = High
priority-normal = Normal
priority-low = Low
priority-undated = No deadline
priority-done-urgent = The question is urgent now.
priority-done-high = The question has a high priority now.
priority-done-normal = The question has a normal priority again.
priority-done-low = The question has a low priority now.
question-transfer = To another desk
question-gone = This question is not here any more. Perhaps it went to another desk.
assign-title = Who of { $desk } gets this question?
assign-find = Find a colleague by name
assign-give = Give
assign-has = has it
assign-asker = asked it
assign-nobody = No colleague of { $desk } has that name.
assign-done = { $name } has the question now.
transfer-to = Goes to
transfer-choose = Choose the desk
transfer-done = The question goes to { $desk }.
question-confirm = This was my answer
question-reopen = Not solved
question-withdraw = Withdraw
question-withdraw-title = Withdraw your question?
question-withdraw-body = Your words go, everywhere. You cannot bring them back.
question-keep = Keep
question-moments = What happened
question-lost = { $name } was first.
question-lost-at = { $name } was first with
question-lost-somebody = Somebody else
question-lost-seen = Fine
moment-claim = { $name } took it
moment-release = { $name } gave it back to the queue
moment-assign = { $name } gave it to { $to }
moment-assign-self = { $name } took it over
moment-transfer = { $name } passed it on to { $desk }
moment-merge = { $name } put it together with “{ $question }”
moment-split = { $name } took it out again
moment-join = { $name } made it part of the outage “{ $outage }”
moment-leave = { $name } took it out of the outage
moment-ended = { $name } ended the outage “{ $outage }”
moment-priority-urgent = { $name } made it urgent
moment-priority-high = { $name } gave it a high priority
moment-priority-normal = { $name } gave it a normal priority again
moment-priority-low = { $name } gave it a low priority
moment-confirm = { $name } says this was the answer
moment-withdraw = { $name } withdrew the question
moment-kind-answer = Answer
moment-kind-ended = Answer to everybody: the outage “{ $outage }” is over
moment-kind-ask_back = Asks something
moment-kind-reopen = Not solved
moment-kind-note = Only the desk sees this
moment-kind-transfer = Passed on to { $desk }. Only the two desks see why.
reply-kind = What you write
reply-kind-answer = Answer
reply-kind-ask_back = Ask back
reply-kind-note = Note
reply-kind-transfer = To another desk
reply-kind-add = Add something
reply-kind-reopen = Not solved
reply-rest-answer = Answer { $name }
reply-rest-ask_back = Ask { $name } something
reply-rest-note = A note for the desk
reply-rest-transfer = Why does another desk get this?
reply-rest-add = Add something
reply-rest-reopen = What is still wrong?
reply-send-answer = Answer
reply-send-ask_back = Ask
reply-send-note = Save note
reply-send-transfer = Pass on
reply-send-add = Add
reply-send-reopen = Ask again
reply-readers = Everybody can read this
reply-readers-private = Only the asker and { $desk } read this
reply-readers-note = Only { $desk } reads this
reply-readers-transfer = Only { $desk } and the other desk read this
queue-views = Which questions
queue-open = Open
queue-free = Free
queue-mine = Yours
queue-waiting = Waiting
queue-done = Done
queue-more = Show more
queue-empty = Nothing to do here.
queue-empty-done = Nothing was answered here yet.
queue-nobody = Nobody has it
queue-me-too = { $count ->
    [one] { $count } colleague has it, too
   *[other] { $count } colleagues have it, too
}
queue-none-free = No question is free at the moment.
queue-take-next = Take the next one
queue-claiming = you asked for it
queue-is-queued = free
queue-is-claimed = { $name }
queue-is-waiting = waits for the asker
queue-is-answered = answered by { $name }
queue-is-confirmed = solved by { $name }
queue-is-withdrawn = withdrawn
queue-is-merged = put together with another
queue-is-in_incident = part of an outage
due-label = When it is to be done
due-done = done
due-late = late
due-resting = Clock paused, { $left } left
due-response-running = Reply by { $time }
due-solution-running = Solved by { $time }
due-response-overdue = Reply late since { $time }
due-solution-overdue = Late since { $time }
due-response-in-time = Replied in time
due-solution-in-time = Solved in time
due-response-late = Replied late
due-solution-late = Solved late
queue-group-due = Due first
queue-group-undated = No deadline
queue-group-waiting = Waiting for asker
queue-group-waiting-note = clocks paused
queue-group-incident = In the outage
queue-group-incident-note = { $count ->
    [one] { $count } question, clocks paused
   *[other] { $count } questions, one answer
}
terms-title = Opening hours and targets
terms-none = Nobody has said so yet. Questions have no deadline.
terms-open = Open
terms-never-open = At no fixed hours
terms-zone-of = ({ $zone } time)
terms-zone = Time zone
terms-closed = Closed on
terms-closed-more = and { $count } more
terms-closed-hint = One day a line, for example 25-12-2026.
terms-response = First reply
terms-solution = Answer
terms-within =
    { $hours ->
        [one] within { $hours } open hour
       *[other] within { $hours } open hours
    }
terms-set = Say when this desk is open
terms-change = Change
terms-dialog = When is { $name } open?
terms-note = This holds for what is asked from now on. Earlier questions keep the deadlines they had.
terms-targets-hint = In hours in which the desk is open. Empty means no deadline. A priority with an empty field is as every question.
terms-every = Every question
terms-response-within =
    { $hours ->
        [one] reply within { $hours } open hour
       *[other] reply within { $hours } open hours
    }
terms-solution-within =
    { $hours ->
        [one] answer within { $hours } open hour
       *[other] answer within { $hours } open hours
    }
terms-save = Save
terms-wrong-hours = These hours do not fit. Type times such as 8:30, with the end after the start.
terms-wrong-days = One of the days is no date. Write them as 25-12-2026, one a line.
terms-wrong-targets = Type a number of hours, such as 4 or 1.5, or leave it empty.

# Outages: one cause of many questions. The desk says what is going on, everybody reads it, and its end answers all.
outage-now = Outages now
outage-label = Outage
outage-of = Outage: { $title }
outage-at = Outage at { $desk }: { $title }
outage-others = { $count ->
    [one] and { $count } more
   *[other] and { $count } more
}
outage-hide = Hide until there is news
outage-strip-since = since
outage-since = Since
outage-parts = { $count ->
    [one] { $count } question put together, its clock is paused
   *[other] { $count } questions put together, clocks paused
}
outage-said = message at
outage-say = Message
outage-report = Report an outage
outage-gone = This outage is not here any more.
outage-runs = The desk is working on it
outage-over = It is over
outage-yours = your question is part of it
outage-messages = What the desk says
outage-last = It is over
outage-questions = Questions that wait for this
outage-end = End
outage-ended = { $count ->
    [0] The outage is over.
    [one] The outage is over. One question has its answer.
   *[other] The outage is over. { $count } questions have their answer.
}
outage-kind-update = Message
outage-kind-end = It is over
outage-write-update = What is known by now?
outage-write-end = It is over: what was it, and what should colleagues do?
outage-send-update = Tell everybody
outage-send-end = End the outage
outage-readers = { $count ->
    [0] Everybody reads this
    [one] Everybody reads this. One person with a question is notified.
   *[other] Everybody reads this. People with { $count } questions are notified.
}
outage-readers-end = { $count ->
    [0] Everybody reads this
    [one] Everybody reads this. It is the answer to one question.
   *[other] Everybody reads this. It is the answer to { $count } questions.
}
outage-join = Part of an outage
outage-leave = Take out of the outage
outage-joined = It is part of the outage “{ $title }” now.
outage-which = Of which outage is it part?
outage-join-this = Choose
outage-new = Another outage
outage-part-yours = You hear what the desk says, and its last message is your answer. You do not have to do anything.
outage-part-desk = The end of the outage answers this question. Until then its clocks are paused.
report-title = What is not working?
report-example = For example: no Wi-Fi in the Venlo warehouse
report-more = What colleagues should know, and what they can do meanwhile
report-from = Your colleague’s question “{ $title }” becomes part of it.
report-readers = Everybody sees this at once, above every page
report-send = Report the outage

# Macros: texts that a desk uses often.
macros-title = Macros
macros-none = No macros yet. A macro is a text that this desk often writes: one key puts it into an answer.
macros-none-here = Nothing to use here: { $desk } has no macro for what you can do with this question now. A lead makes them on the page about the desk.
macros-none-found = No macro with that name.
macros-all = More
macros-choose = Use a macro
macros-find = Name of the macro
macro-use = Use
macro-said = Macro: { $name }
macro-new = New macro
macro-new-title = New macro for { $desk }
macro-edit-title = Change a macro of { $desk }
macro-edit = Change
macro-remove = Remove
macro-removed = The macro { $name } is gone.
macro-refused = Not saved at the server: { $reason }
macro-acts = What to do with { $name }
macro-name = Name
macro-deed = What it does
macro-text = What it writes
macro-places = Filled in by Patio
macro-place-first-name = first name
macro-place-asker = asker
macro-place-my-name = my name
macro-place-desk = desk
macro-place-question = question
macro-places-hint = Put anything else between {"{{"} and {"}}"}, such as {"{{order number}}"}, and your colleague fills it in before the text is sent.
macro-key = Key
macro-key-none = No key
macro-key-of = { $key } (has { $name })
macro-save = Save
undo-sent = Sent in { $seconds } seconds.
undo-take-back = Take back (Ctrl Z)

kept-title = Kept answers
kept-none = This desk has kept no answer yet.
kept-new = Write an answer for everybody
kept-keep = Keep this answer
kept-at = kept answer of { $desk }
kept-standing = Kept answer of { $desk }
kept-label = Kept answer
kept-retired = No longer holds
kept-retired-done = “{ $title }” no longer holds.
kept-gone = This answer is not there, or you may not see it.
kept-helped = { $count ->
    [one] helped 1 colleague
   *[other] helped { $count } colleagues
}
kept-review-late = Should have been looked at on { $date }
kept-helped-line = { $count ->
    [one] Helped 1 colleague
   *[other] Helped { $count } colleagues
}
kept-not-helped = { $count ->
    [one] Did not help 1 colleague
   *[other] Did not help { $count } colleagues
}
kept-overdue = to be looked at since { $date }
kept-review = Will be looked at on { $date }
kept-owner = looks after this ·
kept-acts = More with this answer
kept-change = Change
kept-retire = No longer holds
kept-back = Holds again
kept-give = Give to a colleague
kept-give-title = Who looks after this from now on?
kept-given = { $name } looks after this now.
kept-has = looks after this already
kept-right = Is this still right? Look again
kept-still-right = Still right
kept-reviewed = Good. You will see it again { $count ->
    [12] in a year
    [24] in two years
   *[other] in { $count } months
}.
kept-due = Is this still right?
kept-votes = Whether this helped
kept-did-it-help = Did this help you?
kept-vote-yes = Yes
kept-vote-no = No
kept-why = What was missing?
kept-why-send = Say so
kept-why-readers = Only { $desk } reads this, with your name.
kept-from = Answer to
kept-earlier = { $count ->
    [one] Earlier text
   *[other] { $count } earlier texts
}
kept-until = held until
keep-title = What do we know?
keep-change-title = How is it now?
keep-example = For example: how to ask for a new badge
keep-text = The answer, for everybody
keep-topics = Topics
keep-topics-example = wifi, laptop
keep-review = Look at it again
keep-review-on = on { $date }
keep-review-in = { $count ->
    [12] in a year
    [24] in two years
   *[other] in { $count } months
}
keep-readers = Everybody can read this
keep-send = Keep
