use std::collections::HashMap;

use factor3::ExposeSecret as _;
use factor3::service::{OtlpEndpoint, OtlpHeaders, OtlpSignalEndpoint};
use opentelemetry_otlp::{ExporterBuildError, SpanExporter, WithExportConfig as _, WithHttpConfig as _};

fn exporter(
    all: &OtlpEndpoint,
    traces: Option<OtlpSignalEndpoint>,
    headers: Option<&OtlpHeaders>,
) -> Result<SpanExporter, ExporterBuildError> {
    let endpoint = traces.unwrap_or_else(|| all.traces());
    let headers = headers.into_iter().flat_map(OtlpHeaders::iter);
    let headers: HashMap<_, _> =
        headers.map(|(name, value)| (name.to_owned(), value.expose_secret().to_owned())).collect();
    SpanExporter::builder().with_http().with_endpoint(endpoint.expose_url()).with_headers(headers).build()
}

mod tests {
    use std::io::{BufReader, Read as _};
    use std::net::TcpStream;

    use opentelemetry::trace::{Tracer as _, TracerProvider as _};
    use opentelemetry_sdk::trace::SdkTracerProvider;

    use super::*;
    use crate::generated::Parts;
    use crate::wire::{LOOPBACKS, captured, line, say};

    /// The request and its headers.
    fn server(mut client: BufReader<TcpStream>) -> Vec<String> {
        let head: Vec<_> = std::iter::from_fn(|| Some(line(&mut client)).filter(|line| !line.is_empty())).collect();
        let length = head.iter().find_map(|line| line.strip_prefix("content-length: ")?.parse().ok());
        let mut body = vec![0; length.unwrap()];
        client.read_exact(&mut body).unwrap();
        say(&mut client, "HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n");
        head
    }

    fn export(exporter: SpanExporter) {
        let provider = SdkTracerProvider::builder().with_simple_exporter(exporter).build();
        drop(provider.tracer("test").start("span"));
        provider.shutdown().unwrap();
    }

    #[test]
    fn appends_the_path_of_the_signal_once() {
        let parts = Parts { username: String::new(), password: String::new(), host: String::new(), port: 0 };
        let headers = "Authorization=Bearer%20s3cret%3D%3D, x-tenant=a%20b".parse().unwrap();
        for ip in LOOPBACKS {
            for (base, path) in [("", "/v1/traces"), ("/", "/v1/traces"), ("/base", "/base/v1/traces")] {
                let head = captured(ip, &parts, server, |parts| {
                    let all = format!("http://{}{base}", parts.address()).parse().unwrap();
                    export(exporter(&all, None, Some(&headers)).unwrap());
                });
                assert_eq!(head[0], format!("POST {path} HTTP/1.1"));
                assert!(head.contains(&"authorization: Bearer s3cret==".to_owned()), "{head:?}");
                assert!(head.contains(&"x-tenant: a b".to_owned()), "{head:?}");
            }
            let head = captured(ip, &parts, server, |parts| {
                let traces = format!("http://{}/other/v1/traces", parts.address()).parse().unwrap();
                export(exporter(&"http://elsewhere:4318".parse().unwrap(), Some(traces), None).unwrap());
            });
            assert_eq!(head[0], "POST /other/v1/traces HTTP/1.1");
        }
    }
}
