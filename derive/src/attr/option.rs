//! The options: each is declared once, in [`OPTIONS`]; what is said of an unknown one, or one in the wrong place, is
//! computed from that table.

use proc_macro2::Ident;
use syn::ext::IdentExt;

use crate::ctxt::Ctxt;

/// Names an option in the program.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Key {
    Absolute,
    Alias,
    AllowEmpty,
    AllowUserinfo,
    Crate,
    Default,
    Deprecated,
    Example,
    FromStr,
    Name,
    Nested,
    NoFile,
    ParseWith,
    Password,
    Prefix,
    Public,
    Range,
    Rename,
    RenameAll,
    Separator,
    Serde,
    Shared,
    Tag,
    Tls,
    Validate,
}

impl Key {
    /// Whether it may be given several times.
    pub(super) fn repeats(self) -> bool {
        matches!(self, Self::Alias | Self::Deprecated | Self::Validate)
    }
}

/// What may carry `#[env(...)]`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Place {
    Struct,
    Field,
    /// An enum that is a configuration.
    Choice,
    /// One of its variants.
    Chosen,
    /// The configuration in a variant.
    Content,
    /// An enum of words.
    Enum,
    Variant,
    Newtype,
    NewtypeField,
}

/// The shape of an option.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// `nested`
    Flag,
    /// `name = "PORT"`
    Text,
    /// `parse_with = path::to::function`
    Path,
    /// `default` or `default = 8080`
    MaybeExpr,
    /// `range = 1..=64`
    Expr,
    /// `deprecated = "OLD"` or `deprecated = ("OLD", "gone in 2027")`
    TextWithNote,
    /// `validate = path::to::function` or `validate = path::to::function(field, other)`
    Rule,
}

pub(super) struct Opt {
    pub(super) key: Key,
    pub(super) name: &'static str,
    pub(super) form: Form,
    places: &'static [Place],
    /// Correct, for the help of an error.
    pub(super) example: &'static str,
    /// What other crates call it.
    elsewhere: &'static [&'static str],
}

