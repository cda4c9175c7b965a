//! What is asked of each route, in the matrix of rights and in the two worlds. The routes come from the document that the router itself
//! makes: a new one fails until it stands here.

use crate::files::{film, sha256};
use crate::server::Server;
use patio_domain::community::Access;
use patio_domain::rich_text::Doc;
use patio_domain::{CommandId, CommunityId, FileId, PersonId, PostId, SessionId};
use patio_protocol::Command;
use patio_protocol::command::{CommunityCreate, PostCreate};
use patio_protocol::file::{FileBegin, FilePlace, PART_HEADER};
use patio_protocol::push::{PushItem, PushRequest};
use reqwest::{Method, Response};
use serde_json::value::RawValue;
use serde_json::{Value, json};
use uuid::Uuid;

/// The password of everybody.
pub const PASSWORD: &str = "a long password";

/// What the questions are about: a closed community and what is in it, and what belongs to somebody else.
#[derive(Clone)]
pub struct Things {
    pub community: CommunityId,
    /// Shown by a post of the community.
    pub file: FileId,
    /// An upload for the community that is under way.
    pub upload: FileId,
    pub person: PersonId,
    pub session: SessionId,
    pub refresh: String,
    pub login: String,
    pub invitation: String,
}

/// One question.
pub struct Ask {
    method: Method,
    path: String,
    headers: Vec<(&'static str, String)>,
    body: Vec<u8>,
}

impl Ask {
    pub async fn of(&self, server: &Server, token: Option<&str>) -> Response {
        let mut request = server.client.request(self.method.clone(), format!("{}{}", server.url, self.path));
        request = request.header("patio-nonce", "n-1").body(self.body.clone());
        for (name, value) in &self.headers {
            request = request.header(*name, value);
        }
        if let Some(token) = token {
            request = request.bearer_auth(token);
        }
        request.send().await.unwrap()
    }
}

/// The bytes of every file.
pub fn content() -> Vec<u8> {
    let mut bytes = film(64);
    bytes[16..].fill(7);
    bytes
}

/// Every route: what the router documents, and the two pages for browsers.
pub async fn routes(server: &Server) -> Vec<String> {
    let document: Value = server.client.get(format!("{}/v1/openapi.json", server.url)).send().await.unwrap().json().await.unwrap();
    let mut routes = vec!["GET /invitation".to_owned(), "GET /invitation/{token}".to_owned()];
    for (path, methods) in document["paths"].as_object().unwrap() {
        let known = methods.as_object().unwrap().keys().filter(|key| ["get", "post", "put", "patch", "delete"].contains(&key.as_str()));
        routes.extend(known.map(|method| format!("{} {path}", method.to_uppercase())));
    }
    routes
}

/// What is asked of a route. `unique` makes ids and logins that nobody has yet.
pub fn asked(route: &str, things: &Things, unique: Uuid) -> Ask {
    let Things { community, file, upload, person, session, refresh, login, invitation } = things;
    let bytes = content();
    let plain = |body: Value| (vec![], if body.is_null() { vec![] } else { body.to_string().into_bytes() });
    let (method, template) = route.split_once(' ').unwrap();
    let mut path = template.to_owned();
    let (headers, body) = match route {
        "GET /invitation"
        | "GET /v1/hello"
        | "GET /v1/sessions"
        | "GET /v1/events"
        | "GET /v1/openapi.json"
        | "GET /healthz"
        | "GET /readyz"
        | "POST /v1/sign-out" => plain(Value::Null),
        "GET /invitation/{token}" => {
            path = template.replace("{token}", invitation);
            plain(Value::Null)
        }
        "POST /v1/sign-in" => plain(json!({ "login": login, "password": PASSWORD, "device": "asked" })),
        "POST /v1/password" => plain(json!({ "current": PASSWORD, "new": PASSWORD })),
        "POST /v1/refresh" => plain(json!({ "refresh": refresh })),
        "POST /v1/invitation" => plain(json!({ "token": invitation })),
        "POST /v1/invitation/accept" => plain(json!({ "token": invitation, "password": PASSWORD, "device": "asked" })),
        "POST /v1/admin/invitations" => plain(json!({ "login": format!("{}@veldwerk.example", unique.simple()) })),
        "DELETE /v1/sessions/{id}" => {
            path = template.replace("{id}", &session.to_string());
            plain(Value::Null)
        }
        "POST /v1/push" => {
            // The file belongs to a post already, so that nobody changes anything with this.
            let files = vec![*file];
            let post = PostCreate { post: PostId(unique), community: *community, title: String::new(), text: Doc::plain("x"), files };
            let (kind, body) = Command::from(post).encode().unwrap();
            let command_id = CommandId(Uuid::from_u128(unique.as_u128() ^ (1 << 100)));
            let items = vec![PushItem { command_id, kind, body: RawValue::from_string(body).unwrap() }];
            (vec![], serde_json::to_vec(&PushRequest { items, ..PushRequest::default() }).unwrap())
        }
        "POST /v1/pull" => plain(json!({ "refetch": [format!("community:{community}"), format!("person:{person}")] })),
        "POST /v1/files" => {
            let place = FilePlace::Community(*community);
            let size = bytes.len() as u64;
            let begin = FileBegin { file: FileId(unique), place, name: "film.mp4".into(), size, sha256: sha256(&bytes) };
            (vec![], serde_json::to_vec(&begin).unwrap())
        }
        "GET /v1/files/{file}" | "POST /v1/files/{file}/finish" => {
            path = template.replace("{file}", &upload.to_string());
            plain(Value::Null)
        }
        "PUT /v1/files/{file}/bytes" => {
            path = format!("{}?from=0", template.replace("{file}", &upload.to_string()));
            (vec![(PART_HEADER, sha256(&bytes))], bytes)
        }
        "GET /v1/files/{file}/content/{variant}" => {
            path = template.replace("{file}", &file.to_string()).replace("{variant}", "original");
            plain(Value::Null)
        }
        other => panic!("nothing is asked of {other}"),
    };
    Ask { method: method.parse().unwrap(), path, headers, body }
}

/// A closed community with a fixed id.
pub fn closed(community: CommunityId, name: &str) -> Command {
    CommunityCreate { community, name: name.into(), description: String::new(), access: Access::Closed }.into()
}
