//! Enums whose variant is selected by a variable.

use std::rc::Rc;

use super::Loader;
use super::read::Step;
use super::watch::Event;
use crate::env::Origin;
use crate::finding::Why;
use crate::schema::{Field, Schema};
use crate::value::Companions;
use crate::value::convert::word;

impl Loader<'_> {
    /// Returns the position of the selected variant.
    pub fn variant(&mut self, schema: &'static Schema) -> Option<usize> {
        let tag = schema.tag()?;
        let (variant, default) = self.chosen(schema, tag)?;
        self.tell(Event::Chosen { schema, variant });
        // The caller, which loads the enum, leaves the group again.
        let name = self.full_name(tag.variable());
        self.why.push(Rc::new(Why::Chosen { tag: name, word: schema.words()[variant], default }));
        Some(variant)
    }

    /// Returns the position of the variant, and whether it is the default.
    fn chosen(&mut self, schema: &'static Schema, tag: &'static Field) -> Option<(usize, bool)> {
        match self.read(tag) {
            Step::Read(mut reading) => match word(&reading.raw(Companions::default()), tag.variable().expected) {
                Ok(chosen) => {
                    let default = reading.source.origin.as_deref() == Some(&Origin::Default);
                    if self.is_watched() {
                        self.accepted(tag, &mut reading.source, &|f| f.write_str(schema.words()[chosen]));
                    }
                    Some((chosen, default))
                }
                Err(error) => {
                    self.refused(tag, error, &mut reading);
                    None
                }
            },
            Step::Absent(mut absent) => {
                self.missing(tag, &mut absent);
                None
            }
            Step::NameOnly(_) => {
                self.tell(Event::Unknown { schema, tag });
                None
            }
            Step::Reported => None,
        }
    }
}
