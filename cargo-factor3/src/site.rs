//! The places that a file leaves for the rules. Its syntax tree is dropped once it is read.

use std::sync::Arc;

/// A place in a file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Place {
    /// The path relative to the root of the report, with `/`.
    pub(crate) path: Arc<str>,
    /// The line, counted from 1; 0 is the file itself.
    pub(crate) line: usize,
    /// The column in characters, counted from 1.
    pub(crate) column: usize,
    /// The length in characters.
    pub(crate) length: usize,
    /// The line, without comments and with other literals masked, or `None` if it may contain a credential.
    pub(crate) excerpt: Option<Arc<str>>,
}

/// The surroundings of a place.
#[derive(Clone, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a fact about the place")]
pub(crate) struct Context {
    /// The index of the package in the scope.
    pub(crate) package: usize,
    /// In the configuration: in its module, or in the `impl` of its type.
    pub(crate) config: bool,
    /// In a loader such as `from_env`, beside the configuration.
    pub(crate) loader: bool,
    /// In the code of a default: `impl Default`, `fn default_port`, `const DEFAULT_PORT`, the argument of `unwrap_or`.
    pub(crate) default: bool,
    /// In `main`.
    pub(crate) main: bool,
    /// In code for tests, for development, or for sample data, which is not compiled for tests only.
    pub(crate) sample: bool,
    /// In the text of a log line, an error or a help.
    pub(crate) text: bool,
    /// The value is compared with, matched, or cut out.
    pub(crate) compared: bool,
    /// The constant, variable or field that receives the value.
    pub(crate) name: Option<Arc<str>>,
    /// The function or method that receives the value, and the path at the root of the chain of calls.
    pub(crate) taker: Option<Arc<str>>,
    /// The index of the function.
    pub(crate) function: Option<usize>,
    /// In the default of a read of this variable.
    pub(crate) fallback_of: Option<Arc<str>>,
    /// In a branch that depends on a variable of the environment.
    pub(crate) conditional: bool,
}

/// The argument of a call, if it is known.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Argument {
    Text(Arc<str>),
    Number(Arc<str>),
    Constant(Arc<str>),
    Parameter(usize),
    /// A map of all variables.
    Environment,
    /// A value of the configuration: `config.log.directory`.
    Configured,
    /// A text that is put together from parts.
    Joined,
    /// `Some(..)` of a value that the file does not show.
    Given,
    Unknown,
}

/// The path of a look-up in a map, which may be one of all variables.
pub(crate) const MAP: &str = "map[]";

/// The parameter `self` of a method.
pub(crate) const SELF: usize = usize::MAX;

/// The presence of a value at a read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) enum Presence {
    #[default]
    Unknown,
    Required,
    Optional,
    /// The default, with its text if that is a literal.
    Default(Option<Arc<str>>),
    /// Required, but only under a condition on another variable.
    Sometimes,
}

/// The use of a value that was read.
#[derive(Clone, Debug, Default)]
pub(crate) struct Usage {
    pub(crate) presence: Presence,
    /// The presence, if a missing value is `None` where it is used.
    pub(crate) of_option: Presence,
    /// The presence, if a missing value is `Ok(None)` where it is used.
    pub(crate) of_nested: Presence,
    /// The type that it is parsed as, or an empty text if the code does not name it.
    pub(crate) parsed: Option<Arc<str>>,
    /// The words that it is compared with.
    pub(crate) words: Vec<Arc<str>>,
    /// The text that it is split at.
    pub(crate) split: Option<Arc<str>>,
    /// The type that the place requires of it.
    pub(crate) expected: Option<Arc<str>>,
    /// The function that connects to it, or listens at it.
    pub(crate) taken: Option<Arc<str>>,
    /// The place asks only whether there is a value, or whether it is a certain one.
    pub(crate) asked: bool,
}

#[derive(Clone, Debug)]
pub(crate) enum What {
    /// A call of a function by its resolved path, or a call of a method.
    Call { path: Arc<[String]>, method: bool, receiver: Argument, arguments: Vec<Argument>, usage: Box<Usage> },
    /// A function as a value.
    Value,
    /// A use of `env!` or `option_env!`.
    BuildVariable { name: Arc<str> },
    /// A literal that may contain an address.
    Literal { text: Arc<str> },
    /// A literal port, with `all` if its address is all interfaces.
    Port { number: u16, all: bool },
    /// The constant of a port in a text or call about an address.
    PortConstant { name: Arc<str> },
    /// A literal that is used as a secret, or a constant with one.
    Secret { of: Arc<str>, constant: Option<Arc<str>> },
}

