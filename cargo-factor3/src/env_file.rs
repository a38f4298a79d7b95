//! The lines of an environment file, with their comments.

/// A variable of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Entry {
    pub(crate) name: String,
    /// The decoded value. It is never shown, unless the name is harmless.
    pub(crate) value: String,
    /// The comment lines above the variable, and the comment after its value.
    pub(crate) docs: Vec<String>,
    pub(crate) line: usize,
    /// The whole line is commented out.
    pub(crate) commented: bool,
}

/// Returns the entries of a file in order. It skips other lines, such as the rest of a multi-line value.
pub(crate) fn entries(text: &str) -> Vec<Entry> {
    read(text).0
}

/// Returns the entries, and the numbers of the lines that are neither an entry nor a comment.
pub(crate) fn read(text: &str) -> (Vec<Entry>, Vec<usize>) {
    let mut entries: Vec<Entry> = Vec::new();
    let (mut unread, mut docs) = (Vec::new(), Vec::new());
    let mut lines = text.trim_start_matches('\u{feff}').lines().enumerate().peekable();
    while let Some((index, line)) = lines.next() {
        let number = index + 1;
        let trimmed = line.trim();
        if trimmed.is_empty() {
            docs.clear();
            continue;
        }
        let comment = trimmed.strip_prefix('#').map(|rest| rest.trim_start_matches('#').trim());
        if let Some(comment) = comment {
            match assignment(comment).filter(|(name, value)| crate::words::is_screaming(name) && is_one_value(value)) {
                Some((name, value)) => {
                    let (value, _) = decode(value);
                    entries.push(Entry {
                        name: name.to_owned(),
                        value,
                        docs: std::mem::take(&mut docs),
                        line: number,
                        commented: true,
                    });
                }
                None if is_ruler(comment) => docs.clear(),
                None => docs.push(comment.to_owned()),
            }
            continue;
        }
        let Some((name, written)) = assignment(trimmed) else {
            unread.push(number);
            docs.clear();
            continue;
        };
        let mut written = written.to_owned();
        // A quoted value may have several lines.
        if let Some(quote) = written.chars().next().filter(|first| matches!(first, '"' | '\'')) {
            while !is_closed(&written, quote) {
                let Some((_, more)) = lines.next() else { break };
                written.push('\n');
                written.push_str(more);
            }
        }
        let (value, trailing) = decode(&written);
        docs.extend(trailing);
        entries.push(Entry {
            name: name.to_owned(),
            value,
            docs: std::mem::take(&mut docs),
            line: number,
            commented: false,
        });
    }
    (entries, unread)
}

fn assignment(line: &str) -> Option<(&str, &str)> {
    let line = line.strip_prefix("export ").unwrap_or(line).trim_start();
    let (name, value) = line.split_once('=')?;
    let name = name.trim_end();
    crate::words::is_variable(name).then(|| (name, value.trim()))
}

/// Returns `true` for a value, and `false` for a sentence about a variable.
fn is_one_value(value: &str) -> bool {
    value.starts_with(['"', '\'']) || value.split(" #").next().is_some_and(|value| !value.trim().contains(' '))
}

/// Returns `true` for a line of dashes, or a heading between dashes.
fn is_ruler(comment: &str) -> bool {
    comment.is_empty()
        || comment.chars().filter(|character| matches!(character, '-' | '=' | '*' | '#' | '~')).count() >= 3
}

fn is_closed(written: &str, quote: char) -> bool {
    let mut escaped = false;
    written.chars().skip(1).any(|character| {
        let closes = character == quote && !escaped;
        escaped = character == '\\' && !escaped && quote == '"';
        closes
    })
}

/// Returns the value, and the comment after it.
fn decode(written: &str) -> (String, Option<String>) {
    if let Some(quote) = written.chars().next().filter(|first| matches!(first, '"' | '\'')) {
        let end = written
            .char_indices()
            .skip(1)
            .find(|(_, character)| *character == quote)
            .map_or(written.len(), |(at, _)| at);
        let rest = written.get(end + 1..).unwrap_or("").trim();
        return (written[1..end.max(1)].to_owned(), rest.strip_prefix('#').map(|text| text.trim().to_owned()));
    }
    if let Some(comment) = written.strip_prefix('#') {
        return (String::new(), Some(comment.trim().to_owned()));
    }
    match written.split_once(" #") {
        Some((value, comment)) => (value.trim().to_owned(), Some(comment.trim().to_owned())),
        None => (written.to_owned(), None),
    }
}
