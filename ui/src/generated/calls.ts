// Generated from the calls of crates/patio-client/src/features by `cargo xtask gen`. Do not edit.

export type Mark = "bold" | "italic" | "code";
export type Inline =
  | { type: "text"; text: string; marks?: Mark[]; link?: string }
  | { type: "mention"; person: string }
  | { type: "break" };
export type Block =
  | { type: "paragraph"; content: Inline[] }
  | { type: "quote"; content: Block[] }
  | { type: "list"; ordered?: boolean; items: Block[][] }
  | { type: "code"; text: string };
export type Doc = Block[];

/** Why the server refuses a command: the text is `refusal-<word>`. */
export const refusals = [
  "profile_incomplete",
  "not_found",
  "not_a_member",
  "not_the_author",
  "not_a_manager",
  "too_few_members",
  "withdrawn",
  "text_empty",
  "text_too_long",
  "text_too_complex",
  "title_invalid",
  "name_invalid",
  "job_invalid",
  "expertise_invalid",
  "description_invalid",
  "link_invalid",
  "too_many_mentions",
  "emoji_invalid",
  "name_taken",
  "last_manager",
  "id_taken",
  "id_reused",
  "unknown_command",
  "malformed",
  "profile_field_invalid",
  "topic_invalid",
  "not_for_yourself",
  "file_missing",
  "file_too_large",
  "file_type_refused",
  "file_damaged",
  "file_empty",
  "file_name_invalid",
  "image_too_large",
  "archive_refused",
  "quota_exceeded",
  "too_many_files",
  "put_aside",
  "command_too_large",
  "too_often",
  "not_a_curator",
  "not_an_administrator",
  "nothing_to_undo",
  "not_a_lead",
  "not_staff",
  "not_the_asker",
  "claimed_by_another",
  "not_answered",
  "already_answered",
  "question_title_invalid",
  "calendar_invalid",
  "target_invalid",
  "not_assignable",
  "same_desk",
  "desk_without_staff",
  "question_merged",
  "merge_invalid",
  "merge_private",
  "incident_ended",
  "incident_elsewhere",
  "in_another_incident",
  "incident_full",
  "macro_key_taken",
  "macros_full",
  "knowledge_title_invalid",
  "knowledge_topics_invalid",
  "review_date_invalid",
  "knowledge_changed",
  "knowledge_retired",
  "already_knowledge",
  "question_private",
  "unknown",
] as const;
export type Refusal = (typeof refusals)[number];

/** Why a call failed: the text is `error-<word>` or `refusal-<word>`. */
export const callCodes = [
  ...refusals,
  "unknown_call",
  "internal",
  "not_signed_in",
  "offline",
  "not_patio",
  "captive_portal",
  "server_too_old",
  "server_too_new",
  "address_invalid",
  "address_with_path",
  "address_insecure",
  "certificate_invalid",
  "login_taken",
  "login_invalid",
  "invitation_damaged",
  "invitation_invalid",
  "sign_in_failed",
  "too_many_attempts",
  "password_invalid",
  "password_common",
  "password_personal",
  "password_wrong",
  "session_ended",
  "server_busy",
  "unsent_work",
  "already_sent",
  "disk_full",
  "storage_failed",
  "not_an_export",
  "encoding_unclear",
  "blank_left",
  "shutting_down",
] as const;
export type CallCode = (typeof callCodes)[number];

