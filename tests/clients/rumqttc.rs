use std::time::Duration;

use factor3::ExposeSecret as _;
use factor3::service::MqttUrl;
use rumqttc::{MqttOptions, NetworkOptions, Transport};

fn network(url: &MqttUrl) -> NetworkOptions {
    let mut network = NetworkOptions::new();
    if let Some(seconds) = url.number("conn_timeout") {
        network.set_connection_timeout(seconds);
    }
    network
}

fn options(url: &MqttUrl) -> MqttOptions {
    // Of WebSockets it takes a URL in the place of the host.
    let websocket = || format!("{}://{}/{}", url.scheme(), url.hosts()[0], url.path().unwrap_or_default());
    let (host, transport) = match url.scheme() {
        "ws" => (websocket(), Transport::ws()),
        "wss" => (websocket(), Transport::wss_with_default_config()),
        "mqtts" => (url.host().to_owned(), Transport::tls_with_default_config()),
        _ => (url.host().to_owned(), Transport::tcp()),
    };
    let id = url.query_param("client_id").unwrap_or("orders");
    let mut options = MqttOptions::new(id, host, url.port());
    options.set_transport(transport);
    if let (Some(username), Some(password)) = (url.username(), url.password()) {
        options.set_credentials(username, password.expose_secret());
    }
    if let Some(clean) = url.query_param("clean_session") {
        options.set_clean_session(clean == "true");
    }
    if let Some(seconds) = url.number("keep_alive_secs") {
        options.set_keep_alive(Duration::from_secs(seconds));
    }
    if let Some(number) = url.number("inflight_num") {
        options.set_inflight(number.try_into().unwrap_or(u16::MAX));
    }
    if let Some(number) = url.number("request_channel_capacity_num") {
        options.set_request_channel_capacity(number.try_into().unwrap_or(usize::MAX));
    }
    if let Some(microseconds) = url.number("pending_throttle_usecs") {
        options.set_pending_throttle(Duration::from_micros(microseconds));
    }
    let bytes = |key| url.number(key).map_or(10 * 1024, |bytes| bytes.try_into().unwrap_or(usize::MAX));
    options.set_max_packet_size(bytes("max_incoming_packet_size_bytes"), bytes("max_outgoing_packet_size_bytes"));
    options
}

mod tests {
    use std::io::{BufReader, Read as _};
    use std::net::TcpStream;

    use proptest::prelude::*;
    use rumqttc::{Client, ConnectReturnCode, ConnectionError, Event, Packet};

    use super::*;
    use crate::generated::{Parts, cases, encoded, parts, text};
    use crate::servers;
    use crate::tls;
    use crate::wire::{LOOPBACKS, captured};

    proptest! {
        #![proptest_config(cases())]

        #[test]
        fn holds_the_parts_of_the_url(parts in parts(), id in text()) {
            let options = options(&parts.url("mqtt", format!("?client_id={}", encoded(&id))));
            prop_assert_eq!(options.broker_address(), (parts.host, parts.port));
            let login = options.credentials().unwrap();
            prop_assert_eq!(login.username, parts.username);
            prop_assert_eq!(login.password, parts.password);
            prop_assert_eq!(options.client_id(), id);
        }
    }

    #[test]
    fn has_every_parameter_of_the_url() {
        let url: MqttUrl = "mqtt://mq?client_id=7&clean_session=false&keep_alive_secs=31&inflight_num=7\
                            &request_channel_capacity_num=8&pending_throttle_usecs=9&max_incoming_packet_size_bytes=11\
                            &max_outgoing_packet_size_bytes=12&conn_timeout=13"
            .parse()
            .unwrap();
        let found = options(&url);
        assert_eq!((found.clean_session(), found.keep_alive(), found.inflight()), (false, Duration::from_secs(31), 7));
        assert_eq!((found.request_channel_capacity(), found.pending_throttle()), (8, Duration::from_micros(9)));
        assert_eq!(found.max_packet_size(), 11);
        assert_eq!(network(&url).connection_timeout(), 13);
        // What the URL leaves out is as the client has it.
        let (ours, theirs) = (options(&"mqtt://mq?client_id=7".parse().unwrap()), MqttOptions::new("7", "mq", 1883));
        assert_eq!(format!("{ours:?}"), format!("{theirs:?}"));
    }

