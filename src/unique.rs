//! The compile-time check that no variable is read twice.
//!
//! The derive compares the variables of one struct. Whatever a group reads is known here: generated code asks for each
//! group, with its caret on the field. Almost always no sibling has a name that begins like the group's prefix, and
//! nothing is compared. Otherwise the names of one side go into a filter, so that the work grows with the number of
//! names and not with the number of pairs.
//!
//! ASCII case is ignored, as Windows does, so that a configuration is portable.

use crate::schema::{Field, FieldKind, Schema, VariableSpec};

#[doc(hidden)]
impl Schema {
    /// No variable of a group is read by another field as well.
    #[track_caller]
    pub const fn check_unique(&self, group: usize) {
        let fields = self.fields();
        let prefix = Name::root(self.own_prefix());
        let mut search = Search::new(self, &prefix, &fields[group], Pairs::All);
        let mut i = 0;
        while i < fields.len() {
            // A later group asks for itself.
            if i < group || (i > group && matches!(fields[i].kind, FieldKind::Variable(_))) {
                search.field(&fields[i]);
            }
            i += 1;
        }
        if let FieldKind::Group { schema, .. } = &fields[group].kind {
            check_inside(self, schema, &prefix.then(&fields[group]));
        }
    }
}

/// Two fields inside a group, as far as the type of the group could not know: a generic type knows nothing of itself,
/// and any type may get a prefix that brings its names upon an absolute one.
#[track_caller]
const fn check_inside(owner: &Schema, group: &Schema, prefix: &Name<'_>) {
    let pairs = if group.is_generic() && !owner.is_generic() {
        Pairs::All
    } else if group.has_absolute() && !prefix.is(&Name::root(group.own_prefix())) {
        Pairs::Mixed
    } else {
        return;
    };
    let fields = group.fields();
    let mut later = 0;
    while later < fields.len() {
        let mut search = Search::new(owner, prefix, &fields[later], pairs);
        let mut earlier = 0;
        while earlier < later {
            search.field(&fields[earlier]);
            earlier += 1;
        }
        if let FieldKind::Group { schema, .. } = &fields[later].kind {
            check_inside(owner, schema, &prefix.then(&fields[later]));
        }
        later += 1;
    }
}

/// Which pairs of variables are compared.
#[derive(Clone, Copy)]
enum Pairs {
    All,
    /// An absolute name, and one that depends on the prefixes.
    Mixed,
}

/// Looks for other readers of what one field reads.
struct Search<'a> {
    owner: &'a Schema,
    prefix: &'a Name<'a>,
    field: &'a Field,
    pairs: Pairs,
    /// The names of `field`, once they were needed.
    filter: Option<Filter>,
}

impl<'a> Search<'a> {
    const fn new(owner: &'a Schema, prefix: &'a Name<'a>, field: &'a Field, pairs: Pairs) -> Self {
        Self { owner, prefix, field, pairs, filter: None }
    }

    #[track_caller]
    const fn field(&mut self, other: &Field) {
        if !may_meet([self.field, other]) {
            return;
        }
        if self.filter.is_none() {
            let mut filter = Filter { bits: [0; FILTER] };
            filter.insert(self.prefix, self.field);
            self.filter = Some(filter);
        }
        self.each(&self.prefix.then(other), other);
    }

    /// Each variable of another field.
    #[track_caller]
    const fn each(&self, name: &Name<'_>, other: &Field) {
        match (&other.kind, &self.filter) {
            (FieldKind::Variable(_), Some(filter)) => {
                if filter.may_contain(name) {
                    self.compare(name, &self.prefix.then(self.field), self.field);
                }
            }
            (FieldKind::Variable(_), None) => {}
            (FieldKind::Group { schema, .. }, _) => {
                let mut i = 0;
                while i < schema.fields().len() {
                    let field = &schema.fields()[i];
                    self.each(&name.then(field), field);
                    i += 1;
                }
            }
        }
    }

