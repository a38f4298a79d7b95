//! A rule runs if all of its values are known.

use super::*;

#[derive(Debug, EnvConfig)]
#[env(validate = in_order(least, most), validate = whole)]
#[expect(dead_code, reason = "only its rules matter")]
struct Pool {
    #[env(range = 1..=9, validate = odd)]
    least: u8,
    #[env(range = 1..=9)]
    most: u8,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "a rule takes references")]
fn odd(number: &u8) -> Result<(), &'static str> {
    if number % 2 == 1 { Ok(()) } else { Err("it is even") }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "a rule takes references")]
fn in_order(least: &u8, most: &u8) -> Result<(), &'static str> {
    if least <= most { Ok(()) } else { Err("the least is more than the most") }
}

fn whole(_: &Pool) -> Result<(), &'static str> {
    Err("there is no such pool")
}

#[test]
fn none_runs_that_needs_a_value_that_is_unknown() {
    is_fine(&Pool::summary(&names(["LEAST", "MOST"])));
    is_fine(&Pool::summary(&names(["MOST"]).with("LEAST", "1")));
    is_fine(&Pool::summary(&names(["LEAST"]).with("MOST", "1")));
}

#[test]
fn those_about_values_that_are_known_do() {
    let summary = Pool::summary(&names(["MOST"]).with("LEAST", "2"));
    assert_eq!(problems(&summary), ["LEAST: it is even (set in code)"]);
    let summary = Pool::summary(&names(["LEAST"]).with("MOST", "10"));
    assert_eq!(problems(&summary), ["MOST must be an integer from 1 to 9: it is too large (set in code)"]);
}
