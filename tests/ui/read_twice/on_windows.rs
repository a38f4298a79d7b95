use factor3::EnvConfig;

#[derive(EnvConfig)]
struct Config {
    #[env(name = "HTTP_PROXY")]
    upper: Option<String>,
    #[env(name = "http_proxy", absolute)]
    lower: Option<String>,
}

fn main() {}
