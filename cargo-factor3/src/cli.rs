//! The command line.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

/// `cargo factor3`, as cargo calls it: the first argument is the name of the command.
#[derive(Debug, Parser)]
#[command(name = "cargo", bin_name = "cargo", styles = clap_cargo::style::CLAP_STYLING)]
pub(crate) enum Cargo {
    /// Configuration of services: find its debt, and write its first struct
    #[command(version)]
    Factor3(Factor3),
}

#[derive(Args, Debug)]
pub(crate) struct Factor3 {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Find the configuration debt of a service, and hand over the stories that pay it off
    #[command(after_long_help = include_str!("../docs/help.txt"))]
    Audit(Audit),
    /// Write the first configuration of a service, from its reads and its example file
    Init(Init),
    /// Check the files of a deployment against the schema of its environment, for a service in any language
    #[command(after_help = factor3_deploy::OPTIONS)]
    Check(Check),
}

#[derive(Args, Debug)]
pub(crate) struct Audit {
    #[command(flatten)]
    pub(crate) manifest: clap_cargo::Manifest,
    #[command(flatten)]
    pub(crate) workspace: clap_cargo::Workspace,
    /// Format of the findings
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    pub(crate) format: Format,
    /// Print the places of notes, too (text)
    #[arg(long)]
    pub(crate) notes: bool,
    /// Print the configuration to paste for each crate, instead of the findings
    #[arg(long, conflicts_with_all = ["format", "notes"])]
    pub(crate) config_struct: bool,
    /// Say what a rule finds, why, and how to mend it
    #[arg(long, value_name = "RULE", exclusive = true)]
    pub(crate) explain: Option<String>,
    /// Known debt, one id per line: only other debt fails the run [default: factor3.baseline beside the manifest, if there]
    #[arg(long, value_name = "FILE")]
    pub(crate) baseline: Option<PathBuf>,
    /// Write the debt of today into the baseline
    #[arg(long)]
    pub(crate) write_baseline: bool,
}

#[derive(Args, Debug)]
pub(crate) struct Init {
    #[command(flatten)]
    pub(crate) manifest: clap_cargo::Manifest,
    #[command(flatten)]
    pub(crate) workspace: clap_cargo::Workspace,
    /// An example of the environment, with comments
    #[arg(long, value_name = "FILE")]
    pub(crate) from: Option<PathBuf>,
}

#[derive(Args, Debug)]
pub(crate) struct Check {
    /// JSON Schema of the environment: an object with a property for each variable
    #[arg(long, value_name = "FILE")]
    pub(crate) schema: PathBuf,
    /// Files of the deployment, and options about them
    #[arg(required = true, trailing_var_arg = true, allow_hyphen_values = true)]
    pub(crate) deployment: Vec<OsString>,
}

#[derive(Clone, Copy, Debug, Default, ValueEnum)]
pub(crate) enum Format {
    /// For a terminal
    #[default]
    Text,
    /// All of it, for programs
    Json,
    /// Stories for a tracker that reads Markdown
    Markdown,
    /// For code scanning
    Sarif,
    /// For the CSV import of Jira
    JiraCsv,
    /// A page for planning the work
    Html,
}
