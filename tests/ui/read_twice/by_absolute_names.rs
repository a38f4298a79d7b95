use factor3::EnvConfig;

#[derive(EnvConfig)]
struct Config {
    region: String,
    #[env(nested)]
    bucket: Bucket,
}

#[derive(EnvConfig)]
struct Bucket {
    #[env(name = "region", absolute)]
    region: String,
}

fn main() {}
