//! Prints the register of profile fields; `cargo xtask gen` writes it to `docs/register.md`.

fn main() {
    print!("{}", patio_client::generate_register());
}
