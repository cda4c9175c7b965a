//! Texts the client itself shows: notifications. Fluent, the same files as the screens.

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

const NL: &str = include_str!("../../../assets/locales/nl/notice.ftl");
const EN: &str = include_str!("../../../assets/locales/en/notice.ftl");

/// The texts of one language.
pub struct Texts {
    bundle: FluentBundle<FluentResource>,
}

impl Texts {
    /// The client's own texts, in `nl` or else English.
    #[must_use]
    pub fn new(locale: &str) -> Texts {
        Texts::of(locale, NL, EN)
    }

    /// Texts from Fluent files that the caller hands in, in `nl` or else English.
    #[must_use]
    pub fn of(locale: &str, nl: &str, en: &str) -> Texts {
        let (source, name) = if locale.starts_with("nl") { (nl, "nl") } else { (en, "en") };
        let language: LanguageIdentifier = name.parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![language]);
        bundle.set_use_isolating(false);
        let resource = match FluentResource::try_new(source.to_owned()) {
            Ok(resource) => resource,
            // Parts of a file with a mistake still hold good texts; a test says when there is a mistake.
            Err((resource, _)) => resource,
        };
        bundle.add_resource_overriding(resource);
        Texts { bundle }
    }

    /// A text with its arguments, which keep their direction to themselves; the id itself when the text is missing.
    #[must_use]
    pub fn text(&self, id: &str, arguments: &[(&str, &str)]) -> String {
        self.format(id, arguments.iter().map(|(name, value)| (*name, FluentValue::from(patio_domain::bidi::isolated(value)))))
    }

    /// A text that counts something, in the form its number takes.
    #[must_use]
    pub fn counted(&self, id: &str, name: &str, count: u64) -> String {
        self.format(id, std::iter::once((name, FluentValue::from(count))))
    }

    /// Names in a list of which the rest is counted: the text `id` for several, with `{ $first }`, `{ $second }` and `{ $more }`.
    #[must_use]
    pub fn listed(&self, id: &str, names: &[&str], more: u64) -> String {
        let isolated = |at: usize| FluentValue::from(names.get(at).map(|name| patio_domain::bidi::isolated(name)).unwrap_or_default());
        let form = match (names.len(), more) {
            (0 | 1, 0) => return names.first().copied().unwrap_or_default().to_owned(),
            (_, 0) => format!("{id}-two"),
            _ => format!("{id}-more"),
        };
        self.format(&form, [("first", isolated(0)), ("second", isolated(1)), ("more", FluentValue::from(more))].into_iter())
    }

    fn format<'a>(&self, id: &str, arguments: impl Iterator<Item = (&'a str, FluentValue<'a>)>) -> String {
        let Some(pattern) = self.bundle.get_message(id).and_then(|message| message.value()) else { return id.to_owned() };
        let mut args = FluentArgs::new();
        for (name, value) in arguments {
            args.set(name, value);
        }
        let mut problems = Vec::new();
        self.bundle.format_pattern(pattern, Some(&args), &mut problems).into_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_languages_parse_and_say_the_same_things() {
        let ids = |source: &str| {
            assert!(FluentResource::try_new(source.to_owned()).is_ok());
            let mut ids: Vec<String> = source
                .lines()
                .filter(|line| line.starts_with(|c: char| c.is_ascii_alphabetic()))
                .filter_map(|line| line.split(" =").next().map(str::to_owned))
                .collect();
            ids.sort();
            ids
        };
        assert_eq!(ids(NL), ids(EN));
        let said = |name: &str| Texts::new("nl").text("notice-mention-title", &[("name", name), ("community", "Dok")]);
        assert_eq!(said("Ana"), "Ana noemt je in Dok");
        assert_eq!(said("ليلى"), "\u{2068}ليلى\u{2069} noemt je in Dok");
    }
}
