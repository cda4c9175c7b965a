//! Slack's export with every trap.

use crate::on_both;
use crate::world::World;
use crate::zips::{json, zip};
use serde_json::{Value, json as j};

on_both!(
    everything_comes_in_as_it_was,
    a_second_run_changes_nothing_and_a_longer_export_adds_only_what_is_new,
    a_dry_run_tells_the_same_and_changes_nothing,
    private_conversations_stay_out_unless_asked_for,
    a_taken_name_is_not_shared_and_a_known_login_is_the_same_person,
    a_folder_belongs_to_its_channel_in_either_form_of_unicode,
);

fn users() -> Vec<u8> {
    json(j!([
        {"id": "U1", "name": "ana", "profile": {"real_name": "Ana Bos", "email": "Ana@firm.example", "title": "logistics"}},
        {"id": "U2", "name": "ben", "deleted": true, "profile": {"real_name": "Ben Old", "display_name": "ben"}},
        {"id": "U3", "name": "robot", "is_bot": true, "profile": {"real_name": "Robot"}},
        {"id": "U4", "name": "short", "profile": {"real_name": "x".repeat(90), "title": "y".repeat(90), "email": null}},
        {"id": "USLACKBOT", "name": "slackbot", "profile": {}},
        {"name": "no id"},
    ]))
}

fn message(ts: &str, user: &str, text: &str) -> Value {
    j!({"type": "message", "ts": ts, "user": user, "text": text})
}

fn with(mut message: Value, more: Value) -> Value {
    message.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    message
}

fn first_day() -> Vec<Value> {
    vec![
        // Out of order on purpose.
        message("1700000003.000100", "U4", "hi <@U1> &amp; <@U2>"),
        message("1700000001.000200", "U1", "*First* post :tada:"),
        with(message("1700000002.000000", "U1", "<@U1> has joined the channel"), j!({"subtype": "channel_join"})),
        with(message("1700000002.000001", "U3", "beep"), j!({"bot_id": "B1"})),
        j!({"type": "message", "subtype": "bot_message", "ts": "1700000002.000002", "text": "beep", "bot_id": "B1"}),
        with(
            message("1700000001.000201", "U2", "second of the same millisecond"),
            j!({"reactions": [{"name": "+1::skin-tone-3", "users": ["U1", "U4", "U3"], "count": 3}, {"name": "partyparrot", "users": ["U1"]},
                              {"name": "heart", "users": ["U404"]}]}),
        ),
        with(message("1700000005.000000", "U4", "a reply"), j!({"thread_ts": "1700000001.000200"})),
        with(
            message("1700000006.000000", "U4", "shown in the channel too"),
            j!({"thread_ts": "1700000001.000200", "subtype": "thread_broadcast"}),
        ),
        with(
            message("1700000006.000000", "U4", "shown in the channel too"),
            j!({"thread_ts": "1700000001.000200", "subtype": "thread_broadcast"}),
        ),
        with(message("1700000007.000000", "U1", "orphan one"), j!({"thread_ts": "1600000000.000000"})),
        with(message("1700000008.000000", "U4", "orphan two"), j!({"thread_ts": "1600000000.000000"})),
        with(message("1700000009.000000", "U1", "changed"), j!({"edited": {"user": "U1", "ts": "1700000100.000000"}})),
    ]
}

fn bad_day() -> Vec<Value> {
    vec![
        message("1700100000.000000", "U1", ""),
        message("1700100001.000000", "U1", &"é".repeat(20_001)),
        message("1700100002.000000", "U1", &"é".repeat(20_000)),
        with(message("1700100003.000000", "U1", &"é".repeat(10_001)), j!({"thread_ts": "1700000001.000200"})),
        with(message("1700100004.000000", "U1", ""), j!({"files": [{"id": "F1"}]})),
        with(message("1700100005.000000", "U1", "with a file"), j!({"files": [{"id": "F1"}], "subtype": "file_share"})),
        with(message("1700100006.000000", "U1", "?"), j!({"subtype": "brand_new"})),
        message("1700100007.000000", "U404", "who"),
        with(message("1700100008.000000", "U9", "from a partner"), j!({"user_profile": {"real_name": "Pat Partner"}})),
        message("not a time", "U1", "x"),
        message("99999999999999999999.0", "U1", "x"),
        message("4000000000.000000", "U1", "in the future"),
        j!({"type": "message", "ts": 17, "user": "U1", "text": "numbers for words"}),
        j!("nonsense"),
        j!({"type": "message", "ts": "1700100009.000000", "text": "nobody's"}),
    ]
}

