//! A server's feed, as far as a laptop sees it: scopes with heads and digests, and pages of what changed.

use patio_client::secrets::MemorySecrets;
use patio_client::testing::in_memory;
use patio_client::testing::store::LocalStore;
use patio_domain::{Access, Doc, MemberRole, Scope};
use patio_protocol::digest::Digest;
use patio_protocol::pull::{Complete, Page, Row};
use patio_protocol::record::*;
use rusqlite::Connection;
use serde_json::value::RawValue;
use std::collections::BTreeMap;
use std::sync::Arc;
use uuid::Uuid;

/// The person whose laptop it is, a colleague, a community, and what else has a number.
pub const ME: u128 = 1;
pub const BAS: u128 = 2;
pub const PLACE: u128 = 3;

pub fn id<T: From<Uuid>>(number: u128) -> T {
    T::from(Uuid::from_u128(0x0199_0000_0000_7000_8000_0000_0000_0000 + number))
}

pub fn text_id(number: u128) -> String {
    id::<Uuid>(number).to_string()
}

pub fn place() -> Scope {
    Scope::Community(id(PLACE))
}

/// Databases in memory.
pub fn store() -> LocalStore {
    in_memory(Arc::new(MemorySecrets::default())).expect("databases in memory")
}

#[derive(Default)]
struct Published {
    head: i64,
    digest: Digest,
    live: BTreeMap<(String, String), (i64, String)>,
}

/// What the server has, scope by scope.
#[derive(Default)]
pub struct Feed {
    scopes: BTreeMap<Scope, Published>,
    fresh: Vec<(Scope, i64, String, String, Option<String>)>,
    pages: u32,
}

impl Feed {
    /// Two people in an open community, and a private scope.
    pub fn office() -> Feed {
        let mut feed = Feed::default();
        let person = |name: &str| {
            let (job, expertise) = ("tester".to_owned(), vec!["nakijken".to_owned()]);
            Record::Person(PersonBody::new(name.into(), job, expertise, AccountState::Active))
        };
        let community = Record::Community(CommunityBody {
            name: "Werkplek".into(),
            description: String::new(),
            access: Access::Open,
            member_count: 2,
            created_at: 1,
            tile: None,
        });
        feed.put(Scope::Person(id(ME)), 900, &Record::Person(PersonBody::new(String::new(), String::new(), vec![], AccountState::Active)));
        feed.put(Scope::Org, ME, &person("Anna Bos"));
        feed.put(Scope::Org, BAS, &person("Bas Mol"));
        feed.put(Scope::Org, PLACE, &community);
        feed.put(place(), PLACE, &community);
        for member in [ME, BAS] {
            let membership = MembershipBody { community: id(PLACE), person: id(member), role: MemberRole::Member, since_at: 1 };
            feed.put_as(place(), &membership_id(id(PLACE), id(member)).to_string(), &Record::Membership(membership));
        }
        feed
    }

    /// A new version of a record.
    pub fn put(&mut self, scope: Scope, number: u128, record: &Record) {
        self.put_as(scope, &text_id(number), record);
    }

    pub fn put_as(&mut self, scope: Scope, id: &str, record: &Record) {
        let body = record.encode().expect("a record encodes");
        self.change(scope, record.kind().as_str(), id, Some(body));
    }

    /// The record is gone.
    pub fn remove(&mut self, scope: Scope, kind: &str, number: u128) {
        self.change(scope, kind, &text_id(number), None);
    }

    fn change(&mut self, scope: Scope, kind: &str, id: &str, body: Option<String>) {
        let published = self.scopes.entry(scope.clone()).or_default();
        let key = (kind.to_owned(), id.to_owned());
        if let Some((seq, old)) = published.live.remove(&key) {
            published.digest.take(seq, kind, id, &old);
        }
        published.head += 1;
        if let Some(body) = &body {
            published.digest.add(published.head, kind, id, body);
            published.live.insert(key, (published.head, body.clone()));
        }
        self.fresh.push((scope, published.head, kind.to_owned(), id.to_owned(), body));
    }

    /// A post by somebody.
    pub fn post(&mut self, number: u128, author: u128, title: &str, at: i64) {
        self.put(place(), number, &Record::Post(post(author, title, at)));
    }

