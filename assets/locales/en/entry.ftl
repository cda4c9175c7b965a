# The way in.

entry-steps = Steps
entry-step-1 = 1 Sign in
entry-step-2 = 2 Your profile
entry-step-3 = 3 Your communities
entry-server-title = Where is your Patio?
entry-server-lead = Every organisation has its own Patio, on its own server. If you got an invitation, everything is in it already.
entry-address = Address or invitation
entry-address-example = https://patio.example.org
entry-address-note = Paste the link from your invitation, or type the address your administrator gave you.
entry-continue = Continue
entry-checking = Checking
entry-sign-in-title = Welcome to { $organisation }
entry-sign-in-lead = Sign in with your login and the password you chose with your invitation.
entry-closed-title = Your account is closed
entry-closed-lead = Patio has removed the data of { $organisation } from this laptop. What you wrote and had not sent yet is still here.
entry-closed-kept =
    { $count ->
        [one] One text of yours
       *[other] { $count } texts of yours
    }
entry-closed-nothing = Nothing of yours was still waiting to be sent.
entry-closed-draft = Draft, saved { $time }
entry-closed-unsent = Not sent, written { $time }
entry-closed-sign-in = Sign in again
entry-login = Login
entry-login-note = You sign in with this later.
entry-password = Password
entry-new-password = Choose a password
entry-password-note = At least { $count } characters. A short sentence is fine.
entry-sign-in = Sign in
entry-signing-in = Signing in
entry-other-server = Another server
entry-server-is = Server: { $server }
entry-unsent =
    { $count ->
        [one] { $count } text of yours is safe on this laptop. Patio sends it once you are signed in.
       *[other] { $count } texts of yours are safe on this laptop. Patio sends them once you are signed in.
    }
entry-accept-title = Welcome, { $name }
entry-accept-title-plain = Welcome
entry-accept-lead = You are invited to { $organisation }. Choose a password and you are in.
entry-accept = Go in
entry-sync-title = Your Patio is being set up
entry-sync-lead = Patio puts everything you may read on this laptop. After that, it works without a network too.
entry-sync-count =
    { $count ->
        [one] { $count } item fetched
       *[other] { $count } items fetched
    }
entry-sync-note = If the network goes away, Patio continues later where it stopped.
entry-profile-title = Say who you are first
entry-profile-lead = Then colleagues know who is writing and what you know about. Three fields, two minutes.
entry-communities-title = Where do you belong?
entry-communities-lead = You will see what happens in your communities on your home screen. You can join and leave open communities at any time.
entry-communities-later = You can change this any time, under Communities.
entry-go = Go to home
entry-communities-none = There are no communities yet. You can create the first on your home screen in a moment.
