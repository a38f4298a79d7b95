//! A layer of any kind, made name by name: for the values of a test, for flags, and for other stores and formats.

mod function;
mod note;
mod value;

use std::borrow::Cow;
use std::ffi::{OsStr, OsString};
use std::fmt;
use std::path::Path;
use std::sync::Arc;

pub use note::Note;
pub use value::Value;

use super::source::{Answer, Level, Source, Take};
use super::{Env, Fault, FaultReason, Origin, file};
use crate::hash::Map;

/// A layer under construction: what a manifest, a secret store or a command line says about each name, where it says
/// so, and what is wrong with it.
///
/// It becomes an [`Env`] with [`Env::from`], and a list of layers, from the highest to the lowest, with `collect`.
/// `Debug` shows the number of variables.
///
/// ```
/// use factor3::layer::{Layer, Note, Value};
/// use factor3::summary::Status;
/// use factor3::{Env, EnvConfig, Origin, SecretString};
///
/// #[derive(Debug, EnvConfig)]
/// struct Config {
///     #[env(default = 8080)]
///     port: u16,
///     inventory_token: SecretString,
///     api_key: SecretString,
/// }
///
/// let mut layer = Layer::new();
/// layer.set("PORT", "80a80", Origin::at("orders.yaml", 7, 18));
/// layer.set("INVENTORY_TOKEN", Value::Unknown, Origin::in_line("orders.yaml", 8));
/// layer.set("API_KEY", Value::Perhaps, Origin::in_line("orders.yaml", 12));
/// layer.warning(Note::new(Origin::in_line("orders.yaml", 3), "has a field that is ignored"));
///
/// let summary = Config::summary(&Env::from(layer));
/// let status: Vec<_> = summary.variables().iter().map(|variable| variable.status()).collect();
/// assert_eq!(status, [Status::Problem, Status::NameOnly, Status::Perhaps]);
/// assert_eq!(
///     summary.problems()[0].to_string(),
///     "PORT must be an integer from 0 to 65535: character 3 of 5 is not a digit (orders.yaml:7:18)"
/// );
/// let warnings: Vec<_> = summary.warnings().iter().map(ToString::to_string).collect();
/// assert_eq!(
///     warnings,
///     [
///         "orders.yaml:3 has a field that is ignored",
///         "API_KEY is required, and perhaps not set (orders.yaml:12)",
///     ]
/// );
/// ```
#[derive(Clone, Default)]
pub struct Layer {
    entries: Map<OsString, Slot>,
    /// The label of the entries that have no origin of their own.
    label: Option<Origin>,
    /// Names that begin with one of the prefixes are perhaps set.
    rest: Vec<(String, Origin)>,
    problems: Vec<Fault>,
    warnings: Vec<Fault>,
}

/// The entry for one name.
#[derive(Clone)]
struct Slot {
    /// `None` if the name is in a problem of the layer.
    value: Option<Value>,
    origin: Option<Origin>,
}

impl Drop for Slot {
    fn drop(&mut self) {
        self.value.iter_mut().for_each(Value::wipe);
    }
}

const IN_CODE: Origin = Origin::Given { label: None };

impl Layer {
    /// Creates a layer that says nothing.
    ///
    /// ```
    /// use factor3::Env;
    /// use factor3::layer::Layer;
    ///
    /// assert!(Env::from(Layer::new()).get("PORT").is_none());
    /// ```
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets what the layer says about a name. If a name is set twice, the last value counts.
    ///
    /// ```
    /// use factor3::layer::Layer;
    /// use factor3::{Env, Origin};
    ///
    /// let mut layer = Layer::new();
    /// layer.set("PORT", "8080", Origin::at("orders.service", 4, 18));
    /// let env = Env::from(layer);
    /// let port = env.get("PORT").unwrap();
    /// assert_eq!(port.value(), "8080");
    /// assert_eq!(port.origin().to_string(), "orders.service:4:18");
    /// ```
    pub fn set(&mut self, name: impl Into<OsString>, value: impl Into<Value>, origin: Origin) {
        self.insert(name.into(), Some(value.into()), Some(origin));
    }

    /// Makes the layer forget a name, which leaves it to the layers below.
    ///
    /// ```
    /// use factor3::layer::Layer;
    /// use factor3::{Env, Origin};
    ///
    /// let mut layer = Layer::new();
    /// layer.set("PORT", "8080", Origin::in_file("orders.service"));
    /// layer.forget("PORT");
    /// assert!(layer.get("PORT").is_none());
    /// ```
    pub fn forget(&mut self, name: impl AsRef<OsStr>) {
        self.entries.remove(name.as_ref());
    }

