//! Problems of fields: out of line, and only when something is wrong.

use std::borrow::Cow;
use std::iter::repeat_n;

use super::recorder::Content;
use super::{Empty, Loader, Unset, UnsetName};
use crate::env::{Fault, Lookup, Origin, utf8};
use crate::expected::Sensitivity;
use crate::problem::{Problem, ProblemKind, Variables};
use crate::say::{self, KnownName, MayShow, Sentence};
use crate::schema::{Field, VariableSpec};
use crate::suggest;
use crate::text::split_once;
use crate::value::{Form, Place, Reason, ReasonText, ValueError};

impl<'e> Loader<'e> {
    pub(super) fn report(&mut self, field: &Field, mut problem: Problem) {
        problem.field = Some(self.full_path(field));
        self.record(field, problem.origin.as_ref(), Content::Refused);
        self.problems.push(problem);
    }

    /// A required variable is not set.
    #[cold]
    pub(super) fn missing(&mut self, field: &Field, empty: Empty<'_>) {
        let spec = field.variable();
        let name = self.full_name(spec);
        if empty.is_none() {
            // The search for near misses will need it, and it is asked faster than the process.
            self.env.take_snapshot();
            self.process = self.process.and(self.env.process_alone());
            let prefix = if spec.absolute { 0 } else { self.name.len() };
            self.unset.push(Unset { prefix, name: UnsetName::OfProblem(self.problems.len(), name.clone()) });
        }
        let message = if empty.is_some() { say::load::set_but_empty(&name) } else { say::load::not_set(&name) };
        let why = self.why(&name);
        let example = spec.example.or(spec.expected.example_text());
        let mut problem =
            Problem::new(ProblemKind::Missing, name, message).expecting(spec.docs, spec.expected, example);
        problem.origin = empty.map(Cow::into_owned);
        problem.help = why;
        self.report(field, problem);
    }

    /// The password of a URL is set, and the URL is not.
    #[cold]
    pub(super) fn password_alone(&mut self, field: &Field, password: &Field) {
        let (name, own) = (self.full_name(field.variable()), self.full_name(password.variable()));
        let (message, help) = say::load::password_alone(&name, &own);
        let mut problem = Problem::new(ProblemKind::Missing, name.clone(), message);
        problem.help = Some(help);
        problem.variables = Variables::Any(vec![name.into_string(), own.into_string()]);
        self.report(field, problem);
    }

    /// A file holds a text that is no value.
    #[cold]
    pub(super) fn broken(&mut self, field: &Field, name: KnownName, fault: &Fault) {
        let message = match fault.origin {
            Origin::File { .. } => say::file::in_file(&name, &fault.reason),
            _ => say::file::value(&name, &fault.reason),
        };
        let mut problem = Problem::new(Problem::kind_of(fault), name, message);
        problem.origin = Some(fault.origin.clone());
        problem.help = fault.reason.help().map(Into::into);
        self.report(field, problem);
    }

    /// A file that holds a value, and nothing else, holds nothing.
    #[cold]
    pub(super) fn empty_file(&mut self, field: &Field, origin: &Origin) {
        let name = self.read_name(field.variable());
        let message = say::file::in_empty_file(&name);
        let mut problem = Problem::new(ProblemKind::File, name, message);
        problem.origin = Some(origin.clone());
        problem.help = Some(say::file::FILL_OR_REMOVE.into());
        self.report(field, problem);
    }

    /// A text is not a value of the type: one problem for each reason.
    #[cold]
    pub(super) fn refused(&mut self, field: &Field, error: ValueError) {
        let spec = field.variable();
        let origin = &*self.take_origin().unwrap_or(Cow::Borrowed(&Origin::Default));
        let (name, reasons) = (self.read_name(spec), error.reasons());
        let refusal = self.refusal(spec, &name, origin, &reasons);
        // Without a copy for the last reason, which nearly always is the only one.
        for (name, reason) in repeat_n(name, reasons.len()).zip(reasons) {
            let (place, mut problem) = (reason.place, refusal.problem(name, reason));
            let path = self.full_path(field);
            problem.field = Some(match place {
                Some(Place { item, .. }) => format!("{path}[{item}]"),
                None => path,
            });
            self.problems.push(problem);
        }
        self.record(field, Some(origin), Content::Refused);
    }

