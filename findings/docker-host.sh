#!/usr/bin/env bash
# DOCKER_TLS_VERIFY=0 turns TLS on for Docker and Python, =true does not for Node, which takes port 2376 for TLS.
#
# Version:    docker 20.10.24 of Debian 12, docker 7.2.0 (Python, `docker.from_env`), docker-modem 5.0.7 (npm, of
#             dockerode).
# Behaviour:  Any word in DOCKER_TLS_VERIFY means yes to Docker and Python. For docker-modem `1` and the port 2376 do.
#             Without a port Docker takes 2375, docker-modem port 80, and Python refuses. `localhost:22375` is refused
#             by Python, `http://` by Docker. A path is kept by Docker and Python and dropped by docker-modem.
#             `unix:/path` is the host "unix" for all but Python.
# Good guess: The two variables are Docker's, so what `docker` takes works in the clients, and 0 and false are no.
# For users:  Test containers and tools that share DOCKER_HOST with the command line connect elsewhere, or without TLS.
#             Write `tcp://host:2375` or `unix:///path`, and leave DOCKER_TLS_VERIFY out or set it to 1.
# Output:     where each of them connects.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/pip install --quiet docker==7.2.0
npm init -y >/dev/null
npm install --silent --no-audit --no-fund docker-modem@5.0.7
apt-get download -qq docker.io=20.10.24+dfsg1-1+deb12u1+b6 2>log
dpkg -x docker.io*.deb package

cat >expected <<'TEXT'
tcp://HOST:2375         docker http://HOST:2375         python http://HOST:2375         node http://HOST:2375
tcp://HOST:2376         docker http://HOST:2376         python http://HOST:2376         node https://HOST:2376
tcp://HOST              docker http://HOST:2375         python refused                  node http://HOST
localhost:22375         docker http://localhost:22375   python refused                  node http://localhost:22375
http://HOST:2375        docker refused                  python http://HOST:2375         node http://HOST:2375
tcp://HOST:2375/engine  docker http://HOST:2375/engine  python http://HOST:2375/engine  node http://HOST:2375
unix:///run/docker.test docker a socket                 python a socket                 node a socket
unix:/run/docker.test   docker http://unix              python a socket                 node http://unix
DOCKER_TLS_VERIFY=0     docker TLS                      python TLS                      node plain
DOCKER_TLS_VERIFY=false docker TLS                      python TLS                      node plain
DOCKER_TLS_VERIFY=true  docker TLS                      python TLS                      node plain
DOCKER_TLS_VERIFY=1     docker TLS                      python TLS                      node TLS
TEXT

# The address is one on which nothing listens.
address=127.0.0.222
mkdir home
cat >read.py <<'PY'
import docker

try:
    print(docker.from_env(version="1.41").api.base_url.replace("http+docker://localhost", "a socket"))
except docker.errors.TLSParameterError:
    print("TLS")  # it looks for the certificates
except docker.errors.DockerException:
    print("refused")
PY
cat >read.cjs <<'JS'
const { protocol, host, port, socketPath } = new (require("docker-modem"))();
if (socketPath) console.log("a socket");
else if (process.env.DOCKER_TLS_VERIFY) console.log(protocol === "https" ? "TLS" : "plain");
else console.log(`${protocol}://${host}${port ? `:${port}` : ""}`);
JS
docker() { # docker: where the command line connects, by what it says
  local said
  said=$(package/usr/bin/docker version 2>&1 || true)
  case $said in
    *ca.pem*) echo TLS ;;
    *'Invalid bind address'* | *'unable to parse'*) echo refused ;;
    *unix://*) echo a socket ;;
    *tcp://unix*) echo http://unix ;;
    *'lookup unix'*) echo http://unix ;;
    *) grep -oE 'tcp://[^ ]*[^. ]' <<<"$said" | head -n 1 | sed 's/^tcp/http/' ;;
  esac
}
named() { sed "s/$address/HOST/"; }
while read -r host verify; do
  host=${host/HOST/$address}
  export HOME=$work/home DOCKER_HOST=$host
  if [ -n "$verify" ]; then export DOCKER_TLS_VERIFY=$verify; else unset DOCKER_TLS_VERIFY; fi
  label=${verify:+DOCKER_TLS_VERIFY=$verify}
  label=${label:-${host/$address/HOST}}
  printf '%-23s docker %-24s python %-24s node %s\n' "$label" "$(docker | named)" \
    "$(venv/bin/python read.py | named)" "$(node read.cjs | named)"
done <<'TEXT' >actual
tcp://HOST:2375
tcp://HOST:2376
tcp://HOST
localhost:22375
http://HOST:2375
tcp://HOST:2375/engine
unix:///run/docker.test
unix:/run/docker.test
tcp://HOST:2375 0
tcp://HOST:2375 false
tcp://HOST:2375 true
tcp://HOST:2375 1
TEXT
diff -u expected actual
echo 'as stated'
