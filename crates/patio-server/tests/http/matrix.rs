//! The matrix of rights for routes: every route × every role × every membership; `matrix.txt` has the answers.

use crate::asked::{Ask, PASSWORD, Things, asked, closed, content, routes};
use crate::server::{Person, Server, new_id};
use patio_domain::rich_text::Doc;
use patio_domain::{CommunityId, PostId, Role};
use patio_protocol::auth::{Done, Tokens};
use patio_protocol::command::{CommunityInvite, CommunityJoin, CommunityRemoveMember, PostCreate};
use patio_protocol::envelope::open;
use patio_protocol::file::FileState;
use patio_protocol::push::{PushAnswer, Verdict};
use reqwest::Response;
use serde_json::{Value, json};

/// Who asks: the author has the files in question; the last four of those with an account are in no community. A stranger has a token of
/// nobody, `ended` one of a session that was signed out, `closed` one of an account that was closed, and was a member.
const ASKERS: [&str; 12] =
    ["nobody", "stranger", "ended", "closed", "author", "member", "manager", "invited", "expelled", "outsider", "curator", "administrator"];

const MATRIX: &str = include_str!("matrix.txt");

async fn sign_in(server: &Server, login: &str) -> Tokens {
    server.post("/v1/sign-in", None, &json!({ "login": login, "password": PASSWORD, "device": "one cell" })).await.unwrap()
}

async fn done<T: Send + 'static>(server: &Server, work: impl FnOnce(&patio_server::Core) -> T + Send + 'static) -> T {
    let core = server.core.clone();
    tokio::task::spawn_blocking(move || work(&core)).await.unwrap()
}

/// The status, and the word for what went wrong.
async fn word(answer: Response) -> String {
    let status = answer.status().as_u16();
    if status == 200 {
        return "200".to_owned();
    }
    let fault = open::<Value>(&answer.bytes().await.unwrap(), "n-1").unwrap().unwrap_err();
    format!("{status} {}", serde_json::to_value(fault.code).unwrap().as_str().unwrap())
}

/// What an answer that is well says inside: the verdicts of a push, the refusal of an upload, whether a page has what is in the community.
async fn inner(route: &str, things: &Things, answer: Response) -> String {
    if answer.status().as_u16() != 200 || !["POST /v1/push", "POST /v1/files", "POST /v1/pull"].contains(&route) {
        return word(answer).await;
    }
    let bytes = answer.bytes().await.unwrap();
    match route {
        "POST /v1/push" => {
            let said: PushAnswer = open(&bytes, "n-1").unwrap().unwrap();
            let words = said.verdicts.iter().map(|one| match &one.verdict {
                Verdict::Applied { .. } => "applied",
                Verdict::Refused { code, .. } => code.code(),
                other => panic!("{other:?}"),
            });
            words.collect::<Vec<_>>().join(", ")
        }
        "POST /v1/files" => {
            let said: FileState = open(&bytes, "n-1").unwrap().unwrap();
            said.refusal.map_or("200", |code| code.code()).to_owned()
        }
        _ if String::from_utf8_lossy(&bytes).contains(&things.file.to_string()) => "200 with what is inside".to_owned(),
        _ => "200".to_owned(),
    }
}

struct Place {
    people: Vec<(&'static str, Person)>,
    things: Things,
}

impl Place {
    fn person(&self, name: &str) -> &Person {
        &self.people.iter().find(|(known, _)| *known == name).unwrap().1
    }
}

async fn place(server: &Server) -> Place {
    let mut people = vec![];
    for name in ["ended", "closed", "author", "member", "manager", "invited", "expelled", "outsider", "curator", "administrator"] {
        people.push((name, server.person(name).await));
    }
    let person = |name: &str| people.iter().find(|(known, _)| *known == name).unwrap().1.clone();
    let (manager, author) = (person("manager"), person("author"));
    let community = CommunityId(new_id());
    server.push(&manager, closed(community, "Closed")).await;
    for name in ["closed", "author", "member", "invited", "expelled"] {
        server.push(&manager, CommunityInvite { community, person: person(name).tokens.person }.into()).await;
        if name != "invited" {
            server.push(&person(name), CommunityJoin { community }.into()).await;
        }
    }
    server.push(&manager, CommunityRemoveMember { community, person: person("expelled").tokens.person }.into()).await;
    let bytes = content();
    let file = server.upload(&author, community, "film.mp4", &bytes).await;
    let post = PostCreate { post: PostId(new_id()), community, title: String::new(), text: Doc::plain("x"), files: vec![file] };
    server.push(&author, post.into()).await;
    let upload = server.begin(&author, community, "film.mp4", &bytes).await.file;
    server.post::<Done>("/v1/sign-out", Some(&person("ended").tokens.access), &()).await.unwrap();
    let [left, administrator, curator] = ["closed", "administrator", "curator"].map(|name| person(name).login);
    done(server, move |core| {
        core.disable(&left).unwrap();
        core.set_role(&administrator, Role::Administrator).unwrap();
        core.set_curator(&curator, true).unwrap();
    })
    .await;
    let Tokens { person: of, session, refresh, .. } = author.tokens.clone();
    let things = Things { community, file, upload, person: of, session, refresh, login: author.login, invitation: String::new() };
    Place { people, things }
}

/// What one asker gets; nothing of one cell is left for the next.
async fn cell(server: &Server, place: &Place, route: &str, asker: &str) -> String {
    let unique = new_id();
    let author = sign_in(server, &place.things.login).await;
    let login = format!("invited-{}@veldwerk.example", unique.simple());
    let invitation = done(server, move |core| core.invite_login(&login, "").unwrap().ok().unwrap().token).await;
    let things = Things { session: author.session, refresh: author.refresh, invitation, ..place.things.clone() };
    let token = match asker {
        "nobody" => None,
        "stranger" => Some("a token that nobody has".to_owned()),
        "ended" | "closed" => Some(place.person(asker).tokens.access.clone()),
        "author" if route == "DELETE /v1/sessions/{id}" => Some(author.access),
        signed_in => Some(sign_in(server, &place.person(signed_in).login).await.access),
    };
    let ask: Ask = asked(route, &things, unique);
    inner(route, &things, ask.of(server, token.as_deref()).await).await
}

#[tokio::test(flavor = "multi_thread")]
async fn every_route_answers_those_who_may_ask_and_nobody_else() {
    let server = Server::start().await;
    let place = place(&server).await;
    let mut found = String::new();
    for route in routes(&server).await {
        found.push_str(&format!("{route}\n"));
        let mut words: Vec<(String, Vec<&str>)> = vec![];
        for asker in ASKERS {
            let word = cell(&server, &place, &route, asker).await;
            match words.iter_mut().find(|(known, _)| *known == word) {
                Some((_, askers)) => askers.push(asker),
                None => words.push((word, vec![asker])),
            }
        }
        for (word, askers) in words {
            let askers = if askers.len() == ASKERS.len() { "everybody".to_owned() } else { askers.join(", ") };
            found.push_str(&format!("    {word:<28} {askers}\n"));
        }
    }
    assert_eq!(found, MATRIX);
}
