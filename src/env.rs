//! The sources of values: an ordered stack of layers, each of which maps a name to a value and its origin.

mod constructors;
mod dir;
#[cfg(feature = "dotenv")]
mod dotenv;
#[cfg(feature = "dotenv")]
mod expand;
mod fault;
pub(crate) mod file;
pub mod layer;
mod lookup;
mod pipe;
mod process;
mod snapshot;
mod source;
mod text;

use std::borrow::Cow;
use std::fmt;
use std::sync::{Arc, OnceLock};

pub(crate) use fault::Fault;
pub(crate) use lookup::Lookup;
pub use lookup::Var;
pub(crate) use pipe::Pipes;
pub(crate) use process::{Plain, Process};
use snapshot::Snapshot;
use source::{Answer, Level, Source, Take};
pub(crate) use text::{LayerText, SystemText};

pub(crate) use crate::origin::Origin;
pub(crate) use crate::say::file::FaultReason;

/// An environment: an ordered stack of layers, in which the highest layer that mentions a name decides its value.
///
/// A layer is the process environment, a `.env` file, a directory of files, a set of values in code, a set of bare names,
/// a [function](Self::from_fn), or [made by name](layer::Layer). The crate never writes to the process environment, and
/// never searches directories for files. It caches nothing, except the text of a pipe, which cannot be read twice.
/// Constructors do not fail: every load reports an unreadable file together with the other problems.
///
/// Cloning is cheap. `Debug` shows the number of variables in each layer, but neither names nor values.
///
/// ```
/// use factor3::Env;
///
/// let defaults = Env::from([("PORT", "8080"), ("HOST", "localhost")]);
/// let env = Env::from([("PORT", "9090")]).or(defaults).without("HOST");
///
/// assert_eq!(env.get("PORT").unwrap().value(), "9090");
/// assert!(env.get("HOST").is_none());
/// ```
pub struct Env {
    /// From the highest to the lowest.
    layers: Cow<'static, [Level]>,
    /// A copy of the process environment for one load: see [`Env::for_load`].
    snapshot: OnceLock<Snapshot>,
    /// The load is that of a configuration with secrets.
    has_secrets: bool,
    /// The pipes that variables named in earlier loads.
    pipes: OnceLock<Arc<Pipes>>,
}

impl Default for Env {
    fn default() -> Self {
        Self::empty()
    }
}

impl Clone for Env {
    /// Clones the layers and drops the snapshot, which belongs to one load.
    fn clone(&self) -> Self {
        Self { pipes: self.pipes.clone(), ..Self::of_layers(self.layers.clone()) }
    }
}

impl Env {
    /// Returns an environment without layers, and so without variables. It is also the [`Default`].
    ///
    /// ```
    /// use factor3::Env;
    ///
    /// let env = Env::empty().with("PORT", "8080");
    /// assert_eq!(env.get("PORT").unwrap().value(), "8080");
    /// assert!(env.get("HOME").is_none());
    /// ```
    pub const fn empty() -> Self {
        Self::of_layers(Cow::Borrowed(&[]))
    }

    /// Returns the pipes that variables name, for the loads of this environment.
    pub(crate) fn pipes(&self) -> &Pipes {
        self.pipes.get_or_init(Arc::default)
    }

    /// Takes over the pipes that a copy of this environment read.
    #[inline]
    pub(crate) fn keep_pipes(&self, of: &Self) {
        if let Some(pipes) = of.pipes.get() {
            self.pipes.get_or_init(|| Arc::clone(pipes));
        }
    }

    const fn of_layers(layers: Cow<'static, [Level]>) -> Self {
        Self { layers, snapshot: OnceLock::new(), has_secrets: false, pipes: OnceLock::new() }
    }

    /// Adds `lower` as a fallback for the names that this environment does not mention.
    ///
    /// An empty value mentions its name: `X=` in a higher layer hides the `X` of a lower one. The operation is
    /// associative: `a.or(b).or(c)` equals `a.or(b.or(c))`.
    ///
    /// ```
    /// use factor3::Env;
    ///
    /// let env = Env::from([("A", "high"), ("B", "")]).or(Env::from([("A", "low"), ("B", "low"), ("C", "low")]));
    /// assert_eq!(env.get("A").unwrap().value(), "high");
    /// assert_eq!(env.get("B").unwrap().value(), "");
    /// assert_eq!(env.get("C").unwrap().value(), "low");
    /// ```
    #[must_use]
    pub fn or(mut self, lower: Self) -> Self {
        self.layers.to_mut().extend(lower.layers.into_owned());
        self
    }

    /// Labels the layers of values and names in code that have no label yet.
    ///
    /// Reports and summaries show the label as their origin.
    ///
    /// ```
    /// use factor3::Env;
    ///
    /// let vault = Env::from([("DB_PASSWORD", "correct horse")]).named("vault: kv/orders");
    /// assert_eq!(vault.get("DB_PASSWORD").unwrap().origin().to_string(), "vault: kv/orders");
    /// ```
    #[must_use]
    pub fn named(mut self, label: &str) -> Self {
        for layer in self.layers.to_mut() {
            if let Level::Source(source) = layer {
                if let Some(named) = source.named(label) {
                    *source = named;
                }
            }
        }
        self
    }

    /// Returns the value and the origin of a variable, from the highest layer that mentions it.
    ///
    /// Returns `None` if no layer mentions the name, if only the [name](Self::from_names) is known, or if the value is
    /// in a file that cannot be read. A load reports the last two.
    ///
    /// ```
    /// use factor3::Env;
    ///
    /// let env = Env::from([("PORT", "8080"), ("HOST", "")]).or(Env::from_names(["TOKEN"]));
    /// assert_eq!(env.get("PORT").unwrap().value(), "8080");
    /// assert_eq!(env.get("HOST").unwrap().value(), "");
    /// assert!(env.get("TOKEN").is_none());
    /// assert!(env.get("USER").is_none());
    /// ```
    pub fn get(&self, name: &str) -> Option<Var<'_>> {
        match self.lookup(name) {
            Lookup::Found(var) => Some(var),
            Lookup::Unset | Lookup::Unknown(_) | Lookup::Perhaps(_) | Lookup::Broken(_) | Lookup::Reported => None,
        }
    }
}

impl fmt::Debug for Env {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Env")?;
        f.debug_list().entries(self.layers.iter()).finish()
    }
}

impl fmt::Debug for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Process => f.write_str("Process"),
            Self::Source(source) => source.fmt(f),
            Self::Absent(_) => f.write_str("Absent"),
        }
    }
}
