//! `${NAME}` in the values of `.env` files, replaced by what the whole environment says of NAME.

use std::borrow::Cow;
use std::ffi::{OsStr, OsString};

use super::dotenv::{Dotenv, Entry};
use super::file::LIMIT;
use super::{Env, Fault, FaultReason, Lookup, Said, Var};
use crate::hash::Map;

/// How deep values may refer to values that refer to values. A limit, so that no file overflows the stack.
const DEPTH: usize = 32;

/// What the environment says where this layer of it has an entry.
pub(super) fn lookup<'e>(env: &'e Env, layer: usize, file: &'e Dotenv, entry: &'e Entry) -> Lookup<'e> {
    let origin = Cow::Owned(file.origin(entry));
    match Expansion::new(env).value(layer, file, entry) {
        Ok(Some(value)) => {
            Lookup::Found(Var { value: Cow::Owned(value), origin, expanded: file.references(entry).len() > 0 })
        }
        Ok(None) => Lookup::Unknown(origin),
        Err(fault) => Lookup::Broken(fault),
    }
}

/// Reads one value, and all that it refers to.
struct Expansion<'e> {
    env: &'e Env,
    /// What is being read, by layer and name: what it may not refer to again.
    open: Vec<(usize, &'e str)>,
    /// What was read. A value that is referred to twice is read once: each of 40 lines may double the line before.
    done: Map<(usize, &'e str), Option<OsString>>,
}

impl<'e> Expansion<'e> {
    fn new(env: &'e Env) -> Self {
        Self { env, open: Vec::new(), done: Map::default() }
    }

    /// `None` if one of the values that it refers to is unknown.
    fn value(&mut self, layer: usize, file: &'e Dotenv, entry: &'e Entry) -> Result<Option<OsString>, Fault> {
        let text = file.decode(entry)?;
        let mut references = file.references(entry);
        if references.len() == 0 {
            return Ok(Some(text.into()));
        }
        self.open.push((layer, file.name(entry)));
        let (mut value, mut known) = (OsString::new(), true);
        for part in text.split_inclusive('\0') {
            let literal = part.strip_suffix('\0');
            value.push(literal.unwrap_or(part));
            if literal.is_some() {
                if let Some((at, name)) = references.next() {
                    known &= self.append(&mut value, layer, name).map_err(|reason| file.fault(entry, at, reason))?;
                }
            }
        }
        self.open.pop();
        Ok(known.then_some(value))
    }

    /// Appends what the environment says of a name to the value that refers to it. Whether that is known.
    fn append(&mut self, value: &mut OsString, layer: usize, name: &'e str) -> Result<bool, FaultReason> {
        let itself = self.open.last() == Some(&(layer, name));
        let (layer, said) = self.env.find(if itself { layer + 1 } else { 0 }, name).ok_or(FaultReason::Unset)?;
        match said {
            Said::Unset => Err(FaultReason::Unset),
            Said::Value(text, _) => push(value, &text).map(|()| true),
            Said::Unknown(_) => Ok(false),
            Said::Reported => Err(FaultReason::Reported),
            Said::Unreadable(fault) => Err(FaultReason::Reference(Box::new((fault.reason, fault.origin)))),
            Said::Entry(file, entry) => {
                let key = (layer, name);
                if self.open.contains(&key) {
                    return Err(FaultReason::Circle);
                }
                if self.open.len() == DEPTH {
                    return Err(FaultReason::Deep(DEPTH));
                }
                if !self.done.contains_key(&key) {
                    let text = self.value(layer, file, entry).map_err(in_reference)?;
                    self.done.insert(key, text);
                }
                self.done[&key].as_ref().map_or(Ok(false), |text| push(value, text).map(|()| true))
            }
        }
    }
}

fn push(value: &mut OsString, text: &OsStr) -> Result<(), FaultReason> {
    if text.is_empty() {
        return Err(FaultReason::Empty);
    }
    if value.len() + text.len() > LIMIT {
        return Err(FaultReason::Expanded);
    }
    value.push(text);
    Ok(())
}

/// Why a value cannot be read that refers to one that cannot be read.
fn in_reference(fault: Fault) -> FaultReason {
    match fault.reason {
        // These say where it began, or are true of the whole as much as of the part.
        FaultReason::Reference(..) | FaultReason::Circle | FaultReason::Deep(_) | FaultReason::Expanded => fault.reason,
        _ => FaultReason::Reference(Box::new((fault.reason, fault.origin))),
    }
}
