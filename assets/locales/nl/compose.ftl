# Schrijven: reactie, nieuw bericht, bewerken.

composer-rest = Schrijf een reactie
composer-label = Je reactie
composer-send = Verstuur
composer-readers =
    { $count ->
        [one] { $count } lid leest mee
       *[other] { $count } leden lezen mee
    }
composer-readers-closed =
    { $count ->
        [one] Alleen { $count } lid leest mee
       *[other] Alleen de { $count } leden lezen mee
    }
composer-reply-to = Reactie op
composer-reply-earlier = een eerdere reactie
composer-no-reply = Reageer toch op het bericht zelf
composer-profile = Vertel eerst wie je bent, dan kun je schrijven. Lezen kan al.
composer-to-profile = Vul je profiel in
composer-join = Word lid van { $community } om mee te praten.
composer-withdrawn = Dit bericht is ingetrokken; reageren kan niet meer.
composer-to-community = Naar de community
chars-left =
    { $count ->
        [one] nog { $count } teken
       *[other] nog { $count } tekens
    }
text-too-long =
    { $kind ->
        [post] Een bericht heeft hoogstens { $max } tekens; dit zijn er { $count } te veel.
        [question] Een vraag of antwoord heeft hoogstens { $max } tekens; dit zijn er { $count } te veel.
        [incident] Een bericht over een storing heeft hoogstens { $max } tekens; dit zijn er { $count } te veel.
       *[comment] Een reactie heeft hoogstens { $max } tekens; dit zijn er { $count } te veel.
    } Je tekst is veilig: hij is bewaard als concept.
new-post = Nieuw bericht
new-post-in = In
new-post-choose = Kies een community
new-post-choose-first = Kies eerst een community.
new-post-files-first = Kies eerst een community, dan kun je bestanden toevoegen.
new-post-title = Titel, als je wilt
new-post-title-label = Titel
new-post-text = Je bericht
new-post-rest = Wat wil je vertellen of vragen?
new-post-send = Plaats
new-post-nowhere = Je bent nog geen lid van een community. Word eerst ergens lid.
edit-label = Je tekst
edit-hint = Iedereen kan de eerdere versie zien.
edit-save = Bewaar
edit-cancel = Laat zoals het was
editor-bar = Opmaak
editor-bold = Vet
editor-italic = Cursief
editor-code = Code
editor-link = Link
editor-bulletList = Lijst
editor-orderedList = Genummerde lijst
editor-blockquote = Citaat
editor-codeBlock = Codeblok
editor-mention = Noem iemand
editor-emoji = Emoji
emoji-search = Zoek een emoji
emoji-none = Geen emoji gevonden. Probeer een ander woord.
emoji-found-title = Gevonden
emoji-found =
    { $count ->
        [0] Geen emoji gevonden
       *[other] { $count } emoji gevonden
    }
emoji-found-most = De eerste { $count }; met nog een woord vind je de rest.
emoji-recent = Pas gebruikt
emoji-handful = Bij de hand
emoji-groups = Groepen
emoji-group-near = Bij de hand
emoji-group-0 = Gezichten en gevoelens
emoji-group-1 = Mensen en handen
emoji-group-3 = Dieren en natuur
emoji-group-4 = Eten en drinken
emoji-group-5 = Reizen en plaatsen
emoji-group-6 = Sport en feest
emoji-group-7 = Voorwerpen
emoji-group-8 = Symbolen
emoji-group-9 = Vlaggen
emoji-tone = Huidskleur
emoji-tone-0 = Geel
emoji-tone-1 = Licht
emoji-tone-2 = Lichtgetint
emoji-tone-3 = Getint
emoji-tone-4 = Donkergetint
emoji-tone-5 = Donker
editor-link-address = Adres, zoals https://voorbeeld.nl
editor-link-apply = Voeg link toe
mention-menu = Mensen om te noemen
