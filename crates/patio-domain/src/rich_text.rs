//! Rich text: what people write, as a typed tree and never as HTML. Code draws the tree, so a hostile post cannot run anything.
//!
//! Owns the tree, its limits, its plain text and its mentions. Must not know editors or renderers.

use crate::id::PersonId;
use crate::limits::{MENTIONS_MAX_COUNT, TEXT_MAX_DEPTH, TEXT_MAX_NODES};
use crate::patio_link::{self, PatioLink};
use crate::refusal::Refusal;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

mod link;
mod placeholders;
mod words;

pub use link::{check_link, destination, tidy_link};
pub use words::{links_in, without_end};

/// A whole text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Doc(pub Vec<Block>);

/// A paragraph-like part of a text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
pub enum Block {
    /// Running text.
    Paragraph {
        /// Its pieces.
        content: Vec<Inline>,
    },
    /// Words of another author.
    Quote {
        /// What is quoted.
        content: Vec<Block>,
    },
    /// A list.
    List {
        /// Whether its items are numbered; otherwise they have dots.
        #[serde(default)]
        ordered: bool,
        /// Each item is a small text of its own.
        items: Vec<Vec<Block>>,
    },
    /// Code, kept exactly as typed.
    Code {
        /// The code.
        text: String,
    },
}

/// A piece of running text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
pub enum Inline {
    /// Words, with marks and perhaps a link.
    Text {
        /// The words.
        text: String,
        /// Bold, italic, code; each at most once.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        marks: Vec<Mark>,
        /// Where the words lead: https or mailto.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        link: Option<String>,
    },
    /// A mention of a person. The screen looks the name up when it draws the mention, so the name is never stale.
    Mention {
        /// The person.
        person: PersonId,
    },
    /// A line break inside a paragraph.
    Break,
}

/// The look of words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mark {
    /// Bold.
    Bold,
    /// Italic.
    Italic,
    /// As code.
    Code,
}

impl Doc {
    /// One paragraph per line of `text`; blank lines are dropped.
    #[must_use]
    pub fn plain(text: &str) -> Doc {
        let lines = text.lines().map(str::trim_end).filter(|line| !line.trim().is_empty());
        Doc(lines
            .map(|line| Block::Paragraph { content: vec![Inline::Text { text: line.to_owned(), marks: vec![], link: None }] })
            .collect())
    }

    /// Checks the text against every limit. `max_chars` counts Unicode scalar values of the plain text.
    ///
    /// # Errors
    /// The refusal of the first rule that the text breaks.
    pub fn check(&self, max_chars: usize) -> Result<(), Refusal> {
        let mut walk = Walk::default();
        walk.blocks(&self.0, 1)?;
        if walk.chars > max_chars {
            return Err(Refusal::TextTooLong);
        }
        if walk.mentions.len() > MENTIONS_MAX_COUNT {
            return Err(Refusal::TooManyMentions);
        }
        if !walk.has_content {
            return Err(Refusal::TextEmpty);
        }
        Ok(())
    }

    /// Every person the text mentions, each once.
    #[must_use]
    pub fn mentions(&self) -> BTreeSet<PersonId> {
        let mut found = BTreeSet::new();
        each_inline(&self.0, &mut |piece| {
            if let Inline::Mention { person } = piece {
                found.insert(*person);
            }
        });
        found
    }

    /// Links to Patio that are written in the text, each once, as they are written. Those in code are part of the code.
    #[must_use]
    pub fn patio_links(&self) -> BTreeMap<String, PatioLink> {
        let mut found = BTreeMap::new();
        each_inline(&self.0, &mut |piece| {
            if let Inline::Text { text, marks, link: None } = piece
                && !marks.contains(&Mark::Code)
            {
                found.extend(patio_link::links_in(text));
            }
        });
        found
    }

    /// The text as it is kept: with links where addresses stand. What was pasted may have links with more than an address of mail.
    #[must_use]
    pub fn tidied(mut self) -> Doc {
        self.tidy_links();
        self.link_words();
        self
    }

    /// Keeps of each `mailto:` link its address and nothing else. Other links stay as they are, and are refused when they are none.
    pub fn tidy_links(&mut self) {
        each_link(&mut self.0, &mut |link| {
            if let Some(tidy) = tidy_link(link) {
                *link = tidy;
            }
        });
    }

    /// Links whose words name another place than the one they lead to, and where they lead; a screen says it beside them. What stands around
    /// a link without a space counts as its words, and pieces of one link are read together.
    #[must_use]
    pub fn destinations(&self) -> BTreeMap<String, String> {
        let mut found = BTreeMap::new();
        each_line(&self.0, &mut |line| {
            let mut rest = line;
            let mut before = String::new();
            while let [first, more @ ..] = rest {
                let Inline::Text { text, link: Some(link), .. } = first else {
                    before.push_str(if let Inline::Text { text, .. } = first { text } else { " " });
                    rest = more;
                    continue;
                };
                let mut words = text.clone();
                rest = more;
                while let [Inline::Text { text, link: Some(same), .. }, more @ ..] = rest
                    && same == link
                {
                    words.push_str(text);
                    rest = more;
                }
                let behind = match rest {
                    [Inline::Text { text, .. }, ..] => text.split(char::is_whitespace).next().unwrap_or_default(),
                    _ => "",
                };
                let ahead = before.rsplit(char::is_whitespace).next().unwrap_or_default();
                if link::misleads(&format!("{ahead}{words}{behind}"), link) {
                    found.insert(link.clone(), destination(link).unwrap_or_else(|| link.clone()));
                }
                before.push_str(&words);
            }
        });
        found
    }

