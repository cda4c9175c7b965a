# Instellingen en afmelden.

settings-title = Instellingen
settings-look = Taal en uiterlijk
settings-language = Taal
settings-theme = Uiterlijk
language-nl = Nederlands
language-en = English
theme-system = Als het systeem
theme-light = Licht
theme-dark = Donker
settings-notifications = Meldingen
settings-notify = Melding als iemand je noemt
settings-notify-body = Op het bureaublad, met een knop om het gesprek te openen.
settings-notify-closed = Toon ook tekst uit gesloten communities
settings-notify-closed-body = Staat dit uit, dan zegt de melding alleen dat je genoemd bent.
settings-profile = Je profiel
settings-sessions = Waar je aangemeld bent
session-this = deze laptop
session-seen = Laatst gezien
session-since = · sinds
session-end = Meld af
settings-laptop = Deze laptop
settings-server = Server
settings-login = Aanmeldnaam
settings-secrets = Sleutels staan in
secrets-keyring = De sleutelbos van het systeem
secrets-file = Een bestand dat alleen jij kunt lezen; er is geen sleutelbos
settings-version = Versie
sign-out = Meld af
sign-out-title = Afmelden op deze laptop?
sign-out-body = Wat hier gelezen kon worden, verdwijnt van deze laptop. Alles wat je schreef is verstuurd.
sign-out-unsent =
    { $count ->
        [one] { $count } tekst is nog niet verstuurd
       *[other] { $count } teksten zijn nog niet verstuurd
    }
sign-out-unsent-body = Meld je af, dan blijft wat nog niet verstuurd is op deze laptop bewaard. Het gaat uit als jij je hier weer aanmeldt.
sign-out-stay = Blijf aangemeld