fn export(world: &World, more: &[(&str, Vec<u8>)]) -> String {
    let channel = j!([{"id": "C1", "name": "general", "created": 1_500_000_000, "creator": "U1", "members": ["U4", "U1", "U3", "U404"],
                       "purpose": {"value": "R&amp;D"}, "topic": {"value": "t"}}, {"name": "no id"}]);
    let mut files = vec![
        ("users.json", users()),
        ("channels.json", json(channel)),
        ("groups.json", json(j!([{"id": "G1", "name": "secret", "creator": "U1", "members": ["U1", "U4"]}]))),
        ("dms.json", json(j!([{"id": "D1", "members": ["U1", "U4"]}]))),
        ("mpims.json", json(j!([{"id": "G2", "name": "mpdm-ana--short-1", "members": ["U1", "U4"]}]))),
        ("general/2023-11-14.json", json(Value::Array(first_day()))),
        ("general/2023-11-16.json", json(Value::Array(bad_day()))),
        ("general/2023-11-17.json", b"[{\"ts\": \"1700200000.000000\", \"text\": \"cut of".to_vec()),
        ("general/2023-11-18.json", b"[{\"ts\": \"1700200000.000000\", \"user\": \"U1\", \"text\": \"\xff\xfe\"}]".to_vec()),
        (
            "secret/2023-11-14.json",
            json(j!([message("1700000001.000000", "U1", "secret plan"), message("1700000002.000000", "U4", "yes")])),
        ),
        ("D1/2023-11-14.json", json(j!([message("1700000001.000000", "U1", "between us")]))),
        ("mpdm-ana--short-1/2023-11-14.json", json(j!([message("1700000001.000000", "U1", "between few")]))),
        ("not-a-channel/2023-11-14.json", json(j!([message("1700000001.000000", "U1", "nowhere")]))),
    ];
    files.extend(more.iter().cloned());
    zip(world, "slack.zip", &files)
}

fn everything_comes_in_as_it_was(world: &World) {
    let rejected = world.file("rejected.jsonl");
    let report = world.import(&["slack", &export(world, &[]), "--rejected", rejected.to_str().unwrap()]);

    assert_eq!((report.of("person").new, report.of("community").new, report.of("member").new), (4, 1, 2));
    let accounts = world.accounts();
    let expected = [
        ("admin@veldwerk.example", "invited"),
        ("ana@firm.example", "invited"),
        ("u2@slack.invalid", "disabled"),
        ("u4@slack.invalid", "invited"),
        ("u9@slack.invalid", "invited"),
    ];
    assert_eq!(accounts, expected.map(|(login, state)| (login.to_owned(), state.to_owned())));
    let ana = world.record("person", "name", "Ana Bos");
    assert_eq!((&ana["job"], &ana["expertise"], &ana["state"]), (&j!("logistics"), &j!([]), &j!("invited")));
    assert_eq!(world.record("person", "name", "short")["job"], "");
    let ben = world.record("person", "name", "Ben Old");

    let general = world.record("community", "name", "general");
    let facts = (&general["description"], &general["access"], &general["member_count"], &general["created_at"]);
    assert_eq!(facts, (&j!("R&D"), &j!("open"), &j!(2), &j!(1_500_000_000_000_i64)));
    assert_eq!(world.record("membership", "person", ana["id"].clone())["role"], "manager");

    let posts = world.texts("post");
    let starts: Vec<String> = posts.iter().map(|text| text.chars().take(30).collect()).collect();
    let long = "é".repeat(30);
    let expected = [
        "First post 🎉",
        "second of the same millisecond",
        "hi @somebody & @somebody",
        "orphan one",
        "changed",
        &long,
        "with a file",
        "from a partner",
    ];
    assert_eq!(starts, expected);
    assert_eq!(world.texts("comment"), ["a reply", "shown in the channel too", "orphan two"]);

    let records = world.records("post");
    assert_eq!(records[0]["created_at"], 1_700_000_001_000_i64);
    assert_eq!(records[1]["created_at"], records[0]["created_at"]);
    assert_eq!(records[1]["author"], ben["id"]);
    assert!(records[0]["id"].as_str() < records[1]["id"].as_str(), "ids keep the order within a millisecond");
    let mut ids: Vec<&str> = records.iter().map(|record| record["id"].as_str().unwrap()).collect();
    ids.sort_unstable();
    assert!(ids.iter().eq(records.iter().map(|record| &record["id"])), "ids sort by time");
    assert_eq!((&records[4]["edited_at"], &records[4]["version"]), (&j!(1_700_000_100_000_i64), &j!(2)));
    let comments = world.records("comment");
    assert_eq!((&comments[0]["post"], &comments[1]["post"]), (&records[0]["id"], &records[0]["id"]));
    assert_eq!(comments[2]["post"], records[3]["id"], "the first message of a thread without its beginning is the post");

    let reactions = world.records("reaction");
    assert_eq!(reactions.len(), 2);
    assert!(reactions.iter().all(|reaction| reaction["emoji"] == "👍🏼" && reaction["target"] == records[1]["id"]));

    let skipped: Vec<(&str, u64)> = report.skipped.iter().map(|(why, count)| (*why, *count)).collect();
    let expected = [
        ("attachments", 2),
        ("bot_accounts", 2),
        ("bot_messages", 2),
        ("private_conversations", 3),
        ("private_messages", 4),
        ("repeated_messages", 1),
        ("system_messages", 1),
    ];
    assert_eq!(skipped, expected);
    let mut rows = world.rejected("rejected.jsonl");
    rows.sort();
    let mut expected = vec![
        "comment C1/1700100003.000000 text_too_long",
        "community  row_unreadable",
        "file general/2023-11-17.json file_unreadable",
        "file general/2023-11-18.json file_unreadable",
        "member C1/U404 person_unknown",
        "message  row_unreadable",
        "message  row_unreadable",
        "message 99999999999999999999.0 time_invalid",
        "message C1/1700100004.000000 attachments_only",
        "message C1/1700100006.000000 message_kind_unknown",
        "message C1/1700100009.000000 author_unknown",
        "message not a time time_invalid",
        "person  row_unreadable",
        "person.job U4 job_invalid",
        "person.name U4 name_invalid",
        "post C1/1700100000.000000 text_empty",
        "post C1/1700100001.000000 text_too_long",
        "post C1/1700100007.000000 author_unknown",
        "post C1/4000000000.000000 time_invalid",
        "reaction C1/1700000001.000201 emoji_invalid",
        "reaction C1/1700000001.000201 person_unknown",
    ];
    expected.sort_unstable();
    assert_eq!(rows, expected);
    let whole = std::fs::read_to_string(rejected).unwrap();
    let cut = whole.lines().find(|line| line.contains("C1/1700100001")).unwrap();
    let cut: Value = serde_json::from_str(cut).unwrap();
    assert_eq!((&cut["file"], &cut["row"]), (&j!("general/2023-11-16.json"), &j!(2)));
    assert_eq!(cut["item"]["text"].as_str().unwrap().chars().count(), 20_001, "a rejected text is kept whole");
}

