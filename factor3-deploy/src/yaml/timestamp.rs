//! Timestamps as the Go libraries for YAML recognise them.

/// Tells whether a plain text is a date or a timestamp: `2024-1-31`, `2024-01-31T12:00:00Z`, `2024-01-31 12:00:00`.
pub(super) fn is_timestamp(text: &str) -> bool {
    let bytes = text.as_bytes();
    if bytes.len() < 8 || bytes[4] != b'-' || !bytes[..4].iter().all(u8::is_ascii_digit) {
        return false;
    }
    let mut rest = &text[5..];
    let year = text[..4].parse().unwrap_or_default();
    let date = (|| {
        let month = number(&mut rest)?;
        rest = rest.strip_prefix('-')?;
        Some((month, number(&mut rest)?))
    })();
    let Some((month, day)) = date else { return false };
    (1..=12).contains(&month) && (1..=days(year, month)).contains(&day) && (rest.is_empty() || is_time(rest))
}

fn days(year: u32, month: u32) -> u32 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        _ => 31,
    }
}

/// Takes one or two digits.
fn number(rest: &mut &str) -> Option<u32> {
    let digits = rest.bytes().take(2).take_while(u8::is_ascii_digit).count();
    let number = rest[..digits].parse().ok()?;
    *rest = &rest[digits..];
    Some(number)
}

/// With an offset after a `T`, and without one after blanks.
fn is_time(text: &str) -> bool {
    let zoned = text.starts_with(['T', 't']);
    let mut rest = if zoned { &text[1..] } else { text.trim_start_matches(' ') };
    if rest.len() == text.len() {
        return false;
    }
    let time = (|| {
        let hour = number(&mut rest)?;
        rest = rest.strip_prefix(':')?;
        let minute = number(&mut rest)?;
        rest = rest.strip_prefix(':')?;
        Some(hour < 24 && minute < 60 && number(&mut rest)? < 60)
    })();
    if time != Some(true) {
        return false;
    }
    if let Some(fraction) = rest.strip_prefix(['.', ',']) {
        let after = fraction.trim_start_matches(|c: char| c.is_ascii_digit());
        if after.len() == fraction.len() {
            return false;
        }
        rest = after;
    }
    if zoned { is_offset(rest) } else { rest.is_empty() }
}

fn is_offset(text: &str) -> bool {
    if text == "Z" {
        return true;
    }
    let bytes = text.as_bytes();
    let two = |at: usize| {
        let digits = text.get(at..at + 2).filter(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()))?;
        digits.parse::<u32>().ok()
    };
    bytes.len() == 6
        && matches!(bytes[0], b'+' | b'-')
        && bytes[3] == b':'
        && two(1).is_some_and(|hours| hours <= 24)
        && two(4).is_some_and(|minutes| minutes < 60)
}
