//! The input of the derives: types, variants and fields with their options.

use std::iter;

use proc_macro2::{Span, TokenStream};
use quote::ToTokens;
use syn::ext::IdentExt;
use syn::spanned::Spanned;
use syn::{Data, DeriveInput, Fields, GenericArgument, Generics, Ident, PathArguments, PathSegment, Type};

use crate::attr::{Given, Options, Place};
use crate::case::{self, Case};
use crate::ctxt::Ctxt;
use crate::{docs, say};

/// The input of `derive(EnvConfig)`.
pub(crate) struct Config<'a> {
    pub(crate) ident: &'a Ident,
    pub(crate) generics: &'a Generics,
    pub(crate) docs: String,
    pub(crate) options: Options,
    /// A struct has one variant, which needs no word.
    pub(crate) variants: Vec<Variant<'a>>,
}

pub(crate) struct Variant<'a> {
    /// The word that selects it. A struct has none.
    pub(crate) word: Option<Word<'a>>,
    pub(crate) fields: Vec<Field<'a>>,
}

/// A field of a configuration: one variable, or a group of them.
pub(crate) struct Field<'a> {
    /// `None` for the payload of a variant.
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
    pub(crate) shape: Shape<'a>,
}

pub(crate) enum Shape<'a> {
    /// An enum of words.
    Words(Vec<Word<'a>>),
    /// A struct around one value.
    Newtype { member: TokenStream, ty: &'a Type, options: Box<Options> },
}

/// A variant and the word that selects it.
pub(crate) struct Word<'a> {
    pub(crate) ident: &'a Ident,
    pub(crate) options: Options,
    pub(crate) text: String,
}

impl<'a> Config<'a> {
    /// Returns the place of the attribute on the type.
    pub(crate) fn place(input: &DeriveInput) -> Place {
        if matches!(input.data, Data::Enum(_)) { Place::Choice } else { Place::Struct }
    }

    pub(crate) fn read(cx: &Ctxt, input: &'a DeriveInput, options: Options) -> Option<Self> {
        let variants = match &input.data {
            Data::Struct(data) => {
                vec![Variant { word: None, fields: fields_of_struct(cx, &input.ident, &data.fields)? }]
            }
            Data::Enum(data) => {
                if options.tag.is_none() {
                    cx.error(data.enum_token, say::enum_without_tag());
                    return None;
                }
                if data.variants.is_empty() {
                    cx.error(&input.ident, say::config_without_variants());
                }
                let case = Case::read(cx, &options);
                data.variants.iter().map(|variant| Variant::read(cx, variant, case)).collect()
            }
            Data::Union(data) => {
                cx.error(data.union_token, say::config_on_union());
                return None;
            }
        };
        let docs = docs::read(&input.attrs);
        Some(Self { ident: &input.ident, generics: &input.generics, docs, options, variants })
    }

    /// Returns the prefix of the type itself.
    pub(crate) fn prefix(&self) -> String {
        self.options.prefix.as_ref().map(Given::text).unwrap_or_default()
    }

    /// Returns every field of every variant.
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
            Some(fields.named.iter().map(|field| Field::read(cx, field, Place::Variable)).collect())
        }
        Fields::Unnamed(fields) if !fields.unnamed.is_empty() => {
            cx.error(fields, say::config_on_tuple(fields.unnamed.len()));
            None
        }
        _ => {
            cx.error(ident, say::config_without_fields());
            None
        }
    }
}

