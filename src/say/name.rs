//! Names of variables that are safe to show.

use std::borrow::Cow;
use std::fmt;
use std::ops::Deref;

use super::InstanceName;
use crate::text::join;

/// The name of a variable, or its beginning, made of literals of the program and therefore safe to show. A name from a
/// file or from the process is not a known name, because it may be a misplaced secret.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct KnownName(Cow<'static, str>);

impl KnownName {
    pub(crate) const fn new(name: &'static str) -> Self {
        Self(Cow::Borrowed(name))
    }

    /// Appends a part to the name.
    pub(crate) fn join(&self, part: &'static str) -> Self {
        Self(Cow::Owned(join(&[&self.0, part])))
    }

    /// Puts a part before the name.
    pub(crate) fn after(&self, part: &'static str) -> Self {
        Self(Cow::Owned(join(&[part, &self.0])))
    }

    /// Returns the name of the group whose prefix has this length, if there is one.
    pub(crate) fn group(&self, prefix: usize) -> Option<Self> {
        self.group_name(prefix).map(|group| Self(Cow::Owned(group.to_owned())))
    }

    /// Returns the same without a copy.
    pub(crate) fn group_name(&self, prefix: usize) -> Option<&str> {
        self.0.get(..prefix).map(|group| group.trim_end_matches('_')).filter(|group| !group.is_empty())
    }

    /// Appends a part to the name, in upper case.
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

    /// Appends the part of an instance.
    pub(crate) fn push_instance(&mut self, instance: &InstanceName) {
        self.0.to_mut().push_str(instance.prefix());
    }

    #[inline]
    pub(crate) fn truncate(&mut self, length: usize) {
        match &mut self.0 {
            Cow::Owned(name) => name.truncate(length),
            Cow::Borrowed(name) => *name = &name[..length],
        }
    }

    /// Returns the buffer to which parts are appended, if there is one.
    #[inline]
    pub(crate) fn buffer(&mut self) -> Option<&mut String> {
        match &mut self.0 {
            Cow::Owned(name) => Some(name),
            Cow::Borrowed(_) => None,
        }
    }

    /// Returns a name from the environment, if the configuration knows it.
    pub(crate) fn if_known(name: &str, knows: &dyn Fn(&str) -> bool) -> Option<Self> {
        knows(name).then(|| Self(Cow::Owned(name.to_owned())))
    }

    /// Returns a name from the environment, if it is written like a variable. A password hardly ever is.
    pub(crate) fn if_plain(name: &str) -> Option<Self> {
        let plain = name.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'_');
        plain.then(|| Self(Cow::Owned(name.to_owned())))
    }

    pub(crate) fn into_string(self) -> String {
        self.0.into_owned()
    }
}

/// Allocates a prefix with room for most names, to save a second allocation.
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

impl fmt::Debug for KnownName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, f)
    }
}
