//! Several servers on one PostgreSQL database behind a load balancer that gives each request to the next one: files go up and come down
//! whichever server a request meets, and servers that could not read each other's files are refused. Runs when `PATIO_TEST_POSTGRES` is
//! set.

use super::bucket::Bucket;
use super::files::{file_of, saved_bytes};
use patio_tests::system::laptop::Laptop;
use patio_tests::system::picture::{document, png};
use patio_tests::system::round::Round;
use patio_tests::system::schema::Schema;
use patio_tests::system::{programs, wait_until};
use patio_tests::window::server::Server;
use serde_json::json;
use std::path::Path;
use tempfile::TempDir;

const PARTS: usize = 6;
const LARGE: usize = PARTS * 1024 * 1024 - 4_321;

/// Two servers on one database, and the balancer in front of them.
struct Nodes {
    // Fields drop in order: the programs must end before their folder is removed.
    servers: [Server; 2],
    round: Round,
    folder: TempDir,
    _schema: Schema,
}

impl Nodes {
    fn start(environment: impl FnOnce(&Path) -> Vec<(&'static str, String)>) -> Option<Nodes> {
        programs::check();
        let (schema, folder) = (Schema::of_test()?, TempDir::new().expect("a folder"));
        let mut environment = environment(folder.path());
        environment.push(("PATIO_DATABASE", schema.address()));
        let mut one = Server::init_in(&folder.path().join("one"), "Kade & Zonen", environment);
        let mut two = one.another(&folder.path().join("two"));
        one.serve();
        two.serve();
        let round = Round::start(&[one.port(), two.port()]);
        Some(Nodes { servers: [one, two], round, folder, _schema: schema })
    }

    /// A laptop that knows the balancer alone.
    fn hire(&self, name: &str, link: &str) -> Laptop {
        let token = link.rsplit(['/', '#']).next().expect("a token");
        Laptop::join(&self.folder.path().join(name), &format!("http://127.0.0.1:{}/invitation/{token}", self.round.port()), name)
    }
}

/// Files go up and down while each request meets the other server than the one before it.
fn files_go_round(nodes: &Nodes) {
    let anna = nodes.hire("anna", nodes.servers[0].first_link());
    let bas = nodes.hire("bas", &nodes.servers[1].invite("bas@example.org", ""));
    let place = anna.make_community("Werkplek", false);
    bas.get_in_step();
    bas.call("community.join", json!({ "id": place }));
    bas.get_in_step();
    let (large, image) = (document(LARGE, 31), png(300, 4));
    let files = [("groot.pdf", &large), ("kast.png", &image)].map(|(name, bytes)| anna.stage(Some(&place), name, bytes).expect(name));
    let posts = files.each_ref().map(|file| anna.post_with(&place, "bijlage", std::slice::from_ref(file)));
    wait_until("the uploads", 60, || (anna.connection()["waiting"] == 0).then_some(()));
    // No byte goes twice: a request for each part, and one for the image.
    assert_eq!(nodes.round.count("PUT /v1/files/"), PARTS + 1);
    for (post, file) in posts.iter().zip(&files) {
        assert_eq!(&file_of(&bas, post).0, file);
    }
    // Whole downloads meet one server each; both have all bytes.
    for _ in 0..2 {
        assert!(saved_bytes(&bas, &files[0]) == large, "other bytes were saved");
    }
    for form in ["original", "large", "medium", "small"] {
        assert_eq!(bas.client().file_bytes(&files[1], form), anna.client().file_bytes(&files[1], form), "{form}");
    }
    for server in &nodes.servers {
        assert_eq!(server.complaints(), Vec::<String>::new());
        let found = server.doctor();
        assert!(found.contains("ok     files have their bytes: 2 files\n"), "{found}");
    }
}

#[test]
fn files_in_an_object_store_go_up_and_down_round_robin() {
    let bucket = Bucket::start();
    let Some(nodes) = Nodes::start(|_| bucket.environment()) else { return };
    files_go_round(&nodes);
    let names = bucket.names();
    assert_eq!(names.len(), 5, "only finished files are left: {names:?}");
}

#[test]
fn files_in_a_folder_that_is_said_to_be_shared_go_up_and_down_round_robin() {
    let shared =
        |folder: &Path| vec![("PATIO_FILES", folder.join("shared").display().to_string()), ("PATIO_FILES_SHARED", "true".to_owned())];
    let Some(nodes) = Nodes::start(shared) else { return };
    files_go_round(&nodes);
}

#[test]
fn a_second_server_that_cannot_read_the_files_of_the_first_one_is_refused_with_words() {
    programs::check();
    let Some(schema) = Schema::of_test() else { return };
    let folder = TempDir::new().expect("a folder");
    let mut one = Server::init_in(&folder.path().join("one"), "Kade & Zonen", vec![("PATIO_DATABASE", schema.address())]);
    let mut two = one.another(&folder.path().join("two"));
    one.serve();
    let said = two.refused_to_serve();
    assert!(said.contains("another patio-server is serving this database") && said.contains("--files-shared"), "{said}");
    // The first one goes away without a word: its place is free.
    one.kill();
    two.serve();
}
