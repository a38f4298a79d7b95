//! The findings of a load, as data. The report, the summary, logfmt and JSON are renderings of a list of findings.

mod files;
mod problem;
mod warning;

use std::rc::Rc;

use crate::env::{FaultReason, Origin};
use crate::problem::ProblemKind;
use crate::say::load::Part;
use crate::say::{FieldName, InstanceName, KnownName, Sentence};
use crate::schema::VariableSpec;

/// The outcome for a variable, or a problem of the environment.
///
/// No variant has a place for a value, except one that may be shown. A text from the environment enters a finding only
/// as a [`Sentence`] or a [`KnownName`], and both demand a reason why it is safe. A rendering of a finding therefore
/// cannot contain a secret, whatever it prints.
#[derive(Clone)]
pub(crate) enum Finding {
    // Success. Only a summary records these.
    /// Set, to a valid value.
    Accepted(Content),
    /// Unset or empty, with a default.
    Defaulted { content: Content, empty: bool },
    /// Unset, and optional.
    Unset,
    /// Set to an empty text, which counts as unset; optional.
    Empty,

    // Problems.
    /// Set, or perhaps set, to an unknown value.
    NameOnly(Known),
    /// Unset or empty, and required. A near miss may be that of a part, which has this name.
    Missing {
        spec: &'static VariableSpec,
        empty: bool,
        why: Option<Rc<Why>>,
        near: Option<Box<(Near, Option<KnownName>)>>,
    },
    /// The password of a URL is set, but not the URL, or it is empty.
    PasswordAlone { empty: bool, may_go: bool },
    /// The URL has a password, and so has the variable for it, which is set there.
    TwoPasswords { other: Option<Origin> },
    /// The value is invalid for its type.
    Refused { item: Option<(usize, Part)>, written: Option<Written>, refusal: Refusal, help: Option<Sentence> },
    /// Two of its names have different values.
    Conflict,
    /// The URL, which comes first, differs from its parts.
    #[cfg_attr(not(feature = "service"), expect(dead_code, reason = "only URLs have parts"))]
    PartsDiffer {
        /// A line for each.
        inputs: Vec<Sentence>,
    },
    /// A fault or a warning about a file, or about a line in it.
    File(FaultReason),
    /// The file that it names cannot be read.
    NamedFile {
        reason: FaultReason,
        /// Advice by the shape of its path.
        help: Option<Sentence>,
    },
    /// The file that it names, or that is named after it, is empty.
    EmptyFile { named: bool },
    /// The value in a file cannot be read.
    Broken(FaultReason),
    /// The value in a file cannot be read, and the fault of the file is reported already.
    Reported,
    /// A rule of the program is violated.
    Rule {
        names: Vec<Sentence>,
        item: Option<usize>,
        written: Option<Written>,
        reason: Sentence,
        /// A line for each variable, if there may be several.
        inputs: Vec<Sentence>,
        help: Option<Sentence>,
    },
    /// serde misses or rejects a variable with a prefix.
    UnderPrefix { what: UnderPrefix, prefix: KnownName },

    // Warnings. Only a summary records these.
    /// Unset, while an unused variable has a similar name.
    NearMiss(Near),
    /// An optional secret, or the URL of a service, is set to an empty text, which counts as unset.
    EmptySecret,
    /// Set by a deprecated name.
    Deprecated { instead: KnownName, note: Option<&'static str> },
    /// Holds an address that Kubernetes injects.
    Injected,
    /// Set, but read only by other variants.
    OtherVariant { tag: KnownName, words: Vec<&'static str> },
    /// Set, but of an instance that is not listed.
    NotListed { list: KnownName, instance: InstanceName },
    /// The value is suspicious.
    Suspicious { item: Option<usize>, predicate: Sentence, help: Option<Sentence> },
    /// It switches the TLS policy of a URL off.
    TlsLowered { url: KnownName },
    /// A platform uses the name for its own purposes.
    PlatformName,
    /// Other variables cannot be checked, because this one is known by its name only.
    Unchecked(Dependent),
    /// Required, and perhaps not set.
    PerhapsMissing,
    /// An optional group is perhaps incomplete, because this one of its variables is perhaps set.
    PerhapsIncomplete { group: Vec<FieldName> },
}

/// The variables that depend on another one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Dependent {
    /// Those of the variants that it selects.
    OnTag,
    /// Those of the instances that it lists.
    OnList,
    /// Those under its prefix.
    UnderPrefix,
}

/// What is known of a variable without a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Known {
    /// It is set.
    Set,
    /// It is perhaps set.
    Perhaps,
    /// It is one of all variables under a prefix.
    UnderPrefix,
}

