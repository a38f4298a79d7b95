//! Facts about the text of a file before it is parsed.

/// Removes a byte order mark and a `#!` line, as the compiler does.
pub(super) fn body(source: &str) -> &str {
    let source = source.strip_prefix('\u{feff}').unwrap_or(source);
    let shebang = source.starts_with("#!") && !source[2..].trim_start().starts_with('[');
    // The line feed stays, to keep the line numbers.
    if shebang { source.find('\n').map_or("", |end| &source[end..]) } else { source }
}

/// Cuts off a module of tests at the end of a file, if it is formatted as rustfmt does: to parse it would be half the
/// work. It stays if an attribute or comment stands above it, which belongs to it, or if a text of several lines breaks
/// the indentation.
pub(super) fn without_tests(source: &str) -> &str {
    let Some(at) = source.rfind("\n\n#[cfg(test)]\nmod ") else { return source };
    let mut lines = source[at + 2..].lines().skip(1);
    let opens = lines.next().is_some_and(|line| line.ends_with('{'));
    let mut rest = lines.skip_while(|line| line.is_empty() || line.starts_with("    ") || line.starts_with('\t'));
    let closes = rest.next() == Some("}") && rest.all(|line| line.trim().is_empty());
    let apart = source[..at].trim_end().ends_with(['}', ';']);
    if opens && closes && apart { &source[..=at] } else { source }
}

/// Returns the prefix of the variables that envy reads in this file, if it does.
pub(super) fn envy(source: &str) -> Option<String> {
    // The name is the end of `dotenvy`, too.
    let mut before = source.match_indices("envy::").map(|(at, _)| source[..at].chars().next_back());
    before.any(|before| !before.is_some_and(|before| before.is_alphanumeric() || before == '_')).then(|| {
        let prefixed = source.split_once("prefixed(\"").and_then(|(_, rest)| rest.split_once('"'));
        prefixed.map_or_else(String::new, |(prefix, _)| prefix.to_owned())
    })
}

/// Returns an upper bound for the nesting of brackets and repeated operators. It counts brackets in texts and comments
/// too. That is harmless: they are closed again, or only raise the bound.
pub(super) fn depth(source: &str) -> usize {
    let (mut depth, mut deepest, mut run, mut last) = (0_usize, 0, 0_usize, 0);
    for &byte in source.as_bytes() {
        match byte {
            b'(' | b'[' | b'{' => depth += 1,
            b')' | b']' | b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        // `!!!!` and `&&&&` nest without brackets. `----` and `====` are rulers in comments.
        run = if byte == last && matches!(byte, b'!' | b'&' | b'|') { run + 1 } else { 0 };
        last = byte;
        deepest = deepest.max(depth).max(run);
    }
    deepest
}

/// Returns `true` if a literal is written like the name of a variable: `"SITE_URL"`.
pub(super) fn has_variable(source: &str) -> bool {
    let bytes = source.as_bytes();
    let mut at = 0;
    while let Some(found) = bytes[at..].iter().position(|&byte| byte == b'"') {
        let start = at + found + 1;
        let length = bytes[start..]
            .iter()
            .take_while(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || **byte == b'_')
            .count();
        at = start + length;
        if length > 1 && bytes.get(at) == Some(&b'"') && bytes[start].is_ascii_uppercase() {
            return true;
        }
    }
    false
}

/// Returns `true` for a port as in `"kafka:9092"`: a colon, four or five digits, and the end of a host or text.
pub(super) fn has_port(source: &str) -> bool {
    let bytes = source.as_bytes();
    bytes.iter().enumerate().filter(|(_, byte)| **byte == b':').any(|(at, _)| {
        let digits = bytes[at + 1..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        (4..=5).contains(&digits) && matches!(bytes.get(at + 1 + digits), Some(b'"' | b',' | b'/'))
    })
}

/// Returns the names in the braces of a format string, which are empty for `{}` and `{0}`.
pub(crate) fn placeholders(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(open) = rest.find('{') {
        rest = &rest[open + 1..];
        if let Some(after) = rest.strip_prefix('{') {
            rest = after;
            continue;
        }
        let Some(close) = rest.find('}') else { break };
        let name = rest[..close].split(':').next().unwrap_or("").trim();
        found.push(if name.starts_with(|first: char| first.is_ascii_digit()) { "" } else { name });
        rest = &rest[close + 1..];
    }
    found
}
