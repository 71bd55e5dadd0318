#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Proves that a fresh Debian 12 needs nothing beyond ./dev: bootstraps a minimal system, clones this
# repository's last commit into it and runs a verb there, as root, without a terminal.
#
#   tests/support/clean_root.sh [--keep] [FOLDER [VERB…]]      default: /var/tmp/luming-clean-root test
#
# The package mirrors, certificates and proxies are the host's own. The bootstrapped base stays in
# FOLDER/base for the next time; the tried root, FOLDER/root, is removed unless --keep is given.
set -euo pipefail

keep=false
[[ "${1:-}" != --keep ]] || { keep=true; shift; }
folder="${1:-/var/tmp/luming-clean-root}"
shift || true
verb=("${@:-test}")
repository="$(git -C "$(dirname "$(readlink -f "$0")")" rev-parse --show-toplevel)"
base="$folder/base"
root="$folder/root"

host_mirrors() { # "deb URI SUITE COMPONENT" of Debian's own archives, from what apt uses here
    # shellcheck disable=SC2016  # apt fills these in
    apt-get indextargets --format '$(LABEL)|deb $(REPO_URI) $(CODENAME) $(COMPONENT)' 'Created-By: Packages' |
        sed -n 's/^Debian\(-Security\)\?|//p' | grep bookworm | sort -u
}

bootstrap() {
    local mirror
    mirror="$(host_mirrors | awk '$3 == "bookworm" { print $2; exit }')"
    [[ -n "$mirror" ]] || { echo "apt knows no mirror of Debian bookworm" >&2; exit 1; }
    debootstrap --variant=minbase bookworm "$base.new" "$mirror"
    mv "$base.new" "$base"
}

copy_host_network() { # the way out of this machine, and nothing else of it
    cp -L /etc/resolv.conf /etc/hosts "$root/etc/"
    host_mirrors >"$root/etc/apt/sources.list"
    local setting
    for setting in /etc/apt/apt.conf.d/*; do
        ! grep -qsE 'Acquire::(http|https|Check)' "$setting" || cp "$setting" "$root/etc/apt/apt.conf.d/"
    done
    mkdir -p "$root/etc/ssl/certs"
    cp -L /etc/ssl/certs/ca-certificates.crt "$root/etc/ssl/host-certificates.crt"
}

leave() {
    local place
    for place in dev/shm dev/pts dev sys proc; do
        ! mountpoint -q "$root/$place" || umount "$root/$place"
    done
    $keep || rm -rf --one-file-system "$root"
}

enter() {
    mount -t proc proc "$root/proc"
    mount -t sysfs sysfs "$root/sys"
    mount -t tmpfs tmpfs "$root/dev"
    local device
    for device in null zero full random urandom tty; do
        cp -a "/dev/$device" "$root/dev/"
    done
    ln -s /proc/self/fd "$root/dev/fd"
    mkdir "$root/dev/shm" "$root/dev/pts"
    mount -t tmpfs tmpfs "$root/dev/shm"
    mount -t devpts devpts "$root/dev/pts"
}

run_inside() {
    local proxies
    mapfile -t proxies < <(env | grep -iE '^(https?|no|all)_proxy=' || true)
    env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root CI=true "${proxies[@]}" \
        NODE_EXTRA_CA_CERTS=/etc/ssl/host-certificates.crt \
        chroot "$root" /luming/dev "${verb[@]}" </dev/null
}

[[ -d "$base" ]] || bootstrap
[[ ! -e "$root" ]] || leave
[[ ! -e "$root" ]] || rm -rf --one-file-system "$root"
cp -a "$base" "$root"
trap leave EXIT
copy_host_network
git clone -q --no-hardlinks "$repository" "$root/luming"
enter
started=$SECONDS
status=0
run_inside || status=$?
echo "clean root: ./dev ${verb[*]} ended with $status after $((SECONDS - started)) s"
exit "$status"