    /// The text for a terminal: as [`Doc::plain_text`], with each link behind its words unless they are the link, and each line isolated.
    pub fn terminal_text(&self, name: &dyn Fn(PersonId) -> String) -> String {
        let mut told = self.clone();
        tell_links(&mut told.0);
        crate::bidi::isolated(&told.plain_text(name)).into_owned()
    }

    /// The text without marks, one line per paragraph; `name` gives the name for a mention.
    pub fn plain_text(&self, name: &dyn Fn(PersonId) -> String) -> String {
        let mut out = String::new();
        plain_blocks(&self.0, name, &mut out);
        out.trim_end().to_owned()
    }
}

#[derive(Default)]
struct Walk {
    nodes: usize,
    chars: usize,
    mentions: BTreeSet<PersonId>,
    has_content: bool,
}

impl Walk {
    fn node(&mut self) -> Result<(), Refusal> {
        self.nodes += 1;
        if self.nodes > TEXT_MAX_NODES { Err(Refusal::TextTooComplex) } else { Ok(()) }
    }

    fn words(&mut self, text: &str) {
        self.chars += text.chars().count();
        self.has_content |= text.chars().any(|c| !crate::title::is_unseen(c));
    }

    fn blocks(&mut self, blocks: &[Block], depth: usize) -> Result<(), Refusal> {
        if depth > TEXT_MAX_DEPTH {
            return Err(Refusal::TextTooComplex);
        }
        for block in blocks {
            self.node()?;
            match block {
                Block::Paragraph { content } => content.iter().try_for_each(|piece| self.piece(piece))?,
                Block::Quote { content } => self.blocks(content, depth + 1)?,
                Block::List { items, .. } => {
                    for item in items {
                        self.node()?;
                        self.blocks(item, depth + 1)?;
                    }
                }
                Block::Code { text } => self.words(text),
            }
        }
        Ok(())
    }

    fn piece(&mut self, piece: &Inline) -> Result<(), Refusal> {
        self.node()?;
        match piece {
            Inline::Text { text, marks, link } => {
                self.words(text);
                if marks.iter().collect::<BTreeSet<_>>().len() != marks.len() {
                    return Err(Refusal::TextTooComplex);
                }
                link.as_deref().map_or(Ok(()), check_link)
            }
            Inline::Mention { person } => {
                self.mentions.insert(*person);
                self.has_content = true;
                Ok(())
            }
            Inline::Break => {
                self.chars += 1;
                Ok(())
            }
        }
    }
}

fn each_line(blocks: &[Block], visit: &mut dyn FnMut(&[Inline])) {
    for block in blocks {
        match block {
            Block::Paragraph { content } => visit(content),
            Block::Quote { content } => each_line(content, visit),
            Block::List { items, .. } => items.iter().for_each(|item| each_line(item, visit)),
            Block::Code { .. } => {}
        }
    }
}

fn each_line_mut(blocks: &mut [Block], visit: &mut dyn FnMut(&mut Vec<Inline>)) {
    for block in blocks {
        match block {
            Block::Paragraph { content } => visit(content),
            Block::Quote { content } => each_line_mut(content, visit),
            Block::List { items, .. } => items.iter_mut().for_each(|item| each_line_mut(item, visit)),
            Block::Code { .. } => {}
        }
    }
}

fn each_link(blocks: &mut [Block], visit: &mut dyn FnMut(&mut String)) {
    each_line_mut(blocks, &mut |line| {
        for piece in line {
            if let Inline::Text { link: Some(link), .. } = piece {
                visit(link);
            }
        }
    });
}

/// Writes each link behind its last words.
fn tell_links(blocks: &mut [Block]) {
    let link_of = |piece: &Inline| match piece {
        Inline::Text { link, .. } => link.clone(),
        _ => None,
    };
    each_line_mut(blocks, &mut |line| {
        let mut told = Vec::with_capacity(line.len());
        let (mut words, mut pieces) = (String::new(), std::mem::take(line).into_iter().peekable());
        while let Some(piece) = pieces.next() {
            let link = link_of(&piece);
            if let (Inline::Text { text, .. }, Some(_)) = (&piece, &link) {
                words.push_str(text);
            }
            told.push(piece);
            if let Some(link) = link.filter(|link| pieces.peek().and_then(link_of).as_ref() != Some(link)) {
                let seen = std::mem::take(&mut words);
                if seen != link && link.strip_prefix("mailto:") != Some(&seen) {
                    told.push(Inline::Text { text: format!(" ({link})"), marks: vec![], link: None });
                }
            }
        }
        *line = told;
    });
}

fn each_inline(blocks: &[Block], visit: &mut dyn FnMut(&Inline)) {
    for block in blocks {
        match block {
            Block::Paragraph { content } => content.iter().for_each(&mut *visit),
            Block::Quote { content } => each_inline(content, visit),
            Block::List { items, .. } => items.iter().for_each(|item| each_inline(item, visit)),
            Block::Code { .. } => {}
        }
    }
}

fn plain_blocks(blocks: &[Block], name: &dyn Fn(PersonId) -> String, out: &mut String) {
    for block in blocks {
        match block {
            Block::Paragraph { content } => {
                for piece in content {
                    match piece {
                        Inline::Text { text, .. } => out.push_str(text),
                        Inline::Mention { person } => {
                            out.push('@');
                            out.push_str(&name(*person));
                        }
                        Inline::Break => out.push('\n'),
                    }
                }
                out.push('\n');
            }
            Block::Quote { content } => plain_blocks(content, name, out),
            Block::List { items, .. } => {
                for item in items {
                    out.push_str("- ");
                    plain_blocks(item, name, out);
                }
            }
            Block::Code { text } => {
                out.push_str(text);
                out.push('\n');
            }
        }
    }
}

#[cfg(test)]
mod tests;
