# The tray, desktop notifications, and what is said when Patio cannot start. Read by the desktop shell, not by the pages.

tray-open = Open Patio
tray-quit = Quit
tray-up-to-date = Up to date
tray-offline = Offline, your work is kept
tray-signed-out = Not signed in
tray-waiting =
    { $count ->
        [one] { $count } text waiting to be sent
       *[other] { $count } texts waiting to be sent
    }

notification-open = Open

start-title = Patio cannot start yet
start-again = Try again
start-in-use = Patio is already open on this data folder. Look for its window or its icon in the tray. If you do not see it, it may still be closing: try again in a moment.
start-newer = A newer Patio was the last to use this data. Install that version again; nothing was changed.
start-disk-full = The disk is full, so Patio cannot keep what you write. Nothing is lost. Free some space and try again.
start-no-access = Patio cannot write in its folder. Nothing was changed. Ask your administrator for access to the folder below.
start-other = Patio could not open its data. Nothing was changed or deleted. Try again; if it happens again, show your administrator the folder below.
start-folder = Folder: { $folder }

help =
    Patio { $version }, the intranet on your laptop

    patio [options] [patio://…]

    --data-dir FOLDER   the folder for all data, in place of the usual one
    --hidden            start in the tray
    -h, --help          this help
    -V, --version       the version

    In a terminal, patio-cli works with the same data: patio-cli --help
