//! The maps of all variables, and the functions that receive them.

use std::collections::HashSet;

use super::ROUNDS;
use super::callees::Callees;
use crate::site::{Argument, Sites, What};

/// Returns the parameters of functions that receive a map of all variables.
pub(super) fn maps(sites: &Sites, callees: &Callees<'_>) -> HashSet<(usize, usize)> {
    let mut maps = HashSet::new();
    for _ in 0..ROUNDS {
        let before = maps.len();
        for site in &sites.all {
            let What::Call { path, method, arguments, .. } = &site.what else { continue };
            for (parameter, argument) in arguments.iter().enumerate() {
                let all = match argument {
                    Argument::Environment => true,
                    Argument::Parameter(own) => {
                        site.context.function.is_some_and(|function| maps.contains(&(function, *own)))
                    }
                    _ => false,
                };
                let takes = |function: usize| sites.functions[function].maps.contains(&parameter);
                if let Some(function) = callees.find(site, path, *method, &takes).filter(|_| all) {
                    maps.insert((function, parameter));
                }
            }
        }
        if maps.len() == before {
            break;
        }
    }
    maps
}
