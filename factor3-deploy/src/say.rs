//! Every sentence of this crate. None contains text of a file, except names of objects and containers.

pub(crate) mod compose;
pub(crate) mod file;
pub(crate) mod kubernetes;
mod name;
pub(crate) mod yaml;

use std::ffi::OsStr;

use factor3::Origin;

use crate::Tool;
pub(crate) use name::Name;

/// The message and the help of a note.
pub(crate) type Said = (&'static str, &'static str);

// Lines of env files.

pub(crate) const NOT_UTF8: Said = ("is not UTF-8, so the tool refuses the whole file", "save the file as UTF-8");
pub(crate) const NO_NAME: Said =
    ("has no name before the `=`, so the tool refuses the whole file", "write NAME=value, or remove the line");
pub(crate) const SPACE_IN_NAME: Said = (
    "has white space in the name, so the tool refuses the whole file",
    "write NAME=value, without `export` and without blanks around the `=`",
);
pub(crate) const NAME_OF_KEY: Said = (
    "has a name that is not a key of a ConfigMap or a Secret, so kubectl refuses the whole file",
    "use letters, digits, `_`, `-` and `.`",
);
pub(crate) const NAME_OF_YAML: Said =
    ("has a name that is a number, a date or a word of YAML, so kustomize refuses the whole file", "use another name");
pub(crate) const TWICE: Said =
    ("sets a name a second time, so the tool refuses the whole file", "remove one of the two lines");
pub(crate) const LONG_LINE: Said =
    ("has 65,536 bytes or more, so the tool refuses the whole file", "put the value into a file of its own");
pub(crate) const STOPS_AT_LONG_LINE: Said = (
    "has 65,536 bytes or more: the tool stops reading here, drops the rest of the file, and reports success",
    "put the value into a file of its own",
);
pub(crate) const SPACE_STAYS_IN_NAME: Said = (
    "has white space in the name, which is part of the variable's name",
    "write NAME=value, without `export` and without blanks around the `=`",
);
pub(crate) const MARK_IN_NAME: Said =
    ("starts with a byte order mark, which is part of the first name", "save the file as UTF-8 without one");
pub(crate) const NUL_IN_FILE: Said =
    ("has a NUL character, so systemd refuses the whole file", "remove it; no environment variable can hold one");
pub(crate) const NOT_UTF8_FOR_SYSTEMD: Said =
    ("is not UTF-8, so systemd refuses the whole file, and the unit does not start", "save the file as UTF-8");
pub(crate) const REFUSED_BY_KUBELET: Said = (
    "is in a line that the kubelet refuses, or below one, so a container that takes it does not start",
    "write NAME='value' in each line, with single quotes",
);
pub(crate) const DROPPED_BY_SYSTEMD: Said = (
    "has an invalid name, so systemd drops it, and the journal shows the line with its value",
    "write NAME=value, without `export`; a name consists of letters, digits and `_`",
);
pub(crate) const DROPPED_BY_SH: Said = (
    "is a command to a shell, and sets nothing",
    "write NAME=value, without blanks around the `=`, and put the value in single quotes",
);
pub(crate) const UNCERTAIN_IN_SH: Said = (
    "is more than an assignment to a shell, so its effect is unknown",
    "put the value in single quotes, or run the file where it is used",
);

// Units of systemd.

pub(crate) const UNIT_NOT_UTF8: Said = ("is not UTF-8", "save the file as UTF-8");
pub(crate) const UNIT_LINE: Said = ("is not an assignment, so systemd ignores the line", "write Key=value");
pub(crate) const UNIT_QUOTES: Said = (
    "has a quote that is never closed, or an unknown escape, so systemd ignores the rest of the line",
    "close the quote, or write `\\\\` for a backslash",
);
pub(crate) const UNIT_ASSIGNMENT: Said = (
    "has a word that is not an assignment, so systemd ignores it",
    "put an assignment with white space in quotes: Environment=\"NAME=two words\"",
);
pub(crate) const QUADLET: Said = (
    "is a file of Quadlet, from which podman makes a unit, and is not read here",
    "give its env files with --env-file and --as podman",
);
pub(crate) const UNIT_SPECIFIER: Said =
    ("has a `%` that begins no specifier, so systemd ignores it", "write `%%` for a percent sign");
pub(crate) const UNIT_SECTION: Said =
    ("is not in the section [Service], so systemd ignores it", "move it below the line [Service]");
pub(crate) const UNIT_CASE: Said =
    ("has a name that systemd does not know, so systemd ignores the line", "write the name in its usual case");
pub(crate) const UNIT_PATTERN: Said =
    ("names files by a pattern, so any variable may come from them", "give each with --env-file and --as systemd");
pub(crate) const UNIT_PATH: Said = (
    "has a path that is not absolute, so systemd ignores it and starts the service without the file",
    "write an absolute path without quotes",
);
pub(crate) const UNIT_FILE_ELSEWHERE: Said = (
    "names a file that is not on this machine, so any variable may come from it",
    "give a copy with --env-file and --as systemd, or a directory with --root",
);
pub(crate) const UNIT_FILE_MISSING: Said = (
    "names a file that does not exist, so the service does not start",
    "create it, or write `-` in front of its path if the service can do without it",
);

// Other manifests.

