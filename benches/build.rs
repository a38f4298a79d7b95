//! Writes the source code of every subject.

use std::path::Path;
use std::{env, fs};

use fields::{LETTERED, Subject};

/// The sizes: three on which code was tuned, three on which it was not, and one with other names.
const SIZES: [usize; 7] = [10, 50, 300, 20, 120, 1000, LETTERED];

fn main() {
    let mut code = String::new();
    let (mut arms, mut outputs) = (String::new(), String::new());
    for subject in Subject::ALL {
        // The peers are compared on the first three.
        let is_peer = subject != Subject::Factor3 && !Subject::HAND.contains(&subject);
        for size in SIZES.iter().take(if is_peer { 3 } else { SIZES.len() }) {
            let module = format!("{}_{size}", subject.name());
            code += &format!("pub(crate) mod {module} {{ use super::*;\n{}}}\n", subject.code(*size));
            arms += &format!("({:?}, {size}) => Some(|| outcome({module}::load())),\n", subject.name());
            if subject == Subject::Factor3 {
                outputs += &format!("{size} => Some(output::<{module}::Config>),\n");
            }
        }
    }
    code += &format!(
        "pub fn load(subject: &str, size: usize) -> Option<Load> {{ match (subject, size) {{ {arms} _ => None }} }}"
    );
    code += &format!("pub fn outputs(size: usize) -> Option<Output> {{ match size {{ {outputs} _ => None }} }}");
    let out = env::var_os("OUT_DIR").expect("cargo sets it");
    fs::write(Path::new(&out).join("subjects.rs"), code).expect("cargo made the directory");
    println!("cargo::rerun-if-changed=build.rs");
}
