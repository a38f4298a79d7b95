//! The compile-time check that no variable is read twice.
//!
//! The derive compares the names within one struct. Here the names of groups and files are known too. Generated code
//! calls the check for each such field, at the position of the field. Usually no sibling's name begins alike, the table
//! of the struct says so, and nothing is compared. Otherwise the names of one side go into a filter. The work then
//! grows with the number of names instead of the number of pairs.
//!
//! ASCII case is ignored, as on Windows, to keep configurations portable.

mod filter;
mod message;
mod name;

use crate::schema::{Field, FieldKind, Schema, VariableSpec};

use filter::{Beginning, Filter};
use message::Message;
use name::NameChain;

/// Checks that no other field reads a variable of this field.
#[doc(hidden)]
#[track_caller]
pub const fn check_unique(schema: &Schema, variant: usize, field: usize) {
    let fields = schema.variant(variant);
    let prefix = NameChain::root(schema.own_prefix());
    CollisionSearch::new(schema, &prefix, &fields[field], ComparedPairs::All).beside(fields, field);
    if let FieldKind::Group { schema: group, .. } = &fields[field].kind {
        check_inside(schema, group, &prefix.group(&fields[field]));
    }
}

/// Checks that neither another field nor the URL itself reads a name of the URL's password.
#[doc(hidden)]
#[track_caller]
pub const fn check_unique_password(schema: &Schema, variant: usize, field: usize) {
    let fields = schema.variant(variant);
    let prefix = NameChain::root(schema.own_prefix());
    if let Some(password) = fields[field].spec().password {
        let home = prefix.companion(&fields[field]);
        let mut search =
            CollisionSearch { home: &home, ..CollisionSearch::new(schema, &prefix, password, ComparedPairs::All) };
        search.beside(fields, field);
        search.alone = true;
        search.field(&fields[field]);
    }
}

/// Checks that neither another field nor the URL itself reads a name of the URL's parts.
#[doc(hidden)]
#[track_caller]
pub const fn check_unique_parts(schema: &Schema, variant: usize, field: usize) {
    let fields = schema.variant(variant);
    let prefix = NameChain::root(schema.own_prefix());
    let home = prefix.companion(&fields[field]);
    let mut parts = fields[field].spec().parts;
    while let [part, rest @ ..] = parts {
        let mut search =
            CollisionSearch { home: &home, ..CollisionSearch::new(schema, &prefix, part, ComparedPairs::All) };
        search.beside(fields, field);
        search.alone = true;
        search.field(&fields[field]);
        parts = rest;
    }
}

const fn is_one_variable(field: &Field) -> bool {
    matches!(&field.kind, FieldKind::Variable(spec) if !spec.is_prefix)
}

