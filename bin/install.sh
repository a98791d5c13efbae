# Sourced by the commands in bin/: brings in what package-lock.json names, once, and finds the right Node.
set -eu
root=$(CDPATH= cd -- "$(dirname -- "$0")/.." && pwd)
cd "$root"

stamp=node_modules/.installed
if [ ! -e "$stamp" ] || [ package-lock.json -nt "$stamp" ]; then
  command -v npm >/dev/null 2>&1 || { echo "Cần npm (gói 'npm' hoặc 'nodejs' của Debian). npm is needed." >&2; exit 1; }
  echo "Cài các gói… installing packages…" >&2
  npm ci --ignore-scripts --no-audit --no-fund --loglevel=error >&2
  touch "$stamp"
fi

# Node 24 comes as a package on the usual machines, so the machine's own may be older.
if [ -x node_modules/.bin/node ] && node_modules/.bin/node --version >/dev/null 2>&1; then
  node=$root/node_modules/.bin/node
else
  node=$(command -v node || true)
  major=$("${node:-false}" --version 2>/dev/null | sed 's/^v\([0-9]*\).*/\1/') || major=0
  if [ "${major:-0}" -lt 24 ]; then
    echo "Cần Node 24 trở lên trên máy này. Node 24 or newer is needed on this machine." >&2
    exit 1
  fi
fi

# Bundles what changed since the last time (build.ts). To look is quicker here than to start Node for it.
build() {
  newer=$(find src bench test/cast.ts build.ts package-lock.json -newer build/built 2>/dev/null | head -n 1)
  if [ ! -e build/built ] || [ -n "$newer" ]; then "$node" build.ts; fi
}

# Young objects get 8 MB rather than the usual 16 to 32: a commune's server stays below 200 MB with its PostgreSQL.
server_flags='--enable-source-maps --max-semi-space-size=8'
