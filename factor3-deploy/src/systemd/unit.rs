//! The syntax of a unit file: sections, keys, and values over several lines.

use std::path::{Path, PathBuf};

use factor3::Origin;
use factor3::layer::{Layer, Note};

use crate::say;

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

/// Returns the drop-ins of a unit, from the directory beside it: first those of the template, if it is an instance.
fn drop_ins(unit: &Path) -> Vec<PathBuf> {
    let mut paths = Vec::new();
    let name = unit.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let template = name
        .split_once('@')
        .map(|(prefix, rest)| format!("{prefix}@.{}", rest.rsplit_once('.').map_or("service", |(_, kind)| kind)));
    for name in template.into_iter().filter(|template| *template != name).chain([name.clone()]) {
        let entries = unit.with_file_name(format!("{name}.d")).read_dir();
        let entries = entries.into_iter().flatten().flatten().map(|entry| entry.path());
        let mut of_directory: Vec<_> = entries.filter(|path| path.extension().is_some_and(|it| it == "conf")).collect();
        of_directory.sort();
        paths.append(&mut of_directory);
    }
    paths
}

fn read(path: &Path, layer: &mut Layer, settings: &mut Vec<Setting>) {
    let Some(bytes) = layer.read(path, LIMIT) else { return };
    let Ok(text) = std::str::from_utf8(&bytes) else {
        let (message, help) = say::UNIT_NOT_UTF8;
        return layer.problem(Note::new(Origin::in_file(path), message).help(help));
    };
    let mut is_service = false;
    for (number, line) in logical_lines(text.trim_start_matches('\u{feff}')) {
        let origin = Origin::in_line(path, number);
        if let Some(section) = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            is_service = section == "Service";
        } else if let Some((key, value)) = line.split_once('=') {
            if is_service {
                let (key, value) = (key.trim_end().to_owned(), value.trim().to_owned());
                settings.push(Setting { key, value, origin });
            }
        } else {
            let (message, help) = say::UNIT_LINE;
            layer.warning(Note::new(origin, message).help(help));
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
