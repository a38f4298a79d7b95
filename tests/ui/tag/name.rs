use factor3::EnvConfig;

#[derive(EnvConfig)]
#[env(tag = "kind")]
enum LowerCase {
    Disk,
}

#[derive(EnvConfig)]
#[env(tag = "")]
enum Empty {
    Disk,
}

#[derive(EnvConfig)]
#[env(tag = "STORAGE-KIND")]
enum Character {
    Disk,
}

#[derive(EnvConfig)]
#[env(tag = "STORAGE_KIND", prefix = "STORAGE_")]
enum RepeatsPrefix {
    Disk,
}

fn main() {}
