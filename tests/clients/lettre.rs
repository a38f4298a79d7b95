use factor3::ExposeSecret as _;
use factor3::service::{SmtpUrl, Tls};
use lettre::SmtpTransport;
use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::client::{self, TlsParameters};
use lettre::transport::smtp::extension::ClientId;

fn transport(url: &SmtpUrl) -> Result<SmtpTransport, lettre::transport::smtp::Error> {
    let tls = TlsParameters::new(url.host().to_owned())?;
    let mut builder =
        SmtpTransport::builder_dangerous(url.host()).port(url.port()).tls(match (url.scheme(), url.tls()) {
            ("smtps", _) => client::Tls::Wrapper(tls),
            (_, Tls::Plain) => client::Tls::None,
            (_, Tls::Opportunistic) => client::Tls::Opportunistic(tls),
            _ => client::Tls::Required(tls),
        });
    if let (Some(username), Some(password)) = (url.username(), url.password()) {
        builder = builder.credentials(Credentials::new(username.to_owned(), password.expose_secret().to_owned()));
    }
    if let Some(name) = url.path() {
        builder = builder.hello_name(ClientId::Domain(name.to_owned()));
    }
    Ok(builder.build())
}

mod tests {
    use std::io::BufReader;
    use std::net::TcpStream;

    use base64::Engine as _;
    use base64::prelude::BASE64_STANDARD;
    use proptest::prelude::*;

    use super::*;
    use crate::generated::{Parts, cases, parts};
    use crate::tls;
    use crate::wire::{LOOPBACKS, captured, line, say};

    /// The greeting of the client and its login.
    fn server(mut client: BufReader<TcpStream>) -> (String, String) {
        say(&mut client, "220 mail\r\n");
        let hello = line(&mut client);
        say(&mut client, "250-mail\r\n250 AUTH PLAIN\r\n");
        let login = line(&mut client);
        say(&mut client, "235 welcome\r\n");
        while line(&mut client) != "QUIT" {
            say(&mut client, "250 ok\r\n");
        }
        say(&mut client, "221 bye\r\n");
        (hello, login)
    }

    fn login(url: &SmtpUrl) {
        assert!(transport(url).unwrap().test_connection().unwrap());
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 16, ..cases() })]

        #[test]
        fn sends_its_name_and_its_login(parts in parts()) {
            let Parts { username, password, .. } = &parts;
            let plain = BASE64_STANDARD.encode(format!("\0{username}\0{password}"));
            for ip in LOOPBACKS {
                let (hello, auth) = captured(ip, &parts, server, |parts| login(&parts.url("smtp", "/app.internal")));
                prop_assert_eq!(hello, "EHLO app.internal");
                prop_assert_eq!(auth, format!("AUTH PLAIN {plain}"));
            }
        }
    }

    #[test]
    fn has_the_tls_that_the_url_means() {
        // There is no other way to see it.
        let debug = |url: &str| format!("{:?}", transport(&url.parse().unwrap()).unwrap());
        assert!(debug("smtp://mail:587").contains("port: 587, tls: None"));
        assert!(debug("smtp://mail?tls=opportunistic").contains("port: 587, tls: Opportunistic"));
        assert!(debug("smtp://mail?tls=required").contains("port: 587, tls: Required"));
        assert!(debug("smtps://mail").contains("port: 465, tls: Wrapper"));
    }

    #[test]
    fn talks_as_the_url_says() {
        let client = tls::Client {
            protocol: &tls::SMTP,
            plain: "smtp://app:hunter2@{address}",
            require: None,
            verify: "smtp://app:hunter2@{address}?tls=required",
            connect,
            hosts: &tls::HOSTS,
            except: &[],
        };
        client.check(concat!(module_path!(), "::talks_as_the_url_says"));
    }

    #[test]
    fn talks_as_the_scheme_says() {
        let client = tls::Client {
            protocol: &tls::SMTPS,
            plain: "smtp://app:hunter2@{address}",
            require: None,
            verify: "smtps://app:hunter2@{address}",
            connect,
            hosts: &tls::HOSTS,
            except: &[],
        };
        client.check(concat!(module_path!(), "::talks_as_the_scheme_says"));
    }

    fn connect(url: &str) -> Result<(), String> {
        let transport = transport(&url.parse().unwrap()).unwrap();
        transport.test_connection().map(drop).map_err(|error| error.to_string())
    }
}
