use factor3::EnvConfig;

#[derive(EnvConfig)]
struct InOneStruct {
    #[env(shared)]
    region: String,
    #[env(name = "REGION")]
    zone: String,
}

#[derive(EnvConfig)]
struct Nested {
    region: String,
    #[env(nested)]
    bucket: Bucket,
}

#[derive(EnvConfig)]
struct Bucket {
    #[env(absolute, shared)]
    region: String,
}

fn main() {}
