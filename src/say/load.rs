//! Sentences of a load about variables, groups and rules.

use super::{FieldName, InstanceName, KnownName, Sentence, list};
use crate::origin::Origin;
use crate::text::append;

/// A note on an error, if a `.env` file exists that was not loaded.
pub(crate) const UNREAD_DOTENV: &str = "./.env was not read; `Env::process().or_dotenv_if_exists(\".env\")` reads it";

/// Ends a shortened list.
pub(crate) fn more(subject: &str, more: usize, are_warnings: bool) -> Sentence {
    let noun = if are_warnings { " more warning" } else { " more problem" };
    Sentence::of(&[subject, " has ", &more.to_string(), noun, if more == 1 { "" } else { "s" }])
}

// Variables that are not set.

pub(crate) fn not_set(name: &KnownName) -> Sentence {
    Sentence::of(&[name, " is not set"])
}

pub(crate) fn set_but_empty(name: &KnownName) -> Sentence {
    Sentence::of(&[name, " is set but empty"])
}

/// The help for a variable that need not be set, but must not be empty.
pub(crate) const SET_OR_UNSET: &str = "set a value, or unset it";

/// An optional secret, or the URL of a service, that an empty text switches off.
pub(crate) fn counts_as_unset(name: &KnownName) -> Sentence {
    Sentence::of(&[name, " is set but empty, which counts as not set"])
}

/// A password without its URL, and whether it may be unset instead.
pub(crate) fn password_alone(
    url: &KnownName,
    empty: bool,
    (password, may_go): (&KnownName, bool),
) -> (Sentence, Sentence) {
    let state = if empty { " is set but empty" } else { " is not set" };
    let help =
        if may_go { Sentence::of(&["set ", url, ", or unset ", password]) } else { Sentence::of(&["set ", url]) };
    (Sentence::of(&[url, state, ", and ", password, " is its password"]), help)
}

/// A URL with a password, and another one in a variable of its own, with the origin of that.
pub(crate) fn two_passwords(url: &KnownName, (password, other): (&KnownName, Option<&Origin>)) -> (Sentence, Sentence) {
    let place = other.map(|origin| format!(" ({origin})")).unwrap_or_default();
    let help = ["remove the one in ", url, ", or unset ", password, &place];
    (Sentence::of(&[url, " and ", password, " both give a password"]), Sentence::of(&help))
}

/// Adds to a help that the password may be in a variable of its own.
pub(crate) fn or_password_in(help: &Sentence, password: &KnownName) -> Sentence {
    Sentence::of(&[help.as_str(), ", or give the password in ", password])
}

/// Adds to a help that the field may read the password from a variable of its own. `url` is the name of the field's variable.
pub(crate) fn or_password_option(help: &Sentence, url: &'static str) -> Sentence {
    let owner = ["URL", "URI", "DSN"].iter().find_map(|end| url.strip_suffix(end));
    let owner = owner.map_or_else(|| [url, "_"].concat(), str::to_owned);
    Sentence::of(&[help.as_str(), ", or add `password = \"", &owner, "PASSWORD\"` to the field"])
}

/// Completes "expected": the phrase of the type, and an example.
pub(crate) fn such_as(expected: Sentence, example: Option<&'static str>) -> Sentence {
    match example {
        Some(example) => Sentence::of(&[expected.as_str(), ", such as ", example]),
        None => expected,
    }
}

/// Adds that a file may hold the value.
pub(crate) fn or_in_file(expected: &Sentence, name: &KnownName) -> Sentence {
    Sentence::of(&[expected.as_str(), ", or the path of its file in ", name, "_FILE"])
}

