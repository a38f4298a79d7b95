use factor3::service::{OtlpEndpoint, OtlpGrpcEndpoint, OtlpHeaders, OtlpSignalEndpoint, Tls};
use factor3::{EnvValue, ExposeSecret, Sensitivity};

use super::refusals::all_refused;
use super::warnings::all_warned;
use super::{Shown, outputs};

#[test]
fn the_endpoint_of_all_signals_becomes_that_of_each() {
    let traces = |text: &str| text.parse::<OtlpEndpoint>().unwrap().traces();
    for (text, url) in [
        ("http://collector:4318", "http://collector:4318/v1/traces"),
        ("http://collector:4318/", "http://collector:4318/v1/traces"),
        ("http://collector:4318/base", "http://collector:4318/base/v1/traces"),
        ("http://collector:4318/base/", "http://collector:4318/base/v1/traces"),
        ("https://[::1]/a/b", "https://[::1]:443/a/b/v1/traces"),
    ] {
        assert_eq!(traces(text).expose_url(), url);
        assert_eq!(traces(text), url.parse().unwrap());
    }
    assert_eq!(traces("https://collector").tls(), Tls::VerifyFull);
}

#[test]
fn each_meaning_refuses_the_path_of_the_other() {
    let doubled = "the URL has the path of one signal, and exporters append it to the endpoint of all; remove `/v1/` and \
                   the name of the signal";
    all_refused::<OtlpEndpoint>(&[
        ("http://c:4318/v1/traces", doubled),
        ("http://c:4318/v1/metrics/", doubled),
        ("http://c:4318/base/v1/logs", doubled),
        ("http://c:4318/v1development/profiles", doubled),
        (
            "http://c:4318?tenant=a",
            "the URL has a query, and an OTLP endpoint has none; remove the `?` and what follows",
        ),
        (
            "http://app:pw1@c:4318",
            "the URL has credentials before its host, and an OTLP endpoint has none; remove the `@` and what stands \
             before it",
        ),
        ("collector:4318", "the URL has no scheme; start it with http:// or https://"),
        (
            "grpc://collector:4317",
            "the URL is a gRPC URL, not an OTLP endpoint; set it to an OTLP endpoint, which starts with http:// or https://",
        ),
    ]);
    let none = "the URL has no path, and exporters append none to the endpoint of one signal; end it with /v1/traces, \
                /v1/metrics or /v1/logs";
    all_refused::<OtlpSignalEndpoint>(&[("http://c:4318", none), ("http://c:4318/", none)]);
    all_refused::<OtlpGrpcEndpoint>(&[(
        "http://c:4317/v1/traces",
        "the URL has a path, and an OTLP endpoint over gRPC has none; remove what follows the host",
    )]);
}

#[test]
fn the_port_of_the_other_protocol_gets_a_warning() {
    let grpc = "has port 4317, on which collectors speak gRPC";
    all_warned::<OtlpEndpoint>(&[
        ("http://c:4318", ""),
        ("https://c:4318/base", ""),
        ("https://otlp.corp.internal/otlp", ""),
        ("http://c:80", ""),
        ("http://c:4317", grpc),
        ("http://c:4318/base/v1/", "ends with /v1, to which exporters append /v1/traces"),
        ("http://c", "has no port, which means port 80"),
        ("https://c:80", "has port 80, which is that of http://"),
    ]);
    let path = "has a path that does not end with that of a signal";
    all_warned::<OtlpSignalEndpoint>(&[
        ("http://c:4318/v1/traces", ""),
        ("http://c:4318/base/v1/logs", ""),
        ("https://vendor.internal/api/v0.2/traces", ""),
        ("http://c:4317/v1/traces", grpc),
        ("http://c:4318/v1/traces/", path),
        ("http://c:4318/base", path),
    ]);
    all_warned::<OtlpGrpcEndpoint>(&[
        ("http://c:4317", ""),
        ("https://c", ""),
        ("http://c:4318", "has port 4318, on which collectors speak HTTP"),
        ("http://c", "has no port, which means port 80"),
    ]);
}

#[test]
fn headers_are_decoded_once() {
    let headers: OtlpHeaders = "api-key=s%2C3cret%3D%3d=, x-tenant = a%20b ,Authorization=Bearer t".parse().unwrap();
    let pairs: Vec<_> = headers.iter().map(|(name, value)| (name, value.expose_secret())).collect();
    assert_eq!(pairs, [("api-key", "s,3cret==="), ("x-tenant", "a b"), ("authorization", "Bearer t")]);
    assert_eq!(headers.get("X-TENANT").unwrap().expose_secret(), "a b");
    assert!(headers.get("x-other").is_none());
}

#[test]
fn an_item_that_exporters_skip_is_refused_by_its_number() {
    all_refused::<OtlpHeaders>(&[
        ("", "the list of headers is empty"),
        (
            "=,a=b,",
            "the list of headers: item 1 has a name that is not one of a header; write letters, digits and `-` before the `=`; item 3 is empty; remove a comma",
        ),
        ("a=b,", "the list of headers: item 2 is empty; remove a comma"),
        ("a=b,Authorization: Bearer x", "the list of headers: item 2 has no `=`; write the name, `=` and the value"),
        (
            "api key=x",
            "the list of headers: item 1 has a name that is not one of a header; write letters, digits and `-` before \
             the `=`",
        ),
        (
            "=x",
            "the list of headers: item 1 has a name that is not one of a header; write letters, digits and `-` before \
             the `=`",
        ),
        ("a= ", "the list of headers: item 1 has no value; write one after the `=`"),
        (
            "a=100%",
            "the list of headers: item 1 has a `%` without two hexadecimal digits after it in its value; write `%` as %25",
        ),
        (
            "a=b%0Ac",
            "the list of headers: item 1 has a value that a header cannot hold; use printable ASCII characters alone",
        ),
        (
            "a=caf%C3%A9",
            "the list of headers: item 1 has a value that a header cannot hold; use printable ASCII characters alone",
        ),
        ("a=b,A=c", "the list of headers: item 2 has the name of an item before it; keep one of them"),
    ]);
    all_warned::<OtlpHeaders>(&[
        ("a=b,c=d%20e", ""),
        ("a=b, c=d", ""),
        ("Authorization=Bearer x", "has a space in a value"),
    ]);
}

#[test]
fn no_header_is_shown() {
    assert_eq!(OtlpHeaders::SENSITIVITY, Sensitivity::Secret);
    assert_eq!(Shown(&"api-key=s3cr3t".parse::<OtlpHeaders>().unwrap()).to_string(), "***");
    for text in ["s3cr3tPW==", "api-key=s3cr3tPW", "api-key=s3cr3tPW%", "s3cr3tPW"] {
        assert!(!outputs::<OtlpHeaders>(text).contains("s3cr3t"), "{text}");
    }
}
