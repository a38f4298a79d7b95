//! Facts about the whole program: the functions that wrap `env::var`, and with them every read of a variable, and the
//! hosts that the configuration names.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use crate::address::{self, Location};
use crate::calls::{self, Environment};
use crate::site::{Argument, Presence, Site, Sites, Usage, What};
use crate::words::is_variable;

/// A read of a variable.
#[derive(Clone, Debug)]
pub(crate) struct Read {
    /// The name of the variable, unless it is computed.
    pub(crate) variable: Option<Arc<str>>,
    /// The index of the site.
    pub(crate) site: usize,
    pub(crate) usage: Usage,
}

#[derive(Debug, Default)]
pub(crate) struct Facts {
    pub(crate) reads: Vec<Read>,
    /// The public hosts among the defaults of the configuration.
    pub(crate) configured_hosts: BTreeSet<String>,
    /// The constants of ports that are used in addresses.
    pub(crate) used_ports: BTreeSet<Arc<str>>,
}

/// A function that passes a parameter to the environment.
#[derive(Clone, Debug)]
struct Wrapper {
    parameter: usize,
    /// The parameter that takes the place of a missing value.
    fallback: Option<usize>,
    usage: Usage,
}

/// Follows wrappers of wrappers to this depth.
const ROUNDS: usize = 4;

pub(crate) fn gather(sites: &Sites) -> Facts {
    let callees = Callees::new(sites);
    let mut wrappers: HashMap<usize, Wrapper> = HashMap::new();
    for _ in 0..ROUNDS {
        let before = wrappers.len();
        for site in &sites.all {
            let Some((argument, usage)) = read_argument(site, sites, &callees, &wrappers) else { continue };
            if let (Argument::Parameter(parameter), Some(function)) = (argument, site.context.function) {
                let fallback = sites.functions[function].fallback.filter(|fallback| *fallback != parameter);
                wrappers.entry(function).or_insert(Wrapper { parameter, fallback, usage });
            }
        }
        if wrappers.len() == before {
            break;
        }
    }
    let mut facts = Facts::default();
    for (index, site) in sites.all.iter().enumerate() {
        match &site.what {
            What::Call { .. } => {
                if let Some((argument, usage)) = read_argument(site, sites, &callees, &wrappers) {
                    let wraps = matches!(argument, Argument::Parameter(_));
                    if !wraps {
                        facts.reads.push(Read { variable: variable(&argument, site, sites), site: index, usage });
                    }
                }
            }
            What::Literal { text } if site.context.config || site.context.default => {
                for address in address::read(text) {
                    if address.location == Location::Public {
                        facts.configured_hosts.insert(address.host);
                    }
                }
            }
            What::PortConstant { name } if !site.context.is_harmless() => {
                facts.used_ports.insert(name.clone());
            }
            _ => {}
        }
    }
    facts
}

/// Returns the name of the variable that an argument gives.
pub(crate) fn variable(argument: &Argument, site: &Site, sites: &Sites) -> Option<Arc<str>> {
    let text = match argument {
        Argument::Text(text) => text.clone(),
        Argument::Constant(name) => constant(sites, site.context.package, name)?,
        _ => return None,
    };
    (!text.is_empty() && !text.contains(['=', '\0', ' ', '{'])).then_some(text)
}

/// Returns the text of a constant. If there are several, that of the same package counts.
fn constant(sites: &Sites, package: usize, name: &Arc<str>) -> Option<Arc<str>> {
    let own = sites.constants.get(&(package, name.clone()));
    own.or_else(|| sites.constants.iter().find(|((_, other), _)| other == name).map(|(_, text)| text)).cloned()
}

