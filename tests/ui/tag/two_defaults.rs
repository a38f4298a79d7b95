use factor3::EnvConfig;

#[derive(EnvConfig)]
#[env(tag = "KIND")]
enum Storage {
    #[env(default)]
    Disk,
    #[env(default)]
    S3,
}

fn main() {}
