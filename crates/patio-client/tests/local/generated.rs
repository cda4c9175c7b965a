//! Generated files are as new as what they are generated from.

#[test]
fn the_calls_of_the_user_interface_are_up_to_date() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../ui/src/generated/calls.ts");
    let there = std::fs::read_to_string(path).expect("calls.ts");
    assert!(there == patio_client::calls::typescript::generate(), "ui/src/generated/calls.ts is old: run `cargo xtask gen`");
}
