# Instellingen en afmelden.

settings-title = Instellingen
settings-look = Taal en uiterlijk
settings-language = Taal
settings-theme = Uiterlijk
language-nl = Nederlands
language-en = English
theme-system = Volg systeem
theme-light = Licht
theme-dark = Donker
settings-notifications = Meldingen
settings-notify = Geef een melding als iemand me noemt
settings-notify-body = Op het bureaublad, met een knop om het gesprek te openen.
settings-notify-work = Herinner me aan vragen die bijna te laat zijn
settings-notify-work-body = Voor wie bij een desk antwoordt: in het laatste halfuur voordat de tijd om is.
settings-notify-closed = Toon ook tekst uit gesloten communities
settings-notify-closed-body = Staat dit uit, dan zegt de melding alleen dat je genoemd bent.
settings-keep = Laat Patio aanstaan als ik het venster sluit
settings-keep-body = Patio blijft dan als pictogram bij de klok en geeft meldingen. Staat dit uit, dan sluit Patio helemaal af.
settings-profile = Je profiel
settings-password = Je wachtwoord
settings-password-body = Na een wijziging blijf je hier aangemeld. Overal elders word je afgemeld.
password-change = Wijzig wachtwoord
password-current = Huidig wachtwoord
password-new = Nieuw wachtwoord
password-note = Minstens { $count } tekens. Een korte zin is prima.
password-show = Toon wat ik typ
password-changed = Je wachtwoord is gewijzigd. Overal elders ben je afgemeld.
settings-sessions = Waar je aangemeld bent
session-unnamed = Een laptop zonder naam
session-this = deze laptop
session-seen = Laatst gezien
session-since = · aangemeld sinds
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
sign-out-body = Patio verwijdert van deze laptop wat je hier kon lezen. Alles wat je schreef is verstuurd.
sign-out-unsent =
    { $count ->
        [one] { $count } tekst is nog niet verstuurd
       *[other] { $count } teksten zijn nog niet verstuurd
    }
sign-out-unsent-body = Meld je je af, dan blijft wat nog niet verstuurd is op deze laptop bewaard. Patio verstuurt het als jij je hier weer aanmeldt.
sign-out-stay = Blijf aangemeld
