//! Every command as an item of a push, and every refusal as the verdict that carries it.

use crate::golden::{Sample, id};
use patio_domain::community::{MemberRole, Tile};
use patio_domain::{
    Access, Block, Calendar, Contact, DeskRole, Doc, Inline, Level, Mark, Priority, Profile, ProfileChange, QuestionAct, Refusal, Skill,
    Targets, Terms, WorkSpan,
};
use patio_protocol::Command;
use patio_protocol::command::*;
use patio_protocol::push::{ItemVerdict, PushItem, Verdict};
use serde_json::value::RawValue;

/// A text with every part a text can have.
pub fn rich() -> Doc {
    let words = |text: &str| Inline::Text { text: text.into(), marks: vec![], link: None };
    Doc(vec![
        Block::Paragraph {
            content: vec![
                Inline::Text { text: "Dock 4 ".into(), marks: vec![Mark::Bold, Mark::Italic, Mark::Code], link: None },
                Inline::Text { text: "handleiding".into(), marks: vec![], link: Some("https://example.org/a?b=c".into()) },
                Inline::Break,
                Inline::Mention { person: id(2) },
                words(" \"één\" \u{1F44D} \\ </script>"),
            ],
        },
        Block::Quote { content: vec![Block::Paragraph { content: vec![words("as they said")] }] },
        Block::List { ordered: true, items: vec![vec![Block::Paragraph { content: vec![words("first")] }], vec![]] },
        Block::List { ordered: false, items: vec![vec![Block::Code { text: "ls -l\n\tdf".into() }]] },
    ])
}

/// Every field of a profile, once.
pub fn changes() -> Vec<ProfileChange> {
    vec![
        ProfileChange::Name("Hanneke Bos".into()),
        ProfileChange::Job("klantenservice".into()),
        ProfileChange::Unit("Service".into()),
        ProfileChange::Manager(Some(id(1))),
        ProfileChange::Location("Zwolle".into()),
        ProfileChange::TimeZone("Europe/Amsterdam".into()),
        ProfileChange::Hours(vec![WorkSpan { day: 1, from_min: 540, until_min: 1020 }]),
        ProfileChange::Languages(vec!["nl".into(), "en".into()]),
        ProfileChange::Contact(Contact { email: "h@example.org".into(), phone: "+31 6".into(), other: String::new() }),
        ProfileChange::About("Een\ntwee".into()),
        ProfileChange::Interests(vec!["roeien".into()]),
        ProfileChange::Expertise(vec![Skill { topic: "retouren".into(), level: Level::Expert, ask: "omruilen".into() }]),
        ProfileChange::Photo(Some(id(8))),
        ProfileChange::BirthYear(None),
    ]
}

