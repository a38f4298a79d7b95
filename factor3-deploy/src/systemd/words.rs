//! Words of a setting: quotes, escapes and specifiers.

/// Splits a value into words, as `Environment=` does. A text that cannot be read ends the list: the words before it
/// count, and `Err` says that there is more.
pub(super) fn words(value: &str) -> (Vec<String>, Result<(), ()>) {
    let (mut words, mut rest) = (Vec::new(), value.chars().peekable());
    loop {
        while rest.next_if(char::is_ascii_whitespace).is_some() {}
        if rest.peek().is_none() {
            return (words, Ok(()));
        }
        match word(&mut rest) {
            Some(word) => words.push(word),
            None => return (words, Err(())),
        }
    }
}

type Chars<'a> = std::iter::Peekable<std::str::Chars<'a>>;

/// Reads a word, whose parts may be in quotes. Returns `None` for a quote that is never closed and an unknown escape.
fn word(rest: &mut Chars<'_>) -> Option<String> {
    let (mut word, mut quote) = (String::new(), None);
    loop {
        match (rest.next(), quote) {
            (None, None) => return Some(word),
            (None, Some(_)) => return None,
            (Some('\\'), _) => word.push(escape(rest)?),
            (Some(c), Some(open)) if c == open => quote = None,
            (Some(c @ ('"' | '\'')), None) => quote = Some(c),
            (Some(c), None) if c.is_ascii_whitespace() => return Some(word),
            (Some(c), _) => word.push(c),
        }
    }
}

/// Reads what follows a backslash.
fn escape(rest: &mut Chars<'_>) -> Option<char> {
    let number = |rest: &mut Chars<'_>, digits: usize, radix: u32| {
        let mut code = 0;
        for _ in 0..digits {
            code = code * radix + rest.next()?.to_digit(radix)?;
        }
        char::from_u32(code).filter(|c| *c != '\0')
    };
    Some(match rest.next()? {
        'a' => '\x07',
        'b' => '\x08',
        'f' => '\x0c',
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        'v' => '\x0b',
        's' => ' ',
        c @ ('\\' | '"' | '\'') => c,
        'x' => return number(rest, 2, 16).filter(char::is_ascii),
        'u' => return number(rest, 4, 16),
        'U' => return number(rest, 8, 16),
        c @ '0'..='3' => {
            let high = c.to_digit(8)? * 64;
            let low = rest.next()?.to_digit(8)? * 8 + rest.next()?.to_digit(8)?;
            return char::from_u32(high + low).filter(|c| c.is_ascii() && *c != '\0');
        }
        _ => return None,
    })
}

/// A text with its specifiers replaced.
pub(super) enum Expanded {
    Text(String),
    /// One depends on the machine, or on the user.
    Unknown,
    /// One does not exist, so systemd ignores the text.
    NoSuch,
}

impl Expanded {
    pub(super) fn text(self) -> Option<String> {
        match self {
            Self::Text(text) => Some(text),
            Self::Unknown | Self::NoSuch => None,
        }
    }
}

/// The letters without a meaning as a specifier in any version. A digit has none either.
const NO_SPECIFIERS: &[char] = &['c', 'e', 'k', 'r', 'x', 'z', 'F', 'K', 'O', 'Q', 'R', 'X', 'Z'];

/// Replaces specifiers.
pub(super) fn expand(text: &str, unit: &str) -> Expanded {
    let mut parts = text.split('%');
    let mut expanded = parts.next().unwrap_or_default().to_owned();
    let mut is_known = true;
    while let Some(part) = parts.next() {
        match part.chars().next() {
            // A `%%`: what follows is not a specifier.
            None => {
                expanded.push('%');
                expanded.push_str(parts.next().unwrap_or_default());
            }
            Some('n') => expanded.extend([unit, &part[1..]]),
            Some('N') => expanded.extend([unit.rsplit_once('.').map_or(unit, |(name, _)| name), &part[1..]]),
            Some(c) if NO_SPECIFIERS.contains(&c) || c.is_ascii_digit() => return Expanded::NoSuch,
            Some(c) if !c.is_ascii_alphabetic() => expanded.extend(["%", part]),
            Some(_) => is_known = false,
        }
    }
    if is_known { Expanded::Text(expanded) } else { Expanded::Unknown }
}