/// Returns the argument that names the variable, and the use of the value, if the call reads one.
fn read_argument(
    site: &Site,
    sites: &Sites,
    callees: &Callees<'_>,
    wrappers: &HashMap<usize, Wrapper>,
) -> Option<(Argument, Usage)> {
    let What::Call { path, method, arguments, usage } = &site.what else { return None };
    if !method && (calls::environment(path) == Some(Environment::Read) || exported(path, sites)) {
        return Some((arguments.first()?.clone(), usage.clone()));
    }
    if let Some(name) = path.last().and_then(|last| last.strip_suffix('!')) {
        return sites.reading_macros.contains(name).then(|| Some((arguments.first()?.clone(), usage.clone())))?;
    }
    let wrapper = callees.find(site, path, *method, wrappers).and_then(|function| wrappers.get(&function))?;
    let argument = arguments.get(wrapper.parameter)?.clone();
    if let Argument::Text(text) = &argument
        && !is_variable(text)
    {
        return None;
    }
    let mut usage = usage.clone();
    // A call such as `env_or("PORT", "8080")`.
    match wrapper.fallback.and_then(|fallback| arguments.get(fallback)) {
        Some(Argument::Text(text) | Argument::Number(text)) => usage.presence = Presence::Default(Some(text.clone())),
        Some(Argument::Constant(name)) => {
            usage.presence = Presence::Default(constant(sites, site.context.package, name));
        }
        _ if wrapper.usage.presence != Presence::Unknown
            && usage.presence != Presence::Default(None)
            && !(wrapper.usage.presence == Presence::Optional
                && matches!(usage.presence, Presence::Default(_) | Presence::Required)) =>
        {
            usage.presence = wrapper.usage.presence.clone();
        }
        _ => {}
    }
    let known = |types: &Arc<str>| types.chars().next().is_some_and(char::is_lowercase) || types.len() > 2;
    if usage.parsed.is_none() {
        usage.parsed = wrapper.usage.parsed.clone().filter(known);
    }
    usage.split = usage.split.or(wrapper.usage.split.clone());
    if usage.words.is_empty() {
        usage.words.clone_from(&wrapper.usage.words);
    }
    Some((argument, usage))
}

/// Returns `true` if the path ends in a name under which a module re-exports `env::var`.
fn exported(path: &[String], sites: &Sites) -> bool {
    path.len() > 1
        && calls::environment(path).is_none()
        && sites.exports.iter().any(|(own, target)| {
            calls::is_read(target)
                && own.last() == path.last()
                && (own.len() < 2 || own[own.len() - 2..] == path[path.len() - 2..] || path.len() == 2)
        })
}

/// The functions of the workspace, by name.
struct Callees<'a> {
    sites: &'a Sites,
    by_name: HashMap<&'a str, Vec<usize>>,
}

impl<'a> Callees<'a> {
    fn new(sites: &'a Sites) -> Self {
        let mut by_name: HashMap<&str, Vec<usize>> = HashMap::new();
        for (index, function) in sites.functions.iter().enumerate() {
            if let Some(name) = function.path.last() {
                by_name.entry(name).or_default().push(index);
            }
        }
        Self { sites, by_name }
    }

    /// Returns the wrapper that a call refers to. Without types, the name and its qualifier decide.
    fn find(&self, site: &Site, path: &[String], method: bool, wrappers: &HashMap<usize, Wrapper>) -> Option<usize> {
        let name = path.last()?;
        let found: Vec<usize> =
            self.by_name.get(name.as_str())?.iter().copied().filter(|index| wrappers.contains_key(index)).collect();
        let function = |index: &&usize| &self.sites.functions[**index];
        if path.len() > 1 {
            let owner = &path[path.len() - 2];
            let exact = found.iter().find(|index| {
                let candidate = &function(index).path;
                candidate.len() > 1 && candidate[candidate.len() - 2] == *owner
            });
            // A re-export of a module, such as `crate::read_var`.
            let own = !method
                && (matches!(path[0].as_str(), "crate" | "self" | "super")
                    || owner.chars().all(|character| !character.is_uppercase()));
            return exact
                .copied()
                .or_else(|| (own && found.len() == 1 && self.by_name[name.as_str()].len() == 1).then(|| found[0]));
        }
        if method {
            // A method of an unknown receiver counts only if its name is unique.
            let generic = matches!(
                name.as_str(),
                "get"
                    | "var"
                    | "read"
                    | "load"
                    | "lookup"
                    | "value"
                    | "fetch"
                    | "find"
                    | "parse"
                    | "set"
                    | "insert"
                    | "remove"
                    | "or"
                    | "new"
                    | "string"
                    | "var_os"
            );
            return found.iter().find(|index| function(index).method && !generic).copied();
        }
        let mut around = site.context.function;
        while let Some(outer) = around {
            if let Some(closure) = found.iter().find(|index| function(index).inside == Some(outer)) {
                return Some(*closure);
            }
            around = self.sites.functions[outer].inside;
        }
        let here =
            found.iter().find(|index| function(index).file == site.place.path && function(index).inside.is_none());
        let only = || {
            (found.len() == 1 && self.by_name[name.as_str()].len() == 1 && function(&&found[0]).inside.is_none())
                .then(|| found[0])
        };
        here.copied().or_else(only)
    }
}
