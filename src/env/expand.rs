//! Expands `${NAME}` in the values of `.env` files, from the entire environment.

use std::borrow::Cow;
use std::ffi::OsStr;

use super::dotenv::{Definition, Dotenv};
use super::file::LIMIT;
use super::text::Wiped;
use super::{Answer, Env, Fault, FaultReason, Lookup, Var};
use crate::hash::Map;

/// The deepest chain of references. The limit keeps a file from overflowing the stack.
const DEPTH: usize = 32;

/// Expands a definition of one layer, given the environment and the index of the layer.
pub(super) fn lookup<'e>(env: &'e Env, layer: usize, file: &'e Dotenv, definition: &'e Definition) -> Lookup<'e> {
    let origin = Cow::Owned(file.origin(definition));
    match Expansion::new(env).value(layer, file, definition) {
        Ok(Some(value)) => {
            Lookup::Found(Var { value: value.into(), origin, expanded: file.references(definition).len() > 0 })
        }
        Ok(None) => Lookup::Unknown(origin),
        Err(fault) => Lookup::Broken(fault),
    }
}

/// The expansion of one value, and of all values that it refers to.
struct Expansion<'e> {
    env: &'e Env,
    /// The values being expanded, by layer and name. A reference back to one of them is circular.
    open: Vec<(usize, &'e str)>,
    /// The values already expanded. Without it, 40 lines that each refer twice to the line before would take 2^40
    /// steps.
    done: Map<(usize, &'e str), Option<Wiped>>,
}

impl<'e> Expansion<'e> {
    fn new(env: &'e Env) -> Self {
        Self { env, open: Vec::new(), done: Map::default() }
    }

    /// Returns the expanded value, or `None` if a value that it refers to is unknown.
    fn value(&mut self, layer: usize, file: &'e Dotenv, definition: &'e Definition) -> Result<Option<Wiped>, Fault> {
        let mut text = file.decode(definition)?;
        let mut references = file.references(definition);
        if references.len() == 0 {
            return Ok(Some(std::mem::take(&mut *text).into()));
        }
        self.open.push((layer, file.name(definition)));
        let (mut value, mut known) = (Wiped::default(), true);
        for part in text.split_inclusive('\0') {
            let literal = part.strip_suffix('\0');
            value.push(literal.unwrap_or(part).as_ref());
            if literal.is_some() {
                if let Some((at, name)) = references.next() {
                    known &=
                        self.append(&mut value, layer, name).map_err(|reason| file.fault(definition, at, reason))?;
                }
            }
        }
        self.open.pop();
        Ok(known.then_some(value))
    }

    /// Appends the value of a variable to the value that refers to it. Returns `false` if the variable's value is
    /// unknown.
    fn append(&mut self, value: &mut Wiped, layer: usize, name: &'e str) -> Result<bool, FaultReason> {
        let itself = self.open.last() == Some(&(layer, name));
        let (layer, said) = self.env.find(if itself { layer + 1 } else { 0 }, name).ok_or(FaultReason::Unset)?;
        match said {
            Answer::Unset => Err(FaultReason::Unset),
            Answer::Value(text, _) => push(value, &text).map(|()| true),
            // A reference to a variable that is not set is an error, but one that is perhaps set may well be.
            Answer::Unknown(_) | Answer::Perhaps(_) => Ok(false),
            Answer::Reported => Err(FaultReason::Reported),
            Answer::Unreadable(fault) => Err(FaultReason::Reference(Box::new((fault.reason, fault.origin)))),
            Answer::Definition(file, definition) => {
                let key = (layer, name);
                if self.open.contains(&key) {
                    return Err(FaultReason::Circle);
                }
                if self.open.len() == DEPTH {
                    return Err(FaultReason::Deep(DEPTH));
                }
                if !self.done.contains_key(&key) {
                    let text = self.value(layer, file, definition).map_err(in_reference)?;
                    self.done.insert(key, text);
                }
                self.done[&key].as_ref().map_or(Ok(false), |text| push(value, text).map(|()| true))
            }
        }
    }
}

fn push(value: &mut Wiped, text: &OsStr) -> Result<(), FaultReason> {
    if text.is_empty() {
        return Err(FaultReason::Empty);
    }
    if value.len() + text.len() > LIMIT {
        return Err(FaultReason::Expanded);
    }
    value.push(text);
    Ok(())
}

/// Returns the reason for a value whose reference cannot be read.
fn in_reference(fault: Fault) -> FaultReason {
    match fault.reason {
        // These reasons name their place already, or apply to the referring value too.
        FaultReason::Reference(..) | FaultReason::Circle | FaultReason::Deep(_) | FaultReason::Expanded => fault.reason,
        _ => FaultReason::Reference(Box::new((fault.reason, fault.origin))),
    }
}