/// Adds the variables that are read if this one is not set.
pub(crate) fn or_from(expected: Sentence, fallbacks: &[&'static str]) -> Sentence {
    match fallbacks {
        [] => expected,
        fallbacks => Sentence::of(&[expected.as_str(), ", or the same in ", &list(fallbacks, "or")]),
    }
}

/// Adds that the URL may be given in parts.
pub(crate) fn or_in_parts(expected: Sentence, parts: &[KnownName]) -> Sentence {
    match parts {
        [] => expected,
        parts => Sentence::of(&[expected.as_str(), ", or its parts in ", &all(parts)]),
    }
}

/// The help for the host of a URL, other parts of which are set, and whether these may be unset instead.
pub(crate) fn url_in_parts((set, may_go): (&[KnownName], bool), url: &KnownName, missing: &KnownName) -> Sentence {
    let (are, set) = (if set.len() == 1 { " is" } else { " are" }, all(set));
    let or_unset = if may_go { [" or unset ", &set] } else { [""; 2] };
    let help = [&set, are, " set, so the parts of ", url, " must be complete; set ", missing];
    Sentence::of(&[help.as_slice(), &or_unset].concat())
}

/// A URL, and the parts that say something else.
pub(crate) fn parts_differ(url: &KnownName, parts: &[KnownName]) -> (Sentence, Sentence) {
    let noun = if parts.len() == 1 { " differs from its part " } else { " differs from its parts " };
    let parts = all(parts);
    (Sentence::of(&[url, noun, &parts]), Sentence::of(&["unset ", url, ", or unset ", &parts]))
}

fn all(names: &[KnownName]) -> String {
    list(&names.iter().map(|name| &**name).collect::<Vec<_>>(), "and")
}

/// The help for a required variable of an optional group in which another variable is set.
pub(crate) fn group_is_incomplete(set: &KnownName, group: &[FieldName], missing: &KnownName) -> Sentence {
    let group = self::group(group);
    Sentence::of(&[set, " is set, so ", group.as_str(), " must be complete; set ", missing, " or unset ", set])
}

/// The help for a required variable of a variant whose tag is set.
pub(crate) fn variant_is_chosen(tag: &KnownName, word: &'static str, missing: &KnownName) -> Sentence {
    Sentence::of(&["required because ", tag, " is ", word, "; set ", missing, " or change ", tag])
}

/// The help for a required variable of the default variant.
pub(crate) fn variant_is_default(tag: &KnownName, word: &'static str, missing: &KnownName) -> Sentence {
    Sentence::of(&["required because ", tag, " defaults to ", word, "; set ", missing, " or choose another ", tag])
}

/// The help for a required variable of an instance that a variable lists.
pub(crate) fn instance_is_listed(list: &KnownName, instance: &InstanceName, missing: &KnownName) -> Sentence {
    let name = instance.text();
    Sentence::of(&["required because ", list, " has ", name, "; set ", missing, " or remove ", name, " from ", list])
}

/// A variable of an instance that no variable lists.
pub(crate) fn not_listed(name: &KnownName, list: &KnownName, instance: &InstanceName) -> (Sentence, Sentence) {
    let instance = instance.text();
    (
        Sentence::of(&[name, " is set, but ", list, " does not have ", instance]),
        Sentence::of(&["add ", instance, " to ", list, ", or unset ", name]),
    )
}

/// Completes "SINKS item 2 ...": two instances have one variable.
pub(crate) fn reads_the_same(name: &KnownName, first: usize) -> Sentence {
    Sentence::of(&["reads ", name, ", and so does item ", &(first + 1).to_string()])
}

// Variables that have several names.

pub(crate) const UNSET_ONE: &str = "unset one of them";

pub(crate) fn conflict(first: &KnownName, second: &KnownName) -> Sentence {
    Sentence::of(&[first, " and ", second, " are both set, and differ"])
}

pub(crate) fn deprecated(name: &KnownName) -> Sentence {
    Sentence::of(&[name, " is deprecated"])
}

pub(crate) fn use_instead(name: &KnownName, note: Option<&'static str>) -> Sentence {
    let (colon, note) = note.map_or(("", ""), |note| (": ", note));
    Sentence::of(&["use ", name, " instead", colon, note])
}

// Values that are rejected.

/// A place in a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    Whole,
    Key,
    Value,
}

/// The subject of a sentence about a value: "PORT", "the default of PORT", "PORTS item 2: the key".
#[derive(Clone, Copy)]
pub(crate) struct Subject<'a> {
    pub(crate) name: &'a KnownName,
    /// "default" or "example".
    pub(crate) in_program: Option<&'static str>,
    /// A place in a list, counted from 0.
    pub(crate) item: Option<(usize, Part)>,
}

