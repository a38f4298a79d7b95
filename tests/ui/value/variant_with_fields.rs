use factor3::EnvValue;

#[derive(EnvValue)]
enum Storage {
    Memory,
    Disk { path: String },
    S3(String),
}

fn main() {}
