//! The actions of people in a life: they write, comment, edit, withdraw, react, join, leave, invite, remove, fill in profiles, vouch
//! and mark help; they make desks, ask, and answer (`act/help.rs`). Sometimes they try what they may not do.

mod help;
mod knowledge;

use super::client::Laptop;
use patio_client::testing::save;
use patio_client::testing::sync::outbox::{covered_to, list_open};
use patio_domain::community::{MemberRole, Tile};
use patio_domain::world::{Clock, Random};
use patio_domain::{Access, CommandId, CommentId, CommunityId, Doc, Level, PersonId, PostId, ProfileChange, Skill, TopicId};
use patio_protocol::Command;
use patio_protocol::command::*;
use patio_testkit::SeededRandom;
use std::collections::BTreeMap;
use uuid::Uuid;

/// A post or comment that an action can refer to.
struct Entry {
    id: Uuid,
    post: Uuid,
    author: String,
    is_post: bool,
}

/// How many of the latest texts count as the last ones.
const LATEST: usize = 5;

impl Laptop {
    fn known(&self, sql: &str, with: &[&str]) -> Vec<(Uuid, String, String)> {
        let mut statement = self.store.cache.prepare_cached(sql).expect("a query of the simulation");
        let rows = statement.query_map(rusqlite::params_from_iter(with), |row| Ok((row.get::<_, String>(0)?, row.get(1)?, row.get(2)?)));
        rows.expect("a query of the simulation")
            .flatten()
            .filter_map(|(id, parent, person)| Some((id.parse().ok()?, parent, person)))
            .collect()
    }

    fn covered_to(&self) -> i64 {
        covered_to(&self.store.cache, &self.store.work, "main", &self.person.to_string()).expect("databases in memory")
    }

    /// The latest post of somebody else.
    pub(super) fn latest_of_others(&self) -> Option<PostId> {
        let sql = "SELECT id, parent, person FROM record WHERE kind = 'post' AND person <> ?1 ORDER BY id DESC LIMIT 1";
        self.known(sql, &[&self.person.to_string()]).first().map(|(id, ..)| PostId(*id))
    }

    pub(super) fn communities(&self) -> Vec<CommunityId> {
        let mut found: Vec<CommunityId> = self
            .known("SELECT id, parent, person FROM record WHERE kind = 'community' GROUP BY id ORDER BY id", &[])
            .into_iter()
            .map(|(id, ..)| id.into())
            .collect();
        for row in list_open(&self.store.work, "main", &self.person.to_string(), self.covered_to()).expect("databases in memory") {
            if let Some(Command::CommunityCreate(made)) = row.command() {
                found.push(made.community);
            }
        }
        found
    }

    fn entries(&self) -> Vec<Entry> {
        let mut entries = Vec::new();
        let sql = "SELECT id, CASE kind WHEN 'post' THEN '' ELSE parent END, person FROM record WHERE kind IN ('post', 'comment') ORDER BY seq, id";
        for (id, post, author) in self.known(sql, &[]) {
            let post: Option<Uuid> = post.parse().ok();
            entries.push(Entry { id, post: post.unwrap_or(id), author, is_post: post.is_none() });
        }
        let me = self.person.to_string();
        for row in list_open(&self.store.work, "main", &me, self.covered_to()).expect("databases in memory") {
            match row.command() {
                Some(Command::PostCreate(made)) => {
                    entries.push(Entry { id: made.post.0, post: made.post.0, author: me.clone(), is_post: true })
                }
                Some(Command::CommentCreate(made)) => {
                    entries.push(Entry { id: made.comment.0, post: made.post.0, author: me.clone(), is_post: false })
                }
                _ => {}
            }
        }
        entries
    }

    fn text(&mut self, people: &[PersonId], random: &mut SeededRandom) -> Doc {
        self.written += 1;
        let mut doc = Doc::plain(&format!("words {} of {}", self.random.uuid_v7(0), self.person));
        if random.chance(300)
            && let Some(person) = random.pick(people)
        {
            doc.0.push(patio_domain::Block::Paragraph { content: vec![patio_domain::Inline::Mention { person: *person }] });
        }
        doc
    }

