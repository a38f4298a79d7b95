//! The files: lines that people write, and lines that they do not.

use std::fs;
use std::path::Path;

/// A generator of numbers, the same in each run.
pub(crate) struct Numbers(u64);

impl Numbers {
    fn next(&mut self, below: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % below
    }

    fn of<'a>(&mut self, items: &[&'a str]) -> &'a str {
        items[self.next(items.len())]
    }
}

const NAMES: [&str; 8] = ["A", "B", "C", "DB_PASSWORD", "a_1", "X", "Y2", "_z"];
const ODD_NAMES: [&str; 12] = ["a.b", "A-B", "1A", "é", "", "A B", "A\t", "\"A\"", "$A", "..", "CALLER", "A\u{a0}"];
const BARE: [&str; 6] = ["A", "CALLER", "CALLER_2", "NOBODY", "CALL*", "*"];
const EQUALS: [&str; 12] = ["=", "=", "=", "=", "=", "=", "=", "= ", " = ", " =", "==", "=\t"];
const STARTS: [&str; 12] = ["", "", "", "", "", "", "", "", "export ", " ", "\t", "\u{a0}"];
const ENDS: [&str; 8] = ["\n", "\n", "\n", "\n", "\n", "\r\n", "\r\n", "\n\n"];
const VALUES: [&str; 20] = [
    "x",
    "hunter2",
    "8080",
    "a,b",
    "https://db.internal/v1",
    "postgres://u:p@h:5432/d",
    "pa#ss",
    "k=v",
    "~",
    "/a/b",
    "é",
    "a:b",
    "100%",
    "%h",
    "*",
    "?",
    "[x]",
    "{y}",
    "!",
    "x@y",
];
const MARKS: [&str; 28] = [
    "\"", "\"", "'", "'", "`", "\\", "\\\\", "\\n", "\\$", "\\\"", "$", "$$", "$A", "${A}", "${B:-d}", "$(x)", " ",
    " ", "\t", " # note", "#", ";", "&", "|", ">", "(", "\u{a0}", "\\\n",
];
const COMMENTS: [&str; 6] = ["# note", "#A=1", "; note", "# note \\", "   # note", "#"];

/// Writes the files, whose names are their numbers.
pub(crate) fn write_all(dir: &Path, count: usize) {
    let mut numbers = Numbers(2026);
    for number in 0..count {
        fs::write(dir.join(number.to_string()), file(&mut numbers)).unwrap();
    }
}

fn file(numbers: &mut Numbers) -> Vec<u8> {
    let mut bytes = Vec::new();
    if numbers.next(40) == 0 {
        bytes.extend("\u{feff}".bytes());
    }
    // A third of the files has nothing that a tool refuses.
    let is_plain = numbers.next(3) == 0;
    for _ in 0..=numbers.next(5) {
        line(numbers, is_plain, &mut bytes);
    }
    if numbers.next(5) == 0 {
        bytes.pop();
    }
    match numbers.next(120) {
        0 => bytes.push(0xff),
        1 => bytes.push(0),
        2 => bytes.extend([b"LONG=".as_slice(), &vec![b'x'; 65_528 + numbers.next(10)], b"\nLAST=1\n"].concat()),
        3 => bytes.extend(b"\rA=after a carriage return\r"),
        _ => {}
    }
    bytes
}

fn line(numbers: &mut Numbers, is_plain: bool, bytes: &mut Vec<u8>) {
    let mut text = String::new();
    match numbers.next(if is_plain { 12 } else { 16 }) {
        0 => text.push_str(numbers.of(&COMMENTS)),
        1 if is_plain => {}
        1 => text.push_str(numbers.of(&BARE)),
        2 => text.push_str(&[numbers.of(&NAMES), "=", &quoted(numbers)].concat()),
        3 => text.push_str(&[numbers.of(&NAMES), "=", &quoted(numbers), numbers.of(&MARKS), &quoted(numbers)].concat()),
        4 => text.push_str(
            &[numbers.of(&NAMES), "=", numbers.of(&VALUES), numbers.of(&[" # note", "  ", "\t", ""])].concat(),
        ),
        12 => text.push_str(&[numbers.of(&ODD_NAMES), numbers.of(&EQUALS), numbers.of(&VALUES)].concat()),
        13 => text.push_str(&[numbers.of(&STARTS), numbers.of(&NAMES), numbers.of(&EQUALS), &mixed(numbers)].concat()),
        _ => text.push_str(&[numbers.of(&NAMES), "=", &mixed(numbers)].concat()),
    }
    bytes.extend(text.bytes());
    bytes.extend(numbers.of(&ENDS).bytes());
}

fn quoted(numbers: &mut Numbers) -> String {
    let quote = numbers.of(&["\"", "'"]);
    [quote, &mixed(numbers), quote].concat()
}

fn mixed(numbers: &mut Numbers) -> String {
    let mut text = String::new();
    for _ in 0..numbers.next(4) {
        let is_mark = numbers.next(3) == 0;
        text.push_str(if is_mark { numbers.of(&MARKS) } else { numbers.of(&VALUES) });
    }
    text
}
