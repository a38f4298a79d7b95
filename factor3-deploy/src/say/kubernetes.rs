//! Sentences about Kubernetes manifests. Most follow a place, or the name of a variable.

use std::fmt::Write as _;

use super::name::{Name, listed};
use crate::yaml::Refusal;

pub(crate) const NAME_ONE: &str = "name one of them";
pub(crate) const MANIFESTS: &str = "the manifests";
pub(crate) const TEMPLATE: &str = "is a template, and not a manifest";
pub(crate) const RENDER: &str = "render it first: helm template RELEASE CHART | .. --kubernetes -";
pub(crate) const RENDER_OTHER: &str = "render it first, and give what its tool prints";
pub(crate) const KUSTOMIZATION: &str = "is a kustomization, which kubectl reads with `-k` only";
pub(crate) const RENDER_KUSTOMIZATION: &str = "render it first: kubectl kustomize FOLDER | .. --kubernetes -";
pub(crate) const NOT_AN_OBJECT: &str = "is not a Kubernetes object: it has no `kind`, and kubectl refuses it";
pub(crate) const NO_VERSION: &str = "has no `apiVersion`, and kubectl refuses it";
pub(crate) const OTHER_VERSION: &str = "has an `apiVersion` that does not have its `kind`, and kubectl refuses it";
pub(crate) const QUOTES: &str = "put it in quotes";
pub(crate) const NOT_A_LIST: &str = "must be a list";
pub(crate) const NOT_A_MAP: &str = "must be a map";
pub(crate) const UNKNOWN_FIELD: &str =
    "is a field that Kubernetes does not know here, so the API server refuses the object";
pub(crate) const UNKNOWN_FIELD_OF_ENTRY: &str =
    "has a field that Kubernetes does not know, so the API server refuses the object";
pub(crate) const NO_NAME: &str = "is an entry of `env` without a name, which the API server refuses";
pub(crate) const BAD_NAME: &str = "is not a name of a variable: it must be printable ASCII without `=`";
pub(crate) const BAD_KEY: &str =
    "is a key that the API server refuses: only letters, digits, `-`, `_` and `.` are allowed";
pub(crate) const BOTH: &str = "has both `value` and `valueFrom`, which the API server refuses";
pub(crate) const NO_SOURCE: &str = "has a `valueFrom` without a source, which the API server refuses";
pub(crate) const SECOND_SOURCE: &str = "has a second source of its value, which the API server refuses";
pub(crate) const NO_OBJECT: &str =
    "is an entry of `envFrom` without a `configMapRef` or a `secretRef`, which the API server refuses";
pub(crate) const NO_OBJECT_NAME: &str = "has a reference without a name, which the API server refuses";
pub(crate) const NOT_A_BOOLEAN: &str = "must be `true` or `false`, without quotes";
pub(crate) const NO_KEY: &str = "has a reference without a key, which the API server refuses";
pub(crate) const BASE64: &str = "is not base64, so the API server refuses the Secret";
pub(crate) const ENCODE: &str = "encode it with `base64 -w0`, or write it under `stringData` as it is";
pub(crate) const NOT_UTF8: &str = "is not UTF-8 once decoded, so no container can start with it";
pub(crate) const STAYS: &str = "has a `$(NAME)` that nothing above it sets, so this text arrives as it is";
pub(crate) const ESCAPE_OR_MOVE: &str = "move the entry below the one that it refers to, or write `$$(` for a text";

/// "is a plain number, which the API server refuses"
pub(crate) fn refused(refusal: Refusal) -> (&'static str, Option<&'static str>) {
    match refusal {
        Refusal::Number => ("is a plain number, which the API server refuses", Some(QUOTES)),
        Refusal::Boolean => ("is a plain boolean of YAML 1.1, which the API server refuses", Some(QUOTES)),
        Refusal::Date => ("is a plain date, which the API server refuses", Some(QUOTES)),
        Refusal::List => ("is a list, which the API server refuses", Some("write a text")),
        Refusal::Map => ("is a map, which the API server refuses", Some("write a text")),
        Refusal::Typed => (
            "has the tag of a number or a boolean, so the API server refuses it",
            Some("remove the tag, and put the text in quotes"),
        ),
        Refusal::Tag => ("has a tag that does not fit its text, which kubectl refuses", Some("remove the tag")),
    }
}

/// "is a plain boolean or number of YAML 1.1, so the key is `true`"
pub(crate) fn read_as(key: &str) -> String {
    format!("is a plain boolean or number of YAML 1.1, so the key is `{key}`")
}

/// "has no container `orders`; its containers are `api` (k8s/api.yaml:12:9), `worker` (k8s/worker.yaml:12:9)"
pub(crate) fn no_container(wanted: Option<&str>, found: &[String], skipped: &[String]) -> String {
    let mut text =
        wanted.map_or_else(|| "has no container".to_owned(), |wanted| format!("has no container `{wanted}`"));
    match found {
        [] if wanted.is_none() => {}
        [] => text.push_str(", nor any other"),
        found => _ = write!(text, "; its containers are {}", listed(found)),
    }
    if !skipped.is_empty() {
        _ = write!(text, "; skipped, as its kind is not known: {}", listed(skipped));
    }
    text
}

pub(crate) fn several_containers(wanted: Option<&str>, found: &[String]) -> String {
    let wanted = wanted.map(|wanted| format!(" `{wanted}`")).unwrap_or_default();
    format!("has {} containers{wanted}: {}", found.len(), listed(found))
}

pub(crate) fn say_which(workload: Name<'_>, container: &str) -> String {
    match workload.text() {
        Some(workload) => format!("say which: {workload}/{container}"),
        None => "give the file of one of them only".to_owned(),
    }
}

/// "has `containers`, but not where its kind has them: spec.template.spec"
pub(crate) fn no_pods(path: &str) -> String {
    format!("has `containers`, but not where its kind has them: {path}")
}

pub(crate) fn skipped(kind: Name<'_>) -> String {
    format!("is of the kind {kind}, which is not known here, so it is skipped with its containers")
}

/// A source of `envFrom`.
pub(crate) fn not_given(kind: &str, name: Name<'_>) -> String {
    format!(
        "takes variables from the {kind} {name}, which is not among the files, so those that nothing else sets are perhaps set"
    )
}

pub(crate) fn value_not_given(kind: &str, name: Name<'_>) -> String {
    format!("takes its value from the {kind} {name}, which is not among the files, so the value is not known")
}

pub(crate) fn no_such_key(kind: &str, place: &str) -> String {
    format!("refers to a key that the {kind} lacks ({place}), so the container does not start")
}

pub(crate) fn set_twice(line: usize) -> String {
    format!("is in `env` twice; this entry hides the one in line {line}")
}

pub(crate) fn object_twice(kind: &str, place: &str) -> String {
    format!("is a second {kind} of this name; it replaces the one in {place}")
}

/// The service link of a port, which holds an address. The origin is the Service.
pub(crate) const SERVICE_LINK: &str = "is set by Kubernetes, to the `tcp://` address of a Service";
pub(crate) const NO_LINKS: &str = "write `enableServiceLinks: false` in the pod's `spec`, or set the variable in `env`";
