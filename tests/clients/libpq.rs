//! The clients on libpq take the URL as it is. One of them is `psql`, which is there where the server is.

use std::process::{Command, Output};

use factor3::service::PostgresUrl;

use crate::servers;

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
