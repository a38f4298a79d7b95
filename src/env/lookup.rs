//! What an environment says of one name.

use std::borrow::Cow;
use std::ffi::OsStr;
use std::fmt;

use super::{Env, Fault, Layer, Origin, Said, Source};

/// What an [`Env`](super::Env) says of one name. Its `Debug` shows the origin only.
pub struct Var<'a> {
    pub(crate) value: Cow<'a, OsStr>,
    pub(crate) origin: Cow<'a, Origin>,
    /// Other variables are in the value: `${NAME}`.
    pub(crate) expanded: bool,
}

/// What a stack of layers says of one name.
#[cfg_attr(not(feature = "dotenv"), expect(dead_code, reason = "only a line in a file can be reported"))]
pub(crate) enum Lookup<'a> {
    /// No layer mentions it, or a layer says that nothing below answers for it.
    Unset,
    /// The highest layer that mentions it. The value may be empty.
    Found(Var<'a>),
    /// The highest layer that mentions it says that it is set, and not to what.
    Unknown(Cow<'a, Origin>),
    /// The highest layer that mentions it holds a text that is no value.
    Broken(Fault),
    /// The highest layer that mentions it could not be read there, which is among its faults already.
    Reported,
}

impl Lookup<'_> {
    /// Where it is set, as far as that can be told; not to an empty text.
    pub(crate) fn set_at(&self) -> Option<&Origin> {
        match self {
            Self::Found(var) => Some(&*var.origin).filter(|_| !var.value.is_empty()),
            Self::Unknown(origin) => Some(origin),
            Self::Unset | Self::Broken(_) | Self::Reported => None,
        }
    }
}

impl Env {
    pub(crate) fn lookup(&self, name: &str) -> Lookup<'_> {
        self.lookup_from(0, name).map_or(Lookup::Unset, |(_, lookup)| lookup)
    }

    /// The highest layer, from the given one down, that mentions a name, and what it says.
    pub(crate) fn lookup_from(&self, from: usize, name: &str) -> Option<(usize, Lookup<'_>)> {
        let (layer, said) = self.find(from, name)?;
        let lookup = match said {
            Said::Unset => Lookup::Unset,
            Said::Value(value, origin) => Lookup::Found(Var { value, origin, expanded: false }),
            Said::Unknown(origin) => Lookup::Unknown(Cow::Borrowed(origin)),
            Said::Unreadable(fault) => Lookup::Broken(fault),
            #[cfg(feature = "dotenv")]
            Said::Entry(file, entry) => (file.lookup)(self, layer, file, entry),
            #[cfg(feature = "dotenv")]
            Said::Reported => Lookup::Reported,
        };
        Some((layer, lookup))
    }

    /// The same, without reading a value that refers to others.
    pub(super) fn find(&self, from: usize, name: &str) -> Option<(usize, Said<'_>)> {
        self.layers.iter().enumerate().skip(from).find_map(|(index, layer)| {
            let said = match layer {
                Layer::Process => self.process_layer().get(name),
                Layer::Source(source) => source.get(name),
            };
            Some((index, said?))
        })
    }

    /// What is wrong with and in the files, whatever is read of them: by layer, then by line.
    pub(crate) fn faults(&self) -> Vec<&Fault> {
        self.of_sources(|source| source.faults())
    }

    /// What is allowed in the files, and probably a mistake: by layer, then by line.
    pub(crate) fn warnings(&self) -> Vec<&Fault> {
        self.of_sources(|source| source.warnings())
    }

    fn of_sources(&self, faults: fn(&dyn Source) -> &[Fault]) -> Vec<&Fault> {
        let mut all = Vec::new();
        for layer in self.layers.iter() {
            if let Layer::Source(source) = layer {
                all.extend(faults(&**source));
            }
        }
        all
    }

    /// Of the names with a visible value that is not empty those that are wanted, in order, and where each is set.
    pub(crate) fn names<'a>(&'a self, are_wanted: &dyn Fn(&OsStr) -> bool) -> Vec<(Cow<'a, str>, Cow<'a, Origin>)> {
        let mut names: Vec<(Cow<'a, str>, Option<Cow<'a, Origin>>)> = Vec::new();
        let mut take = |name: Cow<'a, OsStr>, origin| {
            let Some(name) = Some(name).filter(|name| are_wanted(name)).and_then(utf8) else { return };
            names.push((name, origin));
        };
        for layer in self.layers.iter() {
            match layer {
                Layer::Process => self.snapshot().mentions(&mut take),
                Layer::Source(source) => source.mentions(&mut take),
            }
        }
        // The highest layer stays first, and what lower ones say of a name does not count.
        names.sort_by(|(one, _), (other, _)| one.cmp(other));
        names.dedup_by(|(lower, _), (higher, _)| lower == higher);
        let mut set = Vec::new();
        for (name, origin) in names {
            set.extend(origin.map(|origin| (name, origin)));
        }
        set
    }
}

/// Without a copy; `None` if it is not UTF-8.
fn utf8(text: Cow<'_, OsStr>) -> Option<Cow<'_, str>> {
    match text {
        Cow::Borrowed(text) => text.to_str().map(Cow::Borrowed),
        Cow::Owned(text) => text.into_string().ok().map(Cow::Owned),
    }
}

impl Var<'_> {
    /// The value, as the system has it; it may be empty.
    pub fn value(&self) -> &OsStr {
        &self.value
    }

    /// Where the value came from.
    pub fn origin(&self) -> &Origin {
        &self.origin
    }
}

impl fmt::Debug for Var<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Var").field("origin", &self.origin).finish_non_exhaustive()
    }
}
