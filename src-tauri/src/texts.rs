//! Owns: the shell's few texts in the person's language, from `assets/locales/*/desktop.ftl`. Must not know: what the
//! texts are about. A missing text shows its key, never a crash.

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use unic_langid::LanguageIdentifier;

const DUTCH: &str = include_str!("../../assets/locales/nl/desktop.ftl");
const ENGLISH: &str = include_str!("../../assets/locales/en/desktop.ftl");

/// The languages Patio speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Locale {
    /// Nederlands.
    Dutch,
    /// English.
    English,
}

impl Locale {
    /// The language closest to a tag such as `nl-BE`, `nl_NL.UTF-8` or `en`.
    #[must_use]
    pub fn closest(tag: &str) -> Locale {
        match tag.split(['-', '_', '.', '@']).next() {
            Some(language) if language.eq_ignore_ascii_case("nl") => Locale::Dutch,
            _ => Locale::English,
        }
    }

    /// The language the system is set to.
    #[must_use]
    pub fn of_system() -> Locale {
        sys_locale::get_locale().map_or(Locale::English, |tag| Locale::closest(&tag))
    }

    /// Its tag, as the client knows it.
    #[must_use]
    pub fn tag(self) -> &'static str {
        match self {
            Locale::Dutch => "nl",
            Locale::English => "en",
        }
    }
}

/// The shell's texts in one language.
pub struct Texts {
    bundle: FluentBundle<FluentResource>,
}

impl Texts {
    /// Reads the texts of one language.
    #[must_use]
    pub fn new(locale: Locale) -> Texts {
        let language = locale.tag().parse::<LanguageIdentifier>().unwrap_or_default();
        let source = match locale {
            Locale::Dutch => DUTCH,
            Locale::English => ENGLISH,
        };
        let resource = FluentResource::try_new(source.to_owned()).unwrap_or_else(|(readable, _)| readable);
        let mut bundle = FluentBundle::new_concurrent(vec![language]);
        bundle.set_use_isolating(false);
        bundle.add_resource_overriding(resource);
        Texts { bundle }
    }

    /// A text without parts to fill in.
    #[must_use]
    pub fn get(&self, key: &str) -> String {
        self.format(key, None)
    }

    /// A text with one part to fill in.
    #[must_use]
    pub fn get_with<'a>(&self, key: &str, name: &'a str, value: impl Into<fluent_bundle::FluentValue<'a>>) -> String {
        let mut arguments = FluentArgs::new();
        arguments.set(name, value);
        self.format(key, Some(&arguments))
    }

    fn format(&self, key: &str, arguments: Option<&FluentArgs<'_>>) -> String {
        let Some(pattern) = self.bundle.get_message(key).and_then(|message| message.value()) else {
            return key.to_owned();
        };
        self.bundle.format_pattern(pattern, arguments, &mut Vec::new()).into_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(source: &str) -> Vec<String> {
        let resource = FluentResource::try_new(source.to_owned()).unwrap();
        let mut keys: Vec<String> = resource
            .entries()
            .filter_map(|entry| match entry {
                fluent_syntax::ast::Entry::Message(message) => Some(message.id.name.to_owned()),
                _ => None,
            })
            .collect();
        keys.sort();
        keys
    }

    #[test]
    fn both_languages_have_every_text() {
        assert_eq!(keys(DUTCH), keys(ENGLISH));
        assert!(keys(DUTCH).len() > 10);
    }

    #[test]
    fn a_number_takes_its_own_form() {
        let texts = Texts::new(Locale::Dutch);
        assert_eq!(texts.get_with("tray-waiting", "count", 1), "1 bericht wacht op verzending");
        assert_eq!(texts.get_with("tray-waiting", "count", 2), "2 berichten wachten op verzending");
    }

    #[test]
    fn the_closest_language_is_taken() {
        for (tag, locale) in
            [("nl-BE", Locale::Dutch), ("nl_NL.UTF-8", Locale::Dutch), ("nl", Locale::Dutch), ("C", Locale::English), ("", Locale::English)]
        {
            assert_eq!(Locale::closest(tag), locale, "{tag}");
        }
    }
}