pub(crate) const MANIFEST_NOT_UTF8: Said = ("is not UTF-8", "save the file as UTF-8");
pub(crate) const NOT_TOML: Said = ("is not TOML", "correct the line");
pub(crate) const NOT_JSON: Said = ("is not JSON", "correct the line");
pub(crate) const NOT_AN_APP: &str = "is not the description of an app, which is a JSON object";
pub(crate) const RENDER_LIST: &str = "must be a list of entries with a `key`";
pub(crate) const RENDER_ENTRY: &str = "is an entry without a `key` or a `fromGroup`, so what it sets is not known";
pub(crate) const NOT_A_TABLE: &str = "is not a table of variables";
pub(crate) const NOT_A_TEXT: Said = ("is not a text, so it is not certain what arrives", "put it in quotes");

pub(crate) const REFUSED_ENV: Said = (
    "is an ENV that Docker refuses: each of its words must be NAME=value, with closed quotes",
    "write ENV NAME=value, and put a value with white space in quotes",
);

pub(crate) const DASHBOARD: &str = "dashboard of Render";

pub(crate) fn no_stage(name: Option<&str>) -> String {
    name.map_or_else(|| "has no stage".to_owned(), |name| format!("has no stage `{name}`"))
}

pub(crate) fn no_process(name: &str) -> String {
    format!("has no process `{name}`")
}

/// "there are `web` and `worker`". A name that is not made of letters may be a misplaced secret, and is left out.
pub(crate) fn there_are(names: &[String]) -> Option<String> {
    let is_plain = |name: &&String| name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-' || byte == b'_');
    let quoted: Vec<_> = names.iter().filter(is_plain).map(|name| format!("`{name}`")).collect();
    let verb = if quoted.len() == 1 { "is" } else { "are" };
    (!quoted.is_empty()).then(|| format!("there {verb} {}", list(&quoted, "and")))
}

// Portability.

/// "arrives with its quotes through docker and kubectl"
pub(crate) fn arrives(difference: &'static str, tools: &[Tool]) -> String {
    let names: Vec<String> = tools.iter().map(ToString::to_string).collect();
    format!("{difference} through {}", list(&names, "and"))
}

/// No line of an env file means the same to both.
pub(crate) const DOCKER_AND_KUBELET: Said = (
    "has no line that means the same to kubelet and to docker or its kind: kubelet demands single quotes, and the others keep them",
    "give kubelet a file of its own",
);

pub(crate) fn refused_by(tool: Tool) -> String {
    format!("is refused by {tool}, and the whole file with it")
}

/// Returns "A", "A and B", "A, B and C".
pub(crate) fn list(names: &[String], conjunction: &str) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [most @ .., last] => format!("{} {conjunction} {last}", most.join(", ")),
    }
}

// A check.

/// The arguments of [`Deployment::from_args`](crate::Deployment::from_args), for the help of a program.
///
/// ```
/// assert!(factor3_deploy::OPTIONS.contains("--env-file FILE"));
/// ```
pub const OPTIONS: &str = "\
Files of a deployment (a later one overrides an earlier one):
      --env-file FILE        an env file; also without the option
      --as TOOL[,TOOL...]    the tool that reads env files; more are compared with the first
      --kubernetes PATH      a manifest, a folder of them, or -; several are one set; then --container NAME for one of
                             several, or WORKLOAD/NAME
      --compose FILE         a Compose file; several override each other; then --service NAME for one of several
      --render FILE          a render.yaml; then --service NAME for one of several
      --systemd UNIT         a unit with its drop-ins
      --dockerfile FILE      the variables of an image; then --stage NAME for a stage but the last
      --fly FILE             a fly.toml
      --app-json FILE        an app.json
      --procfile FILE        a Procfile; then --process NAME for a process but web
      --root DIRECTORY       where absolute paths in a unit begin
      --caller               take bare names and ${NAME} from this process
      --unread               list the variables that nothing reads";

pub(crate) const NO_FILE: &str = "no file is named";

pub(crate) const IN_CLEAR: Said =
    ("is a secret, and its value is in the manifest", "refer to a secret of the platform, or name a file");

pub(crate) fn name_before_file(option: &str) -> String {
    format!("{option} follows the file that it is about")
}

/// Returns the last line of a check: how many variables are decided, and how many not.
///
/// ```
/// assert_eq!(factor3_deploy::decided(3, 1, 1), "3 variables: 1 decided, 1 set to an unknown value, 1 perhaps set");
/// ```
pub fn decided(all: usize, unknown: usize, perhaps: usize) -> String {
    let counted = |count: usize, what| if count > 0 { format!(", {count} {what}") } else { String::new() };
    let all_of = format!("{all} variable{}", if all == 1 { "" } else { "s" });
    if unknown + perhaps == 0 {
        return all_of;
    }
    let (unknown_of, perhaps_of) = (counted(unknown, "set to an unknown value"), counted(perhaps, "perhaps set"));
    format!("{all_of}: {} decided{unknown_of}{perhaps_of}", all - unknown - perhaps)
}

/// Returns the line for a variable that nothing reads: its name and its place. A name that is not in upper case may be a
/// misplaced secret, and is not shown.
///
/// ```
/// use factor3::Origin;
/// use factor3_deploy::unread;
///
/// let origin = Origin::in_line("prod.env", 3);
/// assert_eq!(unread("DEBUG".as_ref(), &origin), "DEBUG (prod.env:3)");
/// assert_eq!(unread("hunter2".as_ref(), &origin), "a variable of another form (prod.env:3)");
/// ```
pub fn unread(name: &OsStr, origin: &Origin) -> String {
    let is_plain =
        |name: &&str| name.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'_');
    match name.to_str().filter(is_plain) {
        Some(name) => format!("{name} ({origin})"),
        None => format!("a variable of another form ({origin})"),
    }
}
