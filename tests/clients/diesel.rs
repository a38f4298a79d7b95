use factor3::service::{MySqlUrl, Tls};
use factor3::{SecretString, Url};

fn database_url(url: &MySqlUrl) -> SecretString {
    let mut theirs = Url::parse(url.expose_url()).expect("`url` has read it before");
    if url.query_param("socket").is_some() {
        theirs.set_host(Some("localhost")).expect("a host of this scheme can be any name"); // else it uses TCP
    }
    let keys = [("ssl-ca", "ssl_ca"), ("ssl-cert", "ssl_cert"), ("ssl-key", "ssl_key"), ("socket", "unix_socket")];
    let values = keys.into_iter().filter_map(|(ours, name)| Some((name, url.query_param(ours)?)));
    theirs.query_pairs_mut().clear().extend_pairs(values).append_pair(
        "ssl_mode",
        match url.tls() {
            Tls::Plain => "disabled",
            Tls::Opportunistic => "preferred",
            Tls::Required => "required",
            Tls::VerifyCa => "verify_ca",
            _ => "verify_identity",
        },
    );
    String::from(theirs).into()
}

mod tests {
    use std::io::{BufReader, Read as _, Write as _};
    use std::net::TcpStream;

    use diesel::{Connection as _, MysqlConnection};
    use factor3::ExposeSecret as _;

    use super::*;
    use crate::generated::Parts;
    use crate::servers;
    use crate::wire::{LOOPBACKS, captured};

    /// Greets the client as a server without TLS, and returns the packet of its login.
    fn server(mut client: BufReader<TcpStream>) -> Vec<u8> {
        let mut greeting = b"\x0a8.0.0\0\x01\0\0\0saltsalt\0".to_vec();
        // Protocol 4.1, a database, and the plugin of the password.
        greeting.extend([0x09, 0x82, 45, 2, 0, 0x08, 0, 21]);
        greeting.extend([0; 10]);
        greeting.extend(b"saltsaltsalt\0mysql_native_password\0");
        let header = [u8::try_from(greeting.len()).unwrap(), 0, 0, 0];
        client.get_mut().write_all(&[&header[..], &greeting].concat()).unwrap();
        let mut header = [0; 4];
        client.read_exact(&mut header).unwrap();
        let mut login = vec![0; usize::from(header[0]) + 256 * usize::from(header[1])];
        client.read_exact(&mut login).unwrap();
        login
    }

    #[test]
    fn finds_the_server() {
        let parts = Parts { username: "a:p@p".into(), password: "p@ss:/?#".into(), host: String::new(), port: 0 };
        let login = captured(LOOPBACKS[0], &parts, server, |parts| {
            let url: MySqlUrl = parts.url("mysql", "/orders?ssl-mode=DISABLED&wait_timeout=1");
            // The server of this test hangs up.
            assert!(MysqlConnection::establish(database_url(&url).expose_secret()).is_err());
        });
        let has = |bytes: &[u8]| login.windows(bytes.len()).any(|window| window == bytes);
        assert!(has(b"a:p@p\0") && has(b"orders\0"), "{}", String::from_utf8_lossy(&login));
    }

    #[test]
    fn writes_the_keys_that_the_client_reads() {
        let query = |url: &str| {
            let url = database_url(&url.parse().unwrap());
            url.expose_secret().split_once("mysql://app@").unwrap().1.to_owned()
        };
        assert_eq!(query("mysql://app@db/a"), "db:3306/a?ssl_mode=preferred");
        assert_eq!(
            query("mysql://app@db/a?ssl-ca=/ca.pem&ssl_mode=verify_ca&tcp_nodelay=true"),
            "db:3306/a?ssl_ca=%2Fca.pem&ssl_mode=verify_ca"
        );
        assert_eq!(
            query("mysql://app@db/a?socket=/run/x&require_ssl=false"),
            "localhost:3306/a?unix_socket=%2Frun%2Fx&ssl_mode=disabled"
        );
    }

    #[test]
    fn logs_in() {
        let Some((url, wrong)) = servers::urls("FACTOR3_MYSQL_URL", |servers| servers.mysql_url) else { return };
        MysqlConnection::establish(database_url(&url).expose_secret()).unwrap();
        assert!(MysqlConnection::establish(database_url(&wrong).expose_secret()).is_err());
    }
}
