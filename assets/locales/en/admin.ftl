# The place of an administrator: first steps and inviting colleagues.

nav-admin = Manage
admin-title = Manage
admin-steps = First steps
admin-step-done = Done
admin-step-community = Create a community
admin-step-community-body = A place for a team, a subject or the coffee table. Without a community nobody can write anything.
admin-step-colleagues = Invite colleagues
admin-step-colleagues-body = Begin with a few people who like to join in. They help the others on their way later.
admin-step-desk = Create a desk
admin-step-desk-body = IT or HR, for instance: colleagues who answer the questions of everybody, once and in the open.
admin-invite = Invite colleagues
admin-invite-label = E-mail addresses
admin-invite-example = Jan de Vries <jan@example.org>
admin-invite-hint = One a line, with or without a name. You can paste from a spreadsheet or a mail, too.
admin-invite-more = and { $count } more
admin-invite-unread =
    { $count ->
        [one] One line has no whole e-mail address:
       *[other] { $count } lines have no whole e-mail address:
    }
admin-invite-unread-line = line { $line }: { $text }
admin-invite-beyond = Patio invites { $count } at a time. The other { $beyond } stay here; invite them next.
admin-invite-do =
    { $count ->
        [0] Invite
        [one] Invite 1 colleague
       *[other] Invite { $count } colleagues
    }
admin-invite-doing = { $count } of { $of }
admin-invited = Invited
admin-invited-body = Patio sends no mail itself. Copy the mail or the link to your colleague; the link is shown here only. Inviting somebody again makes a new link.
admin-invited-copy-all = Copy all links
admin-invited-until = The link works until { $day }
admin-invited-link = Copy link
admin-invited-link-of = Copy link: { $name }
admin-invited-mail = Copy mail
admin-invited-mail-of = Copy mail: { $name }
admin-mail =
    { $name ->
        [no] Hi,
       *[other] Hi { $name },
    }

    { $organisation } uses Patio: there you ask colleagues, and find what was answered already. With this link you make your account:

    { $link }

    The link works once, until { $day }.

    Regards,
    { $by }
