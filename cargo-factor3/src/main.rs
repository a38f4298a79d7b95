//! `cargo factor3`: finds the configuration debt of a service, and writes the stories that pay it off.

mod address;
mod audit;
mod baseline;
mod calls;
mod check;
mod cli;
mod credential;
mod env_file;
mod explain;
mod facts;
mod failure;
mod files;
mod finding;
mod init;
mod mend;
mod progress;
mod read;
mod report;
mod repository;
mod rules;
mod scope;
mod site;
mod tree;
mod words;

use std::io::Write;
use std::process::ExitCode;

use clap::Parser;

use crate::cli::{Cargo, Command, Format};
use crate::failure::Failure;
use crate::finding::Tier;

fn main() -> ExitCode {
    let Cargo::Factor3(arguments) = Cargo::parse();
    let done = match arguments.command {
        Command::Audit(arguments) => audit(&arguments),
        Command::Check(arguments) => check::run(&arguments).and_then(|(text, code)| write(&text).map(|()| code)),
        Command::Init(arguments) => init::run(&arguments).and_then(|code| write(&code)).map(|()| ExitCode::SUCCESS),
    };
    done.unwrap_or_else(|failure| {
        _ = writeln!(anstream::stderr(), "error: {failure}");
        ExitCode::from(2)
    })
}

fn audit(arguments: &cli::Audit) -> Result<ExitCode, Failure> {
    if let Some(rule) = &arguments.explain {
        return write(&explain::text(rule)?).map(|()| ExitCode::SUCCESS);
    }
    let mut progress = progress::Progress::new();
    let audited = audit::run(arguments.manifest.manifest_path.as_deref(), &arguments.workspace, &mut |files| {
        progress.files(files);
    });
    progress.clear();
    let mut audit = audited?;
    let path = arguments.baseline.clone().unwrap_or_else(|| audit.scope.root.join(baseline::NAME));
    if arguments.write_baseline {
        baseline::write(&path, &audit.findings)?;
    }
    let gone = baseline::read(&path, arguments.baseline.is_some() || arguments.write_baseline, &mut audit.findings)?;
    let text = if arguments.config_struct {
        report::structs(&audit)
    } else {
        match arguments.format {
            Format::Text => report::text(&audit, &gone, arguments.notes),
            Format::Json => report::json(&audit),
            Format::Markdown => report::markdown(&audit),
            Format::Sarif => report::sarif(&audit),
            Format::JiraCsv => report::jira(&audit)?,
            Format::Html => report::html(&audit),
        }
    };
    write(&text)?;
    let debt = audit.findings.iter().any(|finding| finding.tier == Tier::Debt && !finding.known);
    Ok(if debt { ExitCode::from(1) } else { ExitCode::SUCCESS })
}

/// Writes to standard output. A reader that closes it early has seen enough, which is not an error.
fn write(text: &str) -> Result<(), Failure> {
    let mut out = anstream::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => {
            Err(Failure::new(format!("standard output: {error}")))
        }
        _ => Ok(()),
    }
}
