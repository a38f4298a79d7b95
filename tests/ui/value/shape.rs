use factor3::EnvValue;

#[derive(EnvValue)]
struct Bind {
    host: String,
    port: u16,
}

#[derive(EnvValue)]
struct Unit;

#[derive(EnvValue)]
union Union {
    port: u16,
}

#[derive(EnvValue)]
struct Text<'a>(&'a str);

fn main() {}
