use factor3::EnvConfig;

#[derive(EnvConfig)]
#[env(tag = "KIND", default, name = "STORAGE")]
enum Storage {
    #[env(default = "disk")]
    Disk,
    #[env(name = "s3", prefix = "S3_")]
    S3(#[env(nested, public)] S3),
}

#[derive(EnvConfig)]
#[env(tag = "KIND", rename_all = "lowercase")]
struct S3 {
    #[env(rename = "BUCKET_NAME")]
    bucket: String,
}

fn main() {}
