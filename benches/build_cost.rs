//! The cost of a configuration in a build: work of the compiler, crates, bytes of the program, and LLVM IR.
//!
//! `cargo bench --bench build` writes small packages to a directory of its own and builds them. `perf` counts the
//! instructions, which repeat to within a per cent. On a machine without such counters the bench measures CPU time,
//! which is not repeatable while others use the machine.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use fields::Subject;

/// A package to build: the reader of the configuration, and its dependencies.
struct Build {
    name: &'static str,
    subject: Option<Subject>,
    dependencies: String,
}

fn builds() -> Vec<Build> {
    let build = |name, subject, url, dependencies: &str| Build {
        name,
        subject,
        dependencies: format!("url = {{ version = \"2.5\", features = [{url}] }}\n{dependencies}"),
    };
    // Only a crate that reads a field with serde needs that feature of `url`, which is 0.4 of a clean build of `url`.
    let (plain, serde) = ("", "\"serde\"");
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let ours = |options: &str| format!("factor3 = {{ path = {root:?}{options} }}");
    let small = ours(", default-features = false, features = [\"derive\", \"service\"]");
    let envy = "envy = \"0.4\"\nserde = { version = \"1\", features = [\"derive\"] }";
    let confique = "confique = { version = \"0.4\", default-features = false }";
    vec![
        build("url alone", None, plain, ""),
        build("hand_all", Some(Subject::HandAll), plain, ""),
        build("factor3, `derive` and `service`", Some(Subject::Factor3), plain, &small),
        build("factor3, defaults", Some(Subject::Factor3), plain, &ours("")),
        build("envconfig", Some(Subject::Envconfig), plain, "envconfig = \"0.11\""),
        build("envy", Some(Subject::Envy), serde, envy),
        build("confique", Some(Subject::Confique), serde, confique),
        build("conf", Some(Subject::Conf), plain, "conf = \"0.4\""),
    ]
}

fn main() {
    let directory = env::temp_dir().join("factor3-build-cost");
    println!("\nWork is in billions of instructions, or in seconds where the machine does not count them.\n");
    println!(
        "| build | crates | clean debug | leaf of 300, debug | leaf of 300, release | KiB over url | IR lines a field |"
    );
    println!("|---|--:|--:|--:|--:|--:|--:|");
    let mut least = None;
    for build in builds() {
        let package = Package::write(&directory, &build, 10);
        let (clean, crates) = package.clean();
        let bytes = package.stripped();
        let least = *least.get_or_insert((clean, bytes));
        let large = Package::write(&directory, &build, 300);
        let [debug, release] = [&[][..], &["--release"]].map(|profile| large.leaf(profile));
        let lines =
            if build.subject.is_some() { (large.ir() - Package::write(&directory, &build, 10).ir()) / 290 } else { 0 };
        println!(
            "| {} | {crates} | {clean:.1} (+ {:.0} %) | {debug:.2} | {release:.2} | + {} | {lines} |",
            build.name,
            100.0 * (clean / least.0 - 1.0),
            bytes.saturating_sub(least.1) / 1024,
        );
    }
}

struct Package(PathBuf);

impl Package {
    fn write(directory: &Path, build: &Build, fields: usize) -> Self {
        let package = directory.join("package");
        fs::create_dir_all(package.join("src")).expect("the directory for temporary files can be written");
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
            fs::write(package.join(file), text).expect("the directory was made");
        }
        Self(package)
    }

    fn cargo(&self, arguments: &[&str]) -> String {
        self.run(&mut Command::new(cargo()), arguments)
    }

    fn run(&self, command: &mut Command, arguments: &[&str]) -> String {
        command.args(arguments).current_dir(&self.0).env("CARGO_TARGET_DIR", self.0.join("target"));
        let output = command.env("CARGO_INCREMENTAL", "0").output().expect("cargo and perf are there");
        let log = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.success(), "{log}");
        log
    }

    /// Returns the work of a build, and its log.
    fn count(&self, arguments: &[&str]) -> (f64, String) {
        let counts = self.0.join("counts");
        let mut perf = Command::new("perf");
        perf.args(["stat", "--field-separator=,", "--event=instructions:u,task-clock:u", "--output"]);
        let (log, counts) =
            (self.run(perf.arg(&counts).arg("--").arg(cargo()), arguments), fs::read_to_string(&counts));
        let counts = counts.expect("perf is installed");
        // A counter that is not supported has a text instead of a number.
        let mut numbers = counts.lines().filter_map(|line| Some((line, line.split(',').next()?.parse::<f64>().ok()?)));
        let (line, number) = numbers.next().expect("perf counts instructions or time");
        (if line.contains("instructions") { number / 1e9 } else { number / 1e3 }, log)
    }

    /// Builds everything in debug mode. Returns the work, and the number of crates.
    fn clean(&self) -> (f64, usize) {
        self.cargo(&["fetch"]);
        let _ = fs::remove_dir_all(self.0.join("target"));
        let (count, log) = self.count(&["build"]);
        (count, log.matches("Compiling").count())
    }

    /// Builds the package alone, after its dependencies.
    fn leaf(&self, profile: &[&str]) -> f64 {
        let build = [&["build"], profile].concat();
        self.cargo(&build);
        self.cargo(&[&["clean", "--package", "app"], profile].concat());
        self.count(&build).0
    }

    /// Returns the size of the release program.
    fn stripped(&self) -> u64 {
        self.cargo(&["build", "--release"]);
        fs::metadata(self.0.join("target/release/app")).expect("it was built").len()
    }

    /// Counts the lines of LLVM IR of the package in a debug build.
    fn ir(&self) -> usize {
        self.cargo(&["rustc", "--", "--emit=llvm-ir", "-Ccodegen-units=1"]);
        let files = fs::read_dir(self.0.join("target/debug/deps")).expect("it was built").flatten();
        let file = files.map(|file| file.path()).filter(|path| path.extension().is_some_and(|end| end == "ll"));
        let newest = file.max_by_key(|path| path.metadata().and_then(|data| data.modified()).ok());
        fs::read_to_string(newest.expect("it was asked for")).expect("it is text").lines().count()
    }
}

fn cargo() -> OsString {
    env::var_os("CARGO").unwrap_or("cargo".into())
}
