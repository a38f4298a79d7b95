//! A schema with assembled names: its groups, variants and variables, for code that walks it without an environment.

use super::{Alias, Condition, Field, FieldKind, Schema, Variable, VariableSpec};
use crate::say::KnownName;
use crate::suggest;

/// A configuration, or a nested group.
pub(crate) struct Group {
    /// The path of its field, or an empty text for the entire configuration.
    pub(crate) field: String,
    /// The doc comment of the field, or else of the type.
    pub(crate) docs: &'static str,
    /// The variables that switch it on, if it is optional.
    pub(crate) switches: Option<Vec<Variable>>,
    /// The tag of an enum.
    pub(crate) tag: Option<Variable>,
    /// A single variant for a struct.
    pub(crate) variants: Vec<Variant>,
}

pub(crate) struct Variant {
    /// The word that selects it.
    pub(crate) word: &'static str,
    /// Selected if the tag is not set.
    pub(crate) default: bool,
    pub(crate) items: Vec<Item>,
}

pub(crate) enum Item {
    Variable(Variable),
    Group(Group),
}

impl Schema {
    pub(crate) fn tree(&self) -> Group {
        Place { prefix: KnownName::new(self.own_prefix()), path: String::new(), conditions: Vec::new() }.group(self, "")
    }
}

/// The position of a group in the tree.
#[derive(Clone)]
struct Place {
    prefix: KnownName,
    path: String,
    conditions: Vec<Condition>,
}

impl Place {
    fn group(mut self, schema: &Schema, docs: &'static str) -> Group {
        let docs = if docs.is_empty() { schema.docs() } else { docs };
        let mut switches = None;
        if schema.optional {
            let (mut of_group, mut names) = (self.variables(schema), Vec::new());
            of_group.retain(is_switch);
            for variable in &of_group {
                names.push(variable.name.clone());
            }
            self.conditions.push(Condition::AnySet { group: self.path.clone(), variables: names });
            switches = Some(of_group);
        }
        let tag = schema.tag().map(|tag| self.variable(tag.name, tag.variable()));
        let mut variants = Vec::new();
        for (i, fields) in schema.variants().iter().enumerate() {
            let word = schema.words().get(i).copied().unwrap_or_default();
            let default = tag.as_ref().is_some_and(|tag| tag.default() == Some(word));
            let mut place = self.clone();
            if let Some(tag) = &tag {
                place.conditions.push(Condition::Chosen { variable: tag.name.clone(), word, default });
            }
            variants.push(Variant { word, default, items: place.items(fields) });
        }
        Group { field: self.path, docs, switches, tag, variants }
    }

    /// Returns every variable of a schema at this position.
    fn variables(&self, schema: &Schema) -> Vec<Variable> {
        let mut variables = Vec::new();
        variables.extend(schema.tag().map(|tag| self.variable(tag.name, tag.variable())));
        for fields in schema.variants() {
            for item in self.items(fields) {
                item.into_variables(&mut variables);
            }
        }
        variables
    }

    fn items(&self, fields: &'static [Field]) -> Vec<Item> {
        let mut items = Vec::new();
        for field in fields.iter().filter(|field| !field.name.contains('.')) {
            match &field.kind {
                FieldKind::Variable(spec) => {
                    items.push(Item::Variable(self.variable(field.name, spec)));
                    // The password of a URL has a row, but not a field.
                    let of_field = |row: &&Field| row.name.rsplit_once('.').is_some_and(|(of, _)| of == field.name);
                    let password = fields.iter().find(of_field);
                    items.extend(password.map(|row| Item::Variable(self.variable(row.name, row.variable()))));
                }
                FieldKind::Group { prefix, schema, docs } => {
                    let mut place = self.clone();
                    place.prefix.push(prefix);
                    place.path = self.path_of(field.name);
                    items.push(Item::Group(place.group(schema, docs)));
                }
            }
        }
        items
    }

    fn variable(&self, field: &str, spec: &VariableSpec) -> Variable {
        let prefix = if spec.absolute { "" } else { &*self.prefix };
        let mut aliases = Vec::new();
        for alias in spec.aliases {
            let name = [prefix, alias.name].concat();
            aliases.push(Alias { name, deprecated: alias.deprecated, note: alias.note });
        }
        Variable {
            name: spec.full_name(&self.prefix).into_string(),
            field: self.path_of(field),
            group: (!self.path.is_empty()).then(|| self.path.clone()),
            conditions: self.conditions.clone(),
            aliases,
            spec: *spec,
        }
    }

    /// Returns the path of a field. The payload of a newtype variant has no name.
    fn path_of(&self, field: &str) -> String {
        let dot = if self.path.is_empty() || field.is_empty() || field.starts_with('.') { "" } else { "." };
        [&self.path, dot, field].concat()
    }
}

/// Returns `true` if setting the variable switches on its optional group.
fn is_switch(variable: &Variable) -> bool {
    !variable.spec.shared && !suggest::is_platform_name(&variable.name)
}

impl Group {
    pub(crate) fn into_variables(self, variables: &mut Vec<Variable>) {
        variables.extend(self.tag);
        for variant in self.variants {
            for item in variant.items {
                item.into_variables(variables);
            }
        }
    }

    /// Returns its variables, tag first, and its groups.
    pub(crate) fn parts(&self) -> (Vec<&Variable>, Vec<&Group>) {
        let (mut variables, mut groups) = (Vec::from_iter(&self.tag), Vec::new());
        for variant in &self.variants {
            variant.parts(&mut variables, &mut groups);
        }
        (variables, groups)
    }
}

impl Variant {
    pub(crate) fn parts<'a>(&'a self, variables: &mut Vec<&'a Variable>, groups: &mut Vec<&'a Group>) {
        for item in &self.items {
            match item {
                Item::Variable(variable) => variables.push(variable),
                Item::Group(group) => groups.push(group),
            }
        }
    }
}

impl Item {
    fn into_variables(self, variables: &mut Vec<Variable>) {
        match self {
            Self::Variable(variable) => variables.push(variable),
            Self::Group(group) => group.into_variables(variables),
        }
    }
}
