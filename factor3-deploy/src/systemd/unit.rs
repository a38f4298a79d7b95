//! The syntax of a unit file: sections, keys, and values over several lines.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use factor3::Origin;
use factor3::layer::{Layer, Note};

use crate::say::{self, Said};

/// A setting in the section `[Service]`.
pub(super) struct Setting {
    pub(super) key: String,
    pub(super) value: String,
    pub(super) origin: Origin,
}

/// The largest unit file, in bytes.
const LIMIT: usize = 1 << 20;

/// Reads a unit and its drop-ins, in the order of systemd.
pub(super) fn settings(path: &Path, layer: &mut Layer) -> Vec<Setting> {
    let mut settings = Vec::new();
    read(path, layer, &mut settings);
    for path in drop_ins(path) {
        read(&path, layer, &mut settings);
    }
    settings
}

/// Returns the drop-ins of a unit, from the directories beside it, in the order of their names. Of two with one name,
/// that of the more specific directory counts.
fn drop_ins(unit: &Path) -> Vec<PathBuf> {
    let mut by_name = BTreeMap::new();
    let name = unit.file_name().unwrap_or_default().to_string_lossy().into_owned();
    for directory in directories(&name) {
        let entries = unit.with_file_name(format!("{directory}.d")).read_dir();
        for path in entries.into_iter().flatten().flatten().map(|entry| entry.path()) {
            if let Some(file) = path.file_name().filter(|_| path.extension().is_some_and(|it| it == "conf")) {
                by_name.insert(file.to_owned(), path);
            }
        }
    }
    by_name.into_values().collect()
}

/// Returns the names of the directories, from the least specific: `service`, those of prefixes that end in a dash, that
/// of the template, and that of the unit.
fn directories(unit: &str) -> Vec<String> {
    let (name, kind) = unit.rsplit_once('.').unwrap_or((unit, "service"));
    let prefix = name.split_once('@').map_or(name, |(prefix, _)| prefix);
    let mut names = vec![kind.to_owned()];
    for (at, _) in prefix.match_indices('-').filter(|(at, _)| at + 1 < prefix.len()) {
        names.push(format!("{}.{kind}", &prefix[..=at]));
    }
    if name.contains('@') {
        names.push(format!("{prefix}@.{kind}"));
    }
    names.push(unit.to_owned());
    names.dedup();
    names
}

/// The settings that matter to an environment.
const KEYS: [&str; 9] = [
    "Environment",
    "EnvironmentFile",
    "PassEnvironment",
    "UnsetEnvironment",
    "LoadCredential",
    "LoadCredentialEncrypted",
    "SetCredential",
    "SetCredentialEncrypted",
    "ImportCredential",
];

fn read(path: &Path, layer: &mut Layer, settings: &mut Vec<Setting>) {
    let Some(bytes) = layer.read(path, LIMIT) else { return layer.perhaps_all("", Origin::in_file(path)) };
    let Ok(text) = std::str::from_utf8(&bytes) else {
        let (message, help) = say::UNIT_NOT_UTF8;
        layer.problem(Note::new(Origin::in_file(path), message).help(help));
        return layer.perhaps_all("", Origin::in_file(path));
    };
    let mut warn =
        |origin: &Origin, (message, help): Said| layer.warning(Note::new(origin.clone(), message).help(help));
    let mut is_service = false;
    for (number, line) in logical_lines(text.trim_start_matches('\u{feff}')) {
        let origin = Origin::in_line(path, number);
        if let Some(section) = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            is_service = section == "Service";
        } else if let Some((key, value)) = line.split_once('=') {
            let (key, value) = (key.trim_end().to_owned(), value.trim().to_owned());
            match KEYS.iter().find(|known| known.eq_ignore_ascii_case(&key)) {
                Some(known) if *known != key => warn(&origin, say::UNIT_CASE),
                Some(_) if !is_service => warn(&origin, say::UNIT_SECTION),
                _ if is_service => settings.push(Setting { key, value, origin }),
                _ => {}
            }
        } else {
            warn(&origin, say::UNIT_LINE);
        }
    }
}

/// Joins lines that end in a backslash, with a space. Comments do not interrupt them. Returns the number of the first.
fn logical_lines(text: &str) -> Vec<(usize, String)> {
    let (mut lines, mut open) = (Vec::new(), None::<(usize, String)>);
    for (number, line) in (1..).zip(text.lines()) {
        let start = line.trim_start_matches([' ', '\t']);
        if start.starts_with(['#', ';']) {
            continue;
        }
        let (number, before) = open.take().unwrap_or((number, String::new()));
        let line = if before.is_empty() { start } else { line };
        match line.strip_suffix('\\') {
            Some(line) => open = Some((number, before + line + " ")),
            None => lines.push((number, before + line)),
        }
    }
    lines.extend(open);
    lines.retain(|(_, line)| !line.trim().is_empty());
    for (_, line) in &mut lines {
        line.truncate(line.trim_end().len());
    }
    lines
}