    fn draw(&mut self, people: &[PersonId], random: &mut SeededRandom) -> Option<Command> {
        let communities = self.communities();
        let mut entries = self.entries();
        // People answer what they saw last more than they answer the rest.
        if random.chance(500) {
            entries.drain(..entries.len().saturating_sub(LATEST));
        }
        let me = self.person.to_string();
        let now = self.clock.now_ms();
        // One time in eight a person acts on another person's text: the server must refuse it, and it must harm nothing.
        let any = random.chance(125);
        let own: Vec<&Entry> = entries.iter().filter(|entry| any || entry.author == me).collect();
        Some(match random.below(132) {
            0..24 => {
                let community = *random.pick(&communities)?;
                let title = if random.chance(500) { format!("title {}", self.written) } else { String::new() };
                Command::PostCreate(PostCreate {
                    post: PostId(self.random.uuid_v7(now)),
                    community,
                    title,
                    text: self.text(people, random),
                    files: vec![],
                })
            }
            24..52 => {
                let (post, target) = random.pick(&entries).map(|entry| (entry.post, entry))?;
                let reply_to = (!target.is_post && random.chance(500)).then_some(CommentId(target.id));
                let text = self.text(people, random);
                Command::CommentCreate(CommentCreate {
                    comment: CommentId(self.random.uuid_v7(now)),
                    post: PostId(post),
                    reply_to,
                    text,
                    files: vec![],
                })
            }
            52..64 => {
                let entry = random.pick(&own)?;
                let (id, post, is_post) = (entry.id, entry.post, entry.is_post);
                let text = self.text(people, random);
                if is_post {
                    Command::PostEdit(PostEdit { post: PostId(id), title: "edited".into(), text, files: None })
                } else {
                    Command::CommentEdit(CommentEdit { comment: CommentId(id), post: PostId(post), text, files: None })
                }
            }
            64..70 => {
                let entry = random.pick(&own)?;
                if entry.is_post {
                    Command::PostWithdraw(PostWithdraw { post: PostId(entry.id) })
                } else {
                    Command::CommentWithdraw(CommentWithdraw { comment: CommentId(entry.id), post: PostId(entry.post) })
                }
            }
            70..82 => {
                let entry = random.pick(&entries)?;
                let emoji = (*random.pick(&["👍", "🎉"])?).to_owned();
                Command::ReactionSet(ReactionSet { post: PostId(entry.post), target: entry.id, emoji, on: random.chance(700) })
            }
            82..86 => Command::CommunityJoin(CommunityJoin { community: *random.pick(&communities)? }),
            86..89 => Command::CommunityLeave(CommunityLeave { community: *random.pick(&communities)? }),
            89..91 => {
                let community = CommunityId(self.random.uuid_v7(now));
                let access = if random.chance(500) { Access::Closed } else { Access::Open };
                self.written += 1;
                Command::CommunityCreate(CommunityCreate {
                    community,
                    name: format!("place {} {}", self.written, self.person),
                    description: String::new(),
                    access,
                })
            }
            91..94 => Command::CommunityInvite(CommunityInvite { community: *random.pick(&communities)?, person: *random.pick(people)? }),
            94..98 => Command::CommunityRemoveMember(CommunityRemoveMember {
                community: *random.pick(&communities)?,
                person: *random.pick(people)?,
            }),
            98 => {
                let tile = random.chance(700).then(|| Tile { pattern: 3, hue: u8::try_from(random.below(8)).unwrap_or(0) });
                Command::CommunitySetTile(CommunitySetTile { community: *random.pick(&communities)?, tile })
            }
            114 => {
                let role = if random.chance(700) { MemberRole::Manager } else { MemberRole::Member };
                Command::CommunitySetRole(CommunitySetRole { community: *random.pick(&communities)?, person: *random.pick(people)?, role })
            }
            115 => {
                self.written += 1;
                // Names meet now and then, as those of topics do.
                let name = random.chance(600).then(|| format!("plaats {}", random.below(20)));
                let description = random.chance(600).then(|| format!("for {}", self.written));
                Command::CommunityUpdate(CommunityUpdate { community: *random.pick(&communities)?, name, description })
            }
            100..114 => return self.draw_of_knowledge(&entries, people, random),
            116..132 => return self.draw_of_help(people, random),
            _ => {
                let mut profile = patio_testkit::personas::profile(usize::try_from(random.below(5)).unwrap_or(0))?;
                self.written += 1;
                profile.job = format!("job {}", self.written);
                Command::ProfileSet(profile)
            }
        })
    }