    /// Looks at the text again, if its shape may say more than the reasons. The text does not outlive the refusal.
    fn refusal<'a>(&self, spec: &'a VariableSpec, name: &str, origin: &'a Origin, reasons: &[Reason]) -> Refusal<'a>
    where
        'e: 'a,
    {
        let in_program = self.text_in_program(Some(origin));
        let is_of_use =
            in_program.is_none() && reasons.iter().any(|reason| reason.help.is_none() || reason.text.is_foreign());
        let (text, expanded) = match (origin, self.reread) {
            _ if !is_of_use => (None, false),
            (Origin::File { path }, Some(reread)) => (reread(path).ok().map(Cow::Owned), false),
            _ => match self.env.lookup(name) {
                Lookup::Found(var) => (utf8(var.value), var.expanded),
                _ => (None, false),
            },
        };
        Refusal { spec, origin, in_program, text, expanded }
    }
}

/// A problem about a default or an example: nobody can set a variable to get around it.
pub(super) fn as_in_program(problem: &mut Problem, text: &'static str) {
    problem.kind = if text == "example" { ProblemKind::Example } else { ProblemKind::Default };
    problem.origin = None;
    problem.help = Some(say::load::correct_program(text));
}

/// Whether the text of a foreign error may be shown: it may quote the value.
pub(super) fn may_quote(spec: &VariableSpec, expanded: bool) -> Option<MayShow> {
    match spec.sensitivity {
        Sensitivity::Public => Some(MayShow::TypeSays),
        Sensitivity::Unknown => (spec.public && !expanded).then_some(MayShow::AuthorSays),
        Sensitivity::Masked | Sensitivity::Secret => None,
    }
}

/// A text that was refused.
struct Refusal<'a> {
    spec: &'a VariableSpec,
    origin: &'a Origin,
    /// The text is no value of an environment.
    in_program: Option<&'static str>,
    text: Option<Cow<'a, str>>,
    expanded: bool,
}

impl Refusal<'_> {
    /// Nothing of the text is in the problem, unless the text may be shown and a parser of the program quotes it.
    fn problem(&self, name: KnownName, reason: Reason) -> Problem {
        let expected = match reason.place {
            None => *self.spec.expected,
            Some(Place { item, part }) => self.spec.expected.part(item, part),
        };
        let item = reason.place.map(|Place { item, part }| (item, part));
        let subject = say::load::subject(&name, self.in_program, item);
        let explanation = match reason.text {
            ReasonText::Safe(text) => Some(text.in_one_line()),
            // Not because the type can hold no secret: a text that was refused is none of its values.
            ReasonText::Foreign(text) if self.in_program.is_some() => {
                Some(Sentence::showing(&text, MayShow::InProgram))
            }
            ReasonText::Foreign(text) if self.spec.public && !self.expanded => {
                Some(Sentence::showing(&text, MayShow::AuthorSays))
            }
            ReasonText::Foreign(_) => None,
        };
        let message = match (reason.form, &explanation) {
            (Form::Predicate, Some(text)) => say::load::does(&subject, text),
            _ => say::load::is_not(&subject, &expected.phrase(), explanation.as_ref()),
        };
        let mut problem = Problem::new(ProblemKind::Invalid, name.clone(), message);
        if let Some(text) = self.in_program {
            as_in_program(&mut problem, text);
            return problem;
        }
        problem.origin = Some(self.origin.clone());
        if reason.form != Form::Outside {
            let (text, separator) = (self.text_at(reason.place), self.spec.options.separator);
            let hint = || {
                let of_item = reason.place.and_then(|_| suggest::hint_of_item(text?, separator));
                of_item.or_else(|| suggest::hint(text?, &expected, separator, &name))
            };
            let example = || expected.example_text().map(say::load::like);
            problem.help = reason.help.or_else(hint).or_else(example);
        }
        problem
    }

    fn text_at(&self, place: Option<Place>) -> Option<&str> {
        let mut text = self.text.as_deref()?;
        if let Some(Place { item, .. }) = place {
            let separator = self.spec.options.separator;
            for _ in 0..item {
                text = split_once(text, separator)?.1;
            }
            text = split_once(text, separator).map_or(text, |(item, _)| item).trim();
        }
        Some(text)
    }
}