const OPTIONS: &[Opt] = &[
    Opt {
        key: Key::Absolute,
        name: "absolute",
        form: Form::Flag,
        places: &[Place::Field],
        example: "absolute",
        elsewhere: &["no_prefix", "exact"],
    },
    Opt {
        key: Key::Alias,
        name: "alias",
        form: Form::Text,
        places: &[Place::Field],
        example: "alias = \"OLD_NAME\"",
        elsewhere: &["aliases", "env_alias", "also"],
    },
    Opt {
        key: Key::AllowEmpty,
        name: "allow_empty",
        form: Form::Flag,
        places: &[Place::Field],
        example: "allow_empty",
        elsewhere: &["empty", "allow_blank"],
    },
    Opt {
        key: Key::AllowUserinfo,
        name: "allow_userinfo",
        form: Form::Flag,
        places: &[Place::Field],
        example: "allow_userinfo",
        elsewhere: &["allow_credentials", "userinfo"],
    },
    Opt {
        key: Key::Crate,
        name: "crate",
        form: Form::Path,
        places: &[Place::Struct, Place::Choice, Place::Enum, Place::Newtype],
        example: "crate = path::to::factor3",
        elsewhere: &["krate", "crate_path"],
    },
    Opt {
        key: Key::Default,
        name: "default",
        form: Form::MaybeExpr,
        places: &[Place::Field],
        example: "default = 8080",
        elsewhere: &["default_value", "default_value_t", "default_str", "fallback", "or"],
    },
    Opt {
        key: Key::Default,
        name: "default",
        form: Form::Flag,
        places: &[Place::Chosen],
        example: "default",
        elsewhere: &["default_variant", "other", "fallback"],
    },
    Opt {
        key: Key::Deprecated,
        name: "deprecated",
        form: Form::TextWithNote,
        places: &[Place::Field],
        example: "deprecated = \"OLD_NAME\"",
        elsewhere: &["obsolete", "old_name"],
    },
    Opt {
        key: Key::Example,
        name: "example",
        form: Form::Text,
        places: &[Place::Field],
        example: "example = \"8080\"",
        elsewhere: &["sample", "placeholder"],
    },
    Opt {
        key: Key::FromStr,
        name: "from_str",
        form: Form::Flag,
        places: &[Place::Field],
        example: "from_str",
        elsewhere: &["fromstr", "FromStr"],
    },
    Opt {
        key: Key::Name,
        name: "name",
        form: Form::Text,
        places: &[Place::Field],
        example: "name = \"PORT\"",
        elsewhere: &["rename", "env", "var", "variable", "key", "from"],
    },
    Opt {
        key: Key::Nested,
        name: "nested",
        form: Form::Flag,
        places: &[Place::Field],
        example: "nested",
        elsewhere: &["flatten", "nest", "group", "subgroup"],
    },
    Opt {
        key: Key::NoFile,
        name: "no_file",
        form: Form::Flag,
        places: &[Place::Field],
        example: "no_file",
        elsewhere: &["skip_file"],
    },
    Opt {
        key: Key::ParseWith,
        name: "parse_with",
        form: Form::Path,
        places: &[Place::Field],
        example: "parse_with = path::to::function",
        elsewhere: &["with", "deserialize_with", "parser", "value_parser", "try_from"],
    },
    Opt {
        key: Key::Password,
        name: "password",
        form: Form::Text,
        places: &[Place::Field],
        example: "password = \"DATABASE_PASSWORD\"",
        elsewhere: &["password_from", "password_env"],
    },
    Opt {
        key: Key::Prefix,
        name: "prefix",
        form: Form::Text,
        places: &[Place::Struct, Place::Field, Place::Choice, Place::Content],
        example: "prefix = \"APP_\"",
        elsewhere: &["env_prefix", "rename_prefix"],
    },
    Opt {
        key: Key::Public,
        name: "public",
        form: Form::Flag,
        places: &[Place::Struct, Place::Field, Place::Choice],
        example: "public",
        elsewhere: &["show", "visible", "not_secret"],
    },
    Opt {
        key: Key::Range,
        name: "range",
        form: Form::Expr,
        places: &[Place::Field],
        example: "range = 1..=64",
        elsewhere: &["min", "max", "bounds", "between", "length"],
    },
    Opt {
        key: Key::Rename,
        name: "rename",
        form: Form::Text,
        places: &[Place::Chosen, Place::Variant],
        example: "rename = \"info\"",
        elsewhere: &["name", "value", "word"],
    },
    Opt {
        key: Key::RenameAll,
        name: "rename_all",
        form: Form::Text,
        places: &[Place::Choice, Place::Enum],
        example: "rename_all = \"kebab-case\"",
        elsewhere: &["case", "casing"],
    },
    Opt {
        key: Key::Separator,
        name: "separator",
        form: Form::Text,
        places: &[Place::Field],
        example: "separator = \";\"",
        elsewhere: &["value_delimiter", "delimiter", "delim", "sep"],
    },
    Opt {
        key: Key::Serde,
        name: "serde",
        form: Form::Flag,
        places: &[Place::Field],
        example: "serde",
        elsewhere: &["deserialize", "json"],
    },
    Opt {
        key: Key::Shared,
        name: "shared",
        form: Form::Flag,
        places: &[Place::Field],
        example: "shared",
        elsewhere: &["global", "allow_duplicate"],
    },
    Opt {
        key: Key::Tag,
        name: "tag",
        form: Form::Text,
        places: &[Place::Choice],
        example: "tag = \"KIND\"",
        elsewhere: &["name", "discriminant", "kind"],
    },
    Opt {
        key: Key::Tls,
        name: "tls",
        form: Form::Text,
        places: &[Place::Field],
        example: "tls = \"verify\"",
        elsewhere: &["ssl", "sslmode", "require_tls", "require_https"],
    },
    Opt {
        key: Key::Validate,
        name: "validate",
        form: Form::Rule,
        places: &[Place::Struct, Place::Field, Place::Choice],
        example: "validate = path::to::function",
        elsewhere: &["check", "validator", "rule", "verify", "assert"],
    },
];

