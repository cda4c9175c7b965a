# Communities: overview, joining, members, inviting.

communities-title = Communities
communities-filter = Find a community
communities-joined = Your communities
communities-open = Open to everybody
communities-invited = Invitations
communities-none-joined = You are not a member of a community yet.
communities-none-open = You are already a member of every open community.
communities-none = There are no communities yet. Make the first.
community-label = Community
community-members =
    { $count ->
        [one] { $count } member
       *[other] { $count } members
    }
community-closed = closed
community-closed-dot = · closed
community-join = Join
community-joining = On its way
community-joined = member
community-accept = Accept
community-invited-by = Invited by { $name },
community-about = About this community
community-empty = Nothing here yet. Write the first post.
community-first-post = Write a post
community-create = Make a community
community-create-title = New community
community-name = Name
community-description = What is it about?
community-kind = Who can join?
community-kind-open = Open
community-kind-open-body = Everybody in the organisation can read and join.
community-kind-closed = Closed
community-kind-closed-body = Only members see that this community exists. Joining takes an invitation.
community-invite = Invite
community-invite-title = Invite to { $name }
community-invite-who = Search by name
community-invite-do = Invite
community-invite-none = Nobody found with that name.
community-invited = { $name } is invited to { $community }.
community-leave = Leave
community-stay = Stay
community-leave-title = Leave { $name }?
community-leave-open = What you wrote stays. You can always come back.
community-leave-closed = What you wrote stays, but you will not see it any more. To come back, you need a new invitation.
community-members-title = Members
community-members-more = Show more
community-manager = manager
community-remove = Remove
