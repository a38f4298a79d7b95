use factor3::EnvConfig;

#[derive(EnvConfig)]
#[env(tag = "KIND", rename_all = "lowercase")]
enum Storage {
    Disk,
    #[env(rename = "disk")]
    Local,
    #[env(rename = "")]
    Nowhere,
}

fn main() {}