impl Place {
    pub(super) fn noun(self) -> &'static str {
        match self {
            Self::Struct => "a struct",
            Self::Field => "a field",
            Self::Choice | Self::Enum => "an enum",
            Self::Chosen | Self::Variant => "a variant",
            Self::Content => "the content of a variant",
            Self::Newtype => "a newtype",
            Self::NewtypeField => "the field of a newtype",
        }
    }

    /// The other places of the same derive, where an option that is not known here may belong.
    fn siblings(self) -> &'static [Self] {
        match self {
            Self::Struct | Self::Field => &[Self::Struct, Self::Field, Self::Choice],
            Self::Choice | Self::Content => &[Self::Choice, Self::Chosen, Self::Field],
            Self::Chosen => &[Self::Content, Self::Choice, Self::Field],
            Self::Enum | Self::Variant => &[Self::Enum, Self::Variant],
            Self::Newtype | Self::NewtypeField => &[Self::Newtype],
        }
    }

    pub(super) fn options(self) -> impl Iterator<Item = &'static Opt> {
        OPTIONS.iter().filter(move |opt| opt.places.contains(&self))
    }

    /// An option with a value, where there is one.
    pub(super) fn example(self) -> &'static str {
        let first = match self {
            Self::Field => Key::Default,
            Self::Choice => Key::Tag,
            _ => Key::Prefix,
        };
        let first = self.options().find(|opt| opt.key == first);
        let with_value = first.or_else(|| self.options().find(|opt| opt.form != Form::Flag && opt.form != Form::Path));
        with_value.or(self.options().next()).map_or("", |opt| opt.example)
    }

    /// "a struct takes `crate`, `prefix` and `public`"
    pub(super) fn takes(self) -> String {
        let names: Vec<_> = self.options().map(|opt| format!("`{}`", opt.name)).collect();
        let list = match names.split_last() {
            Some((last, [])) => last.clone(),
            Some((last, rest)) => format!("{} and {last}", rest.join(", ")),
            None => "no options".to_owned(),
        };
        format!("{} takes {list}", self.noun())
    }
}

/// An option that is none at this place: another crate's word for one, one of another place, or a slip.
pub(super) fn unknown(cx: &Ctxt, ident: &Ident, place: Place) {
    let name = ident.unraw().to_string();
    let here = place.options().find(|opt| opt.elsewhere.contains(&&*name));
    let home = place.siblings().iter().find(|home| home.options().any(|opt| opt.name == name));
    if place == Place::Content && name == "nested" {
        return cx.error(ident, "the content of a variant is nested as it is", "remove `nested`");
    }
    if let (None, Some(home)) = (here, home) {
        let (_, noun) = home.noun().split_once(' ').unwrap_or_default();
        let help = format!("move it to the {noun} it is for; {}", place.takes());
        return cx.error(ident, format!("`{name}` belongs on {}", home.noun()), help);
    }
    let help = if let Some(opt) = here {
        if opt.form == Form::Flag {
            format!("here it is called `{}`", opt.name)
        } else {
            format!("here it is called `{}`: `{}`", opt.name, opt.example)
        }
    } else if place == Place::Field && ["secret", "sensitive", "redact", "hide", "hide_env_values"].contains(&&*name) {
        "a secret is a type here: use `SecretString`".to_owned()
    } else if let Some(near) = nearest(&name, place.options().map(|opt| opt.name)) {
        format!("did you mean `{near}`?")
    } else {
        place.takes()
    };
    cx.error(ident, format!("unknown option `{name}`"), help);
}

/// The candidate that is at most a third of the word away: one slip in a short word, three in a long one.
pub(crate) fn nearest<'a>(word: &str, candidates: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let distances = candidates.map(|candidate| (distance(word, candidate), candidate));
    let (distance, candidate) = distances.min_by_key(|&(distance, _)| distance)?;
    (distance <= candidate.len().div_ceil(3).min(3)).then_some(candidate)
}

/// How many characters must be added, removed, replaced, or swapped with their neighbour.
fn distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<_>, Vec<_>) = (a.chars().collect(), b.chars().collect());
    let mut rows = vec![vec![0; b.len() + 1]; a.len() + 1];
    for i in 0..=a.len() {
        for j in 0..=b.len() {
            rows[i][j] = if i == 0 || j == 0 {
                i + j
            } else {
                let replaced = rows[i - 1][j - 1] + usize::from(a[i - 1] != b[j - 1]);
                let best = replaced.min(rows[i - 1][j] + 1).min(rows[i][j - 1] + 1);
                let swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
                if swapped { best.min(rows[i - 2][j - 2] + 1) } else { best }
            };
        }
    }
    rows[a.len()][b.len()]
}
