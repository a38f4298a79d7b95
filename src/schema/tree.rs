//! A schema with assembled names: its groups, variants and variables, for code that walks it without an environment.

use super::{Alias, Condition, Cursor, Field, FieldKind, Schema, Variable};
use crate::say::InstanceName;
use crate::suggest;

/// A configuration, or a nested group.
pub(crate) struct Group {
    /// The path of its field, or an empty text for the entire configuration.
    pub(crate) field: String,
    /// The doc comment of the field, or else of the type.
    pub(crate) docs: &'static str,
    /// The variables that switch it on, if it is optional.
    pub(crate) switches: Option<Vec<Variable>>,
    /// The variable that lists its instances, if there may be several.
    pub(crate) list: Option<Box<Variable>>,
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
        Branch { at: Cursor::new(self.own_prefix()), conditions: Vec::new() }.group(self, "", None)
    }
}

/// The position of a group, and the conditions under which it is read.
#[derive(Clone)]
struct Branch {
    at: Cursor,
    conditions: Vec<Condition>,
}

impl Branch {
    fn group(mut self, schema: &Schema, docs: &'static str, list: Option<Box<Variable>>) -> Group {
        let field = self.at.group_path();
        if let Some(list) = &list {
            self.at.enter_instance(&InstanceName::any());
            self.conditions.push(Condition::Listed { variable: list.name.clone() });
        }
        let docs = if docs.is_empty() { schema.docs() } else { docs };
        let mut switches = None;
        if schema.optional {
            let (mut of_group, mut names) = (self.variables(schema), Vec::new());
            of_group.retain(is_switch);
            for variable in &of_group {
                names.push(variable.name.clone());
            }
            self.conditions.push(Condition::AnySet { group: self.at.group_path(), variables: names });
            switches = Some(of_group);
        }
        let tag = schema.tag().map(|tag| self.variable(tag, None));
        let mut variants = Vec::new();
        for (i, fields) in schema.variants().iter().enumerate() {
            let word = schema.words().get(i).copied().unwrap_or_default();
            let default = tag.as_ref().is_some_and(|tag| tag.default() == Some(word));
            let mut branch = self.clone();
            if let Some(tag) = &tag {
                branch.conditions.push(Condition::Chosen { variable: tag.name.clone(), word, default });
            }
            variants.push(Variant { word, default, items: branch.items(fields) });
        }
        Group { field, docs, switches, list, tag, variants }
    }

    /// Returns every variable of a schema at this position.
    fn variables(&self, schema: &Schema) -> Vec<Variable> {
        let mut variables = Vec::new();
        variables.extend(schema.tag().map(|tag| self.variable(tag, None)));
        for fields in schema.variants() {
            for item in self.items(fields) {
                item.into_variables(&mut variables);
            }
        }
        variables
    }

    fn items(&self, fields: &'static [Field]) -> Vec<Item> {
        let mut items = Vec::new();
        for field in fields {
            match &field.kind {
                FieldKind::Variable(spec) => {
                    let url = self.variable(field, None);
                    items.push(Item::Variable(url));
                    for companion in spec.companions() {
                        items.push(Item::Variable(self.variable(companion, Some(field))));
                    }
                }
                FieldKind::Group { prefix, schema, docs, list } => {
                    let list = list.map(|list| self.variable(list.field, None));
                    let mut branch = self.clone();
                    branch.at.enter(field.name, prefix);
                    items.push(Item::Group(branch.group(schema, docs, list.map(Box::new))));
                }
            }
        }
        items
    }

    /// Creates a variable. A password belongs to the given URL.
    fn variable(&self, field: &Field, url: Option<&Field>) -> Variable {
        let spec = field.variable();
        let mut aliases = Vec::new();
        for alias in spec.aliases {
            let name = self.at.spelled(spec, Some(alias.name)).into_string();
            aliases.push(Alias { name, deprecated: alias.deprecated, note: alias.note });
        }
        Variable {
            name: self.at.full_name(spec).into_string(),
            field: url.map_or_else(|| self.at.full_path(field), |url| self.at.full_path(url) + "." + field.name),
            group: Some(self.at.group_path()).filter(|path| !path.is_empty()),
            part_of: url.filter(|_| spec.is_part).map(|url| self.at.full_name(url.variable()).into_string()),
            parts: spec.parts.iter().map(|part| self.at.full_name(part.variable()).into_string()).collect(),
            is_password: url.is_some_and(|url| url.variable().password.is_some_and(|other| other.name == field.name)),
            conditions: self.conditions.clone(),
            aliases,
            spec: *spec,
        }
    }
}

/// Returns `true` if setting the variable switches on its optional group.
fn is_switch(variable: &Variable) -> bool {
    !variable.spec.shared && !variable.is_pattern() && !suggest::is_platform_name(&variable.name)
}

impl Group {
    pub(crate) fn into_variables(self, variables: &mut Vec<Variable>) {
        variables.extend(self.list.map(|list| *list).into_iter().chain(self.tag));
        for variant in self.variants {
            for item in variant.items {
                item.into_variables(variables);
            }
        }
    }

    /// Returns its variables, list and tag first, and its groups.
    pub(crate) fn parts(&self) -> (Vec<&Variable>, Vec<&Group>) {
        let (mut variables, mut groups) = (self.list.as_deref().into_iter().chain(&self.tag).collect(), Vec::new());
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
