# What can go wrong: a sentence for each code from Rust.

error-wait =
    { $seconds ->
        [one] Try again in { $seconds } second.
       *[other] Try again in { $seconds } seconds.
    }
error-address_insecure = This address is not secure. Use one that starts with https://; nothing was sent.
error-shutting_down = Patio is just closing. What you wrote is kept.
error-unknown_call = This version of Patio cannot do this. Close Patio and open it again.
error-malformed = Patio did not understand itself. Your text is still on screen; tell your administrator.
error-internal = This did not work because of a fault in Patio. What you wrote is kept.
error-not_found = This is not here, or not any more, or not for you to see.
error-not_signed_in = You are not signed in.
error-offline = The server cannot be reached. Check your network and the address, and try again.
error-not_patio = Something other than Patio answers at this address. Check the address.
error-captive_portal = The network stops you with its own sign-in page, as in a hotel or on a train. Sign in there in your browser, then try again.
error-server_too_old = The server is older than this Patio can use. Ask your administrator to update it.
error-server_too_new = The server is newer than this Patio. Update Patio on this laptop.
error-address_invalid = This is neither an address nor an invitation. An address looks like https://patio.example.org.
error-invitation_invalid = This invitation is wrong, already used or expired. Ask your administrator for a new one.
error-sign_in_failed = Login and password do not belong together.
error-too_many_attempts = A wrong password was used too often.
error-password_invalid = This password is too short or too long. Choose one of 10 to 200 characters.
error-unsent_work = Something has not been sent yet.
error-disk_full = The disk is full. Your text is still on screen: free some space, or copy it.
error-storage_failed = Patio cannot write to the disk. Your text is still on screen: copy it before you close Patio.
error-session_ended = You were signed out, here or from elsewhere. Sign in again; what you wrote is kept.
error-server_busy = The server is busy. Try again in a moment.
error-already_sent = This is already on its way or sent, and cannot be taken back here.
error-certificate_invalid = The server cannot prove that it is the real one. Nothing was sent; ask your administrator about the certificate.
refusal-profile_incomplete = Fill in your profile first: name, job and something you know about.
refusal-not_found = This is no longer here, or no longer for you to see.
refusal-not_a_member = You are not a member of this community (any more).
refusal-not_the_author = Only the author can do this.
refusal-not_a_manager = Only a manager of the community can do this.
refusal-withdrawn = This was withdrawn already.
refusal-text_empty = There is no text yet.
refusal-text_too_long = The text is too long.
refusal-text_too_complex = The text has too many or too deep lists and quotes.
refusal-title_invalid = The title is too long or has a line break.
refusal-name_invalid = The name is empty, too long or has odd characters.
refusal-job_invalid = The job is empty, too long or has odd characters.
refusal-expertise_invalid = Name at least one and at most twelve things, each at most 40 characters.
refusal-description_invalid = The description is too long.
refusal-link_invalid = A link starts with https:// or is an e-mail address.
refusal-too_many_mentions = More than 50 people are named in it.
refusal-emoji_invalid = Choose one emoji.
refusal-name_taken = There is a community of this name already.
refusal-last_manager = You are the last to manage this community. Make somebody else a manager first.
refusal-id_taken = This existed already.
refusal-id_reused = This was sent already with other content.
refusal-unknown_command = The server does not know this yet. Ask your administrator to update it.
refusal-malformed = The server could not read this.
refusal-profile_field_invalid = This field is too long, has strange characters or is not right. Have a look at it.
refusal-topic_invalid = This topic cannot be called that: empty, too long, or another topic has the name.
refusal-not_for_yourself = You cannot do this for yourself.
refusal-file_missing = A file does not belong here or did not arrive. Add it again.
refusal-file_too_large = This file is larger than 1 GB. Share it in smaller pieces.
refusal-file_type_refused = This kind of file is not taken, or it is something else than its name says.
refusal-file_damaged = This file is damaged or did not arrive whole. Choose it again.
refusal-file_name_invalid = This file name is empty, too long or has strange characters.
refusal-image_too_large = This image has more than 40 million pixels. Make it smaller and try again.
refusal-archive_refused = This archive unpacks to so much that it may be a trap. It was not taken.
refusal-quota_exceeded = Your room for files is full. Withdraw something old, then there is room again.
refusal-too_many_files = At most 10 files fit beside one text.
error-not_an_export = This is not a data export of LinkedIn, or the files with profile, positions and skills are missing. Choose the ZIP as you got it.
error-encoding_unclear = There is no telling how the letters in this file were saved. Take the ZIP as you got it, or save the file as CSV UTF-8.
