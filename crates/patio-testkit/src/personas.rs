//! The people in the tests: a few people with names and jobs, the same in every test.

use patio_domain::Profile;

/// Login, name, job, expertise.
pub const PERSONAS: [(&str, &str, &str, &str); 5] = [
    ("ana@patio.example", "Ana de Wit", "planner", "roosters"),
    ("ben@patio.example", "Ben Okafor", "network engineer", "VPN"),
    ("chloe@patio.example", "Chloé Peeters", "customer service", "returns"),
    ("dirk@patio.example", "Dirk van 't Hof", "chauffeur", "routes"),
    ("eva@patio.example", "Eva Núñez", "works council", "contracts"),
];

/// The complete profile of a persona.
#[must_use]
pub fn profile(index: usize) -> Option<Profile> {
    PERSONAS.get(index).map(|(_, name, job, knows)| Profile { name: (*name).into(), job: (*job).into(), expertise: vec![(*knows).into()] })
}