    /// Says that any other name that begins with the prefix is perhaps set: the variables come from a store that cannot
    /// be read here. An empty prefix means all names.
    ///
    /// A required variable that no layer sets is then a warning instead of a problem. A second call adds a prefix.
    ///
    /// ```
    /// use factor3::layer::Layer;
    /// use factor3::{Env, EnvConfig, Origin};
    ///
    /// #[derive(Debug, EnvConfig)]
    /// struct Config {
    ///     port: u16,
    /// }
    ///
    /// let mut layer = Layer::new();
    /// layer.perhaps_all("", Origin::in_line("orders.yaml", 9));
    /// let summary = Config::summary(&Env::from(layer));
    /// assert_eq!(summary.warnings()[0].to_string(), "PORT is required, and perhaps not set (orders.yaml:9)");
    /// assert_eq!(summary.exit_code(), 0);
    /// ```
    pub fn perhaps_all(&mut self, prefix: impl Into<String>, origin: Origin) {
        self.rest.push((prefix.into(), origin));
    }

    /// Adds a problem, which every load reports.
    ///
    /// If the problem is [about](Note::about) a variable, the variable is neither set nor missing: the problem explains
    /// it.
    ///
    /// ```
    /// use factor3::layer::{Layer, Note};
    /// use factor3::{Env, EnvConfig, Origin};
    ///
    /// #[derive(Debug, EnvConfig)]
    /// struct Config {
    ///     port: u16,
    /// }
    ///
    /// let mut layer = Layer::new();
    /// let note = Note::new(Origin::at("orders.yaml", 7, 18), "is a number, which Kubernetes refuses");
    /// layer.problem(note.about("PORT").help("put it in quotes"));
    /// let error = Config::load(&Env::from(layer)).unwrap_err();
    /// assert_eq!(
    ///     error.problems()[0].to_string(),
    ///     "PORT is a number, which Kubernetes refuses (orders.yaml:7:18); put it in quotes"
    /// );
    /// assert_eq!(error.problems().len(), 1);
    /// ```
    pub fn problem(&mut self, note: Note) {
        let fault = note.into_fault(false);
        if let Some(name) = &fault.name {
            self.insert(name.into(), None, None);
        }
        self.problems.push(fault);
    }

    /// Adds a warning, which every summary shows.
    ///
    /// ```
    /// use factor3::layer::{Layer, Note};
    /// use factor3::{Env, EnvConfig, Origin};
    ///
    /// #[derive(Debug, EnvConfig)]
    /// struct Config {
    ///     token: Option<String>,
    /// }
    ///
    /// let mut layer = Layer::new();
    /// let note = Note::new(Origin::in_line("orders.service", 3), "has a line that systemd ignores");
    /// layer.warning(note.about("TOKEN"));
    /// let summary = Config::summary(&Env::from(layer));
    /// assert_eq!(
    ///     summary.warnings()[0].to_string(),
    ///     "TOKEN has a line that systemd ignores (orders.service:3)"
    /// );
    /// ```
    pub fn warning(&mut self, note: Note) {
        self.warnings.push(note.into_fault(true));
    }

    /// Reads a file that must be regular and may have up to `limit` bytes. If it cannot be read, returns `None` and
    /// adds a problem.
    ///
    /// ```
    /// use factor3::Env;
    /// use factor3::layer::Layer;
    ///
    /// let mut layer = Layer::new();
    /// assert_eq!(layer.read("no/such/orders.yaml", 1 << 20), None);
    /// assert_eq!(Env::from(layer).problems()[0].message(), "no/such/orders.yaml does not exist");
    /// ```
    pub fn read(&mut self, path: impl AsRef<Path>, limit: usize) -> Option<Vec<u8>> {
        let path = path.as_ref();
        let read = file::read_up_to(path, limit);
        read.map_err(|reason| {
            let origin = Origin::File { path: path.to_path_buf() };
            self.problems.push(Fault { origin, name: None, reason });
        })
        .ok()
    }

    /// Returns what the layer says about a name, and where. A name in a [problem](Self::problem) is not included.
    /// [`perhaps_all`](Self::perhaps_all) covers names that are not set.
    ///
    /// ```
    /// use factor3::Origin;
    /// use factor3::layer::{Layer, Value};
    ///
    /// let mut layer = Layer::new();
    /// layer.set("TOKEN", Value::Unknown, Origin::in_line("orders.yaml", 8));
    /// let (value, origin) = layer.get("TOKEN").unwrap();
    /// assert_eq!(value, &Value::Unknown);
    /// assert_eq!(origin.line(), Some(8));
    /// ```
    pub fn get(&self, name: impl AsRef<OsStr>) -> Option<(&Value, &Origin)> {
        static PERHAPS: Value = Value::Perhaps;

        match self.entries.get(name.as_ref()) {
            Some(entry) => Some((entry.value.as_ref()?, self.origin(entry))),
            None => Some((&PERHAPS, self.rest(name.as_ref())?)),
        }
    }

