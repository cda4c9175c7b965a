//! Lists of people as personnel systems write them, with every trap.

use crate::on_both;
use crate::world::World;
use patio_domain::{PersonId, Role};
use serde_json::{Value, json as j};

on_both!(
    everybody_comes_in_with_the_fields_of_the_list,
    a_second_run_changes_nothing,
    the_same_list_in_another_language_encoding_and_separator_changes_nothing,
    a_dry_run_reports_the_same_and_writes_nothing,
    what_people_wrote_or_cleared_themselves_is_never_overwritten,
    leavers_are_closed_only_when_asked_and_never_the_last_administrator,
    nobody_is_a_leaver_while_a_row_names_nobody,
    nobody_is_a_leaver_in_a_list_that_may_have_lost_rows,
    more_than_a_few_leavers_are_closed_only_when_their_number_is_allowed,
    who_is_closed_and_in_the_list_again_is_reported_and_can_be_opened,
    two_with_one_address_are_not_one_person,
    a_column_is_what_somebody_says_it_is,
    a_newer_list_corrects_what_an_earlier_one_wrote_and_nothing_else,
    a_login_that_is_here_already_is_the_same_person,
    rejected_rows_go_to_a_table_without_formulas,
    what_is_not_a_list_of_people_is_refused_with_its_reason,
);

const LIST: &str = "Personeelsnummer;Voornaam;Tussenvoegsel;Achternaam;E-mail;Functie;Afdeling;Standplaats;Leidinggevende;Taal;Werktijden;Datum in dienst;Datum uit dienst;Salaris\r\n\
    001;Anna;van der;Berg;Anna@Firm.example;inkoper;Inkoop;Zwolle;003;Nederlands;\"ma-do 08:30-17:00\r\nvr 9-12\";01-02-2019;;4000\r\n\
    002;René;;Müller;rene@firm.example;chauffeur;Transport;Gent;anna@firm.example;nl, Français;fulltime;;;\r\n\
    003;Cas;;Out;;;;;003;;;;;\r\n\
    004;Gone;;Away;gone@firm.example;;;;;;;2010-01-01;31-12-2020;\r\n\
    005;Soon;;Here;soon@firm.example;;;;;;;2031-01-01;;\r\n\
    006;=HYPERLINK(\"http://x\");;Evil;evil@firm.example;;;;;;;;;\r\n\
    007;Eva;;Plus;eva@firm.example;=1+1;+31 6 12345678;-;999;Klingons;;31/12/1999;;\r\n\
    001;Anna;;Twice;twice@firm.example;;;;;;;;;\r\n\
    008;;;;nobody@firm.example;;;;;;;;;\r\n\
    ;No;;Number;not an address;;;;;;;;;\r\n\
    009;Too;;Many;many@firm.example;;;;;;;;;;shifted\r\n\
    \r\n";

fn write(world: &World, name: &str, bytes: &[u8]) -> String {
    let path = world.file(name);
    std::fs::write(&path, bytes).unwrap();
    path.to_str().unwrap().to_owned()
}

fn person(world: &World, name: &str) -> Value {
    world.records("person").into_iter().find(|body| body["name"] == name).unwrap_or_else(|| panic!("{name} is not here"))
}

/// Two that cannot be misread.
const TWO: &str = "id,name,email,department,manager\n1,Ana,ana@firm.example,IT,2\n2,Ben,ben@firm.example,IT,\n";

