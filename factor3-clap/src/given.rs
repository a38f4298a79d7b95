//! The values that clap keeps: as they were given, because factor3 reads them.

use std::ffi::{OsStr, OsString};

use clap::builder::{PossibleValue, TypedValueParser};
use clap::{Arg, Command, Error};

/// A value of a flag, with all that a layer says about it. It has no `Debug`, because it may be a secret.
#[derive(Clone)]
pub(crate) struct Given {
    pub(crate) variable: String,
    /// The flag as the operator knows it: `--port`.
    pub(crate) flag: String,
    text: OsString,
    separator: Option<&'static str>,
}

impl Given {
    /// Joins the values of a repeated flag.
    pub(crate) fn join(&self, values: &[&Self]) -> OsString {
        let texts: Vec<_> = values.iter().map(|value| value.text.as_os_str()).collect();
        texts.join(OsStr::new(self.separator.unwrap_or_default()))
    }
}

/// Accepts every value. It knows the argument that a program made of a flag, so that a report has its real name.
#[derive(Clone)]
pub(crate) struct GivenParser {
    pub(crate) variable: String,
    pub(crate) separator: Option<&'static str>,
    /// What the help and completions propose.
    pub(crate) words: Option<&'static [&'static str]>,
}

impl TypedValueParser for GivenParser {
    type Value = Given;

    fn parse_ref(&self, _: &Command, arg: Option<&Arg>, value: &OsStr) -> Result<Given, Error> {
        Ok(Given {
            variable: self.variable.clone(),
            flag: arg.map_or_else(|| self.variable.clone(), name_of),
            text: value.to_owned(),
            separator: self.separator,
        })
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        self.words.map(|words| Box::new(words.iter().map(PossibleValue::new)) as _)
    }
}

fn name_of(arg: &Arg) -> String {
    match (arg.get_long(), arg.get_short()) {
        (Some(long), _) => format!("--{long}"),
        (None, Some(short)) => format!("-{short}"),
        (None, None) => arg.to_string(),
    }
}
