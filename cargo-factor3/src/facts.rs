//! Facts about the whole program: the functions that wrap `env::var`, and with them every read of a variable, and the
//! hosts that the configuration names.

mod callees;
mod maps;

use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use self::callees::Callees;
use self::maps::maps;
use crate::address::{self, Location};
use crate::calls::{self, Environment};
use crate::site::{Argument, MAP, Presence, SELF, Site, Sites, Usage, What};
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
    /// The variables that the program sets for a process that it starts, each with the function that does so.
    handed_on: BTreeSet<(Arc<str>, Option<usize>)>,
    /// The variables that the program sets for itself when it starts itself again.
    internal: BTreeSet<Arc<str>>,
    /// The names of functions that read a variable, with a parameter for its default.
    with_default: BTreeSet<String>,
}

impl Facts {
    /// Returns `true` for a function that takes a variable and its default.
    pub(crate) fn takes_default(&self, taker: &str) -> bool {
        taker.rsplit([':', '.']).next().is_some_and(|name| self.with_default.contains(name))
    }

    /// Returns `true` if the function of a read hands the variable on to a process that it starts, or if the program
    /// sets it for itself.
    pub(crate) fn hands_on(&self, variable: &Arc<str>, function: Option<usize>) -> bool {
        self.internal.contains(variable) || self.handed_on.contains(&(variable.clone(), function))
    }
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
    let maps = maps(sites, &callees);
    let mut wrappers: HashMap<usize, Wrapper> = HashMap::new();
    for _ in 0..ROUNDS {
        let before = wrappers.len();
        for site in &sites.all {
            let Some((argument, usage)) = read_argument(site, sites, &callees, &wrappers, &maps) else { continue };
            if let (Argument::Parameter(parameter), Some(function)) = (argument, site.context.function) {
                let fallback = sites.functions[function].fallback.filter(|fallback| *fallback != parameter);
                wrappers.entry(function).or_insert(Wrapper { parameter, fallback, usage });
            }
        }
        if wrappers.len() == before {
            break;
        }
    }
    let with_default = wrappers.iter().filter(|(_, wrapper)| wrapper.fallback.is_some());
    let mut facts = Facts {
        with_default: with_default.filter_map(|(&index, _)| sites.functions[index].path.last().cloned()).collect(),
        ..Facts::default()
    };
    for (index, site) in sites.all.iter().enumerate() {
        match &site.what {
            What::Call { path, method: true, arguments, .. }
                if arguments.len() == 2 && path.last().is_some_and(|last| last == "env") =>
            {
                if let Some(name) = variable(&arguments[0], site, sites) {
                    if site.context.function.is_some_and(|function| sites.functions[function].restarts) {
                        facts.internal.insert(name.clone());
                    }
                    facts.handed_on.insert((name, site.context.function));
                }
            }
            What::Call { .. } => {
                if let Some((argument, mut usage)) = read_argument(site, sites, &callees, &wrappers, &maps) {
                    let wraps = matches!(argument, Argument::Parameter(_));
                    if !wraps {
                        let needed = matches!(usage.presence, Presence::Required | Presence::Unknown);
                        if site.context.conditional && needed {
                            usage.presence = Presence::Sometimes;
                        }
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
    maps: &HashSet<(usize, usize)>,
) -> Option<(Argument, Usage)> {
    let What::Call { path, method, receiver, arguments, usage } = &site.what else { return None };
    if path[0] == MAP {
        let all = match receiver {
            Argument::Parameter(parameter) => maps.contains(&(site.context.function?, *parameter)),
            _ => true,
        };
        let presence = Some(usage.of_option.clone()).filter(|presence| *presence != Presence::Unknown);
        let usage = Usage { presence: presence.unwrap_or(Presence::Optional), ..(**usage).clone() };
        return all.then(|| Some((arguments.first()?.clone(), usage)))?;
    }
    let wraps = |function: usize| wrappers.contains_key(&function);
    // A module of the workspace may be called `env`, too.
    let own = path.len() > 2 && path[0] != "std" && callees.find(site, path, *method, &wraps).is_some();
    if !method && !own && (calls::environment(path) == Some(Environment::Read) || exported(path, sites)) {
        let mut usage = (**usage).clone();
        if path.last().is_some_and(|last| last == "var_os") {
            usage.presence.clone_from(&usage.of_option);
        }
        return Some((arguments.first()?.clone(), usage));
    }
    if let Some(name) = path.last().and_then(|last| last.strip_suffix('!')) {
        return sites.reading_macros.contains(name).then(|| Some((arguments.first()?.clone(), (**usage).clone())))?;
    }
    let of_text = |function: usize| wrappers.get(&function).is_some_and(|wrapper| wrapper.parameter == SELF);
    let extension = match receiver {
        Argument::Text(_) | Argument::Constant(_) => callees.extension(path.last()?, &of_text),
        _ => None,
    };
    let function = extension.or_else(|| callees.find(site, path, *method, &wraps))?;
    let wrapper = wrappers.get(&function)?;
    let argument = if wrapper.parameter == SELF { receiver } else { arguments.get(wrapper.parameter)? }.clone();
    if let Argument::Text(text) = &argument
        && !is_variable(text)
    {
        return None;
    }
    let mut usage = (**usage).clone();
    let types = sites.functions[function].output.as_deref().unwrap_or("");
    let (output, optional) = returned(types);
    if optional {
        let outer = types.split('<').next().unwrap_or("");
        usage.presence = if outer.ends_with("Option") { usage.of_option.clone() } else { usage.of_nested.clone() };
        if usage.presence == Presence::Unknown {
            usage.presence = Presence::Optional;
        }
    }
    let mut number = false;
    // A call such as `env_or("PORT", "8080")`.
    match wrapper.fallback.and_then(|fallback| arguments.get(fallback)) {
        Some(Argument::Text(text)) => usage.presence = Presence::Default(Some(text.clone())),
        Some(Argument::Number(text)) => {
            usage.presence = Presence::Default(Some(text.clone()));
            number = true;
        }
        Some(Argument::Given) => usage.presence = Presence::Default(None),
        Some(Argument::Constant(name)) => {
            usage.presence = Presence::Default(constant(sites, site.context.package, name));
        }
        _ if wrapper.usage.presence != Presence::Unknown
            && usage.presence != Presence::Default(None)
            && !(wrapper.usage.presence == Presence::Optional
                && matches!(usage.presence, Presence::Default(_) | Presence::Required))
            && !optional =>
        {
            usage.presence = wrapper.usage.presence.clone();
        }
        _ => {}
    }
    if usage.parsed.is_none()
        && let Some(types) = &wrapper.usage.parsed
    {
        // A wrapper with a type parameter parses the text as the type that its caller requires.
        let known = types.chars().next().is_some_and(char::is_lowercase) || types.len() > 2;
        usage.parsed = Some(if known { types.clone() } else { usage.expected.clone().unwrap_or_default() });
    }
    if is_plain(output) {
        usage.parsed = usage.parsed.filter(|types| !types.is_empty()).or_else(|| Some(output.into()));
    }
    if number {
        usage.parsed.get_or_insert_default();
    }
    usage.taken = usage.taken.or_else(|| wrapper.usage.taken.clone());
    usage.split = usage.split.or(wrapper.usage.split.clone());
    if usage.words.is_empty() {
        usage.words.clone_from(&wrapper.usage.words);
    }
    Some((argument, usage))
}

/// Returns the type inside `Result` and `Option`, and `true` for an `Option`.
fn returned(types: &str) -> (&str, bool) {
    match types.split_once('<') {
        Some((outer, inner)) if outer.ends_with("Result") || outer.ends_with("Option") => {
            let (found, optional) = returned(inner.strip_suffix('>').unwrap_or(inner));
            (found, optional || outer.ends_with("Option"))
        }
        // `bool` in `Result<bool, Error>`.
        _ => (types.split(',').next().unwrap_or(types).trim_end_matches('>'), false),
    }
}

/// Returns `true` for a type of the standard library that a text is parsed as.
fn is_plain(types: &str) -> bool {
    matches!(
        types.rsplit("::").next(),
        Some(
            "bool"
                | "u8"
                | "u16"
                | "u32"
                | "u64"
                | "u128"
                | "usize"
                | "i8"
                | "i16"
                | "i32"
                | "i64"
                | "i128"
                | "isize"
                | "f32"
                | "f64"
                | "SocketAddr"
                | "IpAddr"
                | "Ipv4Addr"
        )
    )
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
