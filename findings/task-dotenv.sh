#!/usr/bin/env bash
# Task gives one variable two values: with A in .env and in the environment, $A is the one and {{.A}} the other.
#
# Version:    Task 3.54.0 (go-task-bin), just 1.59.0 (rust-just), Poe the Poet 0.49.0 and PDM 2.29.4, all from PyPI,
#             with the same .env, named in the Taskfile, justfile or pyproject.toml.
# Behaviour:  In a command of Task `$A` is the environment's and `{{.A}}` the file's. Poe takes the file's, also over
#             a variable that is set and empty; just and PDM take the environment's. In the file just and Poe expand
#             `$B` from the environment, Task does not and leaves nothing, PDM keeps it. Task alone reads `{{.B}}` in
#             the file as a template. Of a bcrypt hash just leaves nothing, Task and Poe pieces, PDM all.
# Good guess: The environment beats .env everywhere, and a template is another spelling of the variable.
# For users:  A deployment that sets DATABASE_URL runs the migration on the database of .env under Poe, or under Task
#             when the command has `{{.DATABASE_URL}}`. Write `$NAME` there, put `$` in single quotes in .env, and
#             leave .env out of images.
# Output:     the value in the command, in brackets.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/pip install --quiet go-task-bin==3.54.0 rust-just==1.59.0 poethepoet==0.49.0 pdm==2.29.4

cat >expected <<'TEXT'
A=file, set to proc      task $A [proc]    task {{.A}} [file]    just [proc]    poe [file]    pdm [proc]
A=file, set to nothing   task $A []        task {{.A}} [file]    just []        poe [file]    pdm []
A=$B, B is set           task $A []        task {{.A}} []        just [bee]     poe [bee]     pdm [$B]
A='$B', B is set         task $A [$B]      task {{.A}} [$B]      just [$B]      poe [$B]      pdm [$B]
A={{.B}}, B is set       task $A [bee]     task {{.A}} [bee]     just [{{.B}}]  poe [{{.B}}]  pdm [{{.B}}]
A=pa$word                task $A [pa$word] task {{.A}} [pa$word] just [pa]      poe [pa]      pdm [pa$word]
A=$2y$10$abc             task $A [y$abc]   task {{.A}} [y$abc]   just []        poe [2y10]    pdm [$2y$10$abc]
A=pa#ss                  task $A [pa#ss]   task {{.A}} [pa#ss]   just [pa#ss]   poe [pa#ss]   pdm [pa#ss]
TEXT

cat >Taskfile.yml <<'YAML'
version: "3"
dotenv: [.env]
tasks:
  shell: {silent: true, cmds: ["printf '[%s]' \"$A\""]}
  template: {silent: true, cmds: ["printf '[%s]' '{{.A}}'"]}
YAML
cat >justfile <<'JUST'
set dotenv-load
show:
    @printf '[%s]' "$A"
JUST
cat >pyproject.toml <<'TOML'
[project]
name = "orders"
version = "1"
requires-python = ">=3.11"

[tool.poe]
envfile = ".env"

[tool.poe.tasks]
show = {shell = "printf '[%s]' \"$A\""}

[tool.pdm.scripts]
_.env_file = ".env"
show = {shell = "printf '[%s]' \"$A\""}
TOML
show() { # show LABEL LINE VARIABLE...
  local label=$1
  echo "$2" >.env
  shift 2
  set -- env -i HOME="$work" PATH="$work/venv/bin:/usr/bin:/bin" PDM_CHECK_UPDATE=0 "$@"
  printf '%-24s task $A %-9s task {{.A}} %-9s just %-9s poe %-9s pdm %s\n' "$label" "$("$@" task shell 2>>log)" \
    "$("$@" task template 2>>log)" "$("$@" just show 2>>log)" "$("$@" poe -q show 2>>log)" "$("$@" pdm run show 2>>log)"
}
{
  show 'A=file, set to proc' 'A=file' A=proc
  show 'A=file, set to nothing' 'A=file' A=
  show 'A=$B, B is set' 'A=$B' B=bee
  show "A='\$B', B is set" "A='\$B'" B=bee
  show 'A={{.B}}, B is set' 'A={{.B}}' B=bee
  show 'A=pa$word' 'A=pa$word'
  show 'A=$2y$10$abc' 'A=$2y$10$abc'
  show 'A=pa#ss' 'A=pa#ss'
} >actual
diff -u expected actual
echo 'as stated'
