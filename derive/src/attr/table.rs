//! The table of options. It declares each option once, for the parser, for the help of errors and for the checks.

use proc_macro2::TokenStream;
use syn::{ExprPath, LitStr};

use super::place::Place::{
    self, Choice, Chosen, Enum, Foreign, Group, Instances, Newtype, NewtypeField, Payload, Struct, Variable, Variant,
};
use super::{Default, Given, Options};

/// Borrows the field of `Options` that holds the value of an option. Its type is the shape of that value.
pub(super) type Slot<T> = fn(&mut Options) -> &mut Option<Given<T>>;

/// The shape of an option.
pub(super) enum Form {
    /// `nested`
    Flag(Slot<()>),
    /// `name = "PORT"`
    Text(Slot<LitStr>),
    /// `parse_with = path::to::function`
    Path(Slot<ExprPath>),
    /// `range = 1..=64`
    Expr(Slot<TokenStream>),
    /// `default` or `default = 8080`
    Default(Slot<Default>),
    /// `alias = "OLD"`
    Alias,
    /// `fallback = "DATABASE_URL"`
    Fallback,
    /// `deprecated = "OLD"` or `deprecated = ("OLD", "gone in 2027")`
    Deprecated,
    /// `validate = path::to::function` or `validate = path::to::function(field, other)`
    Rule,
}

/// An option.
pub(crate) struct Opt {
    pub(crate) name: &'static str,
    pub(super) form: Form,
    /// The places where it has an effect. On any other kind of field it is an error.
    pub(crate) on: &'static [Place],
    /// True if it has an effect on some types only: generated code calls `Schema::check_<name>`, which knows the type.
    pub(crate) asks_type: bool,
    /// A correct use, for the help of an error.
    pub(crate) example: &'static str,
    /// The names of this option in other crates.
    pub(super) elsewhere: &'static [&'static str],
}

impl Opt {
    /// Returns true if it chooses another parser than that of the type. A text only describes one.
    pub(crate) fn chooses_parser(&self) -> bool {
        self.on.contains(&Foreign) && !self.on.contains(&Variable) && !matches!(self.form, Form::Text(_))
    }

    /// Lists the kinds of field that it has an effect on: "a `nested` field".
    pub(crate) fn kinds(&self) -> String {
        let kinds: Vec<_> = self.on.iter().filter_map(|on| on.kind()).map(str::to_owned).collect();
        kinds.join(" or ")
    }
}

impl Form {
    /// Returns true if the option may be given several times.
    pub(super) fn repeats(&self) -> bool {
        matches!(self, Self::Alias | Self::Deprecated | Self::Fallback | Self::Rule)
    }

    /// Returns true if the name of the option may stand alone.
    pub(super) fn stands_alone(&self) -> bool {
        matches!(self, Self::Flag(_) | Self::Default(_))
    }
}

