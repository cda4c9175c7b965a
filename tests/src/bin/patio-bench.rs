//! `patio-bench`: prints one line a row: name, ratio, spread, goal, `ok` or `short`. `cargo xtask bench` runs it, built for
//! release.

use clap::{Parser, Subcommand};
use patio_tests::bench::{delta, first_sync};

#[derive(Parser)]
struct Arguments {
    /// Prints the rows as JSON, one a line.
    #[arg(long, global = true)]
    json: bool,
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    /// First sync, and a delta with few and with many rows.
    Sync {
        /// Rows on the large side of the delta.
        #[arg(long, default_value_t = 1_000_000)]
        rows: usize,
    },
}

fn main() {
    let arguments = Arguments::parse();
    let What::Sync { rows } = arguments.what;
    for bench in [Box::new(first_sync::run) as Box<dyn Fn() -> patio_tests::bench::Row>, Box::new(move || delta::run(rows))] {
        let row = bench();
        match serde_json::to_string(&row) {
            Ok(json) if arguments.json => println!("{json}"),
            _ => println!("{}", row.line()),
        }
    }
}
