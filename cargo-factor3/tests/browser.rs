//! The page in a real browser: it fits a phone, its filters work without scripts, and it has a light and a dark theme.

mod common;

use std::io::Write;
use std::process::Command;

use common::Project;

/// Probes the page, and leaves the answers in its title. The script belongs to the test, as the page has none.
const PROBE: &str = r#"<script>
const shown = name => [...document.querySelectorAll("article." + name)].filter(card => card.offsetParent !== null).length;
const luminance = text => {
  const [r, g, b] = text.match(/[\d.]+/g).map(Number).map(c => c / 255).map(c => c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const contrast = (a, b) => { const [x, y] = [luminance(a), luminance(b)].sort((p, q) => q - p); return (x + 0.05) / (y + 0.05); };
const answers = [];
answers.push("fits " + (document.documentElement.scrollWidth <= window.innerWidth));
answers.push("stories " + shown("tier-debt") + " notes " + shown("tier-note"));
document.getElementById("tier-note").click();
answers.push("without notes " + shown("tier-debt") + " " + shown("tier-note"));
document.getElementById("factor-7").click();
answers.push("without VII " + shown("tier-debt"));
document.getElementById("crate-0").click();
answers.push("without the crate " + shown("tier-debt"));
for (const scheme of ["light", "dark"]) {
  document.documentElement.style.colorScheme = scheme;
  const card = getComputedStyle(document.querySelector("article")).backgroundColor;
  const least = Math.min(...[...document.querySelectorAll("article *")].map(part => contrast(getComputedStyle(part).color, card)));
  answers.push(scheme + " " + (least >= 4.5));
}
document.title = answers.join("; ");
</script>"#;

fn browser() -> Option<&'static str> {
    ["chromium", "chromium-browser", "google-chrome"]
        .into_iter()
        .find(|name| Command::new(name).arg("--version").output().is_ok_and(|output| output.status.success()))
}

#[test]
fn the_page_works_in_a_browser() {
    let Some(browser) = browser() else {
        assert!(std::env::var_os("FACTOR3_REQUIRE_BROWSER").is_none(), "there is no chromium");
        _ = writeln!(std::io::stderr(), "skipped: there is no chromium");
        return;
    };
    let project = Project::main(
        "fn main() {\n    std::env::var(\"SITE_URL_WITH_A_NAME_THAT_IS_LONGER_THAN_THE_SCREEN_OF_A_PHONE_IS_WIDE\");\n    TcpListener::bind(\"0.0.0.0:8000\");\n    std::fs::write(\"a\", \"b\");\n}\n",
    );
    let page = project.run(&["audit", "--format", "html"]).stdout;
    // The policy of the page forbids the test's script.
    let probed =
        page.replace("default-src 'none'", "script-src 'unsafe-inline'").replace("</body>", &format!("{PROBE}</body>"));
    project.write("page.html", probed);
    let output = Command::new(browser)
        .args(["--headless", "--no-sandbox", "--disable-gpu", "--window-size=500,800", "--dump-dom"])
        .arg(format!("file://{}", project.path().join("page.html").display()))
        .output()
        .unwrap();
    let dom = String::from_utf8(output.stdout).unwrap();
    let title = dom.split("<title>").nth(1).and_then(|rest| rest.split("</title>").next()).unwrap_or(&dom);
    assert_eq!(
        title,
        "fits true; stories 2 notes 1; without notes 2 0; without VII 1; without the crate 0; light true; dark true"
    );
}
