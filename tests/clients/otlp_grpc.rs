use factor3::service::{OtlpGrpcEndpoint, Tls};
use opentelemetry_otlp::tonic_types::transport::ClientTlsConfig;
use opentelemetry_otlp::{ExporterBuildError, SpanExporter, WithExportConfig as _, WithTonicConfig as _};

fn exporter(endpoint: &OtlpGrpcEndpoint) -> Result<SpanExporter, ExporterBuildError> {
    let builder = SpanExporter::builder().with_tonic().with_endpoint(endpoint.expose_url());
    match endpoint.tls() {
        Tls::Plain => builder.build(),
        _ => builder.with_tls_config(ClientTlsConfig::new().with_enabled_roots()).build(),
    }
}

mod tests {
    use std::io::{BufReader, Read as _};
    use std::net::TcpStream;

    use opentelemetry::trace::{Tracer as _, TracerProvider as _};
    use opentelemetry_sdk::trace::SdkTracerProvider;
    use tokio::runtime::Runtime;

    use super::*;
    use crate::generated::Parts;
    use crate::tls;
    use crate::wire::{LOOPBACKS, captured};

    const HELLO: &[u8] = b"PRI * HTTP/2.0";

    /// The first bytes of the client.
    fn server(mut client: BufReader<TcpStream>) -> Vec<u8> {
        let mut hello = vec![0; HELLO.len()];
        client.read_exact(&mut hello).unwrap();
        hello
    }

    /// The server of this test hangs up, so the export fails.
    fn export(endpoint: &OtlpGrpcEndpoint) -> Result<(), String> {
        let runtime = Runtime::new().unwrap();
        let _runtime = runtime.enter();
        let provider = SdkTracerProvider::builder().with_batch_exporter(exporter(endpoint).unwrap()).build();
        drop(provider.tracer("test").start("span"));
        provider.force_flush().map_err(|error| error.to_string())
    }

    #[test]
    fn finds_the_collector() {
        let parts = Parts { username: String::new(), password: String::new(), host: String::new(), port: 0 };
        for ip in LOOPBACKS {
            let hello = captured(ip, &parts, server, |parts| {
                export(&format!("http://{}", parts.address()).parse().unwrap()).unwrap_err();
            });
            assert_eq!(hello, HELLO);
        }
    }

    #[test]
    fn talks_as_the_url_says() {
        let client = tls::Client {
            protocol: &tls::HTTP,
            plain: "http://{address}",
            require: None,
            verify: "https://{address}",
            connect: |url| export(&url.parse().unwrap()),
            hosts: &tls::HOSTS,
            except: &[],
        };
        client.check(concat!(module_path!(), "::talks_as_the_url_says"));
    }
}
