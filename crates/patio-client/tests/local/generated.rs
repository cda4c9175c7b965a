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

#[test]
fn every_feature_that_declares_calls_is_in_the_list_and_no_name_is_declared_twice() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/features");
    let folders = std::fs::read_dir(folder).expect("the features").map(|entry| entry.expect("a feature").path());
    let mut declared: Vec<String> = folders
        .filter(|path| path.join("calls.rs").exists())
        .filter_map(|path| path.file_name().map(|name| name.to_string_lossy().into_owned()))
        .collect();
    let mut listed: Vec<&str> = patio_client::testing::FEATURES.iter().map(|(feature, _)| *feature).collect();
    declared.sort_unstable();
    listed.sort_unstable();
    assert_eq!(declared, listed);

    let calls = patio_client::testing::FEATURES.iter().flat_map(|(_, calls)| calls.iter());
    let mut names: Vec<&str> = calls.map(|call| call.name).collect();
    let all = names.len();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), all, "a name of a call is declared twice");
}
