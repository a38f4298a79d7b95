//! The help for a misspelt name, for tests that do not own its wording: `tests/near_misses.rs` does.

macro_rules! near {
    ($set:literal, $place:literal, $wanted:literal) => {
        concat!($set, " is set (", $place, ") but unused; did you mean ", $wanted, "?")
    };
}
