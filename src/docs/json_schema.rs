//! The JSON Schema 2020-12 of an environment: an object with a string property for each variable.
//!
//! Unconditional rules are in `properties`. A rule that depends on an optional group, a variant, an alias or a file is
//! in an `if`/`then`, which lets a validator name the variable at fault.

mod by_name;
mod parts;
mod set;

use super::json::Json;
use super::{Documents, Fallback, capitalized, other_names, pattern};
use crate::expected::words;
use crate::schema::{Condition, Group, Item, Variable, is_of_any, regex_of_any};
use by_name::ByName;
use set::{any_set, files, names, names_or_fallbacks, own_names};

impl Documents {
    /// Returns a [JSON Schema](https://json-schema.org/draft/2020-12) of the environment: an object with a string
    /// property for each variable.
    ///
    /// A validator rejects the variables that a load would report, within the [limits of a
    /// schema](crate::guide::documents#limits-of-a-json-schema): rules of the program, conflicting aliases and the
    /// contents of files are not checked, and URLs only for their shape.
    /// [`assert_json_schema!`](crate::assert_json_schema) keeps the committed file up to date.
    ///
    /// ```
    /// # use factor3::{Env, EnvConfig};
    /// # #[derive(Debug, EnvConfig)] struct Config { token: factor3::SecretString }
    /// let schema: serde_json::Value = serde_json::from_str(&Config::documents().json_schema())?;
    /// assert_eq!(schema["properties"]["TOKEN"]["writeOnly"], true);
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    pub fn json_schema(&self) -> String {
        let mut root = Rules::default();
        let mut annotations = ByName::default();
        self.annotate(&self.group, &mut annotations);
        root.group(&self.group);
        let Rules { properties, required, all_of } = root;
        for (name, mut rules) in properties.into_list() {
            match annotations.get_mut(&name) {
                Some(annotation) => annotation.append(&mut rules),
                None => annotations.push(&name, rules),
            }
        }
        let (of_any, annotations) = annotations.into_list().into_iter().partition(|(name, _)| is_of_any(name));
        let patterns = patterns_of(of_any);
        let properties = properties_of(annotations, Json::Object);
        let docs = Some(self.group.docs).filter(|docs| !docs.is_empty());
        // Most conditions need this rule, so it is defined once.
        let set =
            rule(vec![("minLength".to_owned(), Json::Number(1)), ("description".to_owned(), Json::text("It is set."))]);
        Json::object(&mut [
            ("$schema", Some(Json::text("https://json-schema.org/draft/2020-12/schema"))),
            ("$defs", (!all_of.is_empty()).then(|| Json::object(&mut [("set", Some(set))]))),
            ("description", docs.map(Json::text)),
            ("type", Some(Json::text("object"))),
            ("properties", Some(properties)),
            ("patternProperties", patterns),
            ("required", texts_of(required)),
            ("allOf", (!all_of.is_empty()).then_some(Json::List(all_of))),
        ])
        .document()
    }

    /// Collects the description, default and examples of each variable.
    fn annotate(&self, group: &Group, annotations: &mut ByName<Members>) {
        let (variables, groups) = group.parts();
        for variable in variables {
            if variable.is_prefix() || annotations.has(variable.name()) {
                continue;
            }
            annotations.push(variable.name(), self.annotation(variable));
            for alias in variable.aliases() {
                let description = format!("Another name of {}.", variable.name());
                let pairs = annotation(description, alias.is_deprecated());
                annotations.push(alias.name(), pairs);
            }
            for (name, of) in files(variable) {
                annotations.push(&name, annotation(format!("The path of a file that holds {of}."), false));
            }
        }
        for group in groups {
            self.annotate(group, annotations);
        }
    }

