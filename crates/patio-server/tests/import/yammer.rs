//! Yammer's export with every trap.

use crate::on_both;
use crate::world::World;
use crate::zips::zip;
use serde_json::json as j;

on_both!(everything_comes_in_as_it_was, a_second_run_changes_nothing, private_conversations_stay_out_unless_asked_for);

const USERS: &str = "\u{FEFF}id,name,email,job_title,joined_at,suspended_at,deleted_at,state,unheard_of\r\n\
    1,Ana Bos,ana@firm.example,logistics,2012-01-02T03:04:05Z,,,active,x\r\n\
    2,Ben Gone,ben@firm.example,null,2012-01-02T03:04:05Z,null,2014-01-01T00:00:00Z,soft_delete,x\r\n\
    3,Cas Out,,,,2014-01-01T00:00:00Z,null,active,x\r\n\
    4,Dee New,dee@firm.example\r\n\
    5,\"Eva, of the \"\"dock\"\"\",eva@firm.example,,,null,null,active,x,more,cells\r\n";

const GROUPS: &str = "id,name,description,privacy,created_at\n\
    10,Dock,Loading,public,2013/01/01 00:00:00 +0000\n\
    11,Board,,private,2013-01-01T00:00:00Z\n\
    12,Quiet,Nobody wrote here,public,\n\
    13,Hidden,Nobody wrote here either,private,\n\
    14,Unsaid,,,\n";

const HEAD: &str = "id,replied_to_id,thread_id,group_id,group_name,participants,in_private_conversation,sender_id,body,attachments,created_at,deleted_at,message_type,title\n";

fn messages() -> Vec<u8> {
    let rows = [
        // The answer stands before what it answers.
        "102,101,100,10,Dock,,false,1,[[user:4]] answer to the answer,,2013-05-23T10:13:00Z,,update,",
        "101,100,100,10,Dock,,false,4,answer,,2013-05-23T10:12:00Z,,update,",
        "100,,100,10,Dock,,false,1,\"question,\nin two lines\",,2013-05-23T10:11:12.500Z,null,update,",
        "103,,103,,,,false,5,news for all,uploadedfile:7,2013/05/23 11:00:00 +0000,\"\",announcement,A title",
        "104,,104,11,Board,,false,1,only for the board,,2013-05-23T12:00:00Z,,update,",
        "105,,105,99,Gone group,,false,1,in a group without a row,,2013-05-23T12:01:00Z,,update,",
        // The trap: true means private.
        "110,,110,,,\"user:4,user:1,user:5\",true,1,private question,,2013-05-23T13:00:00Z,,update,",
        "111,110,110,,,\"user:4,user:1,user:5\",true,4,private answer,,2013-05-23T13:01:00Z,,update,",
        "112,110,110,10,Dock,,false,1,said to be public in a private thread,,2013-05-23T13:02:00Z,,update,",
        "113,,113,10,Dock,,,1,not said whether private,,2013-05-23T13:03:00Z,,update,",
        "120,,120,10,Dock,,false,2,taken back,,2013-05-23T14:00:00Z,2013-05-24T00:00:00Z,update,lost title",
        "121,120,120,10,Dock,,false,1,below it,,2013-05-23T14:01:00Z,,update,",
        "122,900,900,10,Dock,,false,1,orphan,,2013-05-23T15:00:00Z,,update,",
        "123,900,900,10,Dock,,false,4,orphan too,,2013-05-23T15:01:00Z,,update,",
        "130,,130,10,Dock,,false,1,,uploadedfile:8,2013-05-23T16:00:00Z,,update,",
        "131,,131,10,Dock,,false,1,   ,,2013-05-23T16:00:00Z,,update,",
        "132,,132,10,Dock,,false,77,who,,2013-05-23T16:00:00Z,,update,",
        "133,,133,10,Dock,,false,1,when,,null,,update,",
        "134,,134,10,Dock,,false,3,joined,,2013-05-23T16:00:00Z,,system,",
        "100,,100,10,Dock,,false,1,again,,2013-05-23T17:00:00Z,,update,",
    ];
    let mut bytes = format!("{HEAD}{}\n", rows.join("\n")).into_bytes();
    bytes.extend_from_slice(b"140,,140,10,Dock,,false,1,\xff\xfe,,2013-05-23T16:00:00Z,,update,\n");
    bytes
}

fn export(world: &World) -> String {
    let files = [
        ("55/Users.csv", USERS.into()),
        ("55/Groups.csv", GROUPS.into()),
        ("55/Messages.csv", messages()),
        ("55/Files.csv", "file_id\n7\n".into()),
        ("66/users.csv", b"id,name\n201,Other Network\n1,Ana Bos\n".to_vec()),
        ("66/messages.csv", format!("{HEAD}300,,300,,,,false,201,elsewhere,,2013-05-23T10:00:00Z,,update,\n").into_bytes()),
        ("log.txt", b"done".to_vec()),
    ];
    zip(world, "yammer.zip", &files)
}

