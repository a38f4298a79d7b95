#!/usr/bin/env bash
# KUBECONFIG=a:b is the cluster of a for kubectl, that of b with the token of a for Python, and an error for Node.
#
# Version:    kubectl 1.20.5+really1.20.2 of Debian 12, kubernetes 37.0.2 (Python), @kubernetes/client-node 1.3.0 (npm).
# Behaviour:  For kubectl the first file wins, for the current context and for a user of the same name. For Python the
#             last context wins and the first user. Node refuses two files that have a name in common, and a file that
#             does not exist, which kubectl and Python leave out. Python alone expands `~`.
# Good guess: The rule of kubectl: the first file that sets a thing wins, and a missing file is left out.
# For users:  `kubectl config current-context` says staging, and the job in Python works on production. Give a service
#             one file with one context, by its full path.
# Output:     the server and the token. Both files have a user app, a.yaml with the token a, b.yaml with b.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

apt-get download -qq 'kubernetes-client=1.20.5+really1.20.2-1.1+deb12u1' 2>log
dpkg -x kubernetes-client_*.deb package
python3 -m venv venv
venv/bin/pip install --quiet kubernetes==37.0.2
npm init -y >/dev/null
npm install --silent --no-audit --no-fund @kubernetes/client-node@1.3.0

cat >expected <<'TEXT'
a.yaml             kubectl https://a.test a Python https://a.test a Node https://a.test a
a.yaml:b.yaml      kubectl https://a.test a Python https://b.test a Node refused
b.yaml:a.yaml      kubectl https://b.test b Python https://a.test b Node refused
nope.yaml:b.yaml   kubectl https://b.test b Python https://b.test b Node refused
b.yaml:nope.yaml   kubectl https://b.test b Python https://b.test b Node refused
:b.yaml            kubectl https://b.test b Python https://b.test b Node https://b.test b
~/b.yaml           kubectl refused          Python https://b.test b Node refused
 b.yaml            kubectl refused          Python refused          Node refused
TEXT

for name in a b; do
  cat >$name.yaml <<TEXT
apiVersion: v1
kind: Config
clusters: [{name: $name, cluster: {server: "https://$name.test"}}]
users: [{name: app, user: {token: $name}}]
contexts: [{name: $name, context: {cluster: $name, user: app}}]
current-context: $name
TEXT
done
cat >read.py <<'PY'
from kubernetes import client, config

try:
    config.load_kube_config()
    found = client.Configuration.get_default_copy()
    print(found.host, found.api_key["BearerToken"].removeprefix("Bearer "))
except config.ConfigException:
    print("refused")
PY
cat >read.mjs <<'JS'
import { KubeConfig } from "@kubernetes/client-node";
try {
  const config = new KubeConfig();
  config.loadFromDefault();
  console.log(config.getCurrentCluster().server, config.getCurrentUser().token);
} catch {
  console.log("refused");
}
JS
export HOME=$work
for list in a.yaml a.yaml:b.yaml b.yaml:a.yaml nope.yaml:b.yaml b.yaml:nope.yaml :b.yaml '~/b.yaml' ' b.yaml'; do
  export KUBECONFIG=$list
  kubectl=$(package/usr/bin/kubectl config view --minify --raw \
    -o jsonpath='{.clusters[0].cluster.server} {.users[0].user.token}' 2>>log) || kubectl=refused
  printf '%-18s kubectl %-16s Python %-16s Node %s\n' "$list" "$kubectl" "$(venv/bin/python read.py)" "$(node read.mjs)"
done >actual
diff -u expected actual
echo 'as stated'
