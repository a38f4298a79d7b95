//! What the author wrote, as the other stages need it.

use std::iter;

use heck::ToShoutySnakeCase;
use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote};
use syn::ext::IdentExt;
use syn::spanned::Spanned;
use syn::{Data, DeriveInput, Fields, Generics, Ident, Type};

use crate::attr::{Key, Options, Place};
use crate::case::Case;
use crate::ctxt::Ctxt;
use crate::docs;

/// The input of `derive(EnvConfig)`.
pub(crate) struct Config<'a> {
    pub(crate) ident: &'a Ident,
    pub(crate) generics: &'a Generics,
    pub(crate) docs: String,
    pub(crate) options: Options,
    /// A struct is like an enum with one variant that need not be chosen.
    pub(crate) variants: Vec<Variant<'a>>,
}

pub(crate) struct Variant<'a> {
    /// What chooses it.
    pub(crate) word: Option<Word<'a>>,
    pub(crate) fields: Vec<Field<'a>>,
}

/// A field of a configuration: one variable, or a group of them.
pub(crate) struct Field<'a> {
    /// The content of a newtype variant has none.
    pub(crate) ident: Option<&'a Ident>,
    /// For the caret.
    pub(crate) at: Span,
    pub(crate) ty: &'a Type,
    pub(crate) docs: String,
    pub(crate) options: Options,
}

/// The input of `derive(EnvValue)`.
pub(crate) struct Value<'a> {
    pub(crate) ident: &'a Ident,
    pub(crate) generics: &'a Generics,
    pub(crate) options: Options,
    pub(crate) shape: Shape<'a>,
}

pub(crate) enum Shape<'a> {
    /// An enum of words.
    Words(Vec<Word<'a>>),
    /// A struct around one value.
    Newtype { member: TokenStream, ty: &'a Type },
}

/// A variant, and the word that is read into it.
pub(crate) struct Word<'a> {
    pub(crate) ident: &'a Ident,
    pub(crate) options: Options,
    pub(crate) text: String,
}

impl<'a> Config<'a> {
    pub(crate) fn read(cx: &Ctxt, input: &'a DeriveInput) -> Option<Self> {
        let (options, variants) = match &input.data {
            Data::Struct(data) => {
                let options = Options::read(cx, &input.attrs, Place::Struct);
                (options, vec![Variant { word: None, fields: fields_of_struct(cx, &input.ident, &data.fields)? }])
            }
            Data::Enum(data) => {
                let options = Options::read(cx, &input.attrs, Place::Choice);
                if !options.has(Key::Tag) {
                    let message = "`EnvConfig` on an enum needs the variable that chooses the variant";
                    let help = "add `#[env(tag = \"KIND\")]`, or derive `EnvValue` to read one variable into the enum";
                    cx.error(data.enum_token, message, help);
                    return None;
                }
                if data.variants.is_empty() {
                    cx.error(&input.ident, "`EnvConfig` needs at least one variant", "add a variant for each choice");
                }
                let case = Case::read(cx, &options);
                let variants = data.variants.iter().map(|variant| Variant::read(cx, variant, case)).collect();
                (options, variants)
            }
            Data::Union(data) => {
                let message = "`EnvConfig` works on structs and enums, and this is a union";
                cx.error(data.union_token, message, "use a struct");
                return None;
            }
        };
        let docs = docs::read(&input.attrs);
        Some(Self { ident: &input.ident, generics: &input.generics, docs, options, variants })
    }

    /// The prefix before every name when nobody nests the type.
    pub(crate) fn prefix(&self) -> String {
        self.options.text(Key::Prefix).map(syn::LitStr::value).unwrap_or_default()
    }

    /// Every field of every variant.
    pub(crate) fn fields(&self) -> Vec<&Field<'a>> {
        let mut fields = Vec::new();
        for variant in &self.variants {
            fields.extend(&variant.fields);
        }
        fields
    }
}

fn fields_of_struct<'a>(cx: &Ctxt, ident: &Ident, fields: &'a Fields) -> Option<Vec<Field<'a>>> {
    match fields {
        Fields::Named(fields) if !fields.named.is_empty() => {
            Some(fields.named.iter().map(|field| Field::read(cx, field, Place::Field)).collect())
        }
        Fields::Unnamed(fields) if !fields.unnamed.is_empty() => {
            let message = "`EnvConfig` needs named fields, because a variable takes its name from its field";
            let help = match fields.unnamed.len() {
                1 => "name the field, or derive `EnvValue` to read one variable into this type",
                _ => "name the fields",
            };
            cx.error(fields, message, help);
            None
        }
        _ => {
            cx.error(ident, "`EnvConfig` needs at least one field", "add a field for each variable");
            None
        }
    }
}

impl<'a> Variant<'a> {
    fn read(cx: &Ctxt, variant: &'a syn::Variant, case: Case) -> Self {
        let word = Word::read(cx, variant, Place::Chosen, case);
        let fields = match &variant.fields {
            Fields::Named(fields) => fields.named.iter().map(|field| Field::read(cx, field, Place::Field)).collect(),
            Fields::Unit => Vec::new(),
            Fields::Unnamed(fields) if fields.unnamed.len() == 1 => {
                fields.unnamed.iter().map(|field| Field::read(cx, field, Place::Content)).collect()
            }
            Fields::Unnamed(fields) => {
                let message = "a variant has named fields, or one configuration, or nothing";
                cx.error(fields, message, "name the fields: a variable takes its name from its field");
                Vec::new()
            }
        };
        Self { word: Some(word), fields }
    }
}

