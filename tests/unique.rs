//! The uniqueness check rejects exactly the configurations that read a variable twice.

use std::collections::HashMap;
use std::panic;

use factor3::__private::{AliasSpec, Expected, Field, Schema, SchemaBuilder, Sensitivity, check_unique};
use proptest::prelude::*;

static EXPECTED: Expected = Expected::text("a text");

/// A field that an author may declare.
#[derive(Clone, Debug)]
enum Written {
    Variable { names: Vec<&'static str>, absolute: bool, file: bool, shared: bool },
    Open { prefix: &'static str },
    Group { prefix: Option<&'static str>, fields: Type },
}

/// A struct, as one variant without a tag, or an enum.
#[derive(Clone, Debug)]
struct Type {
    prefix: Option<&'static str>,
    tag: Option<&'static str>,
    variants: Vec<Vec<Written>>,
}

/// A field that reads a name.
#[derive(Clone, Debug)]
struct Reader {
    name: String,
    /// The path to the field: the variant and the field at each level.
    way: Vec<(usize, usize)>,
    shared: bool,
    open: bool,
}

fn any_type() -> impl Strategy<Value = Type> {
    let prefix = || prop_oneof![Just(None), Just(Some("")), Just(Some("A_")), Just(Some("B_")), Just(Some("A_A_"))];
    let name = || {
        prop_oneof![
            Just("A"),
            Just("B"),
            Just("A_B"),
            Just("A_A"),
            Just("B_A"),
            Just("C"),
            Just("D"),
            Just("a"),
            Just("A_FILE"),
            Just("B_FILE"),
        ]
    };
    let seldom = || prop::bool::weighted(0.2);
    let variable = (prop::collection::vec(name(), 1..3), seldom(), seldom(), seldom())
        .prop_map(|(names, absolute, file, shared)| Written::Variable { names, absolute, file, shared });
    let open = prop_oneof![Just("A_"), Just("A_A_"), Just("B_")].prop_map(|prefix| Written::Open { prefix });
    let type_of = move |field: BoxedStrategy<Written>, most: usize| {
        let variants = |most| prop::collection::vec(prop::collection::vec(field.clone(), 1..=most), 1..3);
        let an_enum = (prefix(), name(), variants(most.div_ceil(2)));
        let an_enum = an_enum.prop_map(|(prefix, tag, variants)| Type { prefix, tag: Some(tag), variants });
        let a_struct = (prefix(), prop::collection::vec(field.clone(), 1..=most));
        let a_struct = a_struct.prop_map(|(prefix, fields)| Type { prefix, tag: None, variants: vec![fields] });
        prop_oneof![2 => a_struct, 1 => an_enum]
    };
    let single = prop_oneof![8 => variable, 1 => open].boxed();
    let leaf = type_of(single.clone(), 2);
    leaf.prop_recursive(3, 16, 3, move |inner| {
        let group = (prefix(), inner).prop_map(|(prefix, fields)| Written::Group { prefix, fields });
        type_of(prop_oneof![single.clone(), group].boxed(), 3)
    })
}

impl Type {
    /// Builds a schema, and leaks it: tests are short-lived.
    fn schema(&self) -> &'static Schema {
        let fields = |fields: &Vec<Written>| &*fields.iter().map(Written::field).collect::<Vec<Field>>().leak();
        let variants: Vec<&'static [Field]> = self.variants.iter().map(fields).collect();
        let mut table = SchemaBuilder::new("Config", variants.leak());
        if let Some(prefix) = self.prefix {
            table = table.prefix(prefix);
        }
        if let Some(tag) = self.tag {
            table = table.tag(Field::value("tag", tag, Sensitivity::Public, &EXPECTED), &[]);
        }
        Box::leak(Box::new(table.schema()))
    }

    fn fields(&self) -> impl Iterator<Item = (usize, usize, &Written)> {
        let variants = self.variants.iter().enumerate();
        variants.flat_map(|(v, fields)| fields.iter().enumerate().map(move |(i, field)| (v, i, field)))
    }

    /// The type, and all that are nested in it.
    fn all(&self) -> Vec<&Type> {
        let inner = self.fields().filter_map(|(_, _, field)| match field {
            Written::Group { fields, .. } => Some(fields.all()),
            _ => None,
        });
        inner.flatten().chain([self]).collect()
    }

    /// The derive compares the names that are written in one variant.
    fn is_derived(&self) -> bool {
        let prefix = self.prefix.unwrap_or_default();
        self.variants.iter().all(|fields| {
            let mut readers: HashMap<String, bool> = HashMap::new();
            readers.extend(self.tag.map(|tag| (format!("{prefix}{tag}").to_uppercase(), false)));
            fields.iter().all(|field| match field {
                Written::Variable { names, absolute, shared, .. } => {
                    let prefix = if *absolute { "" } else { prefix };
                    let mut own: Vec<_> = names.iter().map(|name| format!("{prefix}{name}").to_uppercase()).collect();
                    own.sort();
                    let distinct = own.windows(2).all(|pair| pair[0] != pair[1]);
                    distinct
                        && own
                            .into_iter()
                            .all(|name| readers.insert(name, *shared).is_none_or(|other| other && *shared))
                }
                Written::Open { .. } | Written::Group { .. } => true,
            })
        })
    }

    fn readers(&self, prefix: &str, way: &[(usize, usize)], readers: &mut Vec<Reader>) {
        let mut push = |name: String, way: &[(usize, usize)], shared: bool, open: bool| {
            readers.push(Reader { name: name.to_uppercase(), way: way.to_vec(), shared, open });
        };
        if let Some(tag) = self.tag {
            push(format!("{prefix}{tag}"), way, false, false);
        }
        for (v, i, field) in self.fields() {
            let way = [way, &[(v, i)]].concat();
            match field {
                Written::Variable { names, absolute, file, shared } => {
                    let prefix = if *absolute { "" } else { prefix };
                    for name in names {
                        push(format!("{prefix}{name}"), &way, *shared, false);
                        if *file {
                            push(format!("{prefix}{name}_FILE"), &way, *shared, false);
                        }
                    }
                }
                Written::Open { prefix: own } => push(format!("{prefix}{own}"), &way, false, true),
                Written::Group { prefix: written, fields } => {
                    let inner = written.or(fields.prefix).unwrap_or("GROUP_");
                    let mut inner_readers = Vec::new();
                    fields.readers(&format!("{prefix}{inner}"), &way, &mut inner_readers);
                    for reader in inner_readers {
                        push(reader.name, &reader.way, reader.shared, reader.open);
                    }
                }
            }
        }
    }

    fn reads_one_twice(&self) -> bool {
        let mut readers = Vec::new();
        self.readers(self.prefix.unwrap_or_default(), &[], &mut readers);
        readers.iter().enumerate().any(|(i, one)| readers[..i].iter().any(|other| one.collides(other)))
    }

    fn is_refused(&self) -> bool {
        let schema = self.schema();
        self.fields().any(|(v, i, field)| {
            // Generated code calls the check only for such fields.
            let asks = self.tag.is_some_and(|tag| tag.ends_with("_FILE"))
                || match field {
                    Written::Variable { names, .. } => names.iter().any(|name| name.ends_with("_FILE")),
                    Written::Open { .. } | Written::Group { .. } => true,
                };
            asks && panic::catch_unwind(|| check_unique(schema, v, i)).is_err()
        })
    }
}

impl Reader {
    fn collides(&self, other: &Self) -> bool {
        let same_field = self.way == other.way;
        // Paths that diverge in the variant are alternatives, which are never read together.
        let parting = self.way.iter().zip(&other.way).find(|(one, other)| one != other);
        let alternatives = parting.is_some_and(|(one, other)| one.0 != other.0);
        let same_name = match (self.open, other.open) {
            (false, false) => self.name == other.name,
            (true, false) => other.name.starts_with(&self.name),
            (false, true) => self.name.starts_with(&other.name),
            (true, true) => other.name.starts_with(&self.name) || self.name.starts_with(&other.name),
        };
        let on_purpose = self.shared && other.shared;
        same_name && !(same_field || alternatives || on_purpose)
    }
}

impl Written {
    fn field(&self) -> Field {
        match self {
            Self::Variable { names, absolute, file, shared } => {
                let sensitivity = if *file { Sensitivity::Secret } else { Sensitivity::Public };
                let aliases: Vec<AliasSpec> = names[1..].iter().map(|name| AliasSpec::new(name)).collect();
                let mut field = Field::value("variable", names[0], sensitivity, &EXPECTED).aliases(aliases.leak());
                if *absolute {
                    field = field.absolute();
                }
                if *shared { field.shared() } else { field }
            }
            Self::Open { prefix } => Field::prefix_of_all("open", prefix, &EXPECTED),
            Self::Group { prefix, fields } => Field::group("group", *prefix, "GROUP_", fields.schema()),
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4000, max_global_rejects: 100_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_configuration_is_refused_if_and_only_if_it_reads_a_variable_twice(config in any_type()) {
        prop_assume!(config.all().iter().all(|part| part.is_derived()));
        let read_twice = config.all().iter().any(|part| part.reads_one_twice());
        let hook = panic::take_hook();
        panic::set_hook(Box::new(|_| {}));
        let refused = config.all().iter().any(|part| part.is_refused());
        panic::set_hook(hook);
        prop_assert_eq!(refused, read_twice);
    }
}
