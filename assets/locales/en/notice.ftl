# Desktop notifications.
notice-mention-title = { $name } mentions you in { $community }
notice-closed-title = Somebody mentions you
notice-closed-body = In a closed community.
notice-several-title = { $count ->
    [one] { $count } mention of you
   *[other] { $count } mentions of you
}
notice-several-body = By { $people } in { $communities }
notice-closed-several = In closed communities.
notice-people-two = { $first } and { $second }
notice-people-more = { $first }, { $second } and { $more ->
    [one] { $more } other
   *[other] { $more } others
}
notice-places-two = { $first } and { $second }
notice-places-more = { $first }, { $second } and { $more ->
    [one] { $more } other community
   *[other] { $more } other communities
}
notice-answer-title = { $name } answers your question
notice-answer-too = { $name } answers a question that you have, too
notice-withdrawn-title = { $name } took back a question that you have, too
notice-withdrawn-body = Ask it yourself if you still want to know.
notice-asks-title = { $name } asks about your question
notice-answer-private = Your private question has an answer
notice-asks-private = There is something to ask about your private question
notice-answers-title = { $count ->
    [one] { $count } answer to your questions
   *[other] { $count } answers to your questions
}
notice-answers-body = They stand in Help.
notice-due-response = { $minutes ->
    [one] { $minutes } minute left to reply
   *[other] { $minutes } minutes left to reply
}
notice-due-solution = { $minutes ->
    [one] { $minutes } minute left to answer
   *[other] { $minutes } minutes left to answer
}
notice-due-count = { $count ->
    [one] { $count } question is due soon
   *[other] { $count } questions are due soon
}
notice-due-body = They stand first in the queue.
notice-due-nobody = Nobody has it yet.
notice-due-owner = { $name } has it.
notice-due-private = A question for the desk alone
notice-assigned-title = { $name } gave you a question
notice-assigned-private = A colleague gave you a private question
notice-assigned-count = { $count ->
    [one] { $count } question was given to you
   *[other] { $count } questions were given to you
}
notice-assigned-body = They stand in the queue, under Yours.
notice-merged-title = { $name } put your question together with another
notice-merged-count = { $count ->
    [one] { $count } of your questions was put together with another
   *[other] { $count } of your questions were put together with others
}
notice-incident-joined = { $name }: your question is part of an outage
notice-incident-said = { $desk } on the outage “{ $title }”
notice-incident-over = { $desk }: the outage “{ $title }” is over
notice-review-title = Is this still right?
notice-review-count = { $count ->
    [one] 1 answer to look at again
   *[other] { $count } answers to look at again
}
notice-review-body = They stand first in Help.
