//! Findings about a field: out of line, and only run if something is wrong.

use std::iter::repeat_n;

use super::read::{Absent, EmptyText, Provenance, Reading};
use super::watch::Seen;
use super::{Loader, Unset, UnsetName};
use crate::env::{Fault, Origin};
use crate::expected::Sensitivity;
use crate::finding::{Finding, Found, Names, Refusal, Row, Why, Written};
use crate::say::{self, KnownName, MayShow, Sentence};
use crate::schema::{Field, VariableSpec};
use crate::suggest::Refused;
use crate::text::{append, split_once};
use crate::value::{Form, Part, Place, Reason, ReasonText, Topic, ValueError};

/// Returns the finding for a URL with a password, while the variable for its password has one as well.
pub(crate) type TwoPasswords = fn(&Loader<'_>, &'static Field, KnownName, Option<Origin>) -> Found;

pub(crate) const TWO_PASSWORDS: TwoPasswords =
    |loader, password, url, origin| loader.two_passwords(password, url, origin);

impl Loader<'_> {
    /// Keeps a finding about a field.
    pub(super) fn report(
        &mut self,
        field: &Field,
        finding: Finding,
        name: KnownName,
        origin: Option<Origin>,
        seen: Option<Box<Seen>>,
    ) {
        let row = self.row(field, seen);
        self.push_finding(Found { field: Some(self.at.full_path(field)), origin, row, ..Found::new(finding, name) });
    }

    /// The line of a field in a summary, if one was asked for.
    pub(super) fn row(&self, field: &Field, seen: Option<Box<Seen>>) -> Option<Box<Row>> {
        self.links.watch.map(|watch| Box::new((watch.row)(&self.at, field, seen)))
    }

    /// Reports a required variable that is not set.
    #[cold]
    pub(super) fn missing(&mut self, field: &'static Field, absent: &mut Absent<'_>) {
        let (spec, empty) = (field.variable(), absent.empty.is_some());
        let named = absent.empty.as_mut().and_then(|empty| empty.name.take());
        let name = named.map_or_else(|| self.full_name(spec), |name| *name);
        if !empty {
            // The search for near misses needs the snapshot anyway, and reads it faster than the process environment.
            self.env.take_snapshot();
            self.process = self.process.and(self.env.process_alone());
            let prefix = self.at.prefix_length(spec);
            self.unset.push(Unset { spec, prefix, name: UnsetName::Required(self.findings.len()) });
        }
        let finding = Finding::Missing { spec, empty, why: self.why.last().cloned(), near: None };
        self.report(
            field,
            finding,
            name,
            absent.empty.take().map(|empty| empty.origin.into_owned()),
            absent.seen.take(),
        );
    }

    /// Reports a password whose URL is not set.
    #[cold]
    pub(super) fn password_alone(&mut self, field: &Field, empty: Option<&EmptyText<'_>>) {
        let spec = field.variable();
        let mut names = vec![self.full_name(spec)];
        names.extend(spec.password.map(|password| self.full_name(password.variable())));
        let finding = Finding::PasswordAlone { empty: empty.is_some(), may_go: self.may_be_unset(spec) };
        self.report_all(field, finding, names, None);
    }

    /// Returns `true` if a load may succeed without the variable.
    pub(super) fn may_be_unset(&self, spec: &VariableSpec) -> bool {
        !spec.is_required() || self.why.iter().any(|why| matches!(**why, Why::Set { .. }))
    }

    pub(super) fn report_all(
        &mut self,
        field: &Field,
        finding: Finding,
        names: Vec<KnownName>,
        seen: Option<Box<Seen>>,
    ) {
        self.report(field, finding, KnownName::new(""), None, seen);
        if let Some(found) = self.findings.last_mut() {
            found.variables = Names::Any(names);
        }
    }

    /// Reports a file that contains an invalid text.
    #[cold]
    pub(super) fn broken(&mut self, field: &Field, name: KnownName, fault: Fault, seen: Option<Box<Seen>>) {
        let origin = Some(fault.origin);
        self.report(field, Finding::Broken(fault.reason), name, origin, seen);
    }

    /// Keeps the line of a variable that cannot be read. The faults of its file already report it.
    #[cold]
    pub(super) fn reported(&mut self, field: &Field, seen: Option<Box<Seen>>) {
        if self.is_watched() {
            self.report(field, Finding::Reported, self.full_name(field.variable()), None, seen);
        }
    }

    /// Reports a text that is not a value of the type: one finding for each reason.
    #[cold]
    pub(super) fn refused(&mut self, field: &'static Field, error: ValueError, reading: &mut Reading<'_>) {
        let seen = reading.source.take_seen();
        self.refuse(field, error, &reading.source, reading.text(), seen);
        reading.wipe();
    }

    /// Reports a parsed value that lies outside of its range.
    #[cold]
    pub(super) fn refuse(
        &mut self,
        field: &'static Field,
        error: ValueError,
        source: &Provenance<'_>,
        text: Option<&str>,
        seen: Option<Box<Seen>>,
    ) {
        let spec = field.variable();
        let (mut row, reasons) = (self.row(field, seen), error.reasons());
        let (name, origin) = (source.name(&self.at, spec), source.origin.as_deref().cloned());
        // Without a copy for the last reason, which nearly always is the only one.
        for ((name, origin), reason) in repeat_n((name, origin), reasons.len()).zip(reasons) {
            let mut path = self.at.full_path(field);
            if let Some(Place { item, .. }) = reason.place {
                append(&mut path, &["[", &item.to_string(), "]"]);
            }
            let (more, topic) = (reason.text.more(), reason.topic);
            if let (Topic::TwoPasswords, Some(password), Some(two_passwords)) =
                (topic, spec.password, self.links.two_passwords)
            {
                let found = two_passwords(self, password, name, origin);
                self.push_finding(Found { field: Some(path), row: row.take(), ..found });
                continue;
            }
            let mut finding = refusal(spec, &name, reason, source, text);
            if let (Topic::Password, Finding::Refused { help: Some(help), written: None, .. }) = (topic, &mut finding) {
                self.advise_variable(spec, help);
            }
            if let (
                Topic::PathOfSecret | Topic::SecretForPath,
                Some(Origin::File { .. }),
                Finding::Refused { help, .. },
            ) = (topic, &origin, &mut finding)
            {
                *help = Some(say::file::holds_the_secret(&name));
            }
            let (field, row) = (Some(path), row.take());
            self.push_finding(Found { field, origin, more, row, ..Found::new(finding, name) });
        }
    }
}

