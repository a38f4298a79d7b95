//! The compile-time check that no variable is read twice.
//!
//! The derive compares the names within one struct. Here the names of groups and files are known too. Generated code
//! calls the check for each such field, at the position of the field. Usually no sibling's name begins alike, the table
//! of the struct says so, and nothing is compared. Otherwise the names of one side go into a filter. The work then
//! grows with the number of names instead of the number of pairs.
//!
//! ASCII case is ignored, as on Windows, to keep configurations portable.

mod name;
mod text;

use crate::schema::{AliasSpec, Field, FieldKind, Schema};

use name::Name;
use text::Text;

#[doc(hidden)]
impl Schema {
    /// Checks that no sibling reads a variable of this field.
    #[track_caller]
    pub const fn check_unique(&self, variant: usize, field: usize) {
        let fields = self.variant(variant);
        let prefix = Name::root(self.own_prefix());
        if !self.is_distinct() {
            let mut search = Search::new(self, &prefix, &fields[field], Pairs::All);
            if let Some(tag) = self.tag() {
                search.field(tag);
            }
            let (mut i, count, is_group) = (0, fields.len(), !is_one_variable(&fields[field]));
            while i < count {
                // Each pair is compared once: by the later of two groups, or by the group if the other is a variable.
                if i != field && (i < field && is_group || is_one_variable(&fields[i])) {
                    search.field(&fields[i]);
                }
                i += 1;
            }
        }
        if let FieldKind::Group { schema, .. } = &fields[field].kind {
            check_inside(self, schema, &prefix.group(&fields[field]));
        }
    }
}

const fn is_one_variable(field: &Field) -> bool {
    matches!(&field.kind, FieldKind::Variable(spec) if !spec.open)
}

/// Compares fields inside a group that the type of the group could not check itself. A generic type does not know its
/// parameters, and under a prefix the names of any type may collide with an absolute one.
#[track_caller]
const fn check_inside(owner: &Schema, group: &Schema, prefix: &Name<'_>) {
    let pairs = if group.is_generic() && !owner.is_generic() {
        Pairs::All
    } else if group.has_absolute() && !prefix.is(&Name::root(group.own_prefix())) {
        Pairs::Mixed
    } else {
        return;
    };
    let mut variant = 0;
    while variant < group.variants().len() {
        let fields = group.variant(variant);
        let mut later = 0;
        while later < fields.len() {
            let mut search = Search::new(owner, prefix, &fields[later], pairs);
            if let Some(tag) = group.tag() {
                search.field(tag);
            }
            let mut earlier = 0;
            while earlier < later {
                search.field(&fields[earlier]);
                earlier += 1;
            }
            if let FieldKind::Group { schema, .. } = &fields[later].kind {
                check_inside(owner, schema, &prefix.group(&fields[later]));
            }
            later += 1;
        }
        variant += 1;
    }
}

/// The pairs of variables to compare.
#[derive(Clone, Copy)]
enum Pairs {
    All,
    /// Only pairs of an absolute name and a prefixed one.
    Mixed,
}

/// A search for other fields that read a variable of `field`.
struct Search<'a> {
    owner: &'a Schema,
    prefix: &'a Name<'a>,
    field: &'a Field,
    beginning: Beginning,
    pairs: Pairs,
    /// The names of `field`, built on first use.
    filter: Option<Filter>,
}

impl<'a> Search<'a> {
    const fn new(owner: &'a Schema, prefix: &'a Name<'a>, field: &'a Field, pairs: Pairs) -> Self {
        Self { owner, prefix, field, beginning: Beginning::of(field), pairs, filter: None }
    }

    #[track_caller]
    const fn field(&mut self, other: &Field) {
        if !self.beginning.may_meet(&Beginning::of(other)) {
            return;
        }
        if self.filter.is_none() {
            let mut filter = Filter { bits: [0; FILTER], open: false };
            walk(self.prefix, self.field, &mut Visitor::Insert(&mut filter));
            self.filter = Some(filter);
        }
        if let Some(filter) = &self.filter {
            walk(self.prefix, other, &mut Visitor::Find { search: self, filter });
        }
    }
}

/// The action for each name that a field reads.
enum Visitor<'v> {
    /// Adds the name to the filter.
    Insert(&'v mut Filter),
    /// Looks up a name of another field in the filter.
    Find { search: &'v Search<'v>, filter: &'v Filter },
    /// Compares the name with one that matched the filter.
    Compare { search: &'v Search<'v>, other: &'v Name<'v> },
}

impl Visitor<'_> {
    #[track_caller]
    const fn visit(&mut self, name: &Name<'_>) {
        match self {
            Self::Insert(filter) => filter.insert(name),
            Self::Find { search, filter } => {
                if filter.may_contain(name) {
                    walk(search.prefix, search.field, &mut Visitor::Compare { search, other: name });
                }
            }
            Self::Compare { search, other } => {
                let compared = match search.pairs {
                    Pairs::All => true,
                    Pairs::Mixed => other.absolute != name.absolute,
                };
                if compared && !(other.shared && name.shared) && other.meets(name) {
                    refuse(search.owner, other, name);
                }
            }
        }
    }
}

