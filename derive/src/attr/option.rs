//! The options: each is declared once, in [`OPTIONS`]; what is said of an unknown one, or one in the wrong place, is
//! computed from that table.

use proc_macro2::Ident;
use syn::ext::IdentExt;

use crate::ctxt::Ctxt;

/// Names an option in the program.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Key {
    Absolute,
    AllowEmpty,
    Crate,
    Default,
    Example,
    FromStr,
    Name,
    Nested,
    ParseWith,
    Prefix,
    Public,
    Rename,
    RenameAll,
    Separator,
}

/// What may carry `#[env(...)]`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Place {
    Struct,
    Field,
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
        key: Key::AllowEmpty,
        name: "allow_empty",
        form: Form::Flag,
        places: &[Place::Field],
        example: "allow_empty",
        elsewhere: &["empty", "allow_blank"],
    },
    Opt {
        key: Key::Crate,
        name: "crate",
        form: Form::Path,
        places: &[Place::Struct, Place::Enum, Place::Newtype],
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
        key: Key::ParseWith,
        name: "parse_with",
        form: Form::Path,
        places: &[Place::Field],
        example: "parse_with = path::to::function",
        elsewhere: &["with", "deserialize_with", "parser", "value_parser", "try_from"],
    },
    Opt {
        key: Key::Prefix,
        name: "prefix",
        form: Form::Text,
        places: &[Place::Struct, Place::Field],
        example: "prefix = \"APP_\"",
        elsewhere: &["env_prefix", "rename_prefix"],
    },
    Opt {
        key: Key::Public,
        name: "public",
        form: Form::Flag,
        places: &[Place::Struct, Place::Field],
        example: "public",
        elsewhere: &["show", "visible", "not_secret"],
    },
    Opt {
        key: Key::Rename,
        name: "rename",
        form: Form::Text,
        places: &[Place::Variant],
        example: "rename = \"info\"",
        elsewhere: &["name", "value", "word"],
    },
    Opt {
        key: Key::RenameAll,
        name: "rename_all",
        form: Form::Text,
        places: &[Place::Enum],
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
];

impl Place {
    pub(super) fn noun(self) -> &'static str {
        match self {
            Self::Struct => "a struct",
            Self::Field => "a field",
            Self::Enum => "an enum",
            Self::Variant => "a variant",
            Self::Newtype => "a newtype",
            Self::NewtypeField => "the field of a newtype",
        }
    }

    /// The other places of the same derive, where an option that is not known here may belong.
    fn siblings(self) -> &'static [Self] {
        match self {
            Self::Struct | Self::Field => &[Self::Struct, Self::Field],
            Self::Enum | Self::Variant => &[Self::Enum, Self::Variant],
            Self::Newtype | Self::NewtypeField => &[Self::Newtype],
        }
    }

    pub(super) fn options(self) -> impl Iterator<Item = &'static Opt> {
        OPTIONS.iter().filter(move |opt| opt.places.contains(&self))
    }

    /// An option with a value, where there is one.
    pub(super) fn example(self) -> &'static str {
        let with_value = self.options().find(|opt| matches!(opt.form, Form::MaybeExpr | Form::Text));
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
    if let Some(home) = place.siblings().iter().find(|home| home.options().any(|opt| opt.name == name)) {
        let (_, noun) = home.noun().split_once(' ').unwrap_or_default();
        let help = format!("move it to the {noun} it is for; {}", place.takes());
        return cx.error(ident, format!("`{name}` belongs on {}", home.noun()), help);
    }
    let help = if let Some(opt) = place.options().find(|opt| opt.elsewhere.contains(&&*name)) {
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
