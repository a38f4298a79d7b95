//! Where values come from: an ordered stack of layers, each of which answers "what is NAME?" with a value and its
//! origin.

mod fault;
mod given;
mod origin;
mod process;

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};
use std::ffi::{OsStr, OsString};
use std::fmt;
use std::sync::Arc;

pub(crate) use fault::Fault;
use given::Given;
pub use origin::Origin;

/// An ordered stack of layers; the highest that mentions a name answers for it.
///
/// A layer is the environment of the process, a `.env` file, or values that the program gives. Nothing is ever written
/// to the environment of the process, nothing is cached, and no directory is searched for files. A file never makes a
/// constructor fail: what is wrong with it is reported by every load, together with everything else.
///
/// A clone is cheap. `Debug` shows how many variables a layer has, and neither names nor values.
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
#[derive(Clone)]
pub struct Env {
    /// The highest first.
    layers: Vec<Layer>,
}

#[derive(Clone)]
enum Layer {
    Process,
    Given(Arc<Given>),
}

/// What an [`Env`] says of one name. Its `Debug` shows the origin only.
pub struct Var<'a> {
    pub(crate) value: Cow<'a, OsStr>,
    pub(crate) origin: Cow<'a, Origin>,
    /// Other variables are in the value: `${NAME}`.
    pub(crate) expanded: bool,
}

/// What a stack of layers says of one name.
pub(crate) enum Lookup<'a> {
    /// No layer mentions it, or a layer says that nothing below answers for it.
    Unset,
    /// The highest layer that mentions it. The value may be empty.
    Found(Var<'a>),
    /// The highest layer that mentions it holds a text that is no value.
    Broken(Fault),
    /// The highest layer that mentions it could not be read there, which is among its faults already.
    Reported,
}

impl Env {
    /// The environment of the process: a view, read when asked.
    ///
    /// ```
    /// use factor3::Env;
    ///
    /// let env = Env::process().or(Env::from([("ORDERS_PORT", "8080")]));
    /// assert_eq!(env.get("ORDERS_PORT").unwrap().value(), "8080");
    /// ```
    pub fn process() -> Self {
        Self { layers: vec![Layer::Process] }
    }

