#!/usr/bin/env bash
# In an Ansible inventory the PIN 0123 is 83 in YAML alone, and the password 1e5 is 100000.0 in INI alone.
#
# Version:    ansible-core 2.19.14, with `environment: {NAME: "{{ value }}"}` on a task.
# Behaviour:  In an INI inventory a value that is a literal of Python becomes one: a float, a list, None. On the line of
#             a host a `#` ends the line, with the variables behind it, and quotes are taken off before, so that a text
#             needs them twice; under [all:vars] neither is so. In a YAML inventory a value is YAML 1.1. What the
#             process gets is written as Python writes it.
# Good guess: A value of an INI file is text, and both formats give the process one variable.
# For users:  A secret of digits or with a `#` reaches the service changed, and an inventory that moves from INI to YAML
#             changes other values. Keep such values in YAML, in quotes, and compare what arrives.
# Output:     the value as it is written, and the variable from the line of a host, from [all:vars], and from YAML.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/pip install --quiet ansible-core==2.19.14

cat >expected <<'TEXT'
secret   | host secret    | vars secret    | yaml secret
0123     | host 0123      | vars 0123      | yaml 83
1e5      | host 100000.0  | vars 100000.0  | yaml 1e5
1.10     | host 1.1       | vars 1.1       | yaml 1.1
1_000    | host 1000      | vars 1000      | yaml 1000
0x1F     | host 31        | vars 31        | yaml 31
12:30    | host 12:30     | vars 12:30     | yaml 750
yes      | host yes       | vars yes       | yaml True
true     | host true      | vars true      | yaml True
True     | host True      | vars True      | yaml True
None     | host None      | vars None      | yaml None
null     | host null      | vars null      | yaml None
a,b      | host a,b       | vars a,b       | yaml a,b
1,2      | host [1, 2]    | vars [1, 2]    | yaml 1,2
'1e5'    | host 100000.0  | vars 1e5       | yaml 1e5
"'1e5'"  | host 1e5       | vars '1e5'     | yaml '1e5'
pa#ss    | host pa        | vars pa#ss     | yaml pa#ss
TEXT

values=(secret 0123 1e5 1.10 1_000 0x1F 12:30 yes true True None null 'a,b' '1,2' "'1e5'" "\"'1e5'\"" 'pa#ss')
{
  printf 'localhost'
  for i in "${!values[@]}"; do printf ' v%d=%s' "$i" "${values[i]}"; done
  echo
} >host.ini
{
  printf 'localhost\n[all:vars]\n'
  for i in "${!values[@]}"; do printf 'v%d=%s\n' "$i" "${values[i]}"; done
} >vars.ini
{
  printf 'all:\n  hosts:\n    localhost:\n'
  for i in "${!values[@]}"; do printf '      v%d: %s\n' "$i" "${values[i]}"; done
} >yaml.yml
{
  cat <<'YAML'
- hosts: localhost
  connection: local
  gather_facts: false
  vars:
    ansible_python_interpreter: "{{ ansible_playbook_python }}"
  tasks:
    - shell: env >{{ out }}
      environment:
YAML
  for i in "${!values[@]}"; do printf '        V%d: "{{ v%d }}"\n' "$i" "$i"; done
} >play.yml
export HOME=$work ANSIBLE_LOCALHOST_WARNING=false
for inventory in host.ini vars.ini yaml.yml; do
  venv/bin/ansible-playbook -i "$inventory" -e "out=$work/$inventory.env" play.yml >>log 2>&1
done
for i in "${!values[@]}"; do
  printf '%-8s' "${values[i]}"
  for inventory in host.ini vars.ini yaml.yml; do
    printf ' | %s %-9s' "${inventory%.*}" "$(sed -n "s/^V$i=//p" "$inventory.env")"
  done
  echo
done | sed 's/ *$//' >actual
diff -u expected actual
echo 'as stated'