    /// Compares it with each variable of the field.
    #[track_caller]
    const fn compare(&self, other: &Name<'_>, name: &Name<'_>, field: &Field) {
        match &field.kind {
            FieldKind::Variable(_) => {
                let compared = match self.pairs {
                    Pairs::All => true,
                    Pairs::Mixed => other.absolute != name.absolute,
                };
                if compared && other.hash == name.hash && other.is(name) {
                    refuse(self.owner, other, name);
                }
            }
            FieldKind::Group { schema, .. } => {
                let mut i = 0;
                while i < schema.fields().len() {
                    let field = &schema.fields()[i];
                    self.compare(other, &name.then(field), field);
                    i += 1;
                }
            }
        }
    }
}

/// Whether two fields can read one variable, as far as that is seen at once.
const fn may_meet([one, other]: [&Field; 2]) -> bool {
    const fn beginning(field: &Field) -> (&'static str, bool) {
        match &field.kind {
            FieldKind::Variable(spec) => (spec.name, spec.absolute),
            FieldKind::Group { prefix, schema } => (prefix, schema.has_absolute()),
        }
    }
    let ((one, one_absolute), (other, other_absolute)) = (beginning(one), beginning(other));
    let (one, other) = (one.as_bytes(), other.as_bytes());
    let mut i = 0;
    while i < one.len() && i < other.len() && fold(one[i]) == fold(other[i]) {
        i += 1;
    }
    i == one.len() || i == other.len() || one_absolute || other_absolute
}

/// A name, or a prefix of names: what is before it is a list on the stack of the walk, so there is no limit to its
/// length and nothing is copied.
#[derive(Clone, Copy)]
struct Name<'a> {
    before: Option<&'a Name<'a>>,
    text: &'static str,
    field: &'static str,
    absolute: bool,
    /// Of the whole name, case ignored.
    hash: u64,
}

impl<'a> Name<'a> {
    const fn root(prefix: &'static str) -> Self {
        Self { before: None, text: prefix, field: "", absolute: false, hash: hash(0, prefix) }
    }

    /// The name of a variable, or the prefix of a group.
    const fn then(&'a self, field: &Field) -> Self {
        let (text, absolute) = match field.kind {
            FieldKind::Variable(VariableSpec { name, absolute, .. }) => (name, absolute),
            FieldKind::Group { prefix, .. } => (prefix, false),
        };
        let hash = hash(if absolute { 0 } else { self.hash }, text);
        Self { before: Some(self), text, field: field.name, absolute, hash }
    }

    /// What is before it in the name; an absolute name has nothing before it.
    const fn prefix(&self) -> Option<&'a Name<'a>> {
        if self.absolute { None } else { self.before }
    }

    /// Whether it is the same name, case ignored. Compares from the end, where the lists begin.
    const fn is(&self, other: &Name<'_>) -> bool {
        let mut one = Bytes { name: Some(self), at: self.text.len() };
        let mut other = Bytes { name: Some(other), at: other.text.len() };
        loop {
            match (one.previous(), other.previous()) {
                (None, None) => return true,
                (Some(one), Some(other)) if one.eq_ignore_ascii_case(&other) => {}
                _ => return false,
            }
        }
    }
}

/// The bytes of a name, from its end.
struct Bytes<'a> {
    name: Option<&'a Name<'a>>,
    at: usize,
}

impl Bytes<'_> {
    const fn previous(&mut self) -> Option<u8> {
        while let Some(name) = self.name {
            if self.at > 0 {
                self.at -= 1;
                return Some(name.text.as_bytes()[self.at]);
            }
            self.name = name.prefix();
            if let Some(prefix) = self.name {
                self.at = prefix.text.len();
            }
        }
        None
    }
}

/// Equal for letters that differ in case, and for few other characters. A function of the standard library would be
/// exact; calls are what costs most in constant evaluation, and this is only to find what is worth comparing.
const fn fold(byte: u8) -> u8 {
    byte & !0x20
}

