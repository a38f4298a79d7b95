//! The baseline: a file of known debt, one id a line. A run fails only for debt that it does not list.

use std::collections::BTreeSet;
use std::path::Path;

use crate::failure::Failure;
use crate::finding::{Finding, Tier};

/// The name of the file, which is beside the manifest.
pub(crate) const NAME: &str = "factor3.baseline";

const HEADER: &str = "# Known configuration debt, written by `cargo factor3 audit --write-baseline`. Remove a line when its story is done.\n";

/// Marks the findings that the file lists, and returns the listed ids that are no longer found. Only a file that is
/// `wanted` by name must exist.
pub(crate) fn read(path: &Path, wanted: bool, findings: &mut [Finding]) -> Result<Vec<String>, Failure> {
    let text = match std::fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound && !wanted => return Ok(Vec::new()),
        Err(error) => return Err(Failure::new(format!("the baseline {}: {error}", path.display()))),
    };
    let mut ids: BTreeSet<&str> =
        text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')).collect();
    let known: BTreeSet<String> = ids.iter().map(|id| (*id).to_owned()).collect();
    for finding in findings {
        finding.known = known.contains(&finding.id);
        ids.remove(finding.id.as_str());
    }
    Ok(ids.into_iter().map(str::to_owned).collect())
}

pub(crate) fn write(path: &Path, findings: &[Finding]) -> Result<(), Failure> {
    let ids: BTreeSet<&str> =
        findings.iter().filter(|finding| finding.tier == Tier::Debt).map(|finding| finding.id.as_str()).collect();
    let lines: String = ids.into_iter().flat_map(|id| [id, "\n"]).collect();
    std::fs::write(path, format!("{HEADER}{lines}"))
        .map_err(|error| Failure::new(format!("the baseline {}: {error}", path.display())))
}
