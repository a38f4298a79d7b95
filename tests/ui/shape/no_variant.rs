use factor3::EnvConfig;

#[derive(EnvConfig)]
#[env(tag = "KIND")]
enum Storage {}

fn main() {}
