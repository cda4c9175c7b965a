//! Prints the TypeScript of the boundary; `cargo xtask gen` writes it to `ui/src/generated/calls.ts`.

fn main() {
    print!("{}", patio_client::generate_typescript());
}
