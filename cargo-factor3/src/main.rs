//! `cargo factor3`: finds the configuration debt of a service, and hands over the stories that pay it off.

mod address;
mod audit;
mod calls;
mod credential;
mod env_file;
mod facts;
mod failure;
mod files;
mod finding;
mod mend;
mod read;
mod repository;
mod rules;
mod scope;
mod site;
mod tree;
mod words;

use clap_cargo::Workspace;
fn main() {
    let a = audit::run(None, &Workspace::default(), &mut |_| ()).unwrap();
    for f in &a.findings {
        for p in &f.places {
            println!("{}\t{}\t{}\t{:?}\t{}\t{}", p.path, p.line, f.rule.id, f.tier, f.subject, p.excerpt.as_deref().unwrap_or(""));
        }
    }
    for (p, e) in &a.sites.skipped { eprintln!("skipped {p}: {e}"); }
}
