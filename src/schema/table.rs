//! The functions by which generated code builds a schema and finds its fields: `const fn`s over private fields, which
//! allows new fields.

use super::distinct::begin_differently;
use super::{Field, FieldKind, Schema, Tag};

/// A builder for a schema.
#[doc(hidden)]
#[derive(Debug)]
pub struct SchemaBuilder(Schema);

impl SchemaBuilder {
    /// Creates a table with the fields of a struct, or of each variant of an enum.
    pub const fn new(name: &'static str, variants: &'static [&'static [Field]]) -> Self {
        let (mut absolute, mut variable_count, mut has_group) = (false, 0, false);
        let (mut several_names, mut has_passwords) = (false, false);
        let (mut has_rules, mut has_secrets) = (false, false);
        let mut most_variants = if variants.is_empty() { 1 } else { variants.len() };
        let mut variant = 0;
        while variant < variants.len() {
            let fields = variants[variant];
            let mut i = 0;
            while i < fields.len() {
                match &fields[i].kind {
                    FieldKind::Variable(spec) => {
                        absolute |= spec.absolute || !spec.fallbacks.is_empty();
                        variable_count += 1;
                        several_names |= spec.has_several_names();
                        has_passwords |= spec.password.is_some();
                        has_rules |= spec.has_rules;
                        has_secrets |= spec.sensitivity.is_of_secrets();
                        let mut companion = 0;
                        while let Some(field) = spec.companion(companion) {
                            variable_count += 1;
                            several_names |= field.spec().has_several_names();
                            companion += 1;
                        }
                    }
                    FieldKind::Group { schema, list, .. } => {
                        has_group = true;
                        variable_count += list.is_some() as usize;
                        absolute |= schema.absolute;
                        variable_count += schema.variable_count;
                        several_names |= schema.several_names;
                        has_passwords |= schema.has_passwords;
                        has_rules |= schema.has_rules;
                        has_secrets |= schema.has_secrets;
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
            has_passwords,
            has_rules,
            has_secrets,
            distinct,
            most_variants,
        })
    }

    /// Sets the doc comment of the type.
    #[must_use]
    pub const fn docs(mut self, docs: &'static str) -> Self {
        self.0.docs = docs;
        self
    }

    /// Sets the tag of an enum, and the word for each variant.
    #[must_use]
    pub const fn tag(mut self, field: Field, words: &'static [&'static str]) -> Self {
        self.0.several_names |= field.spec().has_several_names();
        self.0.tag = Some(Tag { field: field.tag(), words });
        self
    }

    /// Sets the `prefix` of the type.
    #[must_use]
    pub const fn prefix(mut self, prefix: &'static str) -> Self {
        self.0.prefix = Some(prefix);
        self
    }

    /// Marks the schema as dependent on a type parameter.
    #[must_use]
    pub const fn generic(mut self) -> Self {
        self.0.generic = true;
        self
    }

    /// Returns the schema.
    pub const fn schema(self) -> Schema {
        self.0
    }
}

/// Returns the fields of a struct.
#[doc(hidden)]
pub const fn fields(schema: &Schema) -> &'static [Field] {
    schema.variant(0)
}

/// Returns a field of a variant. Generated code calls this function instead of indexing, because the compiler tries to
/// promote every reference to a constant.
#[doc(hidden)]
#[inline]
pub const fn row(schema: &'static Schema, variant: usize, field: usize) -> &'static Field {
    &schema.variants[variant][field]
}