impl Subject<'_> {
    /// Joins the parts in a buffer with room for most sentences, to save a second allocation.
    fn followed_by(self, parts: &[&str]) -> Sentence {
        let mut text = String::with_capacity(120);
        if let Some(written) = self.in_program {
            append(&mut text, &["the ", written, " of "]);
        }
        text.push_str(self.name);
        if let Some((item, part)) = self.item {
            let part = match part {
                Part::Whole => "",
                Part::Key => ": the key",
                Part::Value => ": the value",
            };
            append(&mut text, &[" item ", &(item + 1).to_string(), part]);
        }
        text.extend(parts.iter().copied());
        Sentence(text.into())
    }

    /// Returns the subject alone.
    pub(crate) fn said(self) -> Sentence {
        self.followed_by(&[])
    }
}

/// "PORT must be an integer: REASON"
pub(crate) fn must_be(subject: Subject<'_>, expected: &Sentence, reason: Option<&Sentence>) -> Sentence {
    let (colon, reason) = reason.map_or(("", ""), |reason| (": ", reason.as_str()));
    subject.followed_by(&[" must be ", expected.as_str(), colon, reason])
}

/// The predicate for a text that the author's parser rejected: "was rejected by this program: REASON".
pub(crate) fn was_rejected(reason: Option<&Sentence>) -> Sentence {
    let (colon, reason) = reason.map_or(("", ""), |reason| (": ", reason.as_str()));
    Sentence::of(&["was rejected by this program", colon, reason])
}

/// "TOKEN REASON"
pub(crate) fn does(subject: Subject<'_>, predicate: &Sentence) -> Sentence {
    subject.followed_by(&[" ", predicate.as_str()])
}

pub(crate) fn like(example: &'static str) -> Sentence {
    Sentence::of(&["write it like ", example])
}

/// The help for an invalid default or example.
pub(crate) fn correct_program(text: &'static str) -> Sentence {
    Sentence::of(&["this is a bug in the program, not in the environment: fix the field's `", text, "`"])
}

/// A switch of the operator, which every start says aloud.
pub(crate) fn tls_is_lowered(switch: &KnownName, url: &KnownName) -> Sentence {
    Sentence::of(&[switch, " is true, so ", url, " is read without the TLS policy of this program"])
}

pub(crate) fn unset_where_possible(switch: &KnownName) -> Sentence {
    Sentence::of(&["unset ", switch, " wherever the server has a certificate"])
}

pub(crate) const PLATFORM_NAME: &str = "is a name that the platform sets for its own purposes";

pub(crate) fn rename_or_write(name: &KnownName) -> Sentence {
    Sentence::of(&["give the field another name, or write `name = \"", name, "\"` if it is meant"])
}

// Rules that are violated.

/// "A, B and C"
pub(crate) fn subjects(names: &[Sentence]) -> Sentence {
    Sentence(list(&names.iter().map(Sentence::as_str).collect::<Vec<_>>(), "and").into())
}

pub(crate) fn place(origin: &Origin) -> Sentence {
    Sentence::of(&[&origin.text()])
}

/// "A and B: REASON", or "A item 2: REASON".
pub(crate) fn rule(names: &[Sentence], item: Option<usize>, reason: &Sentence) -> Sentence {
    let names = subjects(names);
    let item = item.map_or(String::new(), |item| format!(" item {}", item + 1));
    Sentence::of(&[names.as_str(), &item, ": ", reason.as_str()])
}

/// The reason for a rule whose own reason may not be shown.
pub(crate) fn rule_does_not_hold(name: &'static str) -> Sentence {
    Sentence::of(&["the rule `", name, "` does not hold"])
}

/// Returns "the group `smtp`", or "the configuration".
pub(crate) fn group(path: &[FieldName]) -> Sentence {
    match &*path_of(path) {
        "" => "the configuration".into(),
        path => Sentence::of(&["the group `", path, "`"]),
    }
}

