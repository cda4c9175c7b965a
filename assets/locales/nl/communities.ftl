# Communities: overzicht, lid worden, leden, uitnodigen.

communities-title = Communities
communities-filter = Zoek een community
communities-joined = Jouw communities
communities-open = Open voor iedereen
communities-invited = Uitnodigingen
communities-none-joined = Je bent nog geen lid van een community.
communities-none-open = Je bent al lid van alle open communities.
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
community-joining = Onderweg
community-joined = lid
community-accept = Accepteer
community-invited-by = Uitgenodigd door { $name },
community-about = Over deze community
community-empty = Hier staat nog niets. Schrijf het eerste bericht.
community-first-post = Schrijf een bericht
community-create = Maak een community
community-create-title = Nieuwe community
community-name = Naam
community-description = Waar gaat het over?
community-kind = Wie mag lid worden?
community-kind-open = Open
community-kind-open-body = Iedereen in de organisatie kan meelezen en lid worden.
community-kind-closed = Gesloten
community-kind-closed-body = Alleen leden zien dat deze community bestaat. Lid worden kan alleen op uitnodiging.
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
community-leave-closed = Wat je schreef blijft staan, maar je ziet het niet meer. Om terug te komen heb je een nieuwe uitnodiging nodig.
community-members-title = Leden
community-members-more = Toon meer
community-manager = beheerder
community-remove = Verwijder
