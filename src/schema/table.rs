//! What generated code builds a schema with, and finds its fields by: `const fn`s over private fields, so that the table
//! can grow.

use super::distinct::begin_differently;
use super::{Field, FieldKind, Schema, Tag};

/// A schema that is being built.
#[doc(hidden)]
#[derive(Debug)]
pub struct Table(Schema);

impl Table {
    /// The fields of a struct, or of each variant of an enum.
    pub const fn new(name: &'static str, variants: &'static [&'static [Field]]) -> Self {
        let (mut absolute, mut variable_count, mut has_group) = (false, 0, false);
        let (mut several_names, mut has_rules) = (false, false);
        let mut most_variants = if variants.is_empty() { 1 } else { variants.len() };
        let mut variant = 0;
        while variant < variants.len() {
            let fields = variants[variant];
            let mut i = 0;
            while i < fields.len() {
                match &fields[i].kind {
                    FieldKind::Variable(spec) => {
                        absolute |= spec.absolute;
                        variable_count += 1;
                        several_names |= spec.has_several_names();
                        has_rules |= spec.has_rules;
                        if let Some(password) = spec.password {
                            variable_count += 1;
                            several_names |= password.spec().has_several_names();
                        }
                    }
                    FieldKind::Group { schema, .. } => {
                        has_group = true;
                        absolute |= schema.absolute;
                        variable_count += schema.variable_count;
                        several_names |= schema.several_names;
                        has_rules |= schema.has_rules;
                        if schema.most_variants > most_variants {
                            most_variants = schema.most_variants;
                        }
                    }
                }
                i += 1;
            }
            variant += 1;
        }
        let (docs, prefix, tag, optional, generic) = ("", None, None, false, false);
        let distinct = has_group && begin_differently(variants);
        Self(Schema {
            name,
            docs,
            prefix,
            variants,
            tag,
            optional,
            generic,
            absolute,
            variable_count,
            several_names,
            has_rules,
            distinct,
            most_variants,
        })
    }

    /// The doc comment of the type.
    #[must_use]
    pub const fn docs(mut self, docs: &'static str) -> Self {
        self.0.docs = docs;
        self
    }

    /// What chooses the variant of an enum.
    #[must_use]
    pub const fn tag(mut self, field: Field, words: &'static [&'static str]) -> Self {
        self.0.several_names |= field.spec().has_several_names();
        self.0.tag = Some(Tag { field: field.tag(), words });
        self
    }

    /// The prefix that the type chose for itself.
    #[must_use]
    pub const fn prefix(mut self, prefix: &'static str) -> Self {
        self.0.prefix = Some(prefix);
        self
    }

    /// It depends on a parameter of the type.
    #[must_use]
    pub const fn generic(mut self) -> Self {
        self.0.generic = true;
        self
    }

    /// The schema.
    pub const fn schema(self) -> Schema {
        self.0
    }
}

/// The fields of a struct.
#[doc(hidden)]
pub const fn fields(schema: &Schema) -> &'static [Field] {
    schema.variant(0)
}

/// A field of one variant of an enum. Not an index in generated code: the compiler looks at every reference to see whether
/// it can be a constant.
#[doc(hidden)]
#[inline]
pub const fn row(schema: &'static Schema, variant: usize, field: usize) -> &'static Field {
    &schema.variants[variant][field]
}