export type AcceptRequest = { server: string, token: string, password: string, };
export type AdminSteps = { 
/**
 * There is a community.
 */
community: boolean, 
/**
 * Somebody else is invited, or here already.
 */
colleagues: boolean, 
/**
 * There is a desk.
 */
desk: boolean, };
export type Aim = "response" | "solution";
export type AlikeRequest = { 
/**
 * What somebody is about to ask.
 */
text: string, 
/**
 * Not this one.
 */
but?: string, };
export type AppState = { stage: Stage, 
/**
 * The server ended the last session: the person did not sign out here.
 */
sessionEnded: boolean, server: string | null, organisation: string | null, login: string | null, me: PersonCard | null, isAdministrator: boolean, 
/**
 * Records downloaded so far, while the first sync runs.
 */
syncedRecords: number, 
/**
 * Texts on this laptop that no server confirmed yet.
 */
unsent: number, 
/**
 * `nl` or `en`.
 */
locale: string, 
/**
 * `system`, `light` or `dark`.
 */
theme: string, 
/**
 * Where the tokens are kept: `keyring` or `file`.
 */
secrets: string, version: string, };
export type AskerView = { 
/**
 * Where they work; may be empty.
 */
location: string, available: Availability, 
/**
 * What else they asked and this person may read, latest first; the first of them.
 */
earlier: Array<QuestionRow>, 
/**
 * How many there are.
 */
earlierCount: number, };
export type AssignRequest = { question: string, person: string, };
export type AtDesk = "agent" | "lead";
export type Availability = { state: AvailabilityState, 
/**
 * Until or from when, UTC milliseconds.
 */
at: number | null, };
export type AvailabilityState = "unknown" | "now" | "later" | "away";
export type ChangePasswordRequest = { current: string, new: string, };
export type Changed = "session" | "connection" | "outbox" | "content" | "people" | "communities" | "desks" | "read" | "drafts" | "files" | "settings" | "mention" | "open";
export type CommentDraft = { post: string, replyTo?: string, text: Doc, 
/**
 * Staged files.
 */
files?: Array<string>, };
export type CommentEditDraft = { comment: string, text: Doc, 
/**
 * The files from now on; left out: as they are.
 */
files?: Array<string>, };
export type CommunityDraft = { name: string, description: string, closed: boolean, };
export type CommunityHead = { id: string, name: string, closed: boolean, memberCount: number, 
/**
 * 0..=7: colour of its tile.
 */
hue: number, 
/**
 * 0..=7: pattern of its tile.
 */
pattern: number, };
export type CommunityList = { joined: Array<CommunityRow>, open: Array<CommunityRow>, invitations: Array<InvitationRow>, };
export type CommunityPageRequest = { community: string, 
/**
 * `next` of the page before.
 */
after?: string, 
/**
 * Of conversations: only those whose latest activity lies before this instant, UTC milliseconds.
 */
until?: number, limit?: number, };
export type CommunityRow = { head: CommunityHead, description: string, unread: number, 
/**
 * Joining or leaving is saved but not confirmed yet.
 */
pending: boolean, };
export type CommunityUpdateRequest = { community: string, 
/**
 * What is absent stays.
 */
name?: string, description?: string, };
export type CommunityView = { head: CommunityHead, description: string, joined: boolean, isManager: boolean, 
/**
 * A manager chose its tile.
 */
tileChosen: boolean, pending: boolean, createdAt: number, };
export type Connection = { state: ConnectionState, 
/**
 * When this laptop was last in step with the server.
 */
asOf: number | null, waiting: number, refused: number, syncing: boolean, 
/**
 * How often everything was here since the start.
 */
inStepCount: number, };
export type ConnectionState = "online" | "connecting" | "offline" | "foreign" | "untrusted" | "signed_out" | "outdated";
export type ContactDraft = { email: string, phone: string, other: string, };
export type Contribution = { post: string, 
/**
 * The comment, or the post itself.
 */
entry: string, title: string, community: string, at: number, };
export type Conversation = { community: CommunityHead, joined: boolean, post: Entry, 
/**
 * Oldest first.
 */
comments: Array<Entry>, 
/**
 * The comment that was asked for with `from`.
 */
start: string | null, 
/**
 * The same part is asked for again with this, wherever the reading began.
 */
position: string | null, 
/**
 * Earlier comments are there: ask with `before` = this.
 */
earlier: string | null, 
/**
 * Later comments are there: ask with `after` = this.
 */
later: string | null, 
/**
 * How many comments stand before these.
 */
countBefore: number, 
/**
 * How many comments of colleagues are unread, and the first of them.
 */
newCount: number, newFrom: string | null, 
/**
 * Whether that first one stands before these comments.
 */
newBefore: boolean, commentCount: number, 
/**
 * When this person last read here.
 */
readAt: number | null, 
/**
 * Names for the mentions in the texts, by person id.
 */
people: Array<PersonCard>, };
export type ConversationPage = { conversations: Array<ConversationRow>, next: string | null, };
export type ConversationRequest = { post: string, 
/**
 * Where a reading begins; nothing for the latest comments.
 */
from?: Start, 
/**
 * The part before: `earlier` of an answer.
 */
before?: string, 
/**
 * The part after: `later` of an answer.
 */
after?: string, limit?: number, };
export type ConversationRow = { post: string, community: string, 
/**
 * The title, or the first words when there is none.
 */
title: string, hasTitle: boolean, author: PersonCard, 
/**
 * Who wrote last, when that is not the author.
 */
lastAuthor: PersonCard | null, createdAt: number, lastAt: number, commentCount: number, unread: boolean, forYou: ForYou, withdrawn: boolean, 
/**
 * Own texts in it that wait for the network.
 */
waiting: number, refused: number, hasDraft: boolean, };
export type CropRequest = { left: number, top: number, side: number, };
export type CuratorRequest = { person: string, on: boolean, };
export type Damage = { 
/**
 * The organisation's records were damaged here, and are being downloaded again.
 */
cacheRebuilt: boolean, 
/**
 * The person's own work was damaged: what could not be read, and where the damaged file is.
 */
work: Salvaged | null, };
export type DeclineRequest = { topic: string, by: string, };
export type Deed = "ask" | "claim" | "release" | "answer" | "ask_back" | "add" | "reopen" | "confirm" | "withdraw" | "note" | "assign" | "transfer" | "merge" | "split" | "join" | "leave" | "prioritize";
export type DeedRequest = { question: string, deed: Deed, };
export type Delivery = "sent" | "waiting" | "sending" | "refused";
export type DeskDraft = { name: string, purpose: string, };
export type DeskList = { 
/**
 * By name.
 */
desks: Array<DeskRow>, 
/**
 * This person may make desks.
 */
canMake: boolean, };
export type DeskRow = { id: string, name: string, 
/**
 * What people ask it.
 */
purpose: string, 
/**
 * What this person does there.
 */
role: AtDesk | null, 
/**
 * The first of those who work there.
 */
staff: Array<PersonCard>, staffCount: number, 
/**
 * Questions that nobody has yet; only counted for those who work there.
 */
freeCount: number, 
/**
 * Made here, not confirmed.
 */
pending: boolean, };
export type DeskUpdateRequest = { desk: string, name?: string, purpose?: string, };
export type DeskView = { desk: DeskRow, 
/**
 * Leads first, then by name.
 */
staff: Array<StaffRow>, 
/**
 * When it is open and how quickly it means to be, with what waits here; nothing when nobody said so.
 */
terms: TermsView | null, 
/**
 * Saved here, not confirmed.
 */
termsPending: boolean, 
/**
 * The laptop's own zone, to offer.
 */
localTimeZone: string, 
/**
 * This person decides about the desk and its staff.
 */
canLead: boolean, };
export type Destination = { post: string | null, comment: string | null, community: string | null, person: string | null, 
/**
 * The list of what names this person.
 */
forYou: boolean, question: string | null, incident: string | null, 
/**
 * What this person asked.
 */
help: boolean, };
export type DirectoryAnswer = { people: Array<Found>, next: string | null, 
/**
 * How many there are, when that is known without counting long; the screen says "at least" when `more`.
 */
total: number, more: boolean, 
/**
 * The words of a question that were looked for; empty when people were found by name.
 */
words: Array<string>, 
/**
 * Other names of the topics in it that were looked for too.
 */
also: Array<string>, 
/**
 * Values to filter by, most frequent first.
 */
units: Array<string>, places: Array<string>, languages: Array<string>, 
/**
 * Texts not searched yet, because they came in a moment ago.
 */
unindexed: number, };
export type DirectoryRequest = { 
/**
 * A name, a topic or a question; everybody by name when empty.
 */
text: string, unit?: string, place?: string, language?: string, worksNow: boolean, 
/**
 * `next` of the answer before.
 */
after?: string, limit?: number, };
export type Draft = { target: string, title: string, text: Doc, 
/**
 * The comment it answers.
 */
replyTo: string | null, 
/**
 * Staged files.
 */
files?: Array<FileView>, };
export type DraftAnswer = { draft: Draft | null, };
export type DraftKind = "post" | "comment" | "edit" | "ask" | "ask_private" | "reply" | "note" | "incident" | "message" | "kept" | "kept_new" | "knowledge";
export type DraftLine = { target: string, kind: DraftKind, 
/**
 * The title or the first words; empty when there are only files.
 */
words: string, 
/**
 * All its words, to copy out.
 */
text: string, 
/**
 * Its community, when it is here.
 */
community: CommunityHead | null, 
/**
 * The conversation it belongs to, and its title.
 */
post: string | null, postTitle: string, 
/**
 * The text that it changes.
 */
entry: string | null, 
/**
 * The desk that is asked or that opens an incident, and its name.
 */
desk: string | null, deskName: string, 
/**
 * The question below which it stands, and its title.
 */
question: string | null, questionTitle: string, 
/**
 * The incident that it is about, and its title.
 */
incident: string | null, incidentTitle: string, 
/**
 * The item of knowledge that it changes, and its title.
 */
knowledge: string | null, knowledgeTitle: string, fileCount: number, 
/**
 * When it was last saved, UTC milliseconds of this laptop.
 */
savedAt: number, };
export type DraftList = { 
/**
 * Latest first.
 */
drafts: Array<DraftLine>, };
export type DraftRequest = { target: string, };
export type DueState = "running" | "resting" | "in_time" | "late";
export type DueView = { aim: Aim, state: DueState, at: number | null, leftMin: number | null, };
export type EarlierVersion = { version: number, title: string, text: Doc, destinations: { [key in string]: string }, writtenBy: PersonCard, untilAt: number, };
export type Entry = { id: string, author: PersonCard, replyTo: string | null, title: string, 
/**
 * Nothing when withdrawn.
 */
text: Doc | null, 
/**
 * Links whose words name another place, and where they lead.
 */
destinations: { [key in string]: string }, 
/**
 * What links to Patio in the text lead to, by the link as it is written.
 */
references: { [key in string]: Reference }, createdAt: number, editedAt: number | null, withdrawnAt: number | null, unread: boolean, mine: boolean, delivery: Delivery, 
/**
 * A change of it (edit, withdrawal) is saved but not confirmed.
 */
changePending: boolean, 
/**
 * The outbox row of its latest unsent or refused command.
 */
command: string | null, 
/**
 * Why it was refused.
 */
refusal: Refusal | null, reactions: Array<ReactionView>, files: Array<FileView>, 
/**
 * How many colleagues it helped.
 */
helped: number, 
/**
 * It helped this person.
 */
helpedMe: boolean, };
export type Event = { changed: Changed, notice?: Notice, destination?: Destination, };
export type FileUse = { "kind": "photo" } | { "kind": "community", "community": string };
export type FileView = { id: string, name: string, 
/**
 * Media type, such as `image/jpeg`; empty while it is not known.
 */
media: string, size: number, 
/**
 * Drawn in place: ask the platform for the address of variant `medium`, `large` on opening.
 */
isImage: boolean, 
/**
 * Pixels of an image, to keep its place; 0 when not known.
 */
width: number, height: number, 
/**
 * Upload of an own file that is not sent yet; nothing once it is published.
 */
upload: TransferView | null, };
export type ForYou = "none" | "mention" | "answer";
export type Found = { person: PersonCard, 
/**
 * Strongest first; empty when the name itself is the reason.
 */
why: Array<Reason>, available: Availability, };
export type Helped = { id: string, 
/**
 * Whether it helped; nothing takes back what was said.
 */
helped: boolean | null, 
/**
 * What was missing.
 */
reason: string, };
export type HelpfulRequest = { 
/**
 * The post or comment.
 */
target: string, on: boolean, };
export type History = { 
/**
 * Latest first; the current version is not in it.
 */
versions: Array<Version>, };
export type Home = { 
/**
 * Start of what counts as new.
 */
since: number | null, groups: Array<HomeGroup>, 
/**
 * Conversations with something unread, over all groups.
 */
unread: number, 
/**
 * Conversations that name or answer this person and are unread.
 */
forYou: number, joinedAny: boolean, };
export type HomeFilter = "all" | "for_you";
export type HomeGroup = { community: CommunityHead, unread: number, conversations: Array<ConversationRow>, 
/**
 * More unread than shown here: open the community.
 */
more: number, };
export type HomeRequest = { filter: HomeFilter, 
/**
 * Posts that stay on the screen although they were read meanwhile.
 */
keep?: Array<string>, };
export type IdRequest = { id: string, };
export type IncidentDraft = { desk: string, title: string, text: Doc, 
/**
 * A question that becomes part of it.
 */
question?: string, };
export type IncidentList = { incidents: Array<IncidentRow>, };
export type IncidentMessage = { id: string, by: PersonCard, at: number, text: Doc, destinations: { [key in string]: string }, 
/**
 * With it the incident is over.
 */
ends: boolean, delivery: Delivery, 
/**
 * The outbox row, while it is not confirmed.
 */
command: string | null, refusal: Refusal | null, };
export type IncidentMessageDraft = { incident: string, text: Doc, 
/**
 * It is over, and the text is the answer to every question that is part of it.
 */
ends: boolean, };
export type IncidentRow = { id: string, desk: string, deskName: string, title: string, 
/**
 * The first words of what was said last; empty when nothing was.
 */
latest: string, openedAt: number, 
/**
 * When the desk last said something.
 */
changedAt: number, 
/**
 * Since when it is over; nothing while it runs.
 */
endedAt: number | null, 
/**
 * Questions on this laptop that are part of it.
 */
questionCount: number, 
/**
 * A question of this person is part of it.
 */
mine: boolean, 
/**
 * This person works at its desk.
 */
isStaff: boolean, 
/**
 * Something of this person about it is saved and not confirmed.
 */
pending: boolean, 
/**
 * Something of this person about it was refused.
 */
refused: boolean, };
export type IncidentView = { incident: IncidentRow, openedBy: PersonCard, delivery: Delivery, 
/**
 * The outbox row of the incident itself, while it is not confirmed.
 */
command: string | null, 
/**
 * Why the incident itself was refused.
 */
refusal: Refusal | null, 
/**
 * What was said, oldest first.
 */
messages: Array<IncidentMessage>, 
/**
 * The questions that are part of it, the first one asked first.
 */
questions: Array<QuestionRow>, 
/**
 * This person can say something about it, or end it.
 */
canWrite: boolean, 
/**
 * Names for the mentions in the texts.
 */
people: Array<PersonCard>, };
export type InvitationRow = { community: string, name: string, description: string, invitedBy: PersonCard, invitedAt: number, };
export type InviteRequest = { login: string, 
/**
 * May be empty.
 */
name: string, };
export type Invited = { token: string, login: string, name: string, };
export type InvitedColleague = { person: string, 
/**
 * The link with which they come in, once.
 */
link: string, 
/**
 * Until when it works, UTC milliseconds.
 */
expiresAt: number, };
export type JoinRequest = { question: string, incident: string, };
export type KeptOf = { item: KnowledgeRow | null, 
/**
 * This person can keep it.
 */
canKeep: boolean, 
/**
 * What an item would say at first: the title of the question.
 */
title: string, 
/**
 * Its last answer.
 */
text: Doc, };
export type KeptText = { 
/**
 * Tells the texts apart; says nothing.
 */
id: string, title: string, 
/**
 * Without marks, to copy.
 */
text: string, savedAt: number, 
/**
 * It was still being written.
 */
draft: boolean, };
export type KeptWords = { 
/**
 * Newest first.
 */
texts: Array<KeptText>, };
export type KnowledgeDraft = { id?: string, desk: string, 
/**
 * The version that was read; 0 for a new one.
 */
base: number, title: string, text: Doc, topics: Array<string>, 
/**
 * In how many months its owner looks at it again; nothing leaves the day as it is.
 */
reviewInMonths?: number, question?: string, };
export type KnowledgeGiven = { id: string, person: string, };
export type KnowledgeList = { items: Array<KnowledgeRow>, 
/**
 * This person works at the desk.
 */
canKeep: boolean, };
export type KnowledgeRow = { id: string, desk: string, deskName: string, title: string, 
/**
 * How it begins.
 */
excerpt: string, topics: Array<string>, owner: PersonCard, 
/**
 * The day on which its owner looks at it again, `YYYY-MM-DD`.
 */
reviewOn: string, 
/**
 * That day is over.
 */
overdue: boolean, 
/**
 * It does not hold any more.
 */
retired: boolean, helpedCount: number, 
/**
 * Saved here, not confirmed.
 */
pending: boolean, };
export type KnowledgeSearch = { text: string, };
export type KnowledgeView = { item: KnowledgeRow, text: Doc, 
/**
 * Where each link leads, as in a post.
 */
destinations: { [key in string]: string }, 
/**
 * Everybody whom one of its texts mentions.
 */
people: Array<PersonCard>, version: number, writtenBy: PersonCard, changedAt: number, 
/**
 * The question whose answer it is.
 */
question: string | null, questionTitle: string | null, 
/**
 * What it said before, the latest first.
 */
versions: Array<EarlierVersion>, notHelpedCount: number, 
/**
 * What this person said of it.
 */
myVote: boolean | null, 
/**
 * This person can say whether it helped.
 */
canVote: boolean, 
/**
 * Why it did not help, for the people of its desk, the latest first.
 */
reasons: Array<NotHelped>, 
/**
 * This person works at its desk.
 */
isStaff: boolean, 
/**
 * This person can give it to a colleague.
 */
canGive: boolean, delivery: Delivery, 
/**
 * The command of what waits here or was refused.
 */
command: string | null, refusal: Refusal | null, };
export type LinkedInOffer = { headline: string, summary: string, positions: Array<LinkedInPosition>, skills: Array<string>, 
/**
 * Names of files in the export that were not opened.
 */
unread: Array<string>, };
export type LinkedInPosition = { title: string, company: string, description: string, from: string, until: string, };
export type LinkedInRequest = { file: string, };
export type Loss = { 
/**
 * Which.
 */
part: Part, 
/**
 * How many, where that can be told.
 */
count: number | null, };
export type Lost = { 
/**
 * The outbox row, to put it away.
 */
command: string, question: string, title: string, 
/**
 * Who has the question.
 */
by: PersonCard | null, };
export type MacroDraft = { id?: string, desk: string, name: string, deed: Deed, text: Doc, key?: number, };
export type MacroList = { 
/**
 * Those with a key first, by key; then by name.
 */
macros: Array<MacroRow>, 
/**
 * Everybody whom one of the texts mentions.
 */
people: Array<PersonCard>, 
/**
 * This person keeps them.
 */
canLead: boolean, };
export type MacroRequest = { id: string, desk: string, };
export type MacroRow = { id: string, name: string, 
/**
 * What it does to a question: answer, ask back or note.
 */
deed: Deed, text: Doc, 
/**
 * How it begins.
 */
excerpt: string, 
/**
 * The number of its function key.
 */
key: number | null, 
/**
 * Places in the text that nothing fills in by itself, in order of the alphabet.
 */
blanks: Array<string>, 
/**
 * Saved here, not confirmed.
 */
pending: boolean, 
/**
 * Why the server did not take what was saved here.
 */
refusal: Refusal | null, 
/**
 * The command of that, to put it away.
 */
command: string | null, };
export type Made = { id: string, };
export type MeTooRequest = { 
/**
 * The question.
 */
question: string, 
/**
 * Whether it is theirs, too, from now on.
 */
on: boolean, };
export type Member = { person: PersonCard, isManager: boolean, };
export type MemberPage = { members: Array<Member>, next: string | null, 
/**
 * How many managers the community has; the last one can neither leave nor become a member.
 */
managers: number, };
export type MemberRequest = { community: string, 
/**
 * A name, as far as it is typed; everybody when empty.
 */
text?: string, 
/**
 * `next` of the page before.
 */
after?: string, limit?: number, };
export type MembershipRequest = { community: string, person: string, };
export type MergeRequest = { question: string, 
/**
 * The question whose answer is its answer, too.
 */
into: string, };
export type MergeableRequest = { question: string, 
/**
 * Words of the other one; without any those of the question itself.
 */
text: string, };
export type MergedTopic = { id: string, 
/**
 * In the person's language, or as it was first written.
 */
name: string, };
export type Moment = { id: string, deed: Deed, by: PersonCard, at: number, 
/**
 * Who got the question, when it was given to a colleague.
 */
to: PersonCard | null, 
/**
 * The desk that got it, when it was passed on.
 */
toDesk: string | null, 
/**
 * The title of the question with which it was put together.
 */
toQuestion: string | null, 
/**
 * The incident of which it became part, or whose end answered it.
 */
incident: string | null, 
/**
 * What that incident is called.
 */
incidentTitle: string | null, 
/**
 * The priority that it got.
 */
priority: Priority | null, 
/**
 * Nothing for what carries no text.
 */
text: Doc | null, destinations: { [key in string]: string }, delivery: Delivery, 
/**
 * The outbox row, while it is not confirmed.
 */
command: string | null, refusal: Refusal | null, };
export type NotHelped = { by: PersonCard, reason: string, at: number, };
export type Nothing = Record<symbol, never>;
export type Notice = { title: string, body: string, 
/**
 * Where its Open leads.
 */
open: Destination, };
export type OpenTopic = { 
/**
 * The words.
 */
name: string, 
/**
 * The topic, when it is in the vocabulary.
 */
topic: string | null, asked: number, lastAt: number, 
/**
 * Some of the conversations.
 */
examples: Array<Contribution>, };
export type OpenTopics = { topics: Array<OpenTopic>, };
export type Outbox = { 
/**
 * Unsent and refused first, then what was sent lately.
 */
items: Array<OutboxItem>, };
export type OutboxItem = { id: string, state: OutboxState, 
/**
 * The command's kind, such as `comment.create`.
 */
kind: string, community: CommunityHead | null, post: string | null, 
/**
 * The question that it is about.
 */
question: string | null, 
/**
 * First words of the text, the name of the community …
 */
summary: string, 
/**
 * The whole text without marks, to copy; empty when there is none.
 */
text: string, savedAt: number, sentAt: number | null, attempts: number, 
/**
 * Why it was refused.
 */
refusal: Refusal | null, 
/**
 * Its text can be taken back into a draft.
 */
editable: boolean, 
/**
 * It was saved before the server lost a part of its history, and waits for what it belongs to there.
 */
waitsForOthers: boolean, 
/**
 * It was put aside, and had arrived before that.
 */
arrivedAside: boolean, 
/**
 * Files that must arrive first.
 */
files: Array<FileView>, };
export type OutboxState = "waiting" | "sending" | "aside" | "sent" | "refused";
export type PageRequest = { after?: string, limit?: number, };
export type PaletteAnswer = { items: Array<PaletteItem>, };
export type PaletteItem = { kind: PaletteKind, id: string, label: string, detail: string, };
export type PaletteKind = "community" | "conversation" | "person" | "desk";
export type Part = "unsent" | "sent" | "drafts" | "files" | "reading" | "settings";
export type PastedPeople = { 
/**
 * Each address once.
 */
people: Array<PastedPerson>, unread: Array<UnreadLine>, 
/**
 * More than are invited at a time; their turn comes after these.
 */
beyond: Array<PastedPerson>, };
export type PastedPerson = { 
/**
 * Empty when the text does not say it.
 */
name: string, 
/**
 * The e-mail address, which becomes the login.
 */
login: string, };
export type PastedText = { text: string, };
export type PauseRequest = { file: string, paused: boolean, };
export type PersonCard = { id: string, name: string, job: string, expertise: Array<string>, 
/**
 * One or two letters for the round face.
 */
initials: string, 
/**
 * 0..=7: the colour derived from the id, the same on every laptop.
 */
hue: number, 
/**
 * A file; ask the platform for the address of its variant `small` or `medium`.
 */
photo: string | null, isMe: boolean, disabled: boolean, 
/**
 * In a list to choose from: what tells this person from another of the same name, job and expertise.
 */
apart?: string, };
export type PersonList = { people: Array<PersonCard>, };
export type PersonPage = { card: PersonCard, unit: string, location: string, timeZone: string, 
/**
 * Their clock now against UTC, in minutes; nothing without a zone.
 */
utcOffsetMin: number | null, hours: Array<WorkSpanView>, languages: Array<string>, email: string, phone: string, other: string, about: string, interests: Array<string>, birthYear: number | null, 
/**
 * They may rename and merge topics.
 */
curator: boolean, available: Availability, skills: Array<SkillView>, 
/**
 * What helped others and is about none of the skills, newest first.
 */
alsoHelped: Array<Contribution>, manager: PersonCard | null, reports: Array<PersonCard>, 
/**
 * Same manager.
 */
peers: Array<PersonCard>, 
/**
 * In open communities and in those both are in, newest first.
 */
recent: Array<Contribution>, };
export type PostDraft = { community: string, title: string, text: Doc, 
/**
 * Staged files.
 */
files?: Array<string>, };
export type PostEditDraft = { post: string, title: string, text: Doc, 
/**
 * The files from now on; left out: as they are.
 */
files?: Array<string>, };
export type PrioritizeRequest = { question: string, priority: Priority, };
export type Priority = "urgent" | "high" | "normal" | "low";
export type PriorityOffer = { priority: Priority, 
/**
 * The question has it.
 */
current: boolean, 
/**
 * Its deadlines with it, the response first; those that were reached are not among them.
 */
due: Array<DueView>, };
export type PriorityOffers = { offers: Array<PriorityOffer>, };
export type ProfileChanges = { name?: string, job?: string, unit?: string, 
/**
 * An id; empty for none.
 */
manager?: string, location?: string, timeZone?: string, hours?: Array<WorkSpanView>, languages?: Array<string>, contact?: ContactDraft, about?: string, interests?: Array<string>, expertise?: Array<SkillDraft>, 
/**
 * A staged file.
 */
photo?: string, 
/**
 * Takes the photo away, everywhere.
 */
withdrawPhoto: boolean, birthYear?: number, withdrawBirthYear: boolean, };
export type ProfileDraft = { name: string, job: string, expertise: Array<string>, };
export type ProfileHistory = { changes: Array<ProfileHistoryRow>, };
export type ProfileHistoryRow = { 
/**
 * A word of the register.
 */
field: string, 
/**
 * The earlier value as one line; empty for the three fields below and for an empty value.
 */
value: string, 
/**
 * Of `hours`.
 */
hours: Array<WorkSpanView>, 
/**
 * Codes, of `languages`.
 */
languages: Array<string>, 
/**
 * Of `expertise`.
 */
expertise: Array<SkillDraft>, replacedAt: number, };
export type ProfileView = { card: PersonCard, name: string, job: string, unit: string, manager: PersonCard | null, location: string, timeZone: string, 
/**
 * The laptop's own zone, to offer.
 */
localTimeZone: string, hours: Array<WorkSpanView>, languages: Array<string>, email: string, phone: string, other: string, about: string, interests: Array<string>, expertise: Array<SkillDraft>, photo: string | null, birthYear: number | null, 
/**
 * A change is saved and not confirmed yet.
 */
pending: boolean, 
/**
 * Why the last change was refused.
 */
refusal: Refusal | null, 
/**
 * Fields that are filled in, of those that count (consent never counts). Nobody else sees this.
 */
filled: number, of: number, 
/**
 * Empty fields, what would help most first; the text is `field-<word>-brings`.
 */
missing: Array<string>, };
export type PromiseRequest = { desk: string, 
/**
 * UTC milliseconds.
 */
at: number, };
export type PromiseView = { 
/**
 * When it opens, while it is closed.
 */
opensAt: number | null, 
/**
 * Until when it means to reply.
 */
responseBy: number | null, 
/**
 * Until when it means to answer.
 */
solutionBy: number | null, };
export type QuestionDraft = { desk: string, title: string, text: Doc, private: boolean, };
export type QuestionList = { questions: Array<QuestionRow>, };
export type QuestionRow = { id: string, desk: string, deskName: string, 
/**
 * Empty when withdrawn.
 */
title: string, 
/**
 * The first words of its text; empty when there are none.
 */
excerpt: string, asker: PersonCard, 
/**
 * Who has it, or answered it.
 */
owner: PersonCard | null, standing: Standing, priority: Priority, private: boolean, askedAt: number, changedAt: number, 
/**
 * Texts below it that its asker reads, too.
 */
replyCount: number, 
/**
 * The deadline that is due next, or that rests.
 */
due: DueView | null, 
/**
 * The incident of which it is part.
 */
incident: string | null, 
/**
 * This person asked it.
 */
mine: boolean, 
/**
 * Others than its asker who have it, too, this person among them.
 */
meTooCount: number, 
/**
 * This person has it, too.
 */
alsoMine: boolean, 
/**
 * This person can say that they have it, too, or take that back.
 */
canMeToo: boolean, 
/**
 * This person asked to have it, and the server has not said yet who has it.
 */
claiming: boolean, 
/**
 * Something of this person about it is saved and not confirmed.
 */
pending: boolean, 
/**
 * Something of this person about it was refused.
 */
refused: boolean, };
export type QuestionView = { question: QuestionRow, 
/**
 * Nothing when withdrawn.
 */
text: Doc | null, destinations: { [key in string]: string }, delivery: Delivery, 
/**
 * The outbox row of the question itself, while it is not confirmed.
 */
command: string | null, 
/**
 * Why the question itself was refused.
 */
refusal: Refusal | null, 
/**
 * Every deadline, the response first.
 */
due: Array<DueView>, 
/**
 * What happened, oldest first.
 */
moments: Array<Moment>, 
/**
 * What this person can do with it now.
 */
deeds: Array<Deed>, 
/**
 * The question with which it is put together.
 */
into: QuestionRow | null, 
/**
 * The questions that are put together with it, the first one asked first.
 */
merged: Array<QuestionRow>, 
/**
 * The incident of which it is part.
 */
incident: IncidentRow | null, 
/**
 * The first of the others who have it, too.
 */
meToo: Array<PersonCard>, 
/**
 * This person works at its desk.
 */
isStaff: boolean, lost: Lost | null, 
/**
 * Names for the mentions in the texts.
 */
people: Array<PersonCard>, };
export type Queue = { desk: DeskRow, 
/**
 * What expires first is first, then what has no deadline, then what waits for its asker, then what is part of an incident; of those that are
 * done the latest first.
 */
questions: Array<QuestionRow>, next: string | null, openCount: number, freeCount: number, mineCount: number, waitingCount: number, 
/**
 * The desk's incidents that run, the latest first.
 */
incidents: Array<IncidentRow>, 
/**
 * Questions that this person asked to have and that others have.
 */
lost: Array<Lost>, };
export type QueueRequest = { desk: string, view: QueueView, 
/**
 * `next` of the page before.
 */
after?: string, limit?: number, };
export type QueueView = "open" | "free" | "mine" | "waiting" | "done";
export type ReactionRequest = { target: string, emoji: string, on: boolean, };
export type ReactionView = { emoji: string, count: number, mine: boolean, 
/**
 * Some of their names, for the tooltip.
 */
names: Array<string>, };
export type ReadRequest = { post: string, read: boolean, 
/**
 * The server's time of the last comment that was seen; nothing for all that is here.
 */
upTo?: number, };
export type Reason = { kind: ReasonKind, 
/**
 * How many contributions, colleagues …
 */
count: number, lastAt: number | null, 
/**
 * The topic or the words it is about.
 */
about: string, 
/**
 * A conversation that shows it.
 */
post: string | null, 
/**
 * Its title, or how it begins; empty when there is none.
 */
title: string, 
/**
 * Of declared expertise: how well, by their own word.
 */
level: "learning" | "practised" | "expert" | null, };
export type ReasonKind = "helped" | "vouched" | "declared" | "profile" | "wrote" | "speaks" | "place";
export type Reference = { 
/**
 * The title of the conversation, or the name of the community.
 */
title: string, 
/**
 * The name of the comment's author, when it leads to a comment.
 */
author: string | null, open: Destination, };
export type Replied = { id: string, 
/**
 * How to take it back; nothing when it is on its way.
 */
undo: Undo | null, };
export type ReplyDraft = { question: string, deed: Deed, text: Doc, 
/**
 * It waits here for a while, in which the person can take it back.
 */
undoable?: boolean, };
export type Retired = { id: string, on: boolean, };
export type Reviewed = { id: string, inMonths: number, };
export type Revised = { 
/**
 * The draft that now holds the text.
 */
target: string, community: string | null, post: string | null, 
/**
 * The question below which the text stands.
 */
question: string | null, };
export type RoleRequest = { community: string, person: string, 
/**
 * Otherwise they are a member like others.
 */
manager: boolean, };
export type Salvaged = { 
/**
 * The damaged files, beside the new one.
 */
keptAs: Array<string>, 
/**
 * What could not be read. Everything else is in the new one.
 */
lost: Array<Loss>, };
export type SavedFile = { path: string, };
export type ServerCheck = { 
/**
 * An address (`https://patio.example.org`, a bare host name) or an invitation link.
 */
address: string, };
export type ServerFacts = { server: string, organisation: string, 
/**
 * Set when the address was a valid invitation.
 */
invitation: Invited | null, };
export type SessionList = { sessions: Array<SessionView>, };
export type SessionView = { id: string, device: string, createdAt: number, seenAt: number, current: boolean, };
export type Settings = { 
/**
 * `nl` or `en`.
 */
locale: string, 
/**
 * `system`, `light` or `dark`.
 */
theme: string, 
/**
 * Show a desktop notification for a mention.
 */
notifyMentions: boolean, 
/**
 * Remind of questions that are due soon.
 */
notifyWork: boolean, 
/**
 * Show words from closed communities in notifications.
 */
notifyClosedContent: boolean, 
/**
 * Patio goes on in the tray when its window is closed, so that notifications still come.
 */
keepRunning: boolean, };
export type SignInRequest = { server: string, login: string, password: string, };
export type SignOutRequest = { 
/**
 * Sign out although something waits; it stays on this laptop for the same person.
 */
keepUnsent: boolean, };
export type SkillDraft = { topic: string, level: "learning" | "practised" | "expert", ask: string, };
export type SkillView = { topic: string, name: string, level: "learning" | "practised" | "expert", ask: string, 
/**
 * Contributions on it that helped, newest first; at most 20 of `helped_count`.
 */
helped: Array<Contribution>, helpedCount: number, lastAt: number | null, vouchedBy: Array<PersonCard>, 
/**
 * I vouch for it myself.
 */
vouchedByMe: boolean, };
export type StaffRequest = { desk: string, person: string, 
/**
 * Nothing: they do not work there any more.
 */
role: AtDesk | null, };
export type StaffRow = { person: PersonCard, role: AtDesk, 
/**
 * Changed here, not confirmed.
 */
pending: boolean, };
export type Stage = "server" | "sign_in" | "closed" | "first_sync" | "profile" | "ready";
export type StageEndRequest = { file: string, crop?: CropRequest, };
export type StageRequest = { name: string, size: number, for: FileUse, };
export type Standing = "queued" | "claimed" | "waiting" | "answered" | "confirmed" | "withdrawn" | "merged" | "in_incident";
export type Start = { "kind": "latest" } | { "kind": "unread" } | { "kind": "comment", id: string, } | { "kind": "time", at: number, } | { "kind": "position", key: string, };
export type SuggestRequest = { text: string, 
/**
 * Members of this community first.
 */
community?: string, limit?: number, };
export type Taken = { 
/**
 * The question that was taken; nothing when none is free.
 */
question: string | null, };
export type TargetsView = { responseMin: number | null, solutionMin: number | null, };
export type TermsRequest = { desk: string, terms: TermsView, };
export type TermsView = { timeZone: string, hours: Array<WorkSpanView>, 
/**
 * Dates such as `2026-12-25`, earliest first.
 */
holidays: Array<string>, 
/**
 * Open minutes until somebody of the desk wrote to the asker.
 */
responseMin: number | null, 
/**
 * Open minutes until it is answered.
 */
solutionMin: number | null, urgent: TargetsView, high: TargetsView, low: TargetsView, };
export type TileParts = { pattern: number, hue: number, };
export type TileRequest = { community: string, 
/**
 * Nothing leaves the choice to each laptop.
 */
tile: TileParts | null, };
export type TopicList = { topics: Array<TopicView>, 
/**
 * Whether this person may rename and merge.
 */
mayEdit: boolean, };
export type TopicNames = { topic: string, nl: string, en: string, synonyms: Array<string>, };
export type TopicPair = { from: string, into: string, };
export type TopicSearch = { text: string, limit?: number, };
export type TopicView = { id: string, 
/**
 * In the person's language, or as it was first written.
 */
name: string, nl: string, en: string, synonyms: Array<string>, people: number, 
/**
 * Topics that were merged into it, directly; each can be taken out again.
 */
merged: Array<MergedTopic>, 
/**
 * What it was called before its names were last changed, when that can be taken back.
 */
before: string | null, };
export type TransferDraft = { question: string, desk: string, text: Doc, };
export type TransferState = "waiting" | "moving" | "paused" | "done" | "refused";
export type TransferView = { state: TransferState, moved: number, size: number, refusal: Refusal | null, };
export type Undo = { command: string, 
/**
 * How long it waits.
 */
seconds: number, };
export type UnreadLine = { 
/**
 * From 1.
 */
line: number, text: string, };
export type UploadList = { uploads: Array<UploadRow>, };
export type UploadRow = { file: FileView, stagedAt: number, };
export type VCard = { name: string, text: string, };
export type Version = { version: number, title: string | null, text: Doc, 
/**
 * As in an entry.
 */
destinations: { [key in string]: string }, replacedAt: number, };
export type VouchRequest = { person: string, topic: string, on: boolean, };
export type WorkSpanView = { 
/**
 * 1 (Monday) to 7.
 */
day: number, fromMin: number, untilMin: number, };

