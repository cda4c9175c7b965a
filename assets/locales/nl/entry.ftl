# De weg naar binnen.

entry-steps = Stappen
entry-step-1 = 1 Aanmelden
entry-step-2 = 2 Je profiel
entry-step-3 = 3 Je communities
entry-server-title = Waar staat jullie Patio?
entry-server-lead = Elke organisatie heeft haar eigen Patio, op haar eigen server. Kreeg je een uitnodiging, dan staat alles daar al in.
entry-address = Adres of uitnodiging
entry-address-example = https://patio.voorbeeld.nl
entry-address-note = Plak de link uit je uitnodiging, of typ het adres dat je beheerder gaf.
entry-continue = Verder
entry-checking = Even kijken
entry-sign-in-title = Welkom bij { $organisation }
entry-sign-in-lead = Meld je aan met je aanmeldnaam en het wachtwoord dat je bij je uitnodiging koos.
entry-closed-title = Je account is gesloten
entry-closed-lead = Patio heeft de gegevens van { $organisation } van deze laptop gehaald. Wat je zelf schreef en nog niet had verstuurd, staat hier nog.
entry-closed-kept =
    { $count ->
        [one] Eén tekst van jou
       *[other] { $count } teksten van jou
    }
entry-closed-nothing = Er staat hier niets meer van jou dat nog niet was verstuurd.
entry-closed-draft = Concept, bewaard { $time }
entry-closed-unsent = Niet verstuurd, geschreven { $time }
entry-closed-sign-in = Opnieuw aanmelden
entry-login = Aanmeldnaam
entry-login-note = Hiermee meld je je later aan.
entry-password = Wachtwoord
entry-new-password = Kies een wachtwoord
entry-password-note = Minstens { $count } tekens. Een korte zin is prima.
entry-sign-in = Meld aan
entry-signing-in = Aanmelden
entry-other-server = Andere server
entry-server-is = Server: { $server }
entry-unsent =
    { $count ->
        [one] { $count } tekst van je staat veilig op deze laptop en wordt verstuurd zodra je bent aangemeld.
       *[other] { $count } teksten van je staan veilig op deze laptop en worden verstuurd zodra je bent aangemeld.
    }
entry-accept-title = Welkom, { $name }
entry-accept-title-plain = Welkom
entry-accept-lead = Je bent uitgenodigd bij { $organisation }. Kies een wachtwoord, dan ben je binnen.
entry-accept = Ga naar binnen
entry-sync-title = Je Patio wordt klaargezet
entry-sync-lead = Alles wat je mag lezen komt op deze laptop te staan. Daarna werkt Patio ook zonder netwerk.
entry-sync-count =
    { $count ->
        [one] { $count } item opgehaald
       *[other] { $count } items opgehaald
    }
entry-sync-note = Valt het netwerk weg, dan gaat Patio later verder waar het gebleven was.
entry-profile-title = Vertel eerst wie je bent
entry-profile-lead = Zo weten collega’s wie er schrijft en waar je verstand van hebt. Drie velden, twee minuten.
entry-communities-title = Waar hoor je bij?
entry-communities-lead = Wat er in je communities gebeurt, zie je straks op je startscherm. Bij open communities kun je altijd lid worden en weer weggaan.
entry-communities-later = Veranderen kan altijd, onder Communities.
entry-go = Naar start
entry-communities-none = Er zijn nog geen communities. Op je startscherm kun je zo de eerste maken.
