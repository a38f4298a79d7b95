use factor3::service::KafkaBrokers;
use rskafka::client::ClientBuilder;

fn client(brokers: &KafkaBrokers) -> ClientBuilder {
    ClientBuilder::new(brokers.hosts().iter().map(ToString::to_string).collect())
}

mod tests {
    use std::net::Ipv4Addr;

    use tokio::io::AsyncReadExt as _;
    use tokio::net::TcpListener;

    use super::*;
    use crate::wire::LOOPBACKS;

    /// Whoever sends this is a client of Kafka: its first request is for the versions of requests.
    const API_VERSIONS: u16 = 18;

    #[tokio::test]
    async fn asks_the_brokers() {
        for ip in LOOPBACKS {
            let listener = TcpListener::bind((ip, 0)).await.unwrap();
            // Nobody listens on port 1.
            let brokers = format!("{}:1,{}", Ipv4Addr::LOCALHOST, listener.local_addr().unwrap());
            let client = tokio::spawn(client(&brokers.parse().unwrap()).build());
            let (mut connection, _) = listener.accept().await.unwrap();
            let _length = connection.read_u32().await.unwrap();
            assert_eq!(connection.read_u16().await.unwrap(), API_VERSIONS);
            client.abort();
        }
    }
}