fn a_second_run_changes_nothing_and_a_longer_export_adds_only_what_is_new(world: &World) {
    world.import(&["slack", &export(world, &[])]);
    let before = world.heads();
    let again = world.import(&["slack", &export(world, &[])]);
    assert_eq!(world.heads(), before);
    assert!(again.counts.values().all(|count| count.new == 0), "{again}");
    assert_eq!((again.of("post").known, again.of("comment").known, again.of("reaction").known), (8, 3, 2));

    let later = j!([
        with(message("1700300000.000000", "U1", "late reply"), j!({"thread_ts": "1600000000.000000"})),
        message("1700300001.000000", "U1", "late post")
    ]);
    let longer = world.import(&["slack", &export(world, &[("general/2023-11-19.json", json(later))])]);
    assert_eq!((longer.of("post").new, longer.of("comment").new, longer.of("person").new), (1, 1, 0));
    let reply = world.records("comment").pop().unwrap();
    assert_eq!(reply["post"], world.records("post")[3]["id"], "the thread without its beginning is found again");
}

fn a_dry_run_tells_the_same_and_changes_nothing(world: &World) {
    let before = world.heads();
    let path = world.file("report.json");
    let dry = world.import(&["slack", &export(world, &[]), "--dry-run", "--report", path.to_str().unwrap()]);
    assert_eq!(world.heads(), before);
    assert_eq!(world.accounts().len(), 1);
    let written: Value = serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
    assert_eq!((&written["dry_run"], &written["counts"]["post"]["new"]), (&j!(true), &j!(8)));
    assert!(dry.to_string().starts_with("Dry run: nothing was written"));
    let mut real = world.import(&["slack", &export(world, &[])]);
    real.dry_run = true;
    assert_eq!(real, dry);
}

fn private_conversations_stay_out_unless_asked_for(world: &World) {
    world.import(&["slack", &export(world, &[])]);
    assert!(!world.texts("post").iter().any(|text| text.contains("secret") || text.contains("between")));
    assert_eq!(world.records("community").len(), 1);

    world.import(&["slack", &export(world, &[]), "--include-private"]);
    let names: Vec<Value> = world.records("community").iter().map(|community| community["name"].clone()).collect();
    assert_eq!(names.len(), 4);
    let secret = world.record("community", "name", "secret");
    assert_eq!((&secret["access"], &secret["member_count"]), (&j!("closed"), &j!(2)));
    assert!(secret["scope"].as_str().unwrap().starts_with("community:"), "a closed community is in no scope but its own");
    assert!(world.texts("post").contains(&"secret plan".to_owned()));
    assert!(!world.texts("post").contains(&"nowhere".to_owned()));
}

