//! The binary `patio-server`.

use clap::Parser as _;
use std::process::ExitCode;

fn main() -> ExitCode {
    // Both providers may be linked; the choice must be made before anything speaks TLS.
    let _ = rustls::crypto::aws_lc_rs::default_provider().install_default();
    patio_server::cli::run(patio_server::cli::Arguments::parse())
}
