//! The table of questions, row by row, as it is written down.

use super::*;

/// Every act in every state, for everybody who could be there.
const TABLE: &str = include_str!("table.txt");

const PEOPLE: [(&str, Hands); 8] = {
    const fn hands(asker: bool, staff: Option<DeskRole>, owner: Owner) -> Hands {
        Hands { asker, staff, owner }
    }
    [
        ("asker", hands(true, None, Owner::Another)),
        ("asker-free", hands(true, None, Owner::Nobody)),
        ("owner", hands(false, Some(DeskRole::Agent), Owner::Oneself)),
        ("agent", hands(false, Some(DeskRole::Agent), Owner::Another)),
        ("agent-free", hands(false, Some(DeskRole::Agent), Owner::Nobody)),
        ("lead", hands(false, Some(DeskRole::Lead), Owner::Another)),
        ("own-desk", hands(true, Some(DeskRole::Lead), Owner::Nobody)),
        ("colleague", hands(false, None, Owner::Another)),
    ]
};

fn word(outcome: Result<Outcome, Refusal>) -> String {
    match outcome {
        Ok(Outcome { state, owner }) => format!("{}/{}", state.word(), format!("{owner:?}").to_lowercase()),
        Err(refusal) => refusal.code().to_owned(),
    }
}

fn written() -> String {
    let mut table = format!("{:<22}", "");
    let row = |table: &mut String, cells: &[String]| {
        let cells: String = cells.iter().map(|cell| format!(" {cell:<19}")).collect();
        table.push_str(cells.trim_end());
        table.push('\n');
    };
    row(&mut table, &PEOPLE.map(|(name, _)| name.to_owned()));
    for act in QuestionAct::ON_ONE {
        for state in QuestionState::ALL {
            table.push_str(&format!("{:<10} {:<11}", format!("{act:?}").to_lowercase(), state.word()));
            row(&mut table, &PEOPLE.map(|(_, hands)| word(next(act, state, hands))));
        }
    }
    table
}

#[test]
fn the_table_of_questions_is_as_written_down() {
    let found = written();
    if std::env::var("PATIO_GOLDEN").as_deref() == Ok("write") {
        std::fs::write(concat!(env!("CARGO_MANIFEST_DIR"), "/src/question/table.txt"), &found).unwrap();
    }
    assert_eq!(found, TABLE);
}

#[test]
fn an_act_done_twice_is_done_once() {
    let after = |hands: Hands, outcome: Outcome| Hands {
        owner: if outcome.owner == Owner::Named { Owner::Another } else { outcome.owner },
        ..hands
    };
    for act in QuestionAct::ON_ONE {
        for state in QuestionState::ALL {
            for (name, hands) in PEOPLE {
                let Ok(once) = next(act, state, hands) else { continue };
                match next(act, once.state, after(hands, once)) {
                    Ok(twice) => assert_eq!(twice, once, "{name} {act:?} {state:?}"),
                    // What is back in the queue has no answer to reopen and nothing to take out, and what was given to a colleague is theirs.
                    Err(refusal) => {
                        let known = [
                            (QuestionAct::Reopen, Refusal::NotAnswered),
                            (QuestionAct::Assign, Refusal::ClaimedByAnother),
                            (QuestionAct::Merge, Refusal::QuestionMerged),
                            (QuestionAct::Split, Refusal::NothingToUndo),
                            (QuestionAct::Leave, Refusal::NothingToUndo),
                        ];
                        assert!(known.contains(&(act, refusal)), "{name} {act:?} {state:?}: {refusal:?}");
                    }
                }
            }
        }
    }
}

#[test]
fn every_word_of_a_state_is_read_again() {
    for state in QuestionState::ALL {
        assert_eq!(QuestionState::of_word(state.word()), Some(state));
        assert_eq!(serde_json::to_value(state).unwrap(), state.word());
    }
    assert_eq!(QuestionState::of_word("lost"), None);
}