/// The part of a value that may be shown.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Content {
    Shown(Sentence),
    Hidden {
        characters: usize,
        /// The author could write `public` at the field.
        could_be_public: bool,
    },
}

/// The reason why a variable of an optional group or a variant is required.
pub(crate) enum Why {
    /// A variable of its optional group is set.
    Set { group: Vec<FieldName>, name: KnownName },
    /// These parts of its URL are set. Unsetting them is a cure only where they may go.
    #[cfg_attr(not(feature = "service"), expect(dead_code, reason = "only URLs have parts"))]
    InParts { url: KnownName, set: Vec<KnownName>, may_go: bool },
    /// A variable selected the variant that reads it.
    Chosen { tag: KnownName, word: &'static str, default: bool },
    /// A variable lists the instance.
    Listed { list: KnownName, instance: InstanceName },
}

/// An unused variable with a name that resembles that of an unset one.
#[derive(Clone)]
pub(crate) enum Near {
    /// The names differ only in case.
    OtherCase(Origin),
    /// The names have the same letters and digits, in order.
    OtherSpelling(Origin),
    /// A file in a directory has such a name, perhaps with an extension.
    OtherFile(Origin),
    Name(KnownName, Origin),
    /// It names a file, in a way that is not read: `FILE__TOKEN`.
    FileForm {
        set: KnownName,
        origin: Origin,
    },
    /// It names a file, and the variable is not read from one.
    NotReadFromFile {
        set: KnownName,
        origin: Origin,
    },
    /// It is an item of a list: `PORTS_0`.
    Item {
        set: KnownName,
        origin: Origin,
        separator: &'static str,
    },
    /// It is named like the group, and holds JSON.
    GroupAsJson {
        set: KnownName,
        origin: Origin,
    },
}

impl Near {
    /// Returns the name in the environment, if it may be shown.
    pub(crate) fn set(&self) -> Option<&KnownName> {
        match self {
            Self::OtherCase(_) | Self::OtherSpelling(_) | Self::OtherFile(_) => None,
            Self::Name(set, _)
            | Self::FileForm { set, .. }
            | Self::NotReadFromFile { set, .. }
            | Self::Item { set, .. }
            | Self::GroupAsJson { set, .. } => Some(set),
        }
    }
}

/// A text in the source code of the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Written {
    Default,
    Example,
}

/// The form of a refusal.
#[derive(Clone)]
pub(crate) enum Refusal {
    /// "PORT must be an integer: REASON"
    MustBe { expected: Sentence, reason: Option<Sentence> },
    /// "TOKEN REASON"
    Does(Sentence),
}

#[derive(Clone)]
pub(crate) enum UnderPrefix {
    Missing { why: Option<Rc<Why>> },
    NotUtf8,
    Refused,
    OneRefused,
}

/// A finding, with its variables, field and origin.
#[derive(Clone)]
pub(crate) struct Found {
    pub(crate) finding: Finding,
    pub(crate) variables: Names,
    /// The path of the field: `smtp.port`, or `ports[1]`.
    pub(crate) field: Option<String>,
    pub(crate) origin: Option<Origin>,
    /// The number of findings that were left out, if this one ends a shortened list; otherwise 0.
    pub(crate) more: usize,
    /// The row of the variable in a summary. A warning, or a finding about several variables, has none.
    pub(crate) row: Option<Box<Row>>,
}

