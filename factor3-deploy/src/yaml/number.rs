//! Numbers as the Go libraries for YAML recognise and print them.

/// A number in plain text.
#[derive(Clone, Copy, Debug)]
pub(super) enum Number {
    /// Within `i64` and `u64`.
    Integer(i128),
    Float(f64),
}

impl Number {
    /// Recognises a number. `_` may stand anywhere in it but at the start.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let plain = match text.as_bytes().first()? {
            b'.' => return float(&fraction(text)?).map(Self::Float),
            b'+' | b'-' | b'0'..=b'9' => text.replace('_', ""),
            _ => return None,
        };
        integer(&plain).map(Self::Integer).or_else(|| float(&plain).map(Self::Float))
    }

    /// Returns the number as Go prints it with `%v`.
    pub(super) fn print(self) -> String {
        match self {
            Self::Integer(number) => number.to_string(),
            Self::Float(number) => go_float(number),
        }
    }

    pub(super) fn is_integer(self) -> bool {
        matches!(self, Self::Integer(_))
    }
}

/// Go's `ParseInt` and `ParseUint` with base 0.
fn integer(text: &str) -> Option<i128> {
    let (sign, digits) = match text.as_bytes().first()? {
        b'-' => (-1, &text[1..]),
        b'+' => (1, &text[1..]),
        _ => (1, text),
    };
    let bytes = digits.as_bytes();
    let (radix, digits) = match (bytes.first()?, bytes.get(1)) {
        (b'0', Some(b'x' | b'X')) => (16, &digits[2..]),
        (b'0', Some(b'b' | b'B')) => (2, &digits[2..]),
        (b'0', Some(b'o' | b'O')) => (8, &digits[2..]),
        (b'0', Some(_)) => (8, &digits[1..]),
        _ => (10, digits),
    };
    // `from_str_radix` takes a sign.
    if !digits.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return None;
    }
    let number = sign * i128::from_str_radix(digits, radix).ok()?;
    let unsigned = sign == 1 && !text.starts_with('+');
    (i64::try_from(number).is_ok() || unsigned && u64::try_from(number).is_ok()).then_some(number)
}

/// `[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?`, and finite.
fn float(text: &str) -> Option<f64> {
    let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
    let (mantissa, exponent) = match unsigned.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent.strip_prefix(['-', '+']).unwrap_or(exponent))),
        None => (unsigned, None),
    };
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let some_digits = |text: &str| !text.is_empty() && digits(text);
    let good = match mantissa.split_once('.') {
        Some(("", after)) => some_digits(after),
        Some((before, after)) => some_digits(before) && digits(after),
        None => some_digits(mantissa),
    };
    if !good || !exponent.is_none_or(some_digits) {
        return None;
    }
    text.parse().ok().filter(|number: &f64| number.is_finite())
}

/// Returns a text that begins with a dot without its `_`, each of which must stand between two digits.
fn fraction(text: &str) -> Option<String> {
    let bytes = text.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let good = text.match_indices('_').all(|(at, _)| digit(at.wrapping_sub(1)) && digit(at + 1));
    good.then(|| text.replace('_', ""))
}

/// Prints a number as Go does with `%v`: in the shortest digits, with an exponent if that is below -4 or at least 6.
pub(crate) fn go_float(number: f64) -> String {
    if !number.is_finite() {
        return if number.is_nan() {
            "NaN"
        } else if number > 0.0 {
            "+Inf"
        } else {
            "-Inf"
        }
        .to_owned();
    }
    let scientific = format!("{number:e}");
    let Some((mantissa, exponent)) = scientific.split_once('e') else { return scientific };
    let exponent: i32 = exponent.parse().unwrap_or_default();
    if (-4..6).contains(&exponent) {
        return number.to_string();
    }
    let sign = if exponent < 0 { '-' } else { '+' };
    format!("{mantissa}e{sign}{:02}", exponent.abs())
}
