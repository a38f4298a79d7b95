//! Reads `#[env(...)]`. Every option is declared once, in [`OPTIONS`]; what is said of an unknown option, one in the
//! wrong place or one of the wrong shape is computed from that table.

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::ToTokens;
use syn::ext::IdentExt;
use syn::parse::{ParseStream, Parser};
use syn::{Attribute, Expr, ExprLit, ExprPath, Lit, LitStr, MacroDelimiter, Meta, Token};

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
enum Form {
    /// `nested`
    Flag,
    /// `name = "PORT"`
    Text,
    /// `parse_with = path::to::function`
    Path,
    /// `default` or `default = 8080`
    MaybeExpr,
}

struct Opt {
    key: Key,
    name: &'static str,
    form: Form,
    places: &'static [Place],
    /// Correct, for the help of an error.
    example: &'static str,
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
    fn noun(self) -> &'static str {
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

    fn options(self) -> impl Iterator<Item = &'static Opt> {
        OPTIONS.iter().filter(move |opt| opt.places.contains(&self))
    }

    /// An option with a value, where there is one.
    fn example(self) -> &'static str {
        let with_value = self.options().find(|opt| matches!(opt.form, Form::MaybeExpr | Form::Text));
        with_value.or(self.options().next()).map_or("", |opt| opt.example)
    }

    /// "a struct takes `crate`, `prefix` and `public`"
    fn takes(self) -> String {
        let names: Vec<_> = self.options().map(|opt| format!("`{}`", opt.name)).collect();
        let list = match names.split_last() {
            Some((last, [])) => last.clone(),
            Some((last, rest)) => format!("{} and {last}", rest.join(", ")),
            None => "no options".to_owned(),
        };
        format!("{} takes {list}", self.noun())
    }
}

/// What an option was given.
enum Value {
    None,
    Text(LitStr),
    Path(ExprPath),
    Expr(Expr),
}

struct Given {
    key: Key,
    ident: Ident,
    value: Value,
}

/// The options of one struct, field, enum or variant.
pub(crate) struct Options {
    given: Vec<Given>,
}

