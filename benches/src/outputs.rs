//! Makes an output of a configuration a given number of times: `outputs summary 50 6`, from the environment of the process.

use factor3::Env;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [what, fields, times] = &arguments[..] else { panic!("outputs WHAT FIELDS TIMES") };
    let [fields, times] = [fields, times].map(|number| number.parse().expect("a number"));
    let output = factor3_benches::outputs(fields).expect("a size that is measured");
    (0..times).for_each(|_| output(what, &Env::process()));
}