/// Compares fields inside a group that the type of the group could not check itself. A generic type does not know its
/// parameters, and under a prefix the names of any type may collide with an absolute one.
#[track_caller]
const fn check_inside(owner: &Schema, group: &Schema, prefix: &NameChain<'_>) {
    let pairs = if group.is_generic() && !owner.is_generic() {
        ComparedPairs::All
    } else if group.has_absolute() && !prefix.is(&NameChain::root(group.own_prefix())) {
        ComparedPairs::Mixed
    } else {
        return;
    };
    let mut variant = 0;
    while variant < group.variants().len() {
        let fields = group.variant(variant);
        let mut later = 0;
        while later < fields.len() {
            let mut search = CollisionSearch::new(owner, prefix, &fields[later], pairs);
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
enum ComparedPairs {
    All,
    /// Only pairs of an absolute name and a prefixed one.
    Mixed,
}

/// A search for other fields that read a variable of `field`.
struct CollisionSearch<'a> {
    owner: &'a Schema,
    /// The prefix of the other fields.
    prefix: &'a NameChain<'a>,
    /// The prefix of `field`.
    home: &'a NameChain<'a>,
    field: &'a Field,
    beginning: Beginning,
    pairs: ComparedPairs,
    /// The names of `field`, built on first use.
    filter: Option<Filter>,
    /// Ignores the companions of other fields.
    alone: bool,
}

impl<'a> CollisionSearch<'a> {
    const fn new(owner: &'a Schema, prefix: &'a NameChain<'a>, field: &'a Field, pairs: ComparedPairs) -> Self {
        Self { owner, prefix, home: prefix, field, beginning: Beginning::of(field), pairs, filter: None, alone: false }
    }

    /// Compares the field with its siblings.
    #[track_caller]
    const fn beside(&mut self, fields: &[Field], position: usize) {
        if self.owner.is_distinct() {
            return;
        }
        if let Some(tag) = self.owner.tag() {
            self.field(tag);
        }
        let (mut i, count, is_group) = (0, fields.len(), !is_one_variable(self.field));
        while i < count {
            // Each pair is compared once: by the later of two groups, or by the group if the other is a variable.
            if i != position && (i < position && is_group || is_one_variable(&fields[i])) {
                self.field(&fields[i]);
            }
            i += 1;
        }
    }

    #[track_caller]
    const fn field(&mut self, other: &Field) {
        if !self.beginning.may_meet(&Beginning::of(other)) {
            return;
        }
        if self.filter.is_none() {
            let mut filter = Filter::new();
            walk(self.home, self.field, &mut Visitor::Insert(&mut filter));
            self.filter = Some(filter);
        }
        if let Some(filter) = &self.filter {
            let mut visitor = Visitor::Find { search: self, filter };
            if self.alone {
                visit_names(self.prefix, other, other.spec(), &mut visitor);
            } else {
                walk(self.prefix, other, &mut visitor);
            }
        }
    }
}

/// The action for each name that a field reads.
enum Visitor<'v> {
    /// Adds the name to the filter.
    Insert(&'v mut Filter),
    /// Looks up a name of another field in the filter.
    Find { search: &'v CollisionSearch<'v>, filter: &'v Filter },
    /// Compares the name with one that matched the filter.
    Compare { search: &'v CollisionSearch<'v>, other: &'v NameChain<'v> },
}

impl Visitor<'_> {
    #[track_caller]
    const fn visit(&mut self, name: &NameChain<'_>) {
        match self {
            Self::Insert(filter) => filter.insert(name),
            Self::Find { search, filter } => {
                if filter.may_contain(name) {
                    walk(search.home, search.field, &mut Visitor::Compare { search, other: name });
                }
            }
            Self::Compare { search, other } => {
                let compared = match search.pairs {
                    ComparedPairs::All => true,
                    ComparedPairs::Mixed => other.absolute != name.absolute,
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
const fn walk(prefix: &NameChain<'_>, field: &Field, visitor: &mut Visitor<'_>) {
    match &field.kind {
        FieldKind::Variable(spec) => {
            visit_names(prefix, field, spec, visitor);
            let mut i = 0;
            while let Some(companion) = spec.companion(i) {
                visit_names(&prefix.companion(field), companion, companion.spec(), visitor);
                i += 1;
            }
        }
        FieldKind::Group { schema, list, .. } => {
            if let Some(list) = list {
                let spec = list.field.spec();
                visitor.visit(&NameChain { shareable: false, ..prefix.variable(list.field, spec, 0) });
                visitor.visit(&prefix.instances(field));
            }
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

/// Visits the names of one variable.
#[track_caller]
const fn visit_names(prefix: &NameChain<'_>, field: &Field, spec: &VariableSpec, visitor: &mut Visitor<'_>) {
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

#[track_caller]
const fn refuse(owner: &Schema, one: &NameChain<'_>, other: &NameChain<'_>) {
    let mut names = [Message::new(), Message::new()];
    names[0].push_name(one);
    names[1].push_name(other);
    let [one_name, other_name] = &names;
    let mut text = Message::new();
    if one.is_prefix || other.is_prefix {
        let (prefix, prefix_name, name) = if one.is_prefix { (one, one_name, other) } else { (other, other_name, one) };
        text.push_reader(prefix);
        text.push_all(&[" of `", owner.name(), "` reads every variable that begins with `", prefix_name.as_str()]);
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
    } else if !one.is_prefix && !other.is_prefix && one.shareable && other.shareable {
        text.push_all(&[", or add `shared` to both"]);
    }
    panic!("{}", text.as_str())
}
