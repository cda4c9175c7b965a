//! Calls about people: cards, profiles, the directory and vouches.

use crate::calls::common::{IdRequest, Nothing};
use crate::calls::declare::calls;
use crate::features::files::view::SavedFile;
use crate::features::people::view::directory::{
    CuratorRequest, DeclineRequest, DirectoryAnswer, DirectoryRequest, OpenTopics, PersonPage, VCard, VouchRequest,
};
use crate::features::people::view::linkedin::{LinkedInOffer, LinkedInRequest};
use crate::features::people::view::person::{PersonCard, PersonList, ProfileDraft, SuggestRequest};
use crate::features::people::view::profile::{ProfileChanges, ProfileHistory, ProfileView};

calls! {
    /// A person's card.
    query "person.get" person_get(IdRequest) -> PersonCard, stale on People;
    /// People whose name begins like this, for mentions and invitations.
    query "person.suggest" person_suggest(SuggestRequest) -> PersonList, stale on People;
    /// Saves the three things asked before the first post.
    action "profile.set" profile_set(ProfileDraft) -> Nothing;
    /// One's own profile: every field, why it is asked, and what is missing.
    query "profile.get" profile_get(Nothing) -> ProfileView, stale on People Outbox Files;
    /// Changes fields of it.
    action "profile.update" profile_update(ProfileChanges) -> Nothing;
    /// What it said before; only its owner has this.
    query "profile.history" profile_history(Nothing) -> ProfileHistory, stale on People;
    /// Reads one's own LinkedIn data export, on this laptop, for choosing.
    action "profile.read_linkedin" profile_read_linkedin(LinkedInRequest) -> LinkedInOffer;
    /// People by name, topic or question, with the reason why.
    query "directory.search" directory_search(DirectoryRequest) -> DirectoryAnswer, stale on People Content Communities;
    /// Topics that are asked about and that no profile claims.
    query "directory.open_topics" directory_open_topics(Nothing) -> OpenTopics, stale on People Content;
    /// Everything about a person that this person may see.
    query "person.page" person_page(IdRequest) -> PersonPage, stale on People Content Outbox;
    /// A person as a vCard.
    query "person.vcard" person_vcard(IdRequest) -> VCard, stale on People;
    /// Saves a person's vCard among the downloads and says where.
    action "person.save_vcard" person_save_vcard(IdRequest) -> SavedFile;
    /// Says that a colleague knows about a topic, or takes it back.
    action "vouch.set" vouch_set(VouchRequest) -> Nothing;
    /// Gives a person the right to look after topics, or takes it back (administrators).
    action "curator.set" curator_set(CuratorRequest) -> Nothing;
    /// Declines what a colleague vouched for this person.
    action "vouch.decline" vouch_decline(DeclineRequest) -> Nothing;
}