/// Polynomial, so that the hash of a name goes on from that of its prefix.
const fn hash(mut hash: u64, text: &str) -> u64 {
    let bytes = text.as_bytes();
    let mut i = 0;
    while i < bytes.len() {
        hash = (hash * 257 + fold(bytes[i]) as u64 + 1) & (u64::MAX >> 16);
        i += 1;
    }
    hash
}

/// In words of 64 bits: a few thousand names leave most bits free.
const FILTER: usize = 512;

/// Says of nearly every other name that it is not among those that were inserted.
struct Filter {
    bits: [u64; FILTER],
}

impl Filter {
    const fn insert(&mut self, prefix: &Name<'_>, field: &Field) {
        let name = prefix.then(field);
        match &field.kind {
            FieldKind::Variable(_) => {
                let (word, bit) = Self::place(&name);
                self.bits[word] |= bit;
            }
            FieldKind::Group { schema, .. } => {
                let mut i = 0;
                while i < schema.fields().len() {
                    self.insert(&name, &schema.fields()[i]);
                    i += 1;
                }
            }
        }
    }

    const fn may_contain(&self, name: &Name<'_>) -> bool {
        let (word, bit) = Self::place(name);
        self.bits[word] & bit != 0
    }

    const fn place(name: &Name<'_>) -> (usize, u64) {
        let place = name.hash % (64 * FILTER as u64 - 1);
        ((place / 64) as usize, 1 << (place % 64))
    }
}

#[track_caller]
const fn refuse(owner: &Schema, one: &Name<'_>, other: &Name<'_>) {
    let mut names = [Text::new(), Text::new()];
    names[0].push_name(one);
    names[1].push_name(other);
    let [one_name, other_name] = &names;
    let mut text = Text::new();
    if one_name.is(other_name) {
        text.push_all(&["variable `", one_name.as_str(), "` is read by two fields of `", owner.name(), "`: `"]);
    } else {
        text.push_all(&["on Windows, `", one_name.as_str(), "` and `", other_name.as_str()]);
        text.push_all(&["` are one variable, and it is read by two fields of `", owner.name(), "`: `"]);
    }
    text.push_path(one);
    text.push_all(&["` and `"]);
    text.push_path(other);
    text.push_all(&["`\nhelp: change `name` or `prefix` on one of them"]);
    panic!("{}", text.as_str())
}

/// A text that is made while the program compiles. What does not fit is left out.
#[derive(Clone, Copy)]
struct Text {
    bytes: [u8; 1024],
    length: usize,
}

impl Text {
    const fn new() -> Self {
        Self { bytes: [0; 1024], length: 0 }
    }

    const fn push_all(&mut self, parts: &[&str]) {
        let mut i = 0;
        while i < parts.len() {
            self.push(parts[i]);
            i += 1;
        }
    }

    const fn push(&mut self, part: &str) {
        let part = part.as_bytes();
        let mut i = 0;
        while i < part.len() && self.length < self.bytes.len() {
            self.bytes[self.length] = part[i];
            self.length += 1;
            i += 1;
        }
    }

    const fn push_name(&mut self, name: &Name<'_>) {
        if let Some(prefix) = name.prefix() {
            self.push_name(prefix);
        }
        self.push(name.text);
    }

    /// `smtp.port`
    const fn push_path(&mut self, name: &Name<'_>) {
        if let Some(before) = name.before {
            self.push_path(before);
            // The root is no field.
            if before.before.is_some() {
                self.push(".");
            }
        }
        self.push(name.field);
    }

    const fn is(&self, other: &Self) -> bool {
        let mut i = 0;
        while i < self.length && i < other.length && self.bytes[i] == other.bytes[i] {
            i += 1;
        }
        i == self.length && i == other.length
    }

    const fn as_str(&self) -> &str {
        match std::str::from_utf8(self.bytes.split_at(self.length).0) {
            Ok(text) => text,
            Err(error) => match std::str::from_utf8(self.bytes.split_at(error.valid_up_to()).0) {
                Ok(text) => text,
                Err(_) => "",
            },
        }
    }
}
