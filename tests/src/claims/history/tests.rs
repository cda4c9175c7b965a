//! Shows of `history.rs` which histories one owner at a time explains and which it does not.

use super::What::{Claim, Release};
use super::*;

const ANNA: Who = 0;
const BRAM: Who = 1;
const CATO: Who = 2;

fn act(who: Who, what: What, said: Said, begun_at: u64, told_at: u64) -> Act {
    Act { who, what, said, begun_at, told_at }
}

#[test]
fn of_several_who_take_it_at_once_one_has_it_and_the_others_are_told_whom() {
    let acts =
        [act(ANNA, Claim, Said::HeldBy(BRAM), 1, 6), act(BRAM, Claim, Said::Applied, 2, 5), act(CATO, Claim, Said::HeldBy(BRAM), 3, 4)];
    assert_eq!(check(&acts, Some(BRAM)), Ok(()));
    assert!(check(&acts, Some(ANNA)).is_err(), "the last owner is another one");
    assert!(check(&acts, None).is_err(), "the claim was lost");
}

#[test]
fn two_owners_at_once_are_found() {
    let acts = [act(ANNA, Claim, Said::Applied, 1, 4), act(BRAM, Claim, Said::Applied, 2, 3)];
    assert!(check(&acts, Some(ANNA)).is_err() && check(&acts, Some(BRAM)).is_err());
    let given_back = act(ANNA, Release, Said::Applied, 5, 6);
    assert!(check(&[acts[0], given_back, acts[1]], Some(BRAM)).is_err(), "it was given back after the other one was told");
    let given_back = act(ANNA, Release, Said::Applied, 2, 9);
    assert_eq!(check(&[acts[0], given_back, act(BRAM, Claim, Said::Applied, 3, 5)], Some(BRAM)), Ok(()), "it may have been back by then");
}

#[test]
fn an_answer_names_whoever_has_it_at_that_time() {
    let taken = act(BRAM, Claim, Said::Applied, 3, 4);
    assert!(check(&[act(ANNA, Claim, Said::HeldBy(BRAM), 1, 2), taken], Some(BRAM)).is_err(), "he had not asked yet");
    assert!(check(&[act(ANNA, Claim, Said::HeldBy(CATO), 1, 5), taken], Some(BRAM)).is_err(), "Cato never had it");
    assert!(check(&[act(BRAM, Claim, Said::HeldBy(BRAM), 1, 2)], Some(BRAM)).is_err(), "nobody stands in their own way");
    let [first, back] = [act(BRAM, Claim, Said::Applied, 1, 2), act(BRAM, Release, Said::Applied, 3, 4)];
    assert!(check(&[first, back, act(ANNA, Claim, Said::HeldBy(BRAM), 5, 6)], None).is_err(), "he gave it back before");
    assert_eq!(check(&[first, back, act(ANNA, Claim, Said::HeldBy(BRAM), 3, 6)], None), Ok(()));
}

/// Histories that one owner after the other made are explained, whatever the order of the requests; with one answer changed they are not.
#[test]
fn what_one_register_answers_is_explained_and_what_it_never_answers_is_not() {
    use patio_domain::world::Random as _;
    use patio_testkit::SeededRandom;
    let mut random = SeededRandom::new(7);
    let (mut explained, mut found) = (0, 0);
    for _ in 0..400 {
        let (mut acts, mut owner): (Vec<Act>, Option<Who>) = (Vec::new(), None);
        for number in 0..24_u64 {
            let who = usize::try_from(random.below(6)).unwrap();
            let what = if owner == Some(who) && random.chance(500) { Release } else { Claim };
            let said = match owner.filter(|holder| *holder != who) {
                Some(holder) => Said::HeldBy(holder),
                None => Said::Applied,
            };
            owner = act(who, what, said, 0, 0).after(owner).unwrap();
            // It took effect at the moment `number * 100`; the request began somewhat before, the answer came somewhat after.
            acts.push(act(who, what, said, number * 100 + 100 - random.below(100), number * 100 + 101 + random.below(250)));
        }
        assert_eq!(check(&acts, owner), Ok(()));
        explained += 1;
        let second = acts.iter().position(|act| act.is_reading()).unwrap();
        acts[second].said = Said::Applied;
        found += usize::from(check(&acts, owner).is_err());
    }
    assert!(
        explained == 400 && found > 380,
        "{found} of {explained}: a few second owners can be explained, for somebody gave it back meanwhile"
    );
}
