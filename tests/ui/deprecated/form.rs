use factor3::EnvConfig;

#[derive(EnvConfig)]
struct Config {
    #[env(deprecated)]
    no_name: String,
    #[env(deprecated("OLD"))]
    no_equals: String,
    #[env(deprecated = ("OLD", 2027))]
    no_note: String,
    #[env(deprecated = ("OLD", "gone", "in 2027"))]
    too_much: String,
}

fn main() {}
