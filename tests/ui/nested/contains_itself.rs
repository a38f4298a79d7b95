use factor3::EnvConfig;

#[derive(EnvConfig)]
struct Config {
    name: String,
    #[env(nested)]
    child: Box<Config>,
    #[env(nested)]
    other: other::Config,
}

mod other {
    #[derive(factor3::EnvConfig)]
    pub struct Config {
        name: String,
    }
}

#[derive(EnvConfig)]
#[env(tag = "KIND")]
enum Choice {
    One(Box<Choice>),
    Other {
        #[env(nested)]
        inner: Option<Box<Self>>,
    },
}

fn main() {}
