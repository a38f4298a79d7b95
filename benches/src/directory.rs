//! Reads a directory of 100 files: `directory write DIR` writes them, `directory factor3 DIR 6` loads them six times.

use std::hint::black_box;
use std::path::Path;
use std::{fs, io};

use factor3::{Env, EnvConfig};

/// Ten groups of ten fields: `A_A` to `J_J`.
#[derive(EnvConfig)]
#[expect(dead_code, reason = "nothing reads the fields of what is loaded")]
struct Config {
    #[env(nested)]
    a: Ten,
    #[env(nested)]
    b: Ten,
    #[env(nested)]
    c: Ten,
    #[env(nested)]
    d: Ten,
    #[env(nested)]
    e: Ten,
    #[env(nested)]
    f: Ten,
    #[env(nested)]
    g: Ten,
    #[env(nested)]
    h: Ten,
    #[env(nested)]
    i: Ten,
    #[env(nested)]
    j: Ten,
}

#[derive(EnvConfig)]
#[expect(dead_code, reason = "nothing reads the fields of what is loaded")]
struct Ten {
    a: String,
    b: String,
    c: String,
    d: String,
    e: String,
    f: String,
    g: String,
    h: String,
    i: String,
    j: String,
}

fn main() -> io::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [subject, path, times @ ..] = &arguments[..] else { panic!("directory SUBJECT DIR [TIMES]") };
    let path = Path::new(path);
    let times = times.first().map_or(1, |times| times.parse().expect("a number"));
    (0..times).try_for_each(|_: usize| match &**subject {
        "write" => write(path),
        "factor3" => {
            black_box(Config::load(&Env::dir(path)).map_err(io::Error::other)?);
            Ok(())
        }
        _ => by_hand(path),
    })
}

fn write(path: &Path) -> io::Result<()> {
    fs::create_dir_all(path)?;
    for group in 'A'..='J' {
        for field in 'A'..='J' {
            fs::write(path.join(format!("{group}_{field}")), "a value of the usual length\n")?;
        }
    }
    Ok(())
}

/// Reads each file of the directory.
fn by_hand(path: &Path) -> io::Result<()> {
    let mut values = Vec::new();
    for entry in path.read_dir()? {
        let entry = entry?;
        let mut text = fs::read_to_string(entry.path())?;
        text.truncate(text.trim_end().len());
        values.push((entry.file_name(), text));
    }
    black_box(values);
    Ok(())
}
