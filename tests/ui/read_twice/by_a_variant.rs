use factor3::EnvConfig;

#[derive(EnvConfig)]
struct Config {
    #[env(nested)]
    storage: Storage,
    storage_bucket: String,
}

/// Its variants are alternatives, so they may read the same.
#[derive(EnvConfig)]
#[env(tag = "KIND")]
enum Storage {
    Disk { path: String },
    S3(S3),
    Gcs(S3),
}

#[derive(EnvConfig)]
struct S3 {
    bucket: String,
    path: Option<u16>,
}

fn main() {}
