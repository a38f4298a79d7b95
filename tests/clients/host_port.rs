use std::net::TcpStream;

use factor3::service::HostPort;

fn connect(address: &HostPort) -> std::io::Result<TcpStream> {
    TcpStream::connect((address.host(), address.port()))
}

mod tests {
    use std::net::TcpListener;

    use super::*;
    use crate::wire::LOOPBACKS;

    #[test]
    fn finds_the_server() {
        for ip in LOOPBACKS {
            let listener = TcpListener::bind((ip, 0)).unwrap();
            let address = listener.local_addr().unwrap();
            let connection = connect(&address.to_string().parse().unwrap()).unwrap();
            assert_eq!(connection.peer_addr().unwrap(), address);
        }
    }
}
