use factor3::EnvConfig;

#[derive(EnvConfig)]
struct Config {
    #[env(default)]
    a: Option<u16>,
    #[env(default = "8080")]
    b: std::option::Option<u16>,
    #[env(default = Some(1), from_str)]
    c: Maybe<u16>,
}

type Maybe<T> = Option<T>;

fn main() {}
