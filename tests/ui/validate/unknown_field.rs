use factor3::EnvConfig;

#[derive(EnvConfig)]
#[env(validate = in_order(pool_min, pool_mx), validate = positive(workers))]
struct Config {
    pool_min: u16,
    pool_max: u16,
}

fn main() {}