    /// The same, with `lower` for what this one does not mention.
    ///
    /// An empty value mentions its name: `X=` in this one hides what `lower` says of `X`. It does not matter how a stack
    /// is put together: `a.or(b).or(c)` and `a.or(b.or(c))` are the same.
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
        self.layers.extend(lower.layers);
        self
    }

    /// The same, with one value above all others: for tests, and for command-line flags.
    ///
    /// ```
    /// use factor3::Env;
    ///
    /// let env = Env::from([("PORT", "8080")]).with("PORT", "9090");
    /// assert_eq!(env.get("PORT").unwrap().value(), "9090");
    /// ```
    #[must_use]
    pub fn with(self, name: &str, value: impl Into<OsString>) -> Self {
        self.on_top(name, Some(value.into()))
    }

    /// The same, but nothing below answers for this name, nor anything that is put below later.
    ///
    /// ```
    /// use factor3::Env;
    ///
    /// let env = Env::from([("PORT", "8080")]).without("PORT");
    /// assert!(env.get("PORT").is_none());
    /// assert!(env.or(Env::from([("PORT", "9090")])).get("PORT").is_none());
    /// ```
    #[must_use]
    pub fn without(self, name: &str) -> Self {
        self.on_top(name, None)
    }

    fn on_top(mut self, name: &str, value: Option<OsString>) -> Self {
        let given = Given::from_iter([(name.into(), value)]);
        self.layers.insert(0, Layer::Given(Arc::new(given)));
        self
    }

    /// The same, with a label for the values that the program gave and that have none yet.
    ///
    /// The label is what reports and summaries call the origin of these values.
    ///
    /// ```
    /// use factor3::Env;
    ///
    /// let vault = Env::from([("DB_PASSWORD", "correct horse")]).named("vault: kv/orders");
    /// assert_eq!(vault.get("DB_PASSWORD").unwrap().origin().to_string(), "vault: kv/orders");
    /// ```
    #[must_use]
    pub fn named(mut self, label: &str) -> Self {
        for layer in &mut self.layers {
            if let Layer::Given(given) = layer {
                Arc::make_mut(given).name(label);
            }
        }
        self
    }

    /// What the highest layer that mentions the name says of it.
    ///
    /// `None` where no layer mentions it, and where the value in a file cannot be read; a load reports that.
    pub fn get(&self, name: &str) -> Option<Var<'_>> {
        match self.lookup(name) {
            Lookup::Found(var) => Some(var),
            Lookup::Unset | Lookup::Broken(_) | Lookup::Reported => None,
        }
    }

    pub(crate) fn lookup(&self, name: &str) -> Lookup<'_> {
        for layer in &self.layers {
            match layer {
                Layer::Process => {
                    if let Some(value) = process::get(name) {
                        return Lookup::Found(Var::new(Cow::Owned(value), &process::ORIGIN));
                    }
                }
                Layer::Given(given) => match given.get(name) {
                    Some(Some(value)) => return Lookup::Found(Var::new(Cow::Borrowed(value), given.origin())),
                    Some(None) => return Lookup::Unset,
                    None => {}
                },
            }
        }
        Lookup::Unset
    }

    /// What is wrong with and in the files, whatever is read of them: by layer, then by line.
    pub(crate) fn faults(&self) -> impl Iterator<Item = &Fault> {
        std::iter::empty()
    }

    /// What is allowed in the files, and probably a mistake: by layer, then by line.
    pub(crate) fn warnings(&self) -> impl Iterator<Item = &Fault> {
        std::iter::empty()
    }

    /// Every name with a visible value that is not empty, in order, and where it is set.
    pub(crate) fn names(&self) -> impl Iterator<Item = (Cow<'_, OsStr>, Cow<'_, Origin>)> {
        // The highest layer comes first, and what it says stays: `None` hides the name.
        let mut names = BTreeMap::new();
        for layer in &self.layers {
            match layer {
                Layer::Process => {
                    for (name, value) in process::values() {
                        let origin = (!value.is_empty()).then_some(Cow::Borrowed(&process::ORIGIN));
                        names.entry(Cow::Owned(name)).or_insert(origin);
                    }
                }
                Layer::Given(given) => {
                    for (name, value) in given.values() {
                        let origin = value.filter(|value| !value.is_empty()).map(|_| Cow::Borrowed(given.origin()));
                        names.entry(Cow::Borrowed(name)).or_insert(origin);
                    }
                }
            }
        }
        names.into_iter().filter_map(|(name, origin)| Some((name, origin?)))
    }

    /// Whether the environment of the process is all there is.
    pub(crate) fn is_process_only(&self) -> bool {
        matches!(self.layers[..], [Layer::Process])
    }
}

impl<K: Into<OsString>, V: Into<OsString>> FromIterator<(K, V)> for Env {
    /// One layer of given values; of two values for one name the later counts.
    fn from_iter<I: IntoIterator<Item = (K, V)>>(values: I) -> Self {
        let given = values.into_iter().map(|(name, value)| (name.into(), Some(value.into()))).collect();
        Self { layers: vec![Layer::Given(Arc::new(given))] }
    }
}

impl<K: Into<OsString>, V: Into<OsString>, const N: usize> From<[(K, V); N]> for Env {
    /// One layer of given values; of two values for one name the later counts.
    fn from(values: [(K, V); N]) -> Self {
        values.into_iter().collect()
    }
}

impl<K: Into<OsString>, V: Into<OsString>, S> From<HashMap<K, V, S>> for Env {
    /// One layer of given values.
    fn from(values: HashMap<K, V, S>) -> Self {
        values.into_iter().collect()
    }
}

impl fmt::Debug for Env {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Env")?;
        f.debug_list().entries(&self.layers).finish()
    }
}

impl fmt::Debug for Layer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Process => f.write_str("Process"),
            Self::Given(given) => write!(f, "Given({})", given.len()),
        }
    }
}

impl<'a> Var<'a> {
    fn new(value: Cow<'a, OsStr>, origin: &'a Origin) -> Self {
        Self { value, origin: Cow::Borrowed(origin), expanded: false }
    }

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
