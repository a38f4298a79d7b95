//! The first configuration of a service, from the reads in its code and from its example file.

mod example;

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use crate::audit::{self, Audit};
use crate::cli;
use crate::env_file::{self, Entry};
use crate::failure::Failure;
use crate::mend::{Evidence, Field, Kind, Looks, Need, structure};
use crate::repository::is_example;
use crate::words::is_foreign;

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
    let evidence = evidence(&audit, &entries);
    let read = read(&audit, &evidence);
    let fields = fields(&entries, named_example, &read, &evidence);
    if fields.is_empty() {
        return Err(Failure::new("the program reads no variable, and there is no example file: give one with --from"));
    }
    let name = programs
        .first()
        .copied()
        .or_else(|| audit.scope.packages.first().map(|member| member.name.as_str()))
        .unwrap_or("the service");
    let mut code = heading(example.as_deref(), &entries, &unread, &read);
    code.push_str(&structure(&format!("Configuration of {name}."), &fields));
    Ok(code)
}

/// Returns the example file beside the manifest, if there is one.
fn committed_example(audit: &Audit) -> Option<PathBuf> {
    let mut found = audit.repository.env_files.iter().filter(|file| file.example && !file.path.contains('/'));
    let first = found.next()?;
    found.next().is_none().then(|| audit.scope.root.join(&first.path))
}

fn heading(example: Option<&Path>, entries: &[Entry], unread: &[usize], read: &[Field]) -> String {
    let mut text = "// Lines with `// ?` were guessed.\n".to_owned();
    if let Some(path) = example {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        for line in unread {
            _ = writeln!(text, "// {name}:{line} cannot be read.");
        }
        let unused: Vec<&str> =
            entries.iter().map(|entry| entry.name.as_str()).filter(|name| !reads(read, name)).collect();
        // A program that reads none of them directly uses a loader.
        if unused.len() < entries.len() && !unused.is_empty() {
            _ = writeln!(text, "// No read was seen of: {}.", unused.join(", "));
        }
    }
    text.push('\n');
    text
}

fn reads(read: &[Field], variable: &str) -> bool {
    read.iter().any(|field| field.variable == variable)
}

/// Returns the evidence of all packages and of the example together.
fn evidence(audit: &Audit, entries: &[Entry]) -> Evidence {
    let mut evidence = Evidence::default();
    for known in &audit.evidence {
        evidence.values.extend(known.values.clone());
        evidence.dependencies.extend(known.dependencies.iter().cloned());
    }
    for entry in entries.iter().filter(|entry| !entry.value.is_empty()) {
        evidence.values.insert(entry.name.clone(), Looks::of(&entry.value));
    }
    evidence
}

/// Returns the variables that the code reads.
fn read(audit: &Audit, evidence: &Evidence) -> Vec<Field> {
    let of_calls = audit.facts.reads.iter().filter_map(|read| Some((read.variable.as_deref()?, &read.usage, &[][..])));
    let of_derives = audit.sites.declared.iter().map(|field| (&*field.variable, &field.usage, field.docs.as_slice()));
    let mut fields: Vec<Field> = Vec::new();
    for (variable, usage, docs) in of_calls.chain(of_derives) {
        let mut field = Field::of_read(variable, usage, evidence);
        field.docs = example::paragraph(docs);
        match fields.iter_mut().find(|other| other.variable == variable) {
            Some(known) => known.merge(&field),
            None => fields.push(field),
        }
    }
    fields
}

/// Returns the variables of the example in order, then those that only the code reads.
fn fields(entries: &[Entry], example: bool, read: &[Field], evidence: &Evidence) -> Vec<Field> {
    let direct = entries.iter().any(|entry| reads(read, &entry.name));
    let mut fields: Vec<Field> = Vec::new();
    for entry in entries {
        if is_foreign(&entry.name) || fields.iter().any(|field| field.variable == entry.name) {
            continue;
        }
        let mut field = example::field(entry, example, evidence);
        match read.iter().find(|field| field.variable == entry.name) {
            Some(code) => from_code(&mut field, code.clone(), entry.commented),
            None if direct => example::unread(&mut field),
            None => {}
        }
        fields.push(field);
    }
    let only_read = read.iter().filter(|field| !is_foreign(&field.variable));
    let others: Vec<Field> =
        only_read.filter(|field| !fields.iter().any(|own| own.variable == field.variable)).cloned().collect();
    fields.extend(others);
    fields
}

/// Merges a field: the code overrides the example, unless the example has the variable in a comment.
fn from_code(field: &mut Field, code: Field, commented: bool) {
    // A program for which the example comments a variable out runs without it, perhaps with a part that nothing uses.
    let unused = commented && code.need == Need::Required;
    if unused {
        field.need = Need::Optional;
        field.guesses = vec!["optional: it is commented out in the example, but the code requires it".to_owned()];
    } else if !code.is_unsure() {
        field.need = code.need.clone();
        field.guesses.clone_from(&code.guesses);
    }
    if !matches!(code.kind, Kind::Text) {
        field.kind = code.kind;
    }
    if field.docs.is_empty() {
        field.docs = code.docs;
    }
    field.settle();
    let fits = field.example.as_deref().is_some_and(|example| field.kind.takes(example));
    if !fits || !matches!(field.need, Need::Required) {
        field.example = None;
    }
}