    /// A comment by somebody.
    pub fn comment(&mut self, number: u128, post: u128, author: u128, reply_to: Option<u128>, text: Doc, at: i64) {
        self.put(place(), number, &Record::Comment(comment(post, author, reply_to, text, at)));
    }

    /// Nobody may see that scope any more.
    pub fn revoke(&mut self, scope: &Scope) {
        self.scopes.remove(scope);
        self.fresh.retain(|change| change.0 != *scope);
    }

    /// What changed since the last page, in the order it changed.
    pub fn page(&mut self) -> Page {
        let fresh = std::mem::take(&mut self.fresh);
        self.page_of(fresh)
    }

    /// A download from nothing: the latest version of everything, in sequence order.
    pub fn download(&mut self) -> Page {
        let mut all = Vec::new();
        for (scope, published) in &self.scopes {
            for ((kind, id), (seq, body)) in &published.live {
                all.push((scope.clone(), *seq, kind.clone(), id.clone(), Some(body.clone())));
            }
        }
        all.sort_by(|a, b| (&a.0, a.1).cmp(&(&b.0, b.1)));
        self.page_of(all)
    }

    fn page_of(&mut self, changes: Vec<(Scope, i64, String, String, Option<String>)>) -> Page {
        self.pages += 1;
        let grants: Vec<Scope> = self.scopes.keys().cloned().collect();
        let index = |scope: &Scope| u32::try_from(grants.iter().position(|grant| grant == scope).expect("a granted scope")).expect("few");
        let rows = changes
            .into_iter()
            .map(|(scope, seq, kind, id, body)| Row {
                scope: index(&scope),
                seq,
                kind,
                id,
                body: body.map(|body| RawValue::from_string(body).expect("JSON")),
            })
            .collect();
        let complete = self
            .scopes
            .iter()
            .map(|(scope, published)| Complete { scope: index(scope), head: published.head, digest: published.digest.to_string() })
            .collect();
        let cursor = format!("cursor {}", self.pages);
        Page {
            epoch: "e1".into(),
            run: String::new(),
            grants,
            reset: vec![],
            rows,
            complete,
            cursor,
            more: false,
            mark: String::new(),
            unknown: vec![],
        }
    }
}

pub fn post(author: u128, title: &str, at: i64) -> PostBody {
    PostBody {
        community: id(PLACE),
        author: id(author),
        title: title.into(),
        text: Doc::plain(title),
        created_at: at,
        edited_at: None,
        withdrawn_at: None,
        version: 1,
        files: vec![],
    }
}

pub fn comment(post: u128, author: u128, reply_to: Option<u128>, text: Doc, at: i64) -> CommentBody {
    CommentBody {
        post: id(post),
        community: id(PLACE),
        author: id(author),
        reply_to: reply_to.map(id),
        text,
        created_at: at,
        edited_at: None,
        withdrawn_at: None,
        version: 1,
        files: vec![],
    }
}

/// Every row of a table as text, scopes by their name, in an order of its own.
pub fn dump(cache: &Connection, table: &str) -> Vec<String> {
    let sql = match table {
        "scope" => "SELECT name, digest FROM scope ORDER BY name".to_owned(),
        "meta" => "SELECT key, value FROM meta ORDER BY key".to_owned(),
        _ => format!("SELECT s.name, t.* FROM {table} t LEFT JOIN scope s ON s.id = t.scope"),
    };
    let mut statement = cache.prepare(&sql).expect("SQL");
    let names: Vec<String> = statement.column_names().iter().map(|name| (*name).to_owned()).collect();
    let mut rows: Vec<String> = statement
        .query_map([], |row| {
            let mut line = String::new();
            for (at, name) in names.iter().enumerate() {
                // The number of a scope is this laptop's own.
                if name != "scope" {
                    line.push_str(&format!("{name}={:?} ", row.get::<_, rusqlite::types::Value>(at)?));
                }
            }
            Ok(line)
        })
        .expect("rows")
        .collect::<Result<_, _>>()
        .expect("rows");
    rows.sort();
    rows
}

pub fn count(connection: &Connection, sql: &str) -> i64 {
    connection.query_row(sql, [], |row| row.get(0)).expect("a number")
}
