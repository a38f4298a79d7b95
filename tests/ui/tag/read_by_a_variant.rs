use factor3::EnvConfig;

#[derive(EnvConfig)]
#[env(tag = "KIND")]
enum ByName {
    Disk { kind: String },
    S3 { path: String },
}

#[derive(EnvConfig)]
#[env(tag = "KIND", prefix = "STORAGE_")]
enum InContent {
    S3(S3),
}

#[derive(EnvConfig)]
struct S3 {
    kind: String,
}

#[derive(EnvConfig)]
struct Outer {
    storage_kind: String,
    #[env(nested)]
    storage: Storage,
}

#[derive(EnvConfig)]
#[env(tag = "KIND")]
enum Storage {
    Disk,
}

fn main() {}
