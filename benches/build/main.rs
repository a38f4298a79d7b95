//! The cost of a configuration in a build: work of the compiler, crate by crate, and bytes of the program.
//!
//! `cargo bench --bench build` writes small packages to a directory of its own and builds them. cachegrind counts the
//! instructions of rustc and, apart, of the linker. They repeat to within a per cent. The only table in CPU time is the
//! clean release build, in alternating rounds. `-- leaf`, for example, prints one table of the four: `size`, `leaf`,
//! `clean` and `release`. With `-- --check` it measures only what has a bound, and fails if a bound is exceeded.

mod count;
mod package;

use std::path::Path;
use std::process::ExitCode;

use fields::Subject;
use package::{Build, Package, Profile};

/// The most that the crate and all that it needs may add to a clean debug build that has `url`, in billions.
const CLEAN: [(&str, f64); 2] = [("factor3, defaults", 35.2), ("factor3, `derive` and `service`", 31.5)];

/// The most that a leaf of 10 and of 300 fields may cost, as a multiple of that of envconfig.
const LEAF: [f64; 2] = [1.35, 1.2];

/// The most KiB that ten fields may add to the stripped program.
const KIB: u64 = 425;

const ENVCONFIG: &str = "envconfig";

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
        build("by hand, all errors", Some(Subject::HandAll), plain, ""),
        build("factor3, `derive` and `service`", Some(Subject::Factor3), plain, &small),
        build("factor3, defaults", Some(Subject::Factor3), plain, &ours("")),
        build(ENVCONFIG, Some(Subject::Envconfig), plain, "envconfig = \"0.11\""),
        build("envy", Some(Subject::Envy), serde, envy),
        build("confique", Some(Subject::Confique), serde, confique),
        build("conf", Some(Subject::Conf), plain, "conf = \"0.4\""),
    ]
}

fn main() -> ExitCode {
    count::wrap();
    let arguments: Vec<_> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    let check = arguments.iter().any(|argument| argument == "--check");
    let names: Vec<_> = arguments.iter().filter(|argument| !argument.starts_with("--")).collect();
    let wanted = |table: &str| names.is_empty() || names.iter().any(|name| *name == table);
    let all = builds();
    let (alone, with) = all.split_first().expect("a list that is not empty");
    let with: Vec<_> = with.iter().filter(|build| !check || is_bounded(build)).collect();
    let tables = Tables { package: Package::new(), alone, with, check };
    let mut kept = true;
    if wanted("size") {
        kept &= tables.size();
    }
    if wanted("leaf") {
        kept &= tables.leaf();
    }
    if wanted("clean") {
        kept &= tables.clean();
    }
    if wanted("release") && !check {
        tables.release();
    }
    if kept { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

struct Tables<'a> {
    package: Package,
    alone: &'a Build,
    with: Vec<&'a Build>,
    check: bool,
}

/// Each prints a table. It returns `true` if all bounds are kept.
impl Tables<'_> {
    fn size(&self) -> bool {
        println!("\nbytes of the stripped release program of ten fields\n");
        println!("| build | bytes | KiB over url |\n|---|--:|--:|");
        let least = self.package.stripped(self.alone);
        println!("| {} | {least} | |", self.alone.name);
        let mut all = true;
        for build in &self.with {
            let bytes = self.package.stripped(build);
            let kib = bytes.saturating_sub(least) / 1024;
            let kept = !is_ours(build) || kib <= KIB;
            println!("| {} | {bytes} | {kib} |{}", build.name, end(kept));
            all &= kept;
        }
        all
    }

    fn leaf(&self) -> bool {
        println!("\nthe package alone, billions of instructions of rustc + of the linker\n");
        println!("| leaf | debug 10 | debug 300 | release 10 | release 300 | IR lines a field |");
        println!("|---|--:|--:|--:|--:|--:|");
        let mut leaves = Vec::new();
        for build in &self.with {
            let debug = [10, 300].map(|fields| self.package.leaf(build, fields, Profile::Debug));
            print!("| {} | {} | {} |", build.name, debug[0], debug[1]);
            if !self.check {
                let release = [10, 300].map(|fields| self.package.leaf(build, fields, Profile::Release));
                let [ten, many] = [10, 300].map(|fields| self.package.ir(build, fields));
                print!(" {} | {} | {} |", release[0], release[1], (many - ten) / 290);
            }
            println!();
            leaves.push((*build, debug.map(|work| work.rustc)));
        }
        let theirs = leaves.iter().find(|(build, _)| build.name == ENVCONFIG).expect("it is measured").1;
        let mut all = true;
        for (build, ours) in leaves.iter().filter(|(build, _)| is_ours(build)) {
            let ratios = [ours[0] / theirs[0], ours[1] / theirs[1]];
            let kept = ratios[0] <= LEAF[0] && ratios[1] <= LEAF[1];
            println!("\n{}, of {ENVCONFIG}, debug: {:.2} and {:.2}{}", build.name, ratios[0], ratios[1], end(kept));
            all &= kept;
        }
        all
    }

    fn clean(&self) -> bool {
        println!("\nclean debug build of ten fields, billions of instructions of rustc over what `url` alone needs\n");
        println!("| build | crates | sum | crate by crate |\n|---|--:|--:|---|");
        let base = self.package.keep_debug(self.alone);
        let mut all = true;
        for build in self.with.iter().filter(|build| !self.check || is_ours(build)) {
            let (crates, counts) = self.package.clean_debug(build, &base);
            let sum: f64 = counts.iter().map(|(_, count)| count).sum();
            let list: Vec<_> = counts.iter().map(|(name, count)| format!("{name} {count:.2}")).collect();
            let kept = CLEAN.iter().all(|(name, bound)| *name != build.name || sum <= *bound);
            println!("| {} | {crates} | {sum:.1} | {} |{}", build.name, list.join(", "), end(kept));
            all &= kept;
        }
        all
    }

    fn release(&self) {
        println!("\nclean release build of ten fields, seconds of CPU, alternating rounds\n");
        println!("| build | `url` alone | build | ratio of the least |\n|---|---|---|--:|");
        for build in self.with.iter().filter(|build| is_bounded(build)) {
            let rounds = [(); 3].map(|()| [self.alone, *build].map(|build| self.package.clean_release(build)));
            let [alone, with] = [0, 1].map(|which| rounds.map(|round| round[which]));
            let least = |seconds: [f64; 3]| seconds.into_iter().fold(f64::MAX, f64::min);
            println!("| {} | {alone:.1?} | {with:.1?} | {:.2} |", build.name, least(with) / least(alone));
        }
    }
}

fn is_ours(build: &Build) -> bool {
    CLEAN.iter().any(|(name, _)| *name == build.name)
}

/// Returns `true` for the builds that a bound is about.
fn is_bounded(build: &Build) -> bool {
    build.name == ENVCONFIG || is_ours(build)
}

/// Returns the end of a row.
fn end(kept: bool) -> &'static str {
    if kept { "" } else { " above its bound" }
}
