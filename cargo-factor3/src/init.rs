//! The first configuration of a service, from the reads in its code and from its example file.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use crate::audit::{self, Audit};
use crate::cli;
use crate::env_file::{self, Entry};
use crate::failure::Failure;
use crate::mend::{Evidence, Field, Kind, Looks, Need, hides, structure};
use crate::repository::is_example;
use crate::words::{is_foreign, is_secret};

pub(crate) fn run(arguments: &cli::Init) -> Result<String, Failure> {
    let audit = audit::run(arguments.manifest.manifest_path.as_deref(), &arguments.workspace, &mut |_| ())?;
    let programs: Vec<&str> =
        audit.scope.packages.iter().filter(|member| member.program).map(|member| member.name.as_str()).collect();
    if programs.len() > 1 {
        return Err(Failure::new(format!(
            "a configuration is for one program: choose one of {} with -p",
            programs.join(", ")
        )));
    }
    let example = arguments.from.clone().or_else(|| committed_example(&audit));
    let (entries, unread) = match &example {
        Some(path) => {
            let text = std::fs::read(path).map_err(|error| Failure::new(format!("{}: {error}", path.display())))?;
            let text = String::from_utf8(text).map_err(|_| Failure::new(format!("{} is not UTF-8", path.display())))?;
            env_file::read(&text)
        }
        None => (Vec::new(), Vec::new()),
    };
    let named_example =
        example.as_ref().and_then(|path| path.file_name()).is_some_and(|name| is_example(&name.to_string_lossy()));
    let fields = fields(&audit, &entries, named_example);
    if fields.is_empty() {
        return Err(Failure::new("the program reads no variable, and there is no example file: give one with --from"));
    }
    let name = programs
        .first()
        .copied()
        .or_else(|| audit.scope.packages.first().map(|member| member.name.as_str()))
        .unwrap_or("the service");
    let mut code = heading(&audit, example.as_deref(), &entries, &unread);
    code.push_str(&structure(&format!("Configuration of {name}."), &fields));
    Ok(code)
}

/// Returns the example file beside the manifest, if there is one.
fn committed_example(audit: &Audit) -> Option<PathBuf> {
    let mut found = audit.repository.env_files.iter().filter(|file| file.example && !file.path.contains('/'));
    let first = found.next()?;
    found.next().is_none().then(|| audit.scope.root.join(&first.path))
}

fn heading(audit: &Audit, example: Option<&Path>, entries: &[Entry], unread: &[usize]) -> String {
    let mut text = "// Lines with `// ?` were guessed.\n".to_owned();
    if let Some(path) = example {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        for line in unread {
            _ = writeln!(text, "// {name}:{line} cannot be read.");
        }
        let reads = |name: &str| audit.facts.reads.iter().any(|read| read.variable.as_deref() == Some(name));
        let unused: Vec<&str> = entries.iter().map(|entry| entry.name.as_str()).filter(|name| !reads(name)).collect();
        // A program that reads none of them directly uses a loader.
        if unused.len() < entries.len() && !unused.is_empty() {
            _ = writeln!(text, "// No read was seen of: {}.", unused.join(", "));
        }
    }
    text.push('\n');
    text
}

/// Returns the variables of the example in order, then those that only the code reads.
fn fields(audit: &Audit, entries: &[Entry], example: bool) -> Vec<Field> {
    let mut evidence = Evidence::default();
    for known in &audit.evidence {
        evidence.values.extend(known.values.clone());
        evidence.dependencies.extend(known.dependencies.iter().cloned());
    }
    for entry in entries.iter().filter(|entry| !entry.value.is_empty()) {
        evidence.values.insert(entry.name.clone(), Looks::of(&entry.value));
    }
    let mut fields: Vec<Field> = Vec::new();
    for entry in entries {
        if !is_foreign(&entry.name) && !fields.iter().any(|field| field.variable == entry.name) {
            fields.push(of_entry(entry, example, &evidence));
        }
    }
    let from_example = fields.len();
    for read in &audit.facts.reads {
        let Some(variable) = read.variable.as_deref().filter(|variable| !is_foreign(variable)) else { continue };
        let field = Field::of_read(variable, &read.usage, &evidence);
        match fields.iter().position(|other| other.variable == variable) {
            Some(index) if index < from_example => from_code(&mut fields[index], field),
            Some(index) => fields[index].merge(&field),
            None => fields.push(field),
        }
    }
    fields
}

/// Merges a field: the code overrides the example.
fn from_code(field: &mut Field, code: Field) {
    let told = !code.guesses.iter().any(|guess| guess.starts_with("required:"));
    if told {
        field.need = code.need.clone();
        field.guesses.clone_from(&code.guesses);
    }
    if !matches!(code.kind, Kind::Text) {
        field.kind = code.kind;
    }
    field.settle();
    let fits = field.example.as_deref().is_some_and(|example| field.kind.takes(example));
    if !fits || !matches!(field.need, Need::Required) {
        field.example = None;
    }
}

fn of_entry(entry: &Entry, example: bool, evidence: &Evidence) -> Field {
    let mut field = Field::named(&entry.name, evidence);
    field.docs = paragraph(&entry.docs);
    let secret = is_secret(&entry.name) || hides(&entry.name, &entry.value);
    let number = matches!(Looks::of(&entry.value), Looks::Number | Looks::Bool);
    let plain = number || (example && is_word(&entry.value));
    if entry.value.is_empty() {
        field.need = Need::Optional;
    } else if entry.commented && plain && !secret && field.kind.takes(&entry.value) {
        field.need = Need::Default(entry.value.clone());
        field.guesses.push("the value that is commented out in the example is taken for the default".to_owned());
    } else if entry.commented {
        field.need = Need::Optional;
        field.guesses.push("optional: it is commented out in the example".to_owned());
    } else if example && number && !secret && field.kind.takes(&entry.value) {
        field.need = Need::Default(entry.value.clone());
        field.guesses.push("the number or switch in the example is taken for the default".to_owned());
    } else {
        field.guesses.push("required: the example has a value".to_owned());
        // Values of a file that is in use stay in that file.
        if !secret && (example || plain) && field.kind.takes(&entry.value) {
            field.example = Some(entry.value.clone());
        }
    }
    field
}

fn is_word(value: &str) -> bool {
    value.len() <= 16 && value.chars().all(|character| character.is_ascii_lowercase())
}

/// Turns comment lines into a doc comment.
fn paragraph(docs: &[String]) -> Vec<String> {
    docs.iter().map(|line| line.trim().to_owned()).filter(|line| !line.is_empty() && !shows_secret(line)).collect()
}

/// Returns `true` for a line with a credential, or with a name and a value such as `token: hunter2`.
fn shows_secret(line: &str) -> bool {
    let assigns = |mark: char| {
        line.split_once(mark).is_some_and(|(name, value)| {
            let last = name.split_whitespace().last().unwrap_or("");
            is_secret(last) && !value.trim().is_empty() && !value.trim().contains(' ')
        })
    };
    assigns(':') || assigns('=') || line.split_whitespace().any(|word| crate::credential::is_in(word, ""))
}
