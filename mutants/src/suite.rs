//! The tests of the library, built once, and run for one change after another.

use std::collections::HashMap;
use std::fs;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::Result;
use crate::mutant::Mutant;
use crate::switch::cargo;

/// Left out: those that build something, which would take a minute for each change, and the one that reads the sources.
const LEFT_OUT: [&str; 3] = ["compile_fail", "example", "architecture"];

/// A test that takes longer than this, or than ten times what it takes without a change, has been caught in a loop.
const PATIENCE: Duration = Duration::from_secs(60);

/// Test programs that run at a time.
const AT_A_TIME: usize = 2;

#[derive(Clone, Copy, Debug)]
pub enum Outcome {
    Caught,
    Timeout,
    Missed,
}

pub struct Suite {
    tree: PathBuf,
    switch: PathBuf,
    programs: Vec<Program>,
    /// How many changes of an area a program has caught. What caught many is run first.
    caught: HashMap<(String, usize), usize>,
}

struct Program {
    path: PathBuf,
    /// What it takes without a change.
    takes: Duration,
}

impl Suite {
    /// Builds the tests, and runs each without a change.
    pub fn build(tree: &Path, switch: &Path) -> Result<Self> {
        // Some tests run the examples.
        let package = ["--package", "factor3", "--all-features"];
        let examples = cargo(tree).arg("build").args(package).arg("--examples").status()?;
        let mut command = cargo(tree);
        command.arg("test").args(package).args(["--lib", "--tests", "--no-run", "--message-format", "json"]);
        let output = command.stderr(Stdio::inherit()).output()?;
        if !examples.success() || !output.status.success() {
            return Err("the tests do not build".into());
        }
        let mut suite =
            Self { tree: tree.to_owned(), switch: switch.to_owned(), programs: Vec::new(), caught: HashMap::new() };
        fs::write(switch, "none")?;
        for line in output.stdout.split(|byte| *byte == b'\n').filter(|line| !line.is_empty()) {
            let message: Value = serde_json::from_slice(line)?;
            let name = message["target"]["name"].as_str().unwrap_or("");
            let is_test = message["profile"]["test"] == true && message["target"]["kind"][0] != "example";
            if let (true, Some(path)) = (is_test && !LEFT_OUT.contains(&name), message["executable"].as_str()) {
                suite.programs.push(Program { path: path.into(), takes: PATIENCE });
            }
        }
        for index in 0..suite.programs.len() {
            let start = Instant::now();
            let path = suite.programs[index].path.display().to_string();
            match suite.start(index)?.wait_until(start + 10 * PATIENCE)? {
                Some(true) => suite.programs[index].takes = start.elapsed(),
                _ => return Err(format!("fails without a change: {path}").into()),
            }
        }
        Ok(suite)
    }

    /// Runs the tests with a change, up to the first that fails. The last are those in the documentation of the file.
    pub fn try_on(&mut self, id: usize, mutant: &Mutant) -> Result<Outcome> {
        fs::write(&self.switch, id.to_string())?;
        match self.run_programs(mutant.area())? {
            Outcome::Missed if !self.passes_documentation(&mutant.file)? => Ok(Outcome::Caught),
            outcome => Ok(outcome),
        }
    }

    fn passes_documentation(&self, file: &str) -> Result<bool> {
        let mut command = cargo(&self.tree);
        command.args(["test", "--package", "factor3", "--all-features", "--doc", "--", file]);
        Ok(command.stdout(Stdio::null()).stderr(Stdio::null()).status()?.success())
    }

    fn run_programs(&mut self, area: &str) -> Result<Outcome> {
        let mut order: Vec<usize> = (0..self.programs.len()).collect();
        order.sort_by_key(|index| {
            let caught = self.caught.get(&(area.to_owned(), *index)).copied().unwrap_or(0);
            // Those that have caught something, the most successful first, and then the fast ones.
            (usize::MAX - caught, self.programs[*index].takes)
        });
        order.reverse();
        let mut running: Vec<(usize, Running, Instant)> = Vec::new();
        loop {
            while running.len() < AT_A_TIME
                && let Some(index) = order.pop()
            {
                let limit = PATIENCE.max(10 * self.programs[index].takes);
                running.push((index, self.start(index)?, Instant::now() + limit));
            }
            if running.is_empty() {
                return Ok(Outcome::Missed);
            }
            let mut at = 0;
            while at < running.len() {
                let (index, program, limit) = &mut running[at];
                match program.ended()? {
                    Some(true) => drop(running.swap_remove(at)),
                    Some(false) => {
                        *self.caught.entry((area.to_owned(), *index)).or_default() += 1;
                        return Ok(Outcome::Caught);
                    }
                    None if Instant::now() > *limit => return Ok(Outcome::Timeout),
                    None => at += 1,
                }
            }
            thread::sleep(Duration::from_millis(5));
        }
    }

    fn start(&self, index: usize) -> Result<Running> {
        // A change may make a program ask for memory without end.
        let mut command = Command::new("sh");
        command.args(["-c", "ulimit -v 8388608; exec \"$0\""]).arg(&self.programs[index].path);
        // What cargo sets. A case that is found here is not to be recorded: it fails because of the change.
        command.current_dir(&self.tree).env("CARGO_MANIFEST_DIR", &self.tree).env("CARGO_PKG_NAME", "factor3");
        command.env("FACTOR3_EXAMPLES_BUILT", "1").env("PROPTEST_DISABLE_FAILURE_PERSISTENCE", "1");
        // A program that a test has started ends with it.
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).process_group(0);
        Ok(Running(command.spawn()?))
    }
}

/// A test program, which ends with its owner, and the programs that it has started.
struct Running(Child);

impl Running {
    /// Returns whether it has passed, once it has ended.
    fn ended(&mut self) -> Result<Option<bool>> {
        Ok(self.0.try_wait()?.map(|status| status.success()))
    }

    fn wait_until(&mut self, limit: Instant) -> Result<Option<bool>> {
        while Instant::now() < limit {
            if let Some(passed) = self.ended()? {
                return Ok(Some(passed));
            }
            thread::sleep(Duration::from_millis(5));
        }
        Ok(None)
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // They may have ended by themselves.
        let group = format!("-{}", self.0.id());
        _ = Command::new("kill").args(["-s", "KILL", "--", &group]).stderr(Stdio::null()).status();
        _ = self.0.wait();
    }
}
