//! Every sentence that the derive says about a mistake of the author: the message, and a help that says what to write.

mod names;

use proc_macro2::Ident;

pub(crate) use names::{
    NameFault, Reader, empty_word, faulty_name, fields_of_enum, fields_of_field, or_absolute, other_name, read_twice,
    remove_name, repeats_prefix, two_defaults, unknown_field, word_twice, write_name, write_prefix,
};

/// A compile error in words.
pub(crate) struct Mistake {
    pub(crate) message: String,
    pub(crate) help: String,
}

fn mistake(message: impl Into<String>, help: impl Into<String>) -> Mistake {
    Mistake { message: message.into(), help: help.into() }
}

// The form of an attribute.

pub(crate) fn no_parentheses(example: &str) -> Mistake {
    mistake("expected options in parentheses", format!("write `#[env({example})]`"))
}

pub(crate) fn no_comma() -> Mistake {
    mistake("expected `,`", "separate options with commas")
}

pub(crate) fn string_alone(literal: &str) -> Mistake {
    mistake("a string on its own is not an option", format!("write `name = {literal}`"))
}

pub(crate) fn no_option(takes: String) -> Mistake {
    mistake("expected an option", takes)
}

pub(crate) fn given_twice(option: &str) -> Mistake {
    mistake(format!("`{option}` is given twice"), "remove one of them")
}

pub(crate) fn no_value(option: &str, example: &str) -> Mistake {
    mistake(format!("`{option}` needs a value"), write(example))
}

pub(crate) fn flag_with_value(option: &str) -> Mistake {
    let help = format!("write `{option}` to turn it on, or remove it to turn it off");
    mistake(format!("`{option}` takes no value"), help)
}

pub(crate) fn no_equals(option: &str, example: &str) -> Mistake {
    mistake(format!("expected `=` after `{option}`"), write(example))
}

pub(crate) fn no_value_after_equals(option: &str, example: &str) -> Mistake {
    mistake(format!("expected a value after `{option} =`"), write(example))
}

pub(crate) fn unfinished_expression(example: &str) -> Mistake {
    mistake("expected an expression", write(example))
}

/// The value that an option needs instead of the one that it was given.
#[derive(Clone, Copy)]
pub(crate) enum Needs {
    Text,
    Path,
    TwoTexts,
    NameAndNote,
    PathAndFields,
}

pub(crate) fn wrong_value(option: &str, needs: Needs, example: &str) -> Mistake {
    const DEPRECATED: &str = "deprecated = (\"OLD_NAME\", \"gone in 2027\")";
    let (needs, example) = match needs {
        Needs::Text => ("a string literal", example),
        Needs::Path => ("a path", example),
        Needs::TwoTexts => ("two string literals", DEPRECATED),
        Needs::NameAndNote => ("a name and at most one note", DEPRECATED),
        Needs::PathAndFields => {
            ("a path, alone or with names of fields", "validate = path::to::function(field, other)")
        }
    };
    mistake(format!("`{option}` needs {needs}"), write(example))
}

fn write(example: &str) -> String {
    format!("write `{example}`")
}

// Options that do not exist where they are written.

pub(crate) fn payload_is_nested() -> Mistake {
    mistake("the payload of a variant is always nested", "remove `nested`")
}

/// `home` and `takes` have an article: "a struct", "a field takes `name`".
pub(crate) fn belongs_elsewhere(option: &str, home: &str, takes: &str) -> Mistake {
    mistake(format!("`{option}` belongs on {home}"), format!("move it there; {takes}"))
}

pub(crate) fn unknown_option(option: &str, help: String) -> Mistake {
    mistake(format!("unknown option `{option}`"), help)
}

pub(crate) fn called(option: &str, example: Option<&str>) -> String {
    let example = example.map(|example| format!(": `{example}`")).unwrap_or_default();
    format!("factor3 calls it `{option}`{example}")
}

pub(crate) fn secret_is_a_type() -> String {
    "secrecy is part of the type: use `SecretString`".to_owned()
}

pub(crate) fn optional_is_a_type() -> String {
    "a field is required, unless its type is an `Option` or it has a `default`".to_owned()
}

pub(crate) fn did_you_mean(near: &str) -> String {
    format!("did you mean `{near}`?")
}

