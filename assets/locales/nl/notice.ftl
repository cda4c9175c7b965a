# Meldingen op het bureaublad.
notice-mention-title = { $name } noemt je in { $community }
notice-closed-title = Iemand noemt je
notice-closed-body = In een gesloten community.
notice-several-title = Je bent { $count } keer genoemd
notice-several-body = Door { $people } in { $communities }
notice-closed-several = In gesloten communities.
notice-people-two = { $first } en { $second }
notice-people-more = { $first }, { $second } en nog { $more ->
    [one] { $more } collega
   *[other] { $more } collega’s
}
notice-places-two = { $first } en { $second }
notice-places-more = { $first }, { $second } en nog { $more ->
    [one] { $more } community
   *[other] { $more } communities
}
notice-answer-title = { $name } beantwoordt je vraag
notice-answer-too = { $name } beantwoordt een vraag die jij ook hebt
notice-withdrawn-title = { $name } trok een vraag in die jij ook hebt
notice-withdrawn-body = Stel de vraag zelf als je het antwoord nog nodig hebt.
notice-asks-title = { $name } vraagt iets over je vraag
notice-answer-private = Je vraag aan de desk heeft antwoord
notice-asks-private = De desk wil iets weten over je vraag
notice-answers-title = { $count ->
    [one] { $count } antwoord op je vragen
   *[other] { $count } antwoorden op je vragen
}
notice-answers-body = Ze staan bij Hulp.
notice-due-response = { $minutes ->
    [one] Nog { $minutes } minuut om te reageren
   *[other] Nog { $minutes } minuten om te reageren
}
notice-due-solution = { $minutes ->
    [one] Nog { $minutes } minuut voor het antwoord
   *[other] Nog { $minutes } minuten voor het antwoord
}
notice-due-count = { $count ->
    [one] { $count } vraag is bijna te laat
   *[other] { $count } vragen zijn bijna te laat
}
notice-due-body = Ze staan bovenaan in de wachtrij.
notice-due-nobody = Niemand heeft deze vraag nog.
notice-due-owner = { $name } heeft deze vraag.
notice-due-private = Een vraag alleen voor de desk
notice-assigned-title = { $name } gaf jou een vraag
notice-assigned-private = Een collega gaf jou een vraag die alleen voor de desk is
notice-assigned-count = { $count ->
    [one] Je kreeg { $count } vraag
   *[other] Je kreeg { $count } vragen
}
notice-assigned-body = Ze staan in de wachtrij, bij Van jou.
notice-merged-title = { $name } voegde je vraag samen met een andere
notice-merged-count = { $count ->
    [one] { $count } van je vragen is samengevoegd met een andere
   *[other] { $count } van je vragen zijn samengevoegd met andere
}
notice-incident-joined = { $name }: je vraag hoort bij een storing
notice-incident-said = { $desk } over de storing “{ $title }”
notice-incident-over = { $desk }: de storing “{ $title }” is voorbij
notice-review-title = Klopt dit nog?
notice-review-count = { $count ->
    [one] 1 antwoord om na te kijken
   *[other] { $count } antwoorden om na te kijken
}
notice-review-body = Ze staan bovenaan bij Hulp.
