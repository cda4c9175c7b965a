# Wat er mis kan gaan: een zin voor elke code uit Rust.

error-wait =
    { $seconds ->
        [one] Probeer het over { $seconds } seconde weer.
       *[other] Probeer het over { $seconds } seconden weer.
    }
error-address_insecure = Dit adres is niet beveiligd. Gebruik een adres dat met https:// begint; er is niets verstuurd.
error-shutting_down = Patio sluit net af. Wat je schreef is bewaard.
error-unknown_call = Deze versie van Patio kan dit niet. Sluit Patio en open het opnieuw.
error-malformed = Patio begreep zichzelf niet. Je tekst staat nog in beeld; laat het je beheerder weten.
error-internal = Dit lukte niet door een fout in Patio. Wat je schreef is bewaard.
error-not_found = Dit is er niet, of niet meer, of het is niet voor jou te zien.
error-not_signed_in = Je bent niet aangemeld.
error-offline = De server is niet te bereiken. Kijk of je netwerk hebt en of het adres klopt, en probeer het opnieuw.
error-not_patio = Op dit adres antwoordt iets anders dan Patio. Kijk het adres na.
error-captive_portal = Het netwerk houdt je tegen met een eigen aanmeldpagina, zoals in een hotel of trein. Meld je daar aan in je browser en probeer het opnieuw.
error-server_too_old = De server is ouder dan deze Patio kan gebruiken. Vraag je beheerder om hem bij te werken.
error-server_too_new = De server is nieuwer dan deze Patio. Werk Patio op deze laptop bij.
error-address_invalid = Dit is geen adres en geen uitnodiging. Een adres ziet eruit als https://patio.voorbeeld.nl.
error-invitation_invalid = Deze uitnodiging klopt niet, is al gebruikt of is verlopen. Vraag je beheerder om een nieuwe.
error-sign_in_failed = Aanmeldnaam en wachtwoord horen niet bij elkaar.
error-too_many_attempts = Er is te vaak een verkeerd wachtwoord gebruikt.
error-password_invalid = Dit wachtwoord is te kort of te lang. Kies er een van 10 tot 200 tekens.
error-unsent_work = Er is nog iets niet verstuurd.
error-disk_full = De schijf is vol. Je tekst staat nog in beeld: maak ruimte vrij of kopieer hem.
error-storage_failed = Patio kan niet op de schijf schrijven. Je tekst staat nog in beeld: kopieer hem voor je Patio sluit.
error-session_ended = Je bent afgemeld, op deze laptop of vanaf een andere. Meld je opnieuw aan; wat je schreef is bewaard.
error-server_busy = De server heeft het druk. Probeer het zo weer.
error-already_sent = Dit is al onderweg of verstuurd en kan hier niet meer worden teruggehaald.
error-certificate_invalid = De server kan niet aantonen dat hij het echt is. Er is niets verstuurd; vraag je beheerder naar het certificaat.
refusal-profile_incomplete = Vul eerst je profiel in: naam, functie en iets waar je van weet.
refusal-not_found = Dit is er niet meer, of je mag het niet meer zien.
refusal-not_a_member = Je bent geen lid (meer) van deze community.
refusal-not_the_author = Alleen wie het schreef kan dit doen.
refusal-not_a_manager = Alleen wie de community beheert kan dit doen.
refusal-withdrawn = Dit was al ingetrokken.
refusal-text_empty = Er staat nog geen tekst.
refusal-text_too_long = De tekst is te lang.
refusal-text_too_complex = De tekst heeft te veel of te diepe lijsten en citaten.
refusal-title_invalid = De titel is te lang of heeft een regeleinde.
refusal-name_invalid = De naam is leeg, te lang of heeft vreemde tekens.
refusal-job_invalid = De functie is leeg, te lang of heeft vreemde tekens.
refusal-expertise_invalid = Noem minstens een en hooguit twaalf dingen, elk hooguit 40 tekens.
refusal-description_invalid = De omschrijving is te lang.
refusal-link_invalid = Een link begint met https:// of is een e-mailadres.
refusal-too_many_mentions = Er staan meer dan 50 mensen in genoemd.
refusal-emoji_invalid = Kies één emoji.
refusal-name_taken = Er is al een community met deze naam.
refusal-last_manager = Je bent de laatste die deze community beheert. Maak eerst iemand anders beheerder.
refusal-id_taken = Dit bestond al.
refusal-id_reused = Dit was al verstuurd met een andere inhoud.
refusal-unknown_command = De server kent dit nog niet. Vraag je beheerder om hem bij te werken.
refusal-malformed = De server kon dit niet lezen.
refusal-profile_field_invalid = Dit veld is te lang, staat vol vreemde tekens of klopt niet. Kijk het na.
refusal-topic_invalid = Dit onderwerp kan zo niet heten: leeg, te lang, of de naam is al van een ander onderwerp.
refusal-not_for_yourself = Dit kun je niet voor jezelf doen.
refusal-file_missing = Een bestand hoort hier niet bij of is niet aangekomen. Voeg het opnieuw toe.
refusal-file_too_large = Dit bestand is groter dan 1 GB. Deel het in kleinere stukken.
refusal-file_type_refused = Dit soort bestand kan hier niet, of het is iets anders dan zijn naam zegt.
refusal-file_damaged = Dit bestand is beschadigd of niet heel aangekomen. Kies het opnieuw.
refusal-file_name_invalid = Deze bestandsnaam is leeg, te lang of heeft vreemde tekens.
refusal-image_too_large = Dit beeld heeft meer dan 40 miljoen beeldpunten. Maak het kleiner en probeer het opnieuw.
refusal-archive_refused = Dit archief pakt zo groot uit dat het een val kan zijn. Het is niet aangenomen.
refusal-quota_exceeded = Je ruimte voor bestanden is vol. Trek iets ouds in, dan is er weer plaats.
refusal-too_many_files = Er passen hooguit 10 bestanden bij één bericht.
error-not_an_export = Dit is geen gegevensexport van LinkedIn, of de bestanden met profiel, functies en vaardigheden ontbreken. Kies de ZIP zoals je hem kreeg.
error-encoding_unclear = Niet te zien hoe de letters in dit bestand zijn opgeslagen. Neem de ZIP zoals je hem kreeg, of sla het bestand op als CSV UTF-8.
