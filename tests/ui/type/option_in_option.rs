use factor3::EnvConfig;

#[derive(EnvConfig)]
struct Config {
    a: Option<Option<u16>>,
    b: Maybe<Maybe<u16>>,
}

type Maybe<T> = Option<T>;

fn main() {}