    fn annotation(&self, variable: &Variable) -> Members {
        let mut description = Vec::new();
        if !variable.docs().is_empty() {
            description.push(variable.docs().to_owned());
        }
        let mut about = vec![capitalized(&super::value(variable)) + "."];
        for condition in variable.conditions() {
            about.push(match condition {
                Condition::AnySet { group, .. } if !group.is_empty() => {
                    format!("Part of `{group}`, which is optional.")
                }
                condition => format!("Read {condition}."),
            });
        }
        about.extend(other_names(variable));
        description.push(about.join(" "));
        let default = match self.fallback(variable) {
            Some(Fallback::Text(text)) => Some(text),
            Some(Fallback::InProgram) | None => None,
        };
        let examples: Vec<_> = match variable.choices() {
            Some(words) if variable.separator().is_none() => words.to_vec(),
            _ => variable.example().into_iter().collect(),
        };
        let mut pairs = annotation(description.join("\n\n"), false);
        if let Some(default) = default {
            pairs.push(("default".to_owned(), Json::text(default)));
        }
        if !examples.is_empty() {
            pairs.push(("examples".to_owned(), Json::texts(&examples)));
        }
        if variable.is_secret() {
            pairs.push(("writeOnly".to_owned(), Json::Bool(true)));
        }
        pairs
    }
}

/// The keys and values of an object.
type Members = Vec<(String, Json)>;

fn annotation(description: String, deprecated: bool) -> Members {
    let mut pairs =
        vec![("description".to_owned(), Json::Text(description)), ("type".to_owned(), Json::text("string"))];
    if deprecated {
        pairs.push(("deprecated".to_owned(), Json::Bool(true)));
    }
    pairs
}

/// The rules for some variables, under the conditions of their group.
#[derive(Default)]
struct Rules {
    properties: ByName<Members>,
    required: ByName<()>,
    all_of: Vec<Json>,
}

impl Rules {
    fn group(&mut self, group: &Group) {
        // Which instances there are is in a text, so no rule can be about them.
        if let Some(list) = &group.list {
            return self.variable(list);
        }
        let Some(switches) = &group.switches else { return self.content(group) };
        let names = set::switches(switches);
        let mut inside = Self::default();
        inside.content(group);
        if !names.is_empty() {
            self.when(any_set(&names), inside);
        }
    }

    fn content(&mut self, group: &Group) {
        if let Some(tag) = &group.tag {
            self.variable(tag);
        }
        for (position, variant) in group.variants.iter().enumerate() {
            match &group.tag {
                None => self.items(&variant.items),
                Some(tag) => {
                    let mut inside = Self::default();
                    inside.items(&variant.items);
                    let word = words(&tag.expected().texts_of(position));
                    let chosen = if variant.default { format!("^(?:{word})?$") } else { format!("^(?:{word})$") };
                    let rule = rule(vec![("pattern".to_owned(), Json::Text(chosen))]);
                    self.when(
                        Json::object(&mut [
                            ("properties", Some(Json::Object(vec![(tag.name().to_owned(), rule)]))),
                            ("required", (!variant.default).then(|| Json::texts(&[tag.name()]))),
                        ]),
                        inside,
                    );
                }
            }
        }
    }

    fn items(&mut self, items: &[Item]) {
        for (i, item) in items.iter().enumerate() {
            match item {
                // Part of the rules for its URL.
                Item::Variable(variable) if variable.part_of().is_some() => {}
                Item::Variable(url) if !url.parts().is_empty() => self.url_or_parts(url, &items[i + 1..]),
                Item::Variable(variable) => self.variable(variable),
                Item::Group(group) => self.group(group),
            }
        }
        for pair in items.windows(2) {
            if let [Item::Variable(url), Item::Variable(password)] = pair {
                if password.is_password() {
                    self.password(url, password);
                }
            }
        }
    }

    /// Adds the rule that a password without its URL is an error, like a missing required URL.
    fn password(&mut self, url: &Variable, password: &Variable) {
        let mut inside = Self::default();
        inside.needed(url);
        inside.property(password.name(), "maxLength", Json::Number(0));
        let unset = not(any_set(&names(url)));
        let conditions = Json::List(vec![unset, any_set(&names(password))]);
        self.when(Json::object(&mut [("allOf", Some(conditions))]), inside);
    }

    fn needed(&mut self, variable: &Variable) {
        // Several fields may read one variable.
        if !self.required.has(variable.name()) {
            self.required.push(variable.name(), ());
        }
        // Strict validators demand a property for every required name.
        let least = u64::from(!variable.allows_empty());
        self.property(variable.name(), "minLength", Json::Number(least));
    }