pub(crate) fn unknown_case(case: &str, near: Option<&str>, cases: &[String]) -> Mistake {
    let help = match near {
        Some(near) => format!("did you mean \"{near}\"?"),
        None => format!("use one of {}", cases.join(", ")),
    };
    mistake(format!("unknown case \"{case}\""), help)
}

// Options that have no effect where they are written.

pub(crate) fn without_variable(option: &str) -> Mistake {
    let message = format!("`{option}` does not apply to a `nested` field, which has no variable of its own");
    let help = match option {
        "name" | "absolute" => "use `prefix` to change the names inside it",
        "validate" => "move it to the nested struct, or name this field in a `validate` on the outer struct",
        _ => "move it to a field inside the nested struct",
    };
    mistake(message, help)
}

pub(crate) fn collection_of_groups() -> Mistake {
    mistake(
        "a list of groups is not supported: the variables of each group need names of their own",
        "use `BTreeMap<String, _>` or `Vec<(String, _)>`, which have a group for each name in a variable",
    )
}

pub(crate) fn map_in_another() -> Mistake {
    mistake(
        "a map of groups stands alone in its field, and is a `BTreeMap`, a `HashMap` or a `Vec` of pairs",
        "use `BTreeMap<String, _>`, and add `default` for a map that may be empty",
    )
}

pub(crate) fn default_of_instances() -> Mistake {
    mistake(
        "the variable of a `nested` map lists the names of its groups, and a default is such a list",
        "write `default = \"a,b\"`, or `default` alone for no groups",
    )
}

pub(crate) fn instances_without_prefix(prefix: &str) -> Mistake {
    mistake(
        "an empty prefix would read every variable of the environment as one of a group",
        format!("write `prefix = \"{prefix}\"`"),
    )
}

pub(crate) fn url_in_secret_box() -> Mistake {
    mistake(
        "a `Url` cannot be wiped from memory, so no `SecretBox` can hold it",
        "use `factor3::service::SecretUrl`, which shows at most its origin, or `SecretBox<BaseUrl>`",
    )
}

pub(crate) fn prefix_without_nested(name: &str) -> Mistake {
    let help = format!("add `nested`, or write the whole name: `name = \"{name}\"`");
    mistake("`prefix` only applies to a `nested` field", help)
}

/// `kinds` has an article: "a `nested` field".
pub(crate) fn on_other_fields(option: &str, kinds: &str) -> Mistake {
    mistake(format!("`{option}` only applies to {kinds}"), format!("remove `{option}`"))
}

pub(crate) fn with_foreign_parser(option: &str, parser: &Ident) -> Mistake {
    let message = format!("`{option}` has no effect on a field with `{parser}`, which sees only the text");
    mistake(message, format!("remove `{option}`, or remove `{parser}` if the type implements `EnvValue`"))
}

pub(crate) fn two_parsers(first: &Ident, second: &Ident) -> Mistake {
    mistake(format!("`{first}` and `{second}` both parse the value"), "remove one of them")
}

pub(crate) fn serde_without_feature() -> Mistake {
    let help = "enable it in Cargo.toml: `factor3 = { version = \"..\", features = [\"envy\"] }`";
    mistake("`serde` needs factor3's feature `envy`", help)
}

pub(crate) fn serde_without_prefix(prefix: &str) -> Mistake {
    let message = "a `nested` field with `serde` reads every variable under its prefix, so the prefix cannot be empty";
    mistake(message, format!("remove `prefix` to use `{prefix}`, or write another one"))
}

pub(crate) fn unknown_tls() -> Mistake {
    let help = "write `tls = \"verify\"`, or `tls = \"require\"` to accept any certificate";
    mistake("`tls` must be \"require\" or \"verify\"", help)
}

pub(crate) fn unknown_unit(units: &[&str]) -> Mistake {
    let help = format!("write one of {}: `unit = \"s\"` for seconds", units.join(", "));
    mistake("`unit` must be a unit of time", help)
}

pub(crate) fn empty_twice() -> Mistake {
    let help = "remove `deny_empty` to take an empty value, or `allow_empty` to refuse one";
    mistake("`deny_empty` and `allow_empty` contradict each other", help)
}

pub(crate) fn companion_with_typed_default(option: &str) -> Mistake {
    let help = "write the URL as a string, or remove one of them";
    mistake(format!("`{option}` needs a `default` that is a string literal"), help)
}

