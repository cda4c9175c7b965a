# Files and images.

files-attach = Add files
files-label = Files
files-drop = Let go to add
files-remove = Remove { $name }
files-coming = getting ready, { $size }
upload-waiting = waiting
upload-moving = on its way, { $part }%
upload-paused = paused at { $part }%
upload-done = arrived
upload-refused = not accepted
upload-of = Progress of { $name }
upload-pause = Pause { $name }
upload-resume = Go on with { $name }
upload-said-paused = { $name } is paused.
upload-said-done = { $name } has arrived.
upload-said-refused = { $name } was not accepted. { $why }
image-open = Open { $name }
image-open-more = Open { $name } and { $count } more
image-more = +{ $count }
image-missing = This image is not on this laptop yet. It comes when you are back online.
image-of = { $at } of { $count }
image-previous = Previous
image-next = Next
file-save = Save { $name }
file-saved = Saved: { $path }
files-stay = The files belong to this community.
