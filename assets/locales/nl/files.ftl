# Bestanden en beelden.

files-attach = Voeg bestanden toe
files-label = Bestanden
files-drop = Laat los om toe te voegen
files-remove = Haal { $name } weg
files-coming = wordt klaargezet, { $size }
upload-waiting = wacht
upload-moving = onderweg, { $part }%
upload-paused = gepauzeerd op { $part }%
upload-done = aangekomen
upload-refused = niet aangenomen
upload-of = Voortgang van { $name }
upload-pause = Pauzeer { $name }
upload-resume = Ga verder met { $name }
upload-said-paused = { $name } is gepauzeerd.
upload-said-done = { $name } is aangekomen.
upload-said-refused = { $name } is niet aangenomen. { $why }
image-open = Open { $name }
image-open-more = Open { $name } en nog { $count }
image-more = +{ $count }
image-missing = Dit beeld staat nog niet op deze laptop. Het komt zodra er netwerk is.
image-of = { $at } van { $count }
image-previous = Vorige
image-next = Volgende
file-save = Bewaar { $name }
file-saved = Bewaard: { $path }
files-stay = De bestanden horen bij deze community.
