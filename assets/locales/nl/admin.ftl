# De plek van een beheerder: eerste stappen en collega's uitnodigen.

nav-admin = Beheer
admin-title = Beheer
admin-steps = Eerste stappen
admin-step-done = Gedaan
admin-step-community = Maak een community
admin-step-community-body = Een plek voor een team, een onderwerp of de koffietafel. Zonder community kan niemand iets schrijven.
admin-step-colleagues = Nodig collega’s uit
admin-step-colleagues-body = Begin met een paar mensen die graag meedoen. Zij helpen straks de rest op weg.
admin-step-desk = Maak een desk
admin-step-desk-body = IT of HR bijvoorbeeld: collega’s die de vragen van iedereen beantwoorden, één keer en in het open.
admin-invite = Collega’s uitnodigen
admin-invite-label = E-mailadressen
admin-invite-example = Jan de Vries <jan@voorbeeld.nl>
admin-invite-hint = Eén per regel, met of zonder naam. Plakken uit een spreadsheet of een mail kan ook.
admin-invite-more = en nog { $count }
admin-invite-unread =
    { $count ->
        [one] In één regel staat geen heel e-mailadres:
       *[other] In { $count } regels staat geen heel e-mailadres:
    }
admin-invite-unread-line = regel { $line }: { $text }
admin-invite-beyond = Patio nodigt er { $count } tegelijk uit. De andere { $beyond } blijven hier staan; nodig hen daarna uit.
admin-invite-do =
    { $count ->
        [0] Nodig uit
        [one] Nodig 1 collega uit
       *[other] Nodig { $count } collega’s uit
    }
admin-invite-doing = { $count } van { $of }
admin-invited = Uitgenodigd
admin-invited-body = Patio verstuurt zelf geen mail. Kopieer de mail of de link naar je collega; je ziet de link alleen hier. Wie opnieuw wordt uitgenodigd, krijgt een nieuwe link.
admin-invited-copy-all = Kopieer alle links
admin-invited-until = De link werkt tot { $day }
admin-invited-link = Kopieer link
admin-invited-link-of = Kopieer link: { $name }
admin-invited-mail = Kopieer mail
admin-invited-mail-of = Kopieer mail: { $name }
admin-mail =
    { $name ->
        [no] Hoi,
       *[other] Hoi { $name },
    }

    { $organisation } gebruikt Patio: daar vraag je het aan collega’s, en vind je wat er al beantwoord is. Met deze link maak je je account:

    { $link }

    De link werkt één keer, tot { $day }.

    Groet,
    { $by }