export interface Calls {
  "app.state": { request: Nothing; answer: AppState };
  "connection.get": { request: Nothing; answer: Connection };
  "session.kept_words": { request: Nothing; answer: KeptWords };
  "session.damage": { request: Nothing; answer: Damage };
  "session.damage_seen": { request: Nothing; answer: Nothing };
  "server.check": { request: ServerCheck; answer: ServerFacts };
  "session.sign_in": { request: SignInRequest; answer: Nothing };
  "session.accept": { request: AcceptRequest; answer: Nothing };
  "session.sign_out": { request: SignOutRequest; answer: Nothing };
  "session.list": { request: Nothing; answer: SessionList };
  "session.end": { request: IdRequest; answer: Nothing };
  "session.change_password": { request: ChangePasswordRequest; answer: Nothing };
  "sync.now": { request: Nothing; answer: Nothing };
  "home.get": { request: HomeRequest; answer: Home };
  "mentions.list": { request: PageRequest; answer: ConversationPage };
  "conversation.get": { request: ConversationRequest; answer: Conversation };
  "history.get": { request: IdRequest; answer: History };
  "post.create": { request: PostDraft; answer: Made };
  "post.edit": { request: PostEditDraft; answer: Nothing };
  "post.withdraw": { request: IdRequest; answer: Nothing };
  "comment.create": { request: CommentDraft; answer: Made };
  "comment.edit": { request: CommentEditDraft; answer: Nothing };
  "comment.withdraw": { request: IdRequest; answer: Nothing };
  "reaction.set": { request: ReactionRequest; answer: Nothing };
  "read.mark": { request: ReadRequest; answer: Nothing };
  "draft.get": { request: DraftRequest; answer: DraftAnswer };
  "draft.list": { request: Nothing; answer: DraftList };
  "draft.save": { request: Draft; answer: Nothing };
  "helpful.set": { request: HelpfulRequest; answer: Nothing };
  "community.list": { request: Nothing; answer: CommunityList };
  "community.get": { request: IdRequest; answer: CommunityView };
  "community.conversations": { request: CommunityPageRequest; answer: ConversationPage };
  "community.members": { request: MemberRequest; answer: MemberPage };
  "community.create": { request: CommunityDraft; answer: Made };
  "community.join": { request: IdRequest; answer: Nothing };
  "community.leave": { request: IdRequest; answer: Nothing };
  "community.invite": { request: MembershipRequest; answer: Nothing };
  "community.remove_member": { request: MembershipRequest; answer: Nothing };
  "community.set_role": { request: RoleRequest; answer: Nothing };
  "community.update": { request: CommunityUpdateRequest; answer: Nothing };
  "community.set_tile": { request: TileRequest; answer: Nothing };
  "desk.list": { request: Nothing; answer: DeskList };
  "desk.get": { request: IdRequest; answer: DeskView };
  "desk.promise": { request: PromiseRequest; answer: PromiseView };
  "desk.queue": { request: QueueRequest; answer: Queue };
  "question.own": { request: Nothing; answer: QuestionList };
  "question.get": { request: IdRequest; answer: QuestionView };
  "question.alike": { request: AlikeRequest; answer: QuestionList };
  "question.asker": { request: IdRequest; answer: AskerView };
  "question.priorities": { request: IdRequest; answer: PriorityOffers };
  "question.mergeable": { request: MergeableRequest; answer: QuestionList };
  "incident.list": { request: Nothing; answer: IncidentList };
  "incident.get": { request: IdRequest; answer: IncidentView };
  "desk.macros": { request: IdRequest; answer: MacroList };
  "question.macros": { request: IdRequest; answer: MacroList };
  "desk.create": { request: DeskDraft; answer: Made };
  "desk.update": { request: DeskUpdateRequest; answer: Nothing };
  "desk.set_staff": { request: StaffRequest; answer: Nothing };
  "desk.set_terms": { request: TermsRequest; answer: Nothing };
  "question.ask": { request: QuestionDraft; answer: Made };
  "question.act": { request: DeedRequest; answer: Nothing };
  "question.take_next": { request: IdRequest; answer: Taken };
  "question.assign": { request: AssignRequest; answer: Nothing };
  "question.prioritize": { request: PrioritizeRequest; answer: Nothing };
  "macro.set": { request: MacroDraft; answer: Made };
  "macro.remove": { request: MacroRequest; answer: Nothing };
  "question.merge": { request: MergeRequest; answer: Nothing };
  "question.me_too": { request: MeTooRequest; answer: Nothing };
  "question.join": { request: JoinRequest; answer: Nothing };
  "incident.open": { request: IncidentDraft; answer: Made };
  "incident.say": { request: IncidentMessageDraft; answer: Made };
  "question.transfer": { request: TransferDraft; answer: Made };
  "question.reply": { request: ReplyDraft; answer: Replied };
  "knowledge.list": { request: IdRequest; answer: KnowledgeList };
  "knowledge.get": { request: IdRequest; answer: KnowledgeView };
  "knowledge.of_question": { request: IdRequest; answer: KeptOf };
  "knowledge.alike": { request: KnowledgeSearch; answer: KnowledgeList };
  "knowledge.due": { request: Nothing; answer: KnowledgeList };
  "knowledge.set": { request: KnowledgeDraft; answer: Made };
  "knowledge.review": { request: Reviewed; answer: Nothing };
  "knowledge.retire": { request: Retired; answer: Nothing };
  "knowledge.hand_over": { request: KnowledgeGiven; answer: Nothing };
  "knowledge.vote": { request: Helped; answer: Nothing };
  "outbox.list": { request: Nothing; answer: Outbox };
  "outbox.revise": { request: IdRequest; answer: Revised };
  "outbox.resend": { request: IdRequest; answer: Nothing };
  "outbox.discard": { request: IdRequest; answer: Nothing };
  "person.get": { request: IdRequest; answer: PersonCard };
  "person.suggest": { request: SuggestRequest; answer: PersonList };
  "profile.set": { request: ProfileDraft; answer: Nothing };
  "profile.get": { request: Nothing; answer: ProfileView };
  "profile.update": { request: ProfileChanges; answer: Nothing };
  "profile.history": { request: Nothing; answer: ProfileHistory };
  "profile.read_linkedin": { request: LinkedInRequest; answer: LinkedInOffer };
  "directory.search": { request: DirectoryRequest; answer: DirectoryAnswer };
  "directory.open_topics": { request: Nothing; answer: OpenTopics };
  "person.page": { request: IdRequest; answer: PersonPage };
  "person.vcard": { request: IdRequest; answer: VCard };
  "person.save_vcard": { request: IdRequest; answer: SavedFile };
  "vouch.set": { request: VouchRequest; answer: Nothing };
  "curator.set": { request: CuratorRequest; answer: Nothing };
  "vouch.decline": { request: DeclineRequest; answer: Nothing };
  "topic.list": { request: TopicSearch; answer: TopicList };
  "topic.rename": { request: TopicNames; answer: Nothing };
  "topic.merge": { request: TopicPair; answer: Nothing };
  "topic.rename_back": { request: IdRequest; answer: Nothing };
  "topic.split": { request: IdRequest; answer: Nothing };
  "file.stage": { request: StageRequest; answer: Made };
  "file.stage_end": { request: StageEndRequest; answer: FileView };
  "file.unstage": { request: IdRequest; answer: Nothing };
  "file.uploads": { request: Nothing; answer: UploadList };
  "file.pause": { request: PauseRequest; answer: Nothing };
  "file.save": { request: IdRequest; answer: SavedFile };
  "palette.search": { request: SuggestRequest; answer: PaletteAnswer };
  "settings.get": { request: Nothing; answer: Settings };
  "settings.set": { request: Settings; answer: Nothing };
  "admin.steps": { request: Nothing; answer: AdminSteps };
  "admin.read_pasted": { request: PastedText; answer: PastedPeople };
  "admin.invite": { request: InviteRequest; answer: InvitedColleague };
}

