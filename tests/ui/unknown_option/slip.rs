use factor3::EnvConfig;

#[derive(EnvConfig)]
struct Config {
    #[env(defualt = 8080)]
    port: u16,
    #[env(form_str)]
    host: String,
    #[env(nestd, prefx = "DB_")]
    db: String,
}

fn main() {}