/// The row of a variable in a summary.
#[derive(Clone)]
pub(crate) struct Row {
    pub(crate) name: KnownName,
    pub(crate) field: String,
    /// The fallback that gives the value.
    pub(crate) fallback: Option<&'static str>,
    /// The origins of values that do not count, in lower layers or under other names.
    pub(crate) overridden: Vec<Origin>,
}

/// The names of the variables of a finding. A single name, which is by far the most common case, needs no allocation
/// for a list.
#[derive(Clone)]
pub(crate) enum Names {
    One(KnownName),
    Any(Vec<KnownName>),
}

impl Found {
    pub(crate) fn new(finding: Finding, variable: KnownName) -> Self {
        Self { finding, variables: Names::One(variable), field: None, origin: None, more: 0, row: None }
    }

    /// A success is only a row of a summary, which has the name and the field.
    pub(crate) fn of_success(finding: Finding) -> Self {
        Self::new(finding, KnownName::new(""))
    }

    /// Returns the first variable.
    pub(crate) fn name(&self) -> &KnownName {
        self.variables.first()
    }

    /// Returns the kind of the problem or warning, or `None` for a success.
    pub(crate) fn kind(&self) -> Option<ProblemKind> {
        Some(match &self.finding {
            Finding::Accepted(_) | Finding::Defaulted { .. } | Finding::Unset | Finding::Empty | Finding::Reported => {
                return None;
            }
            Finding::Refused { written: Some(written), .. } | Finding::Rule { written: Some(written), .. } => {
                match written {
                    Written::Default => ProblemKind::Default,
                    Written::Example => ProblemKind::Example,
                }
            }
            Finding::NameOnly(_) => ProblemKind::NameOnly,
            Finding::Missing { .. }
            | Finding::PasswordAlone { .. }
            | Finding::UnderPrefix { what: UnderPrefix::Missing { .. }, .. } => ProblemKind::Missing,
            Finding::Refused { .. } | Finding::UnderPrefix { .. } => ProblemKind::Invalid,
            Finding::Conflict | Finding::PartsDiffer { .. } | Finding::TwoPasswords { .. } => ProblemKind::Conflict,
            Finding::NamedFile { .. } | Finding::EmptyFile { .. } => ProblemKind::File,
            Finding::File(reason) | Finding::Broken(reason) => kind_of(reason),
            Finding::Rule { .. } => ProblemKind::Rule,
            Finding::NearMiss(_) => ProblemKind::NearMiss,
            Finding::Deprecated { .. } => ProblemKind::Deprecated,
            Finding::Injected | Finding::OtherVariant { .. } | Finding::NotListed { .. } => ProblemKind::Ignored,
            Finding::Suspicious { .. } | Finding::PlatformName | Finding::EmptySecret | Finding::TlsLowered { .. } => {
                ProblemKind::Suspicious
            }
            Finding::Unchecked(_) | Finding::PerhapsMissing | Finding::PerhapsIncomplete { .. } => {
                ProblemKind::Unchecked
            }
        })
    }
}

impl Names {
    fn first(&self) -> &KnownName {
        const NONE: &KnownName = &KnownName::new("");
        match self {
            Self::One(name) => name,
            Self::Any(names) => names.first().unwrap_or(NONE),
        }
    }
}

fn kind_of(reason: &FaultReason) -> ProblemKind {
    match reason {
        FaultReason::Duplicate(_) => ProblemKind::Duplicate,
        FaultReason::OnlyComment | FaultReason::PathEscape => ProblemKind::Suspicious,
        FaultReason::Remark(remark) if remark.is_warning => ProblemKind::Suspicious,
        _ if reason.is_of_the_file() => ProblemKind::File,
        _ => ProblemKind::Syntax,
    }
}

impl Written {
    /// Returns the name of the field option.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Default => "default",
            Self::Example => "example",
        }
    }
}