    /// Actions of the directory: fields of a profile, topics, vouches, "this helped me".
    fn draw_of_knowledge(&mut self, entries: &[Entry], people: &[PersonId], random: &mut SeededRandom) -> Option<Command> {
        let known = self.known("SELECT id, parent, person FROM record WHERE kind = 'topic' ORDER BY id", &[]);
        let topics: Vec<TopicId> = known.into_iter().map(|(id, ..)| id.into()).collect();
        Some(match random.below(14) {
            0..5 => Command::ProfileUpdate(ProfileUpdate { changes: self.changes(people, random)? }),
            5 => {
                self.written += 1;
                // Names meet now and then: a name that is taken must be refused on both sides of a cut.
                let (nl, en) = (format!("onderwerp {}", random.below(20)), format!("topic {}", self.written));
                Command::TopicRename(TopicRename { topic: *random.pick(&topics)?, nl, en, synonyms: vec![] })
            }
            6 => Command::TopicMerge(TopicMerge { from: *random.pick(&topics)?, into: *random.pick(&topics)? }),
            7..10 => Command::VouchSet(VouchSet { person: *random.pick(people)?, topic: *random.pick(&topics)?, on: random.chance(700) }),
            10 => Command::VouchDecline(VouchDecline { topic: *random.pick(&topics)?, by: *random.pick(people)? }),
            _ => {
                let entry = random.pick(entries)?;
                Command::HelpfulSet(HelpfulSet { post: PostId(entry.post), target: entry.id, on: random.chance(700) })
            }
        })
    }

    fn changes(&mut self, people: &[PersonId], random: &mut SeededRandom) -> Option<Vec<ProfileChange>> {
        self.written += 1;
        let skill = |random: &mut SeededRandom| Skill {
            topic: format!("Onderwerp {}", random.below(20)),
            level: Level::default(),
            ask: String::new(),
        };
        Some(vec![match random.below(5) {
            0 => ProfileChange::About(format!("about {}", self.written)),
            1 => ProfileChange::Manager(Some(*random.pick(people)?)),
            2 => ProfileChange::BirthYear(random.chance(500).then_some(1990)),
            3 => ProfileChange::Unit(format!("unit {}", self.written)),
            _ => ProfileChange::Expertise(vec![skill(random), skill(random)]),
        }])
    }

    /// The person of this laptop acts. Gives the command's id; nothing when no action was possible or the app refused it at once.
    pub fn act(&mut self, people: &[PersonId], random: &mut SeededRandom) -> Option<(CommandId, Command)> {
        let command = self.draw(people, random)?;
        Some((self.save(&command)?, command))
    }

    /// The person takes a command out of the outbox that has no verdict yet, whether or not it was sent.
    pub fn take_out(&mut self, random: &mut SeededRandom) {
        let waiting: Vec<CommandId> = {
            let sql = "SELECT command_id FROM outbox WHERE state = 'queued' AND aside = 0 ORDER BY order_no";
            let mut statement = self.store.work.prepare_cached(sql).expect("a query of the simulation");
            let rows = statement.query_map([], |row| row.get::<_, String>(0)).expect("a query of the simulation");
            rows.flatten().filter_map(|id| id.parse().ok()).collect()
        };
        if let Some(command) = random.pick(&waiting) {
            self.store.update_taken_out(&command.to_string(), None).expect("databases in memory");
            self.taken_out.insert(*command);
        }
    }

    /// What was never sent may have become another command, or be over, by the latest one; that one may live on in an earlier one. Commands that
    /// were sent are never looked at here: they may not change.
    pub fn follow_unsent(&mut self, number: usize, made: &mut Vec<(usize, CommandId, Command)>) {
        let sql = "SELECT command_id, kind, body, state, attempts = 0 OR refusal <> '' FROM outbox";
        let mut statement = self.store.work.prepare_cached(sql).expect("a query of the simulation");
        let rows = statement.query_map([], |row| {
            let command = Command::decode(&row.get::<_, String>(1)?, &row.get::<_, String>(2)?).ok();
            Ok((row.get::<_, String>(0)?.parse::<CommandId>().ok(), (command, row.get::<_, String>(3)?, row.get::<_, bool>(4)?)))
        });
        let mut rows: BTreeMap<CommandId, (Option<Command>, String, bool)> =
            rows.expect("a query of the simulation").flatten().filter_map(|(id, row)| Some((id?, row))).collect();
        if made.last().is_some_and(|(_, id, _)| !rows.contains_key(id)) {
            made.pop();
        }
        for (_, id, command) in made.iter_mut().filter(|(of, ..)| *of == number) {
            match rows.remove(id) {
                Some((Some(now), state, true)) if state == "queued" => *command = now,
                Some((_, state, true)) if state == "discarded" => {
                    self.taken_out.insert(*id);
                }
                _ => {}
            }
        }
    }

    /// Saves a command as the app does; nothing when the app refuses it.
    pub fn save(&mut self, command: &Command) -> Option<CommandId> {
        let now = self.clock.now_ms();
        let command_id = CommandId(self.random.uuid_v7(now));
        save(&mut self.store, command_id, now, |_| Ok(command.clone().into())).ok().map(|_| command_id)
    }
}
