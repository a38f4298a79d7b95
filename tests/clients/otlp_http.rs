use std::collections::HashMap;
use std::thread;
use std::time::Duration;

use factor3::ExposeSecret as _;
use factor3::service::{OtlpEndpoint, OtlpHeaders, OtlpSignalEndpoint, Tls};
use opentelemetry_otlp::{ExporterBuildError, SpanExporter, WithExportConfig as _, WithHttpConfig as _};
use reqwest::blocking::Client;

fn client(endpoint: &OtlpSignalEndpoint) -> reqwest::Result<Client> {
    // Without a TLS feature there is no `tls_sni`, which is on anyway. A redirect cannot lead out of TLS.
    let https_only = endpoint.tls() != Tls::Plain;
    let builder = Client::builder().tls_sni(true).https_only(https_only).timeout(Duration::from_secs(10));
    // It has a runtime of its own, which cannot start within another.
    thread::spawn(|| builder.build()).join().expect("the thread does not panic")
}

fn exporter(
    client: Client,
    endpoint: &OtlpSignalEndpoint,
    headers: Option<&OtlpHeaders>,
) -> Result<SpanExporter, ExporterBuildError> {
    let headers = headers.into_iter().flat_map(OtlpHeaders::iter);
    let headers: HashMap<_, _> =
        headers.map(|(name, value)| (name.to_owned(), value.expose_secret().to_owned())).collect();
    let builder = SpanExporter::builder().with_http().with_http_client(client);
    builder.with_endpoint(endpoint.expose_url()).with_headers(headers).build()
}

fn traces(all: &OtlpEndpoint, traces: Option<OtlpSignalEndpoint>) -> OtlpSignalEndpoint {
    traces.unwrap_or_else(|| all.traces())
}

mod tests {
    use std::io::{BufReader, Read as _};
    use std::net::TcpStream;

    use opentelemetry::trace::{Tracer as _, TracerProvider as _};
    use opentelemetry_sdk::trace::SdkTracerProvider;

    use super::*;
    use crate::generated::Parts;
    use crate::tls;
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
                    let endpoint = traces(&all, None);
                    export(exporter(client(&endpoint).unwrap(), &endpoint, Some(&headers)).unwrap());
                });
                assert_eq!(head[0], format!("POST {path} HTTP/1.1"));
                assert!(head.contains(&"authorization: Bearer s3cret==".to_owned()), "{head:?}");
                assert!(head.contains(&"x-tenant: a b".to_owned()), "{head:?}");
            }
            let head = captured(ip, &parts, server, |parts| {
                let own = format!("http://{}/other/v1/traces", parts.address()).parse().unwrap();
                let endpoint = traces(&"http://elsewhere:4318".parse().unwrap(), Some(own));
                export(exporter(client(&endpoint).unwrap(), &endpoint, None).unwrap());
            });
            assert_eq!(head[0], "POST /other/v1/traces HTTP/1.1");
        }
    }

    #[test]
    fn talks_as_the_url_says() {
        let client = tls::Client {
            protocol: &tls::REDIRECTS,
            plain: "http://{address}",
            require: None,
            verify: "https://{address}",
            connect: |url| {
                let endpoint = traces(&url.parse().unwrap(), None);
                let exporter = exporter(client(&endpoint).unwrap(), &endpoint, None).unwrap();
                let provider = SdkTracerProvider::builder().with_batch_exporter(exporter).build();
                drop(provider.tracer("test").start("span"));
                provider.force_flush().map_err(|error| error.to_string())
            },
            hosts: &tls::HOSTS,
            except: &[],
        };
        client.check(concat!(module_path!(), "::talks_as_the_url_says"));
    }
}