impl<'a> Field<'a> {
    fn read(cx: &Ctxt, field: &'a syn::Field, place: Place) -> Self {
        Self {
            ident: field.ident.as_ref(),
            at: field.ident.as_ref().map_or_else(|| field.ty.span(), Ident::span),
            ty: &field.ty,
            docs: docs::read(&field.attrs),
            options: Options::read(cx, &field.attrs, place),
        }
    }

    pub(crate) fn is_nested(&self) -> bool {
        self.options.has(Key::Nested) || self.ident.is_none()
    }

    /// Whether its type reads every variable under a prefix, and only serde knows which.
    pub(crate) fn is_open(&self) -> bool {
        self.is_nested() && self.options.has(Key::Serde)
    }

    /// Whether a function of the author's makes the value, and not the `EnvValue` of its type.
    pub(crate) fn is_foreign(&self) -> bool {
        [Key::FromStr, Key::ParseWith, Key::Serde].iter().any(|key| self.options.has(*key))
    }

    /// As it is written in Rust.
    pub(crate) fn path(&self) -> String {
        self.ident.map(|ident| ident.unraw().to_string()).unwrap_or_default()
    }

    /// The name of the field, in the case of variables.
    pub(crate) fn shouted(&self) -> String {
        self.path().to_shouty_snake_case()
    }

    /// The prefix of a group whose type has none: empty for the content of a variant.
    pub(crate) fn shouted_prefix(&self) -> String {
        if self.ident.is_some() { self.shouted() + "_" } else { String::new() }
    }

    /// The variable, relative to the prefixes.
    pub(crate) fn name(&self) -> String {
        self.options.text(Key::Name).map_or_else(|| self.shouted(), syn::LitStr::value)
    }

    /// What the name was written in, for the caret.
    pub(crate) fn name_tokens(&self) -> TokenStream {
        self.options.text(Key::Name).map_or_else(|| self.ident.to_token_stream(), ToTokens::to_token_stream)
    }

    /// Every name that is written for the variable, and what it is written in.
    pub(crate) fn names(&self) -> impl Iterator<Item = (String, TokenStream)> {
        let aliases = self.options.aliases().map(|alias| (alias.name.value(), alias.name.to_token_stream()));
        let password = self.options.text(Key::Password).map(|name| (name.value(), name.to_token_stream()));
        iter::once((self.name(), self.name_tokens())).chain(aliases).chain(password)
    }
}

impl<'a> Value<'a> {
    pub(crate) fn read(cx: &Ctxt, input: &'a DeriveInput) -> Option<Self> {
        let (options, shape) = match &input.data {
            Data::Enum(data) => {
                let options = Options::read(cx, &input.attrs, Place::Enum);
                let case = Case::read(cx, &options);
                let words: Vec<_> = data.variants.iter().map(|variant| Word::of_value(cx, variant, case)).collect();
                if words.is_empty() {
                    cx.error(&input.ident, "`EnvValue` needs at least one variant", "add a variant for each word");
                }
                (options, Shape::Words(words))
            }
            Data::Struct(data) if data.fields.len() == 1 => {
                let options = Options::read(cx, &input.attrs, Place::Newtype);
                let (member, field) = data.fields.members().zip(&data.fields).next()?;
                Options::read(cx, &field.attrs, Place::NewtypeField);
                (options, Shape::Newtype { member: member.into_token_stream(), ty: &field.ty })
            }
            Data::Struct(_) => {
                let help = "to read a variable into each field, derive `EnvConfig`";
                cx.error(&input.ident, "`EnvValue` works on enums, and on structs with one field", help);
                return None;
            }
            Data::Union(data) => {
                let message = "`EnvValue` works on enums, and on structs with one field";
                cx.error(data.union_token, message, "use an enum");
                return None;
            }
        };
        Some(Self { ident: &input.ident, generics: &input.generics, options, shape })
    }
}

impl<'a> Word<'a> {
    fn of_value(cx: &Ctxt, variant: &'a syn::Variant, case: Case) -> Self {
        if !variant.fields.is_empty() {
            let message = format!("`EnvValue` reads a variant from one word, and `{}` has fields", variant.ident);
            cx.error(
                &variant.fields,
                message,
                "remove the fields, or derive `EnvConfig` with `#[env(tag = \"KIND\")]`",
            );
        }
        Self::read(cx, variant, Place::Variant, case)
    }

    fn read(cx: &Ctxt, variant: &'a syn::Variant, place: Place, case: Case) -> Self {
        let options = Options::read(cx, &variant.attrs, place);
        let renamed = options.text(Key::Rename).map(syn::LitStr::value);
        let text = renamed.unwrap_or_else(|| case.apply(&variant.ident.unraw().to_string()));
        Self { ident: &variant.ident, options, text }
    }

    /// What the word was written in, for the caret.
    pub(crate) fn tokens(&self) -> TokenStream {
        self.options.text(Key::Rename).map_or_else(|| self.ident.to_token_stream(), ToTokens::to_token_stream)
    }
}

/// The type without the invisible group that `macro_rules!` puts around it.
pub(crate) fn ungrouped(mut ty: &Type) -> &Type {
    while let Type::Group(group) = ty {
        ty = &group.elem;
    }
    ty
}

/// Where `factor3` lives, for paths.
pub(crate) fn root(options: Option<&Options>) -> TokenStream {
    let written = options.and_then(|options| options.path(Key::Crate));
    written.map_or_else(|| quote!(::factor3), ToTokens::to_token_stream)
}
