//! The sentences of warnings, and of near misses, which help a problem or are a warning.

use super::{Dependent, Finding, Found, Near};
use crate::env::Origin;
use crate::say::load::{Part, Subject};
use crate::say::{self, KnownName, Sentence};

impl Found {
    /// Returns the message and the help of a warning.
    pub(super) fn said_of_warning(&mut self) -> (Sentence, Option<Sentence>) {
        let Self { finding, variables, origin, .. } = self;
        let (name, origin) = (variables.first(), origin.as_ref().unwrap_or(&Origin::Default));
        let of_item =
            |item: Option<usize>| Subject { name, in_program: None, item: item.map(|item| (item, Part::Whole)) };
        match finding {
            Finding::NearMiss(near) => (say::load::not_set(name), Some(near.said(name))),
            Finding::EmptySecret => (say::load::counts_as_unset(name), Some(say::load::SET_OR_UNSET.into())),
            Finding::Deprecated { instead, note } => {
                (say::load::deprecated(name), Some(say::load::use_instead(instead, *note)))
            }
            Finding::Injected => (say::load::injected(name), Some(say::load::DISABLE_SERVICE_LINKS.into())),
            Finding::OtherVariant { tag, words } => {
                let (message, help) = say::load::other_variant(name, tag, words);
                (message, Some(help))
            }
            Finding::Suspicious { item, predicate, help } => (say::load::does(of_item(*item), predicate), help.take()),
            Finding::TlsLowered { url } => {
                (say::load::tls_is_lowered(name, url), Some(say::load::unset_where_possible(name)))
            }
            Finding::PlatformName => {
                let message = say::load::does(of_item(None), &say::load::PLATFORM_NAME.into());
                (message, Some(say::load::rename_or_write(name)))
            }
            Finding::NotListed { list, instance } => {
                let (message, help) = say::load::not_listed(name, list, instance);
                (message, Some(help))
            }
            Finding::Unchecked(dependent) => {
                let say = match dependent {
                    Dependent::OnTag => say::load::unchecked_variants,
                    Dependent::OnList => say::load::unchecked_instances,
                    Dependent::UnderPrefix => say::load::unchecked_under,
                };
                (say(name, origin), Some(say::load::GIVE_THE_VALUE.into()))
            }
            Finding::PerhapsMissing => (say::load::perhaps_missing(name), None),
            Finding::PerhapsIncomplete { group } => (say::load::perhaps_incomplete(name, group), None),
            _ => ("".into(), None),
        }
    }
}

impl Near {
    pub(super) fn said(&self, wanted: &KnownName) -> Sentence {
        match self {
            Self::OtherCase(origin) => say::near::other_case(wanted, origin),
            Self::OtherSpelling(origin) => say::near::other_spelling(wanted, origin),
            Self::OtherFile(origin) => say::near::other_file(wanted, origin),
            Self::Name(set, origin) => say::near::misspelt(wanted, set, origin),
            Self::FileForm { set, origin } => say::near::misspelt(&wanted.join("_FILE"), set, origin),
            Self::NotReadFromFile { set, origin } => say::near::not_read_from_file(wanted, set, origin),
            Self::Item { set, origin, separator } => say::near::item(wanted, set, origin, separator),
            Self::GroupAsJson { set, origin } => say::near::group_as_json(wanted, set, origin),
        }
    }
}
