use factor3::EnvConfig;

#[derive(EnvConfig)]
struct Config {
    #[env(alias = "OLD", deprecated = "OLD", alias = "OWN")]
    own: String,
    port: u16,
    #[env(deprecated = "PORT")]
    bind_port: u16,
}

fn main() {}