fn a_taken_name_is_not_shared_and_a_known_login_is_the_same_person(world: &World) {
    assert!(world.core.invite_login("ana@firm.example", "").unwrap().is_ok());
    let users = json(j!([
        {"id": "U1", "deleted": true, "profile": {"real_name": "Ana Then", "email": "ana@firm.example"}},
        {"id": "U2", "profile": {"real_name": "Ana Now", "email": "ANA@firm.example"}},
    ]));
    let channels = json(j!([{"id": "C1", "name": "Koffie", "members": ["U2"]}, {"id": "C2", "name": "koffie", "members": ["U2"]}]));
    let files = [
        ("deep/users.json", users),
        ("deep/channels.json", channels),
        ("deep/Koffie/2023-11-14.json", json(j!([message("1700000001.000000", "U1", "then")]))),
        ("deep/koffie/2023-11-14.json", json(j!([message("1700000001.000000", "U2", "now")]))),
    ];
    let report = world.import(&["slack", &zip(world, "two.zip", &files)]);
    assert_eq!(report.renamed.get("koffie").map(String::as_str), Some("koffie (Slack)"));
    assert_eq!(world.records("community").len(), 2);
    let ana = world.record("person", "name", "Ana Now");
    assert_eq!(world.records("person").len(), 2, "the administrator, and Ana once");
    assert!(world.records("post").iter().all(|post| post["author"] == ana["id"]));
    assert_eq!(ana["state"], "invited");
}

fn a_folder_belongs_to_its_channel_in_either_form_of_unicode(world: &World) {
    let users = json(j!([{"id": "U1", "profile": {"real_name": "Ana Bos"}}]));
    let channels = json(j!([
        {"id": "C1", "name": "één-café", "members": ["U1"]},
        {"id": "C2", "name": "ge\u{301}ne\u{301}ral", "members": ["U1"]},
    ]));
    let files = [
        ("users.json", users),
        ("channels.json", channels),
        ("e\u{301}e\u{301}n-cafe\u{301}/2023-11-14.json", json(j!([message("1700000001.000000", "U1", "one")]))),
        ("général/2023-11-14.json", json(j!([message("1700000002.000000", "U1", "two")]))),
    ];
    let path = zip(world, "forms.zip", &files);
    world.import(&["slack", &path]);
    assert_eq!(world.records("post").len(), 2);
    assert_eq!(world.import(&["slack", &path]).of("post").known, 2);
}

#[test]
fn an_import_that_was_interrupted_goes_on_where_it_stopped() {
    let world = World::sqlite();
    let users = json(j!([{"id": "U1", "name": "ana"}, {"id": "U2", "name": "ben"}]));
    let channels = json(j!([{"id": "C1", "name": "general", "members": ["U1", "U2"]}]));
    let day: Vec<Value> = (0..6_000)
        .map(|at| {
            let reply = if at % 3 == 0 { j!({}) } else { j!({"thread_ts": format!("17000{:05}.000000", at - at % 3)}) };
            with(message(&format!("17000{at:05}.000000"), if at % 2 == 0 { "U1" } else { "U2" }, "words"), reply)
        })
        .collect();
    let files = [("users.json", users), ("channels.json", channels), ("general/2023-11-14.json", json(Value::Array(day)))];
    let path = zip(&world, "long.zip", &files);

    let source = crate::world::source(&["slack", &path, "--data", "unused"]);
    let failing = world.failing_from(2);
    assert!(patio_server::import::run(&failing, &*world.clock, &source, &mut std::io::sink()).is_err());
    let done = world.records("post").len();
    assert!(done > 0 && done < 2_000, "the first batch stays: {done}");

    let report = world.import(&["slack", &path]);
    assert_eq!((report.of("post").known, report.of("post").known + report.of("post").new), (done as u64, 2_000));
    let (posts, comments) = (world.records("post"), world.records("comment"));
    assert_eq!((posts.len(), comments.len()), (2_000, 4_000));
    for post in &posts {
        assert_eq!(comments.iter().filter(|comment| comment["post"] == post["id"]).count(), 2);
    }
    assert_eq!(world.record("community", "name", "general")["member_count"], 2);
    // Four batches of changes, and one step of the community's head for each.
    let links = world.core.store().read(|tx| tx.query("SELECT head FROM scope_link WHERE scope <> 'org'", &[])).unwrap();
    assert!(links.len() <= 4, "{}", links.len());
}
