#!/bin/sh
# Builds what a release publishes for the processor of this machine, into target/release:
#   native/build.sh native   the image, and out of it the executable and the SBOM; needs podman or docker
#   native/build.sh jvm      the archive for machines with a JDK, and the SBOM
#   native/build.sh          both
# The image is called IMAGE (ghcr.io/jitsi-renderer/jitsi-renderer:<version>) in the engine's store; nothing is pushed.
# CONTAINER_ENGINE names the engine; BUILDER_IMAGE, BUILDER_DIGEST, BASE_IMAGE and BASE_DIGEST what the image is built from.
set -eu
cd "$(dirname "$0")/.."

fail() {
  echo "native/build.sh: $1" >&2
  exit 1
}

checksums() {
  if command -v sha256sum >/dev/null 2>&1; then sha256sum "$@"; else shasum -a 256 "$@"; fi
}

version=$(sed -n 's,^  <version>\(.*\)</version>$,\1,p' pom.xml)
[ -n "$version" ] || fail "pom.xml has no version"
name=jitsi-renderer-$version
release=target/release
image=${IMAGE:-ghcr.io/jitsi-renderer/jitsi-renderer:$version}

case $(uname -m) in
x86_64 | amd64) processor=amd64 ;;
aarch64 | arm64) processor=arm64 ;;
*) fail "there is no image for $(uname -m)" ;;
esac

# Of the commit, so that a build of the same sources is the same on another day.
revision=$(git rev-parse HEAD 2>/dev/null || echo unknown)
epoch=$(git log -1 --format=%ct 2>/dev/null || echo 0)
[ -z "$(git status --porcelain 2>/dev/null)" ] || revision=$revision-changed

find_engine() {
  if [ -n "${CONTAINER_ENGINE-}" ]; then
    command -v "$CONTAINER_ENGINE" >/dev/null 2>&1 || fail "CONTAINER_ENGINE is $CONTAINER_ENGINE, which is not on the PATH"
    engine=$CONTAINER_ENGINE
  elif command -v podman >/dev/null 2>&1; then
    engine=podman
  elif command -v docker >/dev/null 2>&1; then
    engine=docker
  else
    fail "needs podman or docker; for the executable alone: ./mvnw package -Dnative with a Mandrel or GraalVM 25"
  fi
  "$engine" info >/dev/null 2>&1 || fail "$engine does not answer: $("$engine" info 2>&1 | tail -n 1)"
}

build_native() {
  find_engine
  set -- --file native/Containerfile --tag "$image" --build-arg "REVISION=$revision"
  for argument in BUILDER_IMAGE BUILDER_DIGEST BASE_IMAGE BASE_DIGEST; do
    eval "value=\${$argument-}"
    [ -z "$value" ] || set -- "$@" --build-arg "$argument=$value"
  done
  case $engine in
  *podman) set -- "$@" --timestamp "$epoch" ;;
  *) set -- "$@" --build-arg "SOURCE_DATE_EPOCH=$epoch" ;;
  esac
  "$engine" build "$@" .
  container=$("$engine" create "$image")
  "$engine" cp "$container:/usr/local/bin/jitsi-renderer" "$release/$name-linux-$processor"
  "$engine" cp "$container:/usr/share/doc/jitsi-renderer/jitsi-renderer.cdx.json" "$release/$name.cdx.json"
  "$engine" rm "$container" >/dev/null
  echo "image $image"
}

# The launcher finds the same files as in a working copy, and no sources to build. The AOT cache stays here: only the very
# JVM that wrote it takes it.
build_jvm() {
  tar --version 2>/dev/null | grep -q 'GNU tar' || fail "needs GNU tar for the archive"
  ./mvnw -B -q package -Dsbom -DskipTests
  cp "target/$name.cdx.json" "$release/$name.cdx.json"
  tar --sort=name --format=posix --pax-option=delete=atime,delete=ctime --mtime="@$epoch" --owner=0 --group=0 --numeric-owner \
    --mode=u+rw,go=rX --exclude=app.aot --transform="s,^,$name/," -cf - LICENSE plugin.yaml jitsi-renderer .mvn/find-jdk.sh target/quarkus-app |
    gzip -n >"$release/$name-jvm.tar.gz"
}

case "${1-both}" in
native | jvm | both) ;;
*) fail "knows native and jvm, got $1" ;;
esac
rm -rf "$release"
mkdir -p "$release"
case "${1-both}" in
native) build_native ;;
jvm) build_jvm ;;
both)
  build_native
  build_jvm
  ;;
esac
(cd "$release" && checksums "$name"* >SHA256SUMS)
(cd "$release" && cat SHA256SUMS)
