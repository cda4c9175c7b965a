//! People as screens show them.

use crate::features::people::view::person::{PersonCard, PersonList, SuggestRequest};
use crate::reading::{Reading, parse};
use crate::store::StoreError;
use crate::text::names::NameIndex;
use crate::tile::hue;
use patio_domain::{CommunityId, PersonId};
use patio_protocol::record::{AccountState, PersonBody, membership_id};
use std::collections::BTreeMap;

/// One or two letters for a face: first letters of the first and the last name.
#[must_use]
pub fn initials(name: &str) -> String {
    let words: Vec<&str> = name.split_whitespace().filter(|word| word.chars().next().is_some_and(char::is_alphanumeric)).collect();
    let first = words.first().and_then(|word| word.chars().next());
    let last = if words.len() > 1 { words.last().and_then(|word| word.chars().next()) } else { None };
    first.into_iter().chain(last).flat_map(char::to_uppercase).collect()
}

impl Reading<'_> {
    /// The card of a person; an empty card for a person who is unknown here.
    pub(crate) fn card(&self, id: &str) -> Result<PersonCard, StoreError> {
        if let Some(card) = self.cards.borrow().get(id) {
            return Ok(card.clone());
        }
        let body = self.record::<PersonBody>("person", id)?;
        let card = self.make_card(id, body);
        self.cards.borrow_mut().insert(id.to_owned(), card.clone());
        Ok(card)
    }

    /// The card of a person whose record was read before.
    pub(crate) fn card_of(&self, id: &str, body: PersonBody) -> PersonCard {
        self.make_card(id, Some(body))
    }

    fn make_card(&self, id: &str, body: Option<PersonBody>) -> PersonCard {
        let is_me = id == self.me;
        let mut body = body.unwrap_or_else(|| PersonBody::new(String::new(), String::new(), vec![], AccountState::Active));
        if is_me {
            self.lay_over(&mut body);
        }
        let expertise = self.expertise_names(&body);
        PersonCard {
            id: id.to_owned(),
            initials: initials(&body.name),
            hue: hue(id),
            name: body.name,
            job: body.job,
            expertise,
            photo: body.photo.map(|photo| photo.to_string()),
            is_me,
            disabled: body.state == AccountState::Disabled,
            apart: None,
        }
    }

    /// The people whose names fit `text`, best first, members of the named community before others; all people for an empty text.
    ///
    /// # Errors
    /// When the databases cannot be read.
    pub fn suggest(&self, request: &SuggestRequest, names: &NameIndex) -> Result<PersonList, StoreError> {
        let limit = request.limit.unwrap_or(8).min(50);
        let community = request.community.as_deref().and_then(parse::<CommunityId>);
        // Enough to choose members from, bounded so that one letter stays cheap among 20,000 people.
        let sought = usize::try_from(limit).unwrap_or(8) * 5;
        let ids: Vec<String> = if request.text.trim().is_empty() {
            let mut statement = self
                .connection
                .prepare_cached("SELECT id FROM record WHERE kind = 'person' AND parent > '' ORDER BY parent, at, id LIMIT ?1")?;
            statement.query_map([i64::try_from(sought).unwrap_or(0)], |row| row.get(0))?.collect::<Result<_, _>>()?
        } else {
            names.search(&request.text, sought).into_iter().map(|hit| hit.id.to_owned()).collect()
        };
        let mut found = Vec::new();
        for id in ids {
            let card = self.card(&id)?;
            if !card.disabled && !card.name.is_empty() {
                // By its derived id: any other way would walk over all members for each person.
                let is_member = match (community, parse::<PersonId>(&id)) {
                    (Some(community), Some(person)) => self.body("membership", &membership_id(community, person).to_string())?.is_some(),
                    _ => false,
                };
                found.push((is_member, card));
            }
        }
        found.sort_by_key(|(is_member, _)| !is_member);
        let mut people: Vec<PersonCard> = found.into_iter().map(|(_, card)| card).take(usize::try_from(limit).unwrap_or(8)).collect();
        self.tell_apart(&mut people)?;
        Ok(PersonList { people })
    }

    /// Says of people who look alike in a list what differs between them: the first of department, place, manager and contact.
    fn tell_apart(&self, people: &mut [PersonCard]) -> Result<(), StoreError> {
        let line = |card: &PersonCard| (card.name.to_lowercase(), card.job.to_lowercase(), card.expertise.join(" ").to_lowercase());
        let mut alike: BTreeMap<_, Vec<usize>> = BTreeMap::new();
        for (place, card) in people.iter().enumerate() {
            alike.entry(line(card)).or_default().push(place);
        }
        for places in alike.into_values().filter(|places| places.len() > 1) {
            let mut traits = Vec::with_capacity(places.len());
            for card in places.iter().filter_map(|place| people.get(*place)) {
                traits.push(self.traits_of(&card.id)?);
            }
            for (at, place) in places.iter().enumerate() {
                if let Some(card) = people.get_mut(*place) {
                    card.apart = apart(&traits, at);
                }
            }
        }
        Ok(())
    }

    /// What may tell a person apart, in the order in which it is looked at; empty where nothing is known.
    fn traits_of(&self, id: &str) -> Result<[String; 4], StoreError> {
        let Some(body) = self.record::<PersonBody>("person", id)? else { return Ok(Default::default()) };
        let manager = body.manager.map(|manager| self.card(&manager.to_string())).transpose()?.map(|card| card.name).unwrap_or_default();
        let contact = [body.contact.email, body.contact.phone].into_iter().find(|each| !each.is_empty()).unwrap_or_default();
        Ok([body.unit, body.location, manager, contact])
    }
}

/// Of people who look alike: as few traits of one of them as no other has together; nothing when all they have is the same.
fn apart(traits: &[[String; 4]], at: usize) -> Option<String> {
    let own = traits.get(at)?;
    let mut like: Vec<&[String; 4]> = traits.iter().enumerate().filter(|(other, _)| *other != at).map(|(_, each)| each).collect();
    let mut told: Vec<&str> = Vec::new();
    for (kind, mine) in own.iter().enumerate() {
        let before = like.len();
        let rest: Vec<&[String; 4]> = like.iter().copied().filter(|each| each.get(kind) == Some(mine)).collect();
        if !mine.is_empty() && rest.len() < before {
            told.push(mine);
            like = rest;
        }
    }
    (!told.is_empty()).then(|| told.join(", "))
}

#[cfg(test)]
mod tests {
    use super::initials;

    #[test]
    fn initials_are_of_first_and_last_name() {
        assert_eq!(initials("Hanneke Bos"), "HB");
        assert_eq!(initials("Joris van den Akker"), "JA");
        assert_eq!(initials("ayşe"), "A");
        assert_eq!(initials("  "), "");
    }
}