/// The command after this one; exhaustive, so that a new command must be put in.
fn after(last: Option<&Command>) -> Option<Command> {
    let Some(last) = last else {
        return Some(Command::ProfileSet(Profile {
            name: "Hanneke Bos".into(),
            job: "klantenservice".into(),
            expertise: vec!["retouren".into(), "Exact".into()],
        }));
    };
    let (community, person) = (id(3), id(2));
    match last {
        Command::ProfileSet(_) => Some(Command::CommunityCreate(CommunityCreate {
            community: id(3),
            name: "Thuiswerkplek".into(),
            description: "Bureaus, schermen en ruggen".into(),
            access: Access::Closed,
        })),
        Command::CommunityCreate(_) => Some(Command::CommunityJoin(CommunityJoin { community })),
        Command::CommunityJoin(_) => Some(Command::CommunityLeave(CommunityLeave { community })),
        Command::CommunityLeave(_) => Some(Command::CommunityInvite(CommunityInvite { community, person })),
        Command::CommunityInvite(_) => Some(Command::CommunityRemoveMember(CommunityRemoveMember { community, person })),
        Command::CommunityRemoveMember(_) => {
            Some(Command::PostCreate(PostCreate { post: id(4), community: id(3), title: "Dock 4".into(), text: rich(), files: vec![] }))
        }
        Command::PostCreate(_) => {
            Some(Command::PostEdit(PostEdit { post: id(4), title: String::new(), text: Doc::plain("one\ntwo"), files: None }))
        }
        Command::PostEdit(_) => Some(Command::PostWithdraw(PostWithdraw { post: id(4) })),
        Command::PostWithdraw(_) => Some(Command::CommentCreate(CommentCreate {
            comment: id(5),
            post: id(4),
            reply_to: Some(id(6)),
            text: Doc::plain("Same here"),
            files: vec![],
        })),
        Command::CommentCreate(_) => {
            Some(Command::CommentEdit(CommentEdit { comment: id(5), post: id(4), text: Doc::plain("Same here too"), files: None }))
        }
        Command::CommentEdit(_) => Some(Command::CommentWithdraw(CommentWithdraw { comment: id(5), post: id(4) })),
        Command::CommentWithdraw(_) => {
            Some(Command::ReactionSet(ReactionSet { post: id(4), target: id(5), emoji: "❤️".into(), on: true }))
        }
        Command::ReactionSet(_) => Some(Command::ProfileUpdate(ProfileUpdate { changes: changes() })),
        Command::ProfileUpdate(_) => Some(Command::TopicRename(TopicRename {
            topic: id(7),
            nl: "labelprinters".into(),
            en: "label printers".into(),
            synonyms: vec!["Zebra".into()],
        })),
        Command::TopicRename(_) => Some(Command::TopicMerge(TopicMerge { from: id(9), into: id(7) })),
        Command::TopicMerge(_) => Some(Command::VouchSet(VouchSet { person: id(2), topic: id(7), on: true })),
        Command::VouchSet(_) => Some(Command::VouchDecline(VouchDecline { topic: id(7), by: id(1) })),
        Command::VouchDecline(_) => Some(Command::HelpfulSet(HelpfulSet { post: id(4), target: id(5), on: true })),
        Command::HelpfulSet(_) => Some(Command::CommunitySetTile(CommunitySetTile { community, tile: Some(Tile { pattern: 3, hue: 5 }) })),
        Command::CommunitySetTile(_) => Some(Command::TopicSplit(TopicSplit { topic: id(9) })),
        Command::TopicSplit(_) => Some(Command::TopicRenameBack(TopicRenameBack { topic: id(7) })),
        Command::TopicRenameBack(_) => Some(Command::CuratorSet(CuratorSet { person: id(2), on: true })),
        Command::CuratorSet(_) => Some(Command::CommunitySetRole(CommunitySetRole { community, person, role: MemberRole::Manager })),
        Command::CommunitySetRole(_) => Some(Command::CommunityUpdate(CommunityUpdate {
            community,
            name: Some("Thuis en op kantoor".into()),
            description: Some("Bureaus, schermen\nen ruggen".into()),
        })),
        Command::CommunityUpdate(_) => {
            Some(Command::DeskCreate(DeskCreate { desk: id(10), name: "IT".into(), purpose: "Laptops, VPN en telefoons".into() }))
        }
        Command::DeskCreate(_) => {
            Some(Command::DeskUpdate(DeskUpdate { desk: id(10), name: Some("ICT".into()), purpose: Some("Alles met een stekker".into()) }))
        }
        Command::DeskUpdate(_) => Some(Command::DeskSetStaff(DeskSetStaff { desk: id(10), person, role: Some(DeskRole::Lead) })),
        Command::DeskSetStaff(_) => Some(Command::QuestionAsk(QuestionAsk {
            question: id(11),
            desk: id(10),
            title: "Tweede scherm blijft zwart".into(),
            text: rich(),
            private: true,
        })),
        Command::QuestionAsk(_) => Some(Command::QuestionClaim(QuestionClaim { question: id(11) })),
        Command::QuestionClaim(_) => Some(Command::QuestionRelease(QuestionRelease { question: id(11) })),
        Command::QuestionRelease(_) => {
            Some(Command::QuestionAnswer(QuestionAnswer { reply: id(12), question: id(11), text: Doc::plain("Dock 4") }))
        }
        Command::QuestionAnswer(_) => {
            Some(Command::QuestionAskBack(QuestionAskBack { reply: id(12), question: id(11), text: Doc::plain("Welk dock?") }))
        }
        Command::QuestionAskBack(_) => {
            Some(Command::QuestionAdd(QuestionAdd { reply: id(12), question: id(11), text: Doc::plain("Dock 3") }))
        }
        Command::QuestionAdd(_) => {
            Some(Command::QuestionReopen(QuestionReopen { reply: id(12), question: id(11), text: Doc::plain("Nog steeds zwart") }))
        }
        Command::QuestionReopen(_) => Some(Command::QuestionConfirm(QuestionConfirm { question: id(11) })),
        Command::QuestionConfirm(_) => Some(Command::QuestionWithdraw(QuestionWithdraw { question: id(11) })),
        Command::QuestionWithdraw(_) => {
            Some(Command::QuestionNote(QuestionNote { reply: id(12), question: id(11), text: Doc::plain("Kabel vervangen") }))
        }
        Command::QuestionNote(_) => {
            let hours = vec![WorkSpan { day: 1, from_min: 510, until_min: 1_020 }, WorkSpan { day: 5, from_min: 510, until_min: 720 }];
            let calendar = Calendar { time_zone: "Europe/Amsterdam".into(), hours, holidays: vec!["2026-12-25".into()] };
            let targets = Targets { response_min: Some(60), solution_min: Some(960) };
            Some(Command::DeskSetTerms(DeskSetTerms { desk: id(10), terms: Terms { calendar, targets, ..Terms::default() } }))
        }
        Command::DeskSetTerms(_) => Some(Command::QuestionAssign(QuestionAssign { question: id(11), person: id(2) })),
        Command::QuestionAssign(_) => {
            let text = Doc::plain("Het gaat om je contract");
            Some(Command::QuestionTransfer(QuestionTransfer { reply: id(12), question: id(11), desk: id(13), text }))
        }
        Command::QuestionTransfer(_) => Some(Command::QuestionMerge(QuestionMerge { question: id(11), into: id(14) })),
        Command::QuestionMerge(_) => Some(Command::QuestionSplit(QuestionSplit { question: id(11) })),
        Command::QuestionSplit(_) => {
            Some(Command::IncidentOpen(IncidentOpen { incident: id(15), desk: id(10), title: "Geen wifi in Venlo".into(), text: rich() }))
        }
        Command::IncidentOpen(_) => Some(Command::IncidentUpdate(IncidentUpdate { message: id(16), incident: id(15), text: rich() })),
        Command::IncidentUpdate(_) => Some(Command::IncidentEnd(IncidentEnd { message: id(17), incident: id(15), text: rich() })),
        Command::IncidentEnd(_) => Some(Command::QuestionJoin(QuestionJoin { question: id(11), incident: id(15) })),
        Command::QuestionJoin(_) => Some(Command::QuestionLeave(QuestionLeave { question: id(11) })),
        Command::QuestionLeave(_) => Some(Command::MacroSet(MacroSet {
            r#macro: id(18),
            desk: id(10),
            name: "Foto?".into(),
            act: QuestionAct::AskBack,
            text: rich(),
            key: Some(3),
        })),
        Command::MacroSet(_) => Some(Command::MacroRemove(MacroRemove { r#macro: id(18), desk: id(10) })),
        Command::MacroRemove(_) => Some(Command::MeTooSet(MeTooSet { question: id(13), on: true })),
        Command::MeTooSet(_) => Some(Command::QuestionPrioritize(QuestionPrioritize { question: id(11), priority: Priority::Urgent })),
        Command::QuestionPrioritize(_) => Some(Command::KnowledgeSet(KnowledgeSet {
            knowledge: id(19),
            desk: id(10),
            base: 0,
            title: "Wifi in Venlo".into(),
            text: rich(),
            topics: vec!["wifi".into()],
            review_on: "2027-05-30".into(),
            question: Some(id(11)),
        })),
        Command::KnowledgeSet(_) => Some(Command::KnowledgeReview(KnowledgeReview { knowledge: id(19), review_on: "2027-11-30".into() })),
        Command::KnowledgeReview(_) => Some(Command::KnowledgeRetire(KnowledgeRetire { knowledge: id(19), on: true })),
        Command::KnowledgeRetire(_) => Some(Command::KnowledgeHandOver(KnowledgeHandOver { knowledge: id(19), person: id(2) })),
        Command::KnowledgeHandOver(_) => {
            Some(Command::KnowledgeVote(KnowledgeVote { knowledge: id(19), helped: Some(false), reason: "Not in hall 3".into() }))
        }
        Command::KnowledgeVote(_) => None,
    }
}

/// Every command, in the order of the enum.
pub fn commands() -> Vec<Command> {
    std::iter::successors(after(None), |last| after(Some(last))).collect()
}

/// A command as it is sent.
fn item(number: u128, command: &Command) -> PushItem {
    let (kind, body) = command.encode().expect("a command encodes");
    PushItem { command_id: id(100 + number), kind, body: RawValue::from_string(body).expect("JSON") }
}

/// Every command, and a comment that answers no other.
pub fn samples() -> Vec<Sample> {
    let answer_to_none =
        Command::CommentCreate(CommentCreate { comment: id(5), post: id(4), reply_to: None, text: Doc::plain("Same here"), files: vec![] });
    let with_file = CommentCreate { comment: id(5), post: id(4), reply_to: None, text: Doc::default(), files: vec![id(8)] };
    let edited = CommentEdit { comment: id(5), post: id(4), text: Doc::plain("x"), files: Some(vec![]) };
    let mut named: Vec<_> = commands().into_iter().map(|command| (String::new(), command)).collect();
    // Ids count up, so each of these keeps the number it had when it came, and a new command takes the next one.
    named.insert(13, (".without-reply".to_owned(), answer_to_none));
    named.insert(20, (".with-file".to_owned(), Command::CommentCreate(with_file)));
    named.insert(21, (".without-files".to_owned(), Command::CommentEdit(edited)));
    named.insert(23, (".without-tile".to_owned(), Command::CommunitySetTile(CommunitySetTile { community: id(3), tile: None })));
    named.insert(42, (".nobody".to_owned(), DeskSetStaff { desk: id(10), person: id(2), role: None }.into()));
    named.into_iter().zip(0..).map(|((suffix, command), number)| sample(&suffix, number, command)).collect()
}

fn sample(suffix: &str, number: u128, command: Command) -> Sample {
    let item = item(number, &command);
    let name = format!("command-{}{suffix}", item.kind);
    Sample::raw(&name, serde_json::to_string(&item).expect("JSON"), move |text| {
        serde_json::from_str::<PushItem>(text)
            .is_ok_and(|item| item.command_id == id(100 + number) && Command::decode(&item.kind, item.body.get()) == Ok(command.clone()))
    })
}

/// Every refusal, as a verdict.
pub fn refusals() -> Vec<Sample> {
    let verdict = |code, by| ItemVerdict { command_id: id(100), verdict: Verdict::Refused { code, by } };
    let named = Sample::of("refusal-claimed_by_another.named", verdict(Refusal::ClaimedByAnother, Some(id(2))));
    Refusal::ALL.iter().map(|&code| Sample::of(&format!("refusal-{}", code.code()), verdict(code, None))).chain([named]).collect()
}

#[test]
fn every_kind_of_command_has_a_sample_and_no_other() {
    let kinds: Vec<String> = commands().iter().map(|command| command.encode().expect("a command encodes").0).collect();
    assert_eq!(kinds, Command::KINDS);
}

#[test]
fn a_refusal_is_its_word_on_the_wire() {
    for refusal in Refusal::ALL {
        assert_eq!(serde_json::to_value(refusal).expect("JSON"), refusal.code());
    }
}

#[test]
fn a_refusal_for_a_reason_of_a_newer_server_is_a_verdict_all_the_same() {
    let body = r#"{"command_id":"01990000-0000-7000-8000-000000000064","verdict":"refused","code":"moon_in_the_wrong_phase"}"#;
    let read: ItemVerdict = serde_json::from_str(body).expect("a verdict");
    assert_eq!(read.verdict, Verdict::refused(Refusal::Unknown));
}

#[test]
fn a_command_with_a_field_too_many_or_of_a_newer_version_is_refused_and_never_half_read() {
    let body = r#"{"post":"01990000-0000-7000-8000-000000000004","silently":true}"#;
    assert_eq!(Command::decode("post.withdraw", body), Err(Refusal::Malformed));
    assert_eq!(Command::decode("post.pin", "{}"), Err(Refusal::UnknownCommand));
    let body = r#"{"community":"01990000-0000-7000-8000-000000000003","tile":{"pattern":1,"hue":1,"border":2}}"#;
    assert_eq!(Command::decode("community.set_tile", body), Err(Refusal::Malformed));
}

#[test]
fn terms_with_a_part_that_only_a_newer_version_knows_are_refused_as_a_command_and_read_as_a_record() {
    let whole = r#"{"desk":"01990000-0000-7000-8000-00000000000a","terms":{"calendar":{"time_zone":"UTC","hours":[]},"targets":{}}}"#;
    let decoded = |body: &str| Command::decode("desk.set_terms", body);
    assert!(decoded(whole).is_ok());
    for (part, with_more) in [
        (r#""targets":{"#, r#""targets":{"urgent_min":5"#),
        (r#""hours":[]"#, r#""hours":[],"closed_until":"2026-12-01""#),
        (r#"},"targets""#, r#"},"priorities":[],"targets""#),
        (r#""targets":{}"#, r#""targets":{},"by_priority":{"urgent":{"warn_min":5}}"#),
        (r#""targets":{}"#, r#""targets":{},"by_priority":{"immediate":{}}"#),
    ] {
        assert!(whole.contains(part));
        let newer = whole.replacen(part, with_more, 1);
        assert_eq!(decoded(&newer), Err(Refusal::Malformed), "{newer}");
        let record = newer.replacen(r#","terms""#, r#","number":1,"since_at":1,"terms""#, 1);
        assert!(serde_json::from_str::<patio_protocol::record::DeskTermsBody>(&record).is_ok(), "{record}");
    }
}
