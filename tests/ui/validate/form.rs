use factor3::EnvConfig;

#[derive(EnvConfig)]
#[env(validate = in_order(min + 1, max))]
struct Config {
    #[env(validate)]
    min: u16,
    #[env(validate = "even")]
    max: u16,
    #[env(validate = |n| n > 0)]
    closure: u16,
    #[env(validate = even())]
    no_field: u16,
}

fn main() {}
