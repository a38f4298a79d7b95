//! The findings of a load, as data. The report, the summary, logfmt and JSON are renderings of a list of findings.

use crate::env::{Env, Fault, FaultReason, Origin};
use crate::limit::OF_A_FILE;
use crate::problem::{Problem, ProblemKind, Variables};
use crate::say::load::{Part, Subject};
use crate::say::{self, KnownName, Sentence};
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
    /// Set, to an unknown value.
    NameOnly { under_prefix: bool },
    /// Unset or empty, and required.
    Missing { spec: &'static VariableSpec, empty: bool, why: Option<Box<Why>>, near: Option<Box<Near>> },
    /// The password of a URL is set, but not the URL.
    PasswordAlone,
    /// The value is invalid for its type.
    Refused { item: Option<(usize, Part)>, written: Option<Written>, refusal: Refusal, help: Option<Sentence> },
    /// Two of its names have different values.
    Conflict,
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
        help: Option<Sentence>,
    },
    /// serde misses or rejects a variable with a prefix.
    UnderPrefix { what: UnderPrefix, prefix: KnownName },

    // Warnings. Only a summary records these.
    /// Unset, while an unused variable has a similar name.
    NearMiss(Near),
    /// Set by a deprecated name.
    Deprecated { instead: KnownName, note: Option<&'static str> },
    /// Holds an address that Kubernetes injects.
    Injected,
    /// Set, but read only by other variants.
    OtherVariant { tag: KnownName, words: Vec<&'static str> },
    /// The value is suspicious.
    Suspicious { item: Option<usize>, predicate: Sentence, help: Option<Sentence> },
    /// A platform uses the name for its own purposes.
    PlatformName,
    /// Other variables cannot be checked, because this one is known by its name only.
    Unchecked { under_prefix: bool },
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
#[derive(Clone)]
pub(crate) enum Why {
    /// A variable of its optional group is set.
    Set { group: Vec<&'static str>, name: KnownName },
    /// A variable selected the variant that reads it.
    Chosen { tag: KnownName, word: &'static str, default: bool },
}

/// An unused variable with a name that resembles that of an unset one.
#[derive(Clone)]
pub(crate) enum Near {
    /// The names differ only in case.
    OtherCase(Origin),
    Name(KnownName, Origin),
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
    Missing { why: Option<Box<Why>> },
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

/// Returns `true` if a configuration reads the name, which makes it safe to show.
type Knows<'a> = &'a dyn Fn(&str) -> bool;

impl Found {
    pub(crate) fn new(finding: Finding, variable: KnownName) -> Self {
        Self { finding, variables: Names::One(variable), field: None, origin: None, more: 0, row: None }
    }

    /// Creates the finding for a fault of a file. It includes the name in the fault only if that is safe to show.
    fn of_file(fault: &Fault, knows: Knows<'_>) -> Self {
        let name = fault.name.as_deref().and_then(|name| KnownName::if_known(name, knows));
        let variables = Names::Any(name.into_iter().collect());
        let finding = Finding::File(fault.reason.clone());
        Self { finding, variables, field: None, origin: Some(fault.origin.clone()), more: 0, row: None }
    }

    /// Creates the findings for faults of files. If a file has too many, those with a known variable take precedence,
    /// because nothing else explains why it has no value.
    pub(crate) fn of_files(faults: &[&Fault], knows: Knows<'_>) -> Vec<Self> {
        let mut findings: Vec<Self> = Vec::new();
        for of_file in faults.chunk_by(|one, other| one.origin.path() == other.origin.path()) {
            let has_name = |fault: &Fault| fault.name.as_deref().is_some_and(knows);
            let mut room_for_known = of_file.iter().filter(|fault| has_name(fault)).count().min(OF_A_FILE);
            let (first, mut room_for_others) = (findings.len(), OF_A_FILE - room_for_known);
            for fault in of_file {
                let room = if has_name(fault) { &mut room_for_known } else { &mut room_for_others };
                if let Some(rest) = room.checked_sub(1) {
                    *room = rest;
                    findings.push(Self::of_file(fault, knows));
                }
            }
            let more = of_file.len() - (findings.len() - first);
            if let (Some(path), Some(last), 1..) = (of_file[0].origin.path(), of_file.last(), more) {
                let origin = Some(Origin::File { path: path.to_path_buf() });
                findings.push(Self { origin, more, ..Self::of_file(last, &|_| false) });
            }
        }
        findings
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
            Finding::NameOnly { .. } => ProblemKind::NameOnly,
            Finding::Missing { .. }
            | Finding::PasswordAlone
            | Finding::UnderPrefix { what: UnderPrefix::Missing { .. }, .. } => ProblemKind::Missing,
            Finding::Refused { .. } | Finding::UnderPrefix { .. } => ProblemKind::Invalid,
            Finding::Conflict => ProblemKind::Conflict,
            Finding::NamedFile { .. } | Finding::EmptyFile { .. } => ProblemKind::File,
            Finding::File(reason) | Finding::Broken(reason) => kind_of(reason),
            Finding::Rule { .. } => ProblemKind::Rule,
            Finding::NearMiss(_) => ProblemKind::NearMiss,
            Finding::Deprecated { .. } => ProblemKind::Deprecated,
            Finding::Injected | Finding::OtherVariant { .. } => ProblemKind::Ignored,
            Finding::Suspicious { .. } | Finding::PlatformName => ProblemKind::Suspicious,
            Finding::Unchecked { .. } => ProblemKind::Unchecked,
        })
    }

    /// Converts the finding into a problem of the public API, unless it is a success.
    pub(crate) fn into_problem(mut self) -> Option<Problem> {
        let kind = self.kind()?;
        let (message, help) = if self.more > 0 { self.said_of_more(kind) } else { self.said() };
        let (docs, expected) = match self.finding {
            Finding::Missing { spec, .. } => {
                let example = spec.example.or(spec.expected.example_text());
                let expected = say::load::such_as(&spec.expected.phrase(), example);
                ((!spec.docs.is_empty()).then_some(spec.docs), Some(expected))
            }
            _ => (None, None),
        };
        // A mistake in the program has no origin in the environment.
        let origin = self.origin.filter(|_| !matches!(kind, ProblemKind::Default | ProblemKind::Example));
        let variables = match self.variables {
            Names::One(name) => Variables::One([name.into_string()]),
            Names::Any(names) => Variables::Any(names.into_iter().map(KnownName::into_string).collect()),
        };
        let more = self.more;
        Some(Problem { kind, variables, field: self.field, origin, message, docs, expected, help, more })
    }

    /// Returns the message and the help of a finding that ends a shortened list.
    fn said_of_more(&self, kind: ProblemKind) -> (Sentence, Option<Sentence>) {
        let origin = self.origin.as_ref().unwrap_or(&Origin::Default);
        let subject = match &self.finding {
            Finding::Refused { written, .. } => {
                Subject { name: self.name(), in_program: written.map(Written::word), item: None }.said()
            }
            Finding::Rule { names, .. } => say::load::subjects(names),
            Finding::File(_) => say::load::place(origin),
            _ => Subject { name: self.name(), in_program: None, item: None }.said(),
        };
        let help = match self.finding {
            Finding::Refused { written, .. } | Finding::Rule { written, .. } => written,
            _ => None,
        };
        let message = say::load::more(subject.as_str(), self.more, kind.is_warning());
        (message, help.map(|written| say::load::correct_program(written.word())))
    }

    /// Returns the message and the help.
    fn said(&mut self) -> (Sentence, Option<Sentence>) {
        let Self { finding, variables, origin, .. } = self;
        let variables = &*variables;
        let (name, origin) = (variables.first(), origin.as_ref().unwrap_or(&Origin::Default));
        let of_item = |item: Option<(usize, Part)>| Subject { name, in_program: None, item };
        match finding {
            // Successes have no message.
            Finding::Accepted(_) | Finding::Defaulted { .. } | Finding::Unset | Finding::Empty | Finding::Reported => {
                ("".into(), None)
            }
            Finding::NameOnly { under_prefix } => {
                let say = if *under_prefix { say::load::name_only_under } else { say::load::name_only };
                (say(name, origin), Some(say::load::LOAD_ELSEWHERE.into()))
            }
            Finding::Missing { empty, why, near, .. } => {
                let message = if *empty { say::load::set_but_empty(name) } else { say::load::not_set(name) };
                let why = || why.as_ref().map(|why| why.said(name));
                (message, near.as_ref().map(|near| near.said(name)).or_else(why))
            }
            Finding::PasswordAlone => match variables {
                Names::Any(names) if names.len() == 2 => {
                    let (message, help) = say::load::password_alone(&names[0], &names[1]);
                    (message, Some(help))
                }
                _ => (say::load::not_set(name), None),
            },
            Finding::Refused { item, written, refusal, help } => {
                let word = written.map(Written::word);
                let subject = Subject { name, in_program: word, item: *item };
                let message = match refusal {
                    Refusal::MustBe { expected, reason } => say::load::must_be(subject, expected, reason.as_ref()),
                    Refusal::Does(predicate) => say::load::does(subject, predicate),
                };
                (message, word.map(say::load::correct_program).or_else(|| help.take()))
            }
            Finding::Conflict => {
                let other = match variables {
                    Names::Any(names) => names.last().unwrap_or(name),
                    Names::One(name) => name,
                };
                (say::load::conflict(name, other), Some(say::load::UNSET_ONE.into()))
            }
            Finding::NamedFile { reason, help } => {
                (say::file::names_file(name, reason), help.take().or_else(|| reason.help().map(Sentence::from)))
            }
            Finding::EmptyFile { named: true } => {
                (say::file::names_empty_file(name), Some(say::file::FILL_OR_UNSET.into()))
            }
            Finding::EmptyFile { named: false } => {
                (say::file::in_empty_file(name), Some(say::file::FILL_OR_REMOVE.into()))
            }
            Finding::File(reason) => {
                let message =
                    if name.is_empty() { say::file::place(origin, reason) } else { say::file::value(name, reason) };
                (message, reason.help().map(Sentence::from))
            }
            Finding::Broken(reason) => {
                let message = match origin {
                    Origin::File { .. } => say::file::in_file(name, reason),
                    _ => say::file::value(name, reason),
                };
                (message, reason.help().map(Sentence::from))
            }
            Finding::Rule { names, item, written, reason, help } => {
                let help = written.map(|written| say::load::correct_program(written.word())).or_else(|| help.take());
                (say::load::rule(names, *item, reason), help)
            }
            Finding::UnderPrefix { what, prefix } => {
                let (message, why) = match what {
                    UnderPrefix::NotUtf8 => return (say::load::not_utf8_under(name), None),
                    UnderPrefix::Missing { why } => (say::load::not_set(name), why.as_ref().map(|why| why.said(name))),
                    UnderPrefix::Refused => (say::load::not_accepted(name), None),
                    UnderPrefix::OneRefused => (say::load::one_not_accepted(name), None),
                };
                (message, Some(why.unwrap_or_else(|| say::load::may_be_more(prefix))))
            }
            Finding::NearMiss(near) => (say::load::not_set(name), Some(near.said(name))),
            Finding::Deprecated { instead, note } => {
                (say::load::deprecated(name), Some(say::load::use_instead(instead, *note)))
            }
            Finding::Injected => (say::load::injected(name), Some(say::load::DISABLE_SERVICE_LINKS.into())),
            Finding::OtherVariant { tag, words } => {
                let (message, help) = say::load::other_variant(name, tag, words);
                (message, Some(help))
            }
            Finding::Suspicious { item, predicate, help } => {
                let subject = of_item(item.map(|item| (item, Part::Whole)));
                (say::load::does(subject, predicate), help.take())
            }
            Finding::PlatformName => {
                let message = say::load::does(of_item(None), &say::load::PLATFORM_NAME.into());
                (message, Some(say::load::rename_or_write(name)))
            }
            Finding::Unchecked { under_prefix } => {
                let say = if *under_prefix { say::load::unchecked_under } else { say::load::unchecked_variants };
                (say(name, origin), Some(say::load::GIVE_THE_VALUE.into()))
            }
        }
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
        FaultReason::Comment => ProblemKind::Suspicious,
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

impl Why {
    fn said(&self, missing: &KnownName) -> Sentence {
        match self {
            Self::Set { group, name } => say::load::group_is_incomplete(name, group, missing),
            Self::Chosen { tag, word, default: true } => say::load::variant_is_default(tag, word, missing),
            Self::Chosen { tag, word, default: false } => say::load::variant_is_chosen(tag, word, missing),
        }
    }
}

impl Near {
    fn said(&self, wanted: &KnownName) -> Sentence {
        match self {
            Self::OtherCase(origin) => say::load::other_case(wanted, origin),
            Self::Name(set, origin) => say::load::near_miss(wanted, set, origin),
        }
    }
}

impl Env {
    /// Returns the problems of the files in this environment, in the order of the layers. Every load reports them
    /// first.
    ///
    /// They include unreadable files and malformed lines. A value that cannot be decoded is not included, because it is
    /// a problem only for a configuration that reads it. The messages name no variables: only a configuration knows
    /// which names are safe to show.
    ///
    /// ```
    /// # #[cfg(feature = "dotenv")] {
    /// let problems = factor3::Env::dotenv("no/such/file.env").problems();
    /// assert_eq!(problems[0].message(), "no/such/file.env does not exist");
    /// # }
    /// ```
    pub fn problems(&self) -> Vec<Problem> {
        let found = Found::of_files(&self.faults(), &|_| false);
        let mut problems = found.into_iter().filter_map(Found::into_problem).collect();
        Problem::fit_alone(&mut problems);
        problems
    }
}