fn everything_comes_in_as_it_was(world: &World) {
    let rejected = world.file("rejected.jsonl");
    let report = world.import(&["yammer", &export(world), "--rejected", rejected.to_str().unwrap()]);

    let accounts = world.accounts();
    let expected = [
        ("201@yammer.invalid", "invited"),
        ("3@yammer.invalid", "disabled"),
        ("admin@veldwerk.example", "invited"),
        ("ana@firm.example", "invited"),
        ("ben@firm.example", "disabled"),
        ("dee@firm.example", "invited"),
        ("eva@firm.example", "invited"),
    ];
    assert_eq!(accounts, expected.map(|(login, state)| (login.to_owned(), state.to_owned())));
    assert_eq!(world.record("person", "name", "Ana Bos")["job"], "logistics");
    assert_eq!(world.record("person", "name", "Ben Gone")["job"], "", "null is nothing");
    world.record("person", "name", "Eva, of the \"dock\"");

    let mut communities: Vec<_> = world
        .records("community")
        .iter()
        .map(|body| {
            let word = |field: &str| body[field].as_str().unwrap().to_owned();
            (word("name"), word("access"), body["member_count"].as_u64().unwrap())
        })
        .collect();
    communities.sort();
    let expected = [
        ("All Company", "open", 3),
        ("All Company (Yammer)", "open", 2),
        ("Board", "closed", 1),
        ("Dock", "open", 2),
        ("Gone group", "closed", 1),
        ("Quiet", "open", 0),
    ];
    assert_eq!(communities, expected.map(|(name, access, members)| (name.to_owned(), access.to_owned(), members)));
    let (ana, dock) = (world.record("person", "name", "Ana Bos"), world.record("community", "name", "Dock"));
    let members: Vec<_> = world.records("membership").into_iter().filter(|member| member["community"] == dock["id"]).collect();
    assert!(members.iter().any(|member| member["person"] == ana["id"] && member["role"] == "manager"), "who wrote first manages");

    let question = world.records("post").into_iter().find(|post| post["created_at"] == 1_369_303_872_500_i64).unwrap();
    assert_eq!(question["text"][0]["content"].as_array().unwrap().len(), 3, "two lines and the break between them");
    let comments = world.records("comment");
    let answer = comments.iter().find(|comment| comment["created_at"] == 1_369_303_920_000_i64).unwrap();
    let second = comments.iter().find(|comment| comment["created_at"] == 1_369_303_980_000_i64).unwrap();
    assert_eq!((&answer["post"], &answer["reply_to"]), (&question["id"], &j!(null)));
    assert_eq!((&second["post"], &second["reply_to"]), (&question["id"], &answer["id"]));
    assert_eq!(second["text"][0]["content"][0]["type"], "mention");
    world.record("post", "title", "A title");

    let withdrawn: Vec<_> = world.records("post").into_iter().filter(|post| post["withdrawn_at"].is_i64()).collect();
    assert_eq!(withdrawn.len(), 1);
    assert_eq!(
        (&withdrawn[0]["title"], &withdrawn[0]["text"], &withdrawn[0]["withdrawn_at"]),
        (&j!(""), &j!([]), &j!(1_369_353_600_000_i64))
    );
    assert!(comments.iter().any(|comment| comment["post"] == withdrawn[0]["id"]), "what stood below it stands");
    let everything = format!("{:?}", world.records("post"));
    assert!(!everything.contains("taken back") && !everything.contains("lost title"));
    let orphan = world.records("post").into_iter().find(|post| post["created_at"] == 1_369_321_200_000_i64).unwrap();
    assert_eq!(comments.iter().filter(|comment| comment["post"] == orphan["id"]).count(), 1);

    let skipped: Vec<(&str, u64)> = report.skipped.iter().map(|(why, count)| (*why, *count)).collect();
    let expected =
        [("attachments", 2), ("private_conversations", 2), ("private_messages", 4), ("repeated_messages", 1), ("system_messages", 1)];
    assert_eq!(skipped, expected);
    let mut rows = world.rejected("rejected.jsonl");
    rows.sort();
    let expected = [
        "message 130 attachments_only",
        "message 133 time_invalid",
        "post 131 text_empty",
        "post 132 author_unknown",
        "row  row_unreadable",
    ];
    assert_eq!(rows, expected);
    let whole = std::fs::read_to_string(rejected).unwrap();
    assert!(whole.lines().any(|line| line.contains("\"row\":18") && line.contains("\"body\":\"who\"")), "{whole}");
}

fn a_second_run_changes_nothing(world: &World) {
    world.import(&["yammer", &export(world)]);
    let before = world.heads();
    let again = world.import(&["yammer", &export(world)]);
    assert_eq!(world.heads(), before);
    assert!(again.counts.values().all(|count| count.new == 0), "{again}");
}

fn private_conversations_stay_out_unless_asked_for(world: &World) {
    world.import(&["yammer", &export(world)]);
    let shown = |world: &World| [world.texts("post"), world.texts("comment")].concat();
    for secret in ["private question", "private answer", "said to be public in a private thread", "not said whether private"] {
        assert!(!shown(world).contains(&secret.to_owned()), "{secret}");
    }
    assert!(shown(world).contains(&"news for all".to_owned()), "public is not taken for private");

    world.import(&["yammer", &export(world), "--include-private"]);
    assert!(shown(world).contains(&"private question".to_owned()));
    let circle = world.record("community", "name", "Ana Bos, Dee New, Eva, of the \"dock\"");
    assert_eq!((&circle["access"], &circle["member_count"]), (&j!("closed"), &j!(3)), "also who said nothing");
    let managers: Vec<_> = world.records("membership").into_iter().filter(|member| member["community"] == circle["id"]).collect();
    assert_eq!(managers.iter().filter(|member| member["role"] == "manager").count(), 1);
    assert!(circle["scope"].as_str().unwrap().starts_with("community:"));
}

#[test]
fn an_export_that_does_not_say_what_is_private_is_refused() {
    let world = World::sqlite();
    let users = ("Users.csv", b"id,name\n1,Ana\n".to_vec());
    let silent = ("Messages.csv", b"id,sender_id,body,created_at\n1,1,hello,2013-05-23T10:00:00Z\n".to_vec());
    let path = zip(&world, "silent.zip", &[users.clone(), silent]);
    let told = world.try_import(&["yammer", &path]).unwrap_err().to_string();
    assert!(told.contains("in_private_conversation"), "{told}");
    assert_eq!(world.accounts().len(), 1, "nobody came in");
    assert!(world.records("post").is_empty());
}
