#!/usr/bin/env bash
# Compares this lesson's server with Flask behind gunicorn serving the same model: requests a second and 99th percentile,
# on this machine, in one run, over the loopback interface alone. Takes about three minutes.
#
#   deployment/src/main/bash/compare-serving.sh [rounds]      (default 5)
#
# Needs a JDK, Maven, and: apt install python3-flask gunicorn python3-sklearn
set -eu

rounds=${1:-5}
clients=16
here=$(cd "$(dirname "$0")/.." && pwd)
root=$(cd "$here/../../.." && pwd)
work=$(mktemp -d)
pids=()
cleanup() {
  for pid in "${pids[@]}"; do kill "$pid" 2>/dev/null || true; done
  wait
  rm -rf "$work"
}
trap cleanup EXIT

for command in java mvn gunicorn; do
  command -v "$command" > /dev/null || { echo "$command is missing; see the first lines of $0" >&2; exit 2; }
done

(cd "$root" && mvn -B -q compile dependency:build-classpath -Dmdep.outputFile="$work/classpath" -pl deployment -am)
export CLASSPATH="$root/deployment/target/classes:$(cat "$work/classpath")"
export BODY_DIMS="$root/datasets/src/main/resources/gradus/datasets/body_dims/body_dims.csv"

free_port() { python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'; }
await() { for _ in $(seq 150); do (exec 3<> "/dev/tcp/127.0.0.1/$1") 2> /dev/null && return; sleep 0.2; done; echo "nothing listens on port $1" >&2; exit 1; }

# Both servers log every request to a file, stay up during the whole run and take turns, so that a busy minute of the machine meets both.
ours=$(free_port); java gradus.deployment.serving.Serve --port "$ours" 2> "$work/ours.log" & pids+=($!); await "$ours"
flask=$(free_port); (cd "$here/python" && exec gunicorn --bind "127.0.0.1:$flask" --workers 2 --worker-class gthread --threads 8 --keep-alive 30 --log-level error --access-logfile - serving_flask:app > "$work/flask.log") & pids+=($!); await "$flask"
sleep 2

ask() { curl -sS -H 'Content-Type: application/json' -d '{"height_cm": 174, "chest_cm": 93, "waist_cm": 77, "thigh_cm": 57, "calf_cm": 36}' "http://127.0.0.1:$1/predict"; echo; }
echo "ours:  $(ask "$ours")"
echo "flask: $(ask "$flask")"

for round in $(seq "$rounds"); do
  warm=$([ "$round" = 1 ] && echo 40 || echo 1) # the JVM compiles what it has seen often
  java gradus.deployment.throughput.LoadTest "$ours" "$clients" "$warm" 8 ours "$work/results.csv"
  java gradus.deployment.throughput.LoadTest "$flask" "$clients" "$warm" 8 flask "$work/results.csv"
done

echo "server,clients,requests,errors,per_second,median_ms,p99_ms"
cat "$work/results.csv"
python3 - "$work/results.csv" <<'PYTHON'
import csv, statistics, sys
rows = list(csv.reader(open(sys.argv[1])))
middle = lambda name, column: statistics.median(float(r[column]) for r in rows if r[0] == name)
print(f"requests a second, ours / flask: {middle('ours', 4) / middle('flask', 4):.1f}")
print(f"99th percentile, flask / ours:   {middle('flask', 6) / middle('ours', 6):.1f}")
print(f"median latency, flask / ours:    {middle('flask', 5) / middle('ours', 5):.1f}")
PYTHON