    fn variable(&mut self, variable: &Variable) {
        // A prefix that serde reads: its names are unknown here.
        if variable.is_prefix() {
            return;
        }
        self.value(variable);
        if !variable.is_required() {
            return;
        }
        match &names_or_fallbacks(variable)[..] {
            [_] => self.needed(variable),
            names => {
                let mut inside = Self::default();
                inside.needed(variable);
                self.when(not(any_set(&names[1..])), inside);
            }
        }
    }

    /// Adds the rules for a value that is set.
    fn value(&mut self, variable: &Variable) {
        let expected = variable.expected();
        let regex = pattern::of(&expected, variable.options());
        if let Some(regex) = regex {
            // Accept the empty text if it counts as unset, or if it is a valid value.
            let or_empty = if variable.allows_empty() && !pattern::has_empty(&expected) { "" } else { "?" };
            let regex = format!("^(?:{regex}){or_empty}$");
            for name in own_names(variable) {
                self.property(name, "pattern", Json::text(&regex));
            }
        }
        if let Some(format) = expected.format_name() {
            for name in own_names(variable) {
                let empty = Json::object(&mut [("maxLength", Some(Json::Number(0)))]);
                let format = Json::object(&mut [("format", Some(Json::text(format)))]);
                self.property(name, "anyOf", Json::List(vec![empty, format]));
            }
        }
        if variable.denies_empty() {
            self.not_empty(variable);
        }
    }

    /// Adds the rule that a variable is not empty, unless another of its names has the value.
    fn not_empty(&mut self, variable: &Variable) {
        let mut inside = Self::default();
        inside.property(variable.name(), "minLength", Json::Number(1));
        match &names_or_fallbacks(variable)[..] {
            [_] => self.property(variable.name(), "minLength", Json::Number(1)),
            names => self.when(not(any_set(&names[1..])), inside),
        }
    }

    fn property(&mut self, name: &str, key: &str, value: Json) {
        match self.properties.get_mut(name) {
            None => self.properties.push(name, vec![(key.to_owned(), value)]),
            Some(pairs) if pairs.iter().all(|(other, _)| other != key) => pairs.push((key.to_owned(), value)),
            // Another field reads the variable with an equal rule.
            Some(pairs) if pairs.iter().any(|(other, known)| other == key && *known == value) => {}
            Some(_) => {
                let properties = Json::Object(vec![(name.to_owned(), rule(vec![(key.to_owned(), value)]))]);
                self.all_of.push(Json::object(&mut [("properties", Some(properties))]));
            }
        }
    }

    fn when(&mut self, condition: Json, inside: Self) {
        let Self { properties, required, all_of } = inside;
        if properties.is_empty() && required.is_empty() && all_of.is_empty() {
            return;
        }
        let then = Json::object(&mut [
            ("properties", (!properties.is_empty()).then(|| properties_of(properties.into_list(), rule))),
            ("required", texts_of(required)),
            ("allOf", (!all_of.is_empty()).then_some(Json::List(all_of))),
        ]);
        self.all_of.push(Json::object(&mut [("if", Some(condition)), ("then", Some(then))]));
    }
}

fn not(condition: Json) -> Json {
    Json::object(&mut [("not", Some(condition))])
}

fn texts_of(names: ByName<()>) -> Option<Json> {
    (!names.is_empty()).then(|| Json::List(names.into_list().into_iter().map(|(name, ())| Json::Text(name)).collect()))
}

fn properties_of(properties: Vec<(String, Members)>, value: fn(Members) -> Json) -> Json {
    let mut object = Vec::new();
    for (name, pairs) in properties {
        object.push((name, value(pairs)));
    }
    Json::Object(object)
}

/// Describes the variables of any instance. A name may be that of several, so these are no rules.
fn patterns_of(of_any: Vec<(String, Members)>) -> Option<Json> {
    let patterns: Vec<_> = of_any.into_iter().map(|(name, pairs)| (regex_of_any(&name), Json::Object(pairs))).collect();
    (!patterns.is_empty()).then_some(Json::Object(patterns))
}

/// Creates a rule for a variable. It repeats the type, because strict validators demand one in every rule.
fn rule(pairs: Members) -> Json {
    if matches!(&pairs[..], [(key, Json::Number(1))] if key == "minLength") {
        return Json::object(&mut [("$ref", Some(Json::text("#/$defs/set")))]);
    }
    let mut all = vec![("type".to_owned(), Json::text("string"))];
    all.extend(pairs);
    Json::Object(all)
}
