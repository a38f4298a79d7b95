//! How the name of a variant becomes a word.

use heck::{ToKebabCase, ToLowerCamelCase, ToPascalCase, ToShoutyKebabCase, ToShoutySnakeCase, ToSnakeCase};

use crate::attr::Options;
use crate::ctxt::Ctxt;
use crate::nearest::nearest;

#[derive(Clone, Copy)]
pub(crate) struct Case(fn(&str) -> String);

/// The names are the words that they make, as in serde.
const CASES: [(&str, Case); 8] = [
    ("kebab-case", Case(ToKebabCase::to_kebab_case)),
    ("snake_case", Case(ToSnakeCase::to_snake_case)),
    ("lowercase", Case(str::to_lowercase)),
    ("camelCase", Case(ToLowerCamelCase::to_lower_camel_case)),
    ("PascalCase", Case(ToPascalCase::to_pascal_case)),
    ("UPPERCASE", Case(str::to_uppercase)),
    ("SCREAMING_SNAKE_CASE", Case(ToShoutySnakeCase::to_shouty_snake_case)),
    ("SCREAMING-KEBAB-CASE", Case(ToShoutyKebabCase::to_shouty_kebab_case)),
];

impl Case {
    /// What `rename_all` says, else kebab-case.
    pub(crate) fn read(cx: &Ctxt, options: &Options) -> Self {
        let (_, kebab) = CASES[0];
        let Some(written) = options.rename_all.as_ref().map(|case| &case.value) else {
            return kebab;
        };
        let text = written.value();
        if let Some(&(_, case)) = CASES.iter().find(|(name, _)| *name == text) {
            return case;
        }
        let names = CASES.iter().map(|(name, _)| *name);
        let help = match nearest(&text, names.clone()) {
            Some(near) => format!("did you mean \"{near}\"?"),
            None => format!("it is one of {}", names.map(str::to_owned).collect::<Vec<_>>().join(", ")),
        };
        cx.error(written, format!("unknown case \"{text}\""), help);
        kebab
    }

    pub(crate) fn apply(self, name: &str) -> String {
        self.0(name)
    }
}