pub(crate) const OPTIONS: &[Opt] = &[
    Opt {
        name: "absolute",
        form: Form::Flag(|options| &mut options.absolute),
        on: &[Variable, Foreign],
        asks_type: false,
        example: "absolute",
        elsewhere: &["no_prefix", "exact"],
    },
    Opt {
        name: "alias",
        form: Form::Alias,
        on: &[Variable, Foreign],
        asks_type: false,
        example: "alias = \"OLD_NAME\"",
        elsewhere: &["aliases", "env_alias", "also"],
    },
    Opt {
        name: "alias",
        form: Form::Alias,
        on: &[Chosen, Variant],
        asks_type: false,
        example: "alias = \"warning\"",
        elsewhere: &["aliases", "also"],
    },
    Opt {
        name: "allow_empty",
        form: Form::Flag(|options| &mut options.allow_empty),
        on: &[Variable, Foreign],
        asks_type: false,
        example: "allow_empty",
        elsewhere: &["empty", "allow_blank"],
    },
    Opt {
        name: "allow_userinfo",
        form: Form::Flag(|options| &mut options.allow_userinfo),
        on: &[Variable],
        asks_type: true,
        example: "allow_userinfo",
        elsewhere: &["allow_credentials", "userinfo"],
    },
    Opt {
        name: "crate",
        form: Form::Path(|options| &mut options.krate),
        on: &[Struct, Choice, Enum, Newtype],
        asks_type: false,
        example: "crate = path::to::factor3",
        elsewhere: &["krate", "crate_path"],
    },
    Opt {
        name: "default",
        form: Form::Default(|options| &mut options.default),
        on: &[Variable, Foreign, Instances],
        asks_type: true,
        example: "default = 8080",
        elsewhere: &["default_value", "default_value_t", "default_str", "or"],
    },
    Opt {
        name: "default",
        form: Form::Flag(|options| &mut options.default_variant),
        on: &[Chosen],
        asks_type: false,
        example: "default",
        elsewhere: &["default_variant", "other", "fallback"],
    },
    Opt {
        name: "deny_empty",
        form: Form::Flag(|options| &mut options.deny_empty),
        on: &[Variable, Foreign],
        asks_type: true,
        example: "deny_empty",
        elsewhere: &["non_empty", "not_empty", "reject_empty", "forbid_empty"],
    },
    Opt {
        name: "deprecated",
        form: Form::Deprecated,
        on: &[Variable, Foreign],
        asks_type: false,
        example: "deprecated = \"OLD_NAME\"",
        elsewhere: &["obsolete", "old_name"],
    },
    Opt {
        name: "example",
        form: Form::Text(|options| &mut options.example),
        on: &[Variable, Foreign, Instances, NewtypeField],
        asks_type: false,
        example: "example = \"8080\"",
        elsewhere: &["sample", "placeholder"],
    },
    Opt {
        name: "expected",
        form: Form::Text(|options| &mut options.expected),
        on: &[Foreign, NewtypeField],
        asks_type: false,
        example: "expected = \"a network\"",
        elsewhere: &["description", "expecting", "what", "value_name"],
    },
    Opt {
        name: "fallback",
        form: Form::Fallback,
        on: &[Variable, Foreign],
        asks_type: false,
        example: "fallback = \"DATABASE_URL\"",
        elsewhere: &["or_else", "default_from", "falls_back_to"],
    },
    Opt {
        name: "from_str",
        form: Form::Flag(|options| &mut options.from_str),
        on: &[Foreign, NewtypeField],
        asks_type: false,
        example: "from_str",
        elsewhere: &["fromstr", "FromStr"],
    },
    Opt {
        name: "name",
        form: Form::Text(|options| &mut options.name),
        on: &[Variable, Foreign, Instances],
        asks_type: false,
        example: "name = \"PORT\"",
        elsewhere: &["rename", "env", "var", "variable", "key", "from"],
    },
    Opt {
        name: "nested",
        form: Form::Flag(|options| &mut options.nested),
        on: &[Group, Instances],
        asks_type: false,
        example: "nested",
        elsewhere: &["flatten", "nest", "group", "subgroup"],
    },
    Opt {
        name: "no_file",
        form: Form::Flag(|options| &mut options.no_file),
        on: &[Variable, Foreign],
        asks_type: true,
        example: "no_file",
        elsewhere: &["skip_file"],
    },
    Opt {
        name: "parse_with",
        form: Form::Path(|options| &mut options.parse_with),
        on: &[Foreign, NewtypeField],
        asks_type: false,
        example: "parse_with = path::to::function",
        elsewhere: &["with", "deserialize_with", "parser", "value_parser", "try_from"],
    },
    Opt {
        name: "parts",
        form: Form::Text(|options| &mut options.parts),
        on: &[Variable],
        asks_type: true,
        example: "parts = \"DATABASE_\"",
        elsewhere: &["from_parts", "components", "url_parts"],
    },
    Opt {
        name: "password",
        form: Form::Text(|options| &mut options.password),
        on: &[Variable],
        asks_type: true,
        example: "password = \"DATABASE_PASSWORD\"",
        elsewhere: &["password_from", "password_env"],
    },
    Opt {
        name: "prefix",
        form: Form::Text(|options| &mut options.prefix),
        on: &[Struct, Group, Instances, Choice, Payload],
        asks_type: false,
        example: "prefix = \"APP_\"",
        elsewhere: &["env_prefix", "rename_prefix"],
    },
    Opt {
        name: "public",
        form: Form::Flag(|options| &mut options.public),
        on: &[Struct, Variable, Foreign, Choice],
        asks_type: true,
        example: "public",
        elsewhere: &["show", "visible", "not_secret"],
    },
    Opt {
        name: "range",
        form: Form::Expr(|options| &mut options.range),
        on: &[Variable, Foreign],
        asks_type: false,
        example: "range = 1..=64",
        elsewhere: &["min", "max", "bounds", "between", "length"],
    },
    Opt {
        name: "rename",
        form: Form::Text(|options| &mut options.rename),
        on: &[Chosen, Variant],
        asks_type: false,
        example: "rename = \"info\"",
        elsewhere: &["name", "value", "word"],
    },
    Opt {
        name: "rename_all",
        form: Form::Text(|options| &mut options.rename_all),
        on: &[Choice, Enum],
        asks_type: false,
        example: "rename_all = \"snake_case\"",
        elsewhere: &["case", "casing"],
    },
    Opt {
        name: "separator",
        form: Form::Text(|options| &mut options.separator),
        on: &[Variable, Foreign],
        asks_type: true,
        example: "separator = \";\"",
        elsewhere: &["value_delimiter", "delimiter", "delim", "sep"],
    },
    Opt {
        name: "serde",
        form: Form::Flag(|options| &mut options.serde),
        on: &[Foreign, Group],
        asks_type: false,
        example: "serde",
        elsewhere: &["deserialize", "json"],
    },
    Opt {
        name: "shared",
        form: Form::Flag(|options| &mut options.shared),
        on: &[Variable, Foreign],
        asks_type: false,
        example: "shared",
        elsewhere: &["global", "allow_duplicate"],
    },
    Opt {
        name: "tag",
        form: Form::Text(|options| &mut options.tag),
        on: &[Choice],
        asks_type: false,
        example: "tag = \"KIND\"",
        elsewhere: &["name", "discriminant", "kind"],
    },
    Opt {
        name: "tls",
        form: Form::Text(|options| &mut options.tls),
        on: &[Variable],
        asks_type: true,
        example: "tls = \"verify\"",
        elsewhere: &["ssl", "sslmode", "require_tls", "require_https"],
    },
    Opt {
        name: "tls_unless",
        form: Form::Text(|options| &mut options.tls_unless),
        on: &[Variable],
        asks_type: false,
        example: "tls_unless = \"DATABASE_INSECURE_TLS\"",
        elsewhere: &["insecure", "allow_insecure", "danger_accept_invalid_certs"],
    },
    Opt {
        name: "unit",
        form: Form::Text(|options| &mut options.unit),
        on: &[Variable],
        asks_type: false,
        example: "unit = \"s\"",
        elsewhere: &["time_unit", "duration_unit", "seconds", "millis"],
    },
    Opt {
        name: "validate",
        form: Form::Rule,
        on: &[Struct, Variable, Foreign, Choice],
        asks_type: false,
        example: "validate = path::to::function",
        elsewhere: &["check", "validator", "rule", "verify", "assert"],
    },
];
