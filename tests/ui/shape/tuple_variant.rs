use factor3::EnvConfig;

#[derive(EnvConfig)]
#[env(tag = "KIND")]
enum Storage {
    Disk(String, u16),
    Nowhere(),
}

fn main() {}