pub(crate) fn password_beside_parts(prefix: &str) -> Mistake {
    let help = format!("remove `password`: `parts` reads `{prefix}PASSWORD`");
    mistake("`password` next to `parts`, which has a password", help)
}

pub(crate) fn tls_unless_without_tls() -> Mistake {
    let help = "add `tls = \"verify\"`, or remove `tls_unless`";
    mistake("`tls_unless` has no effect without `tls`", help)
}

pub(crate) fn tls_unless_in_silence(name: &str) -> Mistake {
    let message = format!("the variable `{name}` switches the protection of a connection off, and does not say so");
    mistake(message, "write a name with INSECURE in it: `tls_unless = \"DATABASE_INSECURE_TLS\"`")
}

pub(crate) fn fallback_to_itself(name: &str) -> Mistake {
    let message = format!("`{name}` is a name of the field already, so it cannot be its fallback");
    mistake(message, "remove it; a fallback is a whole name, to which no prefix is added")
}

pub(crate) fn empty_phrase() -> Mistake {
    mistake("the phrase is empty", "complete \"NAME must be …\": `expected = \"a network\"`")
}

pub(crate) fn empty_separator() -> Mistake {
    mistake("the separator is empty", "write the delimiter between two items: `separator = \";\"`")
}

// The shape of the type.

pub(crate) fn enum_without_tag() -> Mistake {
    let help = "add `#[env(tag = \"KIND\")]`, or derive `EnvValue` to read one variable into the enum";
    mistake("`EnvConfig` on an enum needs a `tag`: the variable that selects the variant", help)
}

pub(crate) fn config_without_variants() -> Mistake {
    mistake("`EnvConfig` needs at least one variant", "add a variant for each choice")
}

pub(crate) fn config_on_union() -> Mistake {
    mistake("`EnvConfig` works on structs and enums, but this is a union", "use a struct")
}

pub(crate) fn config_on_tuple(fields: usize) -> Mistake {
    let help = match fields {
        1 => "name the field, or derive `EnvValue` to read one variable into this type",
        _ => "name the fields",
    };
    mistake("`EnvConfig` needs named fields, because each variable is named after its field", help)
}

pub(crate) fn config_without_fields() -> Mistake {
    mistake("`EnvConfig` needs at least one field", "add a field for each variable")
}

pub(crate) fn tuple_variant() -> Mistake {
    let message = "a variant has named fields, a single configuration, or no fields";
    mistake(message, "name the fields: each variable is named after its field")
}

pub(crate) fn contains_itself(ident: &Ident) -> Mistake {
    let message = format!("`{ident}` contains itself, so its list of variables would be infinite");
    mistake(message, "give the field a type of its own")
}

pub(crate) fn lifetime() -> Mistake {
    let help = "use owned types: `String` instead of `&str`, `Vec<T>` instead of `&[T]`";
    mistake("values are read at run time, so this type cannot borrow them", help)
}

pub(crate) fn not_owned(ty: &str, help: String) -> Mistake {
    mistake(format!("`{ty}` cannot be read from an environment variable"), help)
}

pub(crate) fn instead(ty: &str) -> String {
    format!("use `{ty}`")
}

pub(crate) fn instead_of_trait_object() -> String {
    "use a type that implements `EnvValue`".to_owned()
}

pub(crate) fn instead_of_pointer() -> String {
    "use an enum, and match on its variants".to_owned()
}

pub(crate) fn value_without_variants() -> Mistake {
    mistake("`EnvValue` needs at least one variant", "add a variant for each word")
}

pub(crate) fn value_on_struct() -> Mistake {
    mistake(VALUE_SHAPES, "derive `EnvConfig` to read each field from a variable of its own")
}

pub(crate) fn value_on_union() -> Mistake {
    mistake(VALUE_SHAPES, "use an enum")
}

const VALUE_SHAPES: &str = "`EnvValue` works on enums and on structs with one field";

pub(crate) fn word_with_fields(variant: &Ident) -> Mistake {
    let message = format!("`EnvValue` reads a variant from one word, but `{variant}` has fields");
    mistake(message, "remove the fields, or derive `EnvConfig` with `#[env(tag = \"KIND\")]`")
}