    /// Returns every name with its value and its origin, in the order of the names.
    ///
    /// ```
    /// use factor3::Origin;
    /// use factor3::layer::Layer;
    ///
    /// let mut layer = Layer::new();
    /// layer.set("PORT", "80", Origin::in_line("prod.env", 1));
    /// layer.set("HOST", "::", Origin::in_line("prod.env", 2));
    /// let names: Vec<_> = layer.variables().map(|(name, _, _)| name).collect();
    /// assert_eq!(names, ["HOST", "PORT"]);
    /// ```
    pub fn variables(&self) -> impl Iterator<Item = (&OsStr, &Value, &Origin)> {
        let mut names: Vec<_> = self.entries.iter().collect();
        names.sort_by_key(|(name, _)| *name);
        names.into_iter().filter_map(|(name, entry)| Some((&**name, entry.value.as_ref()?, self.origin(entry))))
    }

    fn insert(&mut self, name: OsString, value: Option<Value>, origin: Option<Origin>) {
        self.entries.insert(name, Slot { value, origin });
    }

    fn origin<'a>(&'a self, entry: &'a Slot) -> &'a Origin {
        entry.origin.as_ref().or(self.label.as_ref()).unwrap_or(&IN_CODE)
    }

    /// Returns the origin of a name that the layer does not mention, but that is perhaps set.
    fn rest(&self, name: &OsStr) -> Option<&Origin> {
        let starts = |prefix: &str| name.as_encoded_bytes().starts_with(prefix.as_bytes());
        self.rest.iter().find(|(prefix, _)| starts(prefix)).map(|(_, origin)| origin)
    }
}

impl Source for Layer {
    fn get(&self, name: &str) -> Option<Answer<'_>> {
        self.get_unread(name).or_else(|| self.rest(name.as_ref()).map(|origin| Answer::Perhaps(Cow::Borrowed(origin))))
    }

    fn get_unread(&self, name: &str) -> Option<Answer<'_>> {
        let entry = self.entries.get(OsStr::new(name))?;
        Some(entry.value.as_ref().map_or(Answer::Reported, |value| value.said(name, self.origin(entry))))
    }

    fn mentions<'a>(&'a self, take: Take<'_, 'a>) {
        for (name, entry) in &self.entries {
            let set = entry.value.as_ref().is_some_and(Value::is_set);
            take(Cow::Borrowed(name), set.then(|| Cow::Borrowed(self.origin(entry))));
        }
    }

    fn rest_under(&self, prefix: &str) -> Option<&Origin> {
        let meets = |(rest, _): &&(String, Origin)| rest.starts_with(prefix) || prefix.starts_with(rest);
        self.rest.iter().find(meets).map(|(_, origin)| origin)
    }

    fn faults(&self) -> &[Fault] {
        &self.problems
    }

    fn warnings(&self) -> &[Fault] {
        &self.warnings
    }

    fn named(&self, label: &str) -> Option<Arc<dyn Source>> {
        let label = Some(Origin::label(label));
        self.label.is_none().then(|| Arc::new(Self { label, ..self.clone() }) as _)
    }
}

impl fmt::Debug for Layer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Layer({})", self.entries.len())
    }
}

impl FromIterator<(OsString, Value)> for Layer {
    /// Creates a layer of values in code. If a name occurs twice, its last value counts.
    fn from_iter<I: IntoIterator<Item = (OsString, Value)>>(values: I) -> Self {
        let entry = |(name, value)| (name, Slot { value: Some(value), origin: None });
        Self { entries: values.into_iter().map(entry).collect(), ..Self::default() }
    }
}

impl From<Layer> for Env {
    /// Creates an environment of one layer.
    fn from(layer: Layer) -> Self {
        Self::of(layer)
    }
}

impl FromIterator<Layer> for Env {
    /// Creates an environment of several layers, from the highest to the lowest.
    ///
    /// ```
    /// use factor3::layer::Layer;
    /// use factor3::{Env, Origin};
    ///
    /// let mut layers = [Layer::new(), Layer::new()];
    /// layers[0].set("PORT", "80", Origin::label("flags"));
    /// layers[1].set("PORT", "8080", Origin::in_line("prod.env", 1));
    /// let env: Env = layers.into_iter().collect();
    /// assert_eq!(env.get("PORT").unwrap().value(), "80");
    /// ```
    fn from_iter<I: IntoIterator<Item = Layer>>(layers: I) -> Self {
        Self::of_layers(layers.into_iter().map(|layer| Level::Source(Arc::new(layer))).collect())
    }
}
