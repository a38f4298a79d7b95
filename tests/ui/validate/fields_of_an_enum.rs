use factor3::EnvConfig;

#[derive(EnvConfig)]
#[env(tag = "KIND", validate = exists(path, other))]
enum Storage {
    Disk { path: String },
}

fn main() {}
