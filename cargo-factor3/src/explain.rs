//! The explanation of a rule.

use crate::failure::Failure;
use crate::rules::{RULES, rule};

pub(crate) fn text(id: &str) -> Result<String, Failure> {
    let Some(rule) = rule(id) else {
        let ids: Vec<&str> = RULES.iter().map(|rule| rule.id).collect();
        return Err(Failure::new(format!("no rule is called {id}; the rules are {}", ids.join(", "))));
    };
    let factor = format!("factor {}, {}", rule.factor.roman(), rule.factor.name());
    Ok(format!(
        "{} ({factor})\n\n{}\n\nMend: {}\nTiers: {}\nNot seen: {}\n\nTo allow a place, write on its line or above it:\n// factor3: allow({}, \"the reason\")\n",
        rule.id, rule.why, rule.mend, rule.tiers, rule.misses, rule.id
    ))
}
