//! Problems of fields: out of line, and only when something is wrong.

use std::borrow::Cow;
use std::iter::repeat_n;

use super::recorder::{Content, printable};
use super::{Empty, Loader, Unset, UnsetName};
use crate::env::{Fault, Lookup, Origin, utf8};
use crate::expected::Sensitivity;
use crate::problem::{Problem, ProblemKind, Variables};
use crate::schema::{Field, VariableSpec};
use crate::suggest;
use crate::text::split_once;
use crate::value::{Form, Part, Place, Reason, ValueError};

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
            self.unset.push(Unset { prefix, name: UnsetName::OfProblem(self.problems.len()) });
        }
        let message = [&*name, if empty.is_some() { " is set but empty" } else { " is not set" }].concat();
        let example = spec.example.or(spec.expected.example_text());
        let mut problem =
            Problem::new(ProblemKind::Missing, name, message).expecting(spec.docs, spec.expected, example);
        problem.origin = empty.map(Cow::into_owned);
        problem.help = self.why(&problem.variables()[0]).map(Into::into);
        self.report(field, problem);
    }

    /// The password of a URL is set, and the URL is not.
    #[cold]
    pub(super) fn password_alone(&mut self, field: &Field, password: &Field) {
        let (name, own) = (self.full_name(field.variable()), self.full_name(password.variable()));
        let mut problem =
            Problem::new(ProblemKind::Missing, name.clone(), format!("{name} is not set, and {own} is its password"));
        problem.help = Some(format!("set {name}, or unset {own}").into());
        problem.variables = Variables::Any(vec![name, own]);
        self.report(field, problem);
    }

    /// A file holds a text that is no value.
    #[cold]
    pub(super) fn broken(&mut self, field: &Field, name: String, fault: &Fault) {
        let message = match fault.origin {
            Origin::File { .. } => format!("{name} is in a file that {}", fault.reason),
            _ => format!("{name} {}", fault.reason),
        };
        let mut problem = Problem::new(Problem::kind_of(fault), name, message);
        problem.origin = Some(fault.origin.clone());
        problem.help = fault.reason.help().map(Cow::Borrowed);
        self.report(field, problem);
    }

    /// A file that holds a value, and nothing else, holds nothing.
    #[cold]
    pub(super) fn empty_file(&mut self, field: &Field, origin: &Origin) {
        let name = self.read_name(field.variable());
        let mut problem = Problem::new(ProblemKind::File, name.clone(), format!("{name} is in a file that is empty"));
        problem.origin = Some(origin.clone());
        problem.help = Some("write the value into the file, or remove it".into());
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
        let is_of_use = in_program.is_none() && reasons.iter().any(|reason| reason.help.is_none() || reason.foreign);
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
pub(super) fn as_in_program(problem: &mut Problem, text: &str) {
    problem.kind = if text == "example" { ProblemKind::Example } else { ProblemKind::Default };
    problem.origin = None;
    problem.help = Some(format!("this is a mistake in the program: correct the `{text}` of the field").into());
}

/// Whether the text of a foreign error may be shown: it may quote the value.
pub(super) fn may_quote(spec: &VariableSpec, expanded: bool) -> bool {
    match spec.sensitivity {
        Sensitivity::Public => true,
        Sensitivity::Unknown => spec.public && !expanded,
        Sensitivity::Masked | Sensitivity::Secret => false,
    }
}

/// Bytes that most messages need.
const MESSAGE: usize = 120;

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
    fn problem(&self, name: String, reason: Reason) -> Problem {
        let expected = match reason.place {
            None => *self.spec.expected,
            Some(Place { item, part }) => self.spec.expected.part(item, part),
        };
        let mut message = String::with_capacity(MESSAGE);
        if let Some(text) = self.in_program {
            message.extend(["the ", text, " of "]);
        }
        message += &name;
        if let Some(Place { item, part }) = reason.place {
            let what = match part {
                Part::Whole => "",
                Part::Key => ": the key",
                Part::Value => ": the value",
            };
            message.extend([" item ", &(item + 1).to_string(), what]);
        }
        // Not because the type can hold no secret: a text that was refused is none of its values.
        let may_quote = self.in_program.is_some() || self.spec.public && !self.expanded;
        let text = reason.text();
        let explanation = (!reason.foreign || may_quote).then(|| printable(&text));
        match (reason.form, explanation) {
            (Form::Predicate | Form::More(_), Some(text)) => message.extend([" ", &text]),
            (Form::Explanation | Form::Outside, Some(text)) => {
                message.extend([" is not ", &expected.phrase(), ": ", &text]);
            }
            (_, None) => message.extend([" is not ", &expected.phrase()]),
        }
        let mut problem = Problem::new(ProblemKind::Invalid, name, message);
        problem.more = reason.more();
        if let Some(text) = self.in_program {
            as_in_program(&mut problem, text);
            return problem;
        }
        problem.origin = Some(self.origin.clone());
        if !matches!(reason.form, Form::Outside | Form::More(_)) {
            let (text, separator) = (self.text_at(reason.place), self.spec.options.separator);
            let hint = || {
                let of_item = reason.place.and_then(|_| suggest::hint_of_item(text?, self.text.as_deref()?, separator));
                of_item.or_else(|| suggest::hint(text?, &expected, separator, &problem.variables()[0]))
            };
            let example = || expected.example_text().map(|example| format!("write it like {example}").into());
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
