//! Writes the TypeScript of the boundary: types, call names, and which changes make which query stale.
//! `cargo xtask gen` runs it through the example `generate_calls`; a test says when the file in `ui/src/generated` is old.

use super::CallCode;
use crate::changed::{Changed, Event};
use patio_domain::Refusal;
use std::collections::BTreeMap;
use ts_rs::{Config, TS, TypeVisitor};

/// Declarations found so far, by name.
pub struct Declarations {
    config: Config,
    found: BTreeMap<String, String>,
}

impl Declarations {
    /// Adds a type and everything it needs.
    pub fn add<T: TS + 'static + ?Sized>(&mut self) {
        self.visit::<T>();
    }
}

impl TypeVisitor for Declarations {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        if T::output_path().is_none() {
            return;
        }
        let name = T::ident(&self.config);
        if self.found.contains_key(&name) {
            return;
        }
        self.found.insert(name, T::decl(&self.config));
        T::visit_dependencies(self);
    }
}

const RICH_TEXT: &str = r#"export type Mark = "bold" | "italic" | "code";
export type Inline =
  | { type: "text"; text: string; marks?: Mark[]; link?: string }
  | { type: "mention"; person: string }
  | { type: "break" };
export type Block =
  | { type: "paragraph"; content: Inline[] }
  | { type: "quote"; content: Block[] }
  | { type: "list"; ordered?: boolean; items: Block[][] }
  | { type: "code"; text: string };
export type Doc = Block[];
"#;

/// The whole generated file.
#[must_use]
pub fn generate() -> String {
    let config = Config::default();
    let mut declarations = Declarations { config: Config::default(), found: BTreeMap::new() };
    for call in super::list() {
        (call.declare)(&mut declarations);
    }
    declarations.add::<Event>();
    declarations.add::<Changed>();

    let mut out = String::from("// Generated from the calls of crates/patio-client/src/features by `cargo xtask gen`. Do not edit.\n\n");
    out.push_str(RICH_TEXT);
    let refusals = Refusal::ALL.iter().map(|refusal| quoted(refusal.code()));
    out.push_str(&words("Refusal", "refusals", "Why the server refuses a command: the text is `refusal-<word>`.", refusals));
    let codes = std::iter::once("...refusals".to_owned()).chain(CallCode::OWN.iter().map(|code| quoted(code.code())));
    out.push_str(&words("CallCode", "callCodes", "Why a call failed: the text is `error-<word>` or `refusal-<word>`.", codes));
    out.push('\n');
    for declaration in declarations.found.values() {
        out.push_str(&format!("export {declaration}\n"));
    }
    out.push_str("\nexport interface Calls {\n");
    for call in super::list() {
        out.push_str(&format!("  \"{}\": {{ request: {}; answer: {} }};\n", call.name, (call.request)(&config), (call.answer)(&config)));
    }
    out.push_str("}\n\nexport const staleOn: { readonly [name: string]: readonly Changed[] } = {\n");
    for call in super::list().filter(|call| call.is_query) {
        let changed: Vec<String> = call.stale_on.iter().filter_map(|changed| serde_json::to_string(changed).ok()).collect();
        out.push_str(&format!("  \"{}\": [{}],\n", call.name, changed.join(", ")));
    }
    out.push_str("};\n\nexport const limits = {\n");
    for (name, value) in limits() {
        out.push_str(&format!("  {name}: {value},\n"));
    }
    out.push_str("} as const;\n\n/** How long each field is kept: the text is `field-until-<word>`. */\nexport const keptUntil = {\n");
    for field in patio_domain::ProfileField::ALL {
        out.push_str(&format!("  {}: \"{}\",\n", field.word(), field.retention().word()));
    }
    out.push_str("} as const;\n\nexport type FieldWord = keyof typeof keptUntil;\n\n");
    let offered: Vec<String> = patio_domain::emoji::OFFERED.iter().filter_map(|emoji| serde_json::to_string(emoji).ok()).collect();
    out.push_str(&format!("export const offeredReactions = [{}] as const;\n", offered.join(", ")));
    out
}

/// A closed list of words, with its type.
fn words(type_name: &str, list: &str, says: &str, items: impl Iterator<Item = String>) -> String {
    let items: String = items.map(|item| format!("  {item},\n")).collect();
    format!("\n/** {says} */\nexport const {list} = [\n{items}] as const;\nexport type {type_name} = (typeof {list})[number];\n")
}

fn quoted(word: &str) -> String {
    format!("\"{word}\"")
}

fn limits() -> [(&'static str, usize); 11] {
    use patio_domain::limits as l;
    [
        ("postMaxChars", l::POST_MAX_CHARS),
        ("commentMaxChars", l::COMMENT_MAX_CHARS),
        ("questionMaxChars", l::QUESTION_MAX_CHARS),
        ("incidentMaxChars", l::INCIDENT_MAX_CHARS),
        ("titleMaxChars", l::TITLE_MAX_CHARS),
        ("nameMaxChars", l::NAME_MAX_CHARS),
        ("descriptionMaxChars", l::DESCRIPTION_MAX_CHARS),
        ("jobMaxChars", l::JOB_MAX_CHARS),
        ("expertiseMaxChars", l::EXPERTISE_MAX_CHARS),
        ("expertiseMaxCount", l::EXPERTISE_MAX_COUNT),
        ("passwordMinChars", l::PASSWORD_MIN_CHARS),
    ]
}
