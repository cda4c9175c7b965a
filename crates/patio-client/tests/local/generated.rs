//! Generated files are as new as what they are generated from.

#[test]
fn the_register_of_profile_fields_is_up_to_date() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/register.md");
    let there = std::fs::read_to_string(path).expect("register.md");
    assert!(there == patio_client::generate_register(), "docs/register.md is old: run `cargo xtask gen`");
}

#[test]
fn the_calls_of_the_user_interface_are_up_to_date() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../ui/src/generated/calls.ts");
    let there = std::fs::read_to_string(path).expect("calls.ts");
    assert!(there == patio_client::generate_typescript(), "ui/src/generated/calls.ts is old: run `cargo xtask gen`");
}
