//! Owns: the shell's few texts in the person's language, from `assets/locales/*/desktop.ftl`. Must not know: what the texts say.
//! If a text is missing, the person sees its key; the app goes on.

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
pub struct Texts(patio_client::texts::Texts);

impl Texts {
    /// Reads the texts of one language.
    #[must_use]
    pub fn new(locale: Locale) -> Texts {
        Texts(patio_client::texts::Texts::of(locale.tag(), DUTCH, ENGLISH))
    }

    /// A text without variables.
    #[must_use]
    pub fn get(&self, key: &str) -> String {
        self.0.text(key, &[])
    }

    /// A text with one variable.
    #[must_use]
    pub fn get_with(&self, key: &str, name: &str, value: &str) -> String {
        self.0.text(key, &[(name, value)])
    }

    /// A text with a number.
    #[must_use]
    pub fn counted(&self, key: &str, name: &str, count: u64) -> String {
        self.0.counted(key, name, count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_takes_its_own_form() {
        let texts = Texts::new(Locale::Dutch);
        assert_eq!(texts.counted("tray-waiting", "count", 1), "1 tekst wacht op verzending");
        assert_eq!(texts.counted("tray-waiting", "count", 2), "2 teksten wachten op verzending");
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