/// Visits every name that a field reads.
#[track_caller]
const fn walk(prefix: &Name<'_>, field: &Field, visitor: &mut Visitor<'_>) {
    match &field.kind {
        FieldKind::Variable(spec) => {
            let mut i = 0;
            while i <= spec.aliases.len() {
                let name = prefix.variable(field, spec, i);
                visitor.visit(&name);
                if spec.file {
                    visitor.visit(&name.file());
                }
                i += 1;
            }
        }
        FieldKind::Group { schema, .. } => {
            let prefix = prefix.group(field);
            if let Some(tag) = schema.tag() {
                walk(&prefix, tag, visitor);
            }
            let mut variant = 0;
            while variant < schema.variants().len() {
                let fields = schema.variant(variant);
                let mut i = 0;
                while i < fields.len() {
                    walk(&prefix, &fields[i], visitor);
                    i += 1;
                }
                variant += 1;
            }
        }
    }
}

/// The beginnings of the names that a field reads.
#[derive(Clone, Copy)]
struct Beginning {
    text: &'static [u8],
    /// The aliases, which may begin differently.
    aliases: &'static [AliasSpec],
    /// A name is absolute, and may begin with anything.
    anywhere: bool,
}

impl Beginning {
    const fn of(field: &Field) -> Self {
        match &field.kind {
            FieldKind::Variable(spec) => {
                Self { text: spec.name.as_bytes(), aliases: spec.aliases, anywhere: spec.absolute }
            }
            FieldKind::Group { prefix, schema, .. } => {
                Self { text: prefix.as_bytes(), aliases: &[], anywhere: schema.has_absolute() }
            }
        }
    }

    /// Returns `false` if two fields certainly have no variable in common.
    const fn may_meet(&self, other: &Self) -> bool {
        if self.anywhere || other.anywhere || name::begin_alike(self.text, other.text) {
            return true;
        }
        let mut aliases = self.aliases;
        while let [alias, rest @ ..] = aliases {
            let alias = Self { text: alias.name.as_bytes(), aliases: &[], anywhere: false };
            if other.may_meet(&alias) {
                return true;
            }
            aliases = rest;
        }
        matches!(other.aliases, [_, ..]) && other.may_meet(&Self { aliases: &[], ..*self })
    }
}

/// The size of a filter in 64-bit words. A few thousand names leave most bits clear.
const FILTER: usize = 512;

/// A Bloom filter with one hash function: it rules out nearly every name that was not inserted.
struct Filter {
    bits: [u64; FILTER],
    /// A prefix was inserted, which matches many names.
    open: bool,
}

impl Filter {
    const fn insert(&mut self, name: &Name<'_>) {
        let (word, bit) = Self::place(name);
        self.bits[word] |= bit;
        self.open |= name.open;
    }

    const fn may_contain(&self, name: &Name<'_>) -> bool {
        let (word, bit) = Self::place(name);
        self.open || name.open || self.bits[word] & bit != 0
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
    if one.open || other.open {
        let (open, open_name, name) = if one.open { (one, one_name, other) } else { (other, other_name, one) };
        text.push_reader(open);
        text.push_all(&[" of `", owner.name(), "` reads every variable that begins with `", open_name.as_str()]);
        text.push_all(&["`, and so does "]);
        text.push_reader(name);
    } else {
        if one_name.is(other_name) {
            text.push_all(&["variable `", one_name.as_str()]);
            text.push_all(&["` is read by two fields of `", owner.name(), "`: "]);
        } else {
            text.push_all(&["on Windows, `", one_name.as_str(), "` and `", other_name.as_str()]);
            text.push_all(&["` are one variable, and it is read by two fields of `", owner.name(), "`: "]);
        }
        text.push_reader(one);
        text.push_all(&[" and "]);
        text.push_reader(other);
    }
    text.push_all(&["\nhelp: change `name` or `prefix` on one of them"]);
    if let Some(reader) = if one.is_file() {
        Some(one)
    } else if other.is_file() {
        Some(other)
    } else {
        None
    } {
        text.push_all(&[", or add `no_file` to "]);
        text.push_reader(reader);
    } else if !one.open && !other.open && !one.tag && !other.tag {
        text.push_all(&[", or add `shared` to both"]);
    }
    panic!("{}", text.as_str())
}
