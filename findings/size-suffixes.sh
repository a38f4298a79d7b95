#!/usr/bin/env bash
# LIMIT=64kb is 65536, 64000 or 8000 bytes, and 64k is 64.
#
# Version:    bytes 3.1.2 (npm, in body-parser and Express), bytesize 2.7.0, byte-unit 5.2.6 and parse-size 1.1.0
#             (Rust).
# Behaviour:  bytes counts in 1024 and knows `kb` but not `k`: it reads `64k` as 64 bytes and `10MiB` as 10, without a
#             word. The Rust crates count `k` and `kb` in 1000; byte-unit reads a small `b` as bits, in its strict
#             form.
# Good guess: An unknown unit is refused, and the case of the `b` does not matter.
# For users:  A limit shared by a Node and a Rust service needs the plain number of bytes: all four read that.
# Output:     as in `expected` below.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

npm init -y >/dev/null
npm install --silent --no-audit --no-fund bytes@3.1.2
cargo init --quiet --vcs none --name sizes
cargo add --quiet bytesize@=2.7.0 byte-unit@=5.2.6 parse-size@=1.1.0

cat >expected <<'TEXT'
64k   bytes 64
64kb  bytes 65536
64KB  bytes 65536
64KiB bytes 64
65536 bytes 65536
64k   bytesize Some(64000) byte-unit Some(64000) parse-size Some(64000)
64kb  bytesize Some(64000) byte-unit Some(8000) parse-size Some(64000)
64KB  bytesize Some(64000) byte-unit Some(64000) parse-size Some(64000)
64KiB bytesize Some(65536) byte-unit Some(65536) parse-size Some(65536)
65536 bytesize Some(65536) byte-unit Some(65536) parse-size Some(65536)
TEXT

cat >src/main.rs <<'RS'
fn main() {
    for text in std::env::args().skip(1) {
        let bytesize = text.parse().ok().map(|size: bytesize::ByteSize| size.as_u64());
        let byte_unit = byte_unit::Byte::parse_str(&text, false).ok().map(|size| size.as_u64());
        let parse_size = parse_size::parse_size(&text).ok();
        println!("{text:5} bytesize {bytesize:?} byte-unit {byte_unit:?} parse-size {parse_size:?}");
    }
}
RS
{
  node -e 'for (const text of process.argv.slice(1)) console.log(text.padEnd(5), "bytes", require("bytes")(text))' \
    64k 64kb 64KB 64KiB 65536
  cargo run --quiet -- 64k 64kb 64KB 64KiB 65536
} >actual
diff -u expected actual
echo 'as stated'
