//! The clients on libpq take the URL as it is. One of them is `psql`, which is there where the server is.

use std::process::{Command, Output};

use factor3::service::PostgresUrl;

use crate::{servers, tls};

fn psql(url: &PostgresUrl) -> Output {
    Command::new("psql").args([url.expose_url(), "-Atc", "select current_user"]).output().unwrap()
}

#[test]
fn logs_in() {
    let Some((url, wrong)) = servers::urls("FACTOR3_POSTGRES_URL", |servers| servers.postgres_url) else { return };

    assert_eq!(String::from_utf8(psql(&url).stdout).unwrap().trim(), url.username().unwrap());

    let refused = String::from_utf8(psql(&wrong).stderr).unwrap();
    assert!(refused.contains("password authentication failed"), "{refused}");
}

#[cfg(feature = "tls")] // libpq always has it
#[test]
fn talks_as_the_url_says() {
    let server = servers::urls("FACTOR3_POSTGRES_URL", |servers| servers.postgres_url);
    if server.is_none() {
        return;
    }
    let client = tls::Client {
        protocol: &tls::POSTGRES,
        plain: "postgres://app:hunter2@{address}/orders?sslmode=disable",
        require: Some("postgres://app:hunter2@{address}/orders?sslmode=require"),
        verify: "postgres://app:hunter2@{address}/orders?sslmode=verify-full&sslrootcert={roots}",
        connect: |url| {
            let output = psql(&url.parse().unwrap());
            if output.status.success() { Ok(()) } else { Err(String::from_utf8(output.stderr).unwrap()) }
        },
        hosts: &tls::HOSTS,
        except: &[],
    };
    client.check(concat!(module_path!(), "::talks_as_the_url_says"));
}
