//! Links: from a page of the repository to its files, and from the documentation of the crate to its pages.

use std::path::Path;

use crate::{README, ROOT, joined, markdown, read};

/// Pages that are read in the repository.
const PAGES: [&str; 4] = [README, "CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md"];

fn is_elsewhere(target: &str) -> bool {
    target.starts_with("https://") || target.starts_with('#')
}

#[test]
fn every_link_of_a_page_leads_to_a_file_of_the_repository() {
    for page in PAGES {
        for target in markdown::targets(&read(page)) {
            assert!(is_elsewhere(&target) || Path::new(ROOT).join(&target).exists(), "{page} links to {target}");
        }
    }
}

/// The front page of the documentation is the README with the targets of `src/lib.rs` before it. rustdoc checks those
/// that are items.
#[test]
fn no_link_of_the_front_page_leads_to_a_file_which_the_documentation_does_not_have() {
    let library = read("src/lib.rs");
    let head = joined(library.lines().filter_map(|line| line.strip_prefix("//!")).map(str::trim));
    let targets = markdown::targets(&(head + &read(README)));
    assert!(targets.iter().any(|target| target == "guide::secrets"), "{targets:?}");
    for target in targets {
        let is_item = target.split("::").all(|name| name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_'));
        assert!(is_elsewhere(&target) || is_item, "the front page links to {target}");
    }
}