export const staleOn: { readonly [name: string]: readonly Changed[] } = {
  "app.state": ["session", "settings", "people", "content", "outbox"],
  "connection.get": ["connection", "outbox", "session"],
  "session.kept_words": ["outbox", "drafts", "session"],
  "session.damage": ["session", "settings"],
  "home.get": ["content", "outbox", "people", "communities", "read"],
  "mentions.list": ["content", "people", "read"],
  "conversation.get": ["content", "outbox", "people", "read"],
  "history.get": ["content"],
  "draft.get": ["drafts"],
  "draft.list": ["drafts", "content", "communities"],
  "community.list": ["communities", "outbox", "content"],
  "community.get": ["communities", "outbox", "content"],
  "community.conversations": ["content", "outbox", "people", "read"],
  "community.members": ["communities", "outbox", "people"],
  "desk.list": ["desks", "outbox", "people", "session"],
  "desk.get": ["desks", "outbox", "people", "session"],
  "desk.promise": ["desks", "outbox"],
  "desk.queue": ["desks", "outbox", "people"],
  "question.own": ["desks", "outbox", "people"],
  "question.get": ["desks", "outbox", "people"],
  "question.alike": ["desks", "outbox"],
  "question.asker": ["desks", "people", "outbox"],
  "question.priorities": ["desks", "outbox"],
  "question.mergeable": ["desks", "outbox"],
  "incident.list": ["desks", "outbox"],
  "incident.get": ["desks", "outbox", "people"],
  "desk.macros": ["desks", "outbox"],
  "question.macros": ["desks", "outbox", "people"],
  "knowledge.list": ["desks", "outbox", "people"],
  "knowledge.get": ["desks", "outbox", "people"],
  "knowledge.of_question": ["desks", "outbox", "people"],
  "knowledge.alike": ["desks", "outbox"],
  "knowledge.due": ["desks", "outbox", "people"],
  "outbox.list": ["outbox", "content", "people"],
  "person.get": ["people"],
  "person.suggest": ["people"],
  "profile.get": ["people", "outbox", "files"],
  "profile.history": ["people"],
  "directory.search": ["people", "content", "communities"],
  "directory.open_topics": ["people", "content"],
  "person.page": ["people", "content", "outbox"],
  "person.vcard": ["people"],
  "topic.list": ["people", "communities", "outbox"],
  "file.uploads": ["files", "outbox"],
  "palette.search": ["content", "people", "communities", "desks"],
  "settings.get": ["settings"],
  "admin.steps": ["communities", "desks", "outbox", "people"],
};

export const limits = {
  postMaxChars: 20000,
  commentMaxChars: 10000,
  questionMaxChars: 10000,
  incidentMaxChars: 2000,
  titleMaxChars: 140,
  nameMaxChars: 80,
  descriptionMaxChars: 500,
  jobMaxChars: 80,
  expertiseMaxChars: 40,
  expertiseMaxCount: 12,
  passwordMinChars: 10,
} as const;

/** How long each field is kept: the text is `field-until-<word>`. */
export const keptUntil = {
  name: "texts",
  job: "texts",
  expertise: "texts",
  unit: "account",
  manager: "account",
  location: "account",
  time_zone: "account",
  hours: "account",
  languages: "account",
  contact: "account",
  about: "account",
  interests: "account",
  photo: "consent",
  birth_year: "consent",
} as const;

export type FieldWord = keyof typeof keptUntil;

export const offeredReactions = ["👍", "❤️", "😄", "🎉", "🙏", "💡", "👀", "😮"] as const;