    /// The first packet, or of WebSockets the first line.
    fn server(mut client: BufReader<TcpStream>) -> Vec<u8> {
        let mut packet = vec![0; 4096];
        let length = client.read(&mut packet).unwrap();
        packet.truncate(length);
        packet
    }

    fn connect(url: &MqttUrl) {
        // The server of this test hangs up.
        Client::new(options(url), 1).1.iter().next().unwrap().unwrap_err();
    }

    #[test]
    fn finds_the_server() {
        let parts = Parts { username: "app".into(), password: "hunter2".into(), host: String::new(), port: 0 };
        for ip in LOOPBACKS {
            let packet = captured(ip, &parts, server, |parts| connect(&parts.url("mqtt", "")));
            assert!(packet.ends_with(b"\0\x03app\0\x07hunter2"));
            let request = captured(ip, &parts, server, |parts| connect(&parts.url("ws", "/mqtt")));
            assert!(request.starts_with(b"GET /mqtt HTTP/1.1\r\n"));
        }
    }

    #[test]
    fn has_the_tls_that_the_url_means() {
        let transport = |url: &str| options(&url.parse().unwrap()).transport();
        assert!(matches!(transport("mqtt://mq"), Transport::Tcp));
        assert!(matches!(transport("mqtts://mq"), Transport::Tls(_)));
        assert!(matches!(transport("ws://mq"), Transport::Ws));
        assert!(matches!(transport("wss://mq"), Transport::Wss(_)));
    }

    #[test]
    fn logs_in() {
        let Some((url, wrong)) = servers::urls("FACTOR3_MQTT_URL", |servers| servers.mqtt_url) else { return };

        let (client, mut connection) = Client::new(options(&url), 1);
        let first = connection.iter().next().unwrap().unwrap();
        let Event::Incoming(Packet::ConnAck(answer)) = first else { panic!("{first:?}") };
        assert_eq!(answer.code, ConnectReturnCode::Success);
        client.disconnect().unwrap();

        let (_client, mut connection) = Client::new(options(&wrong), 1);
        let refused = connection.iter().next().unwrap().unwrap_err();
        assert!(matches!(refused, ConnectionError::ConnectionRefused(ConnectReturnCode::NotAuthorized)), "{refused}");
    }

    fn first_answer(url: &str) -> Result<(), String> {
        let mut connection = Client::new(options(&url.parse().unwrap()), 1).1;
        let first = connection.iter().next().unwrap();
        first.map(drop).map_err(|error| error.to_string())
    }

    #[test]
    fn talks_as_the_url_says() {
        let client = tls::Client {
            protocol: &tls::MQTT,
            plain: "mqtt://app:hunter2@{address}",
            require: None,
            verify: "mqtts://app:hunter2@{address}",
            connect: first_answer,
            hosts: &tls::HOSTS,
            except: &[],
        };
        client.check(concat!(module_path!(), "::talks_as_the_url_says"));
    }

    #[test]
    fn talks_as_the_url_of_a_websocket_says() {
        let client = tls::Client {
            protocol: &tls::HTTP,
            plain: "ws://app:hunter2@{address}/mqtt",
            require: None,
            verify: "wss://app:hunter2@{address}/mqtt",
            connect: first_answer,
            hosts: &tls::HOSTS,
            except: &[],
        };
        client.check(concat!(module_path!(), "::talks_as_the_url_of_a_websocket_says"));
    }

    #[test]
    fn hands_over_every_parameter_or_names_it() {
        crate::parameters::check("mqtt", 0, "mqtt://mq", |url: &MqttUrl| {
            Ok(format!("{:?} {:?}", options(url), network(url).connection_timeout()))
        });
    }
}
