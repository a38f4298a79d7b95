//! A proxy for a server, which can be closed and opened again.

use std::net::SocketAddr;

use tokio::io::copy_bidirectional;
use tokio::net::{TcpListener, TcpStream};
use tokio::task::{JoinHandle, JoinSet};

pub struct Proxy {
    server: String,
    pub address: SocketAddr,
    task: Option<JoinHandle<()>>,
}

impl Proxy {
    pub async fn open(host: &str, port: u16) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let mut proxy = Self { server: format!("{host}:{port}"), address: listener.local_addr().unwrap(), task: None };
        proxy.task = Some(proxy.forward(listener));
        proxy
    }

    fn forward(&self, listener: TcpListener) -> JoinHandle<()> {
        let server = self.server.clone();
        tokio::spawn(async move {
            let mut connections = JoinSet::new();
            while let Ok((mut client, _)) = listener.accept().await {
                let server = server.clone();
                connections.spawn(async move {
                    let mut server = TcpStream::connect(server).await.unwrap();
                    let _ = copy_bidirectional(&mut client, &mut server).await;
                });
            }
        })
    }

    /// Ends every connection, and refuses new ones.
    pub async fn close(&mut self) {
        let task = self.task.take().unwrap();
        task.abort();
        let _ = task.await;
    }

    pub async fn reopen(&mut self) {
        self.task = Some(self.forward(TcpListener::bind(self.address).await.unwrap()));
    }
}