fn everybody_comes_in_with_the_fields_of_the_list(world: &World) {
    let file = write(world, "people.csv", LIST.as_bytes());
    let rejected = world.file("rejected.jsonl");
    let report = world.import(&["people", &file, "--rejected", rejected.to_str().unwrap()]);
    let anna = person(world, "Anna van der Berg");
    assert_eq!((anna["job"].clone(), anna["unit"].clone(), anna["location"].clone()), (j!("inkoper"), j!("Inkoop"), j!("Zwolle")));
    assert_eq!((anna["languages"].clone(), anna["state"].clone(), anna["hours"].as_array().unwrap().len()), (j!(["nl"]), j!("invited"), 5));
    let rene = person(world, "René Müller");
    assert_eq!(
        (rene["manager"].clone(), rene["languages"].clone(), rene["hours"].clone()),
        (anna["id"].clone(), j!(["nl", "fr"]), j!(null))
    );
    assert_eq!(anna["manager"], person(world, "Cas Out")["id"]);
    let eva = person(world, "Eva Plus");
    assert_eq!((eva["job"].clone(), eva["unit"].clone(), eva["location"].clone()), (j!(""), j!("+31 6 12345678"), j!(null)));
    // Neither a salary nor an address on anybody's profile.
    assert!(world.records("person").iter().all(|body| !body.to_string().contains("4000") && !body.to_string().contains("firm.example")));
    let count = report.of("person");
    assert_eq!((count.new, count.known, count.rejected), (4, 0, 5));
    let skipped: Vec<_> = report.skipped.iter().map(|(why, count)| (*why, *count)).collect();
    assert_eq!(skipped, [("people_not_started_yet", 1), ("people_who_left_already", 1)]);
    let mut found = world.rejected("rejected.jsonl");
    found.sort();
    assert_eq!(
        found,
        [
            "person 001 person_twice",
            "person 008 name_invalid",
            "person row 12 email_invalid",
            "person row 13 row_unreadable",
            "person row 8 formula",
            "person.job_title 007 formula",
            "person.language 007 language_unknown",
            "person.manager 003 manager_unknown",
            "person.manager 007 manager_unknown",
            "person.working_pattern 002 hours_unclear",
        ]
    );
}

fn a_second_run_changes_nothing(world: &World) {
    let file = write(world, "people.csv", LIST.as_bytes());
    world.import(&["people", &file]);
    let heads = world.heads();
    let again = world.import(&["people", &file, "--deactivate-leavers"]);
    assert_eq!((again.of("person").new, again.of("person").known, again.of("field").new), (0, 4, 0));
    assert_eq!(heads, world.heads());
}