/// Returns `smtp.port`. The payload of a newtype variant has no name.
pub(crate) fn path_of(fields: &[FieldName]) -> String {
    let mut path = String::with_capacity(64);
    for name in fields {
        if !path.is_empty() && !name.is_empty() {
            path.push('.');
        }
        path.push_str(name);
    }
    path
}

// Variables that are set but have no effect.

pub(crate) fn injected(name: &KnownName) -> Sentence {
    Sentence::of(&[name, " has an address that Kubernetes injects, and does not count as set"])
}

pub(crate) const DISABLE_SERVICE_LINKS: &str = "set `enableServiceLinks: false` in the pod, or set the variable there";

/// A variable that only other variants read. `readers` are "KIND=s3", "KIND=disk".
pub(crate) fn other_variant(name: &KnownName, tag: &KnownName, words: &[&'static str]) -> (Sentence, Sentence) {
    let mut readers = String::new();
    for word in words {
        let or = if readers.is_empty() { "" } else { " or " };
        append(&mut readers, &[or, tag, "=", word]);
    }
    (Sentence::of(&[name, " is set, and only ", &readers, " reads it"]), Sentence::of(&["unset it, or set ", &readers]))
}

// Variables that are known by name only.

pub(crate) const LOAD_ELSEWHERE: &str = "load where it has one; `Config::summary` checks the names alone";
pub(crate) const GIVE_THE_VALUE: &str = "give the value too, to check them";

pub(crate) fn name_only(name: &KnownName, origin: &Origin) -> Sentence {
    Sentence::of(&[name, " ", only_a_name(origin), ", so there is no value to load"])
}

pub(crate) fn perhaps_set(name: &KnownName) -> Sentence {
    Sentence::of(&[name, " is perhaps set, to a value that is not known, so there is no value to load"])
}

pub(crate) fn perhaps_missing(name: &KnownName) -> Sentence {
    Sentence::of(&[name, " is required, and perhaps not set"])
}

pub(crate) fn perhaps_incomplete(name: &KnownName, group: &[FieldName]) -> Sentence {
    Sentence::of(&[name, " is perhaps set, and then ", self::group(group).as_str(), " must be complete"])
}

/// A field of every variable under a prefix, if one is known by name only.
pub(crate) fn name_only_under(subject: &KnownName, origin: &Origin) -> Sentence {
    Sentence::of(&[subject, ": one of the variables ", only_a_name(origin), ", so there is no value to load"])
}

pub(crate) fn unchecked_under(subject: &KnownName, origin: &Origin) -> Sentence {
    Sentence::of(&[subject, ": one of the variables ", only_a_name(origin), ", so none of them is checked"])
}

pub(crate) fn unchecked_variants(tag: &KnownName, origin: &Origin) -> Sentence {
    Sentence::of(&[tag, " ", only_a_name(origin), ", so the variables of its variants are not checked"])
}

pub(crate) fn unchecked_instances(list: &KnownName, origin: &Origin) -> Sentence {
    Sentence::of(&[list, " ", only_a_name(origin), ", so the variables of what it lists are not checked"])
}

/// Explains why the value is unknown. In a `.env` file, the value itself is known, but refers to an unknown one.
fn only_a_name(origin: &Origin) -> &'static str {
    match origin {
        Origin::Dotenv { .. } => "refers to a variable that is known by its name only",
        _ => "is known by its name only",
    }
}

// A field of every variable under a prefix.

/// Returns the number of variables, for a summary.
pub(crate) fn variables(count: usize) -> Sentence {
    Sentence::of(&[&count.to_string(), if count == 1 { " variable" } else { " variables" }])
}

pub(crate) fn not_utf8_under(subject: &KnownName) -> Sentence {
    Sentence::of(&[subject, ": a value is not UTF-8"])
}

pub(crate) fn not_accepted(name: &KnownName) -> Sentence {
    Sentence::of(&[name, " was rejected by this program"])
}

pub(crate) fn one_not_accepted(subject: &KnownName) -> Sentence {
    Sentence::of(&[subject, ": one of the values was rejected by this program"])
}

pub(crate) fn may_be_more(prefix: &KnownName) -> Sentence {
    Sentence::of(&["there may be more: serde stops at the first error among the ", prefix, " variables"])
}
