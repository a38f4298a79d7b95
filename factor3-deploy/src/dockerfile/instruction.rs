//! The instructions of a Dockerfile that decide about variables.

pub(super) enum Instruction {
    From {
        base: String,
        name: Option<String>,
    },
    Arg(String),
    /// Names and values, with their quotes.
    Env(Vec<(String, String)>),
    /// An `ENV` that Docker refuses.
    Refused,
}

/// Returns the escape character, and the instructions with their lines.
pub(super) fn instructions(text: &str) -> (char, Vec<(usize, Instruction)>) {
    let text = text.trim_start_matches('\u{feff}');
    let escape = escape_of(text);
    let (mut list, mut lines) = (Vec::new(), (1..).zip(text.lines()));
    while let Some((number, first)) = lines.next() {
        let first = first.trim();
        if first.is_empty() || first.starts_with('#') {
            continue;
        }
        let mut whole = first.to_owned();
        while let Some(rest) = whole.strip_suffix(escape) {
            whole.truncate(rest.len());
            // Comments and empty lines do not interrupt an instruction.
            let is_part = |(_, line): &(usize, &str)| !line.trim().is_empty() && !line.trim_start().starts_with('#');
            match lines.by_ref().find(is_part) {
                Some((_, line)) => whole.push_str(line.trim_end()),
                None => break,
            }
        }
        for end in here_documents(&whole) {
            lines.by_ref().find(|(_, line)| line.trim_start_matches('\t') == end);
        }
        list.extend(instruction(&whole, escape).map(|instruction| (number, instruction)));
    }
    (escape, list)
}

/// Returns the character of the directive `# escape=`, which stands at the top of the file.
fn escape_of(text: &str) -> char {
    let directives = text.lines().map_while(|line| line.trim().strip_prefix('#')?.split_once('='));
    let escape = directives.filter(|(name, _)| name.trim().eq_ignore_ascii_case("escape")).last();
    if escape.is_some_and(|(_, value)| value.trim() == "`") { '`' } else { '\\' }
}

/// Returns the words that end the here-documents of an instruction.
fn here_documents(line: &str) -> Vec<String> {
    let keyword = line.split_whitespace().next().unwrap_or_default();
    if !["run", "copy", "add"].iter().any(|with| keyword.eq_ignore_ascii_case(with)) {
        return Vec::new();
    }
    let word = |text: &str| {
        let text = text.trim_start_matches('-').trim_start_matches(['"', '\'']);
        let length = text.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_')).unwrap_or(text.len());
        Some(text[..length].to_owned()).filter(|word| !word.is_empty())
    };
    line.split("<<").skip(1).filter_map(word).collect()
}

fn instruction(line: &str, escape: char) -> Option<Instruction> {
    let (keyword, rest) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
    let rest = rest.trim();
    match &*keyword.to_ascii_lowercase() {
        "from" => {
            let mut words = rest.split_whitespace().filter(|word| !word.starts_with("--"));
            let base = words.next()?.to_owned();
            let name = words.next().filter(|word| word.eq_ignore_ascii_case("as")).and(words.next());
            Some(Instruction::From { base, name: name.map(str::to_owned) })
        }
        "arg" => Some(Instruction::Arg(rest.split('=').next()?.trim().to_owned())),
        "env" => Some(pairs(rest, escape).map_or(Instruction::Refused, Instruction::Env)),
        _ => None,
    }
}

/// Returns the names and values, or `None` if Docker refuses them. In the old form, `ENV NAME some text`, the rest of the
/// line is the value.
fn pairs(text: &str, escape: char) -> Option<Vec<(String, String)>> {
    let (words, is_closed) = words(text, escape);
    if !words.first()?.contains('=') {
        let (name, value) = text.split_once(char::is_whitespace)?;
        return Some(vec![(name.to_owned(), value.trim_start().to_owned())]);
    }
    let pair = |word: &String| word.split_once('=').map(|(name, value)| (name.to_owned(), value.to_owned()));
    let pairs: Vec<_> = words.iter().map(pair).collect::<Option<_>>()?;
    pairs.iter().all(|(name, _)| is_closed && !name.is_empty()).then_some(pairs)
}

/// Splits at white space outside quotes. Quotes and escapes stay. Returns `false` if a quote is never closed.
fn words(text: &str, escape: char) -> (Vec<String>, bool) {
    let (mut words, mut word, mut quote) = (Vec::new(), String::new(), None);
    let mut characters = text.chars();
    while let Some(c) = characters.next() {
        match quote {
            None if c.is_whitespace() => {
                if !word.is_empty() {
                    words.push(std::mem::take(&mut word));
                }
                continue;
            }
            None if c == '"' || c == '\'' => quote = Some(c),
            Some(open) if c == open => quote = None,
            _ => {}
        }
        word.push(c);
        if c == escape && quote != Some('\'') {
            word.extend(characters.next());
        }
    }
    if !word.is_empty() {
        words.push(word);
    }
    (words, quote.is_none())
}
