#!/usr/bin/env bash
# A URL in a template of an env file arrives with `&amp;` from five engines, and in app.yaml one of them adds quotes.
#
# Version:    handlebars 6.4.4, tinytemplate 1.2.1, minijinja 3.1.0 (feature json) and tera 2.4.0 (Rust); handlebars
#             4.7.10 and mustache 4.2.0 (npm); chevron 0.14.0 and Jinja2 3.1.6 (Python).
# Behaviour:  handlebars (both), mustache, chevron and tinytemplate escape for HTML whatever the file: `&` is `&amp;`,
#             handlebars and mustache also make `&#x3D;` of `=`. minijinja and tera go by the name of the template.
#             minijinja escapes .yaml and .json as JSON: `A: {{ url }}` has quotes, and with quotes in the template
#             there are two pairs. In .env and .toml it does nothing. Jinja2 and tera leave all three alone.
# Good guess: A template that is rendered to a file of settings is text. An engine that escapes does so in .html.
# For users:  The query of a DATABASE_URL has one wrong key, and a password with a quote is another one. Use
#             `{{{ }}}` or switch the escaping off, once for the whole engine.
# Output:     as in `expected` below.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/pip install --quiet chevron==0.14.0 Jinja2==3.1.6
npm init -y >/dev/null
npm install --silent --no-audit --no-fund handlebars@4.7.10 mustache@4.2.0
cargo init --quiet --vcs none --name render
cargo add --quiet handlebars@=6.4.4 tinytemplate@=1.2.1 tera@=2.4.0 serde_json@=1.0.154
cargo add --quiet minijinja@=3.1.0 --features json

cat >expected <<'TEXT'
handlebars (Rust) http://h/?a&#x3D;1&amp;b&#x3D;&#x27;
tinytemplate      http://h/?a=1&amp;b=&#39;
minijinja app.env http://h/?a=1&b='
minijinja app.yaml "http://h/?a=1&b='"
tera app.env      http://h/?a=1&b='
tera app.yaml     http://h/?a=1&b='
handlebars (npm)  http://h/?a&#x3D;1&amp;b&#x3D;&#x27;
mustache          http:&#x2F;&#x2F;h&#x2F;?a&#x3D;1&amp;b&#x3D;&#39;
chevron           http://h/?a=1&amp;b='
Jinja2            http://h/?a=1&b='
TEXT

cat >src/main.rs <<'RS'
use serde_json::json;

fn main() {
    let url = "http://h/?a=1&b='";
    let values = json!({ "url": url });
    let text = handlebars::Handlebars::new().render_template("{{url}}", &values).unwrap();
    println!("handlebars (Rust) {text}");
    let mut tiny = tinytemplate::TinyTemplate::new();
    tiny.add_template("app.env", "{url}").unwrap();
    println!("tinytemplate      {}", tiny.render("app.env", &values).unwrap());
    for name in ["app.env", "app.yaml"] {
        let mut engine = minijinja::Environment::new();
        engine.add_template(name, "{{ url }}").unwrap();
        let text = engine.get_template(name).unwrap().render(minijinja::context!(url => url)).unwrap();
        println!("{:17} {text}", format!("minijinja {name}"));
    }
    for name in ["app.env", "app.yaml"] {
        let mut engine = tera::Tera::default();
        engine.add_raw_template(name, "{{ url }}").unwrap();
        let mut context = tera::Context::new();
        context.insert("url", url);
        println!("{:17} {}", format!("tera {name}"), engine.render(name, &context).unwrap());
    }
}
RS
cat >render.cjs <<'JS'
const values = { url: "http://h/?a=1&b='" };
console.log("handlebars (npm) ", require("handlebars").compile("{{url}}")(values));
console.log("mustache         ", require("mustache").render("{{url}}", values));
JS
cat >render.py <<'PY'
import chevron
import jinja2

values = {"url": "http://h/?a=1&b='"}
print("chevron          ", chevron.render("{{url}}", values))
print("Jinja2           ", jinja2.Template("{{ url }}").render(values))
PY
{
  cargo run --quiet
  node render.cjs
  venv/bin/python render.py
} >actual
diff -u expected actual
echo 'as stated'
