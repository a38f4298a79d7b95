//! A picture of a terminal, as SVG.

use std::fmt::Write as _;

/// The size of one character, in pixels. Each line is stretched to it, whatever font the reader has.
const WIDTH: usize = 8;
const HEIGHT: usize = 19;
const MARGIN: usize = 20;

const PLAIN: &str = "#d5dae3";
const COMMAND: &str = "#7fd19b";
const PLACE: &str = "#82aaff";
const HELP: &str = "#e8c477";
const ERROR: &str = "#ff8079";

/// A broken `.env` and its report.
pub(crate) fn of(dotenv: &str, report: &str, status: &str) -> String {
    let mut lines = vec![("$ cat .env", COMMAND)];
    lines.extend(dotenv.lines().map(|line| (line, PLAIN)));
    lines.push(("$ orders", COMMAND));
    lines.extend(report.lines().map(|line| (line, color(line))));
    lines.extend([("$ echo $?", COMMAND), (status, PLAIN)]);

    let columns = lines.iter().map(|(line, _)| line.chars().count()).max().unwrap_or_default();
    let (width, height) = (WIDTH * columns + 2 * MARGIN, HEIGHT * lines.len() + 2 * MARGIN);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" role=\"img\" \
         font-family=\"monospace\" font-size=\"13.3\">\n\
         <title>A broken environment and its report</title>\n\
         <rect width=\"100%\" height=\"100%\" rx=\"8\" fill=\"#1d222b\"/>\n"
    );
    for (row, (line, color)) in lines.into_iter().enumerate() {
        let words = line.trim_start();
        let (indent, length) = (line.len() - words.len(), words.chars().count());
        if length > 0 {
            let _ = writeln!(
                svg,
                "<text x=\"{}\" y=\"{}\" textLength=\"{}\" fill=\"{color}\">{}</text>",
                MARGIN + WIDTH * indent,
                MARGIN + HEIGHT * row + 14,
                WIDTH * length,
                escaped(words),
            );
        }
    }
    svg + "</svg>\n"
}

fn color(line: &str) -> &'static str {
    match line.trim_start() {
        words if words.starts_with("-->") => PLACE,
        words if words.starts_with("help:") => HELP,
        words if words.starts_with("error:") => ERROR,
        _ => PLAIN,
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
