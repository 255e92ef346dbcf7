#!/bin/sh
# Completes a packaged program: puts the launcher into its directory, gives old classes a form that the JDK's AOT cache
# (JEP 514) takes, and makes the cache by rendering an environment. Called by Maven.
#   native/jvm/package.sh <directory of quarkus-run.jar> <environment> <JDK>   (absolute paths)
set -eu

program=$1 environment=$2 jdk=$3
log=$program/../aot-cache.log

sources=$(dirname "$0")
cp "$sources/jitsi-renderer" "$program/jitsi-renderer"
cp "$sources/../../.mvn/find-jdk.sh" "$program/find-jdk.sh"
chmod 755 "$program/jitsi-renderer"

"$jdk/bin/java" "$sources/RaiseClassFiles.java" "$program"/lib/*/*.jar

rm -f "$program/app.aot"
# The launcher's own options, so that the cache fits. They are split at blanks, which the path may have, so the cache goes
# into the working directory. What is rendered is of no interest here.
if ! (cd "$program" && JAVA_HOME=$jdk JAVA_OPTS=-XX:AOTCacheOutput=app.aot "$program/jitsi-renderer" render "$environment") \
  >/dev/null 2>"$log"; then
  cat "$log" >&2
  exit 1
fi
# A program without the cache works, and takes twice as long: that must not go unnoticed.
if [ ! -s "$program/app.aot" ]; then
  cat "$log" >&2
  echo "the JDK in $jdk wrote no AOT cache" >&2
  exit 1
fi
