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
