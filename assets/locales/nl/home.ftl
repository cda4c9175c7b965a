# Start: nieuw sinds je weg was.

home-label = Nieuw
home-title = Nieuw sinds je weg was
home-since = Sinds { $time }
home-first = Alles is nog nieuw voor je
home-filter = Toon
home-all = Alles
home-for-you = Voor jou
home-end = Je bent bij
home-end-for-you = Dit was alles voor jou
home-end-more = Oudere gesprekken staan in je communities.
home-none-joined = Je bent nog geen lid van een community. Kies er een, dan staat hier wat er nieuw is.
home-no-community = Er zijn nog geen communities. In een community schrijf en lees je; de eerste maak jij.
home-find = Kies een community
group-unread = { $count } ongelezen
group-read = gelezen
group-more =
    { $count ->
        [one] Nog { $count } ongelezen gesprek
       *[other] Nog { $count } ongelezen gesprekken
    }
row-unread = Ongelezen:
row-withdrawn = Ingetrokken bericht
row-only-files = Een foto of bestand
row-mention = Noemt jou
row-answer = Reageert op jou
row-last = laatst { $name }
row-waiting =
    { $count ->
        [one] { $count } nog niet verstuurd
       *[other] { $count } nog niet verstuurd
    }
row-refused =
    { $count ->
        [one] { $count } geweigerd
       *[other] { $count } geweigerd
    }
row-draft = concept
