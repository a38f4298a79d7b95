//! Names of variables that may be shown.

use std::borrow::Cow;
use std::fmt;
use std::ops::Deref;

/// The name of a variable, or the beginning of one, that may be shown: it is put together of what is written in the
/// program. What a file or the process calls a variable is none, because a secret may stand in the place of a name.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct KnownName(Cow<'static, str>);

impl KnownName {
    pub(crate) const fn new(name: &'static str) -> Self {
        Self(Cow::Borrowed(name))
    }

    /// The same name, followed by another part.
    pub(crate) fn join(&self, part: &'static str) -> Self {
        Self(Cow::Owned([&*self.0, part].concat()))
    }

    /// The same name, followed by another part in upper case.
    pub(crate) fn join_upper(&self, part: &'static str) -> Self {
        Self(Cow::Owned(self.0.to_string() + &part.to_uppercase()))
    }

    #[inline]
    pub(crate) fn push(&mut self, part: &'static str) {
        if let Cow::Borrowed(name) = self.0 {
            self.0 = Cow::Owned(long(name));
        }
        self.0.to_mut().push_str(part);
    }

    #[inline]
    pub(crate) fn truncate(&mut self, length: usize) {
        match &mut self.0 {
            Cow::Owned(name) => name.truncate(length),
            Cow::Borrowed(name) => *name = &name[..length],
        }
    }

    /// The buffer that parts are appended to, if there is one.
    #[inline]
    pub(crate) fn buffer(&mut self) -> Option<&mut String> {
        match &mut self.0 {
            Cow::Owned(name) => Some(name),
            Cow::Borrowed(_) => None,
        }
    }

    /// A name of the environment, if the configuration knows it.
    pub(crate) fn if_known(name: &str, knows: &dyn Fn(&str) -> bool) -> Option<Self> {
        knows(name).then(|| Self(Cow::Owned(name.to_owned())))
    }

    /// A name of the environment, if it is written like the name of a variable: a password hardly is.
    pub(crate) fn if_plain(name: &str) -> Option<Self> {
        let plain = name.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'_');
        plain.then(|| Self(Cow::Owned(name.to_owned())))
    }

    pub(crate) fn into_string(self) -> String {
        self.0.into_owned()
    }
}

/// A prefix with room for most names, so that it does not grow.
#[cold]
fn long(prefix: &str) -> String {
    let mut name = String::with_capacity(64);
    name.push_str(prefix);
    name
}

impl Deref for KnownName {
    type Target = str;

    #[inline]
    fn deref(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for KnownName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl fmt::Debug for KnownName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, f)
    }
}
