//! The check that no variable is read twice refuses exactly the configurations that read one twice.

use std::collections::HashSet;
use std::panic;

use factor3::__private::{Expected, Field, Schema, Sensitivity};
use proptest::prelude::*;

static EXPECTED: Expected = Expected::text("a text");

/// What an author may write.
#[derive(Clone, Debug)]
enum Written {
    Variable { name: &'static str, absolute: bool },
    Group { prefix: Option<&'static str>, fields: Struct },
}

#[derive(Clone, Debug)]
struct Struct {
    prefix: Option<&'static str>,
    fields: Vec<Written>,
}

fn any_struct() -> impl Strategy<Value = Struct> {
    let prefix = || prop_oneof![Just(None), Just(Some("")), Just(Some("A_")), Just(Some("B_")), Just(Some("A_A_"))];
    let name =
        prop_oneof![Just("A"), Just("B"), Just("A_B"), Just("A_A"), Just("B_A"), Just("C"), Just("D"), Just("a")];
    let variable = (name, prop::bool::weighted(0.2)).prop_map(|(name, absolute)| Written::Variable { name, absolute });
    let fields = prop::collection::vec(variable.clone(), 1..3);
    let leaf = (prefix(), fields).prop_map(|(prefix, fields)| Struct { prefix, fields });
    leaf.prop_recursive(3, 16, 3, move |inner| {
        let group = (prefix(), inner).prop_map(|(prefix, fields)| Written::Group { prefix, fields });
        let field = prop_oneof![variable.clone(), group];
        (prefix(), prop::collection::vec(field, 1..4)).prop_map(|(prefix, fields)| Struct { prefix, fields })
    })
}

impl Struct {
    /// Tests are short, so what they make may live as long as they do.
    fn schema(&self) -> &'static Schema {
        let fields: Vec<Field> = self.fields.iter().map(Written::field).collect();
        let schema = Schema::new("Config", fields.leak());
        Box::leak(Box::new(match self.prefix {
            Some(prefix) => schema.with_prefix(prefix),
            None => schema,
        }))
    }

    /// The struct, and all that are nested in it.
    fn all(&self) -> Vec<&Struct> {
        let inner = self.fields.iter().filter_map(|field| match field {
            Written::Group { fields, .. } => Some(fields.all()),
            Written::Variable { .. } => None,
        });
        inner.flatten().chain([self]).collect()
    }

    /// The derive compares the variables of one struct.
    fn is_derived(&self) -> bool {
        let mut names = HashSet::new();
        self.fields.iter().all(|field| match field {
            Written::Variable { name, absolute } => {
                let prefix = if *absolute { "" } else { self.prefix.unwrap_or_default() };
                names.insert(format!("{prefix}{name}").to_uppercase())
            }
            Written::Group { .. } => true,
        })
    }

    fn reads_one_twice(&self) -> bool {
        let mut names = HashSet::new();
        !self.schema().variables().iter().all(|variable| names.insert(variable.name().to_uppercase()))
    }

    fn is_refused(&self) -> bool {
        let schema = self.schema();
        self.fields.iter().enumerate().any(|(i, field)| {
            matches!(field, Written::Group { .. }) && panic::catch_unwind(|| schema.check_unique(i)).is_err()
        })
    }
}

impl Written {
    fn field(&self) -> Field {
        match self {
            Self::Variable { name, absolute } => {
                let field = Field::value("variable", name, Sensitivity::Public, &EXPECTED);
                if *absolute { field.absolute() } else { field }
            }
            Self::Group { prefix, fields } => Field::group("group", *prefix, "GROUP_", fields.schema()),
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, max_global_rejects: 20_000, ..ProptestConfig::default() })]

    #[test]
    fn a_configuration_is_refused_if_and_only_if_it_reads_a_variable_twice(config in any_struct()) {
        prop_assume!(config.all().iter().all(|part| part.is_derived()));
        let read_twice = config.all().iter().any(|part| part.reads_one_twice());
        let hook = panic::take_hook();
        panic::set_hook(Box::new(|_| {}));
        let refused = config.all().iter().any(|part| part.is_refused());
        panic::set_hook(hook);
        prop_assert_eq!(refused, read_twice);
    }
}
