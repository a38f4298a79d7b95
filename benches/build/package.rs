//! The package that is built.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use fields::Subject;

use crate::count::{self, Work};

/// A configuration to build: the reader, and its dependencies.
pub struct Build {
    pub name: &'static str,
    pub subject: Option<Subject>,
    pub dependencies: String,
}

#[derive(Clone, Copy)]
pub enum Profile {
    Debug,
    Release,
}

impl Profile {
    fn options(self) -> &'static [&'static str] {
        match self {
            Self::Debug => &[],
            Self::Release => &["--release"],
        }
    }
}

/// The directory of a package, which each measurement writes anew.
pub struct Package(PathBuf);

impl Package {
    pub fn new() -> Self {
        Self(env::temp_dir().join("factor3-build-cost"))
    }

    fn write(&self, build: &Build, fields: usize) {
        fs::create_dir_all(self.0.join("src")).expect("the directory for temporary files can be written");
        let manifest = format!(
            "[package]\nname = \"app\"\nversion = \"0.0.0\"\nedition = \"2024\"\n[workspace]\n\
             [profile.release]\nstrip = true\n[dependencies]\n{}\n",
            build.dependencies
        );
        let hand = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/hand.rs");
        let code = match build.subject {
            None => "fn main() { println!(\"{:?}\", url::Url::parse(\"a:b\").is_ok()) }".to_owned(),
            Some(subject) => format!(
                "#![allow(dead_code)]\n#[path = {hand:?}] mod hand;\nuse url::Url;\n{}\n\
                 fn main() {{ match load() {{ Ok(_) => println!(\"ok\"), Err(e) => println!(\"{{e}}\") }} }}",
                subject.code(fields)
            ),
        };
        for (file, text) in [("Cargo.toml", manifest), ("src/main.rs", code)] {
            fs::write(self.0.join(file), text).expect("the directory was made");
        }
    }

    /// Builds everything that is not built yet. Returns the log.
    fn build(&self, profile: Profile) -> String {
        self.run(&mut cargo("build"), profile)
    }

    /// The same, and counts it.
    fn count(&self, profile: Profile) -> (Vec<(String, f64)>, f64, String) {
        let (counts, mut cargo) = (self.0.join("counts"), cargo("build"));
        count::counting(&mut cargo, &counts);
        let log = self.run(&mut cargo, profile);
        let (crates, linker) = count::read(&counts);
        (crates, linker, log)
    }

    fn run(&self, command: &mut Command, profile: Profile) -> String {
        command.args(profile.options()).current_dir(&self.0).env("CARGO_TARGET_DIR", self.0.join("target"));
        // As on a build server, but with the debug information of everyone, whatever the caller goes without.
        command.env("CARGO_INCREMENTAL", "0").env_remove("CARGO_PROFILE_DEV_DEBUG");
        let output = command.output().expect("cargo is there");
        let log = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.success(), "{log}");
        log
    }

    fn clean(&self) {
        let _ = fs::remove_dir_all(self.0.join("target"));
    }

    /// Returns the size of the release program.
    pub fn stripped(&self, build: &Build) -> u64 {
        self.write(build, 10);
        self.build(Profile::Release);
        fs::metadata(self.0.join("target/release/app")).expect("it was built").len()
    }

    /// Counts a build of the package alone, after its dependencies.
    pub fn leaf(&self, build: &Build, fields: usize, profile: Profile) -> Work {
        self.write(build, fields);
        self.build(profile);
        self.run(cargo("clean").args(["--package", "app"]), profile);
        let (crates, linker, _) = self.count(profile);
        Work { rustc: crates.iter().map(|(_, count)| count).sum(), linker }
    }

    /// Counts the lines of LLVM IR of the package in a debug build.
    pub fn ir(&self, build: &Build, fields: usize) -> usize {
        self.write(build, fields);
        self.run(cargo("rustc").args(["--", "--emit=llvm-ir", "-Ccodegen-units=1"]), Profile::Debug);
        let files = fs::read_dir(self.0.join("target/debug/deps")).expect("it was built").flatten();
        let file = files.map(|file| file.path()).filter(|path| path.extension().is_some_and(|end| end == "ll"));
        let newest = file.max_by_key(|path| path.metadata().and_then(|data| data.modified()).ok());
        fs::read_to_string(newest.expect("it was asked for")).expect("it is text").lines().count()
    }

    /// Builds everything in debug mode, and keeps what was built. Returns its directory.
    pub fn keep_debug(&self, build: &Build) -> PathBuf {
        self.clean();
        self.write(build, 10);
        self.build(Profile::Debug);
        let kept = self.0.join("kept");
        let _ = fs::remove_dir_all(&kept);
        fs::rename(self.0.join("target"), &kept).expect("it was built");
        kept
    }

    /// Counts a debug build of what was not kept. Returns the number of all crates, and the instructions of each new one.
    /// A crate that a dependency needs with more features is new.
    pub fn clean_debug(&self, build: &Build, kept: &Path) -> (usize, Vec<(String, f64)>) {
        self.clean();
        // With the times of the files, from which cargo sees what is fresh.
        let copied = Command::new("cp").arg("-a").arg(kept).arg(self.0.join("target")).status();
        assert!(copied.expect("a Linux").success());
        self.write(build, 10);
        let (mut counts, _, log) = self.count(Profile::Debug);
        counts.retain(|(name, _)| name != "build_script_build");
        let fresh = self.run(cargo("build").arg("--verbose"), Profile::Debug).matches("Fresh").count();
        assert!(log.contains("Compiling app"), "{log}");
        (fresh, counts)
    }

    /// Returns the seconds of CPU of a release build of everything.
    pub fn clean_release(&self, build: &Build) -> f64 {
        self.write(build, 10);
        self.run(&mut cargo("fetch"), Profile::Debug);
        self.clean();
        let before = count::seconds_of_children();
        self.build(Profile::Release);
        count::seconds_of_children() - before
    }
}

fn cargo(command: &str) -> Command {
    let mut cargo = Command::new(env::var_os("CARGO").unwrap_or("cargo".into()));
    cargo.arg(command);
    cargo
}
