//! What reading a file leaves: the places that the rules look at. The syntax trees are dropped file by file.

use std::sync::Arc;

/// A place in a file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Place {
    /// Relative to the root of the report, with `/`.
    pub(crate) path: Arc<str>,
    /// From 1; 0 is the file itself.
    pub(crate) line: usize,
    /// In characters, from 1.
    pub(crate) column: usize,
    /// In characters.
    pub(crate) length: usize,
    /// The line, without comments and with other literals masked. None if it may hold a credential.
    pub(crate) excerpt: Option<Arc<str>>,
}

/// What is around a place.
#[derive(Clone, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a fact about the place")]
pub(crate) struct Context {
    /// Index of the package in the scope.
    pub(crate) package: usize,
    /// In the configuration: its module, or the `impl` of its type.
    pub(crate) config: bool,
    /// In a loader such as `from_env`, beside the configuration.
    pub(crate) loader: bool,
    /// In what gives a default: `impl Default`, `fn default_port`, `const DEFAULT_PORT`, the argument of `unwrap_or`.
    pub(crate) default: bool,
    /// In `main`.
    pub(crate) main: bool,
    /// In the text of a log line, an error or a help.
    pub(crate) text: bool,
    /// Compared with, matched, cut out.
    pub(crate) compared: bool,
    /// The constant, variable or field that it becomes.
    pub(crate) name: Option<Arc<str>>,
    /// The function or method that takes it, and the path at the root of the chain of calls.
    pub(crate) taker: Option<Arc<str>>,
    /// Index of the function.
    pub(crate) function: Option<usize>,
    /// In the default of a read of this variable.
    pub(crate) fallback_of: Option<Arc<str>>,
}

/// The argument of a call, as far as it is known.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Argument {
    Text(Arc<str>),
    Number(Arc<str>),
    Constant(Arc<str>),
    Parameter(usize),
    Unknown,
}

/// When a read has a value.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) enum Presence {
    #[default]
    Unknown,
    Required,
    Optional,
    /// With the text, if it is a literal.
    Default(Option<Arc<str>>),
}

/// How the value of a read is used.
#[derive(Clone, Debug, Default)]
pub(crate) struct Usage {
    pub(crate) presence: Presence,
    /// The type that it is parsed as; empty where the code does not say.
    pub(crate) parsed: Option<Arc<str>>,
    /// The words that it is compared with.
    pub(crate) words: Vec<Arc<str>>,
    /// It is split at this text.
    pub(crate) split: Option<Arc<str>>,
}

#[derive(Clone, Debug)]
pub(crate) enum What {
    /// A call of a function by its resolved path, or of a method.
    Call {
        path: Arc<[String]>,
        method: bool,
        arguments: Vec<Argument>,
        usage: Usage,
    },
    /// A function as a value.
    Value,
    /// `env!` and `option_env!`.
    BuildVariable {
        name: Arc<str>,
    },
    /// A literal that an address may be in.
    Literal {
        text: Arc<str>,
    },
    /// A literal port, and the constants of a port in a text or call about an address.
    Port {
        number: u16,
    },
    PortConstant {
        name: Arc<str>,
    },
    /// A literal that is used as a secret.
    Secret {
        of: Arc<str>,
    },
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
pub(crate) struct Function {
    /// The module, the type of its `impl`, and its name.
    pub(crate) path: Vec<String>,
    pub(crate) method: bool,
    pub(crate) file: Arc<str>,
    /// The function that a closure is bound in.
    pub(crate) inside: Option<usize>,
}

/// What the files of the workspace hold.
#[derive(Debug, Default)]
pub(crate) struct Sites {
    pub(crate) all: Vec<Site>,
    pub(crate) functions: Vec<Function>,
    /// Constants with a text or number, by package and name.
    pub(crate) constants: std::collections::HashMap<(usize, Arc<str>), Arc<str>>,
    /// `pub use std::env::var as read`: the module and name, and the path.
    pub(crate) exports: Vec<(Vec<String>, Vec<String>)>,
    /// Macros by example that hand their argument to the environment.
    pub(crate) reading_macros: std::collections::BTreeSet<String>,
    /// Types of the workspace.
    pub(crate) types: std::collections::HashSet<Arc<str>>,
    pub(crate) lines: usize,
    pub(crate) files: usize,
    pub(crate) parsed: usize,
    /// What was not read, and why.
    pub(crate) skipped: Vec<(String, String)>,
}
