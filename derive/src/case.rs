//! The cases in which the name of a variant becomes a word.

use heck::{ToKebabCase, ToLowerCamelCase, ToPascalCase, ToShoutyKebabCase, ToShoutySnakeCase, ToSnakeCase};

use crate::attr::Options;
use crate::ctxt::Ctxt;
use crate::nearest::nearest;
use crate::say;

#[derive(Clone, Copy)]
pub(crate) struct Case(fn(&str) -> String);

/// Each case is named in itself, as in serde.
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
    /// Returns the case of `rename_all`, or kebab-case without it.
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
        let near = nearest(&text, names.clone());
        cx.error(written, say::unknown_case(&text, near, &names.map(str::to_owned).collect::<Vec<_>>()));
        kebab
    }

    pub(crate) fn apply(self, name: &str) -> String {
        self.0(name)
    }
}
