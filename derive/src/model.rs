//! What the author wrote, as the other stages need it.

use heck::ToShoutySnakeCase;
use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::ext::IdentExt;
use syn::{Data, DeriveInput, Fields, Generics, Ident, Type};

use crate::attr::{Key, Options, Place};
use crate::case::Case;
use crate::ctxt::Ctxt;
use crate::docs;

/// The input of `derive(EnvConfig)`.
pub(crate) struct Config<'a> {
    pub(crate) ident: &'a Ident,
    pub(crate) generics: &'a Generics,
    pub(crate) options: Options,
    pub(crate) fields: Vec<Field<'a>>,
}

/// A field of a configuration: one variable, or a group of them.
pub(crate) struct Field<'a> {
    pub(crate) ident: &'a Ident,
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
        let data = match &input.data {
            Data::Struct(data) => data,
            Data::Enum(data) => {
                let help = "to read one variable into an enum, derive `EnvValue` for it";
                cx.error(data.enum_token, "`EnvConfig` works on structs, and this is an enum", help);
                return None;
            }
            Data::Union(data) => {
                cx.error(data.union_token, "`EnvConfig` works on structs, and this is a union", "use a struct");
                return None;
            }
        };
        let options = Options::read(cx, &input.attrs, Place::Struct);
        let named = match &data.fields {
            Fields::Named(fields) if !fields.named.is_empty() => fields,
            Fields::Unnamed(fields) if !fields.unnamed.is_empty() => {
                let message = "`EnvConfig` needs named fields, because a variable takes its name from its field";
                let help = match fields.unnamed.len() {
                    1 => "name the field, or derive `EnvValue` to read one variable into this type",
                    _ => "name the fields",
                };
                cx.error(fields, message, help);
                return None;
            }
            _ => {
                cx.error(&input.ident, "`EnvConfig` needs at least one field", "add a field for each variable");
                return None;
            }
        };
        let fields = named.named.iter().filter_map(|field| {
            Some(Field {
                ident: field.ident.as_ref()?,
                ty: &field.ty,
                docs: docs::read(&field.attrs),
                options: Options::read(cx, &field.attrs, Place::Field),
            })
        });
        Some(Self { ident: &input.ident, generics: &input.generics, options, fields: fields.collect() })
    }

    /// The prefix before every name when nobody nests the struct.
    pub(crate) fn prefix(&self) -> String {
        self.options.text(Key::Prefix).map(syn::LitStr::value).unwrap_or_default()
    }
}

impl Field<'_> {
    pub(crate) fn is_nested(&self) -> bool {
        self.options.has(Key::Nested)
    }

    /// Whether a function of the author's makes the value, and not the `EnvValue` of its type.
    pub(crate) fn is_foreign(&self) -> bool {
        self.options.has(Key::FromStr) || self.options.has(Key::ParseWith)
    }

    /// The name of the field, in the case of variables.
    pub(crate) fn shouted(&self) -> String {
        self.ident.unraw().to_string().to_shouty_snake_case()
    }

    /// The variable, relative to the prefixes.
    pub(crate) fn name(&self) -> String {
        self.options.text(Key::Name).map_or_else(|| self.shouted(), syn::LitStr::value)
    }

    /// What the name was written in, for the caret.
    pub(crate) fn name_tokens(&self) -> TokenStream {
        self.options.text(Key::Name).map_or_else(|| self.ident.to_token_stream(), ToTokens::to_token_stream)
    }
}

impl<'a> Value<'a> {
    pub(crate) fn read(cx: &Ctxt, input: &'a DeriveInput) -> Option<Self> {
        let (options, shape) = match &input.data {
            Data::Enum(data) => {
                let options = Options::read(cx, &input.attrs, Place::Enum);
                let case = Case::read(cx, &options);
                let words: Vec<_> = data.variants.iter().map(|variant| Word::read(cx, variant, case)).collect();
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
    fn read(cx: &Ctxt, variant: &'a syn::Variant, case: Case) -> Self {
        if !variant.fields.is_empty() {
            let message = format!("`EnvValue` reads a variant from one word, and `{}` has fields", variant.ident);
            cx.error(&variant.fields, message, "remove the fields, or implement `EnvValue` by hand");
        }
        let options = Options::read(cx, &variant.attrs, Place::Variant);
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