impl Loader<'_> {
    fn two_passwords(&self, password: &'static Field, url: KnownName, origin: Option<Origin>) -> Found {
        let spec = password.variable();
        let mention = self.mention(spec, &self.at.name);
        let other = mention.as_ref().and_then(|mention| mention.lookup.set_at().cloned());
        let name = mention.map_or_else(|| self.full_name(spec), |mention| mention.name);
        let variables = Names::Any(vec![url.clone(), name]);
        Found { variables, origin, ..Found::new(Finding::TwoPasswords { other }, url) }
    }

    /// Adds to the help for a mistake in the password of a URL that it may be in a variable of its own.
    fn advise_variable(&self, spec: &VariableSpec, help: &mut Sentence) {
        if let Some(password) = spec.password {
            *help = say::load::or_password_in(help, &self.full_name(password.variable()));
        } else if spec.expected.takes().password && !spec.expected.is_list() {
            *help = say::load::or_password_option(help, spec.name);
        }
    }
}

/// Returns the reason why the text of a foreign error, which may quote the value, may be shown.
pub(super) fn may_quote(spec: &VariableSpec, written: Option<Written>, expanded: bool) -> Option<MayShow> {
    match spec.sensitivity {
        _ if written.is_some() => Some(MayShow::InProgram),
        Sensitivity::Public => Some(MayShow::TypeSays),
        Sensitivity::Unknown => (spec.public && !expanded).then_some(MayShow::AuthorSays),
        Sensitivity::Masked | Sensitivity::Secret => None,
    }
}

/// Returns the reason for the rejection, and the help. They quote nothing of the text, unless it may be shown and the
/// author's parser quotes it.
fn refusal(
    spec: &'static VariableSpec,
    name: &KnownName,
    reason: Reason,
    source: &Provenance<'_>,
    text: Option<&str>,
) -> Finding {
    let (written, expanded) = (source.written, source.expanded);
    let expected = match reason.place {
        None => spec.expected.clone(),
        Some(Place { item, part }) => spec.expected.part(item, part),
    };
    let more = reason.text.more();
    let explanation = match reason.text {
        ReasonText::Safe(text) => Some(text.in_one_line()),
        ReasonText::Foreign(text) if written.is_some() => Some(Sentence::showing(text, MayShow::InProgram)),
        // Only `public` counts here. A type that cannot hold a secret does not help, as a rejected text is not one of
        // its values.
        ReasonText::Foreign(text) if spec.public && !expanded => Some(Sentence::showing(text, MayShow::AuthorSays)),
        ReasonText::Foreign(_) | ReasonText::More(_) => None,
    };
    let separator = spec.options.separator;
    let is_asked = written.is_none() && reason.form != Form::Outside && more == 0;
    let list = text.filter(|_| is_asked);
    let refused = list.and_then(|list| {
        let item = item_at(list, reason.place, separator)?;
        let text = part_of(item, reason.place);
        let list = reason.place.map(|_| list);
        Some(Refused { text, item, list, expected: &expected, separator, variable: name })
    });
    let is_of_value = matches!(reason.topic, Topic::Value | Topic::PathOfSecret);
    // The cause of a wrong shape helps more than the reason of the type.
    let refused_by_shape = || refused.as_ref().filter(|_| is_of_value).and_then(Refused::by_shape);
    let shape = refused.as_ref().and_then(Refused::in_quoted_list).or_else(refused_by_shape);
    let help = shape.or(reason.help).or_else(|| refused?.by_kind());
    let example = reason.place.map_or(spec.example, |_| None).or(expected.example_text());
    let help = help.or_else(|| example.filter(|_| is_asked).map(say::load::like));
    let refusal = match (reason.form, explanation) {
        (Form::Predicate, Some(text)) => Refusal::Does(text),
        (Form::Rejection, reason) if !expected.is_described() => {
            Refusal::Does(say::load::was_rejected(reason.as_ref()))
        }
        (_, reason) => Refusal::MustBe { expected: expected.phrase(), reason },
    };
    let item = reason.place.map(|Place { item, part }| (item, part));
    Finding::Refused { item, written, refusal, help }
}

/// Returns the text of an item of a list.
fn item_at<'a>(mut text: &'a str, place: Option<Place>, separator: &str) -> Option<&'a str> {
    let Some(Place { item, .. }) = place else { return Some(text) };
    for _ in 0..item {
        text = split_once(text, separator)?.1;
    }
    Some(split_once(text, separator).map_or(text, |(item, _)| item).trim())
}

/// Returns the key or the value of an item, if only that was rejected.
fn part_of(item: &str, place: Option<Place>) -> &str {
    let Some(Place { part, .. }) = place else { return item };
    match (part, item.split_once('=')) {
        (Part::Key, Some((key, _))) => key.trim(),
        (Part::Value, Some((_, value))) => value.trim(),
        _ => item,
    }
}
