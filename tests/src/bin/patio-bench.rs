//! `patio-bench`: prints one line for each measurement: name, ratio, spread, goal, `ok` or `short`. `cargo xtask bench` builds it
//! for release and runs it.

use clap::{Parser, Subcommand};
use patio_tests::bench::{Row, delta, files, first_sync, help, outbox, people, scroll, server, start, words};
use std::path::PathBuf;

#[derive(Parser)]
#[command(disable_help_subcommand = true)]
struct Arguments {
    /// Prints the rows as JSON, one a line.
    #[arg(long, global = true)]
    json: bool,
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    /// First sync, a delta with few and with many rows, and the start of the app.
    Sync {
        /// Rows on the large side of the delta.
        #[arg(long, default_value_t = 1_000_000)]
        rows: usize,
    },
    /// The first sync alone.
    First,
    /// The start of the app alone.
    Start,
    /// A sending step with few and with very many lanes waiting.
    Outbox,
    /// A large upload over a connection that breaks again and again.
    Files {
        /// MiB of the file.
        #[arg(long, default_value_t = 200)]
        mib: usize,
    },
    /// The queue of a desk.
    Help,
    /// Finding people by name and by what they know.
    People,
    /// The server's process, beside PocketBase: writers, memory, streams, hints, two nodes, clients that come back.
    Server {
        /// One group of rows alone.
        #[arg(value_enum)]
        only: Option<server::Group>,
    },
    /// Memory of the people screen alone.
    Scroll,
    /// The index of words against FTS5.
    Words {
        /// A file of real texts, one a line.
        texts: PathBuf,
    },
}

fn main() {
    let arguments = Arguments::parse();
    match arguments.what {
        What::Sync { rows } => {
            print(arguments.json, &first_sync::run());
            print(arguments.json, &delta::run(rows));
            print(arguments.json, &outbox::run());
            if let Some(why) = start::missing() {
                eprintln!("not measured: the start of the app ({why})");
            } else {
                start::run().iter().for_each(|row| print(arguments.json, row));
            }
        }
        What::Outbox => print(arguments.json, &outbox::run()),
        What::Help => help::run().iter().for_each(|row| print(arguments.json, row)),
        What::First => print(arguments.json, &first_sync::run()),
        What::Files { mib } => files::run(mib).iter().for_each(|row| print(arguments.json, row)),
        What::People => {
            people::run().iter().for_each(|row| print(arguments.json, row));
            if let Some(why) = start::missing() {
                eprintln!("not measured: the people screen scrolled ({why})");
            } else {
                scroll::run().iter().for_each(|row| print(arguments.json, row));
            }
        }
        What::Server { only } => server::run(only, &mut |row| print(arguments.json, row)),
        What::Scroll => scroll::run().iter().for_each(|row| print(arguments.json, row)),
        What::Words { texts } => words::run(&texts).iter().for_each(|row| print(arguments.json, row)),
        What::Start => start::run().iter().for_each(|row| print(arguments.json, row)),
    }
}

fn print(json: bool, row: &Row) {
    match serde_json::to_string(row) {
        Ok(line) if json => println!("{line}"),
        _ => println!("{}", row.line()),
    }
}
