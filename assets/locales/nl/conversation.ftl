# Een gesprek: bericht, reacties, wat onderweg is.

post-untitled = Bericht van { $name }
post-label = Bericht
bar-members =
    { $count ->
        [one] · { $count } lid
       *[other] · { $count } leden
    }
thread-label =
    { $count ->
        [one] { $count } reactie
       *[other] { $count } reacties
    }
thread-earlier =
    { $count ->
        [one] Nog { $count } eerdere reactie
       *[other] Nog { $count } eerdere reacties
    }
thread-new = Nieuw
conversation-more = Meer
conversation-unread = Markeer als ongelezen
conversation-about = Over deze community
entry-comment = Reageer
entry-reply = Reageer
entry-edit = Bewerk
entry-withdraw = Trek in
entry-history = Eerdere versies
entry-edited = bewerkt
tombstone-comment = <name>{ $name }</name> trok deze reactie in ({ $time }).
tombstone-post = <name>{ $name }</name> trok dit bericht in ({ $time }). De reacties blijven staan.
delivery-waiting = wacht op het netwerk
delivery-sending = onderweg
delivery-saved = Bewaard, { $time }. Patio verstuurt het vanzelf.
delivery-paused = Bewaard, { $time }. Je hebt een bestand gepauzeerd; hervat het, dan verstuurt Patio dit.
delivery-held = Bewaard, { $time }. Gaat verder zodra er netwerk is.
delivery-unconfirmed = De server heeft dit nog niet bevestigd.
delivery-refused = Geweigerd. { $why }
delivery-change = Je wijziging is bewaard. Patio verstuurt die vanzelf.
code-copy = Kopieer de code
reaction-add = Voeg een emoji toe
reaction-more = Meer emoji
reaction-label = { $emoji }, { $count } keer
history-title = Eerdere versies
history-until = Zo stond het er tot
history-empty = Er is geen eerdere versie.
withdraw-comment = Reactie intrekken?
withdraw-post = Bericht intrekken?
withdraw-body = De tekst verdwijnt bij iedereen. In het gesprek blijft te zien dat jij iets hebt ingetrokken.
withdraw-yes = Trek in
withdraw-no = Laat staan
mention = @{ $name }
helpful = Dit hielp mij
helped-count =
    { $count ->
        [one] hielp { $count } collega
       *[other] hielp { $count } collega’s
    }
link-leads = (leidt naar { $to })
jump-new-above =
    { $count ->
        [one] { $count } nieuwe hierboven
       *[other] { $count } nieuwe hierboven
    }
jump-new-below =
    { $count ->
        [one] { $count } nieuwe hieronder
       *[other] { $count } nieuwe hieronder
    }
jump-read = Markeer als gelezen
jump-latest = Naar de laatste
conversation-read = Markeer als gelezen
conversation-link = Kopieer link
conversation-date = Ga naar een datum
entry-more = Meer bij deze reactie
entry-quote = Citeer
entry-link = Kopieer link
quote-marked = Citeer deze woorden
reference-comment = { $name } in { $title }
date-title = Ga naar een datum
date-go = Ga
bar-to-top = Naar het begin van het gesprek
context-label = Bij dit gesprek
context-people = Wie zijn hier nog meer
context-began = begon dit gesprek
context-more =
    { $count ->
        [one] en nog { $count } collega
       *[other] en nog { $count } collega’s
    }
context-community = De community
context-members =
    { $count ->
        [one] { $count } lid
       *[other] { $count } leden
    }
context-about = Over deze community
