//! The process environment: a view that is read per variable, or a snapshot of it for a load of many variables.

use std::borrow::Cow;
use std::env::VarError;
use std::ffi::OsStr;

use super::text::wipe;
use super::{Answer, Env, LayerText, Level, Origin, Snapshot, SystemText};

/// The two ways to read the process environment.
#[derive(Clone, Copy)]
pub(crate) enum Process<'a> {
    View,
    Snapshot(&'a Snapshot),
}

/// What the process has for a name, in the form that nearly every load needs. It is small, because it is made for each
/// field.
pub(crate) enum Plain<'a> {
    /// A text that is not empty.
    Text(Cow<'a, str>),
    Unset,
    /// An empty text, or one that is not UTF-8; or nothing was looked up.
    Unknown,
}

impl<'a> Process<'a> {
    #[inline]
    pub(crate) fn plain(self, name: &str) -> Plain<'a> {
        match self {
            Self::View => match std::env::var(name) {
                Ok(text) if !text.is_empty() => Plain::Text(Cow::Owned(text)),
                text => no_plain_text(text),
            },
            Self::Snapshot(snapshot) => match snapshot.find(name).map(OsStr::to_str) {
                Some(Some(text)) if !text.is_empty() => Plain::Text(Cow::Borrowed(text)),
                Some(_) => Plain::Unknown,
                None => Plain::Unset,
            },
        }
    }

    #[inline]
    pub(crate) fn value(self, name: &str) -> Option<LayerText<'a>> {
        match self {
            Self::View => std::env::var_os(name).map(LayerText::from),
            Self::Snapshot(snapshot) => snapshot.find(name).map(LayerText::Borrowed),
        }
    }

    /// Returns the value as a text.
    pub(crate) fn text(self, name: &str) -> Option<SystemText<'a>> {
        match self {
            Self::View => std::env::var(name).map_or_else(no_text, |text| Some(SystemText::Utf8(text.into()))),
            Self::Snapshot(variables) => variables.find(name).map(|text| Cow::Borrowed(text).into()),
        }
    }

    pub(super) fn get(self, name: &str) -> Option<Answer<'a>> {
        self.value(name).map(|value| Answer::Value(value, Cow::Borrowed(&Origin::Process)))
    }

    /// Chooses the snapshot for lookups, except on Windows: names ignore case there, and the hash does not.
    fn of(snapshot: &'a Snapshot) -> Self {
        if cfg!(windows) { Self::View } else { Self::Snapshot(snapshot) }
    }
}

impl Env {
    /// Returns the process environment, if it is the only layer.
    pub(crate) fn process_alone(&self) -> Option<Process<'_>> {
        let mut layers = self.layers.iter().filter(|layer| !layer.is_absent()).peekable();
        let alone = layers.peek().is_some() && layers.all(|layer| matches!(layer, Level::Process));
        alone.then(|| self.process_layer())
    }

    pub(super) fn process_layer(&self) -> Process<'_> {
        self.snapshot.get().map_or(Process::View, Process::of)
    }

    /// Returns a snapshot of the process environment, taken on the first call.
    pub(super) fn snapshot(&self) -> &Snapshot {
        self.snapshot.get_or_init(|| Snapshot::take(self.has_secrets))
    }

    /// Takes a snapshot of the process, if it is a layer. Later lookups read the snapshot.
    pub(crate) fn take_snapshot(&self) {
        if self.layers.iter().any(|layer| matches!(layer, Level::Process)) {
            self.snapshot();
        }
    }

    /// Prepares for a load of the given number of variables, by a snapshot of the process if that is cheaper.
    ///
    /// A layer that could answer differently during the load is replaced by a copy that does not. A snapshot for a
    /// configuration with secrets is wiped afterwards.
    pub(crate) fn for_load(mut self, variables: usize, has_secrets: bool) -> Self {
        self.has_secrets = has_secrets;
        if prefers_snapshot(variables) {
            self.take_snapshot();
        }
        if let Cow::Owned(layers) = &mut self.layers {
            for layer in layers {
                if let Level::Source(source) = layer {
                    if let Some(steady) = source.for_load() {
                        *source = steady;
                    }
                }
            }
        }
        self
    }
}

/// Overwrites a text that is not UTF-8, which may be a secret. It is looked up once more.
#[cold]
fn no_plain_text(text: Result<String, VarError>) -> Plain<'static> {
    match text {
        Err(VarError::NotPresent) => Plain::Unset,
        Err(VarError::NotUnicode(mut text)) => {
            wipe(&mut text);
            Plain::Unknown
        }
        Ok(_) => Plain::Unknown,
    }
}

#[cold]
fn no_text(error: VarError) -> Option<SystemText<'static>> {
    match error {
        VarError::NotPresent => None,
        VarError::NotUnicode(text) => Some(SystemText::Other(text.into())),
    }
}

/// Returns `true` if a load of the given number of variables is cheaper with a snapshot.
///
/// A lookup compares the name with each variable of the process until it finds an equal one. A comparison takes some 6
/// instructions, or some 20 if the names share a prefix. A snapshot copies and hashes every variable, which takes some
/// 1,000 instructions each, and then finds a name at once. Both costs are proportional to the size of the environment,
/// so only the number of lookups matters.
fn prefers_snapshot(variables: usize) -> bool {
    variables >= 150 && !cfg!(windows)
}
