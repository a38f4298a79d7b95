use factor3::EnvConfig;

#[derive(EnvConfig)]
struct Outer {
    #[env(nested, prefix = "")]
    aws: Aws,
}

#[derive(EnvConfig)]
#[env(prefix = "AWS_")]
struct Aws {
    region: String,
    #[env(name = "REGION", absolute)]
    fallback: Option<String>,
}

fn main() {}
