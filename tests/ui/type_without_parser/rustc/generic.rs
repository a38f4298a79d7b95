use factor3::EnvConfig;

#[derive(EnvConfig)]
struct Config<T> {
    a: Wrapper<T>,
}

struct Wrapper<T>(T);

fn main() {
    let _ = Config::<u16>::from_env();
}
