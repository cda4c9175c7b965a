# Communities: overzicht, lid worden, leden, uitnodigen.

communities-title = Communities
communities-filter = Zoek een community
communities-joined = Waar je lid van bent
communities-open = Open voor iedereen
communities-invited = Uitnodigingen
communities-none-joined = Nog geen.
communities-none-open = Je zit in elke open community.
communities-none = Er zijn nog geen communities. Maak de eerste.
community-label = Community
community-members =
    { $count ->
        [one] { $count } lid
       *[other] { $count } leden
    }
community-closed = gesloten
community-closed-dot = · gesloten
community-join = Word lid
community-joining = Wordt verstuurd
community-joined = lid
community-accept = Neem aan
community-invited-by = Uitgenodigd door { $name },
community-about = Over deze community
community-empty = Hier staat nog niets. Schrijf het eerste bericht.
community-first-post = Schrijf een bericht
community-create = Maak een community
community-create-title = Nieuwe community
community-name = Naam
community-description = Waar gaat het over
community-kind = Wie mag erin
community-kind-open = Open
community-kind-open-body = Iedereen in de organisatie kan lezen en lid worden.
community-kind-closed = Gesloten
community-kind-closed-body = Alleen leden zien dat deze community bestaat. Lid worden gaat op uitnodiging.
community-invite = Nodig uit
community-invite-title = Uitnodigen voor { $name }
community-invite-who = Zoek op naam
community-invite-do = Nodig uit
community-invite-none = Niemand gevonden met die naam.
community-invited = { $name } is uitgenodigd voor { $community }.
community-leave = Verlaat
community-stay = Blijf lid
community-leave-title = { $name } verlaten?
community-leave-open = Wat je schreef blijft staan. Je kunt altijd terugkomen.
community-leave-closed = Wat je schreef blijft staan, maar je ziet het niet meer. Terugkomen gaat op uitnodiging.
community-members-title = Leden
community-members-more = Toon meer
community-manager = beheert
community-remove = Haal weg