impl Options {
    pub(crate) fn read(cx: &Ctxt, attrs: &[Attribute], place: Place) -> Self {
        let mut options = Self { given: Vec::new() };
        for attr in attrs.iter().filter(|attr| attr.path().is_ident("env")) {
            match &attr.meta {
                Meta::List(list) if matches!(list.delimiter, MacroDelimiter::Paren(_)) => {
                    let parser = |input: ParseStream<'_>| {
                        options.read_list(cx, input, place);
                        Ok(())
                    };
                    // The parser reports by itself, and reads to the end.
                    let _ = parser.parse2(list.tokens.clone());
                }
                _ => {
                    cx.error(attr, "expected options in parentheses", format!("write `#[env({})]`", place.example()));
                }
            }
        }
        options
    }

    fn read_list(&mut self, cx: &Ctxt, input: ParseStream<'_>, place: Place) {
        while !input.is_empty() {
            self.read_option(cx, input, place);
            if input.is_empty() {
                return;
            }
            if input.parse::<Token![,]>().is_err() {
                // #[env(name = "PORT" default = 8080)]
                //                     ^^^^^^^
                let next = input.fork().parse::<TokenTree>().ok();
                cx.error(next, "expected `,`", "separate options with commas");
            }
        }
    }

    fn read_option(&mut self, cx: &Ctxt, input: ParseStream<'_>, place: Place) {
        let Ok(ident) = input.call(Ident::parse_any) else {
            let token = input.fork().parse::<TokenTree>().ok();
            match input.fork().parse::<LitStr>() {
                Ok(name) if place == Place::Field => {
                    let help = format!("write `name = {}`", name.to_token_stream());
                    cx.error(token, "a name on its own is not an option", help);
                }
                _ => cx.error(token, "expected an option", place.takes()),
            }
            return skip_to_comma(input);
        };
        let name = ident.to_string();
        let Some(opt) = place.options().find(|opt| opt.name == name) else {
            unknown(cx, &ident, place);
            return skip_to_comma(input);
        };
        let Some(value) = opt.read_value(cx, &ident, input) else {
            return;
        };
        if self.given.iter().any(|given| given.key == opt.key) {
            cx.error(ident, format!("`{name}` is given twice"), "remove one of them");
        } else {
            self.given.push(Given { key: opt.key, ident, value });
        }
    }

    fn find(&self, key: Key) -> Option<&Given> {
        self.given.iter().find(|given| given.key == key)
    }

    /// What was written, in that order.
    pub(crate) fn keys(&self) -> impl Iterator<Item = (Key, &Ident)> {
        self.given.iter().map(|given| (given.key, &given.ident))
    }

    /// The option's own tokens, for the caret.
    pub(crate) fn key(&self, key: Key) -> Option<&Ident> {
        self.find(key).map(|given| &given.ident)
    }

    pub(crate) fn has(&self, key: Key) -> bool {
        self.find(key).is_some()
    }

    pub(crate) fn text(&self, key: Key) -> Option<&LitStr> {
        match &self.find(key)?.value {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    pub(crate) fn path(&self, key: Key) -> Option<&ExprPath> {
        match &self.find(key)?.value {
            Value::Path(path) => Some(path),
            _ => None,
        }
    }

    pub(crate) fn expr(&self, key: Key) -> Option<&Expr> {
        match &self.find(key)?.value {
            Value::Expr(expr) => Some(expr),
            _ => None,
        }
    }
}

impl Opt {
    /// Reads what follows the name. `None` when that was wrong, and reported.
    fn read_value(&self, cx: &Ctxt, ident: &Ident, input: ParseStream<'_>) -> Option<Value> {
        let ends = input.is_empty() || input.peek(Token![,]);
        // #[env(nested prefix = "DB_")]: the missing comma is reported once, by the caller.
        let complete = ends || input.peek(Ident::peek_any);
        if complete && matches!(self.form, Form::Flag | Form::MaybeExpr) {
            return Some(Value::None);
        }
        let write = format!("write `{}`", self.example);
        if ends {
            cx.error(ident, format!("`{}` needs a value", self.name), write);
            return None;
        }
        if self.form == Form::Flag {
            let mut value = TokenStream::new();
            while let Some(token) = next_before_comma(input) {
                value.extend([token]);
            }
            let help = format!("write `{}` to turn it on, or leave it out", self.name);
            cx.error(value, format!("`{}` takes no value", self.name), help);
            return None;
        }
        let Ok(equals) = input.parse::<Token![=]>() else {
            let found = input.fork().parse::<TokenTree>().ok();
            cx.error(opening(found), format!("expected `=` after `{}`", self.name), write);
            skip_to_comma(input);
            return None;
        };
        if input.is_empty() || input.peek(Token![,]) {
            cx.error(equals, format!("expected a value after `{} =`", self.name), write);
            return None;
        }
        match input.parse::<Expr>() {
            Ok(expr) => self.value_of(cx, expr, &write),
            Err(error) => {
                cx.syntax_error(&error, write);
                skip_to_comma(input);
                None
            }
        }
    }

    fn value_of(&self, cx: &Ctxt, expr: Expr, write: &str) -> Option<Value> {
        match (self.form, unwrap_group(expr)) {
            (Form::Text, Expr::Lit(ExprLit { lit: Lit::Str(text), .. })) => Some(Value::Text(text)),
            (Form::Path, Expr::Path(path)) => Some(Value::Path(path)),
            (Form::MaybeExpr, expr) => Some(Value::Expr(expr)),
            (Form::Path, expr) => {
                cx.error(expr, format!("`{}` needs a path", self.name), write);
                None
            }
            (_, expr) => {
                cx.error(expr, format!("`{}` needs a string literal", self.name), write);
                None
            }
        }
    }
}

/// An option that is none at this place: another crate's word for one, one of another place, or a slip.
fn unknown(cx: &Ctxt, ident: &Ident, place: Place) {
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

/// A value that came through `macro_rules!` is in an invisible group.
fn unwrap_group(mut expr: Expr) -> Expr {
    while let Expr::Group(group) = expr {
        expr = *group.expr;
    }
    expr
}

/// The first token alone: of a group, its opening delimiter.
fn opening(token: Option<TokenTree>) -> TokenStream {
    match token {
        Some(TokenTree::Group(group)) => spot(group.span_open()),
        token => token.into_token_stream(),
    }
}

/// A token at `span`, for a caret.
fn spot(span: Span) -> TokenStream {
    Ident::new("_", span).into_token_stream()
}

fn next_before_comma(input: ParseStream<'_>) -> Option<TokenTree> {
    if input.peek(Token![,]) { None } else { input.parse().ok() }
}

/// What follows a mistake is not looked at, so that there is no second, false error.
fn skip_to_comma(input: ParseStream<'_>) {
    while next_before_comma(input).is_some() {}
}
