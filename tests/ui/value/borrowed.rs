use factor3::EnvValue;

#[derive(EnvValue)]
struct Text(&'static str);

#[derive(EnvValue)]
struct Items([u16]);

fn main() {}
