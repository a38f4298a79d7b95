//! Walks without an environment, over the defaults and the examples that are written in the program.

use super::finish::say_once;
use super::{Content, Loader, Recorder, Records, Step};
use crate::env::{Env, Origin, Text};
use crate::problem::Problem;
use crate::schema::{DefaultSpec, Field, Schema};
use crate::value::Raw;

/// What such a walk looks at. No group is off, and of each enum it takes one variant.
#[derive(Clone, Copy)]
pub(super) struct Written {
    texts: Texts,
    variant: usize,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Texts {
    Defaults,
    Examples,
}

/// Loads a configuration, and drops it.
type Walk = fn(&mut Loader<'_>);

/// What is wrong with the defaults and the examples of a configuration.
pub(crate) fn mistakes(schema: &'static Schema, walk: Walk) -> Vec<Problem> {
    walks(schema, walk, &[Texts::Defaults, Texts::Examples], None).problems
}

/// The defaults that may be shown, after the names of their variables: as their types show them.
pub(crate) fn defaults(schema: &'static Schema, walk: Walk) -> Vec<(String, String)> {
    let records = walks(schema, walk, &[Texts::Defaults], Some(Box::<Records>::default())).into_records();
    let mut shown = Vec::new();
    for record in records.variables {
        if let Content::Shown(text) = record.content {
            shown.push((record.name, text));
        }
    }
    shown
}

/// As many walks as the largest enum has variants, so that each is seen.
fn walks(schema: &'static Schema, walk: Walk, texts: &[Texts], records: Option<Box<dyn Recorder>>) -> Loader<'static> {
    static NOTHING: Env = Env::empty();
    let mut loader = Loader { records, ..Loader::new(&NOTHING, schema, None) };
    for texts in texts {
        for variant in 0..schema.most_variants() {
            loader.written = Some(Written { texts: *texts, variant });
            walk(&mut loader);
        }
    }
    say_once(&mut loader.problems);
    loader
}

impl<'e> Loader<'e> {
    /// Looks at every default and every example, where programs are tried: in a debug build.
    #[inline]
    pub(crate) fn check_written(&mut self, walk: Walk) {
        if cfg!(debug_assertions) {
            self.problems.extend(mistakes(self.schema, walk));
        }
    }

    /// What is written at a field, to be parsed. The default that is a value is made only if it is to be shown.
    pub(super) fn written_at(&self, field: &'static Field, written: Written) -> Step<'e> {
        let spec = field.variable();
        match (written.texts, spec.default, spec.example) {
            (Texts::Defaults, DefaultSpec::Text(text), _) | (Texts::Examples, _, Some(text)) => {
                Step::Parse(Raw::new(Text::Utf8(text.into()), &spec.options))
            }
            (Texts::Defaults, DefaultSpec::Typed(_), _) if self.records.is_some() => Step::Absent { empty: None },
            _ => Step::Reported,
        }
    }

    /// What a walk calls a text that is written in the program, and comes from no environment.
    pub(super) fn text_in_program(&self, origin: Option<&Origin>) -> Option<&'static str> {
        match self.written {
            Some(Written { texts: Texts::Defaults, .. }) => Some("default"),
            Some(Written { texts: Texts::Examples, .. }) => Some("example"),
            None => (origin == Some(&Origin::Default)).then_some("default"),
        }
    }
}

impl Written {
    pub(super) fn variant(self, count: usize) -> usize {
        self.variant.min(count - 1)
    }
}
