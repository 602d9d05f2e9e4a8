#!/bin/sh
# Installs Debian's PostgreSQL and Java for the slow tests of logs, where they are missing and we may. No database is made or started.

ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || command -v initdb >/dev/null || wanted="postgresql"
command -v java >/dev/null || wanted="$wanted default-jre-headless"
[ -n "$wanted" ] || exit 0
[ "$(id -u)" = 0 ] && command -v apt-get >/dev/null || {
    echo "Logs are not tried in every engine: install $wanted for that." >&2
    exit 1
}
echo "Installing $wanted for the tests of logs ..." >&2
mkdir -p /etc/postgresql-common
[ -e /etc/postgresql-common/createcluster.conf ] || echo "create_main_cluster = false" >/etc/postgresql-common/createcluster.conf
# shellcheck disable=SC2086 # a list of names
{
    apt-get -o Acquire::Retries=5 -qq update
    DEBIAN_FRONTEND=noninteractive apt-get -o Acquire::Retries=5 -qq install -y --no-install-recommends $wanted
} >&2
