//! Findings as problems of the public API: the one place where a finding becomes sentences.

use super::files::Knows;
use super::{Finding, Found, Known, Names, Refusal, UnderPrefix, Why, Written};
use crate::env::{Env, Fault, Lookup, Origin};
use crate::problem::{Problem, ProblemKind, Variables};
use crate::say::load::Subject;
use crate::say::{self, KnownName, Sentence};

impl Found {
    /// Converts the finding into a problem of the public API, unless it is a success.
    pub(crate) fn into_problem(mut self) -> Option<Problem> {
        let kind = self.kind()?;
        let (message, help) = if self.more > 0 { self.said_of_more(kind) } else { self.said() };
        let mut inputs = Vec::new();
        let (docs, expected) = match self.finding {
            Finding::Rule { inputs: of_several, .. } | Finding::PartsDiffer { inputs: of_several } => {
                inputs = of_several;
                (None, None)
            }
            Finding::Missing { spec, .. } => {
                let example = spec.example.or(spec.expected.example_text());
                let mut expected = say::load::such_as(spec.expected.phrase(), example);
                let name = self.variables.first();
                if spec.file && name.ends_with(spec.name) {
                    expected = say::load::or_in_file(&expected, name);
                }
                let length = name.len().checked_sub(spec.name.len()).filter(|_| name.ends_with(spec.name));
                if let Some(length) = length.filter(|_| !spec.parts.is_empty()) {
                    let mut prefix = name.clone();
                    prefix.truncate(length);
                    let parts = spec.parts.iter().map(|part| prefix.join(part.variable().name)).collect::<Vec<_>>();
                    expected = say::load::or_in_parts(expected, &parts);
                }
                expected = say::load::or_from(expected, spec.fallbacks);
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
        Some(Problem { kind, variables, field: self.field, origin, message, docs, expected, inputs, help, more })
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
        match finding {
            // Successes have no message.
            Finding::Accepted(_) | Finding::Defaulted { .. } | Finding::Unset | Finding::Empty | Finding::Reported => {
                ("".into(), None)
            }
            Finding::NameOnly(known) => (known.said(name, origin), Some(say::load::LOAD_ELSEWHERE.into())),
            Finding::Missing { spec, empty, why, near } => {
                let message = if *empty { say::load::set_but_empty(name) } else { say::load::not_set(name) };
                let why = || why.as_ref().map(|why| why.said(name));
                let refused = || (*empty && spec.deny_empty).then(|| say::load::SET_OR_UNSET.into());
                let near = near.as_deref().map(|(near, part)| near.said(part.as_ref().unwrap_or(name)));
                (message, near.or_else(why).or_else(refused))
            }
            Finding::PasswordAlone { empty, may_go } => match variables {
                Names::Any(names) if names.len() == 2 => {
                    let (message, help) = say::load::password_alone(&names[0], *empty, (&names[1], *may_go));
                    (message, Some(help))
                }
                _ => (say::load::not_set(name), None),
            },
            Finding::TwoPasswords { other } => {
                let password = match variables {
                    Names::Any(names) => names.last().unwrap_or(name),
                    Names::One(name) => name,
                };
                let (message, help) = say::load::two_passwords(name, (password, other.as_ref()));
                (message, Some(help))
            }
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
            Finding::PartsDiffer { .. } => match variables {
                Names::Any(names) if names.len() > 1 => {
                    let (message, help) = say::load::parts_differ(&names[0], &names[1..]);
                    (message, Some(help))
                }
                _ => (say::load::conflict(name, name), None),
            },
            Finding::NamedFile { reason, help } => {
                (say::file::names_file(name, reason), help.take().or_else(|| reason.help()))
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
                (message, reason.help())
            }
            Finding::Broken(reason) => {
                let message = match origin {
                    Origin::File { .. } => say::file::in_file(name, reason),
                    _ => say::file::value(name, reason),
                };
                (message, reason.help())
            }
            Finding::Rule { names, item, written, reason, help, .. } => {
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
            Finding::NearMiss(_)
            | Finding::EmptySecret
            | Finding::Deprecated { .. }
            | Finding::Injected
            | Finding::OtherVariant { .. }
            | Finding::NotListed { .. }
            | Finding::Suspicious { .. }
            | Finding::PlatformName
            | Finding::TlsLowered { .. }
            | Finding::Unchecked(_)
            | Finding::PerhapsMissing
            | Finding::PerhapsIncomplete { .. } => self.said_of_warning(),
        }
    }
}

impl Known {
    fn said(self, name: &KnownName, origin: &Origin) -> Sentence {
        match self {
            Self::Set => say::load::name_only(name, origin),
            Self::Perhaps => say::load::perhaps_set(name),
            Self::UnderPrefix => say::load::name_only_under(name, origin),
        }
    }
}

impl Why {
    fn said(&self, missing: &KnownName) -> Sentence {
        match self {
            Self::InParts { url, set, may_go } => say::load::url_in_parts((set, *may_go), url, missing),
            Self::Set { group, name } => say::load::group_is_incomplete(name, group, missing),
            Self::Listed { list, instance } => say::load::instance_is_listed(list, instance, missing),
            Self::Chosen { tag, word, default: true } => say::load::variant_is_default(tag, word, missing),
            Self::Chosen { tag, word, default: false } => say::load::variant_is_chosen(tag, word, missing),
        }
    }
}

impl Env {
    /// Returns the problems of the files in this environment, in the order of the layers. Every load reports them
    /// first.
    ///
    /// They include unreadable files and malformed lines. A value that cannot be decoded is not included, because it is
    /// a problem only for a configuration that reads it: see [`all_problems`](Self::all_problems). The messages name no
    /// variables: only a configuration knows which names are safe to show. Every call builds the list anew.
    ///
    /// ```
    /// # #[cfg(feature = "dotenv")] {
    /// let problems = factor3::Env::dotenv("no/such/file.env").problems();
    /// assert_eq!(problems[0].message(), "no/such/file.env does not exist");
    /// # }
    /// ```
    pub fn problems(&self) -> Vec<Problem> {
        problems_of_files(&self.faults(), &|_| false)
    }

    /// Returns the [problems](Self::problems) of the files, and one for each value that cannot be read, whichever
    /// variables a configuration reads: a check of an entire file without a struct.
    ///
    /// A value in a lower layer counts too. The order is that of the layers, and within a file that of the lines.
    ///
    /// ```
    /// # #[cfg(feature = "dotenv")] {
    /// use factor3::Env;
    ///
    /// # let dir = tempfile::tempdir()?;
    /// # let path = dir.path().join("test.env");
    /// std::fs::write(&path, "PORT=80\nMOTTO=two words\n")?;
    /// let env = Env::dotenv(&path);
    /// assert!(env.problems().is_empty());
    ///
    /// let problems = env.all_problems();
    /// assert_eq!(problems[0].origin().and_then(|origin| origin.line()), Some(2));
    /// assert!(problems[0].message().ends_with("test.env:2:11 has text after white space"));
    /// # }
    /// # Ok::<(), std::io::Error>(())
    /// ```
    pub fn all_problems(&self) -> Vec<Problem> {
        let of_values = self.faults_of_values();
        problems_of_files(&self.faults().into_iter().chain(&of_values).collect::<Vec<_>>(), &|_| false)
    }

    /// Returns what a configuration that reads these names would report about the files: their
    /// [problems](Self::problems), and one for each of the names whose value cannot be read. For a configuration that
    /// has no struct, such as a schema in JSON.
    ///
    /// The messages name these variables, which are thereby safe to show, and no others.
    ///
    /// ```
    /// use factor3::layer::{Layer, Note};
    /// use factor3::{Env, Origin};
    ///
    /// let mut layer = Layer::new();
    /// let refused = Note::new(Origin::in_line("orders.yaml", 7), "is a plain number, which the API server refuses");
    /// layer.problem(refused.about("PORT"));
    /// let problems = Env::from(layer).problems_about(&["PORT", "HOST"]);
    /// assert_eq!(
    ///     problems[0].to_string(),
    ///     "PORT is a plain number, which the API server refuses (orders.yaml:7)"
    /// );
    /// assert_eq!(problems[0].variables(), ["PORT"]);
    /// ```
    pub fn problems_about(&self, names: &[&str]) -> Vec<Problem> {
        let known = sorted(names);
        let broken = known.iter().filter_map(|name| match self.lookup(name) {
            Lookup::Broken(fault) => Some(fault),
            _ => None,
        });
        let of_values: Vec<_> = broken.collect();
        let faults: Vec<_> = self.faults().into_iter().chain(&of_values).collect();
        problems_of_files(&faults, &|name| known.binary_search(&name).is_ok())
    }

    /// Returns the [warnings](Self::warnings) about the files, and names these variables in the messages, as
    /// [`problems_about`](Self::problems_about) does.
    ///
    /// ```
    /// use factor3::layer::{Layer, Note};
    /// use factor3::{Env, Origin};
    ///
    /// let mut layer = Layer::new();
    /// layer.warning(Note::new(Origin::in_line("prod.env", 3), "arrives with its quotes").about("TOKEN"));
    /// let warnings = Env::from(layer).warnings_about(&["TOKEN"]);
    /// assert_eq!(warnings[0].to_string(), "TOKEN arrives with its quotes (prod.env:3)");
    /// ```
    pub fn warnings_about(&self, names: &[&str]) -> Vec<Problem> {
        let known = sorted(names);
        problems_of_files(&self.file_warnings(), &|name| known.binary_search(&name).is_ok())
    }

    /// Returns the warnings about the files in this environment, in the order of the layers. Every summary reports them.
    ///
    /// As in [`problems`](Self::problems), the messages name no variables.
    ///
    /// ```
    /// # #[cfg(feature = "dotenv")] {
    /// # let dir = tempfile::tempdir()?;
    /// # let path = dir.path().join("prod.env");
    /// std::fs::write(&path, "PORT=80\nPORT=8080\n")?;
    /// assert!(factor3::Env::dotenv(&path).warnings()[0].message().ends_with("prod.env:2:1 overrides line 1"));
    /// # }
    /// # Ok::<(), std::io::Error>(())
    /// ```
    pub fn warnings(&self) -> Vec<Problem> {
        problems_of_files(&self.file_warnings(), &|_| false)
    }
}

/// Returns the names for a search, each once.
fn sorted<'a>(names: &[&'a str]) -> Vec<&'a str> {
    let mut sorted = names.to_vec();
    sorted.sort_unstable();
    sorted.dedup();
    sorted
}

/// `knows` tells which names are safe to show.
fn problems_of_files(faults: &[&Fault], knows: Knows<'_>) -> Vec<Problem> {
    let found = Found::of_files(faults, knows);
    let mut problems = found.into_iter().filter_map(Found::into_problem).collect();
    Problem::fit_alone(&mut problems);
    problems
}