fn the_same_list_in_another_language_encoding_and_separator_changes_nothing(world: &World) {
    let file = write(world, "people.csv", LIST.as_bytes());
    world.import(&["people", &file]);
    let heads = world.heads();
    let english = LIST
        .replace("Personeelsnummer", "Employee ID")
        .replace("Voornaam", "First name")
        .replace("Achternaam", "Last_Name")
        .replace("Leidinggevende", "Manager ID")
        .replace(';', "\t");
    let utf16: Vec<u8> = [0xff, 0xfe].into_iter().chain(english.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let ansi: Vec<u8> = LIST.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    let marked = [b"\xef\xbb\xbf", LIST.as_bytes()].concat();
    for bytes in [utf16, ansi, marked, format!("sep=;\r\n{LIST}").into_bytes()] {
        let file = write(world, "again.csv", &bytes);
        assert_eq!(world.import(&["people", &file]).of("person").known, 4);
        assert_eq!(heads, world.heads());
    }
}

fn a_dry_run_reports_the_same_and_writes_nothing(world: &World) {
    let (file, heads) = (write(world, "people.csv", LIST.as_bytes()), world.heads());
    let dry = world.import(&["people", &file, "--dry-run"]);
    assert_eq!(heads, world.heads());
    let real = world.import(&["people", &file]);
    assert_eq!((dry.counts, dry.rejected, dry.skipped), (real.counts, real.rejected, real.skipped));
}

fn what_people_wrote_or_cleared_themselves_is_never_overwritten(world: &World) {
    let file = write(world, "people.csv", TWO.as_bytes());
    world.import(&["people", &file]);
    let ana: PersonId = person(world, "Ana")["id"].as_str().unwrap().parse().unwrap();
    // As if Ana had written a unit of her own and then cleared her location, which the list only tells later.
    world
        .core
        .bulk(|bulk| {
            bulk.fill_fields(ana, |body| {
                body.unit = "Her own words".into();
                true
            })
        })
        .unwrap();
    let revision = patio_protocol::record::ProfileRevisionBody {
        person: ana,
        version: 0,
        changes: vec![patio_domain::ProfileChange::Location("At home".into())],
        replaced_at: 1,
    };
    world.core.bulk(|bulk| bulk.insert_profile_revision(revision)).unwrap();
    let more = "id,name,email,department,office,job title\n1,Anastasia,ana@firm.example,Other,Zwolle,Buyer\n";
    let file = write(world, "more.csv", more.as_bytes());
    let report = world.import(&["people", &file]);
    let found = person(world, "Anastasia");
    assert_eq!((found["unit"].clone(), found["location"].clone(), found["job"].clone()), (j!("Her own words"), j!(null), j!("Buyer")));
    assert_eq!((report.of("field").new, report.of("correction").new, report.rejected["differs_here"].count), (1, 1, 1));
}

fn leavers_are_closed_only_when_asked_and_never_the_last_administrator(world: &World) {
    let all = write(world, "people.csv", format!("{TWO}3,Cas,admin@veldwerk.example,,\n4,Dee,dee@firm.example,,\n").as_bytes());
    world.import(&["people", &all]);
    let by_hand = world.core.invite_login("contractor@other.example", "Contractor").unwrap();
    assert!(by_hand.is_ok());
    let fewer = write(world, "fewer.csv", b"id,name,email,end\n1,Ana,ana@firm.example,\n4,Dee,dee@firm.example,2020-01-01\n");
    let heads = world.heads();
    world.import(&["people", &fewer]);
    assert_eq!(heads, world.heads(), "not asked");
    let dry = world.import(&["people", &fewer, "--deactivate-leavers", "--dry-run"]);
    assert_eq!((heads, dry.of("leaver").new), (world.heads(), 2));
    let report = world.import(&["people", &fewer, "--deactivate-leavers"]);
    assert_eq!((report.of("leaver").new, report.skipped["last_administrator"]), (2, 1));
    let closed: Vec<String> = world
        .records("person")
        .iter()
        .filter(|body| body["state"] == "disabled")
        .map(|body| body["name"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(closed.iter().map(String::as_str).collect::<std::collections::BTreeSet<_>>(), ["Ben", "Dee"].into());
    let heads = world.heads();
    let again = world.import(&["people", &all]);
    assert_eq!((again.rejected["rehired"].count, heads), (2, world.heads()), "who is closed stays closed until somebody opens it");
    // With a second administrator the first may go.
    world.core.set_role("ana@firm.example", Role::Administrator).unwrap();
    assert_eq!(world.import(&["people", &fewer, "--deactivate-leavers"]).of("leaver").new, 1);
}

fn nobody_is_a_leaver_while_a_row_names_nobody(world: &World) {
    let all = write(world, "people.csv", TWO.as_bytes());
    world.import(&["people", &all]);
    let heads = world.heads();
    for damaged in ["id,name,email\n1,Ana,ana@firm.example\n=1+1,Ben,ben@firm.example\n", "id,name,email\n"] {
        let file = write(world, "damaged.csv", damaged.as_bytes());
        let report = world.import(&["people", &file, "--deactivate-leavers"]);
        assert!(report.skipped["leavers_that_cannot_be_told"] > 0);
        assert_eq!(heads, world.heads());
    }
}

fn nobody_is_a_leaver_in_a_list_that_may_have_lost_rows(world: &World) {
    let header = "id,name,email,department,notes\n";
    let all = format!("{header}1,Ana,ana@firm.example,IT,\n2,Ben,ben@firm.example,IT,\n3,Cas,cas@firm.example,IT,\n");
    world.import(&["people", &write(world, "people.csv", all.as_bytes())]);
    let heads = world.heads();
    for (damaged, why) in [
        // A quote that is closed by the next one, or never.
        ("1,\"Ana,ana@firm.example,IT,\n2,Ben,ben@firm.example,IT,\n3,\"Cas,cas@firm.example,IT,\n", "line break in its name"),
        ("1,Ana,ana@firm.example,\"IT,\n2,Ben,ben@firm.example,IT,\n3,Cas,cas@firm.example,\"IT\",\n", "line break in its unit"),
        ("1,Ana,ana@firm.example,IT,\"x\n2,Ben,ben@firm.example,IT,\n3,Cas,cas@firm.example,IT,\n", "a quote in it never ends"),
        ("1,Ana,ana@firm.example,IT,\"x\n2,Ben,ben@firm.example,IT,\"y\n3,Cas,cas@firm.example,IT,\n", "a cell of several lines"),
        // A list that was cut, and one that shifted.
        ("1,Ana,ana@firm.example,IT,\n2,Be", "row 3 has 2 cells and not 5"),
        ("1,Ana,ana@firm.example,IT,,x\n", "row 2 has 6 cells and not 5"),
    ] {
        let file = write(world, "damaged.csv", format!("{header}{damaged}").as_bytes());
        let report = world.import(&["people", &file, "--deactivate-leavers"]);
        assert!(report.skipped["leavers_that_cannot_be_told"] > 0, "{damaged}");
        assert!(report.notes[0].contains(why), "{damaged}\n{:?}", report.notes);
        let closed = world.accounts().into_iter().filter(|(_, state)| state == "disabled").count();
        assert_eq!((closed, &heads), (0, &world.heads()), "{damaged}");
    }
    // Several lines where they belong say nothing about who left.
    let notes = format!("{header}1,Ana,ana@firm.example,IT,\"Likes tea,\ncoffee, cake\"\n2,Ben,ben@firm.example,IT,,,\n");
    let report = world.import(&["people", &write(world, "notes.csv", notes.as_bytes()), "--deactivate-leavers"]);
    assert_eq!((report.of("leaver").new, report.notes.len()), (1, 0));
}

fn more_than_a_few_leavers_are_closed_only_when_their_number_is_allowed(world: &World) {
    let list = |from: usize| {
        let rows = (from..=140).map(|n| format!("{n},Name {n},n{n}@firm.example\n"));
        format!("id,name,email\n{}", rows.collect::<String>())
    };
    world.import(&["people", &write(world, "people.csv", list(1).as_bytes())]);
    // Five of a hundred of those who are here: seven.
    let file = write(world, "fewer.csv", list(9).as_bytes());
    let heads = world.heads();
    let report = world.import(&["people", &file, "--deactivate-leavers"]);
    assert_eq!((report.of("leaver").new, report.skipped["leavers_that_are_too_many"], heads), (0, 8, world.heads()));
    assert!(report.to_string().contains("8 of 140") && report.to_string().contains("--leavers-max 8"), "{report}");
    let refused = world.import(&["people", &file, "--deactivate-leavers", "--leavers-max", "7"]);
    assert_eq!(refused.of("leaver").new, 0);
    let seven = write(world, "seven.csv", list(8).as_bytes());
    assert_eq!(world.import(&["people", &seven, "--deactivate-leavers"]).of("leaver").new, 7);
    let most = write(world, "most.csv", list(130).as_bytes());
    assert_eq!(world.import(&["people", &most, "--deactivate-leavers", "--leavers-max", "200"]).of("leaver").new, 122);
}

fn who_is_closed_and_in_the_list_again_is_reported_and_can_be_opened(world: &World) {
    let all = write(world, "people.csv", TWO.as_bytes());
    world.import(&["people", &all]);
    world.core.disable("ben@firm.example").unwrap();
    let rejected = world.file("rejected.jsonl");
    let report = world.import(&["people", &all, "--rejected", rejected.to_str().unwrap()]);
    assert_eq!((report.rejected["rehired"].count, world.rejected("rejected.jsonl")), (1, vec!["person 2 rehired".to_owned()]));
    // Also by a new number, with the same address.
    let again = write(world, "again.csv", b"id,name,email\n1,Ana,ana@firm.example\n77,Ben,ben@firm.example\n");
    assert_eq!(world.import(&["people", &again]).rejected["rehired"].count, 1);
    let gone = write(world, "gone.csv", b"id,name,email,end\n1,Ana,ana@firm.example,\n2,Ben,ben@firm.example,2020-01-01\n");
    let report = world.import(&["people", &gone]);
    assert_eq!((report.skipped["closed_accounts"], report.rejected.len()), (1, 0));
    world.core.enable("ben@firm.example").unwrap();
    let report = world.import(&["people", &all]);
    assert_eq!((report.of("person").known, report.rejected.len()), (2, 0));
    assert_eq!((person(world, "Ben")["unit"].clone(), person(world, "Ben")["state"].clone()), (j!("IT"), j!("invited")));
}

fn a_column_is_what_somebody_says_it_is(world: &World) {
    let list = "Nr,Wie,Mail,Afdeling,Team\n1,Ana,ana@firm.example,Secret,Dock\n";
    let file = write(world, "people.csv", list.as_bytes());
    assert!(world.try_import(&["people", &file]).is_err());
    let columns = ["--column", "Nr=external_id", "--column", "Wie=name", "--column", "Afdeling=-"];
    let missing = world.try_import(&[&["people", &file, "--column", "Shoe=job_title"][..], &columns].concat()).unwrap_err().to_string();
    assert!(missing.contains("no column called Shoe"), "{missing}");
    assert_eq!(world.import(&[&["people", &file][..], &columns].concat()).of("person").new, 1);
    assert_eq!(person(world, "Ana")["unit"], "Dock");
}

fn two_with_one_address_are_not_one_person(world: &World) {
    let shared = b"id,name,email,department\n1,Ana,desk@firm.example,IT\n2,Ben,Desk@firm.example,HR\n3,Cas,cas@firm.example,IT\n";
    let file = write(world, "people.csv", shared);
    let rejected = world.file("rejected.jsonl");
    let report = world.import(&["people", &file, "--rejected", rejected.to_str().unwrap()]);
    assert_eq!((report.of("person").new, report.of("person").known, report.rejected["email_twice"].count), (2, 0, 1));
    assert_eq!(world.rejected("rejected.jsonl"), ["person 2 email_twice"]);
    assert_eq!(person(world, "Ana")["unit"], "IT");
    // Nor when the first of them is no longer in the list: by this number nobody came in.
    let heads = world.heads();
    let alone = write(world, "alone.csv", b"id,name,email,department\n2,Ben,desk@firm.example,HR\n3,Cas,cas@firm.example,IT\n");
    let report = world.import(&["people", &alone]);
    assert_eq!((report.of("person").known, report.rejected["email_twice"].count, heads), (1, 1, world.heads()));
}

fn a_newer_list_corrects_what_an_earlier_one_wrote_and_nothing_else(world: &World) {
    let list = |name: &str, job: &str, unit: &str, manager: &str| {
        format!(
            "id,name,email,job title,department,manager,language\n1,{name},ana@firm.example,{job},{unit},{manager},nl\n\
             2,Ben,ben@firm.example,,,,\n3,Cas,cas@firm.example,,,,\n"
        )
    };
    world.import(&["people", &write(world, "one.csv", list("Ana", "buyer", "IT", "2").as_bytes())]);
    let second = write(world, "two.csv", list("Ana Bos", "planner", "Purchasing", "3").as_bytes());
    let report = world.import(&["people", &second]);
    assert_eq!((report.of("correction").new, report.of("field").new, report.rejected.len()), (4, 0, 0));
    let found = person(world, "Ana Bos");
    assert_eq!(
        (found["job"].clone(), found["unit"].clone(), found["manager"].clone()),
        (j!("planner"), j!("Purchasing"), person(world, "Cas")["id"].clone())
    );
    let heads = world.heads();
    assert_eq!(world.import(&["people", &second]).of("correction").new, 0);
    assert_eq!(heads, world.heads());
    // Somebody else's words since: left alone, and said.
    let ana: PersonId = found["id"].as_str().unwrap().parse().unwrap();
    let own = |body: &mut patio_protocol::record::PersonBody| {
        body.unit = "Her own words".into();
        true
    };
    world.core.bulk(|bulk| bulk.fill_fields(ana, own)).unwrap();
    let third = write(world, "three.csv", list("Ana Bos", "manager", "Sales", "3").as_bytes());
    let rejected = world.file("rejected.jsonl");
    let report = world.import(&["people", &third, "--rejected", rejected.to_str().unwrap()]);
    assert_eq!((report.of("correction").new, report.rejected["differs_here"].count), (1, 1));
    assert_eq!(world.rejected("rejected.jsonl"), ["person.unit 1 differs_here"]);
    assert_eq!((person(world, "Ana Bos")["job"].clone(), person(world, "Ana Bos")["unit"].clone()), (j!("manager"), j!("Her own words")));
    // Nothing of it outlives the account.
    world.core.disable("ana@firm.example").unwrap();
    let written = world
        .core
        .store()
        .read(|tx| tx.query("SELECT field FROM import_value WHERE person_id = $1", &[found["id"].as_str().unwrap().into()]));
    assert_eq!(written.unwrap().len(), 0);
}

fn a_login_that_is_here_already_is_the_same_person(world: &World) {
    let invited = world.core.invite_login("ana@firm.example", "Ana de Vries").unwrap();
    assert!(invited.is_ok());
    let before = world.records("person").len();
    let file = write(world, "people.csv", TWO.as_bytes());
    let report = world.import(&["people", &file]);
    assert_eq!((report.of("person").new, report.of("person").known, world.records("person").len()), (1, 1, before + 1));
    assert_eq!(person(world, "Ana de Vries")["unit"], "IT");
    // By number from now on, also after another address.
    let moved = write(world, "moved.csv", b"id,name,email\n1,Ana,ana.devries@firm.example\n");
    assert_eq!(world.import(&["people", &moved]).of("person").known, 1);
}

fn rejected_rows_go_to_a_table_without_formulas(world: &World) {
    let file = write(world, "people.csv", LIST.as_bytes());
    let rejected = world.file("rejected.csv");
    world.import(&["people", &file, "--rejected", rejected.to_str().unwrap()]);
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_path(&rejected).unwrap();
    assert_eq!(reader.headers().unwrap().iter().take(4).collect::<Vec<_>>(), ["row", "field", "reason", "Personeelsnummer"]);
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    assert_eq!(rows.len(), 10);
    assert!(rows.iter().flatten().all(|cell| !cell.starts_with(['=', '+', '-', '@'])), "{rows:?}");
    assert!(rows.iter().flatten().any(|cell| cell == "'=HYPERLINK(\"http://x\")"));
}

fn what_is_not_a_list_of_people_is_refused_with_its_reason(world: &World) {
    let heads = world.heads();
    for (bytes, why) in [
        (&b"MZ\x90\0\x03\0\0\0"[..], "not a text file"),
        (b"id;naam\n1;Ren\x82e\n", "encoding cannot be told"),
        (b"\xef\xbb\xbfid;naam\n1;Ren\xe9\n", "says it is UTF-8"),
        (b"colour,size\nred,2\n", "no line in it"),
        (b"name,department\nAna,IT\n", "an employee number or an e-mail address"),
        (b"id,email\n1,ana@firm.example\n", "a name"),
        (b"", "no line in it"),
    ] {
        let file = write(world, "people.csv", bytes);
        let error = world.try_import(&["people", &file]).unwrap_err().to_string();
        assert!(error.contains(why), "{error}");
    }
    assert_eq!(heads, world.heads());
}

#[test]
fn every_file_of_the_corpus_comes_in_twice_with_the_same_end_or_is_refused() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/corpus/people_csv");
    let (mut seen, mut came_in) = (0, 0);
    for entry in std::fs::read_dir(folder).unwrap() {
        let (world, path) = (World::sqlite(), entry.unwrap().path());
        seen += 1;
        if world.try_import(&["people", path.to_str().unwrap()]).is_ok() {
            let heads = world.heads();
            world.import(&["people", path.to_str().unwrap(), "--deactivate-leavers"]);
            assert_eq!(heads, world.heads(), "{}", path.display());
            came_in += 1;
        }
    }
    assert!(seen >= 8 && came_in >= 5, "{seen} {came_in}");
}
