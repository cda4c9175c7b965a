//! The checks of profile fields.

use super::*;

const INVALID: Result<ProfileChange, Refusal> = Err(Refusal::ProfileFieldInvalid);

fn span(day: u8, from_min: u16, until_min: u16) -> WorkSpan {
    WorkSpan { day, from_min, until_min }
}

#[test]
fn working_hours_may_have_a_break_but_never_overlap() {
    let week = vec![span(2, 540, 1020), span(1, 780, 1020), span(1, 540, 720)];
    let sorted = vec![span(1, 540, 720), span(1, 780, 1020), span(2, 540, 1020)];
    assert_eq!(ProfileChange::Hours(week).checked(), Ok(ProfileChange::Hours(sorted)));
    assert_eq!(ProfileChange::Hours(vec![span(1, 540, 800), span(1, 780, 1020)]).checked(), INVALID);
    assert_eq!(ProfileChange::Hours(vec![span(8, 540, 800)]).checked(), INVALID);
    assert_eq!(ProfileChange::Hours(vec![span(1, 800, 800)]).checked(), INVALID);
}

#[test]
fn a_time_zone_is_a_name_and_not_a_path() {
    assert!(ProfileChange::TimeZone("America/Argentina/Buenos_Aires".into()).checked().is_ok());
    assert_eq!(ProfileChange::TimeZone("../etc/passwd".into()).checked(), INVALID);
}

#[test]
fn languages_are_codes() {
    let codes = |codes: &[&str]| ProfileChange::Languages(codes.iter().map(|code| (*code).into()).collect());
    assert_eq!(codes(&["nl", "nl", "pt-BR"]).checked(), Ok(codes(&["nl", "pt-BR"])));
    assert_eq!(codes(&["Dutch"]).checked(), INVALID);
}

#[test]
fn about_keeps_its_lines_and_loses_what_nobody_sees() {
    assert!(ProfileChange::About("one\ntwo".into()).checked().is_ok());
    assert_eq!(ProfileChange::About("pay \u{202E}gnp\none".into()).checked(), Ok(ProfileChange::About("pay gnp\none".into())));
    assert_eq!(ProfileChange::About("x".repeat(ABOUT_MAX_CHARS + 1)).checked(), INVALID);
}

#[test]
fn the_last_expertise_cannot_be_taken_away() {
    assert_eq!(ProfileChange::Expertise(vec![]).checked(), Err(Refusal::ExpertiseInvalid));
}

#[test]
fn a_field_is_changed_once_at_a_time() {
    let job = ProfileChange::Job("x".into());
    assert_eq!(check_changes(&[job.clone(), job.clone()]), Err(Refusal::ProfileFieldInvalid));
    assert_eq!(check_changes(&[]), Err(Refusal::ProfileFieldInvalid));
    assert!(check_changes(&[job, ProfileChange::Photo(None)]).is_ok());
}
