//! Converts a range of integers into a regular expression.

/// Returns the pattern of the integers from `start` to `end`, inclusive, or `None` if a bound is not a number.
///
/// With `zero`, the number 0 is allowed; with `signed`, it may have a minus sign.
pub(super) fn between(start: &str, end: &str, signed: bool, zero: bool) -> Option<String> {
    let (start, end) = (SignMagnitude::read(start)?, SignMagnitude::read(end)?);
    let mut ways = Vec::new();
    if !end.negative {
        let least = if start.negative { 0 } else { start.magnitude }.max(u128::from(!zero));
        ways.extend(natural(least, end.magnitude).map(|digits| format!(r"\+?0*{digits}")));
    }
    if start.negative {
        let least = if end.negative { end.magnitude } else { 1 };
        ways.extend(natural(least, start.magnitude).map(|digits| format!("-0*{digits}")));
    }
    let holds_zero = !end.negative && (start.negative || start.magnitude == 0);
    if signed && zero && holds_zero {
        ways.push("-0+".to_owned());
    }
    Some(ways.join("|"))
}

struct SignMagnitude {
    negative: bool,
    magnitude: u128,
}

impl SignMagnitude {
    fn read(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('-');
        Some(Self { negative: digits.is_some(), magnitude: digits.unwrap_or(text).parse().ok()? })
    }
}

/// Returns the pattern of the numbers without leading zeros, or `None` if the range is empty.
fn natural(least: u128, most: u128) -> Option<String> {
    let mut ways = Vec::new();
    let mut low = least;
    if low == 0 {
        ways.push("0".to_owned());
        low = 1;
    }
    // Each step covers all numbers of one length, or of several lengths if it covers them completely.
    while low <= most {
        let (digits, limit) = (low.to_string().len(), most.to_string());
        let is_full = limit.bytes().all(|digit| digit == b'9');
        let starts_length =
            low.to_string().bytes().skip(1).all(|digit| digit == b'0') && low.to_string().starts_with('1');
        let longest = if is_full { limit.len() } else { limit.len() - 1 };
        let high = if starts_length && longest >= digits {
            ways.push(match (digits - 1, longest - 1) {
                (0, 1) => "[1-9][0-9]?".to_owned(),
                (shortest, longest) if shortest == longest => format!("[1-9]{}", any_digits(shortest)),
                (shortest, longest) => format!("[1-9][0-9]{{{shortest},{longest}}}"),
            });
            "9".repeat(longest)
        } else {
            let high = if digits < limit.len() { "9".repeat(digits) } else { limit };
            of_length(low.to_string().as_bytes(), high.as_bytes(), "", &mut ways);
            high
        };
        match high.parse::<u128>().ok().and_then(|high| high.checked_add(1)) {
            Some(next) => low = next,
            None => break,
        }
    }
    (!ways.is_empty()).then(|| format!("(?:{})", ways.join("|")))
}

/// Adds the patterns of the numbers between two numbers of equal length.
fn of_length(low: &[u8], high: &[u8], before: &str, ways: &mut Vec<String>) {
    let (Some((first, low_rest)), Some((last, high_rest))) = (low.split_first(), high.split_first()) else {
        ways.push(before.to_owned());
        return;
    };
    let with = |digit: u8| format!("{before}{}", char::from(digit));
    if first == last {
        return of_length(low_rest, high_rest, &with(*first), ways);
    }
    let (mut from, mut to) = (*first, *last);
    if low_rest.iter().any(|digit| *digit != b'0') {
        of_length(low_rest, &vec![b'9'; low_rest.len()], &with(from), ways);
        from += 1;
    }
    let high_is_full = high_rest.iter().all(|digit| *digit == b'9');
    if !high_is_full {
        to -= 1;
    }
    if from <= to {
        let digit = if from == to {
            char::from(from).to_string()
        } else {
            format!("[{}-{}]", char::from(from), char::from(to))
        };
        let rest = any_digits(low_rest.len());
        ways.push(format!("{before}{digit}{rest}"));
    }
    if !high_is_full {
        of_length(&vec![b'0'; high_rest.len()], high_rest, &with(*last), ways);
    }
}

fn any_digits(count: usize) -> String {
    match count {
        0 => String::new(),
        1 => "[0-9]".to_owned(),
        count => format!("[0-9]{{{count}}}"),
    }
}

#[cfg(test)]
mod tests {
    use fancy_regex::Regex;
    use proptest::prelude::*;

    use super::between;

    /// Small numbers, and those of any length, whose digits are often a 0, a 1 or a 9.
    fn number() -> impl Strategy<Value = i128> {
        prop_oneof![
            -120..120_i128,
            "-?[1-9][019]{0,6}".prop_map(|text| text.parse().unwrap()),
            any::<i64>().prop_map(i128::from),
        ]
    }

    proptest! {
        #[test]
        fn the_pattern_accepts_the_integers_of_a_range_alone(one in number(), other in number(), any in number()) {
            let (start, end) = (one.min(other), one.max(other));
            let pattern = between(&start.to_string(), &end.to_string(), start < 0, true).unwrap();
            let regex = Regex::new(&format!("^(?:{pattern})$")).unwrap();
            for number in [start - 1, start, start + 1, end - 1, end, end + 1, any, 10 * start, end / 10] {
                let is_inside = (start..=end).contains(&number);
                prop_assert_eq!(regex.is_match(&number.to_string()).unwrap(), is_inside, "{} {}", number, pattern);
            }
        }
    }
}