impl<'a> Variant<'a> {
    fn read(cx: &Ctxt, variant: &'a syn::Variant, case: Case) -> Self {
        let word = Word::read(cx, variant, Place::Chosen, case);
        let fields = match &variant.fields {
            Fields::Named(fields) => fields.named.iter().map(|field| Field::read(cx, field, Place::Variable)).collect(),
            Fields::Unit => Vec::new(),
            Fields::Unnamed(fields) if fields.unnamed.len() == 1 => {
                fields.unnamed.iter().map(|field| Field::read(cx, field, Place::Payload)).collect()
            }
            Fields::Unnamed(fields) => {
                cx.error(fields, say::tuple_variant());
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
        self.options.nested.is_some() || self.ident.is_none()
    }

    /// Returns true if serde reads every variable under a prefix into the field.
    pub(crate) fn is_open(&self) -> bool {
        self.is_nested() && self.options.serde.is_some()
    }

    /// Returns true if the field has a configuration for each name in a list.
    pub(crate) fn is_instances(&self) -> bool {
        self.instance().is_some()
    }

    /// Returns the type of the configuration for each name in a list: the `T` of a `BTreeMap<K, T>`, a `HashMap<K, T>` or
    /// a `Vec<(K, T)>`.
    pub(crate) fn instance(&self) -> Option<&'a Type> {
        let container = last_segment(self.ty).filter(|_| self.ident.is_some() && self.options.nested.is_some())?;
        let mut arguments = arguments(self.ty);
        match &*container.ident.to_string() {
            _ if self.options.serde.is_some() => None,
            "BTreeMap" | "HashMap" => arguments.nth(1),
            "Vec" => match ungrouped(arguments.next()?) {
                Type::Tuple(pair) if pair.elems.len() == 2 => pair.elems.last(),
                _ => None,
            },
            _ => None,
        }
    }

    /// Returns true if the field has a variable of its own.
    pub(crate) fn has_variable(&self) -> bool {
        !self.is_nested() || self.is_instances()
    }

    /// Returns true if another function than the `EnvValue` of the type parses the value.
    pub(crate) fn is_foreign(&self) -> bool {
        self.options.parsers().next().is_some()
    }

    /// Returns the kind of field that its options make it.
    pub(crate) fn place(&self) -> Place {
        match self.ident {
            None => Place::Payload,
            Some(_) if self.is_instances() => Place::Instances,
            Some(_) if self.is_nested() => Place::Group,
            Some(_) if self.is_foreign() => Place::Foreign,
            Some(_) => Place::Variable,
        }
    }

    /// Returns the name of the field, without `r#`.
    pub(crate) fn path(&self) -> String {
        self.ident.map(|ident| ident.unraw().to_string()).unwrap_or_default()
    }

    /// Returns the name of the field in `SCREAMING_SNAKE_CASE`.
    pub(crate) fn shouted(&self) -> String {
        case::screaming_snake(&self.path())
    }

    /// Returns the prefix of a group whose type has none. It is empty for the payload of a variant.
    pub(crate) fn shouted_prefix(&self) -> String {
        if self.ident.is_some() { self.shouted() + "_" } else { String::new() }
    }

    /// Returns the name of the variable, without the prefixes.
    pub(crate) fn name(&self) -> String {
        self.options.name.as_ref().map_or_else(|| self.shouted(), Given::text)
    }

    /// Returns the tokens that give the variable its name, for the caret.
    pub(crate) fn name_tokens(&self) -> TokenStream {
        self.options.name.as_ref().map_or_else(|| self.ident.to_token_stream(), |name| name.value.to_token_stream())
    }

    /// Returns every name that the field reads, with its tokens.
    pub(crate) fn names(&self) -> impl Iterator<Item = (String, TokenStream)> {
        let aliases = self.options.aliases.iter().map(|alias| &alias.name);
        let others = aliases.chain(self.options.password.as_ref().map(|name| &name.value));
        iter::once((self.name(), self.name_tokens())).chain(others.map(|name| (name.value(), name.to_token_stream())))
    }
}

impl<'a> Value<'a> {
    /// Returns the place of the attribute on the type.
    pub(crate) fn place(input: &DeriveInput) -> Place {
        if matches!(input.data, Data::Enum(_)) { Place::Enum } else { Place::Newtype }
    }

    pub(crate) fn read(cx: &Ctxt, input: &'a DeriveInput, options: &Options) -> Option<Self> {
        let shape = match &input.data {
            Data::Enum(data) => {
                let case = Case::read(cx, options);
                let words: Vec<_> = data.variants.iter().map(|variant| Word::of_value(cx, variant, case)).collect();
                if words.is_empty() {
                    cx.error(&input.ident, say::value_without_variants());
                }
                Shape::Words(words)
            }
            Data::Struct(data) if data.fields.len() == 1 => {
                let (member, field) = data.fields.members().zip(&data.fields).next()?;
                let options = Box::new(Options::read(cx, &field.attrs, Place::NewtypeField));
                Shape::Newtype { member: member.into_token_stream(), ty: &field.ty, options }
            }
            Data::Struct(_) => {
                cx.error(&input.ident, say::value_on_struct());
                return None;
            }
            Data::Union(data) => {
                cx.error(data.union_token, say::value_on_union());
                return None;
            }
        };
        Some(Self { ident: &input.ident, generics: &input.generics, shape })
    }
}

impl<'a> Word<'a> {
    fn of_value(cx: &Ctxt, variant: &'a syn::Variant, case: Case) -> Self {
        if !variant.fields.is_empty() {
            cx.error(&variant.fields, say::word_with_fields(&variant.ident));
        }
        Self::read(cx, variant, Place::Variant, case)
    }

    fn read(cx: &Ctxt, variant: &'a syn::Variant, place: Place, case: Case) -> Self {
        let options = Options::read(cx, &variant.attrs, place);
        let renamed = options.rename.as_ref().map(Given::text);
        let text = renamed.unwrap_or_else(|| case.apply(&variant.ident.unraw().to_string()));
        Self { ident: &variant.ident, options, text }
    }

    /// Returns every word that selects the variant, its own first, with their tokens.
    pub(crate) fn texts(&self) -> impl Iterator<Item = (String, TokenStream)> {
        let aliases = self.options.aliases.iter().map(|alias| (alias.name.value(), alias.name.to_token_stream()));
        iter::once((self.text.clone(), self.tokens())).chain(aliases)
    }

    /// Returns the tokens that give the variant its word, for the caret.
    pub(crate) fn tokens(&self) -> TokenStream {
        self.options.rename.as_ref().map_or_else(|| self.ident.to_token_stream(), |word| word.value.to_token_stream())
    }
}

/// Returns the last segment of a path.
pub(crate) fn last_segment(ty: &Type) -> Option<&PathSegment> {
    let Type::Path(path) = ungrouped(ty) else { return None };
    path.path.segments.last()
}

/// Returns the types between the angle brackets of a path.
pub(crate) fn arguments(ty: &Type) -> impl Iterator<Item = &Type> {
    let arguments = last_segment(ty).and_then(|segment| match &segment.arguments {
        PathArguments::AngleBracketed(arguments) => Some(&arguments.args),
        _ => None,
    });
    arguments.into_iter().flatten().filter_map(|argument| match argument {
        GenericArgument::Type(ty) => Some(ty),
        _ => None,
    })
}

/// Removes the invisible groups that `macro_rules!` puts around a type.
pub(crate) fn ungrouped(mut ty: &Type) -> &Type {
    while let Type::Group(group) = ty {
        ty = &group.elem;
    }
    ty
}