#[derive(Clone, Debug)]
pub(crate) struct Site {
    pub(crate) place: Place,
    pub(crate) context: Context,
    pub(crate) what: What,
    /// The rules that a comment allows here.
    pub(crate) allowed: Arc<[String]>,
}

/// A function of the workspace.
#[derive(Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is a fact about the function")]
pub(crate) struct Function {
    /// The path: the module, the type of its `impl`, and its name.
    pub(crate) path: Vec<String>,
    pub(crate) method: bool,
    pub(crate) file: Arc<str>,
    /// The function around it, if it is a closure.
    pub(crate) inside: Option<usize>,
    /// The parameter that takes the place of a missing value.
    pub(crate) fallback: Option<usize>,
    /// The parameters that are maps.
    pub(crate) maps: Vec<usize>,
    /// The type that it returns.
    pub(crate) output: Option<Arc<str>>,
    /// It makes the process listen.
    pub(crate) listens: bool,
    /// It connects by itself, through a socket of its own. The host of a URL is then a mere form.
    pub(crate) connects: bool,
    /// It names the file of the program itself, to start it again.
    pub(crate) restarts: bool,
}

/// The uses of a constant.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Uses {
    /// In the configuration, in a default, in an attribute, in a text, or in a comparison.
    pub(crate) default: bool,
    /// Elsewhere.
    pub(crate) plain: bool,
}

impl Context {
    /// Returns `true` if a literal here is a default, or is not used as an address.
    pub(crate) fn is_harmless(&self) -> bool {
        self.config || self.default || self.text || self.compared
    }
}

impl Sites {
    /// Notes a use of a constant.
    pub(crate) fn used(&mut self, name: &str, default: bool) {
        let uses = match self.uses.get_mut(name) {
            Some(uses) => uses,
            None => self.uses.entry(name.into()).or_default(),
        };
        uses.default |= default;
        uses.plain |= !default;
    }

    /// Returns `true` for a constant with a literal text.
    pub(crate) fn is_text(&self, package: usize, name: &Arc<str>) -> bool {
        self.constants.get(&(package, name.clone())).is_some_and(|text| !text.is_empty())
    }

    /// Returns `true` for a constant that only defaults use.
    pub(crate) fn is_only_default(&self, name: &str) -> bool {
        self.uses.get(name).is_some_and(|uses| uses.default && !uses.plain)
    }
}

/// A variable that a derive reads into a field.
#[derive(Clone, Debug)]
pub(crate) struct Declared {
    pub(crate) variable: Arc<str>,
    pub(crate) usage: Usage,
    /// The first paragraph of the field's documentation.
    pub(crate) docs: Vec<String>,
}

/// The contents of all files in the workspace.
#[derive(Debug, Default)]
pub(crate) struct Sites {
    pub(crate) all: Vec<Site>,
    pub(crate) functions: Vec<Function>,
    /// Constants with a text or a number, by package and name.
    pub(crate) constants: std::collections::HashMap<(usize, Arc<str>), Arc<str>>,
    /// The uses of constants outside and inside of defaults, by name.
    pub(crate) uses: std::collections::HashMap<Arc<str>, Uses>,
    /// Re-exports such as `pub use std::env::var as read`: the module and name, and the path.
    pub(crate) exports: Vec<(Vec<String>, Vec<String>)>,
    /// Macros by example that pass their argument to the environment.
    pub(crate) reading_macros: std::collections::BTreeSet<String>,
    /// The variables that derives read.
    pub(crate) declared: Vec<Declared>,
    /// Types of the workspace.
    pub(crate) types: std::collections::HashSet<Arc<str>>,
    pub(crate) lines: usize,
    pub(crate) files: usize,
    pub(crate) parsed: usize,
    /// The files that were not read, with the reason.
    pub(crate) skipped: Vec<(String, String)>,
}
