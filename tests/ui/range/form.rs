use factor3::EnvConfig;

#[derive(EnvConfig)]
struct Config {
    #[env(range)]
    no_value: u16,
    #[env(range(1..=64))]
    no_equals: u16,
    #[env(min = 1)]
    other_word: u16,
}

fn main() {}
