// The switch of a policy needs the policy, and a name that says what it does.
use factor3::EnvConfig;
use factor3::service::PostgresUrl;

#[derive(EnvConfig)]
struct Config {
    #[env(tls_unless = "DATABASE_INSECURE_TLS")]
    without_tls: PostgresUrl,
    #[env(tls = "verify", tls_unless = "DATABASE_PLAIN")]
    in_silence: PostgresUrl,
    #[env(tls = "verify", tls_unless = "PORT_INSECURE")]
    read_twice: PostgresUrl,
    port_insecure: bool,
    #[env(tls = "verify", tls_unless = "INSECURE_TLS", default = PostgresUrl::clone(&URL))]
    typed: PostgresUrl,
    #[env(tls = "verify", tls_unless = "INSECURE_TLS")]
    shares_it: PostgresUrl,
}

fn main() {}
