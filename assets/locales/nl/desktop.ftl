# Het systeemvak, bureaubladmeldingen, en wat er staat als Patio niet kan starten. Voor de schil van de app, niet voor de pagina's.

tray-open = Open Patio
tray-quit = Sluit af
tray-up-to-date = Bijgewerkt
tray-offline = Offline, je werk is bewaard
tray-signed-out = Niet aangemeld
tray-waiting =
    { $count ->
        [one] { $count } tekst wacht op verzending
       *[other] { $count } teksten wachten op verzending
    }

notification-open = Open

start-title = Patio kan nog niet starten
start-again = Probeer opnieuw
start-in-use = Patio is al open met deze gegevensmap. Zoek het venster of het pictogram in het systeemvak. Zie je het niet, dan sluit Patio misschien nog af: probeer het zo opnieuw.
start-newer = Deze gegevens zijn het laatst gebruikt door een nieuwere Patio. Installeer die versie opnieuw; er is niets veranderd.
start-disk-full = De schijf is vol, dus Patio kan niet bewaren wat je schrijft. Er is niets kwijt. Maak ruimte vrij en probeer het opnieuw.
start-no-access = Patio mag niet schrijven in zijn map. Er is niets veranderd. Vraag je beheerder om toegang tot de map hieronder.
start-other = Patio kon zijn gegevens niet openen. Er is niets veranderd of verwijderd. Probeer het opnieuw; blijft het zo, laat je beheerder dan de map hieronder zien.
start-folder = Map: { $folder }

help =
    Patio { $version }, je intranet op je laptop

    patio [opties] [patio://…]

    --data-dir MAP   de map voor alle gegevens, in plaats van de gewone
    --hidden         start in het systeemvak
    -h, --help       deze uitleg
    -V, --version    de versie

    In een terminal werkt patio-cli met dezelfde gegevens: patio-cli --help
