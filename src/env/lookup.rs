//! Looks up one name in an environment.

use std::borrow::Cow;
use std::collections::BinaryHeap;
use std::ffi::OsStr;
use std::fmt;
use std::path::Path;

use crate::hash::{hash, keep_firsts};

use super::{Answer, Env, Fault, LayerText, Level, Origin, Source};

/// A variable of an [`Env`](super::Env): a value and its origin. `Debug` shows only the origin.
#[derive(Clone)]
pub struct Var<'a> {
    pub(crate) value: LayerText<'a>,
    pub(crate) origin: Cow<'a, Origin>,
    /// The value contained a `${NAME}`.
    pub(crate) expanded: bool,
}

/// The answer of a stack of layers for one name.
pub(crate) enum Lookup<'a> {
    /// No layer mentions the name, or a layer unsets it.
    Unset,
    /// The highest layer that mentions the name has a value, which may be empty.
    Found(Var<'a>),
    /// The highest layer that mentions the name has no value for it.
    Unknown(Cow<'a, Origin>),
    /// The highest layer that mentions the name may not set it, and no lower layer does.
    Perhaps(Cow<'a, Origin>),
    /// The highest layer that mentions the name has a text that cannot be decoded or read.
    Broken(Fault),
    /// The highest layer that mentions the name has a malformed line for it, which is already among its faults.
    Reported,
}

impl Lookup<'_> {
    /// Returns the origin of a value that is known to be set and not empty.
    pub(crate) fn set_at(&self) -> Option<&Origin> {
        match self {
            Self::Found(var) => Some(&*var.origin).filter(|_| !var.value.is_empty()),
            Self::Unknown(origin) => Some(origin),
            Self::Unset | Self::Perhaps(_) | Self::Broken(_) | Self::Reported => None,
        }
    }
}

impl Env {
    pub(crate) fn lookup(&self, name: &str) -> Lookup<'_> {
        self.lookup_from(0, name).map_or(Lookup::Unset, |(_, lookup)| lookup)
    }

    /// Searches downwards from a layer. Returns the first layer that mentions the name, and its answer.
    pub(crate) fn lookup_from(&self, from: usize, name: &str) -> Option<(usize, Lookup<'_>)> {
        let (layer, said) = self.find(from, name)?;
        let lookup = match said {
            Answer::Unset => Lookup::Unset,
            Answer::Value(value, origin) => Lookup::Found(Var { value, origin, expanded: false }),
            Answer::Unknown(origin) => Lookup::Unknown(origin),
            Answer::Perhaps(origin) => self.perhaps(layer, name, origin),
            Answer::Unreadable(fault) => Lookup::Broken(fault),
            #[cfg(feature = "dotenv")]
            Answer::Definition(file, definition) => (file.lookup)(self, layer, file, definition),
            Answer::Reported => Lookup::Reported,
        };
        Some((layer, lookup))
    }

    /// Returns the answer for a name that one layer sets or not: the layers below decide whether it is set at all.
    #[cold]
    fn perhaps<'a>(&'a self, layer: usize, name: &str, origin: Cow<'a, Origin>) -> Lookup<'a> {
        match self.lookup_from(layer + 1, name) {
            None | Some((_, Lookup::Unset | Lookup::Perhaps(_))) => Lookup::Perhaps(origin),
            Some((_, Lookup::Found(var))) if var.value.is_empty() => Lookup::Perhaps(origin),
            Some(_) => Lookup::Unknown(origin),
        }
    }

    /// Returns `true` if the name has a value, for a name that no configuration reads.
    pub(crate) fn has_unread(&self, name: &str) -> bool {
        self.unread(name).is_some()
    }

    /// Returns the value, if it is known, and its origin, for a name that no configuration reads.
    pub(crate) fn unread(&self, name: &str) -> Option<(Option<LayerText<'_>>, Cow<'_, Origin>)> {
        let said = self.layers.iter().find_map(|layer| match layer {
            Level::Process => self.process_layer().get(name),
            Level::Source(source) => source.get_unread(name),
            Level::Absent(_) => None,
        });
        match said? {
            Answer::Value(value, origin) => (!value.is_empty()).then_some((Some(value), origin)),
            #[cfg(feature = "dotenv")]
            Answer::Definition(..) => match self.lookup(name) {
                Lookup::Found(var) => (!var.value.is_empty()).then_some((Some(var.value), var.origin)),
                Lookup::Unknown(origin) => Some((None, origin)),
                _ => None,
            },
            Answer::Unknown(origin) => Some((None, origin)),
            Answer::Unset | Answer::Perhaps(_) | Answer::Unreadable(_) | Answer::Reported => None,
        }
    }

    /// Returns the origin of names with a prefix that may be set although no layer mentions them.
    pub(crate) fn rest_under(&self, prefix: &str) -> Option<&Origin> {
        self.layers.iter().find_map(|layer| match layer {
            Level::Process | Level::Absent(_) => None,
            Level::Source(source) => source.rest_under(prefix),
        })
    }

    /// Searches like `lookup_from`, but leaves a definition of a `.env` file undecoded.
    pub(super) fn find(&self, from: usize, name: &str) -> Option<(usize, Answer<'_>)> {
        self.layers.iter().enumerate().skip(from).find_map(|(index, layer)| {
            let said = match layer {
                Level::Process => self.process_layer().get(name),
                Level::Source(source) => source.get(name),
                Level::Absent(_) => None,
            };
            Some((index, said?))
        })
    }

    /// Returns the faults of all files, by layer and line, whichever variables are read.
    pub(crate) fn faults(&self) -> Vec<&Fault> {
        self.of_sources(|source| source.faults())
    }

    /// Returns the faults of the values in all files, whichever variables are read: by layer and line.
    pub(crate) fn faults_of_values(&self) -> Vec<Fault> {
        let mut faults = Vec::new();
        for (index, layer) in self.layers.iter().enumerate() {
            let Level::Source(source) = layer else { continue };
            let mut names = Vec::new();
            source.mentions(&mut |name, _| names.extend(utf8(name)));
            let of_value = |name: &Cow<'_, str>| match self.lookup_from(index, name) {
                Some((layer, Lookup::Broken(fault))) if layer == index => Some(fault),
                _ => None,
            };
            let mut of_layer: Vec<_> = names.iter().filter_map(of_value).collect();
            of_layer.sort_by_key(|fault| {
                (fault.origin.path().map(Path::to_path_buf), fault.origin.line(), fault.origin.column())
            });
            faults.extend(of_layer);
        }
        faults
    }

    /// Returns `true` if a layer is a directory of files.
    pub(crate) fn has_directory(&self) -> bool {
        self.layers.iter().any(|layer| matches!(layer, Level::Source(source) if source.is_directory()))
    }

    /// Returns the path of an optional `.env` file that does not exist.
    pub(crate) fn absent(&self) -> Option<&Path> {
        self.layers.iter().find_map(|layer| match layer {
            Level::Absent(path) => Some(&**path),
            Level::Process | Level::Source(_) => None,
        })
    }

    /// Returns the warnings of all files, by layer and line.
    pub(crate) fn file_warnings(&self) -> Vec<&Fault> {
        self.of_sources(|source| source.warnings())
    }

    fn of_sources(&self, faults: fn(&dyn Source) -> &[Fault]) -> Vec<&Fault> {
        let mut all = Vec::new();
        for layer in self.layers.iter() {
            if let Level::Source(source) = layer {
                all.extend(faults(&**source));
            }
        }
        all
    }

    /// Returns the wanted names that have a visible, non-empty value, in order, with the origin of each.
    pub(crate) fn names<'a>(&'a self, are_wanted: &dyn Fn(&OsStr) -> bool) -> Vec<(Cow<'a, str>, Cow<'a, Origin>)> {
        let mut names: Vec<(Cow<'a, str>, Option<Cow<'a, Origin>>)> = Vec::new();
        let mut take = |name: Cow<'a, OsStr>, origin| {
            let Some(name) = Some(name).filter(|name| are_wanted(name)).and_then(utf8) else { return };
            names.push((name, origin));
        };
        for layer in self.layers.iter() {
            match layer {
                Level::Process => self.snapshot().mentions(&mut take),
                Level::Source(source) => source.mentions(&mut take),
                Level::Absent(_) => {}
            }
        }
        // For each name the highest layer comes first, and counts.
        keep_firsts(&mut names, |(name, _)| hash(name.as_bytes()), |(one, _), (other, _)| one == other);
        // A heap sorts with a tenth of the code of the standard library's sorts, which every program would link.
        let (mut by_name, mut origins) = (BinaryHeap::with_capacity(names.len()), Vec::with_capacity(names.len()));
        for (name, origin) in names {
            by_name.extend(origin.is_some().then_some((name, origins.len())));
            origins.push(origin);
        }
        let mut set = Vec::with_capacity(by_name.len());
        for (name, place) in by_name.into_sorted_vec() {
            set.extend(origins[place].take().map(|origin| (name, origin)));
        }
        set
    }
}

/// Converts without copying. Returns `None` if the text is not UTF-8.
fn utf8(text: Cow<'_, OsStr>) -> Option<Cow<'_, str>> {
    match text {
        Cow::Borrowed(text) => text.to_str().map(Cow::Borrowed),
        Cow::Owned(text) => text.into_string().ok().map(Cow::Owned),
    }
}

impl Var<'_> {
    /// Returns the value, which may be empty or not UTF-8.
    pub fn value(&self) -> &OsStr {
        &self.value
    }

    /// Returns the origin of the value.
    ///
    /// ```
    /// use factor3::Env;
    ///
    /// let env = Env::from([("PORT", "8080")]).named("command line");
    /// assert_eq!(env.get("PORT").unwrap().origin().to_string(), "command line");
    /// ```
    pub fn origin(&self) -> &Origin {
        &self.origin
    }
}

impl fmt::Debug for Var<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Var").field("origin", &self.origin).finish_non_exhaustive()
    }
}
